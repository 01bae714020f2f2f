"""The lint of questions that ask one fact for several things: what is right and wrong in them, and how many.

The rules look at the facts themselves, not at how the kinds choose them.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.core.distractors_words import spellings_of, sticks_out
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds import KINDS
from quizapp.core.listings import answers_of
from quizapp.core.questions import Question
from quizapp.core.revealing import holds_any, phrases_of
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from quizapp.core.values import Answer, Listing

Remarks = Iterator[tuple[str, str, str]]
OPTIONS = range(4, 8)
LEAST_WRONG = 2


def list_rules(question: Question, fact: Fact, bank: Bank) -> Remarks:
    """The breaches of a question that asks for a whole list; nothing for other kinds."""
    if question.kind not in ("set", "choose_all"):
        return
    answers = answers_of(fact)
    if not answers:
        yield "L35", "E", "the source does not name all, or one cannot ask for so many"
        return
    if any(holds_any(fold(question.prompt), phrases_of(answer, bank)) for answer in answers):
        yield "L21", "E", "the question names one of the things it asks for"
    if question.kind == "set":
        yield from _typed(question, answers, bank)
    else:
        yield from _options(question, fact, bank)


def list_lead(questions: list[Question]) -> float:
    """How much more of what is right the first options hold than by luck, from -1 to 1."""
    leads = [
        len(set(range(len(one.key))) & set(one.key)) / len(one.key) - len(one.key) / len(one.options)
        for one in questions
    ]
    return round(sum(leads) / len(leads), 4) if leads else 0.0


def _typed(question: Question, answers: list[Answer], bank: Bank) -> Remarks:
    if question.detail["places"] != len(answers):
        yield "L35", "E", f"{question.detail['places']} fields for {len(answers)} things"
        return
    kind = KINDS[question.kind]
    for answer in answers:
        refused = {fold(text) for text in answer.refused}
        for text in spellings_of(answer, bank):
            grade = kind.grade(question, kind.read(question, {"item-0": [text]}))
            if fold(text) not in refused and grade.fraction * len(answers) != 1:
                yield "L34", "E", f"“{text}” names one of them and would be marked wrong"


def _options(question: Question, fact: Fact, bank: Bank) -> Remarks:
    right = {fold(text) for answer in answers_of(fact) for text in spellings_of(answer, bank)}
    also_right = right | {
        fold(text)
        for other in may_be_right(fact, bank)
        for answer in _parts_of(other.answer)
        for text in spellings_of(answer, bank)
    }
    wrong = [option for index, option in enumerate(question.options) if index not in question.key]
    chosen = [option.text for index, option in enumerate(question.options) if index in question.key]
    if (
        len(question.options) not in OPTIONS
        or len(wrong) < LEAST_WRONG
        or len(chosen) != len(answers_of(fact))
    ):
        yield "L35", "E", f"{len(chosen)} right and {len(wrong)} wrong options"
    for option in wrong:
        if fold(option.text) in also_right:
            yield "L11", "E", f"“{option.text}” is right too"
        if not option.note:
            yield "L14a", "W", f"“{option.text}” does not say why it is wrong"
    if any(fold(text) not in right for text in chosen):
        yield "L11", "E", "an option that counts as right is none of the things asked for"
    if all(sticks_out(text, [option.text for option in wrong]) for text in chosen) and wrong:
        yield "L04", "E", "what is right stands out by its length"


def _parts_of(answer: Answer) -> list[Answer]:
    return [item.answer for item in answer.value.items] if isinstance(answer.value, Listing) else [answer]
