"""Backups: whole, checked, named by their time, made when due, and thinned out."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.core.errors import QuizError
from quizapp.store import backup_files, locks
from quizapp.store.database_file import read_contents
from quizapp.usecases import backups
from quizapp.usecases.services import BackupPlan
from tests.usecases.people import guest, learner

HALF_HOUR = timedelta(minutes=30)


@pytest.fixture
def services(services, sqlite, instance):
    """Services whose backups lie beside the database."""
    with services.database.writing() as on:  # as the migrations leave it
        on.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        on.exec_driver_sql("INSERT INTO alembic_version VALUES ('0002')")
    return replace(services, backups=BackupPlan(instance / "backups", HALF_HOUR, timedelta(days=366)))


@pytest.fixture
def folder(services):
    return services.backups.folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def make_old(services, *days_ago, reason="timed"):
    """Backups of some days ago, as far as their names go."""
    services.backups.folder.mkdir(exist_ok=True)
    for days in days_ago:
        moment = services.clock() - timedelta(days=days)
        path = backup_files.free_name(services.backups.folder, reason, moment)
        path.write_bytes(b"old")


def test_a_backup_is_one_checked_file_with_its_checksum_that_only_its_owner_reads(services, clock, folder):
    learner(services)
    made = backups.make_backup(services, clock())
    assert names(folder) == [
        "quizapp-2026-11-23T09-00-00Z-asked.sqlite3",
        "quizapp-2026-11-23T09-00-00Z-asked.sqlite3.sha256",
    ]
    assert read_contents(made.path) == made.contents
    assert made.contents.counts["account"] == 1
    assert made.contents.revision == "0002"
    assert made.contents.latest == clock()
    digest = hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert made.path.with_name(made.path.name + ".sha256").read_text() == f"{digest}  {made.path.name}\n"
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_two_of_the_same_second_both_stay(services, clock, folder):
    first, second = (backups.make_backup(services, clock()).path for _ in range(2))
    assert first != second
    assert [one.path for one in backup_files.list_backups(folder)] == [second, first]


def test_it_may_go_to_any_folder_or_new_file(services, clock, tmp_path):
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    assert backups.make_backup(services, clock(), target=elsewhere).path.parent == elsewhere
    named = elsewhere / "mine.db"
    assert backups.make_backup(services, clock(), target=named).path == named
    with pytest.raises(QuizError, match="exists already"):
        backups.make_backup(services, clock(), target=named)
    assert read_contents(named).counts["account"] == 0


@pytest.mark.parametrize(("named", "missing"), [("stik", "stik"), ("stik/mine.db", "stik")])
def test_a_folder_that_is_not_there_is_not_guessed_at(services, clock, tmp_path, named, missing):
    with pytest.raises(QuizError, match=f"There is no folder {tmp_path / missing}, so no backup was made"):
        backups.make_backup(services, clock(), target=tmp_path / named)
    assert not (tmp_path / missing).exists()


def test_a_file_where_the_folder_of_backups_should_be_is_named(services, clock, folder):
    folder.write_text("no folder")
    with pytest.raises(QuizError, match=f"{folder} is a file, so no backup can lie in it"):
        backups.make_backup(services, clock())


def test_a_database_that_cannot_be_read_is_named_and_not_the_place_of_the_backup(
    services, clock, instance, tmp_path, monkeypatch
):
    def refuse(path, *_, **__):
        raise OSError(30, "Read-only file system", str(path))

    services.database.close()
    monkeypatch.setattr(locks.FileLock, "_open", refuse)
    with pytest.raises(QuizError, match=f"Read-only file system.* the rights in {instance}\\."):
        backups.make_backup(services, clock(), target=tmp_path / "mine.db")


def test_the_timed_one_is_made_every_half_hour_if_something_changed(services, clock, folder):
    guest(services)
    assert backups.back_up_if_changed(services, clock()) == 1
    guest(services)
    clock.forward(minutes=29)
    assert backups.back_up_if_changed(services, clock()) == 0, "too soon"
    clock.forward(minutes=1)
    assert backups.back_up_if_changed(services, clock()) == 1
    clock.forward(days=3)
    assert backups.back_up_if_changed(services, clock()) == 0, "nothing was written"
    guest(services)
    assert backups.back_up_if_changed(services, clock()) == 1
    newest = backup_files.list_backups(folder)[0]
    assert read_contents(newest.path).counts["account"] == 3


def test_a_clock_that_was_put_back_does_not_stop_them(services, clock):
    guest(services)
    backups.back_up_if_changed(services, clock())
    clock.forward(days=-30)
    guest(services)
    assert backups.back_up_if_changed(services, clock()) == 1


def test_they_can_be_switched_off(services, clock, folder):
    services = replace(services, backups=replace(services.backups, every=None))
    assert backups.back_up_if_changed(services, clock()) == 0
    assert backups.back_up_if_changed(replace(services, backups=None), clock()) == 0
    assert not folder.exists()


def test_automatic_ones_are_thinned_out_and_those_asked_for_stay(services, clock, folder):
    make_old(services, *range(3, 500))
    make_old(services, 450, 451, reason="asked")
    made = backups.make_backup(services, clock(), "timed").path
    assert backups.thin_out(services, clock()) > 450
    assert backups.thin_out(services, clock()) == 0
    left = backup_files.list_backups(folder)
    assert left[0].path == made
    assert sum(one.reason == "asked" for one in left) == 2
    assert 12 <= len(left) - 2 <= 24
    assert all(services.clock() - one.made_at < timedelta(days=366) for one in left[:-2])
    assert set(names(folder)) == {
        name for one in left for name in (one.path.name, one.path.name + ".sha256") if name in names(folder)
    }, "no checksum is left without its backup"


@pytest.mark.parametrize("reason", ["upgrade", "before-restore"])
def test_the_way_back_from_the_last_big_step_stays_until_it_is_too_old(services, clock, folder, reason):
    make_old(services, 10.3, 10, reason=reason)
    make_old(services, 9.9, 9, 0)  # newer ones of the same day, too
    ways_back = [path for path in folder.iterdir() if path.name.endswith(f"-{reason}.sqlite3")]
    backups.thin_out(services, clock())
    assert [path.exists() for path in sorted(ways_back)] == [False, True]
    clock.forward(days=357)
    backups.thin_out(services, clock())
    assert not any(path.exists() for path in ways_back)


def test_one_that_was_cut_off_is_never_taken_for_a_backup_and_goes_after_a_day(services, clock, folder):
    folder.mkdir()
    part = folder / "quizapp-2026-11-23T08-00-00Z-timed.sqlite3.abcd1234.part"
    part.write_bytes(b"half")
    os.utime(part, (clock().timestamp(), clock().timestamp()))
    assert backup_files.list_backups(folder) == []
    backups.thin_out(services, clock())
    assert part.exists(), "somebody may be writing it"
    clock.forward(hours=25)
    backups.thin_out(services, clock())
    assert not part.exists()


def test_the_newest_good_one_is_found_past_damaged_ones(services, clock, folder):
    good = backups.make_backup(services, clock()).path
    for damage in (lambda path: path.write_bytes(b"\0" * 4096), lambda path: os.truncate(path, 100)):
        clock.forward(minutes=1)
        damage(backups.make_backup(services, clock()).path)
    assert backup_files.newest_good(folder).path == good
    assert str(good) in backups.way_back(services.backups)
    good.unlink()
    assert "no good backup" in backups.way_back(services.backups)


def test_a_backup_without_a_checksum_is_read_whole_instead(services, clock, folder):
    made = backups.make_backup(services, clock()).path
    made.with_name(made.name + ".sha256").unlink()
    assert backup_files.newest_good(folder).path == made
    content = bytearray(made.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    made.write_bytes(content)
    assert backup_files.newest_good(folder) is None


def test_rows_that_refer_to_nothing_are_kept_and_counted(services, clock, instance):
    with closing(sqlite3.connect(instance / "quizapp.sqlite3")) as other, other:
        other.execute("INSERT INTO class_instructor VALUES (77, 78)")
    made = backups.make_backup(services, clock())
    assert made.contents.orphans == 2
    assert made.contents.counts["class_instructor"] == 1


def test_a_postgresql_server_is_named_its_own_tool_with_a_command_to_copy(services, clock):
    with pytest.raises(QuizError, match=r'\n  pg_dump .*"\$DATABASE_URL"\n'):
        backups.make_backup(replace(services, backups=None), clock())
