"""Multiple choice and true or false in GIFT."""

from __future__ import annotations

from decimal import Decimal

from quizapp.formats.imports.gift.answers import Option, options_of, weight_in_words, with_hash
from quizapp.formats.imports.gift.parts import Parts, Section
from quizapp.formats.imports.gift.pieces import Piece
from quizapp.formats.imports.gift.signs import cut_comment
from quizapp.formats.imports.gift.texts import plain_text
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.notes import Notes

NOTHING = Decimal(0)
TRUE = ("T", "TRUE")
FALSE = ("F", "FALSE")
NEARLY = Decimal(1)  # three thirds of 33.33 are enough


def truth_of(section: Piece) -> bool | None:
    """Whether the answers say true or false, in any case; None where they say something else."""
    said = section.cut("#")[0].raw.upper()
    return True if said in TRUE else False if said in FALSE else None


def true_false(section: Section) -> Parts:
    """True or False, the right one first. First comes what is said to a wrong choice."""
    body, form, notes = section
    said, comments = body.cut("#")
    is_true = said.raw.upper() in TRUE
    if said.raw != said.raw.upper():
        message = (
            f"read as true/false; Moodle would read a short answer '{said.raw}'. Write {said.raw.upper()}"
        )
        notes.add("true-false-case", Level.NOTICE, message, said.line, "answer")
    to_wrong, to_right = cut_comment(comments, notes) if comments else (None, None)
    right = plain_text(to_right, form, notes, "answer feedback") if to_right else ""
    wrong = plain_text(to_wrong, form, notes, "answer feedback") if to_wrong else ""
    answers = (
        ImportedAnswer(str(is_true), FULL, right),
        ImportedAnswer(str(not is_true), NOTHING, wrong),
    )
    return Parts("true_false", answers=answers)


def multiple_choice(section: Section) -> Parts:
    """A choice of one where any answer has `=`, else of all that earn something."""
    body, form, notes = section
    options = options_of(body, "=~", notes)
    is_single = any(option.sign == "=" for option in options)
    answers = tuple(_answer(with_hash(option, notes), form, notes) for option in options)
    _check(answers, is_single, body.line, notes)
    return Parts("choice" if is_single else "choose_all", answers=answers)


def _answer(option: Option, form: str, notes: Notes) -> ImportedAnswer:
    weight = option.weight or NOTHING
    if option.sign == "=":
        _check_right(option, notes)
        weight = FULL
    text = plain_text(option.text, form, notes, "answer")
    if text == "":
        message = (
            "nothing is left of this answer as plain text; write its text, or \\n, \\= and &lt; for signs"
        )
        notes.add("no-answer-text", Level.ERROR, message, option.text.line, "answer")
    return ImportedAnswer(text, weight, option.feedback(form, notes))


def _check_right(option: Option, notes: Notes) -> None:
    """In a choice, `=` earns all, so that no weight can follow."""
    if option.weight is None:
        return
    written = weight_in_words(option.weight)
    if option.weight == FULL:
        message = f"= earns all in a choice, so {written} says nothing; Moodle shows it as text. Remove it"
        notes.add("weight-after-equals", Level.NOTICE, message, option.text.line, "answer")
        return
    message = (
        f"Moodle does not take a weight after = in a choice: it would show {written} as text and give "
        f"full marks. Write ~{written}"
    )
    notes.add("weight-after-equals", Level.ERROR, message, option.text.line, "answer")


def _check(answers: tuple[ImportedAnswer, ...], is_single: bool, line: int, notes: Notes) -> None:
    if len(answers) < 2:
        message = "a choice needs two answers; write = before the right one and ~ before each wrong one"
        notes.add("too-few-answers", Level.ERROR, message, line, "answer")
    elif not any(answer.percent > 0 for answer in answers):
        message = "no answer is right; write = before the right one, or weights such as ~%50%"
        notes.add("no-right-answer", Level.ERROR, message, line, "answer")
    elif is_single and sum(answer.is_right for answer in answers) > 1:
        message = (
            "several answers are right and any one of them earns all, as in Moodle; if all have to be "
            "chosen, write ~%50% before each of two"
        )
        notes.add("several-right", Level.NOTICE, message, line, "answer")
    elif not is_single:
        _check_sum(answers, line, notes)


def _check_sum(answers: tuple[ImportedAnswer, ...], line: int, notes: Notes) -> None:
    total = sum((answer.percent for answer in answers if answer.percent > 0), NOTHING)
    if abs(total - FULL) > NEARLY:
        message = f"the weights of the right answers add up to {total.normalize():f}, not to 100; change them"
        notes.add("weights-not-100", Level.NOTICE, message, line, "answer")
