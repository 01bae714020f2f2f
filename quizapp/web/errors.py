"""Problems as pages: each expected one has its status, an unexpected one an id that finds it in the log."""

from __future__ import annotations

import secrets

from flask import Flask, current_app, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from quizapp.core import errors
from quizapp.web.stale import page_again
from quizapp.web.views import show
from quizapp.web.views.pages import ErrorPage

STATUS: dict[type[errors.QuizError], int] = {
    errors.NotFound: 404,
    errors.NotAllowed: 403,
    errors.SignInNeeded: 401,
    errors.UnreadableAnswer: 422,
    errors.BadEntry: 422,
    errors.TooFewFacts: 422,
    errors.ChangedMeanwhile: 409,
    errors.AlreadyDone: 409,
    errors.StorageTrouble: 503,
}
HEADLINES = {
    400: "That request could not be read.",
    403: "This is not yours to do.",
    404: "There is nothing here.",
    405: "That does not work on this page.",
    409: "Something changed meanwhile.",
    413: "That is too big.",
    415: "That is not a kind of file we read.",
    422: "Something there cannot be taken as it is.",
    429: "That was too often.",
    500: "Something broke on our side.",
    503: "The database is busy.",
}
NEXT_STEPS = {
    400: "Go back, load the page again and send it once more.",
    403: "Go back to the home page, or sign in as somebody who may.",
    404: "Check the address, or start again from the home page.",
    405: "Go back and use the buttons of the page.",
    413: "A file may have 5 MB, any other form 256 kB. Send something smaller.",
    500: "Nothing you saved before is lost. Try again; if it happens again, report the number below.",
}
STALE_FORM = (
    "The page you sent was made too long ago, or cookies are switched off. Go back, load the page again "
    "and send it once more; allow cookies from this address if that does not help."
)
OTHER_NAME = "This server does not answer under that name. Use the address that it was given out with."
RETRY_SECONDS = "2"


def register_errors(app: Flask) -> None:
    """Answer every problem with a page that says what to do."""
    app.register_error_handler(errors.QuizError, _expected)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(SecurityError, _of_stranger)
    app.register_error_handler(Exception, _unexpected)


def page(status: int, next_step: str, error_id: str = "") -> tuple[str, int, dict[str, str]]:
    """An error page with its status and headers."""
    headers = {"Retry-After": RETRY_SECONDS} if status == 503 else {}
    shown = ErrorPage(
        status=status,
        headline=HEADLINES.get(status, HEADLINES[400]),
        next_step=next_step,
        error_id=error_id,
        may_sign_in=status in (401, 403),
    )
    return show(shown), status, headers


def _expected(problem: errors.QuizError) -> tuple[str, int, dict[str, str]]:
    return page(STATUS.get(type(problem), _status_of(problem)), str(problem))


def _status_of(problem: errors.QuizError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(problem, kind)), 400)


def _stale(_problem: CSRFError) -> tuple[str, int] | tuple[str, int, dict[str, str]]:
    """The page of the form with what was typed, ready to be sent again; a plain one where there is none."""
    try:
        again = page_again()
    except errors.QuizError:  # gone, closed or not theirs: then there is nothing to show again
        again = ""
    return (again, 400) if again else page(400, STALE_FORM)


def _of_stranger(_problem: SecurityError) -> tuple[str, int, dict[str, str]]:
    """Asked for under a name that is not ours: no address can be made, so this is plain text."""
    return OTHER_NAME, 400, {"Content-Type": "text/plain; charset=utf-8"}


def _of_http(problem: HTTPException) -> tuple[str, int, dict[str, str]]:
    status = problem.code or 500
    body, status, headers = page(status, NEXT_STEPS.get(status, NEXT_STEPS[400]))
    allowed = getattr(problem, "valid_methods", None)
    if allowed:
        headers["Allow"] = ", ".join(sorted(allowed))
    return body, status, headers


def _unexpected(problem: Exception) -> tuple[str, int, dict[str, str]]:
    error_id = secrets.token_hex(4)
    current_app.logger.error("error %s at %s", error_id, request.endpoint, exc_info=problem)
    return page(500, NEXT_STEPS[500], error_id)
