"""Answers as they are typed: a type, a value in one text, and what belongs to the type."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizapp.core.rendering import answer_text
from quizapp.formats.native.answers import OWN_KEYS, TYPES, read_answer
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.nodes import from_plain
from quizapp.formats.typed.texts import (
    Head,
    Names,
    Plain,
    Typed,
    full,
    lines_of,
    range_text,
    read_range,
    text_of,
)

TEXT_KEYS = ("scale", "per", "out_of", "currency", "share_of", "role")
ROLE_SIGN = " | "  # between an item of a list and what is shown with it
_AROUND = re.compile(r"^[$€£]\s*|\s*(?:%|per cent)$")


def answer_to_typed(plain: Plain, names: Names, head: Head) -> dict[str, object]:
    """The fields of an answer; `value` holds what is right in one text, of a list one item a line."""
    kind = next(key for key in plain if key in TYPES)
    typed: dict[str, object] = {"type": kind, "value": _value_text(kind, plain, names)}
    typed |= {key: str(plain[key]) for key in (*TEXT_KEYS, "bound", "within", "show") if key in plain}
    if kind == "period":
        typed["grain"] = plain["period"].get("grain", "")
    if kind == "list":
        typed["complete"] = plain.get("complete") != "no"
        typed["ordered"] = plain.get("ordered") == "yes"
    if "unit" in plain:
        typed["unit"] = head.unit_shown(plain["unit"])
    return typed | {"also": "\n".join(plain.get("also", [])), "refused": "\n".join(plain.get("not", []))}


def answer_from_typed(typed: Typed, names: Names, head: Head, before: Plain | None = None) -> Plain:
    """The answer that was typed. `before` is the one that it was, whose items of a list are known again."""
    kind = text_of(typed, "type")
    kind = kind if kind in TYPES else "year"
    value = text_of(typed, "value")
    own = {key: text_of(typed, key) for key in OWN_KEYS.get(kind, ()) if key in TEXT_KEYS}
    if kind == "number":
        own["unit"] = head.unit(text_of(typed, "unit"))
    if kind == "list":
        own |= {
            "complete": "" if typed.get("complete") else "no",
            "ordered": "yes" if typed.get("ordered") else "",
        }
    more = {
        "bound": text_of(typed, "bound"),
        "within": text_of(typed, "within"),
        "also": lines_of(typed, "also"),
        "not": lines_of(typed, "refused"),
        "show": text_of(typed, "show"),
    }
    needed = {"currency": own.pop("currency", "")} if kind == "money" else {}
    return {kind: _READERS[kind](value, typed, names, head, before), **full(own), **needed, **full(more)}


def shown_of(plain: Plain, names: Names) -> str:
    """How an answer is shown; empty where it cannot be read."""
    answer = read_answer(from_plain(plain), Findings())
    if answer is None:
        return ""
    labels = {one["id"]: one["label"] for one in names.made}
    if not answer.show and plain.get("name") in labels:
        return str(labels[plain["name"]])
    return answer_text(answer, names.bank)


def _value_text(kind: str, plain: Plain, names: Names) -> str:
    value = plain[kind]
    if kind == "name":
        return names.shown(value)
    if kind == "list":
        return "\n".join(item_text(item, names) for item in value)
    return range_text(value)


def item_text(item: Plain, names: Names) -> str:
    """An item of a list in one line."""
    role = item.get("as", "")
    bare = {key: value for key, value in item.items() if key != "as"}
    text = names.shown(bare["name"]) if set(bare) == {"name"} else shown_of(bare, names)
    return f"{text}{ROLE_SIGN}{role}" if role else text


def _items(names: Names, value: str, before: Plain | None) -> list[Plain]:
    """Items that were there are kept whole; others are names where they are called so, else words."""
    known = {item_text(item, names): item for item in (before or {}).get("list", [])}
    return [
        known.get(line) or _item(line, names) for line in (one.strip() for one in value.splitlines()) if line
    ]


def _item(line: str, names: Names) -> Plain:
    text, _, role = (part.strip() for part in line.partition(ROLE_SIGN.strip()))
    found = names.find(text)
    return {**({"name": found} if found else {"term": text}), **full({"as": role})}


def _period(value: str, typed: Typed) -> object:
    ends = read_range(value, is_date=True)
    return {
        **(ends if isinstance(ends, dict) else {"from": ends}),
        **full({"grain": text_of(typed, "grain")}),
    }


def _figure(value: str) -> object:
    return read_range(_AROUND.sub("", value))


_Read = Callable[[str, Typed, Names, Head, Plain | None], object]
_READERS: dict[str, _Read] = {
    "year": lambda value, *_: read_range(value),
    "date": lambda value, *_: read_range(value, is_date=True),
    "period": lambda value, typed, *_: _period(value, typed),
    "number": lambda value, *_: _figure(value),
    "money": lambda value, *_: _figure(value),
    "percent": lambda value, *_: _figure(value),
    "name": lambda value, typed, names, head, _: names.need(value, head.pool(text_of(typed, "pool"))),
    "term": lambda value, *_: value,
    "list": lambda value, _typed, names, _head, before: _items(names, value, before),
}
