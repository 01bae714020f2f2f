"""The events of a bank on a timeline, and which of them have a certain order.

An event is the noun phrase that a fact carries for it; its time is the fact's answer, else what the event
itself or `about.in` says. What the source hedges, is unsure of or only reports stays off the timeline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.core.bank_index import index_of
from quizapp.core.bank_words import words_in
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import once
from quizapp.core.rendering import answer_text, span_text
from quizapp.core.text import word_pairs
from quizapp.core.values import Bound, Date, Moment, Period, Year

LEAST_YEARS_APART = 2
ERA_YEARS = 60
TELLING = 6  # two words that stand together in at most this many facts tell what an event belongs to
_ORDER_WORD = re.compile(r"(?:earlier|later|older|newer|new|last|final)\b", re.IGNORECASE)
_DATED_LABEL = re.compile(r"\d{3}|\bcentur(?:y|ies)\b|\bdecades?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """An event with its time. `is_asked`: its fact asks for this time, so who places it knows the fact."""

    fact: Fact
    label: str
    first: Moment
    last: Moment
    when: str
    is_asked: bool

    @property
    def is_a_year(self) -> bool:
        """Whether the time is one year, no more and no less exact."""
        return self.first == self.last and self.first.precision == "year"


@once
def events_of(bank: Bank) -> dict[str, TimedEvent]:
    """The events whose time is sure and whose label does not say it, by fact, in the order of the bank."""
    found = (_timed(fact, bank) for fact in bank.facts)
    return {event.fact.id: event for event in found if event is not None}


def are_apart(one: TimedEvent, other: TimedEvent) -> bool:
    """Whether one event was surely over two years or more before the other began, counted in years."""
    early, late = (one, other) if one.first.year <= other.first.year else (other, one)
    return late.first.year - early.last.year >= LEAST_YEARS_APART


def are_of_one_era(one: TimedEvent, other: TimedEvent) -> bool:
    """Whether two events began within a lifetime, so that knowing eras alone does not tell them apart."""
    return abs(one.first.year - other.first.year) <= ERA_YEARS


def are_in_sure_order(one: Fact, other: Fact, bank: Bank) -> bool:
    """Whether two facts are events in a certain order that nothing but knowing it tells."""
    first, second = events_of(bank)[one.id], events_of(bank)[other.id]
    return (
        are_apart(first, second)
        and may_stand_together(one, other, bank)
        and tell_nothing(first, second, bank)
    )


def may_stand_together(one: Fact, other: Fact, bank: Bank) -> bool:
    """Whether two facts may be parts of one question: neither rivals nor of one group."""
    if one.group and one.group == other.group:
        return False
    return other.id not in index_of(bank).rivals.get(one.id, ())


def tell_nothing(one: TimedEvent, other: TimedEvent, bank: Bank) -> bool:
    """Whether the labels do not put two events in order for whoever has never heard of them.

    "Start" and "completion of the levee works" would: they have a subject, or two telling words, in common.
    """
    if one.fact.about.of == other.fact.about.of or any(map(_ORDER_WORD.match, (one.label, other.label))):
        return False
    shared = word_pairs(one.label) & word_pairs(other.label)
    return not any(words_in(bank).facts_with(pair, TELLING) <= TELLING for pair in shared)


def _timed(fact: Fact, bank: Bank) -> TimedEvent | None:
    if fact.event is None or fact.caution or fact.claim or _DATED_LABEL.search(fact.event.label):
        return None
    answer = fact.answer
    if isinstance(answer.value, Year | Date | Period):
        if answer.bound is not Bound.EXACT or answer.within is not None or answer.also:
            return None
        value = answer.value
        first = Moment(value.first) if isinstance(value, Year) else value.first
        last = Moment(value.last) if isinstance(value, Year) else value.last
        return TimedEvent(fact, fact.event.label, first, last, answer_text(answer, bank), True)
    scope = fact.about.scope
    if fact.event.first is not None:
        first, last = fact.event.first, fact.event.last or fact.event.first
    elif scope is not None and scope.first is not None and not scope.by:
        first, last = scope.first, scope.last or scope.first
    else:
        return None
    return TimedEvent(fact, fact.event.label, first, last, span_text(first, last, bank), False)
