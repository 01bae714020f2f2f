"""What a learner may see of their attempts now: every page, list and file asks here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.allowances import KEPT, Override, terms_for
from quizapp.core.attempts import OPEN, Terms, is_over, is_past
from quizapp.core.reviewing import AFTER_ATTEMPT, Item, Moment, moment_of
from quizapp.store import quiz_terms
from quizapp.store.rows_attempts import AttemptRow, SightRow

Sight = frozenset[Item]
Ending = tuple[float, list[Override]]  # the largest time factor of a class, and the exceptions in it
TOLD = frozenset({Item.CORRECTNESS, Item.RIGHT_ANSWER})


def sight_of(on: Connection, row: AttemptRow, now: datetime) -> Sight:
    """What may be seen of one attempt, whose row has RULE_COLUMNS."""
    return sights(on, [row], now)[row.id]


def sights(on: Connection, rows: Iterable[SightRow], now: datetime) -> dict[int, Sight]:
    """What may be seen of each attempt, by its row id; those that are None are left out.

    A quiz is closed for nobody before it is closed for everybody: who is done first would else hold the key
    for whoever has more time. An exception without any end holds up nobody.
    """
    found = {row.id: row for row in rows if row.id is not None}
    endings = _endings(on, found.values(), now)
    return {number: _sight(row, endings, now) for number, row in found.items()}


def is_told_at_once(on: Connection, row: SightRow, ended: datetime) -> bool:
    """Whether who hands in an attempt, which ended then, may read the right answers there and then.

    What is only shown later, or never, is no such feedback. The row has RULE_COLUMNS.
    """
    return _sight_after(row, ended, _endings(on, [row], ended), ended) >= TOLD


def ended_at(row: SightRow, now: datetime) -> datetime | None:
    """When an attempt was over, None while it is open; one whose time is up need not be stored yet."""
    if not is_over(row.status, row.due_at, now):
        return None
    return row.due_at if row.status == OPEN else row.submitted_at


def is_sealed(sight: Sight) -> bool:
    """Whether it may not be known yet which answers were right."""
    return Item.CORRECTNESS not in sight


def _endings(on: Connection, rows: Iterable[SightRow], now: datetime) -> dict[int, Ending]:
    """By row id of a quiz that has closed by its own times, what lets others of its class go on."""
    past = {row.quiz_id for row in rows if row.quiz_id is not None and is_past(row.quiz_closes_at, now)}
    return quiz_terms.list_endings(on, past) if past else {}


def _sight(row: SightRow, endings: Mapping[int, Ending], now: datetime) -> Sight:
    ended = ended_at(row, now)
    return _sight_after(row, ended, endings, now)


def _sight_after(
    row: SightRow, ended: datetime | None, endings: Mapping[int, Ending], now: datetime
) -> Sight:
    """What may be seen of an attempt that ended then, whatever is stored; None while it is open."""
    if row.quiz_id is None:
        return AFTER_ATTEMPT.at(Moment.DURING if ended is None else Moment.LATER)
    ending = endings.get(row.quiz_id)
    closes_at = row.quiz_closes_at if ending is None else _last_end(row, *ending)
    return quiz_terms.rules_of(row).review.at(moment_of(now, ended, closes_at))


def _last_end(row: SightRow, factor: float, overrides: list[Override]) -> datetime:
    """When the quiz has closed for the last learner of the class."""
    terms = Terms(row.quiz_time_limit, None, row.quiz_closes_at)
    own = (
        terms_for(terms, factor, override).closes_at
        for override in overrides
        if override.closes_at is not KEPT
    )
    stretched = terms_for(terms, factor).closes_at
    return max(end for end in (row.quiz_closes_at, stretched, *own) if end is not None)
