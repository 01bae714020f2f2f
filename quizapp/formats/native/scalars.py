"""Typing single texts: figures, moments, tolerances and marks of the source."""

from __future__ import annotations

import calendar
import re
from decimal import Decimal

from quizapp.core.facts import Locator
from quizapp.core.rendering import MONTHS
from quizapp.core.values import Moment, Tolerance
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.nodes import MapNode, Node, Scalar

FIGURE = re.compile(r"-?(\d{1,3}(,\d{3})+|\d{1,30})(\.\d{1,30})?")
MOMENT = re.compile(r"(\d{1,4})(?:-(\d{2})(?:-(\d{2}))?)?")
RANGE = re.compile(r"([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)")
MAX_RANGE = 5_000
DATE_HELP = "write '1937', '1937-10' or '1937-10-25'"


def read_figure(node: Node, what: str, found: Findings) -> Decimal | None:
    """A figure such as `68.4` or `1,956.5`; the printed decimals are kept."""
    text = _text(node)
    if text is not None and FIGURE.fullmatch(text):
        return Decimal(text.replace(",", ""))
    shown = f"'{text}'" if text is not None else "this"
    found.fault(node, f"{what} must be a figure, not {shown}; write digits such as '68.4' or '1,956.5'")
    return None


def read_moment(node: Node, what: str, found: Findings) -> Moment | None:
    """A year, month or day that the calendar has, from year 1 to 9999."""
    text = _text(node)
    match = MOMENT.fullmatch(text) if text is not None else None
    if not match:
        shown = f"'{text}'" if text is not None else "this"
        found.fault(node, f"{what} must be a date, not {shown}; {DATE_HELP}")
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    wrong = _calendar_fault(match, year, month, day)
    if wrong:
        found.fault(node, f"{what} cannot be '{text}': {wrong}")
        return None
    return Moment(year, month, day)


def _calendar_fault(match: re.Match[str], year: int, month: int, day: int) -> str:
    if year == 0:
        return f"there is no year 0; {DATE_HELP}"
    if match[2] and not 1 <= month <= 12:
        return "months go from 01 to 12"
    if match[3]:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            return f"{MONTHS[month - 1]} {year} has {days} days"
    return ""


def read_span(node: Node, what: str, found: Findings) -> tuple[Moment, Moment] | None:
    """A date, or `{from: ..., to: ...}` in order."""
    if not isinstance(node, MapNode):
        moment = read_moment(node, what, found)
        return None if moment is None else (moment, moment)
    ends = read_ends(node, what, found)
    if ends is None:
        return None
    first, last = (read_moment(end, what, found) for end in ends)
    if first is None or last is None:
        return None
    if first.first_day() >= last.last_day() or first == last:
        found.fault(node, f"the range of {what} ends before it begins; swap 'from' and 'to'")
        return None
    return first, last


def read_ends(node: MapNode, what: str, found: Findings) -> tuple[Node, Node] | None:
    """The nodes of `from` and `to`; a fault where one lacks or another key stands beside them."""
    for key in node.values:
        if key not in ("from", "to"):
            found.fault(node.keys[key], f"unknown key '{key}' in the range of {what}; it has 'from' and 'to'")
    first, last = node.values.get("from"), node.values.get("to")
    if first is None or last is None:
        found.fault(node, f"the range of {what} needs both ends; write {{from: ..., to: ...}}")
        return None
    return first, last


def read_tolerance(node: Node, found: Findings) -> Tolerance | None:
    """`10%` of the value, or `2` in its unit; never negative."""
    text = _text(node) or ""
    relative = text.endswith("%")
    figure = text.removesuffix("%").strip()
    if not FIGURE.fullmatch(figure):
        found.fault(node, f"'within' must be a share or an amount, not '{text}'; write '10%' or '2'")
        return None
    amount = Decimal(figure.replace(",", ""))
    if amount < 0:
        found.fault(node, f"'within' cannot be negative; write '{text.removeprefix('-')}'")
        return None
    if relative and amount >= 100:
        found.fault(node, f"'within' of {text} takes any answer; write a smaller share such as '10%'")
        return None
    return Tolerance(amount / 100 if relative else amount, relative)


def read_locator(node: Node, found: Findings) -> Locator | None:
    """A paragraph, then any notes: `H8 n25 n26`."""
    parts = (_text(node) or "").split()
    if not parts:
        found.fault(node, "a place of the source is a paragraph and its notes; write [H8 n25 n26, H9]")
        return None
    return Locator(parts[0], tuple(parts[1:]))


def read_marks(node: Node, what: str, found: Findings) -> list[str]:
    """One mark (`I1`) or a range of them (`H1-H11`)."""
    text = _text(node)
    if not text:
        found.fault(node, f"{what} must be marks such as [I1, H1-H11]")
        return []
    match = RANGE.fullmatch(text)
    if not match:
        return [text]
    prefix, first, other, last = match[1], int(match[2]), match[3], int(match[4])
    if other not in ("", prefix) or first > last:
        found.fault(node, f"'{text}' is no range of marks; write both ends alike and in order, as H1-H11")
        return []
    if last - first >= MAX_RANGE:
        found.fault(node, f"'{text}' has more than {MAX_RANGE:,} marks; write it in several parts")
        return []
    return [f"{prefix}{number}" for number in range(first, last + 1)]


def _text(node: Node) -> str | None:
    return node.text.strip() if isinstance(node, Scalar) else None
