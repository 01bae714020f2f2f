"""What `B`, `2` or `Paris` says is right: read in one way for a whole file, which is chosen by what fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.formats.imports.table_rows import short

_MARKED = re.compile(
    r"(?:(?:option|choice|answer)\s*|#\s*)?\(?\s*(?:([A-Za-z])|(\d{1,2})(?:\.0+)?)\s*[).:]?", re.I
)
_SEPARATORS = re.compile(r"[,;|\n&]|\sand\s")
_LONGEST_MARK = 20  # "Option  A)"
READINGS = ("text", "letter", "number", "number from 0")  # the first of those that fit equally well
SAID = {
    "text": "the right answers are given by their texts",
    "letter": "the right answers are given by letters: A is the first option",
    "number": "the right answers are given by numbers: 1 is the first option",
    "number from 0": "the right answers are given by numbers that count from 0: 0 is the first option",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a key sees it: its options by column, empty ones too, and what is said to be right."""

    options: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The right options, counted from 0, how they were found, and the way that would find others."""

    right: tuple[int, ...]
    reading: str
    rival: str = ""


def choose_reading(questions: Sequence[Asked], allowed: Sequence[str] = READINGS) -> str:
    """The way of reading that finds an option for most of the questions.

    Counting from 0 needs a 0: without it, and in a tie, the first of `allowed` is taken.
    """
    counts = {way: sum(_resolve(question, way) is not None for question in questions) for way in allowed}
    if {"number", "number from 0"} <= set(allowed) and not any(
        "0" in question.keys for question in questions
    ):
        counts["number from 0"] = 0
    return max(allowed, key=lambda way: counts[way])


def resolve(question: Asked, reading: str, allowed: Sequence[str] = READINGS) -> Chosen | None:
    """What is right by the file's reading; where that finds nothing, by the only other that does; else None.

    A number counts in one way in a file, so the two ways of counting do not stand in for each other.
    """
    ways = [way for way in allowed if not (way.startswith("number") and reading.startswith("number"))]
    others = {way: found for way in ways if way != reading and (found := _resolve(question, way)) is not None}
    others.pop("number from 0", None)
    found = _resolve(question, reading)
    if found is not None:
        rival = next((way for way, other in others.items() if other != found), "")
        return Chosen(found, reading, rival)
    if len(set(others.values())) == 1:
        return Chosen(next(iter(others.values())), next(iter(others)))
    return None


def wanted(question: Asked, reading: str) -> str:
    """What to write for a key that is none of the options."""
    filled = [index for index, option in enumerate(question.options) if option]
    if reading == "letter":
        return f"write one of the letters {', '.join(chr(ord('A') + index) for index in filled)}"
    if reading.startswith("number"):
        first = 0 if reading.endswith("0") else 1
        return f"write one of the numbers {', '.join(str(index + first) for index in filled)}"
    return "write the text of the right option as it stands there: " + ", ".join(
        f"'{short(question.options[index])}'" for index in filled[:4]
    )


def _resolve(question: Asked, reading: str) -> tuple[int, ...] | None:
    """The options that all keys name, in their order; None where one names none or an empty one."""
    right: set[int] = set()
    for key in question.keys:
        parts = [key] if _READERS[reading](key, question.options) is not None else _SEPARATORS.split(key)
        for part in filter(str.strip, parts):
            index = _READERS[reading](part.strip(), question.options)
            if index is None or not 0 <= index < len(question.options) or not question.options[index]:
                return None
            right.add(index)
    return tuple(sorted(right)) or None


def _by_text(part: str, options: Sequence[str]) -> int | None:
    for fold in (str, _folded):
        found = [index for index, option in enumerate(options) if option and fold(option) == fold(part)]
        if len(found) == 1:
            return found[0]
    return None


def _by_letter(part: str, options: Sequence[str]) -> int | None:
    match = _mark(part)
    return ord(match[1].upper()) - ord("A") if match and match[1] else None


def _by_number(part: str, options: Sequence[str]) -> int | None:
    match = _mark(part)
    return int(match[2]) - 1 if match and match[2] else None


def _from_zero(part: str, options: Sequence[str]) -> int | None:
    match = _mark(part)
    return int(match[2]) if match and match[2] else None


def _mark(part: str) -> re.Match[str] | None:
    return _MARKED.fullmatch(part) if len(part) <= _LONGEST_MARK else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


_READERS: dict[str, Callable[[str, Sequence[str]], int | None]] = {
    "text": _by_text,
    "letter": _by_letter,
    "number": _by_number,
    "number from 0": _from_zero,
}
