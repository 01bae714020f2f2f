"""Answers that came too late: what an instructor sees of them, and letting them count all the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN, is_over
from quizapp.core.counting_attempts import counted_score, out_of
from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.questions import Question
from quizapp.store import attempts, classes, corrections
from quizapp.store import late_answers as store
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.store.rows_teaching import LateRow
from quizapp.usecases.giving import CellPage, Change, cell_page, change_on
from quizapp.usecases.marking import mark_rows, most_left, score_of_items
from quizapp.usecases.responses import response_from_plain
from quizapp.usecases.services import Services

COUNTS = "Answers that came too late count."
NONE_LATE = "No answer of this student came too late, so there is nothing to count."
SET_ALREADY = "The score of this student is set by hand already. Open it from the gradebook to change it."


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer that came after its attempt was over. `came` and `counts` are answers as they read, or empty.

    `member` is the learner's public id, `ended_at` when the attempt was over: its deadline, or when it
    was handed in before that.
    """

    learner: str
    member: str
    attempt: int
    position: int
    prompt: str
    came: str
    counts: str
    received_at: datetime
    ended_at: datetime

    @property
    def seconds(self) -> float:
        """How much too late it came."""
        return (self.received_at - self.ended_at).total_seconds()


def count_late(services: Services, person: Person, quiz_id: str) -> int:
    """To how many questions of a quiz an answer came too late. Raises NotFound."""
    with services.database.reading() as on:
        quiz, _ = classes.get_taught_quiz(on, person.id, quiz_id)
        return store.count_late(on, quiz.id)


def list_late(services: Services, person: Person, quiz_id: str) -> tuple[QuizRow, ClassRow, list[LateAnswer]]:
    """A quiz, its class, and what came too late, by learner. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        return quiz, room, [_late(row) for row in store.list_late(on, quiz.id)]


def let_count(
    services: Services, person: Person, quiz_id: str, member: str, now: datetime
) -> tuple[CellPage, int]:
    """Set a student's score by hand to what it would be if the late answers had come in time.

    Gives the cell as it was, and the row of its history that undoes this; a second time changes nothing.
    Raises NotFound, or ChangedMeanwhile where another score was set by hand.
    """
    with services.database.writing() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        page = cell_page(on, person, room.public_id, quiz_id, member, now)
        late = store.list_late_of(on, quiz.id, page.member.id)
        if not late:
            raise NotFound(NONE_LATE)
        if page.cell.is_given and page.history[-1].reason != COUNTS:
            raise ChangedMeanwhile(SET_ALREADY)
        score = _score_with(on, page, {(row.attempt_id, row.position): row for row in late}, now)
        return page, change_on(on, person, page, Change(COUNTS, page.newest, score), now)


def _score_with(on: Connection, page: CellPage, late: Mapping[tuple[int, int], Any], now: datetime) -> float:
    """What the attempts that are over come to, with the late answers in the place of the saved ones."""
    standing = corrections.list_standing(on, page.column.id)
    scores = []
    for one in page.attempts:
        row = attempts.get_attempt(on, page.member.id, one.public_id)
        if not is_over(row.status, row.due_at, now):
            continue
        items = [_with(item, late.get((row.id, item.position))) for item in attempts.list_items(on, row.id)]
        marked = mark_rows(items, row.asks_certainty, row.penalty, standing)
        most = most_left(row.maximum, marked, row.asks_certainty) if row.status == OPEN else row.maximum
        scores.append(out_of(score_of_items(marked), most, page.column.maximum))
    return float(counted_score(scores, page.column.method) or 0)


def _with(item: Any, late: Any) -> Any:
    """A question of an attempt with a late answer as the one that stands; an empty one replaces nothing."""
    if late is None or late.response is None:
        return item
    stands = {"response": late.response, "certainty": late.certainty, "revision": item.revision + 1}
    return SimpleNamespace(**(item._asdict() | stands))


def _late(row: LateRow) -> LateAnswer:
    ends = [end for end in (row.due_at, row.submitted_at) if end is not None]
    return LateAnswer(
        row.learner,
        row.member,
        row.number,
        row.position,
        Question.from_plain(row.question).prompt,
        response_from_plain(row.response).shown,
        response_from_plain(row.saved).shown,
        row.received_at,
        min([*ends, row.received_at]),
    )
