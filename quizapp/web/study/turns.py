"""What can be done with a card besides answering it: options, putting it aside, slips, leaving, stopping."""

from __future__ import annotations

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import ChangedMeanwhile
from quizapp.usecases import mistyping, putting_aside, stopping, studying
from quizapp.usecases.sitting import OVER
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.stale import shown_again
from quizapp.web.study.blueprint import bp
from quizapp.web.study.forms import AsideForm, TurnForm, UndoForm
from quizapp.web.study.routes import step
from quizapp.web.undo import flash_undo

EVER, TODAY = "ever", "today"
ASIDE_WORDS = {
    EVER: "You are not asked this any more.",
    TODAY: "Not today: you are asked this again from tomorrow on.",
}


def _card_again(session: str, position: int) -> str:
    return step(session)


@bp.get("/study/<session>/leave")
@policy(Policy.LEARNER)
def leave(session: str) -> Response:
    """Leave a session; it waits where it stands."""
    here = studying.current(services(), person(), session)
    if here.step is not None:
        flash("Your session waits here. Every answer is kept; go on whenever you like today.", "done")
    return redirect(url_for("pages.home"), code=303)


@bp.post("/study/<session>/<int(max=9999):position>/options")
@shown_again(_card_again)
@policy(Policy.LEARNER)
def options(session: str, position: int) -> Response:
    """Show options for a typed question."""
    _checked(TurnForm())
    studying.show_options(services(), person(), session, position, now())
    return redirect(url_for("study.step", session=session), code=303)


@bp.post("/study/<session>/<int(max=9999):position>/aside")
@shown_again(_card_again)
@policy(Policy.LEARNER)
def put_aside(session: str, position: int) -> Response:
    """Do not ask a fact any more: today, or for ever."""
    form = AsideForm()
    _checked(form)
    until = form.until.data or TODAY
    putting_aside.put_fact_aside(services(), person(), session, position, until == EVER, now())
    address = url_for("study.ask_here_again", session=session, position=position)
    flash_undo(ASIDE_WORDS[until], address)
    return redirect(url_for("study.step", session=session), code=303)


@bp.post("/study/<session>/<int(max=9999):position>/ask-again")
@shown_again(_card_again)
@policy(Policy.LEARNER)
def ask_here_again(session: str, position: int) -> Response:
    """Take it back that a fact was put aside."""
    _checked(TurnForm())
    putting_aside.ask_here_again(services(), person(), session, position, now())
    flash("You are asked this again.", "done")
    return redirect(url_for("study.step", session=session), code=303)


@bp.post("/study/<session>/<int(max=9999):position>/mistyped")
@shown_again(_card_again)
@policy(Policy.LEARNER)
def mistyped(session: str, position: int) -> Response:
    """Count the last answer as right, for it was a slip of the fingers."""
    form = UndoForm()
    _checked(form)
    mistyping.mistyped(services(), person(), session, position, form.undos.data or 0, now())
    return redirect(url_for("study.feedback", session=session, position=position), code=303)


@bp.post("/study/<session>/<int(max=9999):position>/stop")
@shown_again(_card_again)
@policy(Policy.LEARNER)
def stop(session: str, position: int) -> Response:
    """End the session here, although something of it is left."""
    _checked(TurnForm())
    stopping.stop(services(), person(), session, position, now())
    return redirect(url_for("study.step", session=session), code=303)


def _checked(form: TurnForm | AsideForm | UndoForm) -> None:
    if not form.validate_on_submit():
        raise ChangedMeanwhile(OVER)
