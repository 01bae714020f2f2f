"""Rounding as people do it with pencil and paper: a half goes up, away from nought."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

FINEST = 9  # decimals; what differs beyond them is the noise of reckoning in binary fractions


def half_up(value: float | Decimal, places: int = 0) -> Decimal:
    """The value with so many decimals: 1.25 with one is 1.3, where `round` says 1.2."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(round(float(value), FINEST)))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def hundredths(share: float) -> int:
    """A share (0 to 1) in whole per cent: one of eight is 13."""
    return int(half_up(100 * share))
