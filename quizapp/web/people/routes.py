"""Starting, keeping progress, signing in, the account."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, flash, g, redirect, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.usecases import joining, reading, studying
from quizapp.web.access import Policy, device, forget, now, person, policy, remember, services
from quizapp.web.people.forms import AccountForm, KeepForm, SetUpForm, SignInForm, SignOutForm, StartForm
from quizapp.web.views import show
from quizapp.web.views.people import AccountPage, KeepPage, SetUpPage, SignInPage

bp = Blueprint("people", __name__)
Answer = str | Response | tuple[str, int]


@bp.post("/start")
@policy(Policy.PUBLIC)
def start() -> Response:
    """Make a guest of whoever is nobody yet, and begin the first session."""
    slug = StartForm().bank.data or ""
    reading.bank_title(services(), g.person, slug)  # whoever asks for a course that is not there stays nobody
    if g.person is None:
        remember(joining.start_guest(services(), device(), now()))
    begun = studying.begin(services(), person(), slug, fresh.public_id(), fresh.seed(), now())
    return redirect(url_for("study.step", session=begun) if begun else url_for("pages.home"), code=303)


@bp.route("/keep", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def keep() -> Answer:
    """A guest chooses a name and a password; everything learned stays."""
    if person().is_claimed:
        return redirect(url_for("people.account"), code=303)
    page = KeepPage(facts_met=reading.met_count(services(), person()))
    form = KeepForm()
    if request.method == "GET" and person().display_name != "Guest":
        form.display_name.data = person().display_name
    if not form.validate_on_submit():
        return _again(form, show(page, form=form))
    token = str(session["token"])
    try:
        kept = joining.keep_progress(services(), person(), token, *_identity(form), now())
    except BadEntry as bad:
        return _refused(form, bad, page)
    remember(kept)
    flash("Your progress is kept. Sign in with this name from anywhere.", "done")
    return redirect(url_for("pages.home"), code=303)


@bp.route("/sign-in", methods=["GET", "POST"])
@policy(Policy.PUBLIC)
def sign_in() -> Answer:
    """Sign in with name and password."""
    guest = g.person is not None and g.person.is_guest
    page = SignInPage(guest_facts=reading.met_count(services(), g.person) if guest else 0)
    form = SignInForm()
    if request.method == "GET":
        form.next.data = request.args.get("next", "")[:500]
    if not form.validate_on_submit():
        return _again(form, show(page, form=form))
    try:
        signed_in = joining.sign_in(
            services(), form.login_name.data or "", form.password.data or "", device(), now()
        )
    except BadEntry as bad:
        return _refused(form, bad, page)
    if session.get("token"):
        joining.sign_out(services(), str(session["token"]), now())
    remember(signed_in)
    return redirect(safe_next(form.next.data or "") or url_for("pages.home"), code=303)


@bp.post("/sign-out")
@policy(Policy.PUBLIC)
def sign_out() -> Response:
    """End this browser's session."""
    if session.get("token"):
        joining.sign_out(services(), str(session["token"]), now())
    forget()
    flash("You are signed out.", "done")
    return redirect(url_for("pages.home"), code=303)


@bp.route("/set-up/<token>", methods=["GET", "POST"])
@policy(Policy.PUBLIC)
def set_up(token: str) -> Answer:
    """The one-time link of an instructor."""
    joining.check_set_up_link(services(), token, now())
    form, page = SetUpForm(), SetUpPage(token=token)
    if not form.validate_on_submit():
        return _again(form, show(page, form=form))
    try:
        made = joining.set_up_instructor(services(), token, *_identity(form), now())
    except BadEntry as bad:
        return _refused(form, bad, page)
    remember(made)
    flash("You can teach now. Make your first class.", "done")
    return redirect(url_for("teach.index"), code=303)


@bp.route("/account", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def account() -> Answer:
    """Who this is, and what they may change about themselves."""
    who = person()
    form = AccountForm(obj=who)
    page = AccountPage(login_name=who.login, classes=tuple(reading.joined_classes(services(), who)))
    if not form.validate_on_submit():
        return _again(form, show(page, form=form, sign_out=SignOutForm()))
    new_per_day = form.new_per_day.data if form.new_per_day.data is not None else who.new_per_day
    try:
        joining.change_account(
            services(), who, form.display_name.data or "", form.time_zone.data, new_per_day
        )
    except BadEntry as bad:
        return _refused(form, bad, page)
    flash("Saved.", "done")
    return redirect(url_for("people.account"), code=303)


def safe_next(address: str) -> str:
    """An address of this app to go on to, or an empty text where it is none."""
    cleaned = re.sub(r"[\x00-\x20\x7f]", "", address)
    if not re.match(r"^/(?![/\\])", cleaned) or "\\" in cleaned:
        return ""
    try:
        current_app.url_map.bind("").match(cleaned.split("?")[0].split("#")[0], method="GET")
    except HTTPException:
        return ""
    return cleaned


def _identity(form: KeepForm | SetUpForm) -> tuple[str, str, str]:
    """Display name, login and password as they were typed."""
    return form.display_name.data or "", form.login_name.data or "", form.password.data or ""


def _again(form: FlaskForm, page: str) -> Answer:
    return (page, 422) if form.is_submitted() else page


def _refused(form: FlaskForm, bad: BadEntry, page: KeepPage | SignInPage | SetUpPage | AccountPage) -> Answer:
    field = form[bad.field] if bad.field in form else form[next(iter(form._fields))]
    field.errors = [*field.errors, str(bad)]
    return show(page, form=form), 422
