"""An Aiken file as a report: its questions, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quizapp.formats.imports.aiken.checks import check_choices, check_letters, check_stem, right_letters
from quizapp.formats.imports.aiken.lines import Line, Sort, sorted_lines
from quizapp.formats.imports.aiken.question import Question
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem, ImportReport, ItemRow
from quizapp.formats.imports.limits import ENOUGH
from quizapp.formats.imports.names import short_name

LOOK_AHEAD = 20  # lines in which a question that goes on shows it


def read_aiken(text: str, name: str = "") -> ImportReport:
    """The report of an Aiken file. `text` is decoded, with LF between lines; `name` is not needed."""
    raw = text.split("\n")
    questions: list[Question] = []
    lines = sorted_lines(raw)
    after_blank = True
    for place, line in enumerate(lines):
        if line.sort is Sort.BLANK:
            after_blank = True
            continue
        if not questions or _starts_anew(
            questions[-1], line, lines[place + 1 : place + 1 + LOOK_AHEAD], after_blank
        ):
            questions.append(Question())
        questions[-1].take(line)
        after_blank = False
    return ImportReport("aiken", tuple(_row(question, raw) for question in questions[:ENOUGH]))


def _starts_anew(question: Question, line: Line, following: Sequence[Line], after_blank: bool) -> bool:
    """Whether a line begins another question."""
    if line.sort is Sort.FEEDBACK:
        return False
    if question.answer is not None:
        is_more = line.sort is Sort.TEXT and question.feedback and not after_blank
        return not (is_more and _is_closed(following))
    if line.sort is Sort.TITLE:
        return bool(question.choices or question.stem)
    if line.sort is Sort.CHOICE:
        return line.letter == "A" and bool(question.choices) and after_blank
    if line.sort is not Sort.TEXT or not question.choices:
        return False
    return after_blank or not _goes_on(question, following)


def _is_closed(following: Sequence[Line]) -> bool:
    """Whether a blank line or the end comes before any choice, so that this is no question's text."""
    found = next((line.sort for line in following if line.sort is not Sort.TEXT), Sort.BLANK)
    return found in (Sort.BLANK, Sort.TITLE)


def _goes_on(question: Question, following: Sequence[Line]) -> bool:
    """Whether after a line of text the choices of the same question go on, or its answer comes."""
    for line in following:
        if line.sort is Sort.ANSWER:
            return True
        if line.sort is Sort.CHOICE:
            return line.letter > question.choices[-1].letter
        if line.sort is Sort.BLANK:
            return False
    return False


def _row(question: Question, raw: Sequence[str]) -> ItemRow:
    notes = question.notes
    stem = "\n".join(line.text for line in question.stem)
    check_stem(question, notes)
    right: list[str] = []
    if check_letters(question, notes):
        check_choices(question.choices, question.last, notes)
        right = right_letters(question, notes)
    name = short_name(question.title or stem or raw[question.first - 1])
    kind = "choose_all" if len(right) > 1 else "choice"
    percent = FULL / len(right) if right else FULL
    answers = tuple(
        ImportedAnswer(choice.text, percent if choice.letter in right else Decimal(0))
        for choice in question.choices
    )
    item = ImportedItem(kind, name, stem, answers, feedback="\n".join(question.feedback))
    source = "\n".join(raw[question.first - 1 : question.last])
    return ItemRow(
        question.first,
        question.last,
        name,
        kind,
        notes.done(),
        None if notes.has_error else item,
        source,
    )
