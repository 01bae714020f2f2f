"""The paragraphs of a document, and the sentences and clauses within them."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_SENTENCE = 1_000
LONGEST_PASSAGE = 20_000  # characters of one paragraph that are looked at
_WORDS_OF_ABBREVIATIONS = """
mr mrs ms dr prof st no nos fig figs vol pp p ch sec art cf eg ie etc ca approx est inc ltd co corp jr sr
gen col capt lt jan feb mar apr jun jul aug sep sept oct nov dec vs al ed eds rev
"""
ABBREVIATIONS = frozenset(_WORDS_OF_ABBREVIATIONS.split())
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[^\W_])|\n{2,}|[。！？]")
_LAST_WORD = re.compile(r"([^\W\d_](?:\.[^\W\d_])*)$|(\w+)$")
_CLAUSE = re.compile(
    r";|:(?=\s)|\s[–—]\s|—|[()]"
    r"|,?\s(?=(?:while|whereas|which|who|but|though|although|because|when|where|until|if)\s)"
    r"|,\s(?=(?:and|so|yet|then|it|he|she|they)\s)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its mark (`H8`), its text without marks of notes, where these stood, its page or 0."""

    mark: str
    text: str
    section: str = ""
    notes: tuple[tuple[int, str], ...] = ()  # place in the text, mark of the note
    page: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, from `start` up to, not with, `end`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other lies within."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two overlap."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order; an initial or an abbreviation ends none."""
    found, start = [], 0
    for match in _END.finditer(text[:LONGEST_PASSAGE]):
        if match[0] == "." and _is_abbreviated(text, match.start()):
            continue
        found.append(_trimmed(text, start, match.end()))
        start = match.end()
    found.append(_trimmed(text, start, min(len(text), LONGEST_PASSAGE)))
    return [piece for span in found if span.start < span.end for piece in _cut(span)]


def _cut(span: Span) -> list[Span]:
    """A stretch in pieces of no more letters than are looked at together: time grows by their square."""
    starts = range(span.start, span.end, LONGEST_SENTENCE)
    return [Span(start, min(start + LONGEST_SENTENCE, span.end)) for start in starts]


def clause_of(text: str, sentence: Span, value: Span) -> Span:
    """The part of a sentence around a value, between the marks and words that part clauses."""
    start, end = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= value.start:
            start = match.end()
        elif match.start() >= value.end:
            end = match.start()
            break
    while end > start and text[end - 1] in ".!?…":
        end -= 1
    return _trimmed(text, start, end)


def _is_abbreviated(text: str, stop: int) -> bool:
    last = _LAST_WORD.search(text[max(0, stop - 12) : stop])
    if last is None:
        return False
    word = last[0]
    return (
        (len(word.replace(".", "")) == 1 and word.isalpha())
        or word.casefold() in ABBREVIATIONS
        or "." in word
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)
