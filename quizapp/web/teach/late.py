"""Answers that came too late, for the instructor to decide about."""

from __future__ import annotations

from quizapp.usecases import late_answers
from quizapp.usecases.late_answers import LateAnswer
from quizapp.web.access import Policy, person, policy, services
from quizapp.web.teach.routes import bp
from quizapp.web.views import show
from quizapp.web.views.late import LateLine, LatePage
from quizapp.web.words import counted, local, span

A_MINUTE = 60


@bp.get("/quizzes/<quiz>/late")
@policy(Policy.TEACH)
def late(quiz: str) -> str:
    """What came after the time was up, or after handing in; it is kept and does not count."""
    found, room, answers = late_answers.list_late(services(), person(), quiz)
    return show(
        LatePage(
            quiz=quiz,
            title=found.title,
            class_id=room.public_id,
            class_name=room.name,
            lines=tuple(_line(one) for one in answers),
        )
    )


def _line(one: LateAnswer) -> LateLine:
    return LateLine(
        learner=one.learner,
        attempt=one.attempt,
        position=one.position,
        prompt=one.prompt,
        came=one.came,
        counts=one.counts,
        when=local(one.received_at, person().time_zone),
        late_by=_late_by(one.seconds),
    )


def _late_by(seconds: float) -> str:
    if seconds < 1:
        return "less than a second"
    return counted(int(seconds), "second", "seconds") if seconds < A_MINUTE else span(seconds)
