"""The cards of the notes of a package: a row for every card that stands in Anki."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.formats.imports.anki_cloze import Deletion, deletions
from quizapp.formats.imports.anki_notes import (
    PICTURES,
    Note,
    card,
    gap_card,
    in_plain,
    no_card,
    why_no_gap,
)
from quizapp.formats.imports.anki_package.collection import CardRecord, NoteRecord, NoteType
from quizapp.formats.imports.anki_package.looks import Look, looks_of
from quizapp.formats.imports.anki_package.media import Media
from quizapp.formats.imports.anki_package.plain import Budget, Sides
from quizapp.formats.imports.anki_package.templates import filled
from quizapp.formats.imports.anki_text import SOUND
from quizapp.formats.imports.html import to_text
from quizapp.formats.imports.items import ItemRow, Level, Message
from quizapp.formats.imports.table_rows import Row

_NOWHERE = Row((), 0, 0, "")
_TOO_LONG = "the card is too long to be one; shorten its fields in Anki"
_NO_TYPE = "its note type is not in the file; in Anki use Tools > Check Database and export it again"
_NO_CARD = "the note has no card in Anki, so there is nothing to ask; look at its note type there"
_NO_NOTE = "the card has no note; in Anki use Tools > Check Database and export it again"
_OCCLUSION = "a picture with parts hidden cannot be asked here; it was left out"
_EMPTY = "the card is empty in Anki: its gap is no longer in the text; use Tools > Empty Cards there"


class CardReader:
    """Makes rows of notes; what the note types look like is found out once."""

    def __init__(self, media: Media) -> None:
        self._media = media
        self._budget = Budget()
        self._looks: dict[NoteType, tuple[Look, ...]] = {}

    def rows_of(self, record: NoteRecord) -> Iterator[ItemRow]:
        """A row for each card of a note; one that says why where it has none. Raises NotReadable."""
        note = _note_of(record)
        trouble = _trouble_with(record)
        if trouble:
            for one in record.cards or (CardRecord(0, ()),):
                yield no_card(_in_deck(note, one), (), *trouble)
        elif record.notetype is not None and record.notetype.is_cloze:
            yield from self._gaps(note, record, self._looks_of(record.notetype))
        elif record.notetype is not None:
            for one in record.cards:
                yield self._card(_in_deck(note, one), record, one, self._looks_of(record.notetype))

    def _looks_of(self, notetype: NoteType) -> tuple[Look, ...]:
        if notetype not in self._looks:
            self._looks[notetype] = looks_of(notetype)
        return self._looks[notetype]

    def _card(self, note: Note, record: NoteRecord, one: CardRecord, looks: Sequence[Look]) -> ItemRow:
        """One card with two sides; the first of a note has its id, the second `/2` behind it."""
        if one.number >= len(looks):
            return no_card(note, (), "anki.no-template", _NO_TYPE)
        look = looks[one.number]
        values = _values(record)
        front = filled(look.front, values, look.hints | {look.typed})
        back = filled(look.back, values, look.left_out)
        if look.is_too_long or front is None or back is None:
            return no_card(note, (), "anki.too-long", _TOO_LONG)
        sides = Sides(self._media, self._budget, list(look.messages))
        stem = sides.plain(front, "front")
        hints = tuple(
            filter(None, (sides.plain(values.get(name, ""), "hint") for name in sorted(look.hints)))
        )
        beside = [sides.plain(values.get(name, ""), "back") for name in look.beside]
        answer = sides.plain(back, "back")
        if look.typed:
            beside.insert(0, answer)
            answer = sides.plain(values.get(look.typed, ""), "back")
        elif not answer:
            answer, beside = "\n".join(filter(None, beside)), []
        note = replace(note, pictures=tuple(sides.pictures.values()))
        wrong = _empty_side(note, stem, answer, bool(look.typed))
        if wrong:
            return no_card(note, sides.done(), *wrong)
        kind = "short_answer" if look.typed else "flashcard"
        side = f"/{one.number + 1}" if one.number else ""
        feedback = "\n".join(filter(None, beside))
        return card(note, sides.done(), kind, stem, answer, side=side, feedback=feedback, hints=hints)

    def _gaps(self, note: Note, record: NoteRecord, looks: Sequence[Look]) -> Iterator[ItemRow]:
        """A row for each gap, and for each card whose gap is gone."""
        look = looks[0] if looks else None
        values = _values(record)
        if look is not None:
            values = {name: _unmarked(name, text, look) for name, text in values.items()}
        front = filled(look.front, values, look.hints) if look else None
        back = filled(look.back, values, look.left_out) if look else None
        if look is None or look.is_too_long or front is None or back is None:
            for one in record.cards:
                yield no_card(_in_deck(note, one), (), "anki.too-long", _TOO_LONG)
            return
        sides = Sides(self._media, self._budget, list(look.messages))
        sides.plain(front, "text")
        more = [back, *(values.get(name, "") for name in look.beside)]
        feedback = "\n".join(filter(None, (sides.plain(text, "back") for text in more)))
        note = replace(note, pictures=tuple(sides.pictures.values()))
        source = SOUND.sub("", front)
        found = deletions(source)
        self._budget.take(source, len(found))
        note = replace(note, first=source)
        yield from _gap_rows(note, record.cards, found, sides.done(), feedback)


def _gap_rows(
    note: Note, cards: Sequence[CardRecord], found: Sequence[Deletion], said: Sequence[Message], feedback: str
) -> Iterator[ItemRow]:
    """A row for each gap, each in the deck of its card, and for each card whose gap is gone."""
    left = {one.number + 1: one for one in cards}
    for gap in found:
        one = left.pop(gap.number, cards[0])
        yield gap_card(_in_deck(note, one), said, in_plain(gap, _text), feedback)
    for one in left.values():
        if found:
            yield no_card(_in_deck(note, one), (), "anki.empty-card", _EMPTY, Level.SKIP)
        else:
            yield no_card(_in_deck(note, one), said, "anki.no-gap", why_no_gap(note.first))


def row_without_note() -> ItemRow:
    """What became of a card whose note is not there."""
    return no_card(Note(_NOWHERE, (), "", "", (), ""), (), "anki.no-note", _NO_NOTE)


def _note_of(record: NoteRecord) -> Note:
    first = _text((record.fields or ("",))[0][:2_000])
    kind = record.notetype.name if record.notetype else ""
    return Note(_NOWHERE, (first,), kind, "", tuple(dict.fromkeys(record.tags)), record.guid)


def _in_deck(note: Note, card: CardRecord) -> Note:
    return replace(note, deck="::".join(card.deck))


def _trouble_with(record: NoteRecord) -> tuple[str, str, Level] | None:
    """What keeps a whole note from being read: a code, words, and what that means."""
    if record.fields is None:
        return "anki.too-long", _TOO_LONG, Level.ERROR
    if record.notetype is None:
        return "anki.no-notetype", _NO_TYPE, Level.ERROR
    if record.notetype.is_occlusion:
        return "anki.image-occlusion", _OCCLUSION, Level.SKIP
    if not record.cards:
        return "anki.no-card", _NO_CARD, Level.SKIP
    return None


def _values(record: NoteRecord) -> dict[str, str]:
    """The HTML of every field by its name."""
    names = record.notetype.fields if record.notetype else ()
    return dict(zip(names, record.fields or (), strict=False))


def _unmarked(name: str, text: str, look: Look) -> str:
    """A field that has no gaps in it, whatever it says."""
    return text if name in look.gaps else text.replace("{{c", "&#123;&#123;c").replace("{{C", "&#123;&#123;C")


def _empty_side(note: Note, stem: str, answer: str, is_typed: bool) -> tuple[str, str] | None:
    """The code and words of a side that is empty. A picture is enough, but not where it is to be typed."""
    for text, side in ((stem, "front"), (answer, "back")):
        has_picture = bool(note.pictures) and not (is_typed and side == "back")
        if not (text if has_picture else PICTURES.sub("", text)).strip():
            return f"anki.no-{side}", f"nothing to read is on the {side}; write it in words"
    return None


def _text(html: str) -> str:
    return to_text(html)[0]
