"""What questions about several facts at once have in common: finding facts that fit each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank
from quizapp.core.questions import Grade, Posted

Fits = Callable[[Fact, Fact, Bank], bool]
Open = Callable[[Fact], bool]
HANDFUL = 80  # facts of a family, or events, taken into account for one question
_FITS: PerBank[tuple[str, str, str], bool] = PerBank(most=300_000)  # by a name of `Fitting`, and two facts


def anyone(fact: Fact) -> bool:
    """Leave every fact open."""
    return True


@dataclass(frozen=True, slots=True)
class Fitting:
    """Which facts fit each other, under a name; what was found is remembered on the bank."""

    name: str
    fits: Fits

    def both(self, one: Fact, other: Fact, bank: Bank) -> bool:
        """Whether the two fit, whichever comes first."""
        first, second = sorted((one.id, other.id))
        return _FITS.get(bank, (self.name, first, second), lambda: self.fits(one, other, bank))

    def all(self, facts: Sequence[Fact], bank: Bank) -> bool:
        """Whether each two of `facts` fit."""
        return all(self.both(one, other, bank) for one, other in combinations(facts, 2))

    def gather(
        self, first: Fact, others: Iterable[Fact], bank: Bank, most: int, is_open: Open = anyone
    ) -> list[Fact]:
        """Those of `others` that are open and fit `first` and each other, in their order; with `first` at
        most `most`.
        """
        return self.gather_beside([first], others, bank, most, is_open)

    def gather_beside(
        self, several: Sequence[Fact], others: Iterable[Fact], bank: Bank, most: int, is_open: Open = anyone
    ) -> list[Fact]:
        """As `gather`, beside several facts that fit each other."""
        taken = list(several)
        for fact in others:
            if len(taken) >= most:
                break
            if all(fact.id != one.id and self.both(one, fact, bank) for one in taken) and is_open(fact):
                taken.append(fact)
        return taken[len(several) :]


def allows(kind: str, fact: Fact) -> bool:
    """Whether the author lets a fact be asked in a kind, and the source itself says it and is sure."""
    return (not fact.kinds or kind in fact.kinds) and not fact.caution and not fact.claim


def as_drawn(facts: Iterable[Fact], chance: Stream) -> list[Fact]:
    """Facts by a number that each draws for itself, so that a new fact leaves the order of the others."""
    return sorted(facts, key=lambda fact: (chance.fork(fact.id).bits(64), fact.id))


def read_places(posted: Posted, prefix: str, count: int, choices: int) -> list[int | None]:
    """The numbers from 0 to `choices` - 1 posted under `prefix`0, `prefix`1 ...; None where one is empty.

    Raises UnreadableAnswer where something was posted that the form does not hold.
    """
    known = {f"{prefix}{index}" for index in range(count)}
    if any(name.startswith(prefix) and name not in known for name in posted):
        raise UnreadableAnswer("The answer has a place too many. Load the page again and answer there.")
    return [_number(posted.get(f"{prefix}{index}") or (), choices) for index in range(count)]


def grade_by_fact(is_right: Sequence[bool | None], facts: Sequence[str]) -> Grade:
    """The share of places that are right; each fact by its own place, where it has one (`""`: it has none).

    None is a place left open: it earns nothing and says nothing of its fact.
    """
    by_fact = {
        fact: float(right) for fact, right in zip(facts, is_right, strict=True) if fact and right is not None
    }
    return Grade(sum(right is True for right in is_right) / len(is_right), fraction_by_fact=by_fact)


def in_order(detail: Mapping[str, Any], order: Sequence[int]) -> dict[str, list[Any]]:
    """What a joint question holds for each place beside its text, with the places in another order."""
    return {name: [detail[name][place] for place in order] for name in ("credits", "at_places")}


def _number(values: Sequence[str], choices: int) -> int | None:
    text = values[0].strip() if values else ""
    if not text:
        return None
    if len(values) > 1 or not text.isascii() or not text.isdigit() or len(text) > 2 or int(text) >= choices:
        raise UnreadableAnswer(
            "The answer has a place that the question does not have. Load the page again and answer there."
        )
    return int(text)
