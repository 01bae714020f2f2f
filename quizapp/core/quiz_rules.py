"""What holds in a class quiz beside its times: which attempt counts, what is seen when, tries, the way."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.attempts import Terms
from quizapp.core.counting_attempts import Method
from quizapp.core.reviewing import AFTER_ATTEMPT, Item, Moment, Review
from quizapp.core.tries import THIRD


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a quiz. `tries` at one question, each costing `penalty` (0 to 1) of the mark.

    `is_one_way`: a question that was left stays shut. `is_closed_book`: so does the course meanwhile.
    """

    method: Method = Method.HIGHEST
    review: Review = AFTER_ATTEMPT
    tries: int = 1
    penalty: float = THIRD
    is_one_way: bool = False
    is_closed_book: bool = False

    @property
    def checks(self) -> bool:
        """Whether an answer can be checked before handing in."""
        return self.review.may_see(Item.CORRECTNESS, Moment.DURING)


PLAIN_RULES = Rules()  # those of practice


def attempts_left(terms: Terms, begun: int) -> int | None:
    """How many attempts are left to whoever has begun so many; None for any number."""
    return None if terms.attempts is None else max(0, terms.attempts - begun)
