"""`quizapp backup`, `restore` and `doctor`: what they say, what they refuse, and what is kept."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.store import backup_files, locks
from quizapp.store.database_file import read_contents
from quizapp.store.db import in_use

pytestmark = pytest.mark.long

PASSWORD = "a good long passphrase"


@pytest.fixture
def world(quizapp, home):
    """A database with one teacher in it."""
    assert quizapp("db", "upgrade")[0] == 0
    add(quizapp, "rahn")
    return home


def add(quizapp, login):
    assert quizapp("user", "add", login, "--role", "instructor", "--password", PASSWORD)[0] == 0


def logins(quizapp):
    code, out, err = quizapp("user", "list", "--json")
    assert (code, err) == (0, "")
    return [row["login"] for row in json.loads(out)]


def backup(quizapp) -> Path:
    """A backup made by the command."""
    code, out, err = quizapp("backup")
    assert (code, err) == (0, "")
    return Path(out.split(" (")[0])


def restore_command(out: str) -> list[str]:
    """The words of the command that a message names."""
    line = next(line for line in out.splitlines() if "quizapp restore" in line)
    return line.split("quizapp ", 1)[1].split()


def damage(home: Path) -> None:
    """Overwrite two pages of the database, as a failing disk does."""
    with (home / "quizapp.sqlite3").open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xab" * 8192)


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement)


def test_a_backup_says_where_it_is_what_it_holds_and_how_to_put_it_back(quizapp, world):
    code, out, err = quizapp("backup")
    assert (code, err) == (0, "")
    (made,) = (world / "backups").glob("*.sqlite3")
    assert out.startswith(f"{made} (")
    assert "1 person, 0 classes, 0 answers" in out
    assert out.endswith(f"To put it back: quizapp restore {made}\n")


def test_a_backup_of_nothing_is_refused(quizapp, home):
    code, out, err = quizapp("backup")
    assert (code, out) == (1, "")
    assert "nothing to back up" in err
    assert not (home / "quizapp.sqlite3").exists()


def test_a_backup_can_be_put_back_and_taken_back(quizapp, world):
    made = backup(quizapp)
    add(quizapp, "keller")
    code, out, err = quizapp("restore", str(made), "--yes")
    assert (code, err) == (0, "")
    assert "Restored: 1 person" in out
    assert logins(quizapp) == ["rahn"]

    code, out, _ = quizapp(*restore_command(out), "--yes")
    assert code == 0
    assert logins(quizapp) == ["keller", "rahn"]
    assert quizapp("doctor", "--quick")[0] == 0
    assert not list(world.glob("restoring-*"))


def test_after_a_restore_the_newest_backup_is_of_what_was_restored(quizapp, world):
    made = backup(quizapp)
    add(quizapp, "keller")
    quizapp("restore", str(made), "--yes")
    newest = backup_files.newest_good(world / "backups")
    assert newest is not None
    assert newest.reason == "restored"
    assert read_contents(newest.path) == read_contents(made)


def test_it_asks_first_and_no_means_no(quizapp, world, monkeypatch):
    made = backup(quizapp)
    add(quizapp, "keller")
    monkeypatch.setattr("click.confirm", lambda text: False)
    code, out, _ = quizapp("restore", str(made))
    assert code == 1
    assert "Now there is a database with 2 people" in out
    assert out.endswith("Nothing was changed.\n")
    assert logins(quizapp) == ["keller", "rahn"]


def test_where_nobody_can_answer_it_says_so_and_changes_nothing(quizapp, world, monkeypatch):
    made = backup(quizapp)
    add(quizapp, "keller")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, _, err = quizapp("restore", str(made))
    assert (code, err) == (1, "quizapp: Nothing was changed. Where nobody can answer, say --yes.\n")
    assert logins(quizapp) == ["keller", "rahn"]


def test_a_bad_backup_names_the_newest_good_one(quizapp, world, tmp_path):
    made = backup(quizapp)
    (tmp_path / "letter").write_text("a letter to a friend")
    code, _, err = quizapp("restore", str(tmp_path / "letter"), "--yes")
    assert code == 1
    assert restore_command(err) == ["restore", str(made)]


def test_a_restore_stands_even_if_there_is_no_room_for_another_backup(quizapp, world, tmp_path, monkeypatch):
    made = backup(quizapp)
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "new"))
    monkeypatch.setenv("QUIZAPP_BACKUP_FOLDER", str(tmp_path / "file"))
    code, out, err = quizapp("restore", str(made), "--yes")
    assert code == 0
    assert "There was no secret_key" in out
    assert "Note: the restored database has no backup yet." in err
    assert logins(quizapp) == ["rahn"]


def test_a_folder_that_cannot_be_written_is_named_before_anything_is_replaced(quizapp, world, monkeypatch):
    made = backup(quizapp)

    def refuse(path, *_, **__):
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(locks.FileLock, "_open", refuse)
    code, out, err = quizapp("restore", str(made), "--yes")
    assert (code, out) == (1, "")
    assert f"Nothing was changed: {world} cannot be written (Read-only file system)" in err


def test_a_database_outside_the_folder_is_made_ready_beside_itself(quizapp, world, tmp_path, monkeypatch):
    made, elsewhere = backup(quizapp), tmp_path / "disk"
    elsewhere.mkdir()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{elsewhere / 'other.sqlite3'}")
    replaced = []
    monkeypatch.setattr(
        Path, "replace", lambda here, there: replaced.append((here, there)) or os.replace(here, there)
    )
    assert quizapp("restore", str(made), "--yes")[0] == 0
    ((here, there),) = replaced
    assert here.parent.parent == there.parent == elsewhere  # so that they are on one disk
    assert logins(quizapp) == ["rahn"]


def test_a_backup_needs_no_secret(quizapp, world):
    (world / "secret_key").unlink()
    assert backup(quizapp).exists()
    assert not (world / "secret_key").exists()


def test_a_database_in_use_is_not_replaced(quizapp, world):
    made = backup(quizapp)
    server = in_use(world)
    assert server.share()
    before = (world / "quizapp.sqlite3").read_bytes()
    code, out, err = quizapp("restore", str(made), "--yes")
    server.release()
    assert (code, out) == (1, "")
    assert "Stop it, then restore again" in err
    assert (world / "quizapp.sqlite3").read_bytes() == before


def test_nobody_begins_while_a_backup_is_put_back(quizapp, world):
    lock = in_use(world)
    assert lock.take()
    code, _, err = quizapp("user", "list")
    lock.release()
    assert code == 1
    assert "A backup is being put back" in err


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b""), "it is empty"),
        (lambda path: path.write_text("a letter to a friend"), "it is no SQLite database"),
        (lambda path: os.truncate(path, path.stat().st_size // 2), "it was changed or damaged since"),
        (lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"), "it was changed or damaged since"),
    ],
    ids=["empty", "text", "cut off", "one byte"],
)
def test_a_bad_backup_is_refused_and_nothing_is_changed(quizapp, world, spoil, said):
    made = backup(quizapp)
    spoil(made)
    code, out, err = quizapp("restore", str(made), "--yes")
    assert (code, out) == (1, "")
    assert f"cannot be put back: {said}" in err
    assert logins(quizapp) == ["rahn"]


@pytest.mark.parametrize("sum_file", [True, False], ids=["with", "without"])
def test_damage_is_found_with_a_checksum_and_without(quizapp, world, sum_file):
    made = backup(quizapp)
    with made.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xab" * 8192)
    if not sum_file:
        made.with_name(made.name + ".sha256").unlink()
    code, _, err = quizapp("restore", str(made), "--yes")
    assert code == 1
    assert "cannot be put back" in err


def test_the_database_of_another_program_is_refused(quizapp, world, tmp_path):
    alter(tmp_path / "other.db", "CREATE TABLE bookmarks (address TEXT)")
    code, _, err = quizapp("restore", str(tmp_path / "other.db"), "--yes")
    assert code == 1
    assert "it holds no tables of quizapp" in err


def test_a_backup_of_a_newer_quizapp_is_left_alone(quizapp, world):
    made = backup(quizapp)
    alter(made, "UPDATE alembic_version SET version_num = '9999'")
    made.with_name(made.name + ".sha256").unlink()
    code, out, err = quizapp("restore", str(made), "--yes")
    assert (code, out) == (3, "")
    assert f"{made} was made by a newer quizapp (its revision is 9999)" in err
    assert "Nothing was changed" in err
    assert logins(quizapp) == ["rahn"]


def test_a_damaged_database_is_kept_as_it_is(quizapp, world):
    made = backup(quizapp)
    damage(world)
    damaged = (world / "quizapp.sqlite3").read_bytes()
    code, out, _ = quizapp("restore", str(made), "--yes")
    assert code == 0
    assert "Now there is a damaged database" in out
    (kept,) = world.glob("damaged-*/quizapp.sqlite3")
    assert f"The damaged database is kept as {kept}" in out
    assert kept.read_bytes() == damaged
    assert logins(quizapp) == ["rahn"]


def test_a_backup_moves_to_an_empty_folder_on_another_computer(quizapp, world, tmp_path, monkeypatch):
    made = backup(quizapp)
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "new"))
    code, out, err = quizapp("restore", str(made), "--yes")
    assert (code, err) == (0, "")
    assert "Now there is no database" in out
    assert "There was no secret_key" in out
    assert logins(quizapp) == ["rahn"]


def test_a_stop_in_the_middle_leaves_the_database_and_is_swept_up(quizapp, world, monkeypatch):
    made = backup(quizapp)
    add(quizapp, "keller")
    (world / "restoring-left").mkdir()
    (world / "restoring-left" / "quizapp.sqlite3").write_text("half")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert quizapp("restore", str(made), "--yes")[0] == 130
    monkeypatch.undo()
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(world))
    assert logins(quizapp) == ["keller", "rahn"]
    assert not list(world.glob("restoring-*"))


@pytest.mark.parametrize("command", ["serve", "db upgrade", "user list", "backup"])
def test_a_damaged_database_names_the_way_back_and_the_way_works(quizapp, world, command):
    made = backup(quizapp)
    damage(world)
    before = (world / "quizapp.sqlite3").read_bytes()
    code, out, err = quizapp(*command.split(), *(["--port", "0"] if command == "serve" else []))
    assert (code, out) == (1, "")
    assert (world / "quizapp.sqlite3").read_bytes() == before
    if command == "backup":
        assert "`quizapp doctor`" in err
        code, err, _ = quizapp("doctor")
        assert code == 1
    assert "is damaged" in err
    assert restore_command(err) == ["restore", str(made)]
    assert quizapp(*restore_command(err), "--yes")[0] == 0
    assert logins(quizapp) == ["rahn"]


def test_the_doctor_says_that_all_is_well(quizapp, world):
    backup(quizapp)
    code, out, err = quizapp("doctor")
    assert (code, err) == (0, "")
    assert out.endswith("Everything is sound.\n")
    assert "FAULT" not in out
    code, out, _ = quizapp("doctor", "--json", "--quick")
    report = json.loads(out)
    assert (code, report["sound"]) == (0, True)
    assert {"name", "level", "says", "advice"} == set(report["findings"][0])
    assert "speed" not in [finding["name"] for finding in report["findings"]]


def test_the_doctor_makes_nothing(quizapp, home):
    code, out, err = quizapp("doctor")
    assert (code, out) == (1, "")
    assert "There is no folder" in err
    assert not home.exists()
    home.mkdir()
    code, out, _ = quizapp("doctor")
    assert code == 1
    assert "There is no database" in out
    assert not (home / "quizapp.sqlite3").exists()
    assert not (home / "secret_key").exists()


def test_the_doctor_finds_a_missing_secret_and_serve_makes_another_only_if_told(quizapp, world):
    (world / "secret_key").unlink()
    code, out, _ = quizapp("doctor", "--quick")
    assert code == 1
    assert "serve --new-secret" in out
    code, _, err = quizapp("user", "list")
    assert code == 1
    assert "guests, who have no name, cannot come back" in err
    assert not (world / "secret_key").exists()


def test_a_copy_of_the_folder_is_a_backup_as_well(quizapp, world, tmp_path):
    copy = Path(shutil.copytree(world, tmp_path / "copy"))
    add(quizapp, "keller")
    assert quizapp("restore", str(copy / "quizapp.sqlite3"), "--yes")[0] == 0
    assert logins(quizapp) == ["rahn"]


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "", " ", "999999999999"])
def test_a_setting_that_is_no_number_is_named(quizapp, world, monkeypatch, value):
    monkeypatch.setenv("QUIZAPP_BACKUP_DAYS", value)
    code, _, err = quizapp("user", "list")
    assert (code, "QUIZAPP_BACKUP_DAYS is" in err) == ((1, True) if value else (0, False))
