"""What a learner may see of their attempts now: every page, list and file asks here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.allowances import KEPT, Override, terms_for
from quizapp.core.attempts import OPEN, Terms, is_over, is_past
from quizapp.core.reviewing import AFTER_ATTEMPT, Item, Moment, moment_of
from quizapp.store import quiz_terms

Sight = frozenset[Item]
TOLD = frozenset({Item.CORRECTNESS, Item.RIGHT_ANSWER})


def sight_of(on: Connection, row: Any, now: datetime) -> Sight:
    """What may be seen of one attempt, whose row has RULE_COLUMNS."""
    return sights(on, [row], now)[row.id]


def sights(on: Connection, rows: Iterable[Any], now: datetime) -> dict[int, Sight]:
    """What may be seen of each attempt, by its row id; those that are None are left out.

    A quiz is closed for nobody before it is closed for everybody: who is done first would else hold the key
    for whoever has more time. An exception without any end holds up nobody.
    """
    found = [row for row in rows if row.id is not None]
    past = {row.quiz_id for row in found if row.quiz_id is not None and is_past(row.quiz_closes_at, now)}
    endings = quiz_terms.list_endings(on, past) if past else {}
    return {row.id: _sight(row, endings.get(row.quiz_id), now) for row in found}


def is_told_at_once(on: Connection, row: Any, ended: datetime) -> bool:
    """Whether who hands in an attempt, which ended then, may read the right answers there and then.

    What is only shown later, or never, is no such feedback. The row has RULE_COLUMNS.
    """
    endings = {}
    if row.quiz_id is not None and is_past(row.quiz_closes_at, ended):
        endings = quiz_terms.list_endings(on, {row.quiz_id})
    return _sight_after(row, ended, endings.get(row.quiz_id), ended) >= TOLD


def ended_at(row: Any, now: datetime) -> datetime | None:
    """When an attempt was over, None while it is open; one whose time is up need not be stored yet."""
    if not is_over(row.status, row.due_at, now):
        return None
    ended: datetime = row.due_at if row.status == OPEN else row.submitted_at
    return ended


def is_sealed(sight: Sight) -> bool:
    """Whether it may not be known yet which answers were right."""
    return Item.CORRECTNESS not in sight


def _sight(row: Any, ending: tuple[float, list[Override]] | None, now: datetime) -> Sight:
    ended = ended_at(row, now)
    return _sight_after(row, ended, ending, now)


def _sight_after(
    row: Any, ended: datetime | None, ending: tuple[float, list[Override]] | None, now: datetime
) -> Sight:
    """What may be seen of an attempt that ended then, whatever is stored; None while it is open."""
    if row.quiz_id is None:
        return AFTER_ATTEMPT.at(Moment.DURING if ended is None else Moment.LATER)
    closes_at = row.quiz_closes_at if ending is None else _last_end(row, *ending)
    return quiz_terms.rules_of(row).review.at(moment_of(now, ended, closes_at))


def _last_end(row: Any, factor: float, overrides: list[Override]) -> datetime:
    """When the quiz has closed for the last learner of the class."""
    terms = Terms(row.quiz_time_limit, None, row.quiz_closes_at)
    own = (
        terms_for(terms, factor, override).closes_at
        for override in overrides
        if override.closes_at is not KEPT
    )
    usual: datetime = row.quiz_closes_at
    stretched = terms_for(terms, factor).closes_at
    return max(usual, *(end for end in (stretched, *own) if end is not None))
