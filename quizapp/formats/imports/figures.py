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
    text = "".join(text.split())
    if not FIGURE.fullmatch(text) or not text.replace("−", "-").isascii():
        return None
    text = text.replace("−", "-").lstrip("+")
    if "e" not in text.lower():
        sign = "-" if text.startswith("-") else ""
        digits = text.lstrip("-").rstrip(".") if text.endswith(".") else text.lstrip("-")
        return sign + (f"0{digits}" if digits.startswith(".") else digits)
    value = Decimal(text)
    return format(value, "f") if abs(value.adjusted()) <= MAX_EXPONENT else None
