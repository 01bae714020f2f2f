"""A quiz as a student meets it, for its instructor to try. Nothing of it is stored, counted or remembered."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import request

from quizapp.core.composing import compose
from quizapp.core.errors import NotFound, UnreadableAnswer
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Question
from quizapp.core.reviewing import Item, Moment, Review
from quizapp.usecases import building
from quizapp.usecases.building import QuizAtWork
from quizapp.usecases.responses import mark, read_response
from quizapp.web.access import Policy, person, policy, posted_fields, services, typed_fields
from quizapp.web.teach.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.builder import AsStudent
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion
from quizapp.web.words import of_points, place, section_title

PAPERS = 3
NO_QUESTION = "The quiz has no such question. Begin with the first."
AT_ONCE = "A student sees this at once, too."
LATER = "A student does not see this yet: it is shown {when}."
NEVER = "A student never sees all of this, as the quiz was published."


@bp.route("/quizzes/<quiz>/as-student/<int(max=999):position>", methods=["GET", "POST"])
@policy(Policy.TEACH)
def as_student(quiz: str, position: int) -> str | tuple[str, int]:
    """One question of a sample paper; a posted answer is marked, and forgotten."""
    work = building.get_quiz(services(), person(), quiz)
    paper = _paper_number()
    questions = compose(work.bank, work.built.design.blueprint, _seed(work, paper), True).questions
    if not 1 <= position <= len(questions):
        raise NotFound(NO_QUESTION)
    speak_as(work.bank.head)
    question = questions[position - 1]
    base = partial(_page, work, position, len(questions), paper)
    if request.method == "GET":
        return show(base(question=_asked(work, question)))
    try:
        return show(base(answered=_answered(work, question), shows=_shown(work.built.design.settings.review)))
    except UnreadableAnswer as problem:
        return show(base(question=_asked(work, question), error=str(problem), values=typed_fields())), 422


def _page(work: QuizAtWork, position: int, count: int, paper: int, **what: Any) -> AsStudent:
    return AsStudent(
        quiz=work.quiz.public_id,
        title=work.quiz.title,
        class_id=work.room.public_id,
        class_name=work.room.name,
        position=position,
        count=count,
        paper=paper,
        **what,
    )


def _paper_number() -> int:
    """Which of the sample papers: 1 to 3, the first where the address says anything else."""
    asked = request.args.get("paper", "1")
    return int(asked) if asked in [str(number) for number in range(1, PAPERS + 1)] else 1


def _seed(work: QuizAtWork, paper: int) -> str:
    """That of the shared paper, or one that no student's paper is made from."""
    return work.built.shared_seed or f"sample {work.quiz.public_id} {paper}"


def _asked(work: QuizAtWork, question: Question) -> AskedQuestion:
    return AskedQuestion.of(question, KINDS[question.kind].title, section_title(work.bank, question.section))


def _answered(work: QuizAtWork, question: Question) -> AnsweredQuestion:
    response = read_response(question, posted_fields())
    grade = mark(question, response)
    return AnsweredQuestion.of(
        question,
        response,
        grade,
        kind_title=KINDS[question.kind].title,
        section_title=section_title(work.bank, question.section),
        where=partial(place, work.bank),
        points=of_points(grade.fraction, 1),
    )


def _shown(review: Review) -> str:
    """When a student sees the right answer."""
    if review.may_see(Item.RIGHT_ANSWER, Moment.DURING):
        return AT_ONCE
    for moment, when in (
        (Moment.JUST_AFTER, "after handing in"),
        (Moment.LATER, "some minutes after handing in"),
        (Moment.CLOSED, "after the quiz has closed"),
    ):
        if review.may_see(Item.RIGHT_ANSWER, moment):
            return LATER.format(when=when)
    return NEVER
