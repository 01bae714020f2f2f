"""Where a name of a bank is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.core.facts import Bank, Fact
from quizapp.core.values import Answer, Listing, Name


def facts_with(bank: Bank, name_id: str) -> tuple[Fact, ...]:
    """The facts that speak of a name: of it, in it, or with it as an answer."""
    return tuple(fact for fact in bank.facts if name_id in set(_names_of(fact)))


def spoken_of_in(bank: Bank, name_id: str) -> tuple[str, ...]:
    """What speaks of a name: facts by their sentence, then names that lie in it, by their label."""
    inside = (entry.label for entry in bank.names if entry.inside == name_id)
    return (*(fact.say for fact in facts_with(bank, name_id)), *inside)


def names_in(answer: Answer) -> list[str]:
    """The ids of the names that an answer holds, lists included."""
    if isinstance(answer.value, Name):
        return [answer.value.id]
    if isinstance(answer.value, Listing):
        return [name for item in answer.value.items for name in names_in(item.answer)]
    return []


def _names_of(fact: Fact) -> Iterator[str]:
    yield fact.about.of
    if fact.about.scope is not None:
        yield fact.about.scope.name
    if fact.turn is not None:
        yield fact.turn.name
    yield from names_in(fact.answer)
