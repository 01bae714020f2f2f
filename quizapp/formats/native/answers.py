"""The answers of the schema: one type key each, and what the source hedges or the author adds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from quizapp.core.values import (
    SCALES,
    TYPE_NAMES,
    Answer,
    Bound,
    Date,
    Listing,
    ListItem,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Term,
    Value,
    Year,
)
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.fields import Fields, as_map, as_slug, as_text
from quizapp.formats.native.nodes import ListNode, MapNode, Node
from quizapp.formats.native.scalars import read_ends, read_figure, read_span, read_tolerance

TYPES = tuple(TYPE_NAMES.values())
COMMON = ("bound", "within", "also", "not", "show")
OWN_KEYS: dict[str, tuple[str, ...]] = {
    "number": ("scale", "unit", "per", "out_of"),
    "money": ("currency", "scale"),
    "percent": ("share_of",),
    "term": ("role",),
    "list": ("complete", "ordered"),
}
ROLES = ("cause", "purpose", "definition")
BOUNDS = ("over", "under", "about")
EXAMPLE = '{year: "1959"}'


def read_answer(node: Node | None, found: Findings, extra: tuple[str, ...] = ()) -> Answer | None:
    """The answer that a map states; `extra` are keys that its owner reads. None where there are faults."""
    table = as_map(node, "'answer'", found, EXAMPLE)
    if table is None:
        return None
    kind = _type_of(table, found)
    if kind is None:
        return None
    fields = Fields(table, f"a {kind} answer", (kind, *OWN_KEYS.get(kind, ()), *COMMON, *extra), found)
    before = len(found.faults)
    value = READERS[kind](table.values[kind], fields, found)
    within = fields.get("within")
    tolerance = None if within is None else read_tolerance(within, found)
    answer = (
        Answer(
            value,
            Bound(fields.choice("bound", BOUNDS, "exact")),
            tolerance,
            fields.texts("also"),
            fields.texts("not"),
            fields.text("show"),
        )
        if value is not None
        else None
    )
    return answer if len(found.faults) == before else None


def _type_of(table: MapNode, found: Findings) -> str | None:
    given = [key for key in table.values if key in TYPES]
    if len(given) == 1:
        return given[0]
    if given:
        message = f"an answer has one type, but here are '{given[0]}' and '{given[1]}'; keep one"
        found.fault(table.keys[given[1]], message)
    else:
        found.fault(table, f"an answer needs one of these keys: {', '.join(TYPES)}; write {EXAMPLE}")
    return None


def _year(node: Node, fields: Fields, found: Findings) -> Value | None:
    span = read_span(node, "'year'", found)
    if span is None:
        return None
    if span[0].month or span[1].month:
        found.fault(node, "'year' is a year alone; write 'date' for a month or a day")
        return None
    return Year(span[0].year, span[1].year)


def _date(node: Node, fields: Fields, found: Findings) -> Value | None:
    span = read_span(node, "'date'", found)
    if span is None:
        return None
    for moment in span:
        if not moment.month:
            found.fault(node, f"'date' is a month or a day; for a year alone write year: \"{moment.year}\"")
            return None
    return Date(*span)


def _period(node: Node, fields: Fields, found: Findings) -> Value | None:
    table = as_map(node, "'period'", found, '{from: "1950", to: "1953"}')
    if table is None:
        return None
    grain = table.values.get("grain")
    ends = {key: value for key, value in table.values.items() if key != "grain"}
    span = read_span(MapNode(ends, table.keys, table.file, table.line, table.column), "'period'", found)
    coarse = "" if grain is None else as_text(grain, "'grain'", found)
    return None if span is None else Period(*span, coarse)


def _figures(node: Node, what: str, found: Findings) -> tuple[Decimal, Decimal] | None:
    """One figure twice, or the ends of a range in order."""
    if not isinstance(node, MapNode):
        figure = read_figure(node, what, found)
        return None if figure is None else (figure, figure)
    ends = read_ends(node, what, found)
    if ends is None:
        return None
    low, high = (read_figure(end, what, found) for end in ends)
    if low is None or high is None:
        return None
    if low >= high:
        found.fault(node, f"the range of {what} ends before it begins; swap 'from' and 'to'")
        return None
    return low, high


def _number(node: Node, fields: Fields, found: Findings) -> Value | None:
    figures = _figures(node, "'number'", found)
    scale = fields.choice("scale", tuple(SCALES))
    unit, per, out_of = fields.text("unit"), fields.text("per"), fields.figure("out_of")
    if figures is None:
        return None
    if out_of is not None and figures[1] > out_of:
        found.fault(fields.node.values["out_of"], "'out_of' is smaller than the number; it is the whole")
        return None
    return Number(*figures, scale, unit, per, out_of)


def _money(node: Node, fields: Fields, found: Findings) -> Value | None:
    figures = _figures(node, "'money'", found)
    currency, scale = fields.needed_text("currency"), fields.choice("scale", tuple(SCALES))
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        place = fields.node.values["currency"]
        found.fault(place, f"'currency' is a code of three capitals such as USD or EUR, not '{currency}'")
    return None if figures is None else Money(*figures, currency, scale)


def _percent(node: Node, fields: Fields, found: Findings) -> Value | None:
    figures = _figures(node, "'percent'", found)
    share_of = fields.text("share_of")
    if figures is None:
        return None
    if figures[0] < 0 or figures[1] > 100:
        found.fault(node, "'percent' goes from 0 to 100; write a growth beyond it as number with a unit")
        return None
    return Percent(*figures, share_of)


def _name(node: Node, fields: Fields, found: Findings) -> Value | None:
    return Name(as_slug(node, "'name'", found))


def _term(node: Node, fields: Fields, found: Findings) -> Value | None:
    return Term(as_text(node, "'term'", found), fields.choice("role", ROLES))


def _list(node: Node, fields: Fields, found: Findings) -> Value | None:
    complete, ordered = fields.yes_no("complete", True), fields.yes_no("ordered", False)
    if not isinstance(node, ListNode) or len(node.items) < 2:
        found.fault(node, "'list' needs two items or more; write [{name: ...}, {name: ...}]")
        return None
    items = [_list_item(item, found) for item in node.items]
    whole = tuple(item for item in items if item is not None)
    return Listing(whole, complete, ordered) if len(whole) == len(items) else None


def _list_item(node: Node, found: Findings) -> ListItem | None:
    if isinstance(node, MapNode) and "list" in node.values:
        found.fault(node.keys["list"], "a list cannot hold a list; name its items one by one")
        return None
    answer = read_answer(node, found, extra=("as",))
    role = node.values.get("as") if isinstance(node, MapNode) else None
    text = "" if role is None else as_text(role, "'as'", found)
    return None if answer is None else ListItem(answer, text)


READERS: dict[str, Callable[[Node, Fields, Findings], Value | None]] = {
    "year": _year,
    "date": _date,
    "period": _period,
    "number": _number,
    "money": _money,
    "percent": _percent,
    "name": _name,
    "term": _term,
    "list": _list,
}
