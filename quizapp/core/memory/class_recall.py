"""What a class will recall of each fact: sums over learners, never one learner's memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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
class Sum:
    """What is recalled of some facts, each counted by its weight.

    `share`, 0 to 1, is of the `told` facts that enough learners have met; None where there are none. `facts`
    are all of them: of these the share lies between `low` and `high`, for the others are recalled by as
    many as there may be without being told of, or by nobody.
    """

    share: float | None
    told: int
    facts: int
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class ClassRecall:
    """By fact what `learners` will recall; facts that nobody has met are left out.

    Sums and orders are made of nothing but what may be told of each fact, so that none of them tells more:
    what one learner recalls cannot be had by taking one from another.
    """

    learners: int
    facts: Mapping[str, FactRecall]

    def of(self, fact: str) -> FactRecall:
        """What is recalled of a fact."""
        return self.facts.get(fact, FactRecall(0.0, 0))

    def sum(self, facts: Collection[tuple[str, int]]) -> Sum:
        """What is recalled of facts, given with weights."""
        told = [(self.of(fact).share, weight) for fact, weight in facts if self.of(fact).may_be_told]
        recalled, counted = sum(share * weight for share, weight in told), sum(weight for _, weight in told)
        total = sum(weight for _, weight in facts)
        if not total:
            return Sum(None, 0, 0)
        most = (LEAST_LEARNERS - 1) / self.learners * (total - counted)
        share = recalled / counted if counted else None
        return Sum(share, len(told), len(facts), recalled / total, (recalled + most) / total)

    def weakest(self, facts: Iterable[tuple[str, int]], most: int) -> list[str]:
        """Of facts, given with weights, those that may be told of and lose most of what matters; of equals
        the first.
        """
        told = [(fact, weight) for fact, weight in facts if self.of(fact).may_be_told]
        order = sorted(told, key=lambda one: -one[1] * (1 - self.of(one[0]).share))
        return [fact for fact, _ in order[:most]]


def class_recall(
    memories: Iterable[tuple[int, str, FactMemory]], models: Mapping[int, LearnerModel], day: date
) -> ClassRecall | None:
    """What the learners of `models` will recall on a day, by their memories (learner, fact, state).

    A fact that a learner has not met counts as not recalled. None for fewer than LEAST_LEARNERS.
    """
    if len(models) < LEAST_LEARNERS:
        return None
    told = {learner: model.told for learner, model in models.items()}
    recalled: dict[str, float] = {}
    met: dict[str, int] = {}
    for learner, fact, state in memories:
        recalled[fact] = recalled.get(fact, 0.0) + recall_by(state, day, told[learner])
        met[fact] = met.get(fact, 0) + 1
    facts = {fact: FactRecall(total / len(models), met[fact]) for fact, total in recalled.items()}
    return ClassRecall(len(models), facts)
