"""The database recipe: declared writes, one writer at a time, nothing left after a failure."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from quizapp.core.errors import StorageTrouble
from quizapp.store import db as recipe
from quizapp.store import engine, people
from quizapp.store.db import try_to_write
from quizapp.store.engine import database_url, has_wal_defect
from quizapp.store.tables import Account
from tests.sparing import on_connect

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def add(on, login="mira"):
    return people.add_account(
        on, NOW, public_id=f"p-{login}", display_name="Mira", login=login, login_key=login
    )


def logins(database):
    with database.reading() as on:
        return list(on.execute(select(Account.login).order_by(Account.login)).scalars())


def test_a_write_that_was_not_declared_fails(database):
    with pytest.raises(StorageTrouble), database.reading() as on:
        add(on)
    assert logins(database) == []


def test_an_exception_takes_everything_back(database):
    def add_and_fail():
        with database.writing() as on:
            add(on)
            raise LookupError("in the middle")

    with pytest.raises(LookupError):
        add_and_fail()
    assert logins(database) == []


def test_a_broken_constraint_is_told_apart_from_trouble(database):
    with database.writing() as on:
        add(on)
    with pytest.raises(IntegrityError), database.writing() as on:
        add(on)
    assert logins(database) == ["mira"]


def test_reading_goes_on_while_somebody_writes(database):
    with database.writing() as on:
        add(on)
        assert logins(database) == []
    assert logins(database) == ["mira"]


def test_writers_take_turns(database):
    def write(number):
        with database.writing() as on:
            found = on.execute(select(Account.new_per_day)).scalar_one()
            on.execute(text("UPDATE account SET new_per_day = :n"), {"n": found + 1})

    with database.writing() as on:
        people.add_account(on, NOW, public_id="p", display_name="Counter", new_per_day=0)
    threads = [threading.Thread(target=write, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as on:
        assert on.execute(select(Account.new_per_day)).scalar_one() == 24


def test_another_writer_that_never_ends_is_trouble_not_a_traceback(sqlite, instance):
    with sqlite.reading() as on:
        assert on.execute(text("PRAGMA busy_timeout")).scalar_one() == 5000
        on.execute(text("PRAGMA busy_timeout = 50"))  # the pool gives the same connection to the writer
    other = sqlite3.connect(instance / "quizapp.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageTrouble, match="Nothing was changed"), sqlite.writing() as on:
        add(on)
    other.execute("ROLLBACK")
    other.close()
    try_to_write(sqlite)


def test_writers_begin_at_once_and_readers_never_lock_anybody_out(sqlite):
    begun = []
    event.listen(sqlite.engine, "before_cursor_execute", lambda *said: begun.append(said[2]))
    with sqlite.writing() as on:
        add(on)
    assert "BEGIN IMMEDIATE" in begun
    begun.clear()
    assert logins(sqlite) == ["mira"]
    assert "BEGIN" in begun
    assert "BEGIN IMMEDIATE" not in begun


def test_a_full_disk_is_trouble_and_loses_nothing(sqlite):
    with sqlite.writing() as on:
        add(on)
    with sqlite.reading() as on:
        pages = on.execute(text("PRAGMA page_count")).scalar_one()
        on.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StorageTrouble), sqlite.writing() as on:
        add(on, "m" * 100_000)
    assert logins(sqlite) == ["mira"]
    with sqlite.reading() as on:
        on.execute(text(f"PRAGMA max_page_count = {pages + 100}"))
    with sqlite.writing() as on:
        add(on, "noor")
    assert logins(sqlite) == ["mira", "noor"]


def test_the_log_is_written_back_now_and_then(sqlite, instance, monkeypatch):
    monkeypatch.setattr(recipe, "CHECKPOINT_EVERY", 2)
    log = instance / "quizapp.sqlite3-wal"
    sizes = []
    for number in range(20):
        with sqlite.writing() as on:
            add(on, f"p{number}")
        sizes.append(log.stat().st_size)
    assert len(set(sizes[6:])) == 1, "the log is used from its start again and does not grow"


def test_more_readers_than_connections_are_told_to_come_back(sqlite, monkeypatch):
    monkeypatch.setattr(sqlite.engine.pool, "_timeout", 0.05)
    with ExitStack() as open_readers:
        for _ in range(8):
            open_readers.enter_context(sqlite.reading())
        with pytest.raises(StorageTrouble), sqlite.reading():
            pass


@pytest.fixture
def in_earnest(monkeypatch):
    """Connections as the app opens them: those of other tests do not wait for the disk."""
    monkeypatch.setattr(engine, "_on_connect", on_connect)


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_connections_keep_the_recipe(in_earnest, sqlite, pragma, expected):
    with sqlite.reading() as on:
        assert on.execute(text(f"PRAGMA {pragma}")).scalar_one() == expected


def test_no_connection_checkpoints_by_itself_on_a_faulty_sqlite(sqlite):
    with sqlite.reading() as on:
        pages = on.execute(text("PRAGMA wal_autocheckpoint")).scalar_one()
    assert (pages == 0) == has_wal_defect(sqlite3.sqlite_version_info)


@pytest.mark.parametrize(
    ("version", "defect"),
    [
        ((3, 40, 1), True), ((3, 44, 5), True), ((3, 44, 6), False), ((3, 45, 0), True), ((3, 50, 6), True),
        ((3, 50, 7), False), ((3, 51, 0), True), ((3, 51, 2), True), ((3, 51, 3), False), ((3, 52, 0), False),
    ],
)  # fmt: skip
def test_versions_with_the_defect_are_known(version, defect):
    assert has_wal_defect(version) is defect


def test_a_moment_without_a_zone_is_refused(database):
    with pytest.raises(StatementError, match="must know its zone"), database.writing() as on:
        on.execute(
            insert(Account).values(
                public_id="p", display_name="N", role="learner", time_zone="UTC", new_per_day=1,
                created_at=datetime(2026, 1, 1), last_seen_at=NOW,  # noqa: DTZ001 - the point
            )
        )  # fmt: skip


def test_moments_come_back_in_utc(database):
    with database.writing() as on:
        add(on)
    with database.reading() as on:
        assert on.execute(select(Account.created_at)).scalar_one() == NOW


def test_the_address_of_a_database_is_spelled_as_sqlalchemy_knows_it(tmp_path):
    assert database_url("postgres://u@h/d", tmp_path) == "postgresql://u@h/d"
    assert database_url(None, tmp_path) == f"sqlite:///{tmp_path}/quizapp.sqlite3"
