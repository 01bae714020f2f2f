"""What a quiz comes to for a learner: which attempt counts, and out of what.

An attempt can earn less than its quiz where a question was discarded from its paper. By itself it is told
as it is, 15 of 19. Wherever attempts are compared or stand in one column, each is made one out of what the
quiz can earn.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from quizapp.core.scoring import rounded


class Method(StrEnum):
    """How the attempts of one learner become the score of a quiz. Stored, so never renamed."""

    HIGHEST = "highest"
    AVERAGE = "average"
    FIRST = "first"
    LAST = "last"


IN_WORDS = {
    Method.HIGHEST: "the best attempt counts",
    Method.AVERAGE: "the average of all attempts counts",
    Method.FIRST: "the first attempt counts",
    Method.LAST: "the last attempt counts",
}


def most_of(designed: float, left: float | None) -> float:
    """What a quiz can earn: what it was `designed` for, or what is left of it.

    `left` is the most that an attempt handed in can earn where questions were discarded, else None. So a
    question that everybody had is gone for all, and one that only some had leaves the quiz as it is.
    """
    return designed if left is None else left


def out_of(score: float, maximum: float, wanted: float) -> Decimal:
    """The score of an attempt that can earn `maximum` as it is out of `wanted`: exact where these agree."""
    exact = Decimal(str(score))
    if not maximum or maximum == wanted:
        return exact
    return rounded(exact * Decimal(str(wanted)) / Decimal(str(maximum)))


def counted_score(scores: Sequence[Decimal], method: Method) -> Decimal | None:
    """The score that counts, with two decimals, from those of the finished attempts in their order.

    None where no attempt is finished.
    """
    if not scores:
        return None
    if method is Method.AVERAGE:
        return rounded(sum(scores, Decimal(0)) / len(scores))
    return rounded({Method.HIGHEST: max(scores), Method.FIRST: scores[0], Method.LAST: scores[-1]}[method])


def counted_index(scores: Sequence[Decimal], method: Method) -> int | None:
    """Which of the attempts counts, from 0; None where none does or all do. The first of equal ones."""
    if not scores or method is Method.AVERAGE:
        return None
    best = max(range(len(scores)), key=lambda index: (scores[index], -index))
    return {Method.HIGHEST: best, Method.FIRST: 0, Method.LAST: len(scores) - 1}[method]
