"""Giving more time at a class quiz while it runs: to one learner or to all, never less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from quizapp.core.allowances import Override
from quizapp.core.attempts import Terms
from quizapp.core.errors import BadEntry, NotFound
from quizapp.store import classes, deadlines, quiz_terms
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

LONGEST_REASON = 200  # characters
MOST_MINUTES = 24 * 60
NOT_MEMBER = "This student is not in the class of the quiz any more."
NO_TIME = "This quiz has no time limit and no end, so nobody needs more time."
NOT_LATER = "The quiz would not close later than it does now. Choose a later time."


@dataclass(frozen=True, slots=True)
class More:
    """How much more time: so many `minutes`, or until `closes_at`; one of the two."""

    minutes: int | None = None
    closes_at: datetime | None = None


def extend(
    services: Services,
    person: Person,
    quiz_id: str,
    learner: str | None,
    more: More,
    reason: str,
    now: datetime,
) -> int:
    """Give one learner, by their public id, or all members (None) more time at a quiz, and note why.

    More minutes lengthen the time limit and put off the end. The deadlines of open attempts follow and never
    come nearer. Gives how many attempts go on for longer. Raises NotFound, or BadEntry for `reason`,
    `minutes` or `closes_at`.
    """
    if not reason.strip():
        raise BadEntry("reason", "Write why, in a few words; it is kept with the change.")
    reason = clean_name(reason, "reason", LONGEST_REASON)
    _check(more)
    with services.database.writing() as on:
        quiz, _ = classes.get_taught_quiz(on, person.id, quiz_id)
        members = deadlines.list_members_terms(on, quiz.id, learner)
        if learner is not None and not members:
            raise NotFound(NOT_MEMBER)
        before = quiz.terms if learner is None else quiz_terms.own_terms(members[0])
        after = _longer(before, more)
        own = None if learner is None else members[0]
        changes = _changes(before, after, own)
        note_change(on, quiz.id, changes, reason, person, now, None if own is None else own.learner_id)
        if learner is None:
            deadlines.change_times(on, quiz.id, after.time_limit, after.closes_at)
        return _move(on, quiz.id, learner, members, more)


def note_change(
    on: Connection,
    quiz_id: int,
    changes: Override,
    reason: str,
    person: Person,
    now: datetime,
    learner_id: int | None = None,
) -> None:
    """Note what this person changes for all, or for one learner, and why; a change for all that is none
    leaves no note. In the caller's transaction.
    """
    if learner_id is None and changes.is_empty:
        return
    deadlines.add_override(
        on,
        quiz_id=quiz_id,
        learner_id=learner_id,
        changes=changes.to_plain(),
        reason=reason,
        author_id=person.id,
        made_at=now,
    )


def list_changes(services: Services, person: Person, quiz_id: str) -> Sequence[Any]:
    """What was changed of a quiz of one's class, rows of `deadlines.list_changes`. Raises NotFound."""
    with services.database.reading() as on:
        quiz, _ = classes.get_taught_quiz(on, person.id, quiz_id)
        return deadlines.list_changes(on, quiz.id)


def let_follow(on: Connection, quiz_id: int, before: Sequence[Any]) -> int:
    """Let the deadlines of open attempts follow terms that have changed; none comes nearer.

    `before` are the rows of `deadlines.list_members_terms` from before the change. Gives how many attempts
    go on for longer. In the caller's transaction.
    """
    return _move(on, quiz_id, None, before, More())


def _check(more: More) -> None:
    if (more.minutes is None) == (more.closes_at is None):
        raise BadEntry("minutes", "Choose either more minutes or a new end.")
    if more.minutes is not None and not 1 <= more.minutes <= MOST_MINUTES:
        raise BadEntry("minutes", f"Choose 1 to {MOST_MINUTES} minutes.")


def _longer(terms: Terms, more: More) -> Terms:
    """The terms with more time."""
    if more.closes_at is not None:
        if terms.closes_at is None or more.closes_at <= terms.closes_at:
            raise BadEntry("closes_at", NOT_LATER)
        return replace(terms, closes_at=more.closes_at)
    minutes = timedelta(minutes=more.minutes or 0)
    if terms.time_limit is None and terms.closes_at is None:
        raise BadEntry("minutes", NO_TIME)
    limit = None if terms.time_limit is None else terms.time_limit + round(minutes.total_seconds())
    return replace(terms, time_limit=limit, closes_at=terms.closes_at and terms.closes_at + minutes)


def _changes(before: Terms, after: Terms, own: Any) -> Override:
    """What was different for the learner before, with the new times; for all, the new times alone.

    An end that there is stays with a limit of the learner's own; where there is none, a later one holds.
    """
    changes = Override() if own is None else Override.from_plain(own.changes)
    if after.time_limit != before.time_limit:
        changes = replace(changes, time_limit=after.time_limit)
    if after.closes_at != before.closes_at or (own is not None and after.closes_at is not None):
        changes = replace(changes, closes_at=after.closes_at)
    return changes


def _move(on: Connection, quiz_id: int, learner: str | None, before: Sequence[Any], more: More) -> int:
    """Let the deadlines of open attempts follow; with more minutes each gets these at least."""
    moved = []
    was = {row.attempt_id: row.due_at for row in before}
    for row in deadlines.list_members_terms(on, quiz_id, learner):
        due_at = was.get(row.attempt_id)
        if row.attempt_id is None or due_at is None:
            continue
        ends = [due_at, due_at + timedelta(minutes=more.minutes or 0)]
        deadline = quiz_terms.own_terms(row).deadline(row.started_at)
        later = None if deadline is None else max(*ends, deadline)
        if later != due_at:
            moved.append((row.attempt_id, later))
    deadlines.move_deadlines(on, moved)
    return len(moved)
