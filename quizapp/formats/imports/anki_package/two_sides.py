"""A card of a package with two sides: what its templates make of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quizapp.formats.imports.anki_notes import PICTURES, Note, card, no_card
from quizapp.formats.imports.anki_package.looks import Look
from quizapp.formats.imports.anki_package.notes import TOO_LONG
from quizapp.formats.imports.anki_package.plain import Sides
from quizapp.formats.imports.anki_package.templates import filled
from quizapp.formats.imports.items import ItemRow


def card_row(note: Note, number: int, look: Look, values: Mapping[str, str], sides: Sides) -> ItemRow:
    """The row of a card; the first of a note has its id, the second `/2` behind it. Raises NotReadable.

    `number` counts from 0; `values` are the HTML of the fields by name.
    """
    front = filled(look.front, values, look.hints | {look.typed})
    back = filled(look.back, values, look.left_out)
    if look.is_too_long or front is None or back is None:
        return no_card(note, (), "anki.too-long", TOO_LONG)
    stem = sides.plain(front, "front")
    hints = tuple(filter(None, (sides.plain(values.get(name, ""), "hint") for name in sorted(look.hints))))
    answer, feedback = _answer(back, look, values, sides)
    note = replace(note, pictures=tuple(sides.pictures.values()))
    wrong = _empty_side(note, stem, answer, bool(look.typed))
    if wrong:
        return no_card(note, sides.done(), *wrong)
    kind = "short_answer" if look.typed else "flashcard"
    side = f"/{number + 1}" if number else ""
    return card(note, sides.done(), kind, stem, answer, side=side, feedback=feedback, hints=hints)


def _answer(back: str, look: Look, values: Mapping[str, str], sides: Sides) -> tuple[str, str]:
    """The answer and the feedback in plain text; what is typed is the answer, and all else tells more."""
    beside = [sides.plain(values.get(name, ""), "back") for name in look.beside]
    answer = sides.plain(back, "back")
    if look.typed:
        beside.insert(0, answer)
        answer = sides.plain(values.get(look.typed, ""), "back")
    elif not answer:
        answer, beside = "\n".join(filter(None, beside)), []
    return answer, "\n".join(filter(None, beside))


def _empty_side(note: Note, stem: str, answer: str, is_typed: bool) -> tuple[str, str] | None:
    """The code and words of a side that is empty. A picture is enough, but not where it is to be typed."""
    for text, side in ((stem, "front"), (answer, "back")):
        has_picture = bool(note.pictures) and not (is_typed and side == "back")
        if not (text if has_picture else PICTURES.sub("", text)).strip():
            return f"anki.no-{side}", f"nothing to read is on the {side}; write it in words"
    return None
