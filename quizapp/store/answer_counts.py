"""How much a learner answered, counted from the log of reviews."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from quizapp.core.memory.evidence import Source
from quizapp.store import tables
from quizapp.store.review_log import STANDS, STANDS_IN_LONG_LOG, Origin, is_of_origin, stands

_Review = tables.Review
_OF_BANK = (_Review.learner_id == bindparam("learner_id"), tables.Fact.bank_id == bindparam("bank_id"))
_IS_AN_ANSWER = (
    _Review.rating.is_not(None),  # else it was blank in a quiz
    _Review.source != Source.ANKI_STATE,
)
_COUNT_BY_DAY = (
    select(_Review.learner_day, func.count(_Review.source_event.distinct()))
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(*_OF_BANK, _Review.learner_day >= bindparam("since"), *_IS_AN_ANSWER, *STANDS_IN_LONG_LOG)
    .group_by(_Review.learner_day)
)
_COUNT_BY_BANK = (
    select(tables.Fact.bank_id, func.count(_Review.source_event.distinct()))
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(
        _Review.learner_id == bindparam("learner_id"),
        _Review.learner_day == bindparam("day"),
        *_IS_AN_ANSWER,
        *STANDS,
    )
    .group_by(tables.Fact.bank_id)
)
_Anew = aliased(tables.Review)
_was_met_before = (  # by an answer that was judged anew since: it counts where it was first logged
    exists()
    .where(_Anew.learner_id == _Review.learner_id, _Anew.fact_id == _Review.fact_id)
    .where(Origin.id < _Review.id, _Anew.id > _Review.id, is_of_origin(_Anew), *stands(_Anew))
)
_Earlier = aliased(tables.Review)
_was_answered_before = (
    exists()
    .where(_Earlier.learner_id == _Review.learner_id, _Earlier.fact_id == _Review.fact_id)
    .where(_Earlier.id < _Review.id, *stands(_Earlier))
)
_COUNT_FIRST_MET = (  # from the day's own rows, which are few however long the log is
    select(func.count())
    .select_from(_Review)
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(*_OF_BANK, _Review.learner_day == bindparam("day"), _Review.source == Source.CARD, *STANDS)
    .where(~_was_answered_before, ~_was_met_before)
)


def count_answers(on: Connection, learner_id: int, bank_id: int, since: date) -> dict[date, int]:
    """How many answers a learner gave on each learner day from `since` on, of cards and quizzes.

    One about several facts counts once; those taken back, and what was left blank, not at all.
    """
    rows = on.execute(_COUNT_BY_DAY, {"learner_id": learner_id, "bank_id": bank_id, "since": since})
    return {row[0]: int(row[1]) for row in rows}


def count_answers_on(on: Connection, learner_id: int, day: date) -> dict[int, int]:
    """`count_answers` of one learner day, by bank; a bank without any is left out."""
    rows = on.execute(_COUNT_BY_BANK, {"learner_id": learner_id, "day": day})
    return {row[0]: int(row[1]) for row in rows}


def count_first_met(on: Connection, learner_id: int, bank_id: int, day: date) -> int:
    """How many facts a learner answered for the first time on a learner day, by cards."""
    of = {"learner_id": learner_id, "bank_id": bank_id, "day": day}
    return int(on.execute(_COUNT_FIRST_MET, of).scalar_one())
