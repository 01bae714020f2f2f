"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
import struct
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator

Member = TypeVar("Member", bound=StrEnum)
Identity = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only in an INTEGER column


def storable(text: str) -> str:
    """`text` as every database can keep it: U+FFFD stands for NUL and for half of a surrogate pair.

    PostgreSQL knows no NUL, and neither database knows half a character.
    """
    if text.isprintable():
        return text
    return text.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. Takes and gives aware datetimes; refuses naive ones, which would be guesses."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC for the database; SQLite stores it without a zone. ValueError for a naive datetime."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment must know its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored moment, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text that means the same everywhere: what not every database can keep is replaced."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text, storable."""
        return value if value is None else storable(value)


class OneOf(TypeDecorator[Member]):
    """A member of an enumeration, stored by its value."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[Member]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Member | None, dialect: Dialect) -> str | None:
        """The value of the member. ValueError for what is no member."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Member | None:
        """The member with this value."""
        return None if value is None else self.kind(value)


class PlainJson(TypeDecorator[Any]):
    """Plain data as JSON text, written the same way every time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Compact JSON; NaN and infinity are refused with ValueError."""
        if value is None:
            return None
        return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The plain data."""
        return None if value is None else json.loads(value)


class Doubles(TypeDecorator[tuple[float, ...]]):
    """Numbers, bit for bit, eight bytes each. No numbers at all are stored as NULL."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: tuple[float, ...] | None, dialect: Dialect) -> bytes | None:
        """The numbers, packed."""
        return struct.pack(f"<{len(value)}d", *value) if value else None

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> tuple[float, ...]:
        """The numbers."""
        return struct.unpack(f"<{len(value) // 8}d", value) if value else ()
