"""The exam plan of a course: a page to look at it, and a form to set it."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, url_for

from quizapp.core.errors import BadEntry
from quizapp.usecases import exam_plans
from quizapp.usecases.exam_page import ExamPage, exam_page
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, again
from quizapp.web.plan.forms import ExamPlanForm
from quizapp.web.plan.page import page_of
from quizapp.web.stale import form_again, shown_again
from quizapp.web.tongues import speak_as
from quizapp.web.views import show

bp = Blueprint("plan", __name__)


@bp.get("/plan/<bank>")
@policy(Policy.LEARNER)
def index(bank: str) -> str:
    """The exam days of a course, why today's work is what it is, and what is foreseen."""
    found = _found(bank)
    return show(page_of(found), form=ExamPlanForm.of(found.setting, found.day))


def _again(bank: str) -> str:
    found = _found(bank)
    return form_again(ExamPlanForm.of(found.setting, found.day), page_of(found))


@bp.post("/plan/<bank>")
@shown_again(_again)
@policy(Policy.LEARNER)
def save(bank: str) -> Answer:
    """Set exam days, minutes and the way to work."""
    found = _found(bank)
    form = ExamPlanForm.of(found.setting, found.day)
    if not form.judged(found.setting, found.day):
        return again(form, show(page_of(found), form=form))
    try:
        exam_plans.save_plan(services(), person(), bank, form.exam_days, form.way, form.single_dates, now())
    except BadEntry as bad:  # what the form found right was changed on another device meanwhile
        form.form_errors.append(str(bad))
        return show(page_of(found), form=form), 422
    flash("Your plan is saved." if form.exam_days else "Saved. No exam day of yours is set now.", "done")
    return redirect(url_for("plan.index", bank=bank), code=303)


def _found(bank: str) -> ExamPage:
    found = exam_page(services(), person(), bank, now())
    g.bank_slug = found.row.slug
    speak_as(found.bank.head)
    return found
