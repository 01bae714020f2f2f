"""What a course says of itself: as it is typed into a form, and as plain data of the files."""

from __future__ import annotations

from typing import Any

from quizapp.core.facts import Bank
from quizapp.core.suggestions import free_id, letter_for
from quizapp.formats.native.schema_head import RESERVED
from quizapp.formats.native.writer import head_to_plain
from quizapp.formats.typed.facts import Written
from quizapp.formats.typed.places import letters_of
from quizapp.formats.typed.texts import Plain, Typed, full, text_of, words_between_commas

NEEDED = ("title", "source")
OPTIONAL = ("summary", "language", "direction", "written_by", "licence")
LAST = 999  # where a section without a number goes


def head_to_typed(bank: Bank) -> dict[str, Any]:
    """The fields of a course's description, its sections in rows."""
    plain = head_to_plain(bank.head)
    sections = [
        {
            "id": part["id"],
            "order": str(number),
            "title": part["title"],
            "paragraphs": ", ".join(part.get("paragraphs", ())),
        }
        for number, part in enumerate(plain["sections"], start=1)
    ]
    return {key: plain.get(key, "") for key in (*NEEDED, *OPTIONAL)} | {"sections": sections}


def head_from_typed(typed: Typed, bank: Bank) -> Written:
    """What was typed as plain data. A section keeps its id for ever; one without a title is left out."""
    plain = head_to_plain(bank.head)
    for key in OPTIONAL:
        plain.pop(key, None)
    plain |= {key: text_of(typed, key) for key in NEEDED}
    plain |= full({key: text_of(typed, key) for key in OPTIONAL})
    plain["sections"] = _sections(typed, bank)
    return Written("", {"bank": plain}, False, "bank")


def _sections(typed: Typed, bank: Bank) -> list[Plain]:
    rows = [row for row in typed.get("sections") or [] if text_of(row, "title")]
    rows.sort(key=_place)
    taken = {*RESERVED, *bank.section_by_id}
    letters = {letters_of(part) for part in bank.head.sections} - {""}
    found = []
    for row in rows:
        title, known = text_of(row, "title"), bank.section_by_id.get(text_of(row, "id"))
        section_id = known.id if known else free_id(title, taken, f"section-{len(taken)}")
        taken.add(section_id)
        letter = (letters_of(known) if known else "") or letter_for(title, letters)
        marks = [_marks(part, letter) for part in words_between_commas(row, "paragraphs")]
        if marks:
            letters.add(letter)
        found.append({"id": section_id, "title": title, **full({"paragraphs": marks})})
    return found


def _marks(text: str, letter: str) -> str:
    """The paragraphs as files declare them; a number alone is how many there are."""
    return f"{letter}1-{letter}{int(text)}" if text.isascii() and text.isdigit() and int(text) > 0 else text


def _place(row: Typed) -> int:
    text = text_of(row, "order")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else LAST
