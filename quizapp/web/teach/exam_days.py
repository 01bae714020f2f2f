"""The exam days of a class, as those who teach it set them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from flask import flash, redirect, request, url_for
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from quizapp.core.errors import BadEntry
from quizapp.usecases import class_exams
from quizapp.usecases.class_exams import ClassExams
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, again, refused
from quizapp.web.plan.forms import BY_HAND, NEEDS_DAY, DayField, title_field
from quizapp.web.stale import form_again, shown_again
from quizapp.web.teach.routes import bp
from quizapp.web.undo import flash_undo
from quizapp.web.views import show
from quizapp.web.views.plan import ClassExamLine, ClassExamsPage
from quizapp.web.words import day_words, days_away

REMOVED = "The exam day is removed; daily work is planned without it."
BACK = "back"


class ClassExamForm(FlaskForm):
    """An exam day of a class. Call `offer` before validating."""

    bank = SelectField("Course")
    day = DayField("Day", [InputRequired(NEEDS_DAY)], render_kw=BY_HAND)
    title = title_field("As students will see it: “Midterm”.")

    def offer(self, courses: Iterable[tuple[str, str]]) -> Self:
        """Set which courses can be chosen, as (slug, title)."""
        self.bank.choices = [SelectChoice(slug, title) for slug, title in courses]
        return self

    @property
    def wanted(self) -> tuple[str, date, str]:
        """Course, day and title, once the form was found sound. Raises ValidationError without a day."""
        if self.day.data is None:
            raise ValidationError(NEEDS_DAY)
        return self.bank.data, self.day.data, self.title.data or ""

    def validate_day(self, field: DayField) -> None:
        """Blanks of any script are no day."""
        if field.data is None and not field.errors:
            raise ValidationError(NEEDS_DAY)


@bp.get("/classes/<class_id>/exam-days")
@policy(Policy.TEACH)
def exam_days(class_id: str) -> str:
    """The exam days of a class, and a form for one more."""
    found = _found(class_id)
    return show(_page(found), form=_form(found))


def _again(class_id: str) -> str:
    found = _found(class_id)
    return form_again(_form(found), _page(found))


@bp.post("/classes/<class_id>/exam-days")
@shown_again(_again)
@policy(Policy.TEACH)
def add_exam_day(class_id: str) -> Answer:
    """Add an exam day."""
    found = _found(class_id)
    form, page = _form(found), _page(found)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    is_back = request.form.get("to") == BACK
    try:
        class_exams.add_exam(services(), person(), class_id, *form.wanted, now(), is_back)
    except BadEntry as bad:
        return refused(form, bad, page)
    said = "The exam day is back." if is_back else "The exam day is set."
    return _done(class_id, f"{said} The plans of your students serve it from now on.")


@bp.route("/classes/<class_id>/exam-days/<int:exam>", methods=["GET", "POST"])
@shown_again(lambda class_id, exam: form_again(_form(_found(class_id), exam), _page(_found(class_id), exam)))
@policy(Policy.TEACH)
def change_exam_day(class_id: str, exam: int) -> Answer:
    """Change an exam day, one that is past as well."""
    found = _found(class_id)
    form, page = _form(found, exam), _page(found, exam)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        class_exams.change_exam(services(), person(), class_id, exam, *form.wanted, now())
    except BadEntry as bad:
        return refused(form, bad, page)
    return _done(class_id, "The exam day is changed.")


@bp.post("/classes/<class_id>/exam-days/<int:exam>/remove")
@policy(Policy.TEACH)
def remove_exam_day(class_id: str, exam: int) -> Answer:
    """Remove an exam day; a button adds it again."""
    gone = class_exams.remove_exam(services(), person(), class_id, exam)
    if gone is None:
        return _done(class_id, REMOVED)
    again_at = url_for("teach.add_exam_day", class_id=class_id)
    flash_undo(REMOVED, again_at, BACK, {"bank": gone.bank, "day": gone.day.isoformat(), "title": gone.title})
    return _back(class_id)


def _done(class_id: str, words: str) -> Answer:
    flash(words, "done")
    return _back(class_id)


def _back(class_id: str) -> Answer:
    return redirect(url_for("teach.exam_days", class_id=class_id), code=303)


def _found(class_id: str) -> ClassExams:
    return class_exams.show_exams(services(), person(), class_id, now())


def _form(found: ClassExams, exam_id: int | None = None) -> ClassExamForm:
    exam = None if exam_id is None else found.exam(exam_id)
    return ClassExamForm(obj=exam).offer((row.slug, row.title) for row in found.courses)


def _page(found: ClassExams, changes: int | None = None) -> ClassExamsPage:
    lines = (
        ClassExamLine(
            id=one.id,
            date=day_words(one.day, found.today),
            away=days_away(one.day, found.today),
            course=one.bank_title,
            title=one.title,
            is_past=one.day < found.today,
        )
        for one in sorted(found.exams, key=lambda one: (one.day < found.today, one.day))
    )
    return ClassExamsPage(
        class_id=found.room.public_id,
        name=found.room.name,
        exams=tuple(lines),
        changes=changes,
        may_change=found.room.archived_at is None,
        has_courses=bool(found.courses),
    )
