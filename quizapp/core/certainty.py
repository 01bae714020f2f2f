"""Marking by certainty: who is sure of a right answer earns more, who is sure of a wrong one loses more.

The table is that of Moodle's certainty-based marking since its version 2.6, after Gardner-Medwin. Its steps
follow from equal expectation: middling pays from two in three answers right (4p - 2 = p), high from four in
five (9p - 6 = 4p - 2). Saying what one thinks is the best that one can do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.errors import UnreadableAnswer

LOW, MIDDLING, HIGH = 1, 2, 3
DEFAULT = LOW  # for an answer without a stated certainty
_LOST = {LOW: 0.0, MIDDLING: -2.0, HIGH: -6.0}
MOST = float(HIGH)  # points a question can earn
FEWEST = 10  # questions below which a bonus says nothing
BONUS_SHARE = 0.1
LEAST = _LOST[HIGH]


@dataclass(frozen=True, slots=True)
class Level:
    """A certainty as people choose it: its number, its name, when to choose it, what it earns and costs."""

    number: int
    name: str
    range: str
    right: int
    wrong: int


LEVELS = (
    Level(LOW, "low", "under 67 %", 1, 0),
    Level(MIDDLING, "middling", "67 to 80 %", 2, -2),
    Level(HIGH, "high", "over 80 %", 3, -6),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """How an attempt went whose questions asked for certainty.

    `accuracy` is the mean of what was right (0 to 1), `average` the mean points (-6 to 3), `bonus` what the
    certainties add to or take from accuracy (None below `FEWEST` questions). `by_level` has, for each level,
    how many answers stated it and how many of those were right in full; blank answers are in none.
    """

    accuracy: float
    average: float
    bonus: float | None
    by_level: tuple[tuple[Level, int, int], ...]


def most_points(count: int, asks_certainty: bool) -> float:
    """What `count` questions can earn: one point each, or three where the quiz asks for certainty."""
    return count * (MOST if asks_certainty else 1.0)


def points_for(fraction: float, is_blank: bool, certainty: int | None) -> float:
    """The points, -6 to 3, of an answer that is right to `fraction` (0 to 1).

    No answer earns nothing. Partly right earns that part of the points for right and costs nothing. An
    answer without a certainty of 1, 2 or 3 counts as 1.
    """
    if is_blank:
        return 0.0
    level = certainty if certainty in _LOST else DEFAULT
    return fraction * level if fraction > 0 else _LOST[level]


def stated(answers: Sequence[tuple[float, bool, int | None]]) -> Stated | None:
    """What the certainties of an attempt came to; None where it has no question.

    Each answer is its fraction right (0 to 1), whether it is blank, and its certainty as in `points_for`.
    """
    if not answers:
        return None
    count = len(answers)
    accuracy = math.fsum(fraction for fraction, _, _ in answers) / count
    average = math.fsum(points_for(*answer) for answer in answers) / count
    chosen = [(fraction, certainty or DEFAULT) for fraction, is_blank, certainty in answers if not is_blank]
    by_level = tuple(
        (
            level,
            sum(certainty == level.number for _, certainty in chosen),
            sum(certainty == level.number and fraction >= 1 for fraction, certainty in chosen),
        )
        for level in LEVELS
    )
    return Stated(accuracy, average, bonus(average, accuracy) if count >= FEWEST else None, by_level)


def bonus(average: float, accuracy: float) -> float:
    """A tenth of how far the average points lie above the best that one and the same certainty could earn.

    With `accuracy` p the levels earn p, 4p - 2 and 9p - 6 on average. Who tells sure answers from unsure ones
    earns more than the best of these; who is sure of wrong ones earns less. Moodle adds this to accuracy.
    """
    best = max(level.right * accuracy + level.wrong * (1 - accuracy) for level in LEVELS)
    return BONUS_SHARE * (average - best)


def read_certainty(text: str) -> int | None:
    """The certainty that a page sent, None for none. Raises UnreadableAnswer for anything else."""
    if not text:
        return None
    if text not in {str(level.number) for level in LEVELS}:
        raise UnreadableAnswer("Choose how sure you are: low, middling or high.")
    return int(text)
