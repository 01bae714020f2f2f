"""What a class will recall of each fact: sums over learners, never one learner's memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import recall_by
from quizapp.core.memory.variants import LearnerModel

LEAST_LEARNERS = 3  # so that no number is one learner's


@dataclass(frozen=True, slots=True)
class FactRecall:
    """The share, 0 to 1, of the learners who will recall a fact, and how many have met it."""

    share: float
    met: int

    @property
    def may_be_told(self) -> bool:
        """Whether enough learners have met it that the share is nobody's own."""
        return self.met >= LEAST_LEARNERS


@dataclass(frozen=True, slots=True)
class ClassRecall:
    """By fact what `learners` will recall; facts that nobody has met are left out, and stand at 0.

    In sums and orders a fact that too few have met stands at 0, too: else what they recall of it could be
    told by taking all others away.
    """

    learners: int
    facts: Mapping[str, FactRecall]

    def of(self, fact: str) -> FactRecall:
        """What is recalled of a fact."""
        return self.facts.get(fact, FactRecall(0.0, 0))

    def share(self, facts: Iterable[tuple[str, int]]) -> float:
        """The share recalled of facts, each counted by its weight; 0 where there are none."""
        recalled = total = 0.0
        for fact, weight in facts:
            recalled += weight * self._told(fact)
            total += weight
        return recalled / total if total else 0.0

    def weakest(self, facts: Iterable[tuple[str, int]], most: int) -> list[str]:
        """The facts, given with weights, that lose most of what matters; of equals the first."""
        order = sorted(facts, key=lambda one: -one[1] * (1 - self._told(one[0])))
        return [fact for fact, _ in order[:most]]

    def _told(self, fact: str) -> float:
        found = self.of(fact)
        return found.share if found.may_be_told else 0.0


def class_recall(
    memories: Iterable[tuple[int, str, FactMemory]], models: Mapping[int, LearnerModel], day: date
) -> ClassRecall | None:
    """What the learners of `models` will recall on a day, by their memories (learner, fact, state).

    A fact that a learner has not met counts as not recalled. None for fewer than LEAST_LEARNERS.
    """
    if len(models) < LEAST_LEARNERS:
        return None
    best = {learner: model.best for learner, model in models.items()}
    recalled: dict[str, float] = {}
    met: dict[str, int] = {}
    for learner, fact, state in memories:
        recalled[fact] = recalled.get(fact, 0.0) + recall_by(state, day, best[learner])
        met[fact] = met.get(fact, 0) + 1
    facts = {fact: FactRecall(total / len(models), met[fact]) for fact, total in recalled.items()}
    return ClassRecall(len(models), facts)
