"""Signs that steer GIFT and stand where they are more likely text: in tags, addresses and `&#233;`."""

from __future__ import annotations

import re

from quizapp.formats.imports.gift.pieces import Piece
from quizapp.formats.imports.items import Level
from quizapp.formats.imports.notes import Notes

_ADDRESS = r"https?(?::|\0\0)//[^\s<>\"'~={}]{0,400}"
# An `=` in a tag or in the query of an address belongs to it; Moodle starts a right answer there.
_EQUALS = re.compile(
    rf"<[A-Za-z][\w:-]*(?:\s[^<>~{{}}]*)?>|{_ADDRESS}(?:[?&][\w.%-]{{1,100}}=[^\s<>\"'~={{}}&]*)+"
)
# A `#` in a sign by its number or in a tag with attributes belongs to it; Moodle starts feedback there.
_HASH = re.compile(
    r"&#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});|<[A-Za-z][\w:-]*\s[^<>~{}#]{0,300}(?:=|\0\0)[^<>~{}]{0,300}>"
)
_ADDRESS_BEFORE = re.compile(rf"{_ADDRESS}\Z")
_FARTHEST = 420  # characters that an address is looked for in


def equals_in_text(mask: str) -> set[int]:
    """The places of each `=` that is text."""
    if "<" not in mask and "http" not in mask:
        return set()
    return _places(_EQUALS, mask, "=")


def cut_comment(piece: Piece, notes: Notes) -> tuple[Piece, Piece | None]:
    """An answer, and what is said to who gives it; None where nothing is."""
    mask = piece.mask
    texts = _places(_HASH, mask, "#") if "&#" in mask or "<" in mask else set()
    place = next((match.start() for match in re.finditer("#", mask) if match.start() not in texts), None)
    passed = [at for at in sorted(texts) if place is None or at < place]
    if passed:
        message = (
            f"the # in column {piece.column_at(passed[0])} stands in a tag or in a sign such as &#233; and "
            "was read as text; Moodle starts feedback there. Write \\#"
        )
        notes.add("unescaped-hash", Level.NOTICE, message, piece.line_at(passed[0]), "answer")
    if place is None:
        return piece, None
    return piece.part(0, place), piece.part(place + 1)


def say_tilde(section: Piece, place: int, notes: Notes) -> None:
    """Say it where a `~` stands in an address, as in `https://x.org/~name`."""
    if section.mask[place - 1 : place] == "/" and _ends_in_address(section.mask[:place]):
        message = (
            f"the ~ in column {section.column_at(place)} follows an address without a space and starts "
            "another answer, as in Moodle; if it is meant as text, write \\~, else put a line break before it"
        )
        notes.add("unescaped-tilde", Level.NOTICE, message, section.line_at(place), "answer")


def say_hash(piece: Piece, text: Piece, comment: Piece, notes: Notes) -> None:
    """Say it where a # ends a word, as in C#, or stands in an address; given the parts `cut_comment` gave."""
    place = text.end - piece.start
    where = f"the # in column {piece.column_at(place)}"
    if comment.raw == "" and piece.mask[place - 1 : place].isalpha():
        what = f"{where} ends the answer '{text.text[-40:]}' and is not shown, as in Moodle"
    elif comment.raw[:1].isalnum() and _ends_in_address(piece.mask[:place]):
        what = f"{where} follows an address without a space and starts feedback, as in Moodle"
    else:
        return
    message = f"{what}; if it is meant as text, write \\#"
    notes.add("unescaped-hash", Level.NOTICE, message, piece.line_at(place), "answer")


def _ends_in_address(mask: str) -> bool:
    return _ADDRESS_BEFORE.search(mask[-_FARTHEST:]) is not None


def _places(pattern: re.Pattern[str], mask: str, sign: str) -> set[int]:
    spans = (range(match.start(), match.end()) for match in pattern.finditer(mask))
    return {place for span in spans for place in span if mask[place] == sign}
