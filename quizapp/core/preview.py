"""Every question that a fact gives, with what the lint says of each: for its author to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.drafting import stream_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds import Kind, kinds_for
from quizapp.core.lint import Breach, lint_question
from quizapp.core.questions import Question

MOST_VARIANTS = 2  # of one kind; more say nothing new


@dataclass(frozen=True, slots=True)
class Previewed:
    """One question of a fact, and what breaks the rules in it."""

    kind: str
    kind_title: str
    question: Question
    breaches: tuple[Breach, ...]

    @property
    def is_unsound(self) -> bool:
        """Whether it must not be asked as it is."""
        return any(one.level == "E" for one in self.breaches)


def preview(item_id: str, bank: Bank, seeds: Sequence[str]) -> tuple[Previewed, ...]:
    """The questions of a fact or of a fixed question, kind by kind; of each the first few that differ.

    Of different questions those that break a rule come first. Empty where the bank has no such item.
    """
    item = bank.item_by_id.get(item_id)
    if item is None:
        return ()
    kinds = kinds_for(item, bank)
    return tuple(one for kind in kinds for one in _of_kind(kind, item, bank, seeds))


def _of_kind(kind: Kind, item: Fact, bank: Bank, seeds: Sequence[str]) -> list[Previewed]:
    found: dict[str, Previewed] = {}
    for seed in seeds:
        question = kind.build(item, bank, stream_of(seed, item, kind))
        one = Previewed(kind.name, kind.title, question, tuple(lint_question(question, bank)))
        same = found.get(question.prompt)
        if same is None or (one.is_unsound and not same.is_unsound):
            found[question.prompt] = one
    worst_first = sorted(found.values(), key=lambda one: not one.is_unsound)
    return worst_first[:MOST_VARIANTS]
