"""Folding of typed text, so that case, accents, spaces, quotes, dashes and articles make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.questions import Posted

LONGEST_TYPED = 500
ARTICLES = frozenset({"the", "a", "an"})
_COMMON = (
    "a an and are as at be been between both but by did do does for from had has have how in into is it its "
    "may more most much many not of off on one or other out over than that the their them then there these "
    "they this those to two under until was were what when where which while who whom whose why will with "
    "would year years per cent about"
)
STOP_WORDS = frozenset(_COMMON.split())
_MARKS_DROPPED = {ord(mark): None for mark in "'’‘‛ʼ`´′\"“”„«»"}
_LETTERS = {ord("ı"): "i", ord("ł"): "l", ord("ø"): "o", ord("đ"): "d", ord("æ"): "ae", ord("œ"): "oe"}
_WORDS = {ord("&"): " and ", ord("%"): " per cent "}
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_NOT_WORD = re.compile(r"[\W_]+")
_PERCENT = re.compile(r"\bpercent\b")


def typed(posted: Posted, name: str = "answer") -> str:
    """What was typed under `name`, without outer blanks; raises UnreadableAnswer where it is too long.

    The length is judged before anything else: normalising long runs of accents takes seconds.
    """
    values = posted.get(name) or [""]
    if len(values[0]) > LONGEST_TYPED:
        raise UnreadableAnswer(
            f"The answer is longer than {LONGEST_TYPED} characters. Write the answer alone, in a few words."
        )
    return values[0].strip()


def says_nothing(text: str) -> bool:
    """Whether a typed text is blank: spaces, marks nobody sees, or punctuation only."""
    return not fold(text)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` as it is compared: small letters, no accents, one blank between words, no leading article."""
    plain = text[:4000]
    if not plain.isascii():
        plain = _without_accents(plain)
    plain = plain.casefold().translate(_MARKS_DROPPED)
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    plain = _NOT_WORD.sub(" ", plain.translate(_WORDS)).strip()
    plain = _PERCENT.sub("per cent", plain)
    words = plain.split(" ")
    return " ".join(words[1:]) if len(words) > 1 and words[0] in ARTICLES else plain


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return fold(text).split()


def content_words(text: str) -> list[str]:
    """The folded words of `text` that carry meaning, in order."""
    return [word for word in words_of(text) if word not in STOP_WORDS]


def holds_phrase(folded: str, phrase: str) -> bool:
    """Whether the folded text holds the folded phrase as whole words."""
    return bool(phrase) and phrase in folded and f" {phrase} " in f" {folded} "


def ascii_digits(text: str) -> str:
    """`text` with the decimal digits of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def visible(text: str) -> str:
    """`text` in its compatible form (NFKC), without joiners, bidi marks and soft hyphens."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", ascii_digits(visible(text)).casefold())
    kept = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    return kept.translate(_LETTERS)
