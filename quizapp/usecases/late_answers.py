"""What an instructor sees of answers that came too late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.questions import Question
from quizapp.store import classes
from quizapp.store import late_answers as store
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.store.rows_teaching import LateRow
from quizapp.usecases.responses import response_from_plain
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer that came after its attempt was over. `came` and `counts` are answers as they read, or empty.

    `ended_at` is when the attempt was over: its deadline, or when it was handed in before that.
    """

    learner: str
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


def _late(row: LateRow) -> LateAnswer:
    ends = [end for end in (row.due_at, row.submitted_at) if end is not None]
    return LateAnswer(
        row.learner,
        row.number,
        row.position,
        Question.from_plain(row.question).prompt,
        response_from_plain(row.response).shown,
        response_from_plain(row.saved).shown,
        row.received_at,
        min([*ends, row.received_at]),
    )
