"""Figures of question files, exact: none is ever rounded."""

from __future__ import annotations

import re
from decimal import Decimal

PERCENT = re.compile(r"[-+]?\d{1,3}(\.\d{0,30})?")
FIGURE = re.compile(r"[-+−]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][-+]?\d{1,2})?")
MOST = Decimal(100)
MAX_EXPONENT = 30


def read_percent(text: str) -> Decimal | None:
    """A share in per cent, from -100 to 100, with the decimals it has; None where it is none."""
    text = text.strip()
    if not PERCENT.fullmatch(text) or not text.isascii():
        return None
    value = Decimal(text)
    return value if -MOST <= value <= MOST else None


def read_figure(text: str) -> str | None:
    """A figure in digits, an exponent written out: `1.5e3` is `1500`; None where it is none."""
    text = text.strip()
    if not FIGURE.fullmatch(text) or not text.replace("−", "-").isascii():
        return None
    text = text.replace("−", "-").lstrip("+")
    value = Decimal(text)
    if abs(value.adjusted()) > MAX_EXPONENT:
        return None
    return format(value, "f")  # keeps the decimals: `6.250` stays, `.5` is `0.5`, `5.` is `5`
