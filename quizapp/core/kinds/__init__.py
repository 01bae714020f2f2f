"""Kinds of question. A module in this folder that defines `KIND` is a kind; being there registers it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.joint import Open, anyone
from quizapp.core.questions import Grade, ListRow, Part, Posted, Question, Response, Samples


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

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The form fields that hold a response that is not blank: `read` of them gives it back."""
        ...

    def grade(self, question: Question, response: Response) -> Grade:
        """How right `response` is."""
        ...

    def samples(self, question: Question) -> Samples:
        """A right, a wrong and an unreadable posting for this question."""
        ...


@runtime_checkable
class JointKind(Kind, Protocol):
    """A way to ask several facts at once; each is judged by its own part of the answer."""

    def company(self, fact: Fact, bank: Bank, chance: Stream) -> list[Fact]:
        """The facts of the bank that may be asked beside `fact`; where they are many, a handful drawn."""
        ...

    def partners(
        self, fact: Fact, others: Iterable[Fact], bank: Bank, chance: Stream, is_open: Open = anyone
    ) -> list[Fact]:
        """Those of `others` to be asked beside `fact`, the first that are open and fit; none where they are
        too few.
        """
        ...

    def joins(self, facts: Sequence[Fact], bank: Bank) -> bool:
        """Whether these facts can be asked together, the first of them as the main one."""
        ...

    def join(self, facts: Sequence[Fact], bank: Bank, chance: Stream) -> Question:
        """A question about exactly these facts: a main one, and the partners found for it."""
        ...

    def parts(self, question: Question, response: Response) -> tuple[Part, ...]:
        """Each part of an answered question, in the order in which it is right to show them."""
        ...

    def shows(self, fact: Fact, bank: Bank) -> tuple[str, ...]:
        """What a question shows of one of its facts, its answer included; nothing of a fact it cannot ask."""
        ...


@runtime_checkable
class ListKind(Kind, Protocol):
    """A way to ask one fact for several things, each of which is shown by itself afterwards."""

    def rows(self, question: Question, response: Response) -> tuple[ListRow, ...]:
        """What was wanted and what was given, in the order in which it is right to show it."""
        ...


@runtime_checkable
class MixingKind(Kind, Protocol):
    """A way to ask whose options may stand in another order: no two forms of a paper need look alike."""

    def mix(self, question: Question, chance: Stream) -> Question:
        """The same question, right answer and all, with its options in an order of chance."""
        ...


def _registered() -> dict[str, Kind]:
    found: list[Kind] = []
    for module in pkgutil.iter_modules(__path__):
        kind = getattr(importlib.import_module(f"{__name__}.{module.name}"), "KIND", None)
        if kind is not None:
            found.append(kind)
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.order)}


KINDS: dict[str, Kind] = _registered()
JOINT_KINDS: dict[str, JointKind] = {
    name: kind for name, kind in KINDS.items() if isinstance(kind, JointKind)
}
MIXING_KINDS: dict[str, MixingKind] = {
    name: kind for name, kind in KINDS.items() if isinstance(kind, MixingKind)
}
LIST_KINDS: dict[str, ListKind] = {name: kind for name, kind in KINDS.items() if isinstance(kind, ListKind)}
STORED_NAMES = (
    "choice", "choose_all", "true_false", "short_answer", "number", "year", "date", "cloze", "ordering",
    "matching", "comparison", "set", "chart", "estimate", "flashcard", "fixed",
)  # fmt: skip


def single_kinds_for(fact: Fact, bank: Bank) -> list[Kind]:
    """The kinds that suit `fact` and ask nothing else, in their order."""
    return [kind for kind in kinds_for(fact, bank) if kind.name not in JOINT_KINDS]


def kinds_for(fact: Fact, bank: Bank) -> list[Kind]:
    """The kinds that suit `fact`, in their order; the author's whitelist is respected."""
    return [
        kind for kind in KINDS.values()
        if (not fact.kinds or kind.name in fact.kinds) and kind.suits(fact, bank)
    ]  # fmt: skip
