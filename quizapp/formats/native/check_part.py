"""Parts of a bank that somebody wrote anew, checked with the rest; each fault knows its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.core.facts import Bank
from quizapp.formats.native.check import check, check_kinds
from quizapp.formats.native.draft import Draft, draft_of, merge
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.nodes import ListNode, MapNode, Node, Scalar
from quizapp.formats.native.reader import assemble
from quizapp.formats.native.schema import read_parts

Remark = tuple[str, str]  # the path of a key ("facts.0.answer.year"), and what is said of it


@dataclass(frozen=True, slots=True)
class PartCheck:
    """What checking gave: the whole bank with the parts in it, or None and the faults.

    `faults` and `warnings` are about keys of the parts; `elsewhere` is what would be wrong in the rest of
    the bank, where anything would.
    """

    bank: Bank | None
    faults: tuple[Remark, ...] = ()
    elsewhere: tuple[str, ...] = ()
    warnings: tuple[Remark, ...] = ()


def check_parts(bank: Bank, parts: Mapping[str, Any], without: frozenset[str] = frozenset()) -> PartCheck:
    """The bank with `parts` in it, plain data as `to_plain` gives it: `bank`, `names`, `facts`, `fixed`.

    What has an id that is there already is replaced where it stands, other parts are added at the end.
    `without`: ids of facts, names and fixed questions to leave out.
    """
    found, draft = Findings(), Draft()
    read_parts(_placed(parts, ""), "", draft, found)
    rest = f"bank '{bank.slug}'"
    base = draft_of(
        bank.head,
        tuple(one for one in bank.names if one.id not in without),
        tuple(one for one in bank.facts if one.id not in without),
        bank.series,
        tuple(one for one in bank.fixed if one.id not in without),
        rest,
    )
    whole = merge(base, draft)
    made = assemble(whole, bank.slug)
    check(whole, made, found)
    if not found.faults:
        check_kinds(whole, made, found)
    return PartCheck(
        bank=None if found.faults else made,
        faults=tuple((one.file, one.message) for one in found.faults if one.file != rest),
        elsewhere=tuple(one.message for one in found.faults if one.file == rest),
        warnings=tuple((one.file, one.message) for one in found.warnings if one.file != rest),
    )


def _placed(data: Any, path: str) -> Node:
    """The tree of plain data whose nodes stand at the path of their keys."""
    if isinstance(data, Mapping):
        below = {str(key): f"{path}.{key}".lstrip(".") for key in data}
        return MapNode(
            {str(key): _placed(value, below[str(key)]) for key, value in data.items()},
            {key: Scalar(key, place) for key, place in below.items()},
            path,
        )
    if isinstance(data, list | tuple):
        return ListNode([_placed(one, f"{path}.{number}") for number, one in enumerate(data)], path)
    return Scalar(str(data), path)
