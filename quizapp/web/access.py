"""Who may call what. Every view declares a policy; one that does not is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import NotAllowed, NotFound, StorageTrouble
from quizapp.store.people import Person
from quizapp.usecases import joining
from quizapp.usecases.joining import SignedIn
from quizapp.usecases.services import Services

View = TypeVar("View", bound=Callable[..., Any])
MOST_FIELDS = 1000  # different fields in one form; our longest has about a hundred
LONGEST_SHOWN = 2000  # characters of a field that are shown again
HIDDEN = "There is nothing at this address, or it is not yours to see."
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
    """The services of this application."""
    found: Services = current_app.extensions["quizapp"]
    return found


def now() -> datetime:
    """The moment this request began, in UTC: one request, one time."""
    if "now" not in g:
        g.now = services().clock()
    moment: datetime = g.now
    return moment


def person() -> Person:
    """Who is signed in. Only for views whose policy asks for somebody."""
    found: Person = g.person
    return found


def remember(signed_in: SignedIn) -> None:
    """Let this browser be signed in from now on; what its cookie held before is dropped."""
    session.clear()
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
    browser = next((name for name in ("Firefox", "Edg", "Chrome", "Safari") if name in agent), "browser")
    system = next((n for n in ("Android", "iPhone", "iPad", "Windows", "Mac", "Linux") if n in agent), "")
    return f"{browser} {system}".strip()


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
    if request.method == "POST" and len(request.form) > MOST_FIELDS:
        abort(413)
    return admit(view)


def load_person() -> None:
    """Find out whose session this browser's token is."""
    g.person = None
    token = session.get("token")
    if not token:
        return
    found = joining.who_is(services(), str(token), now())
    if found is None:
        session.pop("token", None)
        return
    g.person, g.last_seen = found


def _answer_for(declared: Policy) -> Response | None:
    if declared is Policy.PUBLIC:
        return None
    who: Person | None = g.person
    if who is None:
        return redirect(url_for("people.sign_in", next=_here()), code=303)
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
    return request.full_path.rstrip("?") if request.method == "GET" else None


def _keep_session(response: Response) -> Response:
    if (
        request.method == "POST"
        and g.get("person") is not None
        and "last_seen" in g
        and response.status_code < 500
    ):
        try:
            joining.touch(services(), g.person, str(session.get("token", "")), g.last_seen, now())
        except StorageTrouble:  # what was sent is stored; that the session was used can wait
            current_app.logger.warning("the session could not be kept alive")
    return response
