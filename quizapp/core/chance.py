"""Chance that repeats: streams of random numbers from SHA-256, the same on any machine and Python.

One stream per item, named by what it is for, so that adding an item changes no other.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Stream:
    """An endless, repeatable stream of random bits named by `parts`."""

    def __init__(self, *parts: str | int) -> None:
        name = "\x1f".join(str(part) for part in parts)
        self._key = sha256(name.encode("utf-8")).digest()
        self._block = 0
        self._pool = 0
        self._left = 0

    def fork(self, *parts: str | int) -> Stream:
        """Another stream that depends on this one's name only, not on how much was drawn."""
        return Stream(self._key.hex(), *parts)

    def bits(self, count: int) -> int:
        """A whole number of `count` random bits."""
        while self._left < count:
            block = sha256(self._key + self._block.to_bytes(8, "big")).digest()
            self._block += 1
            self._pool = (self._pool << 256) | int.from_bytes(block, "big")
            self._left += 256
        self._left -= count
        drawn = self._pool >> self._left
        self._pool &= (1 << self._left) - 1
        return drawn

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1, each as likely. ValueError unless limit > 0."""
        if limit <= 0:
            raise ValueError("limit must be above 0")
        width = (limit - 1).bit_length()
        while True:  # rejection, so that no value is favoured
            drawn = self.bits(width) if width else 0
            if drawn < limit:
                return drawn

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def fraction(self) -> float:
        """A number from 0 up to, not including, 1."""
        return self.bits(53) / (1 << 53)

    def choose(self, items: Sequence[T]) -> T:
        """One of `items`, each as likely."""
        return items[self.below(len(items))]

    def shuffle(self, items: MutableSequence[T]) -> None:
        """Put `items` in random order, in place (Fisher and Yates)."""
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """A copy of `items` in random order."""
        copy = list(items)
        self.shuffle(copy)
        return copy

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """`count` different items in random order; all of them where there are fewer."""
        return self.shuffled(items)[:count]
