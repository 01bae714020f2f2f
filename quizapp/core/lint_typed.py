"""The rules of the lint for what is typed: gaps that have one reading, and forms that must be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from quizapp.core.asked import answer_wanted
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.gaps import GAP, fills_another, follows_article, has_context
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Question
from quizapp.core.rendering import MONTHS, moment_text
from quizapp.core.text import fold
from quizapp.core.values import Date, Moment, Money, Name, Number, Percent, Period, Term, Year

Remarks = Iterator[tuple[str, str, str]]

_BLANK = re.compile(r"_{3,}")
ONE_DAY = timedelta(days=1)


def form_wanted(question: Question) -> Remarks:
    """L23: a typed answer knows what form or unit is wanted, and a gap what sort of thing stands in it."""
    if (question.marked_as in ("year", "number", "date") or question.kind == "cloze") and not question.hint:
        yield "L23", "E", "the question does not say which form or unit it wants"


def gap(question: Question) -> Remarks:
    """L26 and L33: one gap, of one width, with enough round it, and no article that betrays the answer."""
    blanks = _BLANK.findall(question.prompt)
    if question.kind != "cloze" and not blanks:
        return
    if blanks != [GAP]:
        yield "L33", "E", f"{len(blanks)} gaps" if len(blanks) != 1 else "the gap has another width"
        return
    before, _, after = question.prompt.partition(GAP)
    if follows_article(question.prompt):
        yield "L26", "E", "the article before the gap betrays how the answer begins"
    if question.kind == "cloze" and not has_context(before, after):
        yield "L33", "E", "the gap opens the sentence, or too little stands round it"


def one_filler(question: Question, fact: Fact, bank: Bank) -> Remarks:
    """L22: no other fact of the bank fills the gap."""
    if question.kind == "cloze" and fills_another(fact, bank):
        yield "L22", "E", "another fact makes the same sentence with another value"


def words_taken(question: Question, fact: Fact, bank: Bank) -> Remarks:
    """L34: every right spelling of a word is taken, every wrong option of the author refused."""
    value = answer_wanted(question, fact).value
    if question.marked_as != "short_answer" or not isinstance(value, Name | Term):
        return
    refused = {fold(text) for text in question.detail["refused"]}
    for text in question.detail["right"]:
        if fold(text) not in refused and not _is_right(question, text):
            yield "L34", "E", f"“{text}” is right and would be marked wrong"
    for wrong in fact.wrong if not question.detail["turned"] else ():
        if _is_right(question, wrong.text):
            yield "L34", "E", f"“{wrong.text}” is wrong and would be marked right"


def dates_taken(question: Question, fact: Fact, bank: Bank) -> Remarks:
    """L34: a date is taken however it is written, and the day or month before and after it refused."""
    value = answer_wanted(question, fact).value
    if question.marked_as != "date" or not isinstance(value, Date | Period):
        return
    if value.first != value.last:
        forms = [question.answer_text, f"{moment_text(value.first)} to {moment_text(value.last)}"]
        neighbours: Sequence[Moment] = ()
    else:
        forms, neighbours = _forms(value.first), _neighbours(value.first)
    for text in forms:
        if not _is_right(question, text):
            yield "L34", "E", f"“{text}” is right and would be marked wrong"
    for moment in neighbours if not question.detail["marking"]["slack"] else ():
        text = moment_text(moment)
        if text not in fact.answer.also and _is_right(question, text):
            yield "L34", "E", f"“{text}” is wrong and would be marked right"


def nearness_counted(question: Question, fact: Fact, bank: Bank) -> Remarks:
    """L34: of an estimate the value itself earns all, what lies near it a part, what is far off nothing."""
    if question.kind != "estimate":
        return
    value = fact.answer.value
    if isinstance(value, Year):
        right, far = str(value.first), str(value.first + 50)
        others = question.detail.get("others", ())
        near = next(year for off in range(5, 0, -1) if (year := str(value.first + off)) not in others)
    elif isinstance(value, Number | Money | Percent):
        right, near, far = (f"{value.low * Decimal(times):.3f}0" for times in ("1", "0.8", "0.3"))
    else:
        yield "L34", "E", "only a year or a figure can be estimated"
        return
    if not _is_right(question, right):
        yield "L34", "E", f"“{right}” is right and would be marked wrong"
    if _earned(question, near) <= 0:
        yield "L34", "E", f"“{near}” is near and would not earn a part"
    if _earned(question, far) > 0:
        yield "L34", "E", f"“{far}” is far off and would earn {_earned(question, far)}"


def _is_right(question: Question, text: str) -> bool:
    return _earned(question, text) >= 1


def _earned(question: Question, text: str) -> float:
    """What a typed text earns, 0 to 1; nothing where it cannot be read."""
    kind = KINDS[question.kind]
    try:
        return kind.grade(question, kind.read(question, {"answer": [text]})).fraction
    except UnreadableAnswer:
        return 0.0


def _forms(moment: Moment) -> list[str]:
    """A date in the forms in which people write it, those with two readings aside."""
    forms = [moment_text(moment), str(moment)]
    if moment.day:
        month = MONTHS[moment.month - 1]
        forms += [f"{month} {moment.day}, {moment.year}", f"{moment.day} {month[:3]} {moment.year}"]
        if moment.day > 12 or moment.day == moment.month:
            forms.append(f"{moment.day:02d}.{moment.month:02d}.{moment.year}")
    elif moment.month:
        forms.append(f"{moment.month}/{moment.year}")
    return forms


def _neighbours(moment: Moment) -> list[Moment]:
    """The day, or the month, before and after."""
    days = (moment.first_day() - ONE_DAY, moment.last_day() + ONE_DAY)
    return [Moment(day.year, day.month, day.day if moment.day else 0) for day in days]
