"""Courses as they are stored, and what sets two contents of one course apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from quizapp.core.facts import Bank, Fact
from quizapp.core.pictures import PictureFile
from quizapp.formats.native.writer import fact_to_plain, revision_of_plain, to_plain
from quizapp.store import banks, changes, pictures
from quizapp.usecases.causes import Cause
from quizapp.usecases.differences import summary_of

SERIES, FIXED, PICTURES = "series", "fixed", "pictures"
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
FOLDER, DATABASE = "folder", "database"  # homes of a course; stored, so never changed


@dataclass(frozen=True, slots=True)
class Change:
    """What another content of a course would do to it.

    `changed` holds pairs of a fact as it is and as it would be. `parts` counts what else would change,
    by its name in the files: `bank` (title, sections and the like), `names`, `series`, `fixed`, `pictures`.
    `audience`: who would see it from then on, where that changes. `number`: where it has been made, the
    one that it has in the history of the course.
    """

    added: tuple[Fact, ...]
    changed: tuple[tuple[Fact, Fact], ...]
    gone: tuple[Fact, ...]
    parts: dict[str, int]
    audience: str = ""
    number: int = 0

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
    """A course's content as it is stored: made before the database is written to, as that takes a while.

    `types` has everything that is remembered by its id.
    """

    slug: str
    title: str
    audience: str
    digest: str
    document: dict[str, Any]
    types: dict[str, str]
    pictures: tuple[PictureFile, ...]


def row_of(on: Connection, slug: str) -> banks.BankRow:
    """The row of a bank that is there for sure, whosever it is. Raises LookupError where it is not."""
    found = banks.find_bank(on, slug)
    if found is None:
        raise LookupError(f"no bank is called {slug}")
    return found


def make_ready(bank: Bank) -> Ready:
    """A course's content as it is stored."""
    types = {fact.id: fact.answer.type_name for fact in bank.facts}
    types.update({f"{SERIES}:{series.id}": SERIES for series in bank.series})
    types.update({item.item_id: FIXED for item in bank.fixed})
    head, document = bank.head, to_plain(bank)
    digest = revision_of_plain(document)
    return Ready(bank.slug, head.title, head.audience, digest, document, types, bank.pictures)


def save(
    on: Connection,
    bank: Bank,
    home: str,
    now: datetime,
    cause: Cause,
    contents: Mapping[str, bytes] = NO_PICTURES,
    moved: Mapping[str, str] | None = None,
) -> int:
    """Store a course's content as its newest revision; what a folder proposed in the same words is done.

    `contents` are the bytes of its new pictures by digest; those that were stored before may be left out.
    `moved`: questions that become facts, by the ids they are remembered under. Returns the number of the
    change in the course's history, 0 where the content is what it was. Raises LookupError for a picture
    whose bytes are neither given nor stored.
    """
    return save_ready(on, make_ready(bank), home, now, cause, contents, moved)


def save_ready(
    on: Connection,
    ready: Ready,
    home: str,
    now: datetime,
    cause: Cause,
    contents: Mapping[str, bytes] = NO_PICTURES,
    moved: Mapping[str, str] | None = None,
) -> int:
    """`save` for a content that was made ready before, outside the turn of its writer."""
    row = banks.find_bank(on, ready.slug)
    is_same = row is not None and row.revision == ready.digest
    before = None if row is None or is_same else banks.get_document(on, row.id, row.revision)
    bank_id = banks.save_bank(
        on, ready.slug, ready.title, ready.audience, home, ready.digest, ready.document, now
    )
    keep_pictures(on, bank_id, ready.pictures, contents, now)
    _save_facts(on, bank_id, ready.types, moved or {}, now)
    _forget_proposal(on, bank_id, ready.digest)
    if is_same:
        return 0
    summary = {**summary_of(before, ready.document), **({"moved": dict(moved)} if moved else {})}
    old = row.revision if row else None
    return changes.add_change(on, bank_id, old, ready.digest, cause.how, cause.account_id, summary, now)


def _save_facts(
    on: Connection, bank_id: int, types: dict[str, str], moved: Mapping[str, str], now: datetime
) -> None:
    """Give everything that is remembered its row, in which memory lies; it follows what becomes a fact."""
    for old, new in (*moved.items(), *changes.list_moves(on, bank_id)):
        there, back = (old, new) if new in types else (new, old)
        if there not in types and back in types:
            banks.move_fact(on, bank_id, there, back)
    banks.save_facts(on, bank_id, types, now)


def _forget_proposal(on: Connection, bank_id: int, digest: str) -> None:
    proposal = banks.find_proposal(on, bank_id)
    if proposal is not None and proposal.digest == digest:
        banks.remove_proposal(on, bank_id)


def keep_pictures(
    on: Connection,
    bank_id: int,
    shown: Sequence[PictureFile],
    contents: Mapping[str, bytes],
    now: datetime,
) -> None:
    """Store the pictures of a content that are not stored yet. Raises LookupError for one without bytes."""
    by_digest = {picture.digest: picture for picture in shown}
    for digest in by_digest.keys() - pictures.stored_digests(on, bank_id, by_digest):
        if digest not in contents:
            raise LookupError(f"the picture {by_digest[digest].file} was not given with the content")
        pictures.add_picture(on, bank_id, by_digest[digest], contents[digest], now)


def _other_parts(present: dict[str, Any], coming: dict[str, Any]) -> dict[str, int]:
    counts = {"bank": int(present["bank"] != coming["bank"])}
    for part in ("names", "series", "fixed"):
        counts[part] = _differing(present[part], coming[part], "id")
    counts[PICTURES] = _differing(present.get(PICTURES, ()), coming.get(PICTURES, ()), "file")
    return {part: count for part, count in counts.items() if count}


def _differing(present: Iterable[dict[str, Any]], coming: Iterable[dict[str, Any]], key: str) -> int:
    """How many things, known by `key`, are in one only, or not the same in both."""
    before, after = ({one[key]: one for one in things} for things in (present, coming))
    return sum(before.get(one) != after.get(one) for one in {*before, *after})
