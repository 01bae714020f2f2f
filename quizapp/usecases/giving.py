"""Scores that an instructor sets in place of what the attempts say: each with its reason, none forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.certainty import LEAST, MOST
from quizapp.core.errors import AlreadyDone, BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.gradebook import Cell
from quizapp.store import classes, grade_history
from quizapp.store import gradebook as store
from quizapp.store.classes import ClassRow
from quizapp.store.gradebook import Within
from quizapp.store.people import Person
from quizapp.store.rows_teaching import GivenRow, RegradeRow, TakenRow
from quizapp.usecases.gradebook import Column, Member, members_of, sheet_within
from quizapp.usecases.services import Services

NO_STUDENT = "There is no such student in this class, or it is not yours to see."
MEANWHILE = "This score was changed since you opened the page. Open it again to see what it is now."
NOTHING_SET = "Nothing is set here, so there is nothing to take back. The score is what the attempts say."
UNDONE = "Undone."
LONGEST_REASON = 500  # characters


@dataclass(frozen=True, slots=True)
class Change:
    """What an instructor wants of a cell: a score, None with `is_excused`, or None to take back what is set.

    `seen` is the newest row of its history when they decided, 0 for none.
    """

    reason: str
    seen: int
    score: float | None = None
    is_excused: bool = False

    @property
    def takes_back(self) -> bool:
        """Whether the attempts are to count again."""
        return self.score is None and not self.is_excused


@dataclass(frozen=True, slots=True)
class CellPage:
    """One cell with all that lies behind it. `by_attempts` is what would stand there if nothing were set.

    `history` are the rows of what was set and `regrades` what regrading changed, both the oldest first.
    `before` and `after` are the neighbours in the list of names, where the page was asked for to be shown.
    """

    room: ClassRow
    column: Column
    member: Member
    cell: Cell
    by_attempts: Cell
    attempts: Sequence[TakenRow]
    history: Sequence[GivenRow]
    regrades: Sequence[RegradeRow]
    before: Member | None = None
    after: Member | None = None

    @property
    def newest(self) -> int:
        """The newest row of the history; 0 where there is none."""
        return self.history[-1].id if self.history else 0

    @property
    def least(self) -> float:
        """The lowest score there is: less than nothing where wrong answers cost."""
        return self.column.maximum * LEAST / MOST if self.column.terms.asks_certainty else 0.0


def show_cell(
    services: Services, person: Person, class_id: str, quiz_id: str, member: str, now: datetime
) -> CellPage:
    """One learner of a class of this person at one of its quizzes. Raises NotFound."""
    with services.database.reading() as on:
        page = cell_page(on, person, class_id, quiz_id, member, now)
        members = members_of(on, Within(page.room.id))
    at = next(number for number, one in enumerate(members) if one.id == page.member.id)
    return replace(
        page,
        before=members[at - 1] if at else None,
        after=members[at + 1] if at + 1 < len(members) else None,
    )


def change_grade(
    services: Services,
    person: Person,
    class_id: str,
    quiz_id: str,
    member: str,
    change: Change,
    now: datetime,
) -> int:
    """Set, excuse or take back. Returns the id of the new row of the history; the same twice adds one.

    Raises NotFound, BadEntry, AlreadyDone where there is nothing to take back, or ChangedMeanwhile.
    """
    with services.database.writing() as on:
        page = cell_page(on, person, class_id, quiz_id, member, now)
        return change_on(on, person, page, change, now)


def change_on(on: Connection, person: Person, page: CellPage, change: Change, now: datetime) -> int:
    """`change_grade` of a cell, in the caller's transaction."""
    reason = " ".join(change.reason.split())[:LONGEST_REASON]
    if not reason:
        raise BadEntry("reason", "Write why. It stands in the history of this score.")
    if change.score is not None and not page.least <= change.score <= page.column.maximum:
        raise BadEntry("score", f"Write a score from {page.least:g} to {page.column.maximum:g}.")
    wanted = (change.score, change.is_excused, change.takes_back)
    if page.history and _state(page.history[-1]) == wanted and page.history[-1].reason == reason:
        return page.newest  # sent twice
    if page.newest != change.seen:
        raise ChangedMeanwhile(MEANWHILE)
    if change.takes_back and not page.cell.is_given:
        raise AlreadyDone(NOTHING_SET)
    return _add(on, page, person, wanted, reason, now)


def undo_change(
    services: Services, person: Person, class_id: str, quiz_id: str, member: str, row: int, now: datetime
) -> None:
    """Let what stood there before this row stand there again, if it is still the newest.

    Raises NotFound, or ChangedMeanwhile.
    """
    with services.database.writing() as on:
        page = cell_page(on, person, class_id, quiz_id, member, now)
        if row == 0 or page.newest != row:
            raise ChangedMeanwhile(MEANWHILE)
        before = _state(page.history[-2]) if len(page.history) > 1 else (None, False, True)
        _add(on, page, person, before, _reason_again(page.history, before), now)


def cell_page(
    on: Connection, person: Person, class_id: str, quiz_id: str, member: str, now: datetime
) -> CellPage:
    """`show_cell` without the neighbours, in the caller's transaction."""
    room = classes.get_taught_class(on, person.id, class_id)
    quiz = classes.find_quiz(on, quiz_id)
    if quiz is None or quiz.class_id != room.id:
        raise NotFound(classes.NO_QUIZ)
    learner = store.find_learner(on, room.id, member)
    if learner is None:
        raise NotFound(NO_STUDENT)
    within = Within(room.id, quiz.id, learner)
    sheet = sheet_within(on, room, within, now)
    if not sheet.columns:
        raise NotFound(classes.NO_QUIZ)  # a draft
    (row,), (column,) = sheet.rows, sheet.columns
    (bare,) = sheet_within(on, room, within, now, with_given=False).rows
    return CellPage(
        room=room,
        column=column,
        member=row.member,
        cell=row.cells[0],
        by_attempts=bare.cells[0],
        attempts=grade_history.list_attempts(on, within),
        history=grade_history.list_history(on, within),
        regrades=grade_history.list_regrades(on, within),
    )


def _state(row: GivenRow) -> tuple[float | None, bool, bool]:
    return row.score, bool(row.is_excused), bool(row.is_taken_back)


def _reason_again(history: Sequence[GivenRow], state: tuple[float | None, bool, bool]) -> str:
    """Why what stands again stands there: with its own reason, which the student reads."""
    is_set = not state[2]
    return f"{UNDONE} {without_undone(history[-2].reason)}".strip() if is_set else UNDONE


def without_undone(reason: str) -> str:
    """The reason as it was written, where an undo brought it back."""
    return reason.removeprefix(UNDONE).strip()


def _add(
    on: Connection,
    page: CellPage,
    person: Person,
    state: tuple[float | None, bool, bool],
    reason: str,
    now: datetime,
) -> int:
    score, is_excused, is_taken_back = state
    return grade_history.add_given(
        on,
        quiz_id=page.column.id,
        learner_id=page.member.id,
        score=score,
        is_excused=is_excused,
        is_taken_back=is_taken_back,
        reason=reason,
        author_id=person.id,
        made_at=now,
    )
