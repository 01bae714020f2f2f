"""Forgotten passwords: with a recovery code, or by a link that somebody in charge made."""

from __future__ import annotations

from dataclasses import replace

from flask import g, url_for

from quizapp.core.errors import BadEntry, TooManyGuesses
from quizapp.store.people import Person
from quizapp.usecases import reading, recovering
from quizapp.web.access import Policy, browser, forget, now, policy, remember, services
from quizapp.web.form_answers import Answer, again, refused, suggests
from quizapp.web.people.forms import ForgottenForm, InstructorResetForm, ResetForm
from quizapp.web.people.pages import bp, code_page
from quizapp.web.stale import form_again, shown_again
from quizapp.web.views import show
from quizapp.web.views.people import Forgotten, ResetPage


def _forgotten_page() -> Forgotten:
    return Forgotten(*reading.left_behind(services(), g.person))


@bp.route("/forgotten", methods=["GET", "POST"])
@shown_again(lambda: form_again(ForgottenForm(), _forgotten_page()))
@policy(Policy.PUBLIC)
def forgotten() -> Answer:
    """Choose a new password with a recovery code; this browser is signed in then."""
    form, page = ForgottenForm(), _forgotten_page()
    if suggests(form):
        return show(page, form=form)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    login, code, password = form.login_name.data or "", form.code.data or "", form.password.data or ""
    try:
        signed_in = recovering.recover(services(), login, code, password, browser(), now())
    except TooManyGuesses as many:
        return refused(form, many, replace(page, wait=many.wait))
    except BadEntry as bad:
        return refused(form, bad, page)
    remember(signed_in)
    return code_page(
        "Your password is changed. Here is your next code.",
        signed_in.person.login,
        signed_in.recovery_code,
        url_for("pages.home"),
        "Go on",
    )


def _reset_page(token: str) -> tuple[Person, InstructorResetForm | ResetForm, ResetPage]:
    who = recovering.whose_link(services(), token, now())
    form = InstructorResetForm() if who.is_instructor else ResetForm()
    return who, form, ResetPage(token=token, name=who.display_name, login_name=who.login)


@bp.route("/reset/<token>", methods=["GET", "POST"])
@shown_again(lambda token: form_again(*_reset_page(token)[1:]))
@policy(Policy.PUBLIC)
def reset(token: str) -> Answer:
    """Choose a new password with a link; nobody is signed in by that."""
    who, form, page = _reset_page(token)
    if suggests(form):
        return show(page, form=form)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        code = recovering.reset_password(services(), token, form.password.data or "", now())
    except BadEntry as bad:
        return refused(form, bad, page)
    if g.person is not None and g.person.id == who.id:
        forget()  # their own sessions have ended, this one too
    return code_page(
        "Your password is changed. Write down this code.",
        who.login,
        code,
        url_for("people.sign_in"),
        "Sign in",
    )
