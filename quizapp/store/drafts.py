"""Documents that facts are drafted from, and what was decided about each proposal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, case, delete, func, insert, select, update

from quizapp.core.errors import NotFound
from quizapp.store.rows_banks import DocumentRow, ProposalRow
from quizapp.store.tables import DraftDocument, DraftFact

OPEN, ACCEPTED, EDITED, REJECTED = "open", "accepted", "edited", "rejected"
_DOCUMENT, _FACT = DraftDocument.__table__, DraftFact.__table__


def add(on: Connection, facts: Iterable[dict[str, Any]], **columns: Any) -> None:
    """Keep a document (`columns`) with what is proposed from it."""
    document_id = on.execute(insert(DraftDocument).values(**columns).returning(DraftDocument.id)).scalar_one()
    rows = [{"document_id": document_id, **fact} for fact in facts]
    if rows:
        on.execute(insert(DraftFact), rows)


def get(on: Connection, account_id: int, public_id: str) -> DocumentRow:
    """A document of this person. Raises NotFound."""
    row = on.execute(
        select(_DOCUMENT).where(DraftDocument.public_id == public_id, DraftDocument.account_id == account_id)
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such document. Yours are listed under Start from a document.")
    return cast("DocumentRow", row)


def list_documents(on: Connection, account_id: int) -> list[Row[Any]]:
    """The documents of this person, newest first, with how many proposals they have, are open, are facts."""
    is_open = func.sum(case((DraftFact.state == OPEN, 1), else_=0))
    is_fact = func.sum(case((DraftFact.state.in_((ACCEPTED, EDITED)), 1), else_=0))
    return list(
        on.execute(
            select(
                DraftDocument.public_id,
                DraftDocument.bank_slug,
                DraftDocument.title,
                DraftDocument.created_at,
                func.count(DraftFact.id).label("proposals"),
                func.coalesce(is_open, 0).label("open"),
                func.coalesce(is_fact, 0).label("facts"),
            )
            .outerjoin(DraftFact, DraftFact.document_id == DraftDocument.id)
            .where(DraftDocument.account_id == account_id)
            .group_by(
                DraftDocument.id,
                DraftDocument.public_id,
                DraftDocument.bank_slug,
                DraftDocument.title,
                DraftDocument.created_at,
            )
            .order_by(DraftDocument.id.desc())
            .limit(50)
        )
    )


def list_states(on: Connection, document_id: int) -> list[Row[Any]]:
    """Paragraph, state and confidence of every proposal of a document, in order."""
    return list(
        on.execute(
            select(DraftFact.position, DraftFact.paragraph, DraftFact.state, DraftFact.confidence)
            .where(DraftFact.document_id == document_id)
            .order_by(DraftFact.position)
        )
    )


def list_facts(on: Connection, document_id: int, paragraph: int) -> list[ProposalRow]:
    """The proposals of one paragraph, in order."""
    rows = on.execute(
        select(_FACT)
        .where(DraftFact.document_id == document_id, DraftFact.paragraph == paragraph)
        .order_by(DraftFact.position)
    )
    return cast("list[ProposalRow]", rows.all())


def get_fact(on: Connection, document_id: int, position: int) -> ProposalRow:
    """One proposal of a document. Raises NotFound."""
    row = on.execute(
        select(_FACT).where(DraftFact.document_id == document_id, DraftFact.position == position)
    ).one_or_none()
    if row is None:
        raise NotFound("This document has no such proposal. Read the paragraph again.")
    return cast("ProposalRow", row)


def decide(
    on: Connection,
    document_id: int,
    positions: Iterable[int],
    state: str,
    now: datetime,
    fact_slug: str = "",
    added_names: Any = None,
) -> int:
    """Set the state of open proposals, all as one decision. Returns how many were open."""
    done = 0
    number = _last_decision(on, document_id) + 1
    for position in positions:
        changed = on.execute(
            update(DraftFact)
            .where(
                DraftFact.document_id == document_id, DraftFact.position == position, DraftFact.state == OPEN
            )
            .values(
                state=state, decision=number, decided_at=now, fact_slug=fact_slug, added_names=added_names
            )
        )
        done += changed.rowcount
    return done


def last_decided(on: Connection, document_id: int) -> list[ProposalRow]:
    """The proposals that the last decision was about; several where many were rejected at once."""
    rows = on.execute(
        select(_FACT)
        .where(DraftFact.document_id == document_id, DraftFact.decision == _last_decision(on, document_id))
        .order_by(DraftFact.position)
    )
    return cast("list[ProposalRow]", rows.all())


def reopen(on: Connection, document_id: int, positions: Iterable[int]) -> None:
    """Take what was decided about proposals back."""
    on.execute(
        update(DraftFact)
        .where(DraftFact.document_id == document_id, DraftFact.position.in_(list(positions)))
        .values(state=OPEN, decision=None, decided_at=None, fact_slug="", added_names=None)
    )


def remove(on: Connection, document_id: int) -> None:
    """Delete a document, its text and its proposals; the facts that came of it stay in their course."""
    on.execute(delete(DraftFact).where(DraftFact.document_id == document_id))
    on.execute(delete(DraftDocument).where(DraftDocument.id == document_id))


def _last_decision(on: Connection, document_id: int) -> int:
    found = on.execute(select(func.max(DraftFact.decision)).where(DraftFact.document_id == document_id))
    return int(found.scalar_one() or 0)
