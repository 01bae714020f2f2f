"""Kinds of question. A module in this folder that defines `KIND` is a kind; being there registers it."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol

from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.questions import Grade, Posted, Question, Response, Samples


class Kind(Protocol):
    """One way to ask a fact."""

    name: str  # stored, so never changed
    title: str  # as people call it: "multiple choice"
    order: int  # where it stands in lists
    is_recall: bool  # the learner produces the answer instead of recognising it
    is_self_rated: bool  # the learner, not we, says whether they knew it
    in_quizzes: bool  # may stand in a quiz, or in study only

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether a sound question of this kind can be made of `fact`."""
        ...

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """A question about `fact`; the same stream gives the same question."""
        ...

    def read(self, question: Question, posted: Posted) -> Response:
        """The response in a posted form; BLANK where nothing was answered. Raises UnreadableAnswer."""
        ...

    def grade(self, question: Question, response: Response) -> Grade:
        """How right `response` is."""
        ...

    def samples(self, question: Question) -> Samples:
        """A right, a wrong and an unreadable posting for this question."""
        ...


def _registered() -> dict[str, Kind]:
    found: list[Kind] = []
    for module in pkgutil.iter_modules(__path__):
        kind = getattr(importlib.import_module(f"{__name__}.{module.name}"), "KIND", None)
        if kind is not None:
            found.append(kind)
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.order)}


KINDS: dict[str, Kind] = _registered()
STORED_NAMES = (
    "choice", "choose_all", "true_false", "short_answer", "number", "year", "date", "cloze", "ordering",
    "matching", "comparison", "set", "chart", "estimate", "flashcard", "fixed",
)  # fmt: skip


def kinds_for(fact: Fact, bank: Bank) -> list[Kind]:
    """The kinds that suit `fact`, in their order; the author's whitelist is respected."""
    return [
        kind for kind in KINDS.values()
        if (not fact.kinds or kind.name in fact.kinds) and kind.suits(fact, bank)
    ]  # fmt: skip
