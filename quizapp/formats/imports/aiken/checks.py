"""What is wrong with an Aiken question, and what Moodle would read without a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.imports.aiken.cyrillic import is_cyrillic
from quizapp.formats.imports.aiken.lines import Line
from quizapp.formats.imports.aiken.question import Question
from quizapp.formats.imports.items import Level
from quizapp.formats.imports.notes import Notes

_LETTERS = re.compile(r"([A-Za-z])(?:\s*(?:[,;/&+]|\band\b)\s*[A-Za-z])*[.)]?", re.IGNORECASE)
_LETTER_AND_TEXT = re.compile(r"([A-Za-z])[).:]\s*\S.*|([A-Z]) [-–—] .*")


def check_stem(question: Question, notes: Notes) -> None:
    """Say what is wrong with the question itself, and what Moodle would make of it."""
    if not question.stem:
        message = "the question is missing; write it on the line before the first choice"
        notes.add("no-question", Level.ERROR, message, question.first, "stem")
    elif len(question.stem) > 1:
        message = (
            f"the question stands on {len(question.stem)} lines and was read whole; Moodle keeps the last "
            "of them only. Write it on one line"
        )
        notes.add("question-over-several-lines", Level.NOTICE, message, question.stem[1].number, "stem")
    elif len(question.stem[0].text) == 1:
        message = "Moodle leaves out a line of one sign, and with it this question; it was read. Write more"
        notes.add("short-line", Level.NOTICE, message, question.stem[0].number, "stem")
    if question.feedback or question.title:
        message = "Moodle knows no TITLE: or FEEDBACK: and takes such a line for a question; it was read here"
        notes.add("foreign-line", Level.NOTICE, message, question.first, "feedback")


def check_letters(question: Question, notes: Notes) -> bool:
    """Whether choices and answer are marked in Latin letters; an error where they are not."""
    marked = [*question.choices, *([question.answer] if question.answer else [])]
    for line in marked:
        if line.is_cyrillic or (line is question.answer and is_cyrillic(line.text)):
            message = (
                f"'{line.whole[:40]}' is marked in Cyrillic letters; write Latin ones, which may look the "
                "same: A) B) C) D), and below them ANSWER: A, for example"
            )
            notes.add("cyrillic-letters", Level.ERROR, message, line.number, "answer")
            return False
    return True


def check_choices(choices: Sequence[Line], last: int, notes: Notes) -> None:
    """Say what is wrong with the choices and their letters."""
    letters = [choice.letter for choice in choices]
    strange = [choice for choice in choices if not choice.is_exact]
    if strange:
        first, letter = strange[0], strange[0].letter
        message = f"'{first.whole[:40]}' was read as a choice; Moodle wants {letter}) or {letter}."
        notes.add("choice-spelling", Level.NOTICE, message, strange[0].number, "answer")
    if len(choices) < 2:
        message = "a question needs two choices; write A) and B) at the start of their lines"
        notes.add("too-few-choices", Level.ERROR, message, choices[0].number if choices else last, "answer")
        return
    for place, choice in enumerate(choices):
        if choice.text == "":
            message = f"the choice {choice.letter} has no text; write it after {choice.letter})"
            notes.add("empty-choice", Level.ERROR, message, choice.number, "answer")
        if choice.letter in letters[:place]:
            message = f"the letter {choice.letter} is given twice; give every choice the next letter"
            notes.add("letter-twice", Level.ERROR, message, choice.number, "answer")
            return
    expected = [chr(ord("A") + place) for place in range(len(letters))]
    for choice, letter in zip(choices, expected, strict=True):
        if choice.letter != letter:
            message = (
                f"the choice {letter} is missing before {choice.letter}; write the letters in order from A"
            )
            notes.add("letter-missing", Level.ERROR, message, choice.number, "answer")
            return


def right_letters(question: Question, notes: Notes) -> list[str]:
    """The letters of the right choices; an error where the line does not give them."""
    answer = question.answer
    if answer is None:
        message = "the question has no ANSWER: line; write ANSWER: and the letter of the right choice"
        notes.add("no-answer", Level.ERROR, message, question.last, "answer")
        return []
    if _LETTERS.fullmatch(answer.text):
        found = re.findall(r"\b[A-Za-z]\b", answer.text)
    else:
        with_text = _LETTER_AND_TEXT.fullmatch(answer.text)
        found = [next(filter(None, with_text.groups()))] if with_text else []
        if with_text:
            message = f"the letter alone was read; write ANSWER: {found[0].upper()}"
            notes.add("answer-spelling", Level.NOTICE, message, answer.number, "answer")
    letters = list(dict.fromkeys(letter.upper() for letter in found))
    _check_answer(question, answer, found, letters, notes)
    return letters


def _check_answer(
    question: Question, answer: Line, found: Sequence[str], letters: Sequence[str], notes: Notes
) -> None:
    if not letters:
        message = f"'{answer.text[:40]}' is no letter of a choice; write ANSWER: A, for example"
        notes.add("no-letter", Level.ERROR, message, answer.number, "answer")
        return
    there = {choice.letter for choice in question.choices}
    for letter in letters:
        if letter not in there:
            message = (
                f"there is no choice {letter}; write one of {', '.join(sorted(there))}. Moodle "
                "takes it without a word, and then no answer is right"
            )
            notes.add("letter-not-there", Level.ERROR, message, answer.number, "answer")
    if not answer.is_exact or any(letter.islower() for letter in found):
        message = f"'{answer.whole[:40]}' was read; Moodle wants capitals: ANSWER: {', '.join(letters)}"
        notes.add("answer-spelling", Level.NOTICE, message, answer.number, "answer")
    if len(letters) > 1:
        message = (
            f"{', '.join(letters)} have all to be chosen; Moodle takes {letters[0]} alone for right. Write "
            "one letter if only one is meant"
        )
        notes.add("several-answers", Level.NOTICE, message, answer.number, "answer")
