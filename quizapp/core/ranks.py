"""Where the key stands among values in order: its place is drawn before its company, none is likelier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from quizapp.core.chance import Stream

T = TypeVar("T")
SIZES = (3, 2)


def company(below: Sequence[T], above: Sequence[T], chance: Stream, nearest: bool = False) -> list[T] | None:
    """Three wrong values, else two, of those below and above the key; None where there are not two.

    Where three leave the key one place only, two may be taken, so that it does not always stand there.
    With `nearest` the first of each side are taken, else any of them.
    """
    ways = [
        (size, rank)
        for size in SIZES
        for rank in range(size + 1)
        if rank <= len(below) and size - rank <= len(above)
    ]
    whole = [way for way in ways if way[0] == SIZES[0]]
    if not ways:
        return None
    size, rank = chance.choose(whole if len(whole) > 1 else ways)
    if nearest:
        return [*below[:rank], *above[: size - rank]]
    return [*chance.sample(below, rank), *chance.sample(above, size - rank)]
