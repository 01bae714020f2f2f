"""The id that a question of another program gets here: the same for the same question, whenever it comes."""

from __future__ import annotations

import json
from collections.abc import Container
from hashlib import sha256

from quizapp.formats.imports.items import ImportedItem
from quizapp.formats.native.fields import MAX_SLUG, SLUG, better_slug

_DIGITS = 10  # of the digest: 40 bits tell the questions of a course apart
_WORDS = 40  # characters of the readable part
_LISTED = ("choice", "choose_all", "matching", "ordering")


def id_of(item: ImportedItem, taken: Container[str]) -> str:
    """What its file calls it, where it does; else its first words and a digest of what is asked.

    So an item whose answers, feedback or key were edited keeps its id; one without an id in its file that
    asks something else is another one. Ids in `taken` belong to others: then a number stands behind.
    """
    wanted = _own_id(item.source_id) if item.source_id else _id_by_content(item)
    found, number = wanted, 2
    while found in taken:
        tail = f"-{number}"
        found, number = wanted[: MAX_SLUG - len(tail)].rstrip("-") + tail, number + 1
    return found


def _own_id(source_id: str) -> str:
    if SLUG.fullmatch(source_id) and len(source_id) <= MAX_SLUG:
        return source_id
    return f"{_start(source_id)}-{_digest(source_id)}"


def _id_by_content(item: ImportedItem) -> str:
    """Of lists it counts what stands in them, for many of them ask in the same words; not what is right.

    Nor does the name count, which often is a number that changes when an item is put before it.
    """
    parts = [answer.text for answer in item.answers] if item.kind in ("choice", "choose_all") else []
    parts += [side for pair in item.pairs for side in pair if side]
    parts += item.order
    asked = sorted(parts) if item.kind in _LISTED else []
    return f"{_start(item.stem)}-{_digest(item.stem, *asked)}"


def _start(text: str) -> str:
    return better_slug(text[:1000], "question")[:_WORDS].strip("-") or "question"


def _digest(*texts: str) -> str:
    whole = json.dumps(texts)  # escaped, so that any text has a digest
    return sha256(whole.encode("ascii")).hexdigest()[:_DIGITS]
