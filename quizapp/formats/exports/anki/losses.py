"""What cards of Anki have no place for, and what of it stands below their answers."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.formats.exports.anki.html import CONTROL
from quizapp.formats.imports.items import ImportedAnswer, ImportedItem, Level, Message


def remarks_of(answers: Sequence[ImportedAnswer]) -> str:
    """What is said to answers; to one alone without repeating it."""
    said = [answer for answer in answers if answer.feedback]
    if len(answers) == 1:
        return "\n".join(answer.feedback for answer in said)
    return "\n".join(f"{answer.text}: {answer.feedback}" for answer in said)


def figure_of(answer: ImportedAnswer) -> str:
    """An answer with how far it may be off."""
    upper = f" – {answer.upper}" if answer.upper else ""
    return f"{answer.text}{upper}{f' ± {answer.tolerance}' if answer.tolerance else ''}"


def wrong_answers(item: ImportedItem) -> tuple[Message, ...]:
    """What is typed and wrong, or partly right, has no place on a card."""
    if all(answer.is_right for answer in item.answers):
        return ()
    return (loss("wrong-answers", "answers that are wrong or partly right are not written", "answers"),)


def losses_of(item: ImportedItem) -> list[Message]:
    """What of an item of any kind has no place in Anki."""
    found = []
    if item.points is not None and item.points != 1:
        found.append(loss("points", "cards have no points; those of this one are not written", "points"))
    if any(CONTROL.search(text) for text in (item.stem, item.feedback, *(one.text for one in item.answers))):
        found.append(loss("control", "control characters are not written"))
    if any(" " in tag.strip() for tag in item.tags):
        text = "tags of Anki have no spaces; they are written with underscores"
        found.append(Message("anki.tags", Level.NOTICE, text, field="tags"))
    return found


def loss(code: str, text: str, field: str = "") -> Message:
    """Something that is not written, or not as it was."""
    return Message(f"anki.{code}", Level.LOSS, text, field=field)
