"""The cards of the notes of a package: a row for every card that stands in Anki."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.formats.imports.anki_notes import no_card
from quizapp.formats.imports.anki_package.collection import CardRecord, NoteRecord, NoteType
from quizapp.formats.imports.anki_package.gaps import gap_rows
from quizapp.formats.imports.anki_package.looks import Look, looks_of
from quizapp.formats.imports.anki_package.media import Media
from quizapp.formats.imports.anki_package.notes import NO_TYPE, in_deck, note_of, trouble_with, values_of
from quizapp.formats.imports.anki_package.plain import Budget, Sides
from quizapp.formats.imports.anki_package.two_sides import card_row
from quizapp.formats.imports.items import ItemRow


class CardReader:
    """Makes rows of notes; what the note types look like is found out once."""

    def __init__(self, media: Media) -> None:
        self._media = media
        self._budget = Budget()
        self._looks: dict[NoteType, tuple[Look, ...]] = {}

    def rows_of(self, record: NoteRecord) -> Iterator[ItemRow]:
        """A row for each card of a note; one that says why where it has none. Raises NotReadable."""
        note, trouble = note_of(record), trouble_with(record)
        if trouble or record.notetype is None:
            for one in record.cards or (CardRecord(0, ()),):
                yield no_card(in_deck(note, one), (), *(trouble or ("anki.no-notetype", NO_TYPE)))
            return
        looks, values = self._looks_of(record.notetype), values_of(record)
        if record.notetype.is_cloze and looks:
            yield from gap_rows(note, looks[0], values, record.cards, self._sides(looks[0]))
            return
        for one in record.cards:
            if one.number < len(looks):
                look = looks[one.number]
                yield card_row(in_deck(note, one), one.number, look, values, self._sides(look))
            else:
                yield no_card(in_deck(note, one), (), "anki.no-template", NO_TYPE)

    def _sides(self, look: Look) -> Sides:
        return Sides(self._media, self._budget, list(look.messages))

    def _looks_of(self, notetype: NoteType) -> tuple[Look, ...]:
        if notetype not in self._looks:
            self._looks[notetype] = looks_of(notetype)
        return self._looks[notetype]
