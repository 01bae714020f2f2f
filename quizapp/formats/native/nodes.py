"""A neutral tree of texts, lists and maps, each with its place; made from YAML or from plain data.

Nothing is typed here: every scalar stays the text it was, so `no`, `0746` and `1937-10-25` are safe.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    text: str
    file: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class ListNode:
    """Nodes in order."""

    items: list[Node] = field(default_factory=list)
    file: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class MapNode:
    """Nodes by key; `keys` holds the keys with their places."""

    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)
    file: str = ""
    line: int = 0
    column: int = 0


Node = Scalar | ListNode | MapNode
NODE_WORDS: dict[type, str] = {Scalar: "text", ListNode: "a list", MapNode: "a map of keys and values"}


def from_plain(data: Any, file: str = "") -> Node:
    """The tree of plain data (str, int, bool, None, list, dict), as JSON holds it.

    True and False become `yes` and `no`. Raises ValueError for other types and beyond 20 levels.
    """
    return _from_plain(data, file, MAX_DEPTH)


def _from_plain(data: Any, file: str, levels: int) -> Node:
    if levels == 0:
        raise ValueError(f"the data is nested more than {MAX_DEPTH} levels deep")
    if isinstance(data, dict):
        keys = {str(key): Scalar(str(key), file) for key in data}
        values = {str(key): _from_plain(value, file, levels - 1) for key, value in data.items()}
        return MapNode(values, keys, file)
    if isinstance(data, list | tuple):
        return ListNode([_from_plain(item, file, levels - 1) for item in data], file)
    if isinstance(data, bool):
        return Scalar("yes" if data else "no", file)
    if isinstance(data, str | int):
        return Scalar(str(data), file)
    raise ValueError(f"plain data cannot hold {type(data).__name__}")
