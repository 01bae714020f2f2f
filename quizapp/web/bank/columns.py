"""Saying what the columns of a table mean."""

from __future__ import annotations

from dataclasses import replace

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import BadEntry
from quizapp.formats.imports.table_columns import CHOICES
from quizapp.usecases import foreign_files, foreign_reading
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.foreign import report_page
from quizapp.web.bank.forms import TakeInForm
from quizapp.web.bank.looking import Look
from quizapp.web.bank.routes import bp
from quizapp.web.views import show

TOLD = "The table is read so from now on, and so is every other one with these titles."
FORGOTTEN = "What you said of the columns is forgotten."


@bp.post("/<upload>/columns")
@policy(Policy.BANK)
def columns(upload: str) -> Response | tuple[str, int]:
    """Remember what the columns of a table mean, or forget it."""
    look = Look.of(request.form)
    if request.form.get("do") == "forget":
        foreign_reading.forget_columns(services(), person(), upload, look.how)
        flash(FORGOTTEN, "done")
        return redirect(url_for("bank.report", upload=upload, **look.reading), code=303)
    roles = request.form.getlist("role")
    is_question = request.form.get("first") == "question"
    try:
        foreign_reading.name_columns(services(), person(), upload, look.how, roles, is_question, now())
    except BadEntry as bad:
        return _again(upload, look, roles, str(bad)), 422
    flash(TOLD, "done")
    return redirect(url_for("bank.report", upload=upload, **look.reading), code=303)


def _again(upload: str, look: Look, roles: list[str], error: str) -> str:
    """The report with what was chosen and what is wrong with it."""
    found = foreign_files.find_report(services(), person(), upload, how=look.how)
    if found is None:
        raise BadEntry("roles", error)  # a file of our own has no such report
    page = report_page(found, look)
    if page.columns is None:
        return show(replace(page, error=error), form=TakeInForm(formdata=None).offer(found.sections))
    lines = page.columns.columns
    if len(roles) == len(lines):
        lines = tuple(
            replace(line, role=role if role in CHOICES else line.role)
            for line, role in zip(lines, roles, strict=True)
        )
    part = replace(page.columns, columns=lines, is_open=True, error=error)
    return show(replace(page, columns=part), form=TakeInForm(formdata=None).offer(found.sections))
