"""Short answers and matching in GIFT."""

from __future__ import annotations

from quizapp.formats.imports.gift.answers import Option, options_of, with_hash
from quizapp.formats.imports.gift.parts import Parts, Section
from quizapp.formats.imports.gift.pieces import Piece
from quizapp.formats.imports.gift.texts import plain_text
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.notes import Notes

WRONG_FEEDBACK = "gift.wrong-feedback"


def short_answer(section: Section) -> Parts:
    """What is typed: every answer with its weight, full where there is none. `*` stands for any text."""
    body, form, notes = section
    answers, extra = [], {}
    for found in options_of(body, "=", notes):
        option = with_hash(found, notes)
        text = plain_text(option.text, form, notes, "answer")
        feedback = option.feedback(form, notes)
        if text == "*":
            extra.update(_catch_all(option, feedback, notes))
        elif text == "":
            message = "nothing is left of this answer as plain text; write what has to be typed"
            notes.add("no-answer-text", Level.ERROR, message, option.text.line, "answer")
        elif "*" in text.replace("\\*", ""):
            _say_wildcard(text, option.text, notes)
        else:
            percent = FULL if option.weight is None else option.weight
            answers.append(ImportedAnswer(text.replace("\\*", "*"), percent, feedback))
    if not any(answer.percent > 0 for answer in answers) and not notes.has_error:
        message = "no right answer is left that can be typed; write = and the answer"
        notes.add("no-right-answer", Level.ERROR, message, body.line, "answer")
    return Parts("short_answer", answers=tuple(answers), extra=extra)


def _catch_all(option: Option, feedback: str, notes: Notes) -> dict[str, str]:
    """`=%0%*` says what is told to who types anything else; with a weight everything would be right."""
    if option.weight is None or option.weight > 0:
        message = "this accepts whatever is typed; write %0% before *, or the right answer instead"
        notes.add("accepts-everything", Level.ERROR, message, option.text.line, "answer")
        return {}
    return keep_wrong_feedback(feedback, option.text.line, notes)


def keep_wrong_feedback(feedback: str, line: int, notes: Notes) -> dict[str, str]:
    """What is said to any wrong answer, as `extra`."""
    if feedback == "":
        return {}
    message = "what is said to any other answer has no place here and was left out"
    notes.add("catch-all-feedback", Level.LOSS, message, line, "answer feedback")
    return {WRONG_FEEDBACK: feedback}


def _say_wildcard(text: str, piece: Piece, notes: Notes) -> None:
    message = (
        f"'{text[:60]}' has a * for any text, which is not known here, so this answer was left out; "
        "write the answers out, or \\* for the sign itself"
    )
    notes.add("wildcard", Level.LOSS, message, piece.line, "answer")


def matching(section: Section) -> Parts:
    """Pairs of `left -> right`; a right side without a left one is spare."""
    body, form, notes = section
    pairs = []
    for option in options_of(body, "=", notes):
        whole = _with_comment(option)
        left, right = whole.cut("->")
        if right is None:
            message = f"'{whole.text[:60]}' has no ->; write = left side -> right side"
            notes.add("no-arrow", Level.ERROR, message, whole.line, "pair")
            continue
        _check_pair(option, right, notes)
        left_text = plain_text(left, form, notes, "pair") if left.raw else ""
        pairs.append((left_text, plain_text(right, form, notes, "pair")))
    if not notes.has_error and sum(1 for left, _ in pairs if left) < 2:
        message = "a matching needs two pairs; write = left side -> right side for each"
        notes.add("too-few-pairs", Level.ERROR, message, body.line, "pair")
    return Parts("matching", pairs=tuple(pairs))


def _with_comment(option: Option) -> Piece:
    """A pair whole: Moodle knows no feedback to pairs, so that a # in it is text."""
    end = option.comment.end if option.comment else option.text.end
    return Piece(option.text.of, option.text.start, end).strip()


def _check_pair(option: Option, right: Piece, notes: Notes) -> None:
    if right.raw == "":
        message = "this pair has no right side; write = left side -> right side"
        notes.add("no-right-side", Level.ERROR, message, right.line, "pair")
    elif "->" in right.mask:
        message = "the first -> divides the pair, a second one is text, as in Moodle"
        notes.add("second-arrow", Level.NOTICE, message, right.line, "pair")
    if option.comment is not None:
        message = "pairs have no feedback in Moodle, so the # and what follows were read as text; write \\#"
        notes.add("feedback-in-pair", Level.NOTICE, message, right.line, "pair")
    if option.weight is not None:
        message = "pairs have no weight, so it was left out"
        notes.add("weight-in-pair", Level.LOSS, message, right.line, "pair")
