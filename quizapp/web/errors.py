"""Problems as pages: each expected one has its status, an unexpected one an id that finds it in the log."""

from __future__ import annotations

import secrets

from flask import Flask, Response, current_app, jsonify, request
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.exceptions import HTTPException, SecurityError

from quizapp.core import errors
from quizapp.store.db import Conflict
from quizapp.web.addresses import came_from
from quizapp.web.json_bodies import MalformedRequest, wants_json
from quizapp.web.stale import missing_cookie, page_again
from quizapp.web.views import show
from quizapp.web.views.pages import ErrorPage

Answer = tuple[str | Response, int, dict[str, str]]
STATUS: dict[type[errors.QuizError], int] = {
    MalformedRequest: 400,
    errors.NotFound: 404,
    errors.NotAllowed: 403,
    errors.SignInNeeded: 401,
    errors.UnreadableAnswer: 422,
    errors.TooManyGuesses: 429,
    errors.BadEntry: 422,
    errors.TooFewFacts: 422,
    errors.ChangedMeanwhile: 409,
    errors.AlreadyDone: 409,
    errors.StorageTrouble: 503,
}
HEADLINES = {
    400: "That request could not be read.",
    401: "You are not signed in any more.",
    403: "This is not yours to do.",
    404: "There is nothing here.",
    405: "That does not work on this page.",
    408: "That took too long.",
    409: "Something changed meanwhile.",
    413: "That is too big.",
    415: "That is not a kind of file we read.",
    422: "Something there cannot be taken as it is.",
    429: "That was too often.",
    431: "The browser sent too much.",
    500: "Something broke on our side.",
    503: "The database is busy.",
}
ANSWERS_KEPT = "Your answers are kept."
BOOK_SHUT = "The book is closed while you take a quiz."
NEXT_STEPS = {
    400: "Go back, load the page again and send it once more.",
    401: "Sign in again; what you had saved is still there.",
    403: "Go back to the home page, or sign in as somebody who may.",
    404: "Check the address, or start again from the home page.",
    405: "Go back and use the buttons of the page.",
    408: "The request took too long to arrive. Check the connection, then send it once more.",
    409: "Go back, load the page again and look what has changed.",
    413: "Question files may have 20 MB together, any other form 256 kB. Send something smaller.",
    415: "Send it in the form that the page uses.",
    422: "Go back and look at what the page says beside each field.",
    429: "Wait a minute, then try again. Nothing you saved is lost.",
    431: "The browser sent too much besides the request. Delete the cookies of this address and try again.",
    500: "Nothing you saved before is lost. Try again; if it happens again, report the code below.",
    503: "Nothing was lost or changed: wait a moment and try again.",
}
STALE_FORM = (
    "The page you sent was made too long ago, or somebody else has signed in since. Go back, load the page "
    "again and send it once more."
)
OVERTAKEN = (
    "Something that this belongs to changed or went away in the same moment. Nothing of what you sent was "
    "taken: go back, load the page again and look."
)
OTHER_NAME = "This server does not answer under that name. Use the address that it was given out with."
RETRY_SECONDS = "2"


def register_errors(app: Flask) -> None:
    """Answer every problem with a page that says what to do."""
    app.register_error_handler(errors.QuizError, _expected)
    app.register_error_handler(Conflict, _overtaken)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(SecurityError, _of_stranger)
    app.register_error_handler(Exception, _unexpected)


def page(status: int, next_step: str, error_id: str = "", headline: str = "", attempt: str = "") -> Answer:
    """An error page, or the same in JSON, with its status and headers; `headline` stands for the status's.

    `attempt` is one to go on with.
    """
    headers = {"Retry-After": RETRY_SECONDS} if status == 503 else {}
    if wants_json():
        return jsonify(message=next_step, **({"error": error_id} if error_id else {})), status, headers
    shown = ErrorPage(
        status=status,
        headline=headline or HEADLINES.get(status, HEADLINES[400]),
        next_step=next_step,
        error_id=error_id,
        may_sign_in=status in (401, 403) and not headline,
        again=request.full_path.rstrip("?") if status >= 500 and request.method == "GET" else "",
        back=came_from(),
        attempt=attempt,
    )
    return show(shown), status, headers


def _expected(problem: errors.QuizError) -> Answer:
    headline = ANSWERS_KEPT if isinstance(problem, errors.PutAway) else ""
    attempt = problem.attempt if isinstance(problem, errors.ClosedBook) else ""
    headline = BOOK_SHUT if attempt else headline
    body, status, headers = page(_status_of(problem), str(problem), headline=headline, attempt=attempt)
    if isinstance(problem, errors.TooManyGuesses):
        headers["Retry-After"] = str(problem.seconds)
    return body, status, headers


def _overtaken(_problem: Exception) -> Answer:
    """What this was about went away in the same moment, as an account that is erased in another tab."""
    current_app.logger.warning("overtaken at %s", request.endpoint)  # some databases name values in theirs
    return page(409, OVERTAKEN)


def _status_of(problem: errors.QuizError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(problem, kind)), 400)


def _stale(_problem: CSRFError) -> tuple[str, int] | Answer:
    """The page of the form with what was typed, ready to be sent again; a plain one where there is none.

    A script gets a fresh token. Another site cannot read it, as it cannot read any of our pages.
    """
    why = missing_cookie() or STALE_FORM
    if wants_json():
        return jsonify(message=why, token=generate_csrf()), 400, {}
    try:
        again = page_again()
    except (errors.QuizError, HTTPException):  # gone, not theirs or no form: there is nothing to show again
        again = ""
    return (again, 400) if again else page(400, why)


def _of_stranger(_problem: SecurityError) -> tuple[str, int, dict[str, str]]:
    """Asked for under a name that is not ours: no address can be made, so this is plain text."""
    return OTHER_NAME, 400, {"Content-Type": "text/plain; charset=utf-8"}


def _of_http(problem: HTTPException) -> Answer:
    status = problem.code or 500
    body, status, headers = page(status, NEXT_STEPS.get(status, NEXT_STEPS[400]))
    allowed = getattr(problem, "valid_methods", None)
    if allowed:
        headers["Allow"] = ", ".join(sorted(allowed))
    return body, status, headers


def _unexpected(problem: Exception) -> Answer:
    error_id = secrets.token_hex(4)
    current_app.logger.error("error %s at %s", error_id, request.endpoint, exc_info=problem)
    return page(500, NEXT_STEPS[500], error_id)
