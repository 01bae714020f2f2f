"""How a quiz of a class is marked, reviewed and weighed, and what may still change once it was begun."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.counting_attempts import Method
from quizapp.core.errors import BadEntry
from quizapp.core.reviewing import AFTER_ATTEMPT, Item, Moment, Review
from quizapp.core.tries import MOST_TRIES, THIRD

MOST_ATTEMPTS = 20
MOST_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds beside the terms of a quiz.

    `method` says which attempt counts, `review` what may be seen when. Each of `tries` at a question costs
    `penalty` (0 to 1) for the next. `is_one_way`: nobody goes back to a question. `is_shared`: all have the
    same paper. `weight` is how much the quiz counts among those of its class. `is_closed_book`: whoever
    takes it can neither read nor study its course meanwhile.
    """

    method: Method = Method.HIGHEST
    review: Review = AFTER_ATTEMPT
    tries: int = 1
    penalty: float = THIRD
    is_one_way: bool = False
    is_shared: bool = False
    weight: float = 1.0
    is_closed_book: bool = True


PLAIN = Terms()
USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Design:
    """All that an instructor decides about a quiz; `bank` is the slug of its course."""

    title: str
    bank: str
    blueprint: Blueprint
    terms: Terms = PLAIN
    settings: Settings = USUAL


def check_settings(terms: Terms, settings: Settings) -> None:
    """Raise BadEntry, which names the field, where settings cannot be meant or contradict each other."""
    if terms.attempts is not None and not 1 <= terms.attempts <= MOST_ATTEMPTS:
        raise BadEntry("attempts", f"Choose 1 to {MOST_ATTEMPTS} attempts, or any number.")
    if not 1 <= settings.tries <= MOST_TRIES:
        raise BadEntry("tries", f"Choose 1 to {MOST_TRIES} tries.")
    if not 0 <= settings.penalty <= 1:
        raise BadEntry("penalty", "A try costs between nothing and the whole mark.")
    if not 0 <= settings.weight <= MOST_WEIGHT:
        raise BadEntry("weight", f"Choose a weight from 0, which does not count, to {MOST_WEIGHT}.")
    if settings.tries > 1 and not settings.review.may_see(Item.CORRECTNESS, Moment.DURING):
        raise BadEntry(
            "tries",
            "Nobody tries again who does not see what was wrong. Show it after each answer, or allow one.",
        )
    if settings.tries > 1 and terms.asks_certainty:
        raise BadEntry("tries", "Certainty is asked once, so it goes with one try. Choose one of the two.")


def changed_fairly(old: Design, new: Design) -> Design:
    """What becomes of a quiz that some have begun when its instructor wants it to be `new`.

    Title, opening, closing, a longer time limit, more attempts, review and weight change; all else stays as
    those found it who have begun. Where there was one attempt, it changes with their number which of them
    counts. Raises BadEntry for `minutes` where the limit would be shorter, for `attempts` where they would
    be fewer.
    """
    before, after = old.terms.time_limit, new.terms.time_limit
    if after is not None and (before is None or after < before):
        if before is None:
            raise BadEntry(
                "minutes", "Some have begun with no limit, so there can be none now. Leave it empty."
            )
        was = f"{before // 60} minutes"
        raise BadEntry("minutes", f"Some have begun with {was}, so it can be longer, not shorter.")
    attempts = _not_fewer(old.terms.attempts, new.terms.attempts)
    opens_at, closes_at = new.terms.opens_at, new.terms.closes_at
    method = new.settings.method if old.terms.attempts == 1 and attempts != 1 else old.settings.method
    return replace(
        old,
        title=new.title,
        terms=replace(old.terms, time_limit=after, opens_at=opens_at, closes_at=closes_at, attempts=attempts),
        settings=replace(old.settings, method=method, review=new.settings.review, weight=new.settings.weight),
    )


def _not_fewer(before: int | None, after: int | None) -> int | None:
    """How many attempts there are from now on; None for any number. Raises BadEntry for fewer."""
    if after is not None and (before is None or after < before):
        had = "any number of attempts" if before is None else f"{before} attempts"
        raise BadEntry("attempts", f"Some have begun with {had}, so there can be more, not fewer.")
    return after
