"""Saving answers while a quiz is taken: once, in order, and never over one that was not seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN, is_over
from quizapp.core.certainty import read_certainty
from quizapp.core.errors import NotFound, UnreadableAnswer
from quizapp.core.questions import BLANK, Posted, Question, Response, first
from quizapp.core.saving import Outcome, outcome_of
from quizapp.core.standing_answers import why_it_stands
from quizapp.core.tries import tries_from_plain
from quizapp.store import answers, attempts
from quizapp.store.answers import Before
from quizapp.store.people import Person
from quizapp.store.quiz_terms import rules_of
from quizapp.store.rows_attempts import AttemptRow, EventRow, ItemRow
from quizapp.usecases.responses import read_response, response_from_plain, response_to_plain
from quizapp.usecases.services import Services

NO_QUESTION = "This quiz has no such question."


@dataclass(frozen=True, slots=True)
class Sent:
    """One posting of an answer.

    `client` names the page that sent it and `sequence` counts what that page sent, from 1; the same pair
    again is the same posting. `base_revision` is the revision of the saved answer the page knew, 0 for none.
    """

    posted: Posted
    base_revision: int
    client: str
    sequence: int = 1


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a posting.

    `revision` is that of the saved answer, for the next posting to start from; `current` is the answer that
    stands now, `yours` the one that was sent, each with the certainty that was stated, None for none.
    `due_at` is the attempt's deadline.
    """

    outcome: Outcome
    revision: int
    current: Response
    yours: Response
    due_at: datetime | None
    is_handed_in: bool
    current_certainty: int | None = None
    yours_certainty: int | None = None


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer as it is to be stored: None for none; `is_empty` where nothing was given or said."""

    plain: dict[str, Any] | None
    certainty: int | None
    is_empty: bool

    @property
    def shown(self) -> str:
        """The answer in the words of whoever gave it."""
        return str(self.plain["shown"]) if self.plain else ""

    def is_in(self, row: ItemRow | EventRow) -> bool:
        """Whether an item or an event holds this very answer."""
        return bool((row.response, row.certainty) == (self.plain, self.certainty))


def save_answer(
    services: Services,
    person: Person,
    public_id: str,
    position: int,
    sent: Sent,
    now: datetime,
    flagged: bool | None = None,
    leaves: bool = False,
) -> Saved:
    """Take the answer to one question of an attempt, received at `now`; every posting is recorded.

    `flagged` marks the question to come back to, or takes the mark away; None, and a posting that is late,
    leave it as it is. Where the quiz goes one way, `leaves` shuts the question that its taker has come to
    once the answer is saved. The same posting again gives the same result and changes nothing. Raises
    NotFound, and UnreadableAnswer for what is no answer of this kind, or where the answer stands; that is not
    recorded.
    """
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        item = attempts.find_item(on, row.id, position)
        if item is None:
            raise NotFound(NO_QUESTION)
        if flagged is not None and not is_over(row.status, row.due_at, now):
            answers.flag_item(on, row.id, position, flagged)
        saved = take(on, row, item, sent, now)
        is_there = row.is_one_way and position == row.reached  # an empty posting may be of one far ahead
        if leaves and is_there and saved.outcome in (Outcome.APPLIED, Outcome.OUTDATED):
            attempts.reach(on, row.id, min(position + 1, len(attempts.get_map(on, row.id))))
        return saved


def take(on: Connection, row: AttemptRow, item: ItemRow, sent: Sent, now: datetime) -> Saved:
    """`save_answer` for an item and its attempt's row, in the caller's transaction."""
    is_late = is_over(row.status, row.due_at, now)
    try:
        response = read_response(Question.from_plain(item.question), sent.posted)
        certainty = read_certainty(first(sent.posted, "certainty")) if row.asks_certainty else None
    except UnreadableAnswer:
        if is_late:  # whatever it was going to be, it comes too late
            return _told(row, item, Outcome.LATE, item.revision, BLANK, None)
        raise
    given = _Given(_to_keep(item, response), certainty, response.is_empty)
    return _take(on, row, item, sent, given, is_late, now)


def flag_question(
    services: Services, person: Person, public_id: str, position: int, flagged: bool, now: datetime
) -> None:
    """Mark one question of an open attempt to come back to, or take the mark away. Raises NotFound."""
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if is_over(row.status, row.due_at, now):
            return
        if not answers.flag_item(on, row.id, position, flagged):
            raise NotFound(NO_QUESTION)


def _take(
    on: Connection,
    row: AttemptRow,
    item: ItemRow,
    sent: Sent,
    given: _Given,
    is_late: bool,
    now: datetime,
) -> Saved:
    """Store what was given, unless this posting came before, or the answer stands."""
    kept, sure = response_from_plain(given.plain), given.certainty
    earlier = answers.find_event(on, row.id, item.position, sent.client, sent.sequence)
    if earlier is not None:
        return _again(row, item, earlier, kept, sure, is_copy=given.is_in(earlier))
    stands = "" if is_late else _why_it_stands(row, item)
    is_unchanged = given.is_in(item) or given.is_empty  # a page that can change nothing sends nothing
    if stands and is_unchanged:
        stood = response_from_plain(item.response)
        return _told(row, item, Outcome.APPLIED, item.revision, stood, item.certainty)
    if stands:
        raise UnreadableAnswer(stands)
    outcome, revision = _store(on, row, item, sent, given, is_late, now)
    return _told(row, item, outcome, revision, kept, sure)


def _store(
    on: Connection,
    row: AttemptRow,
    item: ItemRow,
    sent: Sent,
    given: _Given,
    is_late: bool,
    now: datetime,
) -> tuple[Outcome, int]:
    """Save the answer where it counts, and record the posting. Gives what came of it, and the revision."""
    before = answers.before(on, row.id, item.position, sent.client)
    is_same = given.is_in(item)
    outcome = outcome_of(
        sent.sequence, sent.base_revision, before.seen, item.revision, is_same=is_same, is_late=is_late
    )
    revision, at = item.revision, _not_before(row, before, now)
    if outcome is Outcome.APPLIED and not is_same:
        place = (row.id, item.position, item.revision)
        answers.save_answer(on, *place, given.plain, given.shown, given.certainty, at)
        revision += 1
    answers.add_event(
        on,
        attempt_id=row.id,
        position=item.position,
        client=sent.client,
        sequence=sent.sequence,
        base_revision=sent.base_revision,
        response=given.plain,
        certainty=given.certainty,
        received_at=at,
        outcome=outcome,
        revision=revision if outcome is Outcome.APPLIED else None,
    )
    return outcome, revision


def _why_it_stands(row: AttemptRow, item: ItemRow) -> str:
    return why_it_stands(rules_of(row), tries_from_plain(item.tries), row.reached, item.position)


def _to_keep(item: ItemRow, response: Response) -> dict[str, Any] | None:
    """The answer as it is stored. Fields left empty do not take "I don't know" back."""
    if not response.is_empty:
        return response_to_plain(response)
    saved = response_from_plain(item.response)
    return response_to_plain(saved) if saved.is_blank and not saved.is_empty else None


def _again(
    row: AttemptRow,
    item: ItemRow,
    earlier: EventRow,
    response: Response,
    certainty: int | None,
    *,
    is_copy: bool,
) -> Saved:
    """The result of a posting that was recorded before.

    A page never sends two answers under one number, so another answer under it comes from a copy of the
    page; it is for the learner to choose.
    """
    if not is_copy:
        return _told(row, item, Outcome.CONFLICT, item.revision, response, certainty)
    revision = item.revision if earlier.revision is None else earlier.revision
    return _told(row, item, Outcome(earlier.outcome), revision, response, certainty)


def _told(
    row: AttemptRow, item: ItemRow, outcome: Outcome, revision: int, response: Response, certainty: int | None
) -> Saved:
    stands = response_from_plain(item.response), item.certainty
    current, sure = (response, certainty) if outcome is Outcome.APPLIED else stands
    return Saved(outcome, revision, current, response, row.due_at, row.status != OPEN, sure, certainty)


def _not_before(row: AttemptRow, before: Before, now: datetime) -> datetime:
    """When to say that it was received: a clock set back does not let an answer precede an earlier one."""
    return max(now, row.started_at, before.received_at or now)
