"""Many answers as columns.

A large class gives tens of thousands of answers: as columns they cost a tenth of what they cost as objects.
Whoever wants to look at one of them gets it as `Asked`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple


class Pool(StrEnum):
    """What answers are put together by. Stands in addresses."""

    QUESTION = "question"  # a fact in one kind; where all had the same paper, one question
    FACT = "fact"
    KIND = "kind"


class Wording(NamedTuple):
    """A way in which something was asked. `text` names how exactly, `answer` is what was right."""

    fact: str
    kind: str
    text: str
    answer: str
    guess_chance: float = 0.0

    def key(self, pool: Pool) -> tuple[str, str]:
        """The fact and the kind that it is put together by, each empty where it does not matter."""
        return ("" if pool is Pool.KIND else self.fact, "" if pool is Pool.FACT else self.kind)


class Asked(NamedTuple):
    """One question of one attempt. `wording` names how exactly it was asked, `answer` what was right.

    `text` is the answer as it was shown, empty for none; `fraction` how right it was; `seconds` how long it
    took, None where that is not known.
    """

    attempt: int
    position: int
    fact: str
    kind: str
    wording: str
    answer: str
    text: str
    fraction: float
    guess_chance: float = 0.0
    seconds: float | None = None
    is_discarded: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A row an answer, a column for each thing that is known of it; rows of one attempt stand together.

    `asked` has the number of the wording in `wordings`; the other columns are those of `Asked`.
    """

    wordings: Sequence[Wording]
    attempts: Sequence[int]
    positions: Sequence[int]
    asked: Sequence[int]
    texts: Sequence[str]
    fractions: Sequence[float]
    seconds: Sequence[float | None]
    discarded: Sequence[bool]

    @staticmethod
    def of(answers: Iterable[Asked]) -> Sheet:
        """The sheet of these answers."""
        rows = sorted(answers, key=lambda one: one.attempt)
        wordings = [Wording(*one[2:6], one.guess_chance) for one in rows]
        numbers = {wording: number for number, wording in enumerate(dict.fromkeys(wordings))}
        return Sheet(
            wordings=tuple(numbers),
            attempts=[one.attempt for one in rows],
            positions=[one.position for one in rows],
            asked=[numbers[wording] for wording in wordings],
            texts=[one.text for one in rows],
            fractions=[one.fraction for one in rows],
            seconds=[one.seconds for one in rows],
            discarded=[one.is_discarded for one in rows],
        )

    def row(self, at: int) -> Asked:
        """One answer."""
        fact, kind, wording, answer, chance = self.wordings[self.asked[at]]
        return Asked(
            self.attempts[at], self.positions[at], fact, kind, wording, answer, self.texts[at],
            self.fractions[at], chance, self.seconds[at], self.discarded[at],
        )  # fmt: skip

    def papers(self) -> list[slice]:
        """The rows of each attempt, in the order of the sheet."""
        ends = accumulate(Counter(self.attempts).values(), initial=0)
        return [slice(*ends_of_one) for ends_of_one in pairwise(ends)]

    def pooled(self, pool: Pool) -> dict[tuple[str, str], list[int]]:
        """The rows that are put together, by the fact and the kind that they share."""
        alone: list[list[int]] = [[] for _ in self.wordings]
        for at, number in enumerate(self.asked):
            alone[number].append(at)
        found: dict[tuple[str, str], list[int]] = {}
        for wording, rows in zip(self.wordings, alone, strict=True):
            if rows:
                found.setdefault(wording.key(pool), []).extend(rows)
        for rows in found.values():
            rows.sort()
        return found
