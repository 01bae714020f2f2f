"""What the cards of a note type ask, by their templates: which fields are the front, the answer, the rest."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.formats.imports.anki_package.collection import NoteType, Template
from quizapp.formats.imports.anki_package.templates import acts, back_of, places, speaks, without_programs
from quizapp.formats.imports.items import Level, Message

MAX_TEMPLATE = 20_000  # characters of a side without its programs
BESIDE = frozenset(  # fields that tell more, and are not what is asked
    {
        "back extra", "extra", "feedback", "explanation", "remark", "remarks", "note", "notes", "comment",
        "comments", "source", "sources", "reference", "references",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """One card of a note type. Fields by name: `hints` of the front, what is `typed`, what has `gaps`.

    `left_out` are the fields not to repeat on the back, `beside` those that tell more there.
    """

    front: str
    back: str
    hints: frozenset[str]
    typed: str
    gaps: frozenset[str]
    left_out: frozenset[str]
    beside: tuple[str, ...]
    messages: tuple[Message, ...]

    @property
    def is_too_long(self) -> bool:
        """Whether nobody made it by hand."""
        return len(self.front) + len(self.back) > 2 * MAX_TEMPLATE


def looks_of(notetype: NoteType) -> tuple[Look, ...]:
    """The look of each card of a note type, in their order."""
    return tuple(map(_look, notetype.templates))


def _look(template: Template) -> Look:
    front = without_programs(template.front)[: 2 * MAX_TEMPLATE + 1]
    back = without_programs(template.back)[: 2 * MAX_TEMPLATE + 1]
    shown = list(places(front))
    typed = next((one.field for one in shown if one.has("type") and not one.has("cloze")), "")
    gaps = frozenset(one.field for one in shown if one.has("cloze"))
    hints = frozenset(one.field for one in shown if one.has("hint"))
    on_front = {one.field for one in shown} - hints - {typed}
    back, again = back_of(back, on_front if not gaps else {one.field for one in shown})
    behind = [one.field for one in places(back) if one.field not in again | gaps]
    beside = tuple(dict.fromkeys(field for field in behind if field.casefold() in BESIDE))
    if not typed and not gaps and set(behind) <= set(beside):
        beside = ()  # then it is the answer
    left_out = again | gaps | set(beside) | ({typed} if typed else set())
    return Look(front, back, hints, typed, gaps, frozenset(left_out), beside, _messages(template))


def _messages(template: Template) -> tuple[Message, ...]:
    both = f"{template.front}\n{template.back}"
    said = []
    if acts(both):
        text = "its note type runs a program on the card; what that does is left out"
        said.append(Message("anki.program", Level.LOSS, text))
    if speaks(both):
        text = "its note type has a text read out, which is left out"
        said.append(Message("anki.spoken", Level.LOSS, text))
    return tuple(said)
