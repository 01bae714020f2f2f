"""Pairs to be matched: an event and its year, a year or a place and its figure, a question and its name.

A fact belongs to the families that its answer allows. All right sides of a family are of one form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from quizapp.core.bank_index import class_of, index_of
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.joint import Fits, Fitting, as_drawn
from quizapp.core.pairs_fit import (
    are_near,
    figures_fit,
    is_wrong_for,
    name_of,
    names_fit,
    plain_figure,
    straight,
    subjects_fit,
    years_fit,
)
from quizapp.core.rendering import answer_text, moments_text
from quizapp.core.text import fold
from quizapp.core.timeline import events_of
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

    `prompt` asks for all of them; `near`, where given, says which are hard to tell apart. `pool` holds
    names that no pair needs to have.
    """

    name: str
    prompt: str
    fitting: Fitting
    near: Fits | None = None
    pool: str = ""
    pairs: dict[str, Pair] = field(default_factory=dict)

    def gather(self, fact: Fact, others: Iterable[Fact], bank: Bank, most: int) -> list[Fact]:
        """Those of `others` that can be matched beside `fact` and each other, near ones first, else in their
        order; with `fact` at most `most`.
        """
        mine, near = [other for other in others if other.id in self.pairs], self.near
        if near is not None:
            mine.sort(key=lambda other: not near(fact, other, bank))
        return self.fitting.gather(fact, mine, bank, most)

    def spare(self, facts: Sequence[Fact], bank: Bank, most: int, chance: Stream) -> dict[str, str]:
        """At most `most` right sides that are wrong for all of `facts`; each with its fact, or no text."""
        taken = list(facts)
        others = as_drawn((bank.fact_by_id[fact] for fact in self.pairs), chance)
        for other in self.gather(facts[0], others, bank, len(self.pairs)):
            if len(taken) < len(facts) + most and all(self.fitting.both(one, other, bank) for one in taken):
                taken.append(other)
        found = {self.pairs[fact.id].right: fact.id for fact in taken[len(facts) :]}
        loose = [
            entry.label
            for entry in bank.names_by_pool.get(self.pool, ())
            if entry.label not in found and all(is_wrong_for(fact, entry.id, bank) for fact in facts)
        ]
        return found | dict.fromkeys(loose[: most - len(found)], "")

    def rank_of(self, right: str) -> Rank:
        """Where a right side stands among the others."""
        return next((pair.rank for pair in self.pairs.values() if pair.right == right), _by_letters(right))


def families_of(fact: Fact, bank: Bank) -> tuple[Family, ...]:
    """The families that a fact has a pair in, in a fixed order."""
    index = index_of(bank)
    if index.families is None:
        index.families = _sorted_out(bank)
    found: tuple[Family, ...] = index.families.get(fact.id, ())
    return found


def _sorted_out(bank: Bank) -> dict[str, tuple[Family, ...]]:
    families: dict[str, Family] = {}
    for fact in bank.facts:
        for add in (_add_event, _add_figure_over_time, _add_figure_of_subject, _add_name):
            add(fact, bank, families)
    return {
        fact.id: tuple(family for family in families.values() if fact.id in family.pairs)
        for fact in bank.facts
    }


def _add_event(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    event = events_of(bank).get(fact.id)
    if event is None or not event.is_asked or not event.is_a_year:
        return
    if "events" not in found:
        fitting = Fitting("events", years_fit)
        found["events"] = Family("events", "Match each event with its year.", fitting, are_near)
    found["events"].pairs[fact.id] = Pair(event.label, event.when, (Decimal(event.first.year), ""))


def _add_figure_over_time(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """One measure of one subject in several years."""
    value, scope, subject = plain_figure(fact), fact.about.scope, bank.name_by_id.get(fact.about.of)
    if value is None or subject is None or scope is None or scope.first is None or scope.by:
        return
    name = " / ".join(("over time", fact.about.of, fact.about.what, *class_of(value)))
    if name not in found:
        prompt = f"{_capital(subject.label)}, {fact.about.what}: match each year with its figure."
        found[name] = Family(name, prompt, Fitting("over time", figures_fit))
    found[name].pairs[fact.id] = _figure(
        fact, value, moments_text(scope.first, scope.last or scope.first), bank
    )


def _add_figure_of_subject(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """One measure of several subjects."""
    value, scope, subject = plain_figure(fact), fact.about.scope, bank.name_by_id.get(fact.about.of)
    if value is None or subject is None or (scope is not None and (scope.first is None or scope.by)):
        return
    name = " / ".join(("of subjects", fact.about.what, *class_of(value)))
    if name not in found:
        prompt = f"{_capital(fact.about.what)}: match each with its figure."
        found[name] = Family(name, prompt, Fitting("of subjects", subjects_fit))
    when = f", {moments_text(scope.first, scope.last or scope.first)}" if scope and scope.first else ""
    found[name].pairs[fact.id] = _figure(fact, value, f"{_capital(subject.label)}{when}", bank)


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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
