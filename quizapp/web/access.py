"""Who may call what. Every view declares a policy; one that does not is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import NotAllowed, NotFound, SignInNeeded, StorageTrouble
from quizapp.store.db import OnlyReading
from quizapp.store.people import Person
from quizapp.usecases import joining, signing_in
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser, SignedIn
from quizapp.web.json_bodies import does_speak_json, wants_json

View = TypeVar("View", bound=Callable[..., Any])
# What stands in a browser's own description, and what people call it; the first that is found.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
RECEIVED_AT = "quizapp.received_at"  # where a server may leave that moment in the environment
LONGEST_ARRIVAL = timedelta(seconds=30)  # shorter than the grace after which others hand an attempt in
MOST_FIELDS = 1000  # different fields in one form; our longest has about a hundred
LONGEST_ZONE = 64  # characters; the longest name has 38
LONGEST_SHOWN = 2000  # characters of a field that are shown again
HIDDEN = "There is nothing at this address, or it is not yours to see."
SIGN_IN_AGAIN = "You are not signed in any more. Sign in in another tab; this page goes on by itself."
TEACHERS_ONLY = "This page is for those who teach. Ask your teacher if you expected to see it."


class Policy(StrEnum):
    """What a view asks of whoever calls it; each page's objects are checked by its use case besides."""

    PUBLIC = "public"  # anybody
    LEARNER = "learner"  # anybody who has started, guests included
    TEACH = "teach"  # those who teach; a class's own learners are told so, others see nothing
    BANK = "bank"  # instructors: question files and keys


POLICY_ATTRIBUTE = "quizapp_policy"


def policy(which: Policy) -> Callable[[View], View]:
    """Declare the policy of a view."""

    def declare(view: View) -> View:
        setattr(view, POLICY_ATTRIBUTE, which)
        return view

    return declare


def services() -> Services:
    """The services of this application; within `without_writing` they cannot write."""
    found: Services = current_app.extensions["quizapp"]
    if "only_reads" in g:
        return replace(found, database=OnlyReading(found.database))
    return found


@contextmanager
def without_writing() -> Iterator[None]:
    """Whatever begins to write here raises NotTaken."""
    g.only_reads = True
    try:
        yield
    finally:
        g.pop("only_reads")


def now() -> datetime:
    """The moment this request reached us, in UTC: one request, one time.

    A server may say when its first byte came, for a body can be slow and a thread busy. Whoever lets a
    request trickle in gains LONGEST_ARRIVAL at most.
    """
    if "now" not in g:
        present = services().clock()
        received = request.environ.get(RECEIVED_AT, present)
        g.now = min(max(received, present - LONGEST_ARRIVAL), present)
    moment: datetime = g.now
    return moment


def person() -> Person:
    """Who is signed in. Only for views whose policy asks for somebody."""
    found: Person = g.person
    return found


def own_token() -> str:
    """What this browser has signed in with; empty where it has not."""
    return str(session.get("token", ""))


def remember(signed_in: SignedIn) -> None:
    """Let this browser be signed in from now on; what its cookie held before is dropped."""
    session.clear()
    g.pop("csrf_token", None)  # forms of this answer get a token of the new session
    session.permanent = True
    session["token"] = signed_in.token
    g.person = signed_in.person


def forget() -> None:
    """Let this browser be nobody's."""
    session.clear()
    g.person = None


def device() -> str:
    """The kind of browser, in a word or two, for the list of sessions."""
    agent = request.user_agent.string
    browser = next((name for sign, name in BROWSERS if sign in agent), "A browser")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return f"{browser} on {system}" if system else browser


def browser() -> Browser:
    """What we know of the browser that asks; its time zone where a script of ours put it into the form."""
    zone = request.form.get("time_zone", "")[:LONGEST_ZONE]
    return Browser(device(), own_token(), address(), zone)


def address() -> str:
    """Where the browser is; empty where a proxy stands before us that we were not told of.

    We do not speak https ourselves, so behind a public address with https there is one.
    """
    if current_app.config["SESSION_COOKIE_SECURE"] and not current_app.config["PROXIES"]:
        return ""
    return request.remote_addr or ""


def guard(app: Flask) -> None:
    """Check every request against the policy of its view, before anything else happens."""
    app.before_request(_check)
    app.after_request(_keep_session)


def admit(view: Callable[..., Any]) -> Response | None:
    """Load whoever is signed in; None where they may call the view, else the answer instead of it.

    Raises NotAllowed or NotFound; a view without a policy is 403 for everybody.
    """
    load_person()
    declared = getattr(view, POLICY_ATTRIBUTE, None)
    if declared is None:
        abort(403)
    return _answer_for(declared)


def typed_fields() -> dict[str, str]:
    """What was typed into the form, to show it again: the first value of each field, without the token."""
    return {name: text[:LONGEST_SHOWN] for name, text in request.form.items() if name != "csrf_token"}


def posted_fields() -> dict[str, list[str]]:
    """What a form sent, for a kind of question to read. NUL is left out: not every database can keep it."""
    return {name: [text.replace("\x00", "") for text in texts] for name, texts in request.form.lists()}


def _check() -> Response | None:
    if request.endpoint == "static":
        return None
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None:
        load_person()
        return None  # no such address, or not by this method: the error pages answer
    if any("\x00" in str(value) for value in (request.view_args or {}).values()):
        abort(404)  # no id holds it, and not every database can look for it
    if request.method == "POST":
        _refuse_what_is_no_form(view)
    return admit(view)


def _refuse_what_is_no_form(view: Callable[..., Any]) -> None:
    if not does_speak_json(view) and request.content_length and request.mimetype not in FORM_TYPES:
        abort(415)
    if len(request.form) > MOST_FIELDS:
        abort(413)


def load_person() -> None:
    """Find out whose session this browser's token is."""
    g.person = None
    if not own_token():
        return
    found = signing_in.who_is(services(), own_token(), now())
    if found is None:
        return  # the cookie stays: this answer may come after that of a sign-in, and must not undo it
    g.person, g.last_seen = found


def _answer_for(declared: Policy) -> Response | None:
    if declared is Policy.PUBLIC:
        return None
    who: Person | None = g.person
    if who is None and wants_json():
        raise SignInNeeded(SIGN_IN_AGAIN)
    if who is None:
        lost = 1 if request.method == "POST" and own_token() else None  # no cookie: it could undo a sign-in
        return redirect(url_for("people.sign_in", next=_here(), lost=lost), code=303)
    if declared is Policy.LEARNER or who.is_instructor:
        return None
    if declared is Policy.BANK:
        raise NotAllowed(TEACHERS_ONLY)
    if who.is_guest or not _is_of_own_class(who):
        raise NotFound(HIDDEN)
    raise NotAllowed(TEACHERS_ONLY)


def _is_of_own_class(who: Person) -> bool:
    """Whether the page is about a class that this learner is in, or about none."""
    arguments = request.view_args or {}
    class_id, quiz_id = arguments.get("class_id", ""), arguments.get("quiz", "")
    if not class_id and not quiz_id:
        return True
    return joining.teaches_or_learns(services(), who, class_id, quiz_id)


def _here() -> str | None:
    """Where to go after signing in: the page that was asked for, or the one a form was sent from."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    pages = current_app.create_url_adapter(request)
    return request.path if pages is not None and pages.test(request.path, "GET") else None


def _keep_session(response: Response) -> Response:
    """Let a session that is used live on: in the database, and once a day in the browser, by a page."""
    if g.get("person") is not None and request.method == "GET" and response.mimetype == "text/html":
        today = now().date().isoformat()
        if session.get("renewed") != today:
            session["renewed"] = today
    if (
        request.method == "POST"
        and g.get("person") is not None
        and "last_seen" in g
        and response.status_code < 500
    ):
        try:
            signing_in.touch(services(), g.person, own_token(), g.last_seen, now())
        except StorageTrouble:  # what was sent is stored; that the session was used can wait
            current_app.logger.warning("the session could not be kept alive")
    return response
