"""Answers that came too late, for the instructor to decide about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from flask import redirect, url_for
from werkzeug.wrappers import Response

from quizapp.usecases import late_answers
from quizapp.usecases.late_answers import LateAnswer
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.teach.routes import bp
from quizapp.web.undo import flash_undo
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
            lines=tuple(_lines(answers)),
        )
    )


@bp.post("/quizzes/<quiz>/late/<member>")
@policy(Policy.TEACH)
def let_late_count(quiz: str, member: str) -> Response:
    """Let what a student sent too late count all the same; that can be undone."""
    page, row = late_answers.let_count(services(), person(), quiz, member, now())
    class_id = page.room.public_id
    back = url_for("teach.undo_grade", class_id=class_id, quiz=quiz, member=member)
    flash_undo("What came too late counts now: the score is set by hand.", back, str(row))
    return redirect(url_for("teach.grade", class_id=class_id, quiz=quiz, member=member), code=303)


def _lines(answers: Sequence[LateAnswer]) -> Iterator[LateLine]:
    """A line an answer; the last one of a student offers to count them, if that changes anything."""
    for member, found in groupby(answers, lambda one: one.member):
        theirs = list(found)
        may_count = any(one.came and one.came != one.counts for one in theirs)
        yield from (_line(one) for one in theirs[:-1])
        yield _line(theirs[-1], member if may_count else "")


def _line(one: LateAnswer, offers: str = "") -> LateLine:
    return LateLine(
        learner=one.learner,
        attempt=one.attempt,
        position=one.position,
        prompt=one.prompt,
        came=one.came,
        counts=one.counts,
        when=local(one.received_at, person().time_zone),
        late_by=_late_by(one.seconds),
        offers=offers,
    )


def _late_by(seconds: float) -> str:
    if seconds < 1:
        return "less than a second"
    return counted(int(seconds), "second", "seconds") if seconds < A_MINUTE else span(seconds)
