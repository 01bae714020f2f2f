"""Classes, as students see them."""

from __future__ import annotations

from datetime import date, datetime

from flask import Blueprint, flash, g, redirect, request, url_for

from quizapp.core.errors import BadEntry
from quizapp.core.quiz_states import QuizState
from quizapp.usecases import join_codes, joining, reading
from quizapp.usecases.class_exams import ClassExam
from quizapp.usecases.standing import ListedQuiz
from quizapp.web.access import Policy, browser, now, person, policy, remember, services
from quizapp.web.form_answers import Answer, again, refused
from quizapp.web.lines import class_quiz_line
from quizapp.web.stale import form_again, shown_again
from quizapp.web.teach.forms import JoinForm
from quizapp.web.views import show
from quizapp.web.views.classes import ClassExamLine, JoinPage, StudentClass
from quizapp.web.views.common import BankLink
from quizapp.web.words import day_words, days_away, on_day

bp = Blueprint("classes", __name__)


@bp.route("/join", methods=["GET", "POST"])
@shown_again(lambda: form_again(JoinForm(), JoinPage()))
@policy(Policy.PUBLIC)
def join() -> Answer:
    """Join a class by its code; whoever is nobody yet becomes a guest."""
    return _join(JoinForm(), "")


@bp.get("/join/<code>")
@policy(Policy.PUBLIC)
def join_code(code: str) -> Answer:
    """The same with the code from a link."""
    form, name = JoinForm(), ""
    form.code.data = form.link.data = code[:40]
    try:
        form.code.data, room = join_codes.class_of_link(services(), code)
        name = room.name if room else ""
    except BadEntry as bad:
        form.code.errors = [str(bad)]
    return _join(form, name)


@bp.get("/classes/<class_id>", endpoint="show")
@policy(Policy.LEARNER)
def show_class(class_id: str) -> str:
    """A class, its quizzes and its courses."""
    found = reading.joined_class(services(), person(), class_id, now())
    zone = person().time_zone
    lines = [class_quiz_line(quiz, now(), zone) for quiz in found.quizzes]
    ends = next((_ends(quiz) for quiz, line in zip(found.quizzes, lines, strict=True) if line.waits), None)
    return show(
        StudentClass(
            class_id=class_id,
            name=found.room.name,
            teachers=tuple(found.teachers),
            quizzes=tuple(lines),
            is_over=found.room.archived_at is not None,
            courses=tuple(BankLink(row.slug, row.title) for row in found.courses),
            next_due=on_day(ends, now(), zone) if ends else "",
            shares_memory=found.shares_memory,
            exams=tuple(_exam_line(one, found.day) for one in found.exams),
        )
    )


def _exam_line(one: ClassExam, day: date) -> ClassExamLine:
    when = f"{day_words(one.day, day)}, {days_away(one.day, day)}"
    return ClassExamLine(one.bank, one.bank_title, one.title, when)


def _ends(quiz: ListedQuiz) -> datetime | None:
    """When a quiz ends for this learner: the attempt they are in, else the quiz."""
    return quiz.due_at if quiz.state is QuizState.OPEN else quiz.terms.closes_at


def _join(form: JoinForm, class_name: str) -> Answer:
    if request.method == "GET" and g.person is not None and g.person.display_name != "Guest":
        form.display_name.data = g.person.display_name
    page = JoinPage(class_name=class_name)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        code, name, link = (field.data or "" for field in (form.code, form.display_name, form.link))
        room, made = joining.join_class(services(), g.person, code, name, browser(), now(), link)
    except BadEntry as bad:
        return refused(form, bad, page)
    if made is not None:
        remember(made)
    flash(f"You are in {room.name}.", "done")
    return redirect(url_for("classes.show", class_id=room.public_id), code=303)
