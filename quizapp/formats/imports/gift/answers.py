"""The answers of a GIFT question: cut at `=` and `~`, with their weights and what is said to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from quizapp.formats.imports.gift.pieces import SPACE, Piece
from quizapp.formats.imports.gift.signs import cut_comment, equals_in_text, say_hash, say_tilde
from quizapp.formats.imports.gift.texts import plain_text
from quizapp.formats.imports.items import FULL, Level
from quizapp.formats.imports.notes import Notes

WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{0,20})?)%", re.ASCII)
COMMA_WEIGHT = re.compile(r"%-?\d{1,3},\d+%")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of the section: `sign` is `=`, `~` or nothing; `text` without weight; None: no comment."""

    sign: str
    text: Piece
    comment: Piece | None
    weight: Decimal | None

    def feedback(self, form: str, notes: Notes) -> str:
        """What is said to who gives this answer."""
        return plain_text(self.comment, form, notes, "answer feedback") if self.comment else ""


def options_of(section: Piece, signs: str, notes: Notes) -> list[Option]:
    """The answers of a section, cut at `signs`; empty ones are left out with a message."""
    options = []
    for sign, piece in _cut(section, signs, notes):
        weight, rest = _weight(piece, notes)
        text, comment = cut_comment(rest, notes)
        if text.raw == "" and comment is None and weight is None:
            _say_empty(sign, piece, notes)
            continue
        if comment is not None and weight is None:  # with weights it was written by a program, not by hand
            say_hash(rest, text, comment, notes)
        options.append(Option(sign, text, comment, weight))
    return options


def with_hash(option: Option, notes: Notes) -> Option:
    """The answer, the # that it begins with as text: `~#00ff00` is a colour, and Moodle shows nothing."""
    if option.text.raw != "" or option.comment is None:
        return option
    whole = Piece(option.text.of, option.comment.start, option.comment.end)
    start = whole.of.text.rfind("#", 0, whole.start)
    whole = Piece(whole.of, start, whole.end)
    message = (
        f"'{whole.text[:60]}' was read as text; Moodle takes it for feedback to an empty answer. Write \\#"
    )
    notes.add("hash-at-start", Level.NOTICE, message, whole.line, "answer")
    return Option(option.sign, whole, None, option.weight)


def weight_in_words(percent: Decimal) -> str:
    """A weight as GIFT writes it."""
    return f"%{percent.normalize():f}%"


def _cut(section: Piece, signs: str, notes: Notes) -> Iterator[tuple[str, Piece]]:
    mask = section.mask
    places = []
    texts = equals_in_text(mask)
    for match in re.finditer(f"[{signs}]", mask):
        if match.start() in texts:
            _say_equals(section, match.start(), notes, is_text=True)
            continue
        places.append(match.start())
        if match[0] == "~":
            say_tilde(section, match.start(), notes)
        if match[0] == "=" and match.start() and mask[match.start() - 1] not in SPACE + signs + "#>":
            _say_equals(section, match.start(), notes, is_text=False)
    first = section.part(0, places[0] if places else None)
    if first.raw:
        yield "", first
    for start, end in pairwise([*places, None]):
        if start is not None:
            yield mask[start], section.part(start + 1, end)


def _weight(piece: Piece, notes: Notes) -> tuple[Decimal | None, Piece]:
    """The weight an answer begins with, None without one, and the rest."""
    mask = piece.mask
    if mask[:1] != "%":
        return None, piece
    found = WEIGHT.match(mask)
    if found is None:
        comma = COMMA_WEIGHT.match(mask)
        if comma:
            message = (
                f"the weight {comma[0]} has a comma, so Moodle takes it for text; "
                f"write {comma[0].replace(',', '.')}"
            )
            notes.add("weight-with-comma", Level.ERROR, message, piece.line, "answer")
        return None, piece
    weight = Decimal(found[1])
    if abs(weight) > FULL:
        message = f"the weight {found[0]} is beyond 100; write one from %-100% to %100%"
        notes.add("weight-too-large", Level.ERROR, message, piece.line, "answer")
    return weight, piece.part(found.end())


def _say_equals(section: Piece, place: int, notes: Notes, is_text: bool) -> None:
    where = f"the = in column {section.column_at(place)}"
    if is_text:
        message = (
            f"{where} stands in a tag or an address and was read as text; Moodle starts another right "
            "answer there. Write \\="
        )
    else:
        message = (
            f"{where} follows a word without a space and starts another right answer, as in Moodle; "
            "if it is meant as text, write \\=, else put a line break before it"
        )
    notes.add("unescaped-equals", Level.NOTICE, message, section.line_at(place), "answer")


def _say_empty(sign: str, piece: Piece, notes: Notes) -> None:
    message = (
        f"an answer without text after {sign or 'the brace'} was left out; write its text or remove the sign"
    )
    notes.add("empty-answer", Level.LOSS, message, piece.line, "answer")
