"""The lint of questions about several facts: one certain order, exactly one right assignment (L35).

The rules look at the facts themselves, not at how the kinds choose them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise, permutations
from math import sqrt
from statistics import stdev

from quizapp.core.comparisons import LEAST_GAP, base_amount, dimension_of
from quizapp.core.distractors_words import spellings_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.questions import Question
from quizapp.core.revealing import holds_any, phrases_of
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from quizapp.core.values import Bound, Date, Money, Number, Percent, Period, Year

Remarks = Iterator[tuple[str, str, str]]
EVENTS = range(4, 7)
PAIRS = range(4, 6)
MOST_SPARE = 2
_TELLS_TIME = re.compile(r"\d{3}|\bcentur(?:y|ies)\b|\bdecades?\b", re.IGNORECASE)


def joint_rules(question: Question, fact: Fact, bank: Bank) -> Remarks:
    """The breaches of a question about several facts; nothing for other kinds."""
    if question.kind == "ordering":
        yield from _events(question, bank)
    elif question.kind == "matching":
        yield from _pairs(question, bank)
    elif question.kind == "comparison":
        yield from _two_sides(question, bank)


def joint_leads(questions: Sequence[Question], enough: int) -> dict[str, float]:
    """How much more of the places a guesser without knowledge gets right than by luck, from -1 to 1.

    A lead is what is left of it when three standard errors are taken off: a few questions show little.
    Nothing of a kind of which there are fewer than `enough` questions: luck would decide.
    """
    guesses: dict[str, tuple[str, Callable[[Question], list[int]]]] = {
        "guess events as they stand": ("ordering", lambda q: list(range(len(q.options)))),
        "guess events by the alphabet": ("ordering", _by_alphabet),
        "guess the first of two": ("comparison", lambda q: [0]),
        "guess pairs as they stand": ("matching", lambda q: list(range(len(q.key)))),
        "guess pairs from the end": ("matching", lambda q: list(range(len(q.detail["right_side"])))[::-1]),
    }
    found = {}
    for name, (kind, guess) in guesses.items():
        leads = [_lead(question, guess(question)) for question in questions if question.kind == kind]
        if len(leads) >= enough:
            found[name] = round(_sure_part(leads), 4)
    return found


def _sure_part(leads: Sequence[float]) -> float:
    lead = sum(leads) / len(leads)
    if lead <= 0 or len(leads) == 1:
        return min(lead, 0.0)
    return max(0.0, lead - 3 * stdev(leads) / sqrt(len(leads)))


def _events(question: Question, bank: Bank) -> Remarks:
    labels = [option.text for option in question.options]
    if len(labels) not in EVENTS or sorted(question.key) != list(range(len(labels))):
        yield "L35", "E", f"{len(labels)} events with the key {question.key}"
        return
    if question.key == list(range(len(labels))):
        yield "L35", "E", "the events stand in the right order already"
    for label in labels:
        if _TELLS_TIME.search(label):
            yield "L35", "E", f"“{label}” says when it was"
    spans = [_span(labels[index], bank) for index in question.key]
    for (label, span), (later, following) in pairwise(
        zip([labels[index] for index in question.key], spans, strict=True)
    ):
        if span is None or following is None or span[1].year >= following[0].year:
            yield "L35", "E", f"it is not certain that “{label}” came before “{later}”"


def _span(label: str, bank: Bank) -> tuple[date, date] | None:
    """The days between which the event of this label surely lies; None where the source is not sure."""
    fact = next((fact for fact in bank.facts if fact.event and fact.event.label == label), None)
    if fact is None or fact.event is None or fact.caution or fact.claim:
        return None
    value, scope = fact.answer.value, fact.about.scope
    if isinstance(value, Year) and fact.answer.bound is Bound.EXACT:
        return date(value.first, 1, 1), date(value.last, 12, 31)
    if isinstance(value, Date | Period):
        return (value.first.first_day(), value.last.last_day()) if fact.answer.bound is Bound.EXACT else None
    if fact.event.first:
        return fact.event.first.first_day(), (fact.event.last or fact.event.first).last_day()
    if scope and scope.first and not scope.by:
        return scope.first.first_day(), (scope.last or scope.first).last_day()
    return None


def _pairs(question: Question, bank: Bank) -> Remarks:
    left, right = question.detail["left"], question.detail["right_side"]
    facts = [bank.fact_by_id[fact] for fact in question.detail["credits"] if fact in bank.fact_by_id]
    if len(left) not in PAIRS or not 0 <= len(right) - len(left) <= MOST_SPARE or len(facts) != len(left):
        yield "L35", "E", f"{len(left)} left and {len(right)} right sides for {len(facts)} facts"
        return
    for side in (left, right):
        if len({fold(text) for text in side}) < len(side):
            yield "L16", "E", "two sides are the same"
    ways = _assignments([_right_for(fact, right, bank) for fact in facts])
    if ways != [tuple(index for _, index in question.key)]:
        yield "L35", "E", f"{len(ways)} ways to match are right"
    for fact, text in zip(facts, left, strict=True):
        if fact.caution or fact.claim:
            yield "L31", "E", f"the source is unsure of {fact.id}, and the question does not say so"
        if holds_any(fold(text), phrases_of(fact.answer, bank)):
            yield "L21", "E", f"“{text}” holds its own answer"


def _two_sides(question: Question, bank: Bank) -> Remarks:
    labels = [option.text for option in question.options]
    facts = [bank.fact_by_id[fact] for fact in question.detail["credits"] if fact in bank.fact_by_id]
    if len(labels) != 2 or len({fact.id for fact in facts}) != 2 or question.key not in (0, 1):
        yield "L35", "E", f"{len(labels)} sides with the key {question.key} for {len(facts)} facts"
        return
    for fact in facts:
        if fact.caution or fact.claim:
            yield "L31", "E", f"the source is unsure of {fact.id}, and the question does not say so"
        for text in (question.prompt, *labels):
            if holds_any(fold(text), phrases_of(fact.answer, bank)):
                yield "L35", "E", f"“{text}” states the value of {fact.id}"
    right, wrong = facts[question.key], facts[1 - question.key]
    if not (_is_earlier(right, wrong, labels, bank) or _is_larger(right, wrong, bank)):
        yield "L35", "E", f"it is not certain that “{labels[question.key]}” is right"


def _is_earlier(right: Fact, wrong: Fact, labels: Sequence[str], bank: Bank) -> bool:
    """Whether two facts are events, surely in this order, whose labels tell no time."""
    events = [fact.event.label for fact in (right, wrong) if fact.event]
    if sorted(events) != sorted(labels) or any(_TELLS_TIME.search(label) for label in labels):
        return False
    earlier, later = (_span(label, bank) for label in events)
    return earlier is not None and later is not None and earlier[1].year + 1 < later[0].year


def _is_larger(right: Fact, wrong: Fact, bank: Bank) -> bool:
    """Whether two facts are figures of one dimension and one hedge, surely in this order of size."""
    more, less = right.answer, wrong.answer
    if not isinstance(more.value, Number | Money | Percent) or type(more.value) is not type(less.value):
        return False
    assert isinstance(less.value, Number | Money | Percent)  # noqa: S101 (of the same type)
    if more.bound is not less.bound or more.bound in (Bound.OVER, Bound.UNDER):
        return False
    if dimension_of(more.value, bank) != dimension_of(less.value, bank):
        return False
    return base_amount(less.value, bank) <= base_amount(more.value, bank) * (1 - LEAST_GAP)


def _right_for(fact: Fact, right: Sequence[str], bank: Bank) -> set[int]:
    """Which right sides may be right for a fact, whichever fact they stand there for."""
    texts = (text for other in may_be_right(fact, bank) for text in spellings_of(other.answer, bank))
    spellings = {fold(text) for text in texts}
    return {index for index, text in enumerate(right) if fold(text) in spellings}


def _assignments(fitting: Sequence[set[int]]) -> list[tuple[int, ...]]:
    """Every way to give each left side a right one of its own that fits."""
    sides = sorted(set().union(*fitting))
    return [
        way for way in permutations(sides, len(fitting))
        if all(index in fits for index, fits in zip(way, fitting, strict=True))
    ]  # fmt: skip


def _by_alphabet(question: Question) -> list[int]:
    return sorted(range(len(question.options)), key=lambda index: fold(question.options[index].text))


def _places(question: Question) -> list[int]:
    """What is right at each place that is to be filled."""
    if question.kind == "comparison":
        return [question.key]
    return question.key if question.kind == "ordering" else [index for _, index in question.key]


def _lead(question: Question, guess: Sequence[int]) -> float:
    key = _places(question)
    sides = len(question.options) or len(question.detail["right_side"])
    hits = [mine == right for mine, right in zip(guess, key, strict=False)]
    return sum(hits) / len(hits) - 1 / sides
