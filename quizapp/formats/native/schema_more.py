"""The schema of `series.yaml` and `fixed.yaml`."""

from __future__ import annotations

import re

from quizapp.core.facts import FixedItem, FixedOption, Locator, Point, Series
from quizapp.core.values import SCALES, Bound
from quizapp.formats.native.answers import BOUNDS
from quizapp.formats.native.draft import Draft, Item
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.fields import Fields, as_text
from quizapp.formats.native.nodes import MapNode, Node
from quizapp.formats.native.scalars import read_locator, read_tolerance
from quizapp.formats.native.schema_pictures import read_picture

SERIES_KEYS = ("id", "title", "unit", "scale", "at", "caution", "points")
POINT_KEYS = ("x", "y", "fact", "bound")
OPTION_KEYS = ("text", "because")
PAIR_KEYS = ("left", "right")
FIXED_KEYS = (
    "id", "type", "prompt", "options", "key", "pairs", "spare", "within", "at", "why", "section", "tags",
    "picture",
)  # fmt: skip
CURRENCY = re.compile("[A-Z]{3}")


def read_series(fields: Fields, draft: Draft, found: Findings) -> None:
    """Take the list `series:` into the draft."""
    for table in fields.maps("series", "series"):
        before = len(found.faults)
        series = _series(table, found)
        if len(found.faults) == before:
            draft.series.append(Item(series, table))
        else:
            draft.broken_ids.add(series.id)


def read_fixed(fields: Fields, draft: Draft, section: str, found: Findings) -> None:
    """Take the list `fixed:` into the draft; `section` is that of the file, or empty."""
    for table in fields.maps("fixed", "fixed question"):
        before = len(found.faults)
        item = _fixed(table, section, found)
        if len(found.faults) == before:
            draft.fixed.append(Item(item, table))
        else:
            draft.broken_ids.add(item.id)


def _series(table: MapNode, found: Findings) -> Series:
    fields = Fields(table, "series", SERIES_KEYS, found)
    unit = fields.needed_text("unit")
    is_money = bool(CURRENCY.fullmatch(unit))
    points = [_point(item, found) for item in fields.maps("points", "point")]
    if fields.need("points") is not None and len(points) < 2:
        found.fault(table.values["points"], 'a series needs two points or more; write {x: "1990", y: "12.5"}')
    return Series(
        id=fields.slug("id"),
        title=fields.needed_text("title"),
        unit="" if is_money else unit,
        at=_places(fields, found),
        points=tuple(point for point in points if point is not None),
        scale=fields.choice("scale", tuple(SCALES)),
        currency=unit if is_money else "",
        caution=fields.text("caution"),
    )


def _point(table: MapNode, found: Findings) -> Point | None:
    fields = Fields(table, "point", POINT_KEYS, found)
    fields.need("y")
    x, y = fields.moment("x"), fields.figure("y")
    fact, bound = fields.text("fact"), Bound(fields.choice("bound", BOUNDS, "exact"))
    return None if x is None or y is None else Point(x, y, fact, bound)


def _fixed(table: MapNode, section: str, found: Findings) -> FixedItem:
    fields = Fields(table, "fixed question", FIXED_KEYS, found)
    type_name = fields.needed_text("type")
    if type_name != "matching":  # its pairs say what is right
        fields.need("key")
    within = fields.get("within")
    return FixedItem(
        id=fields.slug("id"),
        type=type_name,
        prompt=fields.needed_text("prompt"),
        key=fields.texts("key"),
        options=tuple(_option(node, found) for node in fields.items("options")),
        at=_places(fields, found),
        section=fields.text("section", section),
        why=fields.text("why"),
        pairs=tuple(_pair(table, found) for table in fields.maps("pairs", "pair")),
        spare=fields.texts("spare"),
        within=None if within is None else read_tolerance(within, found),
        tags=fields.texts("tags"),
        picture=read_picture(fields.get("picture"), found),
    )


def _pair(table: MapNode, found: Findings) -> tuple[str, str]:
    fields = Fields(table, "pair", PAIR_KEYS, found)
    return fields.needed_text("left"), fields.needed_text("right")


def _option(node: Node, found: Findings) -> FixedOption:
    """An option: its text alone, or a map with the reason why it is wrong."""
    if not isinstance(node, MapNode):
        return FixedOption(as_text(node, "each item of 'options'", found))
    fields = Fields(node, "option", OPTION_KEYS, found)
    return FixedOption(fields.needed_text("text"), fields.text("because"))


def _places(fields: Fields, found: Findings) -> tuple[Locator, ...]:
    places = (read_locator(item, found) for item in fields.items("at"))
    return tuple(place for place in places if place is not None)
