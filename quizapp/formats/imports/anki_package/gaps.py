"""The cards of a cloze note of a package: a row for each gap, and for each card whose gap is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quizapp.formats.imports.anki_cloze import Deletion, deletions
from quizapp.formats.imports.anki_notes import Note, gap_card, in_plain, no_card, why_no_gap
from quizapp.formats.imports.anki_package.collection import CardRecord
from quizapp.formats.imports.anki_package.looks import Look
from quizapp.formats.imports.anki_package.notes import TOO_LONG, in_deck, plainly
from quizapp.formats.imports.anki_package.plain import Sides
from quizapp.formats.imports.anki_package.templates import filled
from quizapp.formats.imports.anki_text import SOUND
from quizapp.formats.imports.items import ItemRow, Level, Message

_EMPTY = "the card is empty in Anki: its gap is no longer in the text; use Tools > Empty Cards there"


def gap_rows(
    note: Note, look: Look, values: Mapping[str, str], cards: Sequence[CardRecord], sides: Sides
) -> Iterator[ItemRow]:
    """The rows of a note. `values` are the HTML of its fields by name. Raises NotReadable."""
    values = {name: text if name in look.gaps else _unmarked(text) for name, text in values.items()}
    front = filled(look.front, values, look.hints)
    back = filled(look.back, values, look.left_out)
    if look.is_too_long or front is None or back is None:
        for one in cards:
            yield no_card(in_deck(note, one), (), "anki.too-long", TOO_LONG)
        return
    sides.plain(front, "text")
    more = [back, *(values.get(name, "") for name in (*look.beside, *sorted(look.hints)))]
    feedback = "\n".join(filter(None, (sides.plain(text, "back") for text in more)))
    source = SOUND.sub("", front)
    found = deletions(source)
    sides.budget.take(source, len(found))
    note = replace(note, pictures=tuple(sides.pictures.values()), first=source)
    yield from _rows(note, cards, found, sides.done(), feedback)


def _rows(
    note: Note, cards: Sequence[CardRecord], found: Sequence[Deletion], said: Sequence[Message], feedback: str
) -> Iterator[ItemRow]:
    """A row for each gap, in the deck of its card, and for each card without one."""
    left = {one.number + 1: one for one in cards}
    for gap in found:
        one = left.pop(gap.number, cards[0])
        yield gap_card(in_deck(note, one), said, in_plain(gap, plainly), feedback)
    for one in left.values():
        if found:
            yield no_card(in_deck(note, one), (), "anki.empty-card", _EMPTY, Level.SKIP)
        else:
            yield no_card(in_deck(note, one), said, "anki.no-gap", why_no_gap(note.first))


def _unmarked(text: str) -> str:
    """A field that has no gaps in it, whatever it says."""
    return text.replace("{{c", "&#123;&#123;c").replace("{{C", "&#123;&#123;C")
