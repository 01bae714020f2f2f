"""The page of what a learner has put aside, and of what they reported."""

from __future__ import annotations

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import ChangedMeanwhile
from quizapp.usecases import putting_aside, reporting
from quizapp.usecases.putting_aside import PutAside
from quizapp.usecases.reporting import Report
from quizapp.usecases.sitting import OVER
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.study.blueprint import bp
from quizapp.web.study.forms import AskAgainForm
from quizapp.web.views import show
from quizapp.web.views.put_aside import AsideLine, OwnReport, PutAsidePage
from quizapp.web.words import day_of, days_away, place


@bp.get("/aside")
@policy(Policy.LEARNER)
def aside() -> str:
    """What is put aside, and what was reported."""
    kept = putting_aside.list_aside(services(), person(), now())
    reports = reporting.list_own(services(), person())
    return show(PutAsidePage(tuple(map(_line, kept)), tuple(map(_report, reports))))


@bp.post("/aside")
@policy(Policy.LEARNER)
def ask_again() -> Response:
    """Let a fact be asked again."""
    form = AskAgainForm()
    if not form.validate_on_submit():
        raise ChangedMeanwhile(OVER)
    putting_aside.ask_again(services(), person(), form.bank.data or "", form.fact.data or "")
    flash("You are asked this again, as your plan has it.", "done")
    return redirect(url_for("study.aside"), code=303)


def _line(one: PutAside) -> AsideLine:
    until = "" if one.until_day is None else days_away(one.until_day, person().day_at(now()))
    where = place(one.bank, map(str, one.fact.at))
    head = one.bank.head
    return AsideLine(one.bank.slug, head.title, one.fact.id, one.fact.say, where, until, head.language)


def _report(one: Report) -> OwnReport:
    zone = person().time_zone
    settled = "" if one.settled_at is None else day_of(one.settled_at, zone)
    return OwnReport(
        one.bank_slug, one.bank_title, one.question.prompt, one.text, day_of(one.created_at, zone),
        one.outcome, settled,
    )  # fmt: skip
