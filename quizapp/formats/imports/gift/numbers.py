"""Numerical questions in GIFT: `{#1822:5}`, `{#1815..1827}`, several answers with weights."""

from __future__ import annotations

import re
from decimal import Decimal

from quizapp.formats.imports.gift.answers import Option, options_of
from quizapp.formats.imports.gift.parts import Parts, Section
from quizapp.formats.imports.gift.pieces import Piece
from quizapp.formats.imports.gift.texts import FORMATS
from quizapp.formats.imports.gift.typed import keep_wrong_feedback
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.notes import Notes

FIGURE = re.compile(r"[+-]?(?:\d{1,100}(?:\.\d{0,100})?|\.\d{1,100})(?:[eE][+-]?\d{1,3})?", re.ASCII)
_WITH_COMMA = re.compile(r"[+-]?\d+,\d+(?:[.,:]|$)")
_PREFIX = re.compile(rf"\[(?:{'|'.join(FORMATS)})\]\s*")


def numerical(section: Section) -> Parts:
    """Figures with a tolerance or a range; `~` or `=*` says what is told to any other."""
    body, form, notes = section
    body = body.part(1)
    answers, extra = [], {}
    for option in options_of(body, "=~", notes):
        feedback = option.feedback(form, notes)
        if option.sign == "~" or (option.text.raw == "*" and (option.weight is None or option.weight <= 0)):
            extra.update(keep_wrong_feedback(feedback, option.text.line, notes))
            continue
        answer = _figure(option, feedback, notes)
        if answer:
            answers.append(answer)
    if not any(answer.percent > 0 for answer in answers) and not notes.has_error:
        message = "no figure is right; write {#1822} or {#1822:5}"
        notes.add("no-right-answer", Level.ERROR, message, body.line, "answer")
    return Parts("number", answers=tuple(answers), extra=extra)


def _figure(option: Option, feedback: str, notes: Notes) -> ImportedAnswer | None:
    """One figure; None, and an error, where it is none."""
    percent = FULL if option.weight is None else option.weight
    written = _PREFIX.sub("", option.text.text)
    sign = ".." if ".." in written else ":" if ":" in written else ""
    value, _, second = written.partition(sign) if sign else (written, "", "0")
    value, second = value.strip(), second.strip()
    for part in (value, second):
        if not FIGURE.fullmatch(part):
            _say_no_figure(part, option.text, notes)
            return None
    if sign == "..":
        _check_range(value, second, option.text, notes)
        return ImportedAnswer(value, percent, feedback, upper=second)
    if Decimal(second) < 0:
        message = f"the tolerance {second} is below 0; write {value}:{second.lstrip('-')}"
        notes.add("negative-tolerance", Level.ERROR, message, option.text.line, "answer")
    return ImportedAnswer(value, percent, feedback, tolerance=second if Decimal(second) else "")


def _check_range(low: str, high: str, piece: Piece, notes: Notes) -> None:
    if Decimal(low) > Decimal(high):
        message = f"the range {low}..{high} is upside down; write {high}..{low}"
        notes.add("range-upside-down", Level.ERROR, message, piece.line, "answer")


def _say_no_figure(part: str, piece: Piece, notes: Notes) -> None:
    if _WITH_COMMA.match(part):
        message = f"'{part[:60]}' has a comma, and GIFT writes figures with a point; write 3.14 and 1822"
        notes.add("comma-in-number", Level.ERROR, message, piece.line, "answer")
        return
    message = (
        f"'{part[:60]}' is no figure; Moodle would accept any answer here without a word. Write digits, as "
        "in {#1822}, {#3.14:0.005} or {#1815..1827}"
    )
    notes.add("not-a-number", Level.ERROR, message, piece.line, "answer")
