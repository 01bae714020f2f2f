"""Reporting a question that seems wrong, from study and from the result of a quiz."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, g, redirect, url_for

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.core.kinds import KINDS
from quizapp.usecases import reporting
from quizapp.usecases.reporting import Reportable
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, refused
from quizapp.web.stale import form_again, shown_again
from quizapp.web.study.blueprint import bp
from quizapp.web.study.forms import ReportForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.put_aside import ReportPage

THANKS = "Thank you. Those who look after the course see it; what became of it stands under “Put aside”."


def _studied(session: str, position: int) -> tuple[Reportable, ReportPage]:
    found = reporting.find_studied(services(), person(), session, position)
    return found, _page(found, _back_to_card(session, position, found.is_answered))


def _attempted(attempt: str, position: int) -> tuple[Reportable, ReportPage]:
    found = reporting.find_attempted(services(), person(), attempt, position, now())
    return found, _page(found, url_for("play.result", attempt=attempt))


@bp.route("/study/<session>/<int(max=9999):position>/report", methods=["GET", "POST"])
@shown_again(lambda session, position: form_again(ReportForm(), _studied(session, position)[1]))
@policy(Policy.LEARNER)
def report(session: str, position: int) -> Answer:
    """Report the question of a card."""
    found, page = _studied(session, position)

    def store(text: str) -> None:
        reporting.report_studied(services(), person(), session, position, text, fresh.public_id(), now())

    return _answer(found, page, store)


@bp.route("/attempts/<attempt>/<int(max=9999):position>/report", methods=["GET", "POST"])
@shown_again(lambda attempt, position: form_again(ReportForm(), _attempted(attempt, position)[1]))
@policy(Policy.LEARNER)
def report_attempted(attempt: str, position: int) -> Answer:
    """Report a question of a finished quiz."""
    found, page = _attempted(attempt, position)

    def store(text: str) -> None:
        reporting.report_attempted(services(), person(), attempt, position, text, fresh.public_id(), now())

    return _answer(found, page, store)


def _answer(found: Reportable, page: ReportPage, store: Callable[[str], None]) -> Answer:
    form = ReportForm()
    if not form.is_submitted():
        form.text.data = found.said
        return show(page, form=form)
    if not form.validate():
        return show(page, form=form), 422
    try:
        store(form.text.data or "")
    except BadEntry as bad:
        return refused(form, bad, page)
    flash(THANKS, "done")
    return redirect(page.back, code=303)


def _back_to_card(session: str, position: int, is_answered: bool) -> str:
    if is_answered:
        return url_for("study.feedback", session=session, position=position)
    return url_for("study.step", session=session)


def _page(found: Reportable, back: str) -> ReportPage:
    g.bank_slug = found.bank.slug
    speak_as(found.bank.head)
    question = found.question
    return ReportPage(
        back=back,
        prompt=question.prompt,
        options=tuple(option.text for option in question.options),
        answer=question.answer_text if found.is_answered else "",
        made_from=(
            ("Form", KINDS[question.kind].title),
            ("Fact", ", ".join(question.facts) if found.is_answered else ""),  # ids may tell the answer
        ),
        is_again=bool(found.said),
    )
