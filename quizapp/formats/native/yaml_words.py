"""Plain words for the syntax errors people make most in YAML."""

from __future__ import annotations

import re
from typing import Any

import yaml

from quizapp.formats.native.faults import Fault

# What the parser says, in part; what we say.
WORDS = (
    ("found character '\\t'", "a tab in the indentation; write spaces instead"),
    ("mapping values are not allowed", "a second ': ' on this line; put the whole value in quotes"),
    ("found unexpected end of stream", "a quote is opened here and never closed; close it"),
    ("could not find expected ':'", "a ':' is missing after the key; write 'key: value'"),
    ("but found '<scalar>'", "a quote is missing or one too many, here or on a line above; close each quote"),
    ("expected <block end>", "the indentation does not fit the lines above; line it up with its neighbours"),
    (
        "did not find expected key",
        "the indentation does not fit the lines above; line it up with its neighbours",
    ),
    ("expected ',' or ']'", "a list in brackets is not closed, or a comma is missing; write [a, b]"),
    ("expected ',' or '}'", "a map in braces is not closed, or a comma is missing; write {a: b, c: d}"),
    ("found unknown escape character", "a backslash in double quotes; double it, or use single quotes"),
    ("cannot start any token", "this character cannot begin a value; put the value in quotes"),
    ("sequence entries are not allowed", "a list item cannot stand here; begin it on a line of its own"),
    ("unacceptable character", "a character that YAML does not allow; remove it"),
)


LONE_KEY = re.compile(r"[ \-]*[\w.-]+")
TOO_DEEP = "this key is indented deeper than its neighbours; line it up with them"


def syntax_message(error: yaml.YAMLError, file: str, text: str) -> Fault:
    """The fault that a syntax error in `text` amounts to, in our words where we have them."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    mark = _telling_mark(error, problem)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "mapping values" in problem and mark and LONE_KEY.fullmatch(_line_before(text, mark)):
        return Fault(file, line, column, TOO_DEEP)
    ours = next((words for theirs, words in WORDS if theirs in problem), None)
    return Fault(file, line, column, ours or f"this cannot be read as YAML: {problem}; see the lines above")


def _line_before(text: str, mark: Any) -> str:
    """What stands on the line of `mark` before it."""
    return text[mark.index - mark.column : mark.index]


def _telling_mark(error: yaml.YAMLError, problem: str) -> Any:
    """Where to look: what was left open is noticed too late, and to be mended where it began."""
    unclosed = any(part in problem for part in ("end of stream", "expected ',' or", "expected ':'"))
    begun, noticed = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    return (begun or noticed) if unclosed else (noticed or begun)
