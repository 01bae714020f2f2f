"""Several tries at one question: each try that was needed before costs a part of the mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

THIRD = 1 / 3  # the usual penalty, that of Moodle
MOST_TRIES = 5


def fraction_after(fractions: Sequence[float], penalty: float = THIRD) -> float:
    """How right (0 to 1) an answer counts after these tries, each right to its fraction, in their order.

    A try counts `penalty` (0 to 1) less for every try before it, and never less than nothing; the last try
    counts, as in Moodle's interactive behaviour. No try counts nothing.
    """
    if not fractions:
        return 0.0
    return max(0.0, fractions[-1] - (len(fractions) - 1) * penalty)


def may_try_again(fractions: Sequence[float], tries: int) -> bool:
    """Whether another try is open: the question is not right yet, and of `tries` one at least is left."""
    return len(fractions) < tries and (not fractions or fractions[-1] < 1)


@dataclass(frozen=True, slots=True)
class Try:
    """An answer that was checked: how right it was (0 to 1), and `revision`, that of the saved answer then.

    `response` is the answer as it is stored, `note` what was said of it, `certainty` 1 to 3 or None.
    """

    fraction: float
    revision: int
    response: Any
    note: str = ""
    certainty: int | None = None

    def to_plain(self) -> dict[str, Any]:
        """The try as JSON can hold it."""
        return asdict(self)


def tries_from_plain(plain: Iterable[dict[str, Any]] | None) -> tuple[Try, ...]:
    """The tries that were stored, the first one first."""
    return tuple(Try(**one) for one in plain or ())


def counted_fractions(tries: Sequence[Try], fraction: float, revision: int) -> list[float]:
    """How right each try was, in order: those checked, and the answer that stands if it changed since."""
    fractions = [one.fraction for one in tries]
    is_checked = bool(tries) and tries[-1].revision == revision
    return fractions if is_checked else [*fractions, fraction]
