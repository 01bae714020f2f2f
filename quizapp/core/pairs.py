"""Pairs to be matched: an event and its year, a year or a place and its figure, a question and its name.

A fact belongs to the families that its answer allows. All right sides of a family are of one form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from quizapp.core.bank_values import class_of
from quizapp.core.chance import Stream
from quizapp.core.distractors_words import pool_ring
from quizapp.core.facts import Bank, Fact, Scope
from quizapp.core.handfuls import Ring, ring_of
from quizapp.core.joint import HANDFUL, Fitting, Open, anyone, as_drawn
from quizapp.core.kept import PerBank
from quizapp.core.pairs_fit import (
    figures_fit,
    is_wrong_for,
    name_of,
    names_fit,
    plain_figure,
    straight,
    subjects_fit,
    years_fit,
)
from quizapp.core.rendering import answer_text, span_text
from quizapp.core.text import fold
from quizapp.core.timeline import ERA_YEARS, events_of
from quizapp.core.tongues import under_topic
from quizapp.core.values import Figure

Rank = tuple[Decimal, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of a fact in a question; `rank` puts right sides in order, of size or of the alphabet."""

    left: str
    right: str
    rank: Rank


@dataclass(frozen=True)
class Family:
    """Facts with their pairs that may stand in one question, as far as `fitting` says.

    `prompt` asks for all of them. Pairs whose ranks are at most `near` apart, where it is given, are hard
    to tell apart. `pool` holds names that no pair needs to have.
    """

    name: str
    prompt: str
    fitting: Fitting
    near: int | None = None
    pool: str = ""
    pairs: dict[str, Pair] = field(default_factory=dict)

    def gather(
        self, fact: Fact, others: Iterable[Fact], bank: Bank, most: int, is_open: Open = anyone
    ) -> list[Fact]:
        """Those of `others` that are open and can be matched beside `fact` and each other, near ones first,
        else in their order; with `fact` at most `most`.
        """
        return self.fitting.gather(fact, self._near_first([fact], others), bank, most, is_open)

    def _near_first(self, facts: Sequence[Fact], others: Iterable[Fact]) -> list[Fact]:
        """Those near to most of `facts` first."""
        mine, near = [other for other in others if other.id in self.pairs], self.near
        if near is None:
            return mine
        sizes = [self._size_of(fact) for fact in facts]
        return sorted(
            mine, key=lambda other: -sum(abs(self._size_of(other) - size) <= near for size in sizes)
        )

    def _size_of(self, fact: Fact) -> Decimal:
        return self.pairs[fact.id].rank[0]

    def handful(self, bank: Bank, chance: Stream) -> list[Fact]:
        """The facts of the family; of a large one a handful, from a place that is drawn."""
        ring = _RINGS.get(
            bank,
            f"{self.fitting.name} | {self.name}",
            lambda: ring_of(bank.fact_by_id[fact] for fact in self.pairs),
        )
        return ring.handful(HANDFUL, chance)

    def spare(self, facts: Sequence[Fact], bank: Bank, most: int, chance: Stream) -> dict[str, str]:
        """At most `most` right sides that are wrong for all of `facts`; each with its fact, or no text."""
        others = self._near_first(facts, as_drawn(self.handful(bank, chance), chance))
        taken = self.fitting.gather_beside(facts, others, bank, len(facts) + most)
        found = {self.pairs[fact.id].right: fact.id for fact in taken}
        if len(found) < most and self.pool:
            for entry in pool_ring(self.pool, bank).handful(HANDFUL, chance):
                if entry.label not in found and all(is_wrong_for(fact, entry.id, bank) for fact in facts):
                    found[entry.label] = ""
                    if len(found) == most:
                        break
        return found

    def rank_of(self, right: str) -> Rank:
        """Where a right side stands among the others."""
        return self._ranks.get(right) or _by_letters(right)

    @cached_property
    def _ranks(self) -> dict[str, Rank]:
        return {pair.right: pair.rank for pair in self.pairs.values()}


_RINGS: PerBank[str, Ring[Fact]] = PerBank()  # by family
_FAMILIES: PerBank[str, dict[str, tuple[Family, ...]]] = PerBank()  # by use
Adder = Callable[[Fact, Bank, dict[str, Family]], None]


def families_of(fact: Fact, bank: Bank) -> tuple[Family, ...]:
    """The families that a fact has a pair in, in a fixed order."""
    return sorted_out("matching", _ADDERS, bank).get(fact.id, ())


def sorted_out(use: str, adders: Sequence[Adder], bank: Bank) -> dict[str, tuple[Family, ...]]:
    """The families of each fact for one use, as `adders` put them together; found once for a bank.

    An adder is given a fact, the bank and the families so far by their names; it adds the pair of the fact
    where it has one.
    """
    return _FAMILIES.get(bank, use, lambda: _by_fact(adders, bank))


def company_in(families: Sequence[Family], bank: Bank, chance: Stream) -> list[Fact]:
    """The facts of several families, each once; of a large family a handful."""
    drawn = chance.fork("company")
    return list({fact.id: fact for family in families for fact in family.handful(bank, drawn)}.values())


def dated(label: str, scope: Scope | None, bank: Bank) -> str:
    """A label, followed by the time that `scope` names where it names one: `Rason, 2008`."""
    return f"{label}, {time_of(scope, bank)}" if scope and scope.first else label


def time_of(scope: Scope, bank: Bank) -> str:
    """The time of a scope that has one, in words."""
    return span_text(scope.first, scope.last or scope.first, bank) if scope.first else ""


def capital(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def _by_fact(adders: Sequence[Adder], bank: Bank) -> dict[str, tuple[Family, ...]]:
    families: dict[str, Family] = {}
    for fact in bank.facts:
        for add in adders:
            add(fact, bank, families)
    found: dict[str, tuple[Family, ...]] = {}
    for family in families.values():
        for fact_id in family.pairs:
            found[fact_id] = (*found.get(fact_id, ()), family)
    return found


def _add_event(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    event = events_of(bank).get(fact.id)
    if event is None or not event.is_asked or not event.is_a_year:
        return
    if "events" not in found:
        fitting = Fitting("events", years_fit)
        found["events"] = Family("events", "Match each event with its year.", fitting, ERA_YEARS)
    found["events"].pairs[fact.id] = Pair(event.label, event.when, (Decimal(event.first.year), ""))


def _add_figure_over_time(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """One measure of one subject in several years."""
    value, scope, subject = plain_figure(fact), fact.about.scope, bank.name_by_id.get(fact.about.of)
    if value is None or subject is None or scope is None or scope.first is None or scope.by:
        return
    name = " / ".join(("over time", fact.about.of, fact.about.what, *class_of(value)))
    if name not in found:
        topic = f"{capital(subject.label)}, {fact.about.what}"
        prompt = under_topic(topic, "Match each year with its figure.", bank)
        found[name] = Family(name, prompt, Fitting("over time", figures_fit))
    found[name].pairs[fact.id] = _figure(fact, value, time_of(scope, bank), bank)


def _add_figure_of_subject(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """One measure of several subjects."""
    value, scope, subject = plain_figure(fact), fact.about.scope, bank.name_by_id.get(fact.about.of)
    if value is None or subject is None or (scope is not None and (scope.first is None or scope.by)):
        return
    name = " / ".join(("of subjects", fact.about.what, *class_of(value)))
    if name not in found:
        prompt = under_topic(capital(fact.about.what), "Match each with its figure.", bank)
        found[name] = Family(name, prompt, Fitting("of subjects", subjects_fit))
    found[name].pairs[fact.id] = _figure(fact, value, dated(capital(subject.label), scope, bank), bank)


def _add_name(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """Questions whose answers are names of one pool."""
    entry = bank.name_by_id.get(name_of(fact))
    if entry is None or not entry.pool or straight(fact, bank) is None:
        return
    name = f"names / {entry.pool}"
    if name not in found:
        prompt = "Match each question with its answer."
        found[name] = Family(name, prompt, Fitting("names", names_fit), pool=entry.pool)
    found[name].pairs[fact.id] = Pair(fact.ask, entry.label, _by_letters(entry.label))


def _figure(fact: Fact, value: Figure, left: str, bank: Bank) -> Pair:
    return Pair(left, answer_text(fact.answer, bank), (value.low, ""))


def _by_letters(text: str) -> Rank:
    return Decimal(0), fold(text)


_ADDERS: tuple[Adder, ...] = (_add_event, _add_figure_over_time, _add_figure_of_subject, _add_name)
