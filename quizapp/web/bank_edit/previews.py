"""What a fact or a written question becomes, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp import fresh
from quizapp.core.facts import Bank
from quizapp.core.preview import Previewed
from quizapp.core.preview import preview as questions_of
from quizapp.core.questions import BLANK, Grade
from quizapp.formats.typed.remarks import by_field, said
from quizapp.usecases import editing
from quizapp.usecases.editing import Looked, Write
from quizapp.web.access import services
from quizapp.web.views.bank_edit import Preview, PreviewedQuestion
from quizapp.web.views.questions import AnsweredQuestion
from quizapp.web.words import place

DRAWS = 4
NO_CHOICE = (
    "No multiple choice yet: too little in the course is like it. Write more facts of its kind, or wrong "
    "answers by hand."
)
ADVISED = ("year", "date", "number", "money", "percent", "name", "term", "period")


def look(bank: str, write: Write, is_redrawn: bool = False) -> Looked:
    """What somebody writes would give; drawn anew on demand, else the same every time."""
    return editing.look(services(), bank, write, _seeds(is_redrawn))


def preview_of(looked: Looked) -> Preview:
    """What was looked at, for the page; faults stand in it as what is missing."""
    missing = [message for _, _, message in by_field(looked.faults)]
    return _preview(
        looked.bank,
        looked.id,
        looked.questions,
        (*missing, *(said(message, "") for message in looked.elsewhere)),
        tuple(message for _, _, message in by_field(looked.warnings)),
    )


def stored_preview(bank: Bank, item_id: str) -> Preview:
    """What a stored fact or written question becomes."""
    return _preview(bank, item_id, questions_of(item_id, bank, _seeds(False)))


def _seeds(is_redrawn: bool) -> list[str]:
    first = fresh.seed() if is_redrawn else "preview"
    return [f"{first} {number}" for number in range(DRAWS)]


def _preview(
    bank: Bank,
    item_id: str,
    questions: Iterable[Previewed],
    missing: Iterable[str] = (),
    remarks: tuple[str, ...] = (),
) -> Preview:
    shown = tuple(_shown(one, bank) for one in questions)
    fact = bank.fact_by_id.get(item_id)
    lacks = bool(shown) and fact is not None and not fact.kinds and fact.answer.type_name in ADVISED
    has_choice = any(one.item.kind == "choice" for one in shown)
    return Preview(
        shown, tuple(dict.fromkeys(missing)), remarks, NO_CHOICE if lacks and not has_choice else ""
    )


def _shown(one: Previewed, bank: Bank) -> PreviewedQuestion:
    item = AnsweredQuestion.of(
        one.question, BLANK, Grade(0.0), kind_title=one.kind_title, where=lambda at: place(bank, at)
    )
    return PreviewedQuestion(
        item,
        faults=tuple(breach.message for breach in one.breaches if breach.level == "E"),
        remarks=tuple(breach.message for breach in one.breaches if breach.level != "E"),
    )
