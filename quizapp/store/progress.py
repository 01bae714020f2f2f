"""What progress pages look back at: a learner's answers, study days and the forecasts made."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, update

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.looking_back import PastAnswer
from quizapp.store.review_log import PLACE, STANDS_IN_LONG_LOG
from quizapp.store.tables import Account, Fact, ForecastMade, Review

_ANSWERS = (
    select(
        Fact.slug,
        Review.learner_day,
        Review.right,
        case((Review.source != Source.ANKI, Review.recall_before)),  # Anki's answers nobody foresaw here
        Review.guess_chance,
        func.coalesce(Review.confused_with, ""),
    )
    .join(Fact, Fact.id == Review.fact_id)
    .where(
        Review.learner_id == bindparam("learner_id"),
        Fact.bank_id == bindparam("bank_id"),
        Review.learner_day >= bindparam("since"),
        Review.rating.is_not(None),  # else it was blank in a quiz and moved nothing
        Review.source != Source.ANKI_STATE,  # which is no answer
        *STANDS_IN_LONG_LOG,
    )
    .order_by(PLACE)
)
_MADE = ForecastMade.__table__.c


@dataclass(frozen=True, slots=True)
class MadeForecast:
    """What was foreseen on a day: shares from 0 to 1, for `exam_day`, or for the day after where None.

    `facts`: how many the course had.
    """

    day: date
    exam_day: date | None
    expected: float
    low: float
    high: float
    facts: int


def list_past_answers(on: Connection, learner_id: int, bank_id: int, since: date) -> list[PastAnswer]:
    """The answers of a learner about a bank from `since` on, in the order they were given.

    Those taken back are left out, and those that moved no memory.
    """
    rows = on.execute(_ANSWERS, {"learner_id": learner_id, "bank_id": bank_id, "since": since})
    return [PastAnswer(*row) for row in rows]


def list_study_days(on: Connection, learner_id: int, since: date) -> set[date]:
    """The learner days from `since` on with an answer about any course."""
    days = select(Review.learner_day).where(Review.learner_id == learner_id, Review.learner_day >= since)
    return set(on.execute(days.distinct()).scalars())


def count_study_days(on: Connection, learner_id: int) -> int:
    """On how many days a learner has ever answered something, of any course."""
    days = select(func.count(Review.learner_day.distinct())).where(Review.learner_id == learner_id)
    return int(on.execute(days).scalar_one())


def get_week_goal(on: Connection, learner_id: int) -> int | None:
    """On how many days a week the learner wants to study; None where they set no goal."""
    goal: int | None = on.execute(select(Account.week_goal).where(Account.id == learner_id)).scalar_one()
    return goal


def set_week_goal(on: Connection, learner_id: int, goal: int | None) -> None:
    """Store on how many days a week the learner wants to study."""
    on.execute(update(Account).where(Account.id == learner_id).values(week_goal=goal))


def list_forecasts(on: Connection, learner_id: int, bank_id: int, since: date) -> list[MadeForecast]:
    """What was foreseen on each day from `since` on, the oldest first."""
    rows = on.execute(
        select(_MADE.day, _MADE.exam_day, _MADE.expected, _MADE.low, _MADE.high, _MADE.facts)
        .where(_MADE.learner_id == learner_id, _MADE.bank_id == bank_id, _MADE.day >= since)
        .order_by(_MADE.day)
    )
    return [MadeForecast(*row) for row in rows]


def save_forecast(on: Connection, learner_id: int, bank_id: int, made: MadeForecast) -> None:
    """Store what was foreseen on a day, in place of what was foreseen earlier that day."""
    of = (_MADE.learner_id == learner_id, _MADE.bank_id == bank_id, _MADE.day == made.day)
    on.execute(delete(ForecastMade).where(*of))
    on.execute(insert(ForecastMade).values(learner_id=learner_id, bank_id=bank_id, **asdict(made)))
