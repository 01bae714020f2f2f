"""Look-ups that question making needs of a bank, built once per bank object and kept on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from quizapp.core.facts import Bank, Fact, Series
from quizapp.core.handfuls import Spans
from quizapp.core.kept import once
from quizapp.core.scripts import counted_letters, letters_of
from quizapp.core.text import fold, holds_phrase, words_of
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

NEAR_FACTS = 200


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


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name, as it stands in the bank and folded."""

    name: str
    text: str
    folded: str
    letters: frozenset[tuple[str, int]]


@dataclass
class Index:
    """Look-ups over one bank. The dictionaries are filled as they are needed."""

    bank: Bank
    _counts: dict[str, int] = field(default_factory=dict)

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

    def with_value_of(self, fact: Fact) -> list[Fact]:
        """The facts of the relation of `fact` whose value is of its type and meets its own, in order."""
        value = fact.answer.value
        same = self._by_value.get((fact.about.what, type(value)))
        if same is None:
            return []
        found = same.meeting(*_bounds_of(fact)) if isinstance(same, Spans) else same.get(value, [])
        return sorted(found, key=lambda other: self.bank.place_by_id[other.id])

    @cached_property
    def _by_value(self) -> dict[tuple[str, type], Spans[Fact] | dict[Any, list[Fact]]]:
        sorted_out: dict[tuple[str, type], list[Fact]] = {}
        for fact in self.bank.facts:
            sorted_out.setdefault((fact.about.what, type(fact.answer.value)), []).append(fact)
        found: dict[tuple[str, type], Spans[Fact] | dict[Any, list[Fact]]] = {}
        for place, facts in sorted_out.items():
            if place[1] in (Year, Date, Period, Number, Money, Percent):
                found[place] = Spans(facts, _bounds_of)
            else:
                equal: dict[Any, list[Fact]] = {}
                for fact in facts:
                    equal.setdefault(fact.answer.value, []).append(fact)
                found[place] = equal
        return found

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first and the last year that the bank dates anything with; (0, 9999) where it dates nothing."""
        years = [moment.year for dated in self.dated for moment in (dated.first, dated.last)]
        return (min(years), max(years)) if years else (0, 9999)

    @cached_property
    def times(self) -> dict[tuple[str, bool], Spans[Dated]]:
        """Everything the bank dates by precision, and whether it is one point: `("year", True)`."""
        found: dict[tuple[str, bool], list[Dated]] = {}
        for dated in self.dated:
            found.setdefault((dated.first.precision, dated.first == dated.last), []).append(dated)
        return {form: Spans(several, lambda one: (one.first, one.last)) for form, several in found.items()}

    @cached_property
    def figures_by_size(self) -> dict[tuple[str, ...], Spans[Real]]:
        """The figures of the bank by class (`class_of`), in order of size."""
        return {
            form: Spans(several, lambda real: (real.value.low, real.value.high))
            for form, several in self.figures.items()
        }

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

    def near_facts(self, fact: Fact) -> list[Fact]:
        """The facts of the relation, the subject or the group of a fact, and its rivals; each once."""
        found = {other.id: other for other in self.bank.facts_by_what.get(fact.about.what, ())[:NEAR_FACTS]}
        found |= {other.id: other for other in self._facts_of.get(fact.about.of, ())[:NEAR_FACTS]}
        found |= {other.id: other for other in self._facts_in.get(fact.group, ()) if fact.group}
        rivals = (self.bank.fact_by_id.get(rival) for rival in self.rivals.get(fact.id, ()))
        found |= {rival.id: rival for rival in rivals if rival is not None}
        return [other for other in found.values() if other.id != fact.id]

    @cached_property
    def _facts_of(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.bank.facts:
            found.setdefault(fact.about.of, []).append(fact)
        return found

    @cached_property
    def _facts_in(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.bank.facts:
            if fact.group:
                found.setdefault(fact.group, []).append(fact)
        return found

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

    def facts_with(self, phrase: str, most: int) -> int:
        """How many facts ask or say a folded phrase; counted no further than `most` + 1."""
        places: Sequence[int] = range(len(self._folded_facts))
        if self._is_plain:
            postings = [self._facts_by_word.get(word, []) for word in phrase.split()]
            places = min(postings, key=len) if postings else ()
        count = 0
        for place in places:
            count += holds_phrase(self._folded_facts[place], phrase)
            if count > most:
                break
        return count

    def fact_count_of(self, word: str) -> int:
        """In how many facts a folded word stands, with what its script writes as one with it."""
        if self._is_plain or word.isascii():
            return self.word_counts[word]
        if word not in self._counts:
            self._counts[word] = self.facts_with(word, len(self._folded_facts))
        return self._counts[word]

    @cached_property
    def _is_plain(self) -> bool:
        """Whether blanks part all words of the bank."""
        return all(text.isascii() for text in self._folded_facts)

    @cached_property
    def _folded_facts(self) -> tuple[str, ...]:
        return tuple(fold(f"{fact.ask} {fact.say}") for fact in self.bank.facts)

    @cached_property
    def _facts_by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, text in enumerate(self._folded_facts):
            for word in set(text.split()):
                found.setdefault(word, []).append(place)
        return found

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
    def lifetimes(self) -> tuple[tuple[tuple[str, ...], int, int], ...]:
        """Of each name whose time the bank knows: the folded words for it, its first and its last year."""
        return tuple(
            (tuple(fold(text) for text in (name.label, *name.words)), name.began, name.ended or 9999)
            for name in self.bank.names
            if name.began or name.ended
        )

    @cached_property
    def names_to_type(self) -> dict[str, tuple[Spelling, ...]]:
        """All spellings of all names by pool; under an empty pool those of every name."""
        found: dict[str, list[Spelling]] = {"": []}
        for name in self.bank.names:
            for text in (name.label, *name.also):
                folded = letters_of(fold(text))
                spelling = Spelling(name.id, text, folded, counted_letters(folded))
                found[""].append(spelling)
                if name.pool:
                    found.setdefault(name.pool, []).append(spelling)
        return {pool: tuple(several) for pool, several in found.items()}

    @cached_property
    def folded_names(self) -> dict[str, frozenset[str]]:
        """All spellings of each name, folded."""
        return {
            name.id: frozenset(fold(text) for text in (name.label, *name.also)) for name in self.bank.names
        }


@once
def index_of(bank: Bank) -> Index:
    """The look-ups of a bank; built at the first call."""
    return Index(bank)


def _bounds_of(fact: Fact) -> tuple[Any, Any]:
    value = fact.answer.value
    if isinstance(value, Year | Date | Period):
        return value.first, value.last
    assert isinstance(value, Number | Money | Percent)  # noqa: S101 (callers ask for times and figures)
    return value.low, value.high


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
        return ("percent", "share" if value.share_of else "")  # a growth is no rival of a share
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
