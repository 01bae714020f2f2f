"""The lint of questions about several facts: one certain order, exactly one right assignment (L35).

The rules look at the facts themselves, not at how the kinds choose them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise, permutations

from quizapp.core.distractors_words import spellings_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.questions import Question
from quizapp.core.revealing import holds_any, phrases_of
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from quizapp.core.values import Bound, Date, Period, Year

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


def joint_leads(questions: Sequence[Question], enough: int) -> dict[str, float]:
    """How much more of the places a guesser without knowledge gets right than by luck, from -1 to 1.

    Nothing of a kind of which there are fewer than `enough` questions: luck would decide.
    """
    guesses: dict[str, tuple[str, Callable[[Question], list[int]]]] = {
        "guess events as they stand": ("ordering", lambda q: list(range(len(q.options)))),
        "guess events by the alphabet": ("ordering", _by_alphabet),
        "guess pairs as they stand": ("matching", lambda q: list(range(len(q.key)))),
        "guess pairs from the end": ("matching", lambda q: list(range(len(q.detail["right_side"])))[::-1]),
    }
    found = {}
    for name, (kind, guess) in guesses.items():
        leads = [_lead(question, guess(question)) for question in questions if question.kind == kind]
        if len(leads) >= enough:
            found[name] = round(sum(leads) / len(leads), 4)
    return found


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


def _lead(question: Question, guess: Sequence[int]) -> float:
    key: list[int] = question.key if question.kind == "ordering" else [index for _, index in question.key]
    sides = len(question.options) or len(question.detail["right_side"])
    hits = [mine == right for mine, right in zip(guess, key, strict=False)]
    return sum(hits) / len(hits) - 1 / sides
