"""Which values of the bank might also be right for a question, and so are no distractors."""

from __future__ import annotations

from quizapp.core.bank_index import index_of
from quizapp.core.facts import Bank, Fact, Scope
from quizapp.core.kept import PerBank

_MAY_BE_RIGHT: PerBank[str, tuple[Fact, ...]] = PerBank()  # by fact


def scopes_overlap(fact: Fact, other: Fact, bank: Bank) -> bool:
    """Whether two facts may hold at the same date or place; where one does not say, they may."""
    one, two = fact.about.scope, other.about.scope
    if one is None or two is None:
        return True
    if one.name and two.name:
        return bank.are_nested(one.name, two.name)
    if one.name or two.name:
        return True
    return _dates_overlap(one, two)


def may_be_right(fact: Fact, bank: Bank) -> tuple[Fact, ...]:
    """The facts whose value might answer the question about `fact`: itself, its rivals, and those with the
    same subject and relation where their dates or places overlap. In the order of the bank.
    """
    return _MAY_BE_RIGHT.get(bank, fact.id, lambda: _may_be_right(fact, bank))


def may_be_turned_answer(fact: Fact, bank: Bank) -> tuple[Fact, ...]:
    """The facts whose subject might answer `fact` turned round.

    Those of the same relation with the same or an overlapping value, and its rivals.
    """
    rivals = index_of(bank).rivals.get(fact.id, frozenset())
    same = [
        other for other in index_of(bank).with_value_of(fact)
        if other.id == fact.id or scopes_overlap(fact, other, bank)
    ]  # fmt: skip
    return (*same, *(bank.fact_by_id[rival] for rival in sorted(rivals) if rival in bank.fact_by_id))


def _may_be_right(fact: Fact, bank: Bank) -> tuple[Fact, ...]:
    rivals = index_of(bank).rivals.get(fact.id, frozenset())
    same = [
        other for other in _same_relation(fact, bank)
        if other.id == fact.id or other.id in rivals or scopes_overlap(fact, other, bank)
    ]  # fmt: skip
    others = [bank.fact_by_id[rival] for rival in sorted(rivals) if rival in bank.fact_by_id]
    return (*same, *(other for other in others if other not in same))


def _same_relation(fact: Fact, bank: Bank) -> list[Fact]:
    """The facts that state the relation of `fact` of its subject, or of one nested with it."""
    what = fact.about.what
    found = [
        other
        for subject in bank.nested_with(fact.about.of)
        for other in bank.facts_by_matter.get((what, subject), ())
    ]
    return sorted(found, key=lambda other: bank.place_by_id[other.id])


def _dates_overlap(one: Scope, two: Scope) -> bool:
    if one.first is None or two.first is None:
        return True
    first_end = (one.last or one.first).last_day()
    second_end = (two.last or two.first).last_day()
    return one.first.first_day() <= second_end and two.first.first_day() <= first_end
