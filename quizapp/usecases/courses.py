"""Courses as they are stored, and what sets two contents of one course apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.facts import Bank, Fact
from quizapp.formats.native.writer import fact_to_plain, revision_of, to_plain
from quizapp.store import banks

SERIES, FIXED = "series", "fixed"
FOLDER, DATABASE = "folder", "database"  # homes of a course; stored, so never changed


@dataclass(frozen=True, slots=True)
class Change:
    """What another content of a course would do to it.

    `changed` holds pairs of a fact as it is and as it would be. `parts` counts what else would change,
    by its name in the files: `bank` (title, sections and the like), `names`, `series`, `fixed`.
    `audience`: who would see it from then on, where that changes.
    """

    added: tuple[Fact, ...]
    changed: tuple[tuple[Fact, Fact], ...]
    gone: tuple[Fact, ...]
    parts: dict[str, int]
    audience: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything stays as it is."""
        return not (self.added or self.changed or self.gone or self.parts)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many facts are added, changed and gone."""
        return len(self.added), len(self.changed), len(self.gone)


def change(present: Bank, coming: Bank) -> Change:
    """What `coming` would do to `present`, fact by fact."""
    pairs = [(present.fact_by_id[fact.id], fact) for fact in coming.facts if fact.id in present.fact_by_id]
    return Change(
        added=tuple(fact for fact in coming.facts if fact.id not in present.fact_by_id),
        changed=tuple(pair for pair in pairs if fact_to_plain(pair[0]) != fact_to_plain(pair[1])),
        gone=tuple(fact for fact in present.facts if fact.id not in coming.fact_by_id),
        parts=_other_parts(to_plain(present), to_plain(coming)),
        audience=coming.head.audience if coming.head.audience != present.head.audience else "",
    )


@dataclass(frozen=True, slots=True)
class Ready:
    """A course's content as it is stored: made before the database is written to, as that takes a while."""

    slug: str
    title: str
    audience: str
    digest: str
    document: dict[str, Any]
    types: dict[str, str]


def make_ready(bank: Bank) -> Ready:
    """A course's content as it is stored."""
    types = {fact.id: fact.answer.type_name for fact in bank.facts}
    types.update({f"{SERIES}:{series.id}": SERIES for series in bank.series})
    types.update({item.item_id: FIXED for item in bank.fixed})
    head = bank.head
    return Ready(bank.slug, head.title, head.audience, revision_of(bank), to_plain(bank), types)


def save(on: Connection, bank: Bank, home: str, now: datetime) -> None:
    """Store a course's content as its newest revision; what a folder proposed in the same words is done."""
    save_ready(on, make_ready(bank), home, now)


def save_ready(on: Connection, ready: Ready, home: str, now: datetime) -> None:
    """The same for a content that was made ready before."""
    bank_id = banks.save_bank(
        on, ready.slug, ready.title, ready.audience, home, ready.digest, ready.document, now
    )
    banks.save_facts(on, bank_id, ready.types, now)
    proposal = banks.find_proposal(on, bank_id)
    if proposal is not None and proposal.digest == ready.digest:
        banks.remove_proposal(on, bank_id)


def _other_parts(present: dict[str, Any], coming: dict[str, Any]) -> dict[str, int]:
    counts = {"bank": int(present["bank"] != coming["bank"])}
    for part in ("names", "series", "fixed"):
        counts[part] = _differing(present[part], coming[part])
    return {part: count for part, count in counts.items() if count}


def _differing(present: Iterable[dict[str, Any]], coming: Iterable[dict[str, Any]]) -> int:
    """How many things of an id are in one only, or not the same in both."""
    before, after = ({one["id"]: one for one in things} for things in (present, coming))
    return sum(before.get(one) != after.get(one) for one in {*before, *after})
