"""Items as text for Anki: header lines, then a note a line, as Anki writes its own notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.formats.exports.anki.cards import Card, Kind, card_of
from quizapp.formats.exports.anki.html import to_html, with_gap
from quizapp.formats.exports.anki.losses import loss
from quizapp.formats.exports.anki.names import deck_of, guids, tags_of
from quizapp.formats.exports.written import FileHead, Written, WrittenRow
from quizapp.formats.imports.items import ImportedItem, Level, Message

FORMAT = "anki-text"
HEADER = (
    "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3",
    "#tags column:6",
)  # fmt: skip
_NOTETYPES = {  # those that every Anki has, by their English names
    Kind.BASIC: "Basic",
    Kind.TYPED: "Basic (type in the answer)",
    Kind.CLOZE: "Cloze",
}


def write_anki_text(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The items as text in UTF-8, in the note types that come with Anki; those of outer decks first."""
    cards = [_for_text(card_of(item), item) for item in items]
    rows = tuple(
        WrittenRow(number, item.name, item.kind, card.messages)
        for number, (item, card) in enumerate(zip(items, cards, strict=True), 1)
    )
    kept = [(item, card) for item, card in zip(items, cards, strict=True) if not card.is_left_out]
    notes = [
        (guid, _NOTETYPES[card.kind], deck_of(item, head), *_fields(card), " ".join(tags_of(item)))
        for (item, card), guid in zip(kept, guids((item for item, _ in kept), head.slug), strict=True)
    ]
    notes.sort(key=_depth)
    lines = ("\t".join(map(_cell, note)) for note in notes)
    content = "".join(f"{line}\n" for line in (*HEADER, *lines)).encode("utf-8", "replace")
    return Written(FORMAT, "txt", "text/plain; charset=utf-8", content, rows)


def _depth(note: tuple[str, ...]) -> int:
    """How deep the deck of a note lies.

    Anki makes a second deck for a note in one that it had to make before, for another that lies in it.
    """
    return note[2].count("::")


def _for_text(card: Card, item: ImportedItem) -> Card:
    """The card with all that a text has no place for said, and left out or put on the back."""
    said = list(card.messages)
    if card.is_left_out:
        return card
    if card.kind is not Kind.CLOZE and card.hint:
        said.append(
            loss("hint", "its hint is not written: the note types of Anki have no place for it", "hints")
        )
    if card.kind is Kind.TYPED and card.extra:
        said.append(
            loss("feedback", "its feedback is not written: nothing stands beside a typed answer", "feedback")
        )
    if card.kind is Kind.BASIC and card.extra:
        text = "its feedback stands below the answer, on the back"
        said.append(Message("anki.feedback", Level.NOTICE, text, field="feedback"))
        card = replace(card, back=f"{card.back}\n\n{card.extra}")
    if item.pictures:
        text = "a text holds no pictures; write a package to have them in it"
        said.append(loss("pictures", text, "stem"))
    return replace(card, messages=tuple(said))


def _fields(card: Card) -> tuple[str, str]:
    if card.kind is Kind.CLOZE:
        return with_gap(card.front, card.back, card.hint, {}), to_html(card.extra)
    return to_html(card.front), to_html(card.back)


def _cell(text: str) -> str:
    """A cell, in quotes where it holds what parts cells and lines, or would begin something else."""
    if any(sign in text for sign in '\t\n\r"') or text[:1] in ("#", " ") or text[-1:] == " ":
        return '"{}"'.format(text.replace('"', '""'))
    return text
