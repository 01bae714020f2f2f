"""The week goal: chosen on a progress page, told there and on the first page."""

from __future__ import annotations

from flask import flash, g, redirect, url_for

from quizapp.usecases import progress
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer
from quizapp.web.progress.forms import WeekGoalForm
from quizapp.web.progress.routes import bp, progress_page
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.progress import WeekLine
from quizapp.web.words import counted


@bp.post("/progress/<bank>/week")
@policy(Policy.LEARNER)
def week_goal(bank: str) -> Answer:
    """Choose on how many days a week to study, or drop the goal."""
    form = WeekGoalForm()
    found = progress.progress_in(services(), person(), bank, now())  # which also says whether they may
    if not form.validate_on_submit():
        g.bank_slug = found.course.row.slug
        speak_as(found.course.bank.head)
        return show(progress_page(found), form=form), 422
    progress.set_week_goal(services(), person(), form.days)
    told = "no goal" if form.days is None else counted(form.days, "day", "days") + " a week"
    flash(f"Kept: {told}.", "done")
    return redirect(url_for("progress.index", bank=bank, _anchor="week"), code=303)


def week_line() -> WeekLine | None:
    """The week of whoever is here, for a first page; None for nobody, and where they set no goal."""
    if g.get("person") is None:
        return None
    week = progress.week_of_learner(services(), person(), now())
    return None if week.goal is None else WeekLine(week.studied, week.left, week.goal)
