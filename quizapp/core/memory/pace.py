"""How long a learner takes for a question: what a day's minutes hold depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from quizapp.core.memory.steps import MEET_SECONDS

NEW, RIGHT, WRONG = "new", "right", "wrong"
ENOUGH = 30  # answers of a sort from which the learner's own median counts
USUAL_RECALL = 6 / 7  # of what a session asks, about
SHORTEST, LONGEST = 2.0, 120.0  # seconds; a median outside says that clocks or breaks were measured


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for a fact met for the first time, for a right answer, and for a wrong one with its return.

    The defaults are of the order of those that the simulator of fsrs-rs starts with.
    """

    new: float = 25.0
    right: float = 9.0
    wrong: float = 23.0

    @property
    def question(self) -> float:
        """The seconds that one question of a session takes on average, whatever comes back of it."""
        return self.expected(USUAL_RECALL)

    def expected(self, recall: float) -> float:
        """The seconds that a question takes on average, given the chance of recall (0 to 1)."""
        return recall * self.right + (1 - recall) * self.wrong


def time_spent(seconds: float, first_answers: int) -> float:
    """How long somebody studied whose answers took so many seconds, the reading of new facts included."""
    return seconds + MEET_SECONDS * first_answers


def pace_of(answers: Iterable[tuple[str, float]]) -> Pace:
    """The pace of somebody whose answers took so long: pairs of a sort (NEW, RIGHT or WRONG) and its seconds.

    A sort counts with its median from 30 answers on, and until then with the default. An answer is only part
    of what a question takes: a new fact is read first, MEET_SECONDS, and what was wrong comes back the same
    day, to an answer that takes as long as a right one.
    """
    seconds: dict[str, list[float]] = {NEW: [], RIGHT: [], WRONG: []}
    for sort, took in answers:
        seconds[sort].append(took)
    own = {
        sort: min(max(median(took), SHORTEST), LONGEST)
        for sort, took in seconds.items()
        if len(took) >= ENOUGH
    }
    usual = Pace()
    right = own.get(RIGHT, usual.right)
    return Pace(
        new=own[NEW] + MEET_SECONDS if NEW in own else usual.new,
        right=right,
        wrong=own[WRONG] + right if WRONG in own else usual.wrong,
    )
