"""A GIFT question taken apart: its name, what stands before, in and after the braces."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.formats.imports.gift.pieces import Piece
from quizapp.formats.imports.items import Level
from quizapp.formats.imports.names import short_name
from quizapp.formats.imports.notes import Notes

GENERAL = "####"
_ONLY_STOPS = re.compile(r"[.!?\s]*")


class Halves(NamedTuple):
    """A question: `after` is None where nothing follows the braces, `body` None where there are none."""

    before: Piece
    body: Piece | None
    after: Piece | None
    has_gap: bool


def name_of(whole: Piece, notes: Notes) -> tuple[str, Piece]:
    """The name between `::` and `::`, empty without one, and the rest."""
    if not whole.mask.startswith("::"):
        return "", whole
    rest = whole.part(2)
    name, after = rest.cut("::")
    if after is None:
        message = "the name has no end, so there is none, as in Moodle; write ::name:: before the question"
        notes.add("unfinished-name", Level.NOTICE, message, whole.line, "name")
        return "", rest
    return short_name(name.text), after


def split_question(text: Piece, notes: Notes) -> Halves | None:
    """Before, in and after the first braces; None, and an error, where they do not close."""
    start, end = text.mask.find("{"), text.mask.find("}")
    if start < 0 and end < 0:
        return Halves(text, None, None, has_gap=False)
    if end < 0:
        _say_unclosed(text, start, notes)
        return None
    if start < 0 or end < start:
        _say_unopened(text, end, notes)
        return None
    before, body, after = text.part(0, start), text.part(start + 1, end), text.part(end + 1)
    _check_more_braces(body, after, notes)
    if after.raw == "":
        return Halves(before, body, None, has_gap=False)
    # A full stop after the braces closes the sentence before it and makes no gap where that is closed.
    if _ONLY_STOPS.fullmatch(after.raw) and before.raw.endswith((".", "?", "!", ":")):
        return Halves(before, body, None, has_gap=False)
    return Halves(before, body, after, has_gap=True)


def general_feedback(body: Piece, notes: Notes) -> tuple[Piece, Piece | None]:
    """The answers, and what follows the last `####`, which is said to everybody."""
    place = body.mask.rfind(GENERAL)
    if place < 0:
        return body, None
    _check_one(body, place, notes)
    feedback = body.part(place + len(GENERAL))
    swallowed = re.search(r"\n\s*([~=])", feedback.mask)
    if swallowed:
        line = feedback.line_at(swallowed.start(1))
        message = (
            "an answer after #### belongs to the general feedback, as in Moodle, and is no answer; put "
            "the feedback last"
        )
        notes.add("answer-after-feedback", Level.LOSS, message, line, "feedback")
    return body.part(0, place), feedback


def _check_one(body: Piece, last: int, notes: Notes) -> None:
    first = body.mask.find(GENERAL)
    if first + len(GENERAL) > last:
        return
    message = (
        "only the last #### begins the general feedback, as in Moodle; this one goes to the answer above"
    )
    notes.add("two-feedbacks", Level.NOTICE, f"{message}. Keep one", body.line_at(first), "feedback")


def _check_more_braces(body: Piece, after: Piece, notes: Notes) -> None:
    inside = body.mask.find("{")
    if inside >= 0:
        message = f"the {{ in column {body.column_at(inside)} is text inside the answers; write \\{{"
        notes.add("unescaped-brace", Level.NOTICE, message, body.line_at(inside), "answer")
    again = re.search("[{}]", after.mask)
    if again:
        message = (
            f"the {again[0]} in column {after.column_at(again.start())} is text, since only the first braces "
            f"hold answers; write \\{again[0]}, or put a blank line before the next question"
        )
        notes.add("second-braces", Level.LOSS, message, after.line_at(again.start()), "stem")


def _say_unclosed(text: Piece, start: int, notes: Notes) -> None:
    line = text.line_at(start)
    message = (
        f"the {{ in column {text.column_at(start)} is not closed before the question ends; write }} after "
        "the last answer, or \\{ for the sign itself"
    )
    notes.add("open-brace", Level.ERROR, message, line, "answer")


def _say_unopened(text: Piece, end: int, notes: Notes) -> None:
    message = (
        f"the }} in column {text.column_at(end)} has no {{ before it; write {{ before the first answer, or "
        "\\} for the sign itself"
    )
    notes.add("closing-brace", Level.ERROR, message, text.line_at(end), "answer")
