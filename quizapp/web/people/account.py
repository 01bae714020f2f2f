"""One's own account."""

from __future__ import annotations

from flask import flash, redirect, url_for

from quizapp.core.errors import BadEntry
from quizapp.usecases import accounts, devices, reading
from quizapp.web.access import Policy, browser, now, own_token, person, policy, remember, services
from quizapp.web.form_answers import Answer, again, refused, suggests
from quizapp.web.people.forms import (
    AccountForm,
    ChangeInstructorPasswordForm,
    ChangePasswordForm,
    PasswordForm,
)
from quizapp.web.people.pages import bp, code_page
from quizapp.web.stale import form_again, shown_again
from quizapp.web.views import show
from quizapp.web.views.people import AccountPage, ChangePassword, DeviceLine, NewRecoveryCode
from quizapp.web.words import counted, local


def _account_page() -> AccountPage:
    who = person()
    return AccountPage(
        login_name=who.login,
        classes=tuple(reading.joined_classes(services(), who)),
        code_made=_code_made(),
        devices=_devices() if who.is_claimed else (),
        zone_missing=not who.has_zone,
    )


@bp.route("/account", methods=["GET", "POST"])
@shown_again(lambda: form_again(AccountForm(obj=person()), _account_page()))
@policy(Policy.LEARNER)
def account() -> Answer:
    """Who this is, and what they may change about themselves."""
    who, page = person(), _account_page()
    form = AccountForm(obj=who)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    new_per_day = form.new_per_day.data if form.new_per_day.data is not None else who.new_per_day
    try:
        accounts.change_account(
            services(), who, form.display_name.data or "", form.time_zone.data, new_per_day, now()
        )
    except BadEntry as bad:
        return refused(form, bad, page)
    flash("Saved.", "done")
    return redirect(url_for("people.account"), code=303)


@bp.route("/account/recovery-code", methods=["GET", "POST"])
@shown_again(lambda: form_again(PasswordForm(), NewRecoveryCode(made=_code_made())))
@policy(Policy.LEARNER)
def new_recovery_code() -> Answer:
    """A new recovery code for whoever gives their password; guests keep their progress first."""
    who = person()
    if who.is_guest:
        return redirect(url_for("people.keep"), code=303)
    form, page = PasswordForm(), NewRecoveryCode(made=_code_made())
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        code = accounts.change_recovery_code(services(), who, form.password.data or "", now())
    except BadEntry as bad:
        return refused(form, bad, page)
    headline = "Your new code. The one before is void." if page.made else "Your code. Write it down."
    return code_page(headline, who.login, code, url_for("people.account"), "Back to your account")


def _password_page() -> tuple[ChangePasswordForm | ChangeInstructorPasswordForm, ChangePassword]:
    form = ChangeInstructorPasswordForm() if person().is_instructor else ChangePasswordForm()
    return form, ChangePassword(login_name=person().login)


@bp.route("/account/password", methods=["GET", "POST"])
@shown_again(lambda: form_again(*_password_page()))
@policy(Policy.LEARNER)
def change_password() -> Answer:
    """Choose a new password for the old one; all other browsers are signed out."""
    who = person()
    if who.is_guest:
        return redirect(url_for("people.keep"), code=303)
    form, page = _password_page()
    if suggests(form, "new_password"):
        return show(page, form=form)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    old, new = form.password.data or "", form.new_password.data or ""
    try:
        signed_in = accounts.change_password(services(), who, old, new, browser(), now())
    except BadEntry as bad:
        return refused(form, bad, page)
    remember(signed_in)
    flash("Your password is changed. All other browsers are signed out.", "done")
    return redirect(url_for("people.account"), code=303)


@bp.post("/account/sessions/<signed_in>/end")
@policy(Policy.LEARNER)
def end_session(signed_in: str) -> Answer:
    """Sign one of one's browsers out."""
    devices.end_device(services(), person(), signed_in, now())
    flash("That browser is signed out.", "done")
    return redirect(url_for("people.account", _anchor="devices"), code=303)


@bp.post("/account/sessions/end-others")
@policy(Policy.LEARNER)
def end_other_sessions() -> Answer:
    """Sign all browsers out but this one."""
    ended = devices.end_other_devices(services(), person(), own_token(), now())
    flash(f"{counted(ended, 'other browser is', 'other browsers are')} signed out.", "done")
    return redirect(url_for("people.account", _anchor="devices"), code=303)


def _devices() -> tuple[DeviceLine, ...]:
    zone = person().time_zone
    return tuple(
        DeviceLine(one.public_id, one.name or "A browser", local(one.last_seen, zone), one.is_this)
        for one in devices.list_devices(services(), person(), own_token(), now())
    )


def _code_made() -> str:
    made = accounts.recovery_code_made(services(), person())
    return local(made, person().time_zone) if made else ""
