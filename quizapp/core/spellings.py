"""How the names of a bank may be spelled."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.facts import Bank
from quizapp.core.kept import once
from quizapp.core.scripts import counted_letters, letters_of
from quizapp.core.text import fold


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name, as it stands in the bank and folded."""

    name: str
    text: str
    folded: str
    letters: frozenset[tuple[str, int]]


@once
def names_to_type(bank: Bank) -> dict[str, tuple[Spelling, ...]]:
    """All spellings of all names by pool; under an empty pool those of every name."""
    found: dict[str, list[Spelling]] = {"": []}
    for name in bank.names:
        for text in (name.label, *name.also):
            folded = letters_of(fold(text))
            spelling = Spelling(name.id, text, folded, counted_letters(folded))
            found[""].append(spelling)
            if name.pool:
                found.setdefault(name.pool, []).append(spelling)
    return {pool: tuple(several) for pool, several in found.items()}


@once
def folded_names(bank: Bank) -> dict[str, frozenset[str]]:
    """All spellings of each name, folded."""
    return {name.id: frozenset(fold(text) for text in (name.label, *name.also)) for name in bank.names}
