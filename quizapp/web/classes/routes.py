"""Classes, as students see them."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import BadEntry
from quizapp.usecases import joining, reading
from quizapp.web.access import Policy, device, now, person, policy, remember, services
from quizapp.web.lines import class_quiz_line
from quizapp.web.teach.forms import JoinForm
from quizapp.web.views import show
from quizapp.web.views.classes import JoinPage, StudentClass

bp = Blueprint("classes", __name__)
Answer = str | Response | tuple[str, int]


@bp.route("/join", methods=["GET", "POST"])
@policy(Policy.PUBLIC)
def join() -> Answer:
    """Join a class by its code; whoever is nobody yet becomes a guest."""
    return _join(JoinForm(), "")


@bp.get("/join/<code>")
@policy(Policy.PUBLIC)
def join_code(code: str) -> Answer:
    """The same with the code from a link."""
    form = JoinForm()
    form.code.data = code[:40]
    try:
        name = joining.find_class_to_join(services(), code).name
    except BadEntry as bad:
        form.code.errors = [str(bad)]
        name = ""
    return _join(form, name)


@bp.get("/classes/<class_id>", endpoint="show")
@policy(Policy.LEARNER)
def show_class(class_id: str) -> str:
    """A class and its quizzes."""
    room, teachers, quizzes = reading.joined_class(services(), person(), class_id)
    return show(
        StudentClass(
            class_id=class_id,
            name=room.name,
            teachers=tuple(teachers),
            quizzes=tuple(class_quiz_line(row) for row in quizzes),
        )
    )


def _join(form: JoinForm, class_name: str) -> Answer:
    if request.method == "GET" and g.person is not None and g.person.display_name != "Guest":
        form.display_name.data = g.person.display_name
    page = JoinPage(class_name=class_name)
    if not form.validate_on_submit():
        return (show(page, form=form), 422) if form.is_submitted() else show(page, form=form)
    try:
        room, made = joining.join_class(
            services(), g.person, form.code.data or "", form.display_name.data or "", device(), now()
        )
    except BadEntry as bad:
        field = form[bad.field] if bad.field in form else form.code  # noqa: SIM401 - a form has no get
        field.errors = [*field.errors, str(bad)]
        return show(page, form=form), 422
    if made is not None:
        remember(made)
    flash(f"You are in {room.name}.", "done")
    return redirect(url_for("classes.show", class_id=room.public_id), code=303)
