"""What learners reported about a course, for those who look after it."""

from __future__ import annotations

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.facts import Bank
from quizapp.core.kinds import KINDS
from quizapp.usecases import reporting
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.reporting import Report
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.forms import SettleForm
from quizapp.web.bank.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.put_aside import CourseReport, CourseReports
from quizapp.web.words import day_of

SETTLED = {
    "mended": "Settled as mended. Whoever reported it sees so.",
    "kept": "Settled: it stays as it is. Whoever reported it sees so.",
    "open": "It waits again.",
}


@bp.get("/courses/<bank>/reports")
@policy(Policy.BANK)
def reports(bank: str) -> str:
    """The reports that wait, and those settled lately."""
    row, present, found = reporting.list_of_course(services(), bank)
    speak_as(present.head)
    lines = [(one.outcome, _line(one, present)) for one in found]
    return show(
        CourseReports(
            bank=row.slug,
            title=present.head.title,
            waiting=tuple(line for outcome, line in lines if outcome == "open"),
            settled=tuple(line for outcome, line in lines if outcome != "open"),
            may_write=row.home != FOLDER,
        )
    )


@bp.post("/courses/<bank>/reports")
@policy(Policy.BANK)
def settle_report(bank: str) -> Response:
    """Say what became of a report."""
    form = SettleForm()
    if not form.validate_on_submit():
        reporting.list_of_course(services(), bank)  # NotFound comes first
        raise ChangedMeanwhile("Nothing was said of this report. Press one of the buttons beside it.")
    outcome = form.outcome.data or ""
    reporting.settle(services(), bank, form.report.data or "", outcome, now())
    flash(SETTLED[outcome], "done")
    return redirect(url_for("bank.reports", bank=bank), code=303)


def _line(one: Report, bank: Bank) -> CourseReport:
    zone, question = person().time_zone, one.question
    return CourseReport(
        report=one.public_id,
        prompt=question.prompt,
        options=tuple(option.text for option in question.options),
        answer=question.answer_text,
        kind=KINDS[question.kind].title,
        text=one.text,
        who=one.reporter,
        when=day_of(one.created_at, zone),
        outcome=one.outcome,
        fact=one.fact if one.fact in bank.item_by_id else "",
        is_fixed=one.fact in bank.fixed_by_id,
        seed=one.seed,
        settled="" if one.settled_at is None else day_of(one.settled_at, zone),
    )
