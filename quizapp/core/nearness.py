"""How near an estimate comes: the share of the point it earns, and in words how far off it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import log

NEARLY = 0.99  # the most that a miss earns: only what is right earns all
YEARS_TO_SHARE = ((0.0, 1.0), (5.0, 0.5), (15.0, 0.0))
TIMES_TO_SHARE = ((log(1.0), 1.0), (log(1.25), 0.5), (log(2.0), 0.0))
NEARLY_DOUBLE = 0.875
_PARTS = (
    (0.0, "a little"), (0.1, "about a tenth"), (0.2, "about a fifth"), (0.25, "about a quarter"),
    (1 / 3, "about a third"), (0.5, "about half"), (2 / 3, "about two thirds"),
    (0.75, "about three quarters"),
)  # fmt: skip


def share_for_years(off: int) -> float:
    """What a year that lies `off` years from the right one earns, 0 to 1."""
    return _share(abs(off), YEARS_TO_SHARE)


def share_for_ratio(given: Decimal, right: Decimal) -> float:
    """What a figure earns by its ratio to the right one, 0 to 1; both are of one unit, `right` above 0."""
    return _share(abs(log(given / right)), TIMES_TO_SHARE) if given > 0 else 0.0


def years_off(off: int) -> str:
    """`3 years too early.` for -3."""
    count = abs(off)
    return f"{count} year{'' if count == 1 else 's'} too {'early' if off < 0 else 'late'}."


def ratio_off(given: Decimal, right: Decimal) -> str:
    """`About a third too high.` for 4 where 3 is right; both are of one unit, `right` above 0."""
    way = "high" if given > right else "low"
    if given > 2 * right or 2 * given < right:
        return f"Far too {way}."
    part = float(abs(given - right) / right)
    if part > NEARLY_DOUBLE:
        return "Nearly twice as high as it is."
    words = min(_PARTS, key=lambda entry: abs(entry[0] - part))[1]
    return f"{words[:1].upper()}{words[1:]} too {way}."


def _share(distance: float, corners: Sequence[tuple[float, float]]) -> float:
    """The share at `distance` on the line through `corners`; nothing beyond the last."""
    for (near, more), (far, less) in pairwise(corners):
        if distance < far:
            share = more + (less - more) * (distance - near) / (far - near)
            return min(round(share, 2), NEARLY)
    return 0.0
