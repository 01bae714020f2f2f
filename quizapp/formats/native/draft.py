"""A bank while it is read: what was understood so far, each part with its place in the files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from quizapp.core.facts import BankHead, Fact, FixedItem, NameEntry, Section, Series, Unit
from quizapp.formats.native.faults import Located
from quizapp.formats.native.nodes import ListNode, MapNode, Node, Scalar

T = TypeVar("T")
Part = TypeVar("Part", Fact, NameEntry, Series, FixedItem)


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A part of the bank, and the node it was read from."""

    value: T
    node: Node

    def place(self, *path: str | int) -> Located:
        """Where the value under a path of keys and indices stands, or the nearest thing above it."""
        node = self.node
        for step in path:
            below: Node | None = None
            if isinstance(node, MapNode):
                below = node.values.get(str(step))
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                below = node.items[step]
            elif step == 0:
                below = node  # one text alone is a list of one
            if below is None:
                break
            node = below
        return node


@dataclass(slots=True)
class Draft:
    """What the files of one bank say, part by part, in the order of the files.

    `broken_ids` are those of parts left out because of a fault, so that what refers to them is not
    blamed as well.
    """

    head: Item[BankHead] | None = None
    sections: list[Item[Section]] = field(default_factory=list)
    units: list[Item[Unit]] = field(default_factory=list)
    names: list[Item[NameEntry]] = field(default_factory=list)
    facts: list[Item[Fact]] = field(default_factory=list)
    series: list[Item[Series]] = field(default_factory=list)
    fixed: list[Item[FixedItem]] = field(default_factory=list)
    broken_ids: set[str] = field(default_factory=set)

    def is_empty(self) -> bool:
        """Whether there is nothing to ask in it."""
        return not (self.facts or self.series or self.fixed or self.broken_ids)


def merge(base: Draft, upload: Draft) -> Draft:
    """`base` with the parts of `upload`: those of a known id are replaced where they stand, others added."""
    return Draft(
        head=upload.head or base.head,
        sections=upload.sections if upload.head else base.sections,
        units=upload.units if upload.head else base.units,
        names=_merged(base.names, upload.names),
        facts=_merged(base.facts, upload.facts),
        series=_merged(base.series, upload.series),
        fixed=_merged(base.fixed, upload.fixed),
        broken_ids=base.broken_ids | upload.broken_ids,
    )


def _merged(base: list[Item[Part]], upload: list[Item[Part]]) -> list[Item[Part]]:
    known = {item.value.id for item in base}
    newer = {item.value.id: item for item in upload if item.value.id in known}
    seen: set[str] = set()
    kept = [newer.get(item.value.id, item) for item in base]
    for item in upload:  # a second part of the same id stays, to be found as a duplicate
        if item.value.id not in known or item.value.id in seen:
            kept.append(item)
        seen.add(item.value.id)
    return kept


def draft_of(
    head: BankHead,
    names: tuple[NameEntry, ...],
    facts: tuple[Fact, ...],
    series: tuple[Series, ...],
    fixed: tuple[FixedItem, ...],
    file: str,
) -> Draft:
    """The draft of a bank that is loaded already; all its parts stand in `file`, without a line."""
    here = Scalar("", file)
    return Draft(
        head=Item(head, here),
        sections=[Item(section, here) for section in head.sections],
        units=[Item(unit, here) for unit in head.units],
        names=[Item(name, here) for name in names],
        facts=[Item(fact, here) for fact in facts],
        series=[Item(one, here) for one in series],
        fixed=[Item(one, here) for one in fixed],
    )
