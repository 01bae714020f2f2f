"""A question that is asked as it was written: as it is typed into a form, and as plain data of the files."""

from __future__ import annotations

from typing import Any

from quizapp.core.facts import Bank
from quizapp.core.suggestions import asked_ids, free_id
from quizapp.core.text import content_words
from quizapp.formats.typed.facts import Written
from quizapp.formats.typed.places import places_from, places_text
from quizapp.formats.typed.texts import Plain, Typed, full, lines_of, text_of, words_between_commas

WITH_OPTIONS = ("choice", "choose_all")
TEXTS = ("type", "prompt", "section", "why", "within")


def fixed_to_typed(plain: Plain, _bank: Bank) -> dict[str, Any]:
    """The fields of a question that is plain data; each option says whether it is right."""
    key = plain.get("key", [])
    options = [one if isinstance(one, dict) else {"text": one} for one in plain.get("options", [])]
    typed: dict[str, Any] = {one: plain.get(one, "") for one in ("id", *TEXTS)}
    typed |= {"at": places_text(plain.get("at", [])), "tags": ", ".join(plain.get("tags", []))}
    typed |= {"key": "\n".join(key), "truth": key[0].casefold() if key else ""}
    typed |= {
        "spare": "\n".join(plain.get("spare", [])),
        "pairs": [dict(pair) for pair in plain.get("pairs", [])],
    }
    return typed | {
        "options": [
            {"text": one["text"], "because": one.get("because", ""), "is_right": one["text"] in key}
            for one in options
        ]
    }


def fixed_from_typed(typed: Typed, bank: Bank, before: Plain | None = None) -> Written:
    """What was typed as plain data; `before` is the question that it was, None for a new one."""
    kind = text_of(typed, "type")
    plain = {
        "id": before["id"] if before else _new_id(typed, bank),
        **full({key: text_of(typed, key) for key in TEXTS}),
        "type": kind,
        "prompt": text_of(typed, "prompt"),
        "at": places_from(text_of(typed, "at"), text_of(typed, "section"), bank),
        "tags": words_between_commas(typed, "tags"),
        "picture": (before or {}).get("picture"),  # it has a page of its own
    }
    if kind in WITH_OPTIONS:
        plain |= _options(typed, before)
    elif kind == "matching":
        plain |= {"pairs": _pairs(typed), "spare": lines_of(typed, "spare")}
    else:
        plain["key"] = lines_of(typed, "truth" if kind == "true_false" else "key")
    if kind != "number":
        plain.pop("within", None)
    needed = {key: plain[key] for key in ("id", "type", "prompt", "key", "options", "pairs") if key in plain}
    return Written(plain["id"], {"fixed": [full(plain) | needed]}, before is None, "fixed")


def _new_id(typed: Typed, bank: Bank) -> str:
    words = " ".join(content_words(text_of(typed, "prompt"))[:6])
    return text_of(typed, "id") or free_id(words, asked_ids(bank), f"question-{len(bank.fixed) + 1}")


def _options(typed: Typed, before: Plain | None) -> Plain:
    """The options and the texts of those that are right, in the order that the key had before."""
    rows = [row for row in typed.get("options") or [] if text_of(row, "text") or text_of(row, "because")]
    options = [{"text": text_of(row, "text"), **full({"because": text_of(row, "because")})} for row in rows]
    right = [text_of(row, "text") for row in rows if row.get("is_right")]
    former = (before or {}).get("key", [])
    right.sort(key=lambda text: former.index(text) if text in former else len(former))
    return {"options": options, "key": right}


def _pairs(typed: Typed) -> list[Plain]:
    rows = [{side: text_of(row, side) for side in ("left", "right")} for row in typed.get("pairs") or []]
    return [row for row in rows if any(row.values())]
