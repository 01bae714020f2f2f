"""What a learner will recall on a day, if nothing more is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.core.memory.fsrs import DEFAULT_WEIGHTS, Weights


def share_recalled(
    facts: Iterable[tuple[FactMemory | None, float]], day: date, weights: Weights = DEFAULT_WEIGHTS
) -> float:
    """The expected share, 0 to 1, recalled on `day`, each fact counted by its weight (above 0).

    A fact never answered counts as not recalled. Without facts the share is 0. ValueError for a
    weight that is not above 0.
    """
    recalled = total = 0.0
    for state, weight in facts:
        if weight <= 0:
            raise ValueError("a weight must be above 0")
        total += weight
        recalled += weight * recall_on(state, day, weights) if state is not None else 0.0
    return recalled / total if total else 0.0
