"""Who may call what. Every view declares a policy; one that does not is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import NotAllowed, NotFound
from quizapp.store import classes
from quizapp.store.people import Person
from quizapp.usecases import joining
from quizapp.usecases.joining import SignedIn
from quizapp.usecases.services import Services

View = TypeVar("View", bound=Callable[..., Any])
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


def _check() -> Response | None:
    if request.endpoint == "static":
        return None
    _load_person()
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None:
        return None  # no such address, or not by this method: the error pages answer
    declared = getattr(view, POLICY_ATTRIBUTE, None)
    if declared is None:
        abort(403)
    return _answer_for(declared)


def _load_person() -> None:
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
    with services().database.reading() as on:
        if "class_id" in arguments:
            room = classes.find_class(on, arguments["class_id"])
            return room is not None and classes.is_member(on, who.id, room.id)
        if "quiz" in arguments:
            quiz = classes.find_quiz(on, arguments["quiz"])
            return quiz is not None and classes.is_member(on, who.id, quiz.class_id)
    return True


def _here() -> str | None:
    return request.full_path.rstrip("?") if request.method == "GET" else None


def _keep_session(response: Response) -> Response:
    if (
        request.method == "POST"
        and g.get("person") is not None
        and "last_seen" in g
        and response.status_code < 500
    ):
        joining.touch(services(), g.person, str(session.get("token", "")), g.last_seen, now())
    return response
