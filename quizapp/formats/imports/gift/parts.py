"""What the readers of GIFT's types of question are given and give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from quizapp.formats.imports.gift.pieces import Piece
from quizapp.formats.imports.items import ImportedAnswer
from quizapp.formats.imports.notes import Notes


class Section(NamedTuple):
    """The answers between the braces without the general feedback, the format they inherit, and notes."""

    body: Piece
    form: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class Parts:
    """What the answers say of an item."""

    kind: str
    answers: tuple[ImportedAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
