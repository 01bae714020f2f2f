"""A class at a glance, its courses, and the code as large as a wall."""

from __future__ import annotations

from datetime import datetime

from flask import flash, redirect, url_for

from quizapp.core.blueprint import Blueprint as QuizBlueprint
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.usecases import join_codes, teaching
from quizapp.usecases.teaching import TaughtClass
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.addresses import public, qr_rows
from quizapp.web.form_answers import Answer
from quizapp.web.teach.forms import CoursesForm
from quizapp.web.teach.routes import bp
from quizapp.web.views import show
from quizapp.web.views.classroom import ClassCourses, Door, JoinSheet, TeachClass, WorkingNow
from quizapp.web.views.teach import ClassCourse, ClassQuiz
from quizapp.web.words import code_in_words, day_of, local, on_average, points


@bp.get("/classes/<class_id>")
@policy(Policy.TEACH)
def show_class(class_id: str) -> str:
    """One class: what runs, what was set, who is in it, how to join."""
    found = teaching.show_class(services(), person(), class_id, now())
    return show(
        TeachClass(
            class_id=class_id,
            name=found.room.name,
            door=_door(found.room),
            students=len(found.members),
            expected=found.expected,
            working=tuple(
                WorkingNow(quiz.public_id, quiz.title, found.working[quiz.id], handed_in)
                for quiz, handed_in, _ in found.quizzes
                if quiz.id in found.working
            ),
            quizzes=tuple(_quiz(*row, found.most.get(row[0].id, 0.0)) for row in found.quizzes),
            courses=_courses(found),
            teachers=tuple(found.teachers),
            archived=_since(found.room.archived_at),
            erased=found.room.members_erased,
        )
    )


@bp.get("/classes/<class_id>/courses")
@policy(Policy.TEACH)
def courses(class_id: str) -> str:
    """What the class learns from."""
    found = teaching.show_class(services(), person(), class_id, now())
    return show(_courses_page(found), form=_courses_form(found))


@bp.post("/classes/<class_id>/courses")
@policy(Policy.TEACH)
def choose_courses(class_id: str) -> Answer:
    """Change what the class learns from."""
    found = teaching.show_class(services(), person(), class_id, now())
    form = _courses_form(found)
    if not form.validate_on_submit():
        return show(_courses_page(found), form=form), 422
    teaching.choose_courses(services(), person(), class_id, form.banks.data or ())
    flash("The class learns from these courses now.", "done")
    return redirect(url_for("teach.courses", class_id=class_id), code=303)


@bp.get("/classes/<class_id>/join-sheet")
@policy(Policy.TEACH)
def join_sheet(class_id: str) -> str:
    """The code for a projector, and to print."""
    room = teaching.get_class(services(), person(), class_id)
    return show(JoinSheet(class_id, room.name, _door(room), room.archived_at is not None))


def _door(room: ClassRow) -> Door:
    link = public(url_for("classes.join_code", code=join_codes.code_in_link(services(), room.join_code)))
    return Door(code_in_words(room.join_code), link, qr_rows(link))


def _quiz(quiz: QuizRow, handed_in: int, mean: float | None, most: float) -> ClassQuiz:
    return ClassQuiz(
        quiz=quiz.public_id,
        title=quiz.title,
        question_count=QuizBlueprint.from_plain(quiz.blueprint).count,
        handed_in=handed_in,
        mean="" if mean is None else f"{on_average(mean)} of {points(most)}",
        made=local(quiz.created_at, person().time_zone),
        is_archived=quiz.archived_at is not None,
        is_draft=quiz.published_at is None,
    )


def _courses(found: TaughtClass) -> tuple[ClassCourse, ...]:
    return tuple(ClassCourse(row.slug, row.title, row.is_kept) for row in found.courses)


def _courses_page(found: TaughtClass) -> ClassCourses:
    room = found.room
    return ClassCourses(room.public_id, room.name, _courses(found), room.archived_at is None)


def _courses_form(found: TaughtClass) -> CoursesForm:
    rows = teaching.list_courses(services())
    return CoursesForm().offer(((row.slug, row.title) for row in rows), [row.slug for row in found.courses])


def _since(moment: datetime | None) -> str:
    return day_of(moment, person().time_zone) if moment else ""
