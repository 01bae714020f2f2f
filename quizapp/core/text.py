"""Folding of typed text, so that case, accents, spaces, quotes, dashes and articles make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.questions import Posted
from quizapp.core.scripts import (
    beginning_of,
    is_telling,
    letters_per_word,
    parted,
    pieces,
    stands_in,
    without_blanks_inside,
)

LONGEST_TYPED = 500
ARTICLES = frozenset({"the", "a", "an"})
_COMMON = (
    "a an and are as at be been between both but by did do does for from had has have how in into is it its "
    "may more most much many not of off on one or other out over than that the their them then there these "
    "they this those to two under until was were what when where which while who whom whose why will with "
    "would year years per cent about"
)
STOP_WORDS = frozenset(_COMMON.split())
_MARKS_DROPPED = {ord(mark): None for mark in "'’‘‛ʼ`´′\"“”„«»׳״ـ"}
_LETTERS = {ord("ı"): "i", ord("ł"): "l", ord("ø"): "o", ord("đ"): "d", ord("æ"): "ae", ord("œ"): "oe"}
_LETTERS |= {ord("ٱ"): "ا", ord("ى"): "ي", ord("ی"): "ي", ord("ک"): "ك"}  # one letter on several keyboards
_LETTERS |= {ord("ँ"): "ं", ord("ة"): "ه", ord("ہ"): "ه"}
# Accents, points and vowel signs that readers do without; those of Indian scripts and Thai are letters.
_ACCENTS = re.compile(
    "(?:(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711"
    "\u0730-\u074a\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef])"
)
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
    plain = _words_alone(plain.translate(_WORDS))
    plain = _PERCENT.sub("per cent", plain)
    words = plain.split(" ")
    return " ".join(words[1:]) if len(words) > 1 and words[0] in ARTICLES else plain


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order; two signs in a row where a script has no blanks between words."""
    folded = fold(text)
    return folded.split() if folded.isascii() else parted(folded)


def content_words(text: str) -> list[str]:
    """The folded words of `text` that carry meaning, in order."""
    return [word for word in words_of(text) if word not in STOP_WORDS]


def telling_words(text: str) -> list[str]:
    """The folded words of `text` that are long enough to point to something."""
    return [word for word in content_words(text) if is_telling(word)]


def count_words(text: str, with_small_ones: bool = False) -> int:
    """How many words stand in a text, about, where nothing parts them; small English ones only on demand."""
    return sum(
        -(-len(piece) // letters_per_word(piece)) if is_run else with_small_ones or piece not in STOP_WORDS
        for piece, is_run in pieces(fold(text))
    )


def names_whom(text: str, whom: str) -> bool:
    """Whether a text names somebody: the beginning of each longer word of theirs stands in it."""
    folded, there = fold(text), words_of(text)
    for piece, is_run in pieces(fold(whom)):
        if is_run:
            if piece[:3] not in folded:
                return False
        elif is_telling(piece) and not any(other.startswith(beginning_of(piece)) for other in there):
            return False
    return True


def word_pairs(text: str) -> set[str]:
    """The pairs of neighbouring content words of a text, as they stand in it, folded."""
    folded = fold(text)
    pairs = {" ".join(pair) for pair in pairwise(content_words(text))} if folded.isascii() else set()
    if pairs or folded.isascii():
        return pairs
    parts = [piece for piece in pieces(folded) if piece[1] or piece[0] not in STOP_WORDS]
    for (one, is_run), (other, other_is_run) in pairwise(parts):
        if not is_run and not other_is_run:
            pairs.add(f"{one} {other}")
    for run in (piece for piece, is_run in parts if is_run):
        length = 2 * letters_per_word(run)
        pairs.update(run[place : place + length] for place in range(len(run) - length + 1))
    return pairs


def holds_phrase(folded: str, phrase: str) -> bool:
    """Whether the folded text holds the folded phrase as whole words."""
    if not phrase or phrase not in folded:
        return False
    return f" {phrase} " in f" {folded} " or stands_in(folded, phrase)


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
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).translate(_LETTERS)


def _words_alone(text: str) -> str:
    """Letters, digits and the vowel signs that some scripts write apart, with one blank between words."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text).strip()
    kept = (char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text)
    return without_blanks_inside(" ".join("".join(kept).split()))
