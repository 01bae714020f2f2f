"""How well proposals meet a bank that people made of the same document: what was found, what was of use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.facts import Bank, Fact
from quizapp.core.proposing_facts.proposal import Proposal
from quizapp.core.text import fold
from quizapp.core.values import (
    SCALES,
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
    Term,
    Value,
    Year,
)


@dataclass(frozen=True, slots=True)
class Score:
    """Of one type: facts of the bank, how many a proposal met; proposals, how many met a fact."""

    type: str
    facts: int
    facts_met: int
    proposals: int
    proposals_met: int

    @property
    def recall(self) -> float:
        """The share of the facts that were proposed, 0 to 1."""
        return self.facts_met / self.facts if self.facts else 0.0

    @property
    def precision(self) -> float:
        """The share of the proposals that are facts, 0 to 1."""
        return self.proposals_met / self.proposals if self.proposals else 0.0


def scores(proposals: Sequence[Proposal], bank: Bank) -> tuple[Score, ...]:
    """Precision and recall by type, and for `all`. A proposal meets a fact of its paragraph and its value."""
    facts_at = _by_paragraph(bank.facts)
    met_by_type: dict[str, list[bool]] = {}
    found: set[str] = set()
    for proposal in proposals:
        there = [fact for mark in proposal.mark.split() for fact in facts_at.get(mark, ())]
        met = [fact for fact in there if _meets(proposal, fact, bank)]
        found.update(fact.id for fact in met)
        met_by_type.setdefault(proposal.type, []).append(bool(met))
    types = dict.fromkeys([*sorted({fact.answer.type_name for fact in bank.facts}), *sorted(met_by_type)])
    rows = [
        _score(name, [f for f in bank.facts if f.answer.type_name == name], found, met_by_type.get(name, []))
        for name in types
    ]
    everything = [met for mets in met_by_type.values() for met in mets]
    return (*rows, _score("all", list(bank.facts), found, everything))


def better_half(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The half of the proposals that is ranked higher."""
    ranked = sorted(proposals, key=lambda one: -one.confidence)
    return tuple(ranked[: (len(ranked) + 1) // 2])


def same_value(one: Value, other: Value, bank: Bank) -> bool:
    """Whether two values say the same, however their units and grains are written."""
    if isinstance(one, Year | Date | Period) and isinstance(other, Year | Date | Period):
        return _ends(one) == _ends(other)
    if isinstance(one, Number | Money | Percent) and isinstance(other, Number | Money | Percent):
        return type(one) is type(other) and _amounts(one) == _amounts(other)
    if isinstance(one, Listing) and isinstance(other, Listing):
        theirs = [_spellings(item.answer, bank) for item in other.items]
        mine = [_spellings(item.answer, bank) for item in one.items]
        return len(mine) == len(theirs) and all(any(m & t for t in theirs) for m in mine)
    return bool(_spellings(Answer(one), bank) & _spellings(Answer(other), bank))


def _score(name: str, facts: list[Fact], found: set[str], met: list[bool]) -> Score:
    return Score(name, len(facts), sum(fact.id in found for fact in facts), len(met), sum(met))


def _meets(proposal: Proposal, fact: Fact, bank: Bank) -> bool:
    return same_value(proposal.answer.value, fact.answer.value, bank)


def _by_paragraph(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for mark in {mark for place in fact.at for mark in (place.paragraph, *place.notes)}:
            found.setdefault(mark, []).append(fact)
    return found


def _ends(value: Year | Date | Period) -> tuple[Moment, Moment]:
    if isinstance(value, Year):
        return Moment(value.first), Moment(value.last)
    return value.first, value.last


def _amounts(value: Figure) -> tuple[object, object]:
    scale = 1 if isinstance(value, Percent) else SCALES.get(value.scale, 1)
    return value.low * scale, value.high * scale


def _spellings(answer: Answer, bank: Bank) -> frozenset[str]:
    value = answer.value
    if isinstance(value, Name):
        entry = bank.name_by_id.get(value.id)
        return frozenset(map(fold, (entry.label, *entry.also) if entry else (value.id,)))
    return frozenset((fold(value.text),)) if isinstance(value, Term) else frozenset()
