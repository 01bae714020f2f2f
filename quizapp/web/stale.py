"""Forms whose token is not good any more: the page comes back with what was typed and a fresh token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, g, request
from flask_wtf import FlaskForm
from wtforms import PasswordField

from quizapp.web.access import admit, without_writing
from quizapp.web.views import Page, show

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "quizapp_page_again"
SEND_AGAIN = "This was not taken yet: the page had been open for too long. Send it once more."
TYPE_AGAIN = (
    "This was not taken yet: the page had been open for too long. Type the password again and send it once "
    "more."
)
NO_COOKIE = (
    "This was not taken: your browser sent no cookie back, and without one nobody stays signed in. Allow "
    "cookies from this address, then send it once more."
)
NO_SECURE_COOKIE = (
    "This was not taken: your browser sent no cookie back. This server gives cookies over https only; if the "
    "address above begins with http:, open {address} instead. Else allow cookies from this address."
)


def shown_again(page: Callable[..., str]) -> Callable[[View], View]:
    """Declare what shows a view's page again, with what was typed, where its token is not good any more.

    `page` takes the arguments of the address and gives HTML.
    """

    def declare(view: View) -> View:
        setattr(view, ATTRIBUTE, page)
        return view

    return declare


def missing_cookie() -> str:
    """Why no form can be taken from this browser, where that is because it keeps no cookie; else empty."""
    config = current_app.config
    if config["SESSION_COOKIE_NAME"] in request.cookies:
        return ""
    if config["SESSION_COOKIE_SECURE"]:
        return NO_SECURE_COOKIE.format(address=f"{config['PUBLIC_URL']}{request.path}")
    return NO_COOKIE


def form_again(form: FlaskForm, page: Page) -> str:
    """A page of one form, with what was typed and why it was not taken; passwords are not sent back."""
    has_password = any(isinstance(field, PasswordField) for field in form)
    why = missing_cookie() or (TYPE_AGAIN if has_password else SEND_AGAIN)
    form.form_errors.append(why)
    return show(page, form=form)


def say_it_was_not_taken() -> None:
    """Let the page of this request say so above all else."""
    g.not_taken = missing_cookie() or SEND_AGAIN


def page_again() -> str:
    """The page of the form that was sent, for whoever may see it; empty where there is no such page.

    Raises what the page raises, as for an attempt that is not one's own.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or admit(view) is not None:
        return ""
    page = getattr(view, ATTRIBUTE, None)
    arguments = request.view_args or {}
    return str(page(**arguments)) if page is not None else _without_being_taken(view, arguments)


def _without_being_taken(view: Callable[..., Any], arguments: dict[str, Any]) -> str:
    """What the view shows of what it was sent, as where a field needs another look; it writes nothing.

    Empty where it would have written, and where a password or a file is in it: what those lead to is not for
    a form that somebody else may have made, and no browser fills them in again.
    """
    if any("password" in name for name in request.form) or any(
        one.filename for one in request.files.values()
    ):
        return ""
    say_it_was_not_taken()
    try:
        with without_writing():
            answer = view(**arguments)
    finally:
        g.pop("not_taken")
    shown = answer[0] if isinstance(answer, tuple) else answer
    return shown if isinstance(shown, str) else ""
