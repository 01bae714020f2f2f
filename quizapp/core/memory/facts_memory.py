"""One learner's memory of one fact, and the ink that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quizapp.core.memory.fsrs import DEFAULT_WEIGHTS, Weights, recall
from quizapp.core.memory.variants import VARIANTS, Stabilities

DEFAULT_RETENTION = 0.90
STRENGTHS = ("not met yet", "faint", "fading", "firm", "sure")
_STRENGTH_FROM = (0.5, 0.75, 0.9)  # chance of recall from which ink is fading, firm, sure


@dataclass(frozen=True, slots=True)
class FactMemory:
    """The state after the last answer; days are learner days.

    `reviews` counts answers that moved memory, `lapses` those that forgot it on a later day than the
    one before, `last_kind` is the kind of question that was answered last. `variants` are the stabilities
    in the personal model; none where they were not reckoned yet.
    """

    stability: float
    difficulty: float
    last_day: date
    due_day: date
    reviews: int
    lapses: int
    last_kind: str
    variants: Stabilities = ()

    def stability_in(self, variant: int) -> float:
        """The stability, in days, in a variant of the personal model; the usual one where there is none."""
        return self.variants[variant] if self.variants else self.stability


def recall_in(state: FactMemory, day: date, variant: int) -> float:
    """The chance, 0 to 1, of recalling the fact on a learner day in a variant of the personal model.

    Where the variants were not reckoned yet it is that of `recall_on`.
    """
    if not state.variants:
        return recall_on(state, day)
    return recall((day - state.last_day).days, state.variants[variant], VARIANTS[variant])


def recall_on(state: FactMemory, day: date, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """The chance, 0 to 1, of recalling the fact on a learner day."""
    return recall((day - state.last_day).days, state.stability, weights)


def strength(recall_now: float | None) -> int:
    """The step of ink, 0 to 4, for a chance of recall (None: never answered).

    0 not met yet; 1 faint, under 0.5; 2 fading, from 0.5; 3 firm, from 0.75; 4 sure, from 0.9, which is
    where facts fall due at the usual retention.
    """
    if recall_now is None:
        return 0
    return 1 + sum(recall_now >= threshold for threshold in _STRENGTH_FROM)


def strength_word(recall_now: float | None) -> str:
    """The word that goes with the ink: one of STRENGTHS."""
    return STRENGTHS[strength(recall_now)]
