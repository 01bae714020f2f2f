"""Stored moments as text, written by the database itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class in_utc(GenericFunction[str]):
    """A stored moment as ISO 8601 text in UTC, to the second; NULL for NULL."""

    type = String()
    inherit_cache = True


@compiles(in_utc, "sqlite")
def _in_utc_on_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    """SQLite keeps moments as text without a zone, in UTC."""
    moment = compiler.process(element.clauses, **more)
    return f"substr({moment}, 1, 10) || 'T' || substr({moment}, 12, 8) || 'Z'"


@compiles(in_utc, "postgresql")
def _in_utc_on_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    moment = compiler.process(element.clauses, **more)
    return f"""to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"""
