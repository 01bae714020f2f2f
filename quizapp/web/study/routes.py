"""Study, card by card."""

from __future__ import annotations

import re

from flask import flash, g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import ChangedMeanwhile, UnreadableAnswer
from quizapp.core.memory.steps import MEET
from quizapp.usecases import home as homes
from quizapp.usecases import studying, summing_up, undoing
from quizapp.usecases.sitting import OVER
from quizapp.usecases.studying import AnsweredAlready, UndoneMeanwhile
from quizapp.web.access import Policy, now, person, policy, posted_fields, services, typed_fields
from quizapp.web.plan_words import come_back
from quizapp.web.stale import SEND_AGAIN, shown_again
from quizapp.web.study.blueprint import bp
from quizapp.web.study.forms import AnswerForm, BeginForm, UndoForm
from quizapp.web.study.pages import ask_page, done_page, feedback_page, meet_page
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.study import StudyNothing

LONGEST_MINUTES = 240
NOTHING_LEFT = "Nothing is left to ask today. When it goes on, this page says."
MINUTES = re.compile(r"[1-9][0-9]{0,2}")


@bp.post("/study")
@policy(Policy.LEARNER)
def begin() -> Response:
    """Begin today's session, or go on with it."""
    form = BeginForm()
    slug, length = form.bank.data or "", form.minutes.data or ""
    most = int(length) if MINUTES.fullmatch(length) and int(length) <= LONGEST_MINUTES else None
    begun = studying.begin(services(), person(), slug, fresh.public_id(), fresh.seed(), now(), most)
    if begun is None:
        flash(NOTHING_LEFT, "done")
        return redirect(url_for("pages.home"), code=303)
    return redirect(url_for("study.step", session=begun), code=303)


@bp.get("/study")
@policy(Policy.LEARNER)
def index() -> str | Response:
    """Go on with the session under way, or say that there is none."""
    found = studying.find_open(services(), person(), now())
    if found:
        return redirect(url_for("study.step", session=found), code=303)
    plans = homes.home(services(), person(), now()).plans
    if not plans:
        return redirect(url_for("pages.home"), code=303)
    course, today = plans[0].course, plans[0].today
    waiting = len(today.due) + len(today.new)
    return show(StudyNothing(course.row.slug, waiting, come_back(today, course.day)))


@bp.get("/study/<session>")
@policy(Policy.LEARNER)
def step(session: str) -> str:
    """What a session shows now: a new fact, a question, or the summary."""
    here = studying.current(services(), person(), session)
    g.bank_slug = here.bank.slug
    speak_as(here.bank.head)
    if here.step is None:
        return show(done_page(session, summing_up.summary(services(), person(), session, now())))
    return show(meet_page(here) if here.step.form == MEET else ask_page(here))


def with_answer(session: str, position: int) -> str:
    """The card with the answer that was typed and not taken. Raises ChangedMeanwhile for an older card."""
    here = studying.current(services(), person(), session)
    if here.session.position != position or here.step is None:
        raise ChangedMeanwhile("The session has gone on since this page was made.")
    g.bank_slug = here.bank.slug
    speak_as(here.bank.head)
    if here.step.form == MEET:
        flash(SEND_AGAIN, "problem")
        return show(meet_page(here))
    return show(ask_page(here, typed_fields(), SEND_AGAIN))


@bp.post("/study/<session>/<int(max=9999):position>")
@shown_again(with_answer)
@policy(Policy.LEARNER)
def answer(session: str, position: int) -> Response | tuple[str, int]:
    """Take an answer, then show what came of it."""
    seen = AnswerForm().seen.data or ""
    try:
        has_feedback = studying.answer(services(), person(), session, position, posted_fields(), now(), seen)
    except AnsweredAlready as problem:
        flash(str(problem), "problem")
        return redirect(url_for("study.step", session=session), code=303)
    except (UnreadableAnswer, UndoneMeanwhile) as problem:
        here = studying.current(services(), person(), session)
        g.bank_slug = here.bank.slug
        speak_as(here.bank.head)
        status = 422 if isinstance(problem, UnreadableAnswer) else 409
        return show(ask_page(here, typed_fields(), str(problem))), status
    if has_feedback:
        return redirect(url_for("study.feedback", session=session, position=position), code=303)
    return redirect(url_for("study.step", session=session), code=303)


@bp.get("/study/<session>/<int(max=9999):position>")
@policy(Policy.LEARNER)
def feedback(session: str, position: int) -> str | Response:
    """What came of an answer; the card itself where it was undone."""
    given = studying.feedback(services(), person(), session, position)
    if given is None:
        return redirect(url_for("study.step", session=session), code=303)
    g.bank_slug = given.bank.slug
    speak_as(given.bank.head)
    return show(feedback_page(given, position))


@bp.post("/study/<session>/<int(max=9999):position>/undo")
@shown_again(lambda session, position: step(session))
@policy(Policy.LEARNER)
def undo(session: str, position: int) -> Response:
    """Take the last answer back and ask its card again."""
    form = UndoForm()
    if not form.validate_on_submit():
        raise ChangedMeanwhile(OVER)
    if undoing.undo(services(), person(), session, position, form.undos.data or 0, now()):
        flash("Your last answer is undone. Here is the card again.", "done")
    return redirect(url_for("study.step", session=session), code=303)
