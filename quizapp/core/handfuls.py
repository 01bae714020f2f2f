"""A handful of many: what a question draws on, so that its cost does not grow with the bank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, Generic, Protocol, TypeVar

from quizapp.core.chance import Stream

T = TypeVar("T")


def number_of(name: str) -> int:
    """A number of 64 bits that belongs to a name, the same on any machine."""
    return int.from_bytes(sha256(name.encode("utf-8")).digest()[:8], "big")


@dataclass(frozen=True)
class Ring(Generic[T]):
    """Things that lie on a circle, each at the place that its name gives it.

    A handful is cut from the circle, so one thing more changes only the handfuls that it lies in.
    """

    items: tuple[T, ...]
    name_of: Callable[[T], str] = field(repr=False)

    def handful(self, most: int, chance: Stream) -> list[T]:
        """All items where there are at most `most`; else that many neighbours, from a place that is drawn.

        In the order of `items` either way.
        """
        if len(self.items) <= most:
            return list(self.items)
        start = bisect_left(self._circle, (chance.bits(64), 0))
        cut = [self._circle[(start + step) % len(self._circle)][1] for step in range(most)]
        return [self.items[place] for place in sorted(cut)]

    @cached_property
    def _circle(self) -> list[tuple[int, int]]:
        return sorted((number_of(self.name_of(item)), place) for place, item in enumerate(self.items))


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id."""
        ...


N = TypeVar("N", bound=Named)


def ring_of(items: Iterable[N]) -> Ring[N]:
    """A ring of items that lie where their ids say."""
    return Ring(tuple(items), lambda item: item.id)


class Spans(Generic[T]):
    """Things that reach from one value to another: years, dates or figures, all of one sort."""

    def __init__(self, items: Iterable[T], bounds_of: Callable[[T], tuple[Any, Any]]) -> None:
        """`bounds_of` gives the first and the last value that an item covers."""
        rows = sorted(((bounds_of(item), item) for item in items), key=lambda row: row[0])
        self._items = [item for _, item in rows]
        self._bounds = [bounds for bounds, _ in rows]
        self._lows = [low for low, _ in self._bounds]
        self._reach: list[Any] = []  # the greatest value that any item up to this one covers
        for _, high in self._bounds:
            self._reach.append(max(high, self._reach[-1]) if self._reach else high)

    def meeting(self, low: Any, high: Any) -> Iterator[T]:
        """The items that cover any value from `low` to `high`, both included, the greatest first."""
        place = bisect_right(self._lows, high) - 1
        while place >= 0 and self._reach[place] >= low:
            if self._bounds[place][1] >= low:
                yield self._items[place]
            place -= 1

    def below(self, value: Any) -> Iterator[T]:
        """The items that begin before `value`, the nearest first."""
        return (self._items[place] for place in range(bisect_left(self._lows, value) - 1, -1, -1))

    def above(self, value: Any) -> Iterator[T]:
        """The items that begin after `value`, the nearest first."""
        return (self._items[place] for place in range(bisect_right(self._lows, value), len(self._items)))
