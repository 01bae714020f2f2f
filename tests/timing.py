"""Promises of time, judged so that no other work on the machine decides."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import TypeVar

Result = TypeVar("Result")
TRIES = 5


def soon(call: Callable[[], Result], seconds: float, each: int = 1) -> Result:
    """What a call gives that takes less than so many seconds of the processor for each of its parts.

    Whatever else runs shares caches and memory, and the same steps take longer for a while. So a call that
    took too long is made again, a few times: what is slow by itself is slow each time.
    """
    taken: list[float] = []
    while len(taken) < TRIES:
        start = process_time()
        result = call()
        taken.append((process_time() - start) / each)
        if taken[-1] < seconds:
            return result
    raise AssertionError(f"it takes {min(taken):.4f} s at best, where {seconds} s are allowed")
