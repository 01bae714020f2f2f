"""Quizzes: practice and those of a class."""

from __future__ import annotations

import re

from flask import Blueprint, flash, g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.blueprint import Blueprint as QuizBlueprint
from quizapp.core.errors import AlreadyDone, TooFewFacts, UnreadableAnswer
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Response as Given
from quizapp.usecases import beginning, joining, reading, reviewing, taking
from quizapp.usecases.reading import Course
from quizapp.usecases.reviewing import Result, ReviewedItem
from quizapp.usecases.taking import OtherAnswerSaved, ShownItem
from quizapp.web.access import (
    Policy,
    device,
    now,
    person,
    policy,
    posted_fields,
    remember,
    services,
    typed_fields,
)
from quizapp.web.lines import class_quiz_line
from quizapp.web.play.forms import AnswerForm, StartQuizForm
from quizapp.web.stale import SEND_AGAIN, shown_again
from quizapp.web.views import show
from quizapp.web.views.play import (
    AttemptLine,
    HandIn,
    MapEntry,
    PlayIndex,
    QuestionPage,
    QuizStart,
    ResultPage,
)
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion
from quizapp.web.words import local, place, points, section_title

bp = Blueprint("play", __name__)
CLOSED = "This quiz has been handed in. Here is its result."


@bp.get("/quiz/<bank>")
@policy(Policy.PUBLIC)
def index(bank: str) -> str:
    """Choose a practice quiz, or go on with a class's."""
    course = _course(bank)
    return show(_index(course), form=_start_form(course))


@bp.post("/quiz/<bank>")
@policy(Policy.PUBLIC)
def start(bank: str) -> Response | tuple[str, int]:
    """Begin a practice quiz; whoever is nobody yet becomes a guest."""
    course = _course(bank)
    form = _start_form(course)
    if not form.validate_on_submit():
        return show(_index(course), form=form), 422
    blueprint = QuizBlueprint(
        count=form.count.data or 10,
        sections=tuple(form.sections.data or ()),
        kinds=tuple(form.kinds.data or ()),
    )
    try:
        if g.person is None:  # whoever asks for more than there is stays nobody
            beginning.check_practice(services(), bank, blueprint, fresh.seed())
            remember(joining.start_guest(services(), device(), now()))
        begun = beginning.start_practice(
            services(), person(), bank, blueprint, fresh.public_id(), fresh.seed(), now()
        )
    except TooFewFacts as few:
        form.count.errors = [*form.count.errors, str(few)]
        return show(_index(course), form=form), 422
    return redirect(url_for("play.question", attempt=begun, position=1), code=303)


@bp.get("/quizzes/<quiz>")
@policy(Policy.LEARNER)
def quiz(quiz: str) -> str:
    """The start page of a class quiz."""
    found = beginning.look_at_quiz(services(), person(), quiz)
    g.bank_slug = found.bank.slug
    count = QuizBlueprint.from_plain(found.quiz.blueprint).count
    state = "ready" if not found.status else "open" if found.status == "open" else "done"
    return show(
        QuizStart(
            quiz=quiz,
            title=found.quiz.title,
            class_name=found.room.name,
            question_count=count,
            state=state,
            rules=(
                "You have one attempt.",
                "Every answer is saved as you go; you can stop and come back.",
                "Answers and reasons are shown after you hand in.",
            ),
            attempt=found.attempt,
        )
    )


@bp.post("/quizzes/<quiz>")
@policy(Policy.LEARNER)
def begin(quiz: str) -> Response:
    """Begin the one attempt, or go on with it."""
    begun = beginning.begin_quiz(services(), person(), quiz, fresh.public_id(), fresh.seed(), now())
    return redirect(url_for("play.question", attempt=begun, position=1), code=303)


@bp.get("/attempts/<attempt>/<int(max=9999):position>")
@policy(Policy.LEARNER)
def question(attempt: str, position: int) -> str | Response:
    """One question of an attempt."""
    try:
        item = taking.show_item(services(), person(), attempt, position)
    except AlreadyDone:
        return redirect(url_for("play.result", attempt=attempt), code=303)
    return show(_question(item))


def _with_answer(attempt: str, position: int) -> str:
    """The question with the answer that was typed and not saved. Raises AlreadyDone after handing in."""
    item = taking.show_item(services(), person(), attempt, position)
    return show(_question(item, typed_fields(), error=SEND_AGAIN))


@bp.post("/attempts/<attempt>/<int(max=9999):position>")
@shown_again(_with_answer)
@policy(Policy.LEARNER)
def save(attempt: str, position: int) -> Response | tuple[str, int]:
    """Save an answer and go where the learner wants."""
    form = AnswerForm()
    posted = posted_fields()
    base = form.rev.data if form.validate_on_submit() and form.rev.data is not None else 0
    try:
        taking.save_answer(services(), person(), attempt, position, posted, base, "form", now())
    except AlreadyDone:
        flash(CLOSED, "problem")
        return redirect(url_for("play.result", attempt=attempt), code=303)
    except UnreadableAnswer as problem:
        item = taking.show_item(services(), person(), attempt, position)
        return show(_question(item, typed_fields(), error=str(problem))), 422
    except OtherAnswerSaved as problem:
        item = taking.show_item(services(), person(), attempt, position)
        return show(_question(item, typed_fields(), conflict=str(problem))), 409
    return redirect(_where(attempt, position, form.go.data or ""), code=303)


@bp.get("/attempts/<attempt>/hand-in")
@policy(Policy.LEARNER)
def hand_in(attempt: str) -> str | Response:
    """Before handing in: which questions have no answer."""
    paper = taking.show_paper(services(), person(), attempt)
    g.bank_slug = paper.bank_slug
    if not paper.is_open:
        return redirect(url_for("play.result", attempt=attempt), code=303)
    return show(
        HandIn(
            attempt=attempt,
            title=paper.title,
            total=len(paper.map),
            unanswered=tuple(position for position, is_answered in paper.map if not is_answered),
            counts_for_class=bool(paper.quiz_public_id),
        )
    )


@bp.post("/attempts/<attempt>/hand-in")
@policy(Policy.LEARNER)
def confirm_hand_in(attempt: str) -> Response:
    """Hand in."""
    taking.hand_in(services(), person(), attempt, now())
    return redirect(url_for("play.result", attempt=attempt), code=303)


@bp.get("/attempts/<attempt>")
@policy(Policy.LEARNER)
def result(attempt: str) -> str | Response:
    """The result, with every answer, or the open attempt."""
    found = reviewing.result(services(), person(), attempt)
    if found is None:
        return redirect(url_for("play.question", attempt=attempt, position=1), code=303)
    g.bank_slug = found.paper.bank_slug
    return show(_result(attempt, found))


@bp.post("/attempts/<attempt>/again")
@policy(Policy.LEARNER)
def again(attempt: str) -> Response:
    """Practise what was missed, asked another way."""
    begun = reviewing.practise_missed(services(), person(), attempt, fresh.public_id(), fresh.seed(), now())
    return redirect(url_for("play.question", attempt=begun, position=1), code=303)


def quiz_kinds() -> list[tuple[str, str]]:
    """The kinds that may stand in a quiz, as (name, title)."""
    return [(kind.name, kind.title) for kind in KINDS.values() if kind.in_quizzes]


def _course(bank: str) -> Course:
    course = reading.course(services(), g.person, bank, now())
    g.bank_slug = course.row.slug
    return course


def _start_form(course: Course) -> StartQuizForm:
    sections = [(section.id, section.title) for section in course.bank.head.sections]
    return StartQuizForm().offer(sections, quiz_kinds())


def _index(course: Course) -> PlayIndex:
    quizzes, attempts = ([], [])
    if g.person is not None:
        quizzes, attempts = reading.quizzes_and_attempts(services(), person(), course.row.id)
    return PlayIndex(
        bank=course.row.slug,
        bank_title=course.bank.head.title,
        fact_count=len(course.bank.facts),
        waiting=tuple(class_quiz_line(row) for row in quizzes if row.status in (None, "open")),
        attempts=tuple(
            AttemptLine(
                attempt=row.public_id,
                title=row.quiz_title or "Practice",
                when=local(row.submitted_at or row.started_at, person().time_zone),
                words="not handed in" if row.status == "open" else _of(row.score or 0, row.maximum),
                is_open=row.status == "open",
            )
            for row in attempts
        ),
    )


def _of(score: float, maximum: float) -> str:
    return f"{points(score)} of {points(maximum)}"


def _question(
    item: ShownItem, values: dict[str, str] | None = None, error: str = "", conflict: str = ""
) -> QuestionPage:
    g.bank_slug = item.paper.bank_slug
    question_ = item.question
    return QuestionPage(
        attempt=item.paper.public_id,
        position=item.position,
        title=item.paper.title,
        question=AskedQuestion.of(
            question_,
            KINDS[question_.kind].title,
            section_title(item.paper.bank, question_.section),
        ),
        rev=item.revision,
        map=tuple(
            MapEntry(position, is_answered, position == item.position)
            for position, is_answered in item.paper.map
        ),
        values=_saved(item.response) if values is None else values,
        error=error,
        conflict=conflict,
        class_name=item.paper.class_name,
    )


def _saved(response: Given) -> dict[str, str]:
    """What the form held when the answer was saved."""
    if response.is_blank:
        return {}
    return {"answer": response.shown, "choice": str(response.value)}


def _where(attempt: str, position: int, go: str) -> str:
    if go == "hand_in":
        return url_for("play.hand_in", attempt=attempt)
    if go == "back":
        return url_for("play.question", attempt=attempt, position=max(position - 1, 1))
    if re.fullmatch(r"[0-9]{1,4}", go):
        return url_for("play.question", attempt=attempt, position=int(go))
    return url_for("play.question", attempt=attempt, position=position + 1)


def _result(attempt: str, found: Result) -> ResultPage:
    paper = found.paper
    return ResultPage(
        attempt=attempt,
        bank=paper.bank_slug,
        title=paper.title,
        when=local(found.submitted_at, person().time_zone),
        score=points(found.score),
        maximum=points(found.maximum),
        items=tuple(_reviewed(found, item, number) for number, item in enumerate(found.items, start=1)),
        class_name=paper.class_name,
    )


def _reviewed(found: Result, item: ReviewedItem, number: int) -> AnsweredQuestion:
    question_, bank = item.question, found.paper.bank
    memory = "Maybe guessed: it counts here, and is asked again soon." if item.maybe_guessed else ""
    return AnsweredQuestion.of(
        question_,
        item.response,
        item.grade,
        kind_title=KINDS[question_.kind].title,
        section_title=section_title(bank, question_.section),
        place=place(bank, question_.at),
        memory=memory,
        points=_of(item.grade.fraction, 1),
        number=number,
    )
