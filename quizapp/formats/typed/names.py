"""A name as it is typed into a form, and as plain data of the files."""

from __future__ import annotations

from typing import Any

from quizapp.core.facts import Bank
from quizapp.core.suggestions import free_id
from quizapp.formats.native.writer import head_to_plain
from quizapp.formats.typed.facts import Written
from quizapp.formats.typed.texts import Head, Names, Plain, Typed, full, lines_of, text_of


def name_to_typed(plain: Plain, bank: Bank) -> dict[str, Any]:
    """The fields of a name that is plain data; its pool by what the members are."""
    members = dict(bank.head.pools).get(plain.get("pool", ""), "")
    typed = {key: plain.get(key, "") for key in ("id", "label", "began", "ended")}
    typed |= {"pool": members or plain.get("pool", ""), "inside": Names(bank).shown(plain.get("in", ""))}
    return typed | {key: "\n".join(plain.get(key, [])) for key in ("also", "words")}


def name_from_typed(typed: Typed, bank: Bank, before: Plain | None = None) -> Written:
    """What was typed as plain data; `before` is the name that it was, None for a new one."""
    head, names = Head(bank, head_to_plain(bank.head)), Names(bank)
    label, pool = text_of(typed, "label"), text_of(typed, "pool")
    inside = text_of(typed, "inside")
    own_pool = (before or {}).get("pool", "")
    is_own = own_pool and pool in (own_pool, dict(bank.head.pools).get(own_pool))
    taken = {one.id for one in bank.names}
    plain = {
        "id": before["id"]
        if before
        else text_of(typed, "id") or free_id(label, taken, f"name-{len(taken) + 1}"),
        "label": label,
    } | full(
        {
            "pool": own_pool if is_own else head.pool(pool),
            "also": lines_of(typed, "also"),
            "in": names.find(inside) or inside,
            "began": text_of(typed, "began"),
            "ended": text_of(typed, "ended"),
            "words": lines_of(typed, "words"),
        }
    )
    parts: dict[str, Any] = {"names": [plain]}
    if head.is_changed:
        parts["bank"] = head.plain
    return Written(plain["id"], parts, before is None, "names")
