"""Requests and answers in JSON: bodies are read strictly, and problems are answered in JSON too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

from flask import abort, current_app, request

from quizapp.core.errors import BadEntry, QuizError

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "quizapp_speaks_json"
LARGEST = 2**31 - 1  # of any whole number that is sent to us
NOT_JSON = "This is not one object in JSON. Load the page again and send it once more."


class MalformedRequest(QuizError):
    """The body cannot be read at all."""


def speaks_json(view: View) -> View:
    """Declare that a view answers in JSON, its problems included."""
    setattr(view, ATTRIBUTE, True)
    return view


def does_speak_json(view: Callable[..., Any] | None) -> bool:
    """Whether a view reads and answers JSON."""
    return bool(getattr(view, ATTRIBUTE, False))


def wants_json() -> bool:
    """Whether the answer to this request is JSON: the view speaks it, or the request asks for it alone."""
    if does_speak_json(current_app.view_functions.get(request.endpoint or "")):
        return True
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"


def read_object() -> dict[str, Any]:
    """The object that the body holds.

    Aborts with 415 for another content type. Raises MalformedRequest for what is not JSON by the letter
    (NaN and twice the same key are not), and BadEntry for JSON that is no object.
    """
    if request.mimetype != "application/json":
        abort(415)
    try:
        text = request.get_data(cache=False).decode("utf-8")
        body = json.loads(text, parse_constant=_no_number, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as bad:  # bad UTF-8 and too long a figure are ValueErrors
        raise MalformedRequest(NOT_JSON) from bad
    if not isinstance(body, dict):
        raise BadEntry("body", "One object in JSON is wanted here.")
    return body


def whole(body: dict[str, Any], name: str, least: int) -> int:
    """A whole number of the body from `least` up. Raises BadEntry."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
        raise BadEntry(name, f"“{name}” is a whole number from {least} to {LARGEST}.")
    return value


def form_fields(body: dict[str, Any], name: str, most: int) -> dict[str, list[str]]:
    """Fields of a form as lists of texts, at most so many, without NUL. Raises BadEntry."""
    value = body.get(name)
    if not isinstance(value, dict) or len(value) > most:
        raise BadEntry(name, f"“{name}” is an object of at most {most} fields.")
    if not all(_are_texts(texts) and _are_texts([key]) for key, texts in value.items()):
        raise BadEntry(name, f"Each field of “{name}” is a list of texts.")
    return {key: [text.replace("\x00", "") for text in texts] for key, texts in value.items()}


def _are_texts(values: Any) -> bool:
    """Whether these are texts that UTF-8 can write; half of a surrogate pair is none."""
    return isinstance(values, list) and all(isinstance(one, str) and _is_whole(one) for one in values)


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _without_doubles(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError("a key stands there twice")
        found[key] = value
    return found
