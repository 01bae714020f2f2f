"""Look-ups that question making needs of a bank, built once per bank object and kept on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from quizapp.core.facts import Bank, Fact, Series
from quizapp.core.text import fold, words_of
from quizapp.core.values import (
    Answer,
    Date,
    Figure,
    Listing,
    Moment,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Year,
)

_KEPT_UNDER = "_question_index"


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that the bank dates something with, and the fact it comes from."""

    first: Moment
    last: Moment
    fact: Fact
    is_answer: bool


@dataclass(frozen=True, slots=True)
class Real:
    """A figure of the bank, what to say of it, and the fact it comes from (empty for a bare series point)."""

    value: Figure
    note: str
    source: str


@dataclass
class Index:
    """Look-ups over one bank. The dictionaries are filled as they are needed."""

    bank: Bank
    ways: dict[str, Any] = field(default_factory=dict)
    clashes: dict[str, Any] = field(default_factory=dict)
    phrases: dict[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict)
    has_options: dict[tuple[str, bool], bool] = field(default_factory=dict)
    candidates: dict[tuple[str, bool], Any] = field(default_factory=dict)
    suits: dict[tuple[str, str], bool] = field(default_factory=dict)
    spelling_rivals: dict[tuple[str, bool, tuple[str, ...]], list[str]] = field(default_factory=dict)
    wrong_items: dict[str, Any] = field(default_factory=dict)
    phrase_counts: dict[str, int] = field(default_factory=dict)
    events: dict[str, Any] | None = None
    families: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)
    fits: dict[tuple[str, ...], bool] = field(default_factory=dict)

    @cached_property
    def facts_by_name(self) -> dict[str, tuple[Fact, ...]]:
        """The facts that speak of a name: as the answer first, then as the subject, then turned round."""
        found: dict[str, list[Fact]] = {}
        for fact in self.bank.facts:
            for name in names_in(fact.answer):
                found.setdefault(name, []).append(fact)
        for fact in self.bank.facts:
            for name in (fact.about.of, fact.turn.name if fact.turn else ""):
                if name and fact not in found.setdefault(name, []):
                    found[name].append(fact)
        return {name: tuple(facts) for name, facts in found.items()}

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """Everything the bank dates, in the order of the bank: answers, events and scopes."""
        found = []
        for fact in self.bank.facts:
            value, event, scope = fact.answer.value, fact.event, fact.about.scope
            if isinstance(value, Year):
                found.append(Dated(Moment(value.first), Moment(value.last), fact, True))
            elif isinstance(value, Date | Period):
                found.append(Dated(value.first, value.last, fact, True))
            if event and event.first:
                found.append(Dated(event.first, event.last or event.first, fact, False))
            elif scope and scope.first and not scope.by:
                found.append(Dated(scope.first, scope.last or scope.first, fact, False))
        return tuple(found)

    @cached_property
    def figures(self) -> dict[tuple[str, ...], tuple[Real, ...]]:
        """The figures of the bank by class (`class_of`): of the facts, then of the series."""
        found: dict[tuple[str, ...], list[Real]] = {}
        for fact in self.bank.facts:
            if isinstance(fact.answer.value, Number | Money | Percent) and not fact.claim:
                note = fact.say.replace("{", "").replace("}", "")
                real = Real(fact.answer.value, note, fact.id)
                found.setdefault(class_of(real.value), []).append(real)
        for series in self.bank.series:
            for point in series.points:
                if not point.fact:
                    value = point_value(series, point.y)
                    note = f"{series.title}, {point.x}."
                    found.setdefault(class_of(value), []).append(Real(value, note, ""))
        return {form: tuple(several) for form, several in found.items()}

    @cached_property
    def word_counts(self) -> Counter[str]:
        """In how many facts each word stands."""
        counts: Counter[str] = Counter()
        for fact in self.bank.facts:
            counts.update(set(words_of(f"{fact.ask} {fact.say}")))
        return counts

    @cached_property
    def searchable(self) -> dict[str, frozenset[str]]:
        """The words under which each fact and each written question is found."""
        from quizapp.core.search import words_to_find  # here: searching needs this index

        return {item.id: words_to_find(item, self.bank) for item in self.bank.items}

    @cached_property
    def folded_facts(self) -> tuple[str, ...]:
        """What each fact asks and says, folded."""
        return tuple(fold(f"{fact.ask} {fact.say}") for fact in self.bank.facts)

    @cached_property
    def gapped_counts(self) -> Counter[str]:
        """How many facts make each sentence with a gap (`quizapp.core.gaps`), folded."""
        from quizapp.core.gaps import gapped  # here: gaps needs this index

        return Counter(fold(gapped(fact)) for fact in self.bank.facts)

    @cached_property
    def rivals(self) -> dict[str, frozenset[str]]:
        """The facts that conflict with a fact, both ways round."""
        found: dict[str, set[str]] = {}
        for fact in self.bank.facts:
            for other in fact.rival:
                found.setdefault(fact.id, set()).add(other)
                found.setdefault(other, set()).add(fact.id)
        return {fact_id: frozenset(others) for fact_id, others in found.items()}

    @cached_property
    def folded_names(self) -> dict[str, frozenset[str]]:
        """All spellings of each name, folded."""
        return {
            name.id: frozenset(fold(text) for text in (name.label, *name.also)) for name in self.bank.names
        }


def index_of(bank: Bank) -> Index:
    """The look-ups of a bank; built at the first call."""
    index = bank.__dict__.get(_KEPT_UNDER)
    if not isinstance(index, Index):
        index = Index(bank)
        bank.__dict__[_KEPT_UNDER] = index
    return index


def names_in(answer: Answer) -> list[str]:
    """The ids of the names that an answer holds, lists included."""
    if isinstance(answer.value, Name):
        return [answer.value.id]
    if isinstance(answer.value, Listing):
        return [name for item in answer.value.items for name in names_in(item.answer)]
    return []


def class_of(value: Figure) -> tuple[str, ...]:
    """What two figures share that may stand beside each other: type, unit or currency, scale, whole."""
    if isinstance(value, Percent):
        return ("percent",)
    if isinstance(value, Money):
        return ("money", value.currency, value.scale)
    return ("number", value.unit, value.scale, value.per, str(value.out_of or ""))


def point_value(series: Series, figure: Decimal) -> Figure:
    """The value of a point of a series."""
    if series.currency:
        return Money(figure, figure, series.currency, series.scale)
    if series.unit == "percent":
        return Percent(figure, figure)
    return Number(figure, figure, series.scale, series.unit)
