"""The lines of an Aiken file: which is a question, a choice, an answer or a remark to it.

Moodle knows `A) text` or `A. text`, and `ANSWER: A`. Common other spellings are known here, too, and said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from quizapp.formats.imports.aiken.cyrillic import CYRILLIC_ANSWER, begins_choices, cyrillic_choice

_CHOICE = re.compile(r"([A-Z])[).](?:\s+(.*)|(.*))")
_LIKE_CHOICE = re.compile(r"(?:\(([A-Za-z])\)|([a-z])[).]|([A-Za-z]):|([A-Z])\s+[-–—])(?:\s+(.*)|(.*))")
_ANSWER = re.compile(r"(answer)(?:\s*:(.*)|\s+([A-Z](?:\s*,\s*[A-Z])*)[.)]?)", re.IGNORECASE)
_EXACT_ANSWER = re.compile("ANSWER:")
_REMARK = re.compile(r"(feedback|explanation|title)\s*:(.*)", re.IGNORECASE)


class Sort(Enum):
    """What a line is."""

    BLANK = "blank"
    TEXT = "text"
    CHOICE = "choice"
    ANSWER = "answer"
    FEEDBACK = "feedback"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, its text after the mark, and the letter of a choice.

    `is_exact`: Moodle reads it so, too. `is_cyrillic`: its mark is in Cyrillic letters, which is only named.
    `whole` is the line without outer spaces.
    """

    number: int
    sort: Sort
    text: str
    letter: str = ""
    is_exact: bool = True
    whole: str = ""
    is_cyrillic: bool = False


def sorted_lines(raw: list[str]) -> list[Line]:
    """Every line of a file, sorted. A spelling that Moodle does not know counts only as the next choice."""
    lines: list[Line] = []
    last = ""
    for number, text in enumerate(raw, start=1):
        line = _cyrillic(number, text.strip(), last, raw) or _sorted(number, text.strip(), last)
        if line.sort is Sort.CHOICE:
            last = line.letter
        elif line.sort is Sort.ANSWER:
            last = ""
        lines.append(line)
    return lines


def _cyrillic(number: int, text: str, last: str, raw: list[str]) -> Line | None:
    """A choice or an answer marked in Cyrillic letters; None for every other line."""
    answer = CYRILLIC_ANSWER.fullmatch(text) if last else None
    if answer:
        return Line(number, Sort.ANSWER, answer[1].strip(), is_exact=False, whole=text, is_cyrillic=True)
    choice = cyrillic_choice(text, last)
    if choice is None or (choice[0] == "A" and not begins_choices(raw[number:])):
        return None
    return Line(number, Sort.CHOICE, choice[1], choice[0], False, text, is_cyrillic=True)


def _sorted(number: int, text: str, last: str) -> Line:
    if text == "":
        return Line(number, Sort.BLANK, "")
    answer = _ANSWER.fullmatch(text)
    if answer and (last or answer[2] is not None):  # without a colon only below choices
        return Line(
            number,
            Sort.ANSWER,
            (answer[2] or answer[3] or "").strip(),
            is_exact=bool(_EXACT_ANSWER.match(text)),
            whole=text,
        )
    choice = _CHOICE.fullmatch(text)
    if choice:
        return Line(number, Sort.CHOICE, (choice[2] or choice[3] or "").strip(), choice[1], whole=text)
    like = _LIKE_CHOICE.fullmatch(text)
    if like:
        letter = next(filter(None, like.groups()[:4])).upper()
        if letter == "A" or (last and letter == chr(ord(last) + 1)):
            return Line(number, Sort.CHOICE, (like[5] or like[6] or "").strip(), letter, False, text)
    remark = _REMARK.fullmatch(text)
    if remark:
        sort = Sort.TITLE if remark[1].lower() == "title" else Sort.FEEDBACK
        return Line(number, sort, remark[2].strip(), is_exact=False, whole=text)
    return Line(number, Sort.TEXT, text, whole=text)
