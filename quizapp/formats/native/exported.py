"""The way back from the export for programs: what it adds to the files of a bank is taken off again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quizapp.formats.native.nodes import ListNode, MapNode, Node, Scalar

ITEMS = ("names", "facts", "series", "fixed")
MARKS = ("slug", "revision")  # of a course, which no file of a bank says
ADDED = {
    "names": (),
    "facts": ("answer_text", "also"),
    "series": ("facts", "bounds"),
    "fixed": (),
}  # said elsewhere, too
NOTHING = {"turn": "null", "event": "null", "graded": "false"}  # as JSON says that a fact has none


def is_export(content: Any) -> bool:
    """Whether JSON, loaded, is the export of a course."""
    bank = content.get("bank") if isinstance(content, Mapping) else None
    return isinstance(bank, Mapping) and all(mark in bank for mark in MARKS)


def is_exported(node: Node) -> bool:
    """Whether a file, read, is the export of a course."""
    bank = node.values.get("bank") if isinstance(node, MapNode) else None
    return isinstance(bank, MapNode) and all(mark in bank.values for mark in MARKS)


def as_in_files(node: Node) -> Node:
    """The export as a file of a bank would say it; every other file as it is."""
    bank = node.values.get("bank") if isinstance(node, MapNode) else None
    if not isinstance(node, MapNode) or not isinstance(bank, MapNode) or not is_exported(node):
        return node
    kept = _without(node, ("pictures",))
    parts = {**kept.values, "bank": _without(bank, MARKS)}
    return replace(kept, values={key: _part(key, part) for key, part in parts.items()})


def _part(key: str, part: Node) -> Node:
    if key not in ITEMS or not isinstance(part, ListNode):
        return part
    return replace(part, items=[_item(item, ADDED[key]) for item in part.items])


def _item(item: Node, added: tuple[str, ...]) -> Node:
    """A fact, a name or a series without what is added and what says nothing."""
    if not isinstance(item, MapNode):
        return item
    item = _with_points(item)
    empty = [key for key, value in item.values.items() if _says_nothing(key, value)]
    kept = _without(item, (*added, *empty))
    graded = kept.values.get("graded")
    if isinstance(graded, Scalar) and graded.text == "true":
        kept = replace(kept, values={**kept.values, "graded": replace(graded, text="yes")})
    return kept


def _with_points(item: MapNode) -> MapNode:
    """A series whose points say themselves which fact each is and what bounds it."""
    points = item.values.get("points")
    if not isinstance(points, ListNode):
        return item
    whole = points.items
    for name, key in (("facts", "fact"), ("bounds", "bound")):
        said = item.values.get(name)
        if isinstance(said, ListNode) and len(said.items) == len(whole):
            whole = [_saying(point, key, value) for point, value in zip(whole, said.items, strict=True)]
    return replace(item, values={**item.values, "points": replace(points, items=whole)})


def _saying(point: Node, key: str, value: Node) -> Node:
    if not isinstance(point, MapNode) or _says_nothing(key, value):
        return point
    place = Scalar(key, value.file, value.line, value.column)
    return replace(point, values={**point.values, key: value}, keys={**point.keys, key: place})


def _says_nothing(key: str, value: Node) -> bool:
    if isinstance(value, Scalar):
        return value.text in ("", NOTHING.get(key))
    return isinstance(value, ListNode) and not value.items


def _without(node: MapNode, keys: tuple[str, ...]) -> MapNode:
    """A map without some of its keys."""
    return replace(
        node,
        values={key: value for key, value in node.values.items() if key not in keys},
        keys={key: place for key, place in node.keys.items() if key not in keys},
    )
