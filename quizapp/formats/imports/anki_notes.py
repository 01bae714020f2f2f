"""The cards of one Anki note, by what its note type is called and what its fields hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.formats.imports.anki_cloze import Deletion, deletions, has_cloze
from quizapp.formats.imports.items import (
    FULL,
    ImportedAnswer,
    ImportedItem,
    ItemRow,
    Level,
    Message,
    Picture,
)  # fmt: skip
from quizapp.formats.imports.table_rows import Row, fault, rejected, short

LONGEST_NAME = 60
PICTURES = re.compile(r"\[picture[^\]\n]{0,300}\]")  # what stands in a text for a picture, which is not here


@dataclass(frozen=True, slots=True)
class Note:
    """A note wherever it comes from: fields are plain text already, `said` is what that left out.

    `first` is the first field as it stands in the file, where gaps are looked for: once it is plain, a text
    could look like their marks.
    """

    row: Row
    fields: tuple[str, ...]
    notetype: str
    deck: str
    tags: tuple[str, ...]
    guid: str
    said: tuple[Message, ...] = ()
    first: str = ""
    pictures: tuple[Picture, ...] = ()


def cards_of(note: Note, plain: Callable[[str], str], said: list[Message]) -> list[ItemRow]:
    """A row for each card of a note, or one that says why there is none. `said` goes with each card.

    `plain` makes plain text of a piece of the file.
    """
    kind = note.notetype.casefold()
    if "cloze" in kind or (not kind and has_cloze(note.first)):
        feedback = "\n".join(filter(None, note.fields[1:]))
        return gap_cards(note, note.first, plain, feedback, said)
    return _sides(note, kind, said)


def _sides(note: Note, kind: str, said: list[Message]) -> list[ItemRow]:
    if "occlusion" in kind:
        text = "a picture with parts hidden cannot be asked here; it was left out"
        return [no_card(note, said, "anki.image-occlusion", text, Level.SKIP)]
    wrong = _trouble(note)
    if wrong:
        return [no_card(note, said, *wrong)]
    front, back, *more = note.fields
    said = [*said, *_more_fields(note, more)]
    typed = "type in" in kind
    extra = {f"field {index}": text for index, text in enumerate(more, 3) if text}
    cards = [card(note, said, "short_answer" if typed else "flashcard", front, back, extra=extra)]
    is_optional = "optional" in kind  # Anki makes the second card where a third field is filled
    if "revers" in kind and (not is_optional or (more and more[0])):
        cards.append(card(note, said, "flashcard", back, front, side="/2", extra=extra))
    return cards


def _trouble(note: Note) -> tuple[str, str] | None:
    """The code and the words of what keeps a note from being a card; None if it has both sides."""
    if len(note.fields) < 2:
        return "anki.too-few-columns", "the row has one column; put a tab between front and back"
    for text, side in zip(note.fields, ("front", "back"), strict=False):
        if not PICTURES.sub("", text).strip():
            left_out = [message.message for message in note.said if "left out" in message.message]
            why = f"nothing is left of the {side} ({short('; '.join(left_out))})" if left_out else ""
            return f"anki.no-{side}", f"{why or f'the {side} is empty'}; write it in words"
    return None


def _more_fields(note: Note, more: Sequence[str]) -> list[Message]:
    filled = [text for text in more if text]
    if not filled or "optional" in note.notetype.casefold():
        return []
    text = f"what stands after the back is only kept beside the card: {short(' | '.join(filled))}"
    return [fault("anki.more-fields", note.row, None, text, Level.LOSS)]


def card(
    note: Note, said: Sequence[Message], kind: str, front: str, back: str, *, side: str = "",
    feedback: str = "", hints: tuple[str, ...] = (), extra: Mapping[str, str] | None = None,
) -> ItemRow:  # fmt: skip
    """The row of one card with two sides. `side` stands behind the id of its note."""
    return _row(note, said, _item(note, kind, front, (back,), feedback, hints, side, dict(extra or {})))


def gap_cards(
    note: Note, source: str, plain: Callable[[str], str], feedback: str, said: Sequence[Message]
) -> list[ItemRow]:
    """A row for each number of a gap in `source`, which is as it stands in the file."""
    found = deletions(source)
    if not found:
        return [no_card(note, said, "anki.no-gap", why_no_gap(source))]
    return [gap_card(note, said, in_plain(one, plain), feedback) for one in found]


def why_no_gap(source: str) -> str:
    """What keeps a text from having gaps, in words."""
    why = (
        "a gap is opened and not closed, or there are too many"
        if has_cloze(source)
        else "there is no gap in it"
    )
    return f"{why}; write {{{{c1::the answer}}}}"


def in_plain(card: Deletion, plain: Callable[[str], str]) -> Deletion:
    """The same with plain texts."""
    return replace(
        card,
        sentence=plain(card.sentence),
        answers=tuple(map(plain, card.answers)),
        hints=tuple(filter(None, map(plain, card.hints))),
    )


_BRACES = (
    "a brace of a formula stands right before the }} of a gap, where Anki cuts the formula; it was read "
    "whole. Put a space between them"
)


def gap_card(note: Note, said: Sequence[Message], card: Deletion, feedback: str) -> ItemRow:
    """One gap as a cloze; several of one number as a card, since our sentences have one gap."""
    side = f"/c{card.number}"
    if card.is_mended:
        said = [*said, fault("anki.braces-in-gap", note.row, None, _BRACES, Level.NOTICE)]
    if not all(card.answers):
        text = f"the gap c{card.number} is empty; write its answer"
        return no_card(note, said, "anki.empty-gap", text, Level.ERROR)
    if len(card.answers) == 1:
        item = _item(note, "cloze", card.sentence, card.answers, feedback, card.hints, side, {})
        return _row(note, said, item)
    text = f"{len(card.answers)} gaps have the number c{card.number}; they become one card, not typed answers"
    more = [*said, fault("anki.gaps-of-one-number", note.row, None, text, Level.LOSS)]
    back = "; ".join(card.answers)
    return _row(note, more, _item(note, "flashcard", card.sentence, (back,), feedback, card.hints, side, {}))


def _item(
    note: Note, kind: str, stem: str, right: tuple[str, ...], feedback: str, hints: tuple[str, ...],
    side: str, extra: dict[str, str],
) -> ImportedItem:  # fmt: skip
    return ImportedItem(
        kind=kind,
        name=short(stem)[:LONGEST_NAME],
        stem=stem,
        answers=tuple(ImportedAnswer(text, FULL) for text in right),
        feedback=feedback,
        hints=hints,
        tags=note.tags,
        category=tuple(part.strip() for part in note.deck.split("::") if part.strip()),
        source_id=f"{note.guid}{side}" if note.guid else "",
        pictures=note.pictures,
        extra={**extra, **({"notetype": note.notetype} if note.notetype else {})},
    )


def _row(note: Note, said: Sequence[Message], item: ImportedItem) -> ItemRow:
    row = note.row
    return ItemRow(row.line_start, row.line_end, item.name, item.kind, tuple(said), item, row.source)


def no_card(note: Note, said: Sequence[Message], code: str, text: str, level: Level = Level.ERROR) -> ItemRow:
    """The row of a card that cannot be one, and why."""
    others = [message for message in said if message not in note.row.flaws]
    name = short(note.fields[0])[:LONGEST_NAME] if note.fields else ""
    return rejected(note.row, *others, fault(code, note.row, None, text, level), name=name, kind="flashcard")
