"""Which facts of a bank have to do with each other, found once for each bank."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizapp.core.by_key import by_key
from quizapp.core.facts import Bank, Fact
from quizapp.core.handfuls import Spans
from quizapp.core.kept import once
from quizapp.core.uses import names_in
from quizapp.core.values import Date, Money, Number, Percent, Period, Value, Year

NEAR_FACTS = 200


@dataclass(frozen=True)
class FactIndex:
    """The facts of a bank by what they share. Each look-up is built when it is first needed."""

    bank: Bank

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
        found = same.meeting(*_bounds_of(fact)) if isinstance(same, Spans) else same.get(value, ())
        return sorted(found, key=lambda other: self.bank.place_by_id[other.id])

    @cached_property
    def _by_value(self) -> dict[tuple[str, type], Spans[Fact] | dict[Value, tuple[Fact, ...]]]:
        sorted_out = by_key(self.bank.facts, lambda fact: (fact.about.what, type(fact.answer.value)))
        return {
            (what, of_type): Spans(facts, _bounds_of)
            if of_type in (Year, Date, Period, Number, Money, Percent)
            else by_key(facts, lambda fact: fact.answer.value)
            for (what, of_type), facts in sorted_out.items()
        }

    def near_facts(self, fact: Fact) -> list[Fact]:
        """The facts of the relation, the subject or the group of a fact, and its rivals; each once."""
        found = {other.id: other for other in self.bank.facts_by_what.get(fact.about.what, ())[:NEAR_FACTS]}
        found |= {other.id: other for other in self._facts_of.get(fact.about.of, ())[:NEAR_FACTS]}
        found |= {other.id: other for other in self._facts_in.get(fact.group, ())}
        rivals = (self.bank.fact_by_id.get(rival) for rival in self.rivals.get(fact.id, ()))
        found |= {rival.id: rival for rival in rivals if rival is not None}
        return [other for other in found.values() if other.id != fact.id]

    @cached_property
    def _facts_of(self) -> dict[str, tuple[Fact, ...]]:
        return by_key(self.bank.facts, lambda fact: fact.about.of)

    @cached_property
    def _facts_in(self) -> dict[str, tuple[Fact, ...]]:
        return by_key((fact for fact in self.bank.facts if fact.group), lambda fact: fact.group)

    @cached_property
    def rivals(self) -> dict[str, frozenset[str]]:
        """The facts that conflict with a fact, both ways round."""
        found: dict[str, set[str]] = {}
        for fact in self.bank.facts:
            for other in fact.rival:
                found.setdefault(fact.id, set()).add(other)
                found.setdefault(other, set()).add(fact.id)
        return {fact_id: frozenset(others) for fact_id, others in found.items()}


@once
def index_of(bank: Bank) -> FactIndex:
    """The facts of a bank by what they share."""
    return FactIndex(bank)


def _bounds_of(fact: Fact) -> tuple[Any, Any]:
    value = fact.answer.value
    if isinstance(value, Year | Date | Period):
        return value.first, value.last
    assert isinstance(value, Number | Money | Percent)  # noqa: S101 (callers ask for times and figures)
    return value.low, value.high
