"""What a run does once instead of some thousand times."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pytest
from sqlalchemy import Dialect, Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from werkzeug.routing import Rule

from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.steps import KindChoice
from quizapp.store import engine

MOST_BANKS = 64
LARGEST_BANK = 1_000_000  # characters: the made ones of thousands of facts are not worth their memory
on_connect = engine._on_connect  # what SQLite is told in earnest


def pytest_configure() -> None:
    """Let all apps of a run share what each of them would compile and read again: it took half of the run."""
    _compile_addresses_once()
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        _compile_statements_once(dialect)
    _read_banks_once()
    engine._on_connect = _connect_without_waiting


def _compile_addresses_once() -> None:
    """Let all apps share what their addresses are compiled to."""
    compile_rule: Callable[[Rule], None] = Rule.compile
    known: dict[Hashable, Rule] = {}

    def compile_once(rule: Rule) -> None:
        asked = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), rule.merge_slashes, rule.is_leaf)
        if asked not in known:
            compile_rule(rule)
            known[asked] = rule
        first = known[asked]
        rule._parts, rule._trace, rule._converters = first._parts, first._trace, first._converters
        rule.arguments = set(first.arguments)
        rule._build = first._build.__func__.__get__(rule)
        rule._build_unknown = first._build_unknown.__func__.__get__(rule)

    Rule.compile = compile_once


def _compile_statements_once(dialect: type[Dialect]) -> None:
    """Let all engines of a dialect share their compiled statements.

    Each engine has a dialect of its own, and a statement is known by the dialect it was compiled for. But all
    dialects of a kind say the same, and a statement knows nothing of the database behind it.
    """
    known: dict[Hashable, Any] = {}

    def engine_created(engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=known)

    dialect.__eq__ = lambda one, other: type(one) is type(other)
    dialect.__hash__ = lambda one: hash(type(one))
    dialect.engine_created = staticmethod(engine_created)


def _connect_without_waiting(connection: sqlite3.Connection, record: object) -> None:
    """Connect as the app does, but let no commit wait for the disk: only a power failure could tell."""
    on_connect(connection, record)
    connection.execute("PRAGMA synchronous=OFF").close()


def _read_banks_once() -> None:
    """Let all shelves of a run share stored banks and the kinds of their facts: a revision never changes."""
    from quizapp.usecases import services

    read_plain, shelf_kinds = services.read_plain, services.Shelf.kinds
    banks: dict[str, Bank] = {}
    kinds: dict[Hashable, tuple[KindChoice, ...]] = {}

    def read_once(plain: Mapping[str, Any]) -> Bank:
        content = json.dumps(plain)
        if len(content) > LARGEST_BANK:
            return read_plain(plain)
        if content not in banks:
            if len(banks) >= MOST_BANKS:
                banks.clear()
            banks[content] = read_plain(plain)
        return banks[content]

    def kinds_of(
        shelf: services.Shelf, bank: Bank, fact: Fact, reckon: Callable[[], tuple[KindChoice, ...]]
    ) -> tuple[KindChoice, ...]:
        asked = (bank.slug, bank.revision, fact.id)

        def reckon_once() -> tuple[KindChoice, ...]:
            if asked not in kinds:
                kinds[asked] = reckon()
            return kinds[asked]

        return shelf_kinds(shelf, bank, fact, reckon_once)

    services.read_plain, services.Shelf.kinds = read_once, kinds_of


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Keep the collector of garbage from walking through all modules and tests again and again."""
    gc.collect()
    gc.freeze()
