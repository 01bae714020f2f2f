"""What stands in one cell of a gradebook, and what a row of them comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from quizapp.core.attempts import OPEN
from quizapp.core.counting_attempts import Method, counted_index, counted_score, out_of

ROUNDING = 1e-9  # of scores; less is no difference


class Standing(StrEnum):
    """How one learner stands with one quiz. The first five are the words of score tables."""

    SUBMITTED = "submitted"
    LATE = "late"
    OPEN = "open"  # in the middle of it
    MISSING = "missing"  # not handed in, and it cannot be begun any more
    EXCUSED = "excused"
    WAITING = "waiting"  # not begun; it still can be


class Taken(NamedTuple):
    """One attempt as far as it counts; light, as a class has tens of thousands."""

    status: str
    score: float | None
    maximum: float


class Given(NamedTuple):
    """What an instructor set in place of what the attempts say: a score, or None with `is_excused`."""

    score: float | None
    is_excused: bool


class Cell(NamedTuple):
    """One learner at one quiz. `score` is None where none counts; `attempts` is how many were begun."""

    standing: Standing
    score: float | None
    maximum: float
    is_given: bool = False
    attempts: int = 0

    @property
    def percent(self) -> float | None:
        """The score in per cent of the maximum; None where there is none."""
        return None if self.score is None or not self.maximum else 100 * self.score / self.maximum

    @property
    def is_above(self) -> bool:
        """Whether a score that was set by hand is more than the quiz can earn, as after a discard."""
        return self.is_given and self.score is not None and self.score > self.maximum + ROUNDING


def cell_of(taken: Sequence[Taken], method: Method, maximum: float, is_over: bool) -> Cell:
    """What these attempts, in their order, come to.

    `maximum` is what the quiz can earn; each attempt counts out of that. `is_over`: this learner cannot
    begin it any more.
    """
    count, done = len(taken), [one for one in taken if one.status != OPEN]
    if done:
        standing, score = _counted(done, method, maximum)
        return Cell(standing, score, maximum, attempts=count)
    if count:
        return Cell(Standing.OPEN, None, maximum, attempts=count)
    return Cell(Standing.MISSING if is_over else Standing.WAITING, None, maximum)


def with_given(cell: Cell, given: Given, maximum: float) -> Cell:
    """The cell with what an instructor set in place of what the attempts say; late stays late."""
    if given.is_excused:
        return Cell(Standing.EXCUSED, None, maximum, is_given=True, attempts=cell.attempts)
    standing = Standing.LATE if cell.standing is Standing.LATE else Standing.SUBMITTED
    return Cell(standing, given.score, maximum, is_given=True, attempts=cell.attempts)


def total_of(cells: Iterable[Cell], weights: Iterable[float], missing_is_zero: bool) -> float | None:
    """The weighted mean of a row in per cent; None where nothing counts yet.

    What is excused, open or still to be begun is left out, and so is what is missing unless it is zero.
    """
    reached = weighed = 0.0
    for cell, weight in zip(cells, weights, strict=True):
        if cell.score is not None and cell.maximum:
            reached += weight * cell.score / cell.maximum
        elif not (missing_is_zero and cell.standing is Standing.MISSING):
            continue
        weighed += weight
    return 100 * reached / weighed if weighed else None


def _counted(done: Sequence[Taken], method: Method, maximum: float) -> tuple[Standing, float | None]:
    """The standing, and the score that counts out of the maximum."""
    if len(done) == 1 and done[0].maximum == maximum:
        return _standing(done[0]), done[0].score or 0.0
    scores = [out_of(one.score or 0.0, one.maximum, maximum) for one in done]
    score, index = counted_score(scores, method), counted_index(scores, method)
    counts = done if index is None else (done[index],)
    is_late = any(_standing(one) is Standing.LATE for one in counts)
    return (
        Standing.LATE if is_late else Standing.SUBMITTED,
        None if score is None else float(score),
    )


def _standing(one: Taken) -> Standing:
    return Standing.LATE if one.status == Standing.LATE.value else Standing.SUBMITTED
