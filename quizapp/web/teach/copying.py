"""Copies of quizzes, for the same class or another."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import SelectField

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.usecases import building, teaching
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.teach.builder_fields import select_choices
from quizapp.web.teach.routes import bp
from quizapp.web.views import show
from quizapp.web.views.builder import CopyPage

Answer = str | Response | tuple[str, int]


class CopyForm(FlaskForm):
    """Copy a quiz to one of one's classes."""

    room = SelectField("To the class")


@bp.route("/quizzes/<quiz>/copy", methods=["GET", "POST"])
@policy(Policy.TEACH)
def copy_quiz(quiz: str) -> Answer:
    """Make a draft like this quiz, for the same class or another."""
    work = building.get_quiz(services(), person(), quiz)
    form = CopyForm()
    rooms = [room for room, _, _ in teaching.list_classes(services(), person()) if room.archived_at is None]
    form.room.choices = select_choices((room.public_id, room.name) for room in rooms)
    if not form.is_submitted():
        form.room.data = work.room.public_id
    page = CopyPage(quiz, work.quiz.title, work.room.public_id, work.room.name)
    if form.validate_on_submit():
        ids = fresh.public_id(), fresh.seed()
        try:
            made = building.copy_quiz(services(), person(), quiz, form.room.data, *ids, now())
        except BadEntry as bad:
            form.room.errors = [*form.room.errors, str(bad)]
        else:
            flash("This is the copy, a draft. Change what you like, then publish it.", "done")
            return redirect(url_for("teach.edit_quiz", quiz=made), code=303)
    shown = show(page, form=form)
    return (shown, 422) if form.is_submitted() else shown
