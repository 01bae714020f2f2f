"""What sets two contents of a course apart, item by item, and three of them brought together.

A content is plain data, as it is stored. Its items go by (part, id); what `bank.yaml` says of the whole by
(`bank`, key).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Plain = dict[str, Any]
Key = tuple[str, str]
HEAD = "bank"
PARTS = ("facts", "fixed", "names", "series")
PICTURES = "pictures"


def items_of(plain: Plain) -> dict[Key, Any]:
    """Every item of a content, in its order."""
    found: dict[Key, Any] = {(HEAD, key): value for key, value in plain.get(HEAD, {}).items()}
    for part in PARTS:
        found.update({(part, item["id"]): item for item in plain.get(part, ())})
    return found


def summary_of(before: Plain | None, after: Plain) -> dict[str, dict[str, list[str]]]:
    """By part, the ids of what is `added`, `changed` and `gone`; only what there is."""
    old, new = items_of(before or {}), items_of(after)
    found: dict[str, dict[str, list[str]]] = {}
    for key in touched(old, new):
        outcome = "gone" if key not in new else "added" if key not in old else "changed"
        found.setdefault(key[0], {}).setdefault(outcome, []).append(key[1])
    return found


def touched(before: Mapping[Key, Any], after: Mapping[Key, Any]) -> list[Key]:
    """The items that are not the same in both, in the order of what is there now."""
    return [key for key in dict.fromkeys((*after, *before)) if before.get(key) != after.get(key)]


def without(before: Plain, after: Plain, present: Plain) -> tuple[Plain, tuple[Key, ...]]:
    """`present` without what led from `before` to `after`, and the items that somebody changed since.

    Where there are such, nothing is taken out.
    """
    old, new, now = items_of(before), items_of(after), items_of(present)
    wanted = [key for key in touched(old, new) if now.get(key) != old.get(key)]
    conflicts = tuple(key for key in wanted if now.get(key) != new.get(key))
    if conflicts:
        return present, conflicts
    return _with({key: old.get(key) for key in wanted}, before, present), ()


def _with(values: Mapping[Key, Any], before: Plain, present: Plain) -> Plain:
    """`present` with these items in place of its own; None takes one out. What comes back finds its place.

    The pictures of both are there to be shown; those that nothing shows any more fall away when it is read.
    """
    merged = {**present, HEAD: dict(present[HEAD])}
    for part, key in values:
        if part == HEAD:
            merged[HEAD].pop(key, None)
            merged[HEAD].update({} if values[part, key] is None else {key: values[part, key]})
    for part in PARTS:
        mine = {key: value for (of, key), value in values.items() if of == part}
        if mine:
            order = [item["id"] for item in before.get(part, ())]
            merged[part] = _placed(mine, order, present[part])
    pictures = {one["file"]: one for one in (*before.get(PICTURES, ()), *present.get(PICTURES, ()))}
    return {**merged, PICTURES: list(pictures.values())} if pictures else merged


def _placed(values: Mapping[str, Any], order: list[str], present: list[Plain]) -> list[Plain]:
    found = [values.get(item["id"], item) for item in present]
    result: list[Plain] = [item for item in found if item is not None]
    there = {item["id"] for item in result}
    for place, key in enumerate(order):
        if key in values and key not in there and values[key] is not None:
            ahead = set(order[:place])
            last = max((at for at, item in enumerate(result, 1) if item["id"] in ahead), default=0)
            result.insert(last, values[key])
            there.add(key)
    return result
