"""Forms that come back: not filled in, or refused by a use case."""

from __future__ import annotations

from flask import request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms.widgets import PasswordInput

from quizapp import fresh
from quizapp.core.errors import BadEntry, TooManyGuesses
from quizapp.web.views import Page, show

Answer = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]


def again(form: FlaskForm, page: str) -> Answer:
    """The page of a form that is not filled in, or not rightly: 422 where something was sent."""
    return (page, 422) if form.is_submitted() else page


def suggests(form: FlaskForm, field: str = "password") -> bool:
    """Whether a password was to be suggested instead; the form then holds one that can be read and sent.

    What was typed into the other fields stays, and nothing is judged yet.
    """
    if request.method != "POST" or not request.form.get("suggest"):
        return False
    chosen = fresh.passphrase()
    form[field].data, form[field].widget = chosen, PasswordInput(hide_value=False)
    form[
        field
    ].description = f"We suggest “{chosen}”. It is filled in: write it down, or think of the picture."
    return True


def refused(form: FlaskForm, bad: BadEntry, page: Page) -> Answer:
    """The page again, with the fault beside its field; 429 where it has to wait."""
    field = form[bad.field] if bad.field in form else form[next(iter(form._fields))]
    field.errors = [*field.errors, str(bad)]
    if isinstance(bad, TooManyGuesses):
        return show(page, form=form), 429, {"Retry-After": str(bad.seconds)}
    return show(page, form=form), 422
