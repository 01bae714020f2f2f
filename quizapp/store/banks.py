"""Banks, their revisions and the facts that memory hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from quizapp.core.audiences import INSTRUCTORS
from quizapp.core.errors import NotFound
from quizapp.store.tables import Bank, BankProposal, BankRevision, Fact

PRIVATE = "private:"  # an audience of one; their public id stands behind it


@dataclass(frozen=True, slots=True)
class BankRow:
    """A bank as the database knows it; `revision` is the digest of its newest content."""

    id: int
    slug: str
    title: str
    home: str
    audience: str
    revision: str

    @property
    def is_private(self) -> bool:
        """Whether it holds one learner's own cards, which nobody else may see."""
        return self.audience.startswith(PRIVATE)

    @property
    def is_kept(self) -> bool:
        """Whether it is kept from learners, who meet it in quizzes of their classes alone."""
        return self.audience == INSTRUCTORS


COLUMNS = (Bank.id, Bank.slug, Bank.title, Bank.home, Bank.audience, Bank.revision)


def list_banks(on: Connection) -> list[BankRow]:
    """All banks by title, but those of learners' own cards."""
    shared = select(*COLUMNS).where(Bank.audience.not_like(f"{PRIVATE}%"))
    return [BankRow(*row) for row in on.execute(shared.order_by(Bank.title, Bank.id))]


def get_bank(on: Connection, slug: str) -> BankRow:
    """The bank of this slug. Raises NotFound, also for a learner's own cards: no course of others."""
    found = find_bank(on, slug)
    if found is None or found.is_private:
        raise NotFound("There is no such course here. The home page lists those there are.")
    return found


def find_bank(on: Connection, slug: str) -> BankRow | None:
    """The bank of this slug, if there is one, whosever it is."""
    row = on.execute(select(*COLUMNS).where(Bank.slug == slug)).one_or_none()
    return None if row is None else BankRow(*row)


def get_bank_by_id(on: Connection, bank_id: int) -> BankRow:
    """The bank with this id."""
    return BankRow(*on.execute(select(*COLUMNS).where(Bank.id == bank_id)).one())


def get_document(on: Connection, bank_id: int, digest: str) -> Any:
    """The plain content of a bank at one revision. Raises NotFound."""
    document = on.execute(
        select(BankRevision.document).where(BankRevision.bank_id == bank_id, BankRevision.digest == digest)
    ).scalar_one_or_none()
    if document is None:
        raise NotFound("This revision of the course is not stored here any more.")
    return document


def save_bank(
    on: Connection, slug: str, title: str, audience: str, home: str, digest: str, document: Any, now: datetime
) -> int:
    """Add the bank or give it new content; older revisions stay. Returns its id."""
    found = find_bank(on, slug)
    if found is None:
        added = insert(Bank).values(
            slug=slug, title=title, home=home, audience=audience, revision=digest, created_at=now
        )
        bank_id = int(on.execute(added.returning(Bank.id)).scalar_one())
    else:
        bank_id = found.id
        on.execute(
            update(Bank)
            .where(Bank.id == bank_id)
            .values(title=title, audience=audience, home=home, revision=digest)
        )
    if not has_revision(on, bank_id, digest):
        on.execute(
            insert(BankRevision).values(bank_id=bank_id, digest=digest, document=document, created_at=now)
        )
    return bank_id


def has_revision(on: Connection, bank_id: int, digest: str) -> bool:
    """Whether the bank had this content once, or has it now."""
    known = select(BankRevision.digest).where(BankRevision.bank_id == bank_id, BankRevision.digest == digest)
    return on.execute(known).first() is not None


def set_home(on: Connection, bank_id: int, home: str) -> None:
    """Say where a bank lives from now on: `folder` or `database`."""
    on.execute(update(Bank).where(Bank.id == bank_id).values(home=home))


def find_proposal(on: Connection, bank_id: int) -> Row[Any] | None:
    """What the folder of a bank proposed last: digest, document, created_at and declined_at."""
    return on.execute(select(BankProposal.__table__).where(BankProposal.bank_id == bank_id)).one_or_none()


def list_proposed(on: Connection) -> set[int]:
    """The ids of the banks about which a proposal waits."""
    return set(on.execute(select(BankProposal.bank_id).where(BankProposal.declined_at.is_(None))).scalars())


def save_proposal(on: Connection, bank_id: int, digest: str, document: Any, now: datetime) -> None:
    """Let this content wait to be accepted or declined, in place of what was proposed before."""
    remove_proposal(on, bank_id)
    on.execute(insert(BankProposal).values(bank_id=bank_id, digest=digest, document=document, created_at=now))


def decline_proposal(on: Connection, bank_id: int, now: datetime) -> None:
    """Remember that the proposal was declined."""
    on.execute(update(BankProposal).where(BankProposal.bank_id == bank_id).values(declined_at=now))


def remove_proposal(on: Connection, bank_id: int) -> None:
    """Forget what was proposed about a bank."""
    on.execute(delete(BankProposal).where(BankProposal.bank_id == bank_id))


def save_facts(on: Connection, bank_id: int, types: Mapping[str, str], now: datetime) -> None:
    """Make the facts of a bank those of `types` (slug to type). Missing ones retire; their memory stays."""
    known = {
        row[0]: (row[1], row[2])
        for row in on.execute(select(Fact.slug, Fact.type, Fact.retired_at).where(Fact.bank_id == bank_id))
    }
    new = [
        {"bank_id": bank_id, "slug": slug, "type": type_name, "retired_at": None}
        for slug, type_name in types.items()
        if slug not in known
    ]
    if new:
        on.execute(insert(Fact), new)
    for slug, (type_name, retired_at) in known.items():
        if slug not in types and retired_at is None:
            change: dict[str, Any] = {"retired_at": now}
        elif slug in types and (retired_at is not None or types[slug] != type_name):
            change = {"retired_at": None, "type": types[slug]}
        else:
            continue
        on.execute(update(Fact).where(Fact.bank_id == bank_id, Fact.slug == slug).values(**change))


def move_fact(on: Connection, bank_id: int, old: str, new: str) -> bool:
    """Let what is remembered of `old` be remembered of `new` from now on; its row keeps all that hangs on it.

    False where there is no `old`, or `new` has a row and memories of its own.
    """
    rows = on.execute(
        select(Fact.slug, Fact.first_slug).where(Fact.bank_id == bank_id, Fact.slug.in_((old, new)))
    ).all()
    if [row[0] for row in rows] != [old]:
        return False
    first = rows[0][1] or old
    on.execute(
        update(Fact)
        .where(Fact.bank_id == bank_id, Fact.slug == old)
        .values(slug=new, first_slug=None if first == new else first)
    )
    return True


def fact_ids(on: Connection, bank_id: int) -> dict[str, int]:
    """The row ids of a bank's facts by slug, retired ones included, and by those that they had at first."""
    rows = on.execute(select(Fact.slug, Fact.id, Fact.first_slug).where(Fact.bank_id == bank_id)).all()
    return {row[2]: row[1] for row in rows if row[2]} | {row[0]: row[1] for row in rows}
