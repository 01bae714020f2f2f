"""What instructors said that the columns of their tables mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from quizapp.store.tables import ColumnMapping

Mine = ColumnMapping.__table__.c


def find_mapping(on: Connection, account_id: int, signature: str) -> dict[str, str]:
    """Title to role, as this person said it of a table with these titles; empty where nothing was said."""
    said = select(Mine.columns).where(Mine.account_id == account_id, Mine.signature == signature)
    return dict(on.execute(said).scalar_one_or_none() or {})


def save_mapping(
    on: Connection, account_id: int, signature: str, columns: Mapping[str, str], now: datetime
) -> None:
    """Remember what the columns mean, in place of what was said before."""
    forget_mapping(on, account_id, signature)
    row = {"account_id": account_id, "signature": signature, "columns": dict(columns), "saved_at": now}
    on.execute(insert(ColumnMapping).values(row))


def forget_mapping(on: Connection, account_id: int, signature: str) -> None:
    """Let tables with these titles be read as they are seen again."""
    on.execute(delete(ColumnMapping).where(Mine.account_id == account_id, Mine.signature == signature))
