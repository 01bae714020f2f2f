"""What is found out once about a bank, and kept on it for as long as the bank is.

A bank never changes, so what depends on it alone need not be found twice. Each thing kept stands beside the
function that finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

from quizapp.core.facts import Bank

Key = TypeVar("Key")
Found = TypeVar("Found")


class PerBank(Generic[Key, Found]):
    """Answers about each bank by a key, found once. An answer depends on the bank and its key alone.

    With `most` they are all forgotten where there are so many: of a great bank more may be asked than fits.
    Threads may ask at once; at worst an answer is found twice.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most

    def get(self, bank: Bank, key: Key, find: Callable[[], Found]) -> Found:
        """The answer under `key`; where there is none yet, what `find` finds."""
        try:  # asked two thousand times for a paper, and nearly always known
            known: Found = bank.kept[self][key]
        except KeyError:
            known = self._add(bank, key, find())
        return known

    def _add(self, bank: Bank, key: Key, found: Found) -> Found:
        known = bank.kept.setdefault(self, {})
        if self._most is not None and len(known) >= self._most:
            known.clear()
        known[key] = found
        return found


def once(find: Callable[[Bank], Found]) -> Callable[[Bank], Found]:
    """`find`, but what it finds about a bank is found once and kept: whoever gets it must not change it."""
    kept: PerBank[None, Found] = PerBank()

    @wraps(find)
    def found(bank: Bank) -> Found:
        return kept.get(bank, None, lambda: find(bank))

    return found
