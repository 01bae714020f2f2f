"""A slip of the fingers in study: the learner knew it, and says so. The log keeps both."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.questions import Grade, Question
from quizapp.core.slips import may_be_slip
from quizapp.store import study
from quizapp.store.people import Person
from quizapp.usecases.course_access import get_session
from quizapp.usecases.moving_on import Given, current_on, take
from quizapp.usecases.responses import kind_of, response_from_plain
from quizapp.usecases.services import Services
from quizapp.usecases.undoing import GONE_ON, undo_on

NO_SLIP = "This answer is more than one slip away from the right one, so it stays as it is."
MISTYPED = "You typed “{typed}” and meant this."


def mistyped(
    services: Services, person: Person, public_id: str, position: int, undos: int, now: datetime
) -> None:
    """Take the last answer of a session back and count the right one, which was mistyped. All or nothing.

    The answer that was typed stays in the log, taken back. Doing it twice changes nothing. Raises NotFound,
    or ChangedMeanwhile where it is not the last answer any more, or no slip.
    """
    with services.database.writing() as on:
        row = get_session(on, person, public_id)
        given = study.find_answer(on, row.id, position)
        if given is None:
            raise ChangedMeanwhile(GONE_ON)
        if row.undos > undos and given.fraction >= 1:
            return
        question = Question.from_plain(given.question)
        if given.fraction >= 1 or not may_be_slip(question, response_from_plain(given.response)):
            raise ChangedMeanwhile(NO_SLIP)
        if not undo_on(on, person, public_id, position, undos, now):
            raise ChangedMeanwhile(GONE_ON)
        kind = kind_of(question)
        meant = kind.read(question, kind.samples(question).right)
        meant = replace(meant, shown=question.answer_text)
        row = get_session(on, person, public_id)
        here = current_on(services, on, row)
        take(
            services, on, person, row, here,
            Given(meant, Grade(1.0, MISTYPED.format(typed=given.shown)), None), now,
        )  # fmt: skip
