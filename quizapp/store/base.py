"""What all tables stand on: the names of constraints, the types of columns, rows that go with others."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry

from quizapp.store.types import Identity, Instant, Words

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The root of all models."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={int: Identity, datetime: Instant, str: Words},
    )


def parent(column: str, *, primary: bool = False, index: bool = False) -> Any:
    """A column that points at a row, and goes with it."""
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), primary_key=primary, index=index)


def author() -> Any:
    """Who did something; what was done stays when they are erased."""
    return mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
