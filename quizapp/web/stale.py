"""Forms whose token is not good any more: the page comes back with what was typed and a fresh token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request

from quizapp.web.access import admit

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "quizapp_page_again"
SEND_AGAIN = "This was not taken yet: the page had been open for too long. Send it once more."


def shown_again(page: Callable[..., str]) -> Callable[[View], View]:
    """Declare what shows a view's page again, with what was typed, where its token is not good any more.

    `page` takes the arguments of the address and gives HTML.
    """

    def declare(view: View) -> View:
        setattr(view, ATTRIBUTE, page)
        return view

    return declare


def page_again() -> str:
    """The page of the form that was sent, for whoever may see it; empty where there is no such page.

    Raises what the page raises, as for an attempt that is not one's own.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    page = getattr(view, ATTRIBUTE, None)
    if page is None or admit(view) is not None:
        return ""
    return str(page(**(request.view_args or {})))
