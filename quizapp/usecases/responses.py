"""What somebody answered: from the form, to its grade, to how it is stored. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quizapp.core.kinds import KINDS, Kind
from quizapp.core.questions import BLANK, Grade, Posted, Question, Response, first

DO_NOT_KNOW = "I don’t know"


@dataclass(frozen=True, slots=True)
class Marked:
    """A response with its grade, and how sure the learner was: 1 to 3, or None where that was not asked."""

    response: Response
    grade: Grade
    certainty: int | None = None


def kind_of(question: Question) -> Kind:
    """The kind that made a question."""
    return KINDS[question.kind]


def read_response(question: Question, posted: Posted) -> Response:
    """What was answered; pressing "I don't know" is an answer without a value. Raises UnreadableAnswer."""
    if first(posted, "unknown") == "1":
        return Response(None, DO_NOT_KNOW)
    return kind_of(question).read(question, posted)


def fields_of(question: Question, response: Response) -> dict[str, str]:
    """The form fields that hold a response, whatever the kind: `read_response` of them gives it back.

    Empty where nothing was answered.
    """
    if response.is_blank:
        return {"unknown": "1"} if response.shown else {}
    return kind_of(question).fields(question, response)


def mark(question: Question, response: Response) -> Grade:
    """How right a response is; blank is not right."""
    return Grade(0.0) if response.is_blank else kind_of(question).grade(question, response)


def response_to_plain(response: Response) -> dict[str, Any]:
    """A response as it is stored."""
    return {"value": response.value, "shown": response.shown}


def response_from_plain(plain: dict[str, Any] | None) -> Response:
    """The response that was stored; BLANK where none was."""
    return BLANK if plain is None else Response(plain["value"], plain["shown"])
