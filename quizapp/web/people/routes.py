"""Starting, keeping progress, signing in and out, the one-time link of an instructor."""

from __future__ import annotations

from dataclasses import replace

from flask import flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry, TooManyGuesses
from quizapp.usecases import arriving, joining, reading, setting_up, signing_in, studying
from quizapp.web.access import (
    Policy,
    browser,
    forget,
    now,
    own_token,
    person,
    policy,
    remember,
    services,
)
from quizapp.web.addresses import safe_next
from quizapp.web.form_answers import Answer, again, refused, suggests
from quizapp.web.people.forms import KeepForm, SetUpForm, SignInForm, StartForm
from quizapp.web.people.pages import bp, code_page
from quizapp.web.stale import form_again, shown_again
from quizapp.web.views import show
from quizapp.web.views.people import KeepPage, SetUpPage, SignInPage


@bp.post("/start")
@policy(Policy.PUBLIC)
def start() -> Response:
    """Make a guest of whoever is nobody yet, and begin the first session."""
    slug = StartForm().bank.data or ""
    if g.person is None:
        guest, begun = arriving.start_learning(
            services(), browser(), slug, fresh.public_id(), fresh.seed(), now()
        )
        remember(guest)
    else:
        begun = studying.begin(services(), person(), slug, fresh.public_id(), fresh.seed(), now())
    return redirect(url_for("study.step", session=begun) if begun else url_for("pages.home"), code=303)


def _keep_page() -> KeepPage:
    return KeepPage(facts_met=reading.met_count(services(), person()))


@bp.route("/keep", methods=["GET", "POST"])
@shown_again(lambda: form_again(KeepForm(), _keep_page()))
@policy(Policy.LEARNER)
def keep() -> Answer:
    """A guest chooses a name and a password; everything learned stays."""
    if person().is_claimed:
        return redirect(url_for("people.account"), code=303)
    form, page = KeepForm(), _keep_page()
    if request.method == "GET" and person().display_name != "Guest":
        form.display_name.data = person().display_name
    if suggests(form):
        return show(page, form=form)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        kept = joining.keep_progress(services(), person(), browser(), *_identity(form), now())
    except BadEntry as bad:
        return refused(form, bad, page)
    remember(kept)
    headline = "Your progress is kept. Write down this code."
    return code_page(headline, kept.person.login, kept.recovery_code, url_for("pages.home"), "Go on")


def _sign_in_page() -> SignInPage:
    facts, names = reading.left_behind(services(), g.person)
    return SignInPage(facts, names, is_lost="lost" in request.args)


@bp.route("/sign-in", methods=["GET", "POST"])
@shown_again(lambda: form_again(SignInForm(), _sign_in_page()))
@policy(Policy.PUBLIC)
def sign_in() -> Answer:
    """Sign in with name and password."""
    form, page = SignInForm(), _sign_in_page()
    if request.method == "GET":
        form.next.data = request.args.get("next", "")[:500]
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        signed_in = signing_in.sign_in(
            services(), form.login_name.data or "", form.password.data or "", browser(), now()
        )
    except TooManyGuesses as many:
        return refused(form, many, replace(page, wait=many.wait))
    except BadEntry as bad:
        return refused(form, bad, page)
    remember(signed_in)
    return redirect(safe_next(form.next.data or "") or url_for("pages.home"), code=303)


@bp.post("/sign-out")
@policy(Policy.PUBLIC)
def sign_out() -> Response:
    """End this browser's session."""
    if own_token():
        signing_in.sign_out(services(), own_token(), now())
    forget()
    flash("You are signed out.", "done")
    return redirect(url_for("pages.home"), code=303)


def _set_up_page(token: str) -> SetUpPage:
    setting_up.check_set_up_link(services(), token, now())
    return SetUpPage(token, *reading.left_behind(services(), g.person))


@bp.route("/set-up/<token>", methods=["GET", "POST"])
@shown_again(lambda token: form_again(SetUpForm(), _set_up_page(token)))
@policy(Policy.PUBLIC)
def set_up(token: str) -> Answer:
    """The one-time link of an instructor."""
    form, page = SetUpForm(), _set_up_page(token)
    if suggests(form):
        return show(page, form=form)
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        made = setting_up.set_up_instructor(services(), token, *_identity(form), now(), browser())
    except BadEntry as bad:
        return refused(form, bad, page)
    remember(made)
    headline = "You can teach now. Write down this code."
    return code_page(
        headline, made.person.login, made.recovery_code, url_for("teach.index"), "Go on to your classes"
    )


def _identity(form: KeepForm | SetUpForm) -> tuple[str, str, str]:
    """Display name, login and password as they were typed."""
    return form.display_name.data or "", form.login_name.data or "", form.password.data or ""
