"""Reading the keys of one map: each getter takes the value if it is right, or notes what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from difflib import get_close_matches

from quizapp.core.values import Moment
from quizapp.formats.native.faults import Findings, suggest
from quizapp.formats.native.nodes import NODE_WORDS, ListNode, MapNode, Node, Scalar
from quizapp.formats.native.scalars import read_figure, read_moment, read_span

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_SLUG = 80


class Fields:
    """A map of the file with the keys it may have; `what` names it in messages ("fact")."""

    def __init__(
        self,
        node: MapNode,
        what: str,
        known: Collection[str],
        found: Findings,
        elsewhere: dict[str, str] | None = None,
    ) -> None:
        self.node, self.what, self.found = node, what, found
        for key, place in node.keys.items():
            if key not in known:
                hint = _hint(key, known, elsewhere or {})
                found.fault(place, f"unknown key '{key}' in {what}{hint}", slip=True)

    def __contains__(self, key: str) -> bool:
        return key in self.node.values

    def get(self, key: str) -> Node | None:
        """The node under `key`, if there is one."""
        return self.node.values.get(key)

    def need(self, key: str) -> Node | None:
        """The node under `key`; a fault where there is none."""
        node = self.node.values.get(key)
        if node is None:
            self.found.fault(self.node, f"{self.what} has no '{key}'; add '{key}: ...'")
        return node

    def text(self, key: str, default: str = "") -> str:
        """The text under `key`, trimmed."""
        node = self.get(key)
        return default if node is None else as_text(node, f"'{key}'", self.found)

    def needed_text(self, key: str) -> str:
        """The text under `key`, which must be there."""
        node = self.need(key)
        return "" if node is None else as_text(node, f"'{key}'", self.found)

    def slug(self, key: str) -> str:
        """The id under `key`, which must be there and be in the form of ids."""
        node = self.need(key)
        return "" if node is None else as_slug(node, f"'{key}'", self.found)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts under `key`; one text alone is a list of one."""
        return tuple(as_text(item, f"each item of '{key}'", self.found) for item in self.items(key))

    def items(self, key: str) -> list[Node]:
        """The nodes of the list under `key`; one text or map alone is a list of one."""
        node = self.get(key)
        if node is None:
            return []
        return node.items if isinstance(node, ListNode) else [node]

    def yes_no(self, key: str, default: bool) -> bool:
        """`yes` or `no` under `key`."""
        return self.choice(key, ("yes", "no"), "yes" if default else "no") == "yes"

    def choice(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """One of the `allowed` words under `key`."""
        node = self.get(key)
        if node is None:
            return default
        word = as_text(node, f"'{key}'", self.found)
        if word and word not in allowed:
            listed = ", ".join(allowed)
            self.found.fault(node, f"'{key}' must be one of {listed}, not '{word}'")
            return default
        return word or default

    def figure(self, key: str, default: Decimal | None = None) -> Decimal | None:
        """A figure under `key`."""
        node = self.get(key)
        return default if node is None else read_figure(node, f"'{key}'", self.found)

    def moment(self, key: str) -> Moment | None:
        """A year, month or day under `key`, which must be there."""
        node = self.need(key)
        return None if node is None else read_moment(node, f"'{key}'", self.found)

    def span(self, key: str) -> tuple[Moment, Moment] | None:
        """A date, or a range of them, under `key`."""
        node = self.get(key)
        return None if node is None else read_span(node, f"'{key}'", self.found)

    def maps(self, key: str, what: str) -> Iterator[MapNode]:
        """The maps in the list under `key`; `what` names one of them."""
        node = self.get(key)
        if node is None:
            return
        if not isinstance(node, ListNode):
            self.found.fault(node, f"'{key}' must be a list; begin each {what} with '- ' on a new line")
            return
        for item in node.items:
            if isinstance(item, MapNode):
                yield item
            else:
                self.found.fault(item, f"each {what} must be a map of keys and values, not {_said(item)}")

    def named_maps(self, key: str, what: str) -> Iterator[tuple[str, Node, Node]]:
        """Id, its place and what it stands for, from `{id: ...}` or from a list of maps with `id`."""
        node = self.get(key)
        if isinstance(node, ListNode):
            for item in self.maps(key, what):
                name = item.values.get("id")
                if name is None:
                    self.found.fault(item, f"{what} has no 'id'; add 'id: ...'")
                else:
                    yield as_slug(name, "'id'", self.found), name, item
        elif isinstance(node, MapNode):
            for name_id, value in node.values.items():
                place = node.keys[name_id]
                yield as_slug(place, f"the id of a {what}", self.found), place, value
        elif node is not None:
            self.found.fault(node, f"'{key}' must be a map; write 'id: ...' for each {what}")


def as_map(node: Node | None, what: str, found: Findings, example: str) -> MapNode | None:
    """The node if it is a map; else a fault that shows the `example`."""
    if node is None or isinstance(node, MapNode):
        return node
    found.fault(node, f"{what} must be a map, not {_said(node)}; write {example}")
    return None


def as_text(node: Node, what: str, found: Findings) -> str:
    """The trimmed text of a scalar; a fault and an empty text where it is something else or empty."""
    if not isinstance(node, Scalar):
        found.fault(node, f"{what} must be a text, not {_said(node)}; put the whole value in quotes")
        return ""
    text = node.text.strip()
    if not text:
        found.fault(node, f"{what} is empty; write a text, or remove the key")
    return text


def as_slug(node: Node, what: str, found: Findings) -> str:
    """An id: small letters, digits and single hyphens."""
    text = as_text(node, what, found)
    if text and (not SLUG.fullmatch(text) or len(text) > MAX_SLUG):
        better = better_slug(text)
        found.fault(node, f"{what} must be small letters, digits and hyphens, not '{text}'; write '{better}'")
    return text


def better_slug(text: str, otherwise: str = "an-id-like-this") -> str:
    """The id nearest to a text; `otherwise` where the text has none of an id's letters."""
    return "-".join(re.findall("[a-z0-9]+", text.lower()))[:MAX_SLUG].strip("-") or otherwise


def _hint(key: str, known: Collection[str], elsewhere: dict[str, str]) -> str:
    """What to write instead of an unknown key; `elsewhere` knows words for what is called otherwise here."""
    near = get_close_matches(key, (*known, *elsewhere), n=1, cutoff=0.6)
    return elsewhere[near[0]] if near and near[0] in elsewhere else suggest(key, sorted(known))


def _said(node: Node) -> str:
    return f"'{node.text}'" if isinstance(node, Scalar) else NODE_WORDS[type(node)]
