"""Starting on bad storage: each numbered case is refused with a reason and a way on; nothing gets worse."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.store import backup_files, locks
from quizapp.store.database_file import read_contents
from tests.durability.old_database import make_old, state

pytestmark = pytest.mark.long

SERVE = ("serve", "--port", "0")
OTHER_TABLE = "CREATE TABLE account (name TEXT)"
PASSWORD = "a good long passphrase"


@pytest.fixture
def world(quizapp, home):
    """A database with one teacher in it, and a backup of that."""
    assert quizapp("db", "upgrade")[0] == 0
    assert quizapp("user", "add", "rahn", "--role", "instructor", "--password", PASSWORD)[0] == 0
    assert quizapp("backup")[0] == 0
    return home


@pytest.fixture
def file(world):
    return world / "quizapp.sqlite3"


@pytest.fixture
def backup(world):
    return next((world / "backups").glob("*.sqlite3"))


def logins(quizapp):
    return [row["login"] for row in json.loads(quizapp("user", "list", "--json")[1])]


def corrupt(file):
    with file.open("r+b") as opened:
        opened.seek(4096 * 2)
        opened.write(b"\xab" * 8192)


def cut_off(file):
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2)


def write_letter(file):
    file.write_text("Dear Sir or Madam, " * 500)


def empty(file):
    file.write_bytes(b"")


def lose(file):
    file.unlink()


@pytest.mark.parametrize(
    "spoil", [corrupt, cut_off, write_letter, empty, lose], ids=lambda spoil: spoil.__name__
)
def test_98_nothing_is_made_over_a_bad_database_and_the_words_lead_back(quizapp, world, file, backup, spoil):
    spoil(file)
    before = file.read_bytes() if file.exists() else None
    code, out, err = quizapp(*SERVE)
    assert (code, out) == (1, "")
    assert f"quizapp restore {backup}\n" in err
    assert (file.read_bytes() if file.exists() else None) == before
    assert quizapp("restore", str(backup), "--yes")[0] == 0
    assert logins(quizapp) == ["rahn"]


def test_98_an_empty_file_beside_a_secret_is_no_first_start(quizapp, home):
    home.mkdir()
    (home / "secret_key").write_text("s" * 64)
    (home / "quizapp.sqlite3").touch()
    code, out, err = quizapp(*SERVE)
    assert (code, out) == (1, "")
    assert "is damaged: it is empty" in err
    assert "There is no good backup" in err
    assert (home / "quizapp.sqlite3").stat().st_size == 0


def test_98_without_a_good_backup_it_says_so(quizapp, file, backup):
    corrupt(file)
    corrupt(backup)
    code, _, err = quizapp(*SERVE)
    assert code == 1
    assert "There is no good backup" in err


def foreign_log(tmp_path: Path) -> Path:
    """The write-ahead log of another database, with commits in it."""
    other = sqlite3.connect(tmp_path / "other.db", isolation_level=None)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, t TEXT)")
    other.executemany("INSERT INTO account (t) VALUES (?)", [("x" * 1000,)] * 100)
    copy = shutil.copy(tmp_path / "other.db-wal", tmp_path / "foreign-wal")
    other.close()
    return Path(copy)


def test_99_the_log_of_another_database_never_meets_a_restored_one(quizapp, file, backup, tmp_path):
    log = file.with_name(file.name + "-wal")
    shutil.copy(foreign_log(tmp_path), log)
    assert quizapp("restore", str(backup), "--yes")[0] == 0
    assert logins(quizapp) == ["rahn"]
    assert read_contents(file) == read_contents(backup)


@pytest.mark.parametrize("command", ["serve --port 0", "doctor", "user list", "backup"])
def test_99_the_log_of_another_database_is_named_before_it_is_written_back(quizapp, file, tmp_path, command):
    log = shutil.copy(foreign_log(tmp_path), file.with_name(file.name + "-wal"))
    before = file.read_bytes(), log.read_bytes()
    code, out, err = quizapp(*command.split())
    assert code == 1
    assert f"mv {log} " in out + err
    assert (file.read_bytes(), log.read_bytes()) == before
    log.unlink()
    assert logins(quizapp) == ["rahn"]


def fill(database, table):
    """Many rows for one table; what the log then holds."""
    with closing(sqlite3.connect(database, isolation_level=None)) as on:
        on.execute("PRAGMA wal_autocheckpoint=0")
        on.executemany(f"INSERT INTO {table} VALUES (?)", [("x" * 1000,)] * 50)
        return database.with_name(database.name + "-wal").read_bytes()


def test_99_the_log_of_another_state_beside_a_copy_put_over_the_database_is_named(quizapp, file, tmp_path):
    with closing(sqlite3.connect(file)) as on:
        on.executescript("CREATE TABLE one (text TEXT); CREATE TABLE two (text TEXT);")
    log = fill(Path(shutil.copy(file, tmp_path / "other.sqlite3")), "one")
    fill(file, "two")
    left = file.with_name(file.name + "-wal")
    left.write_bytes(log)
    before = file.read_bytes()
    code, _, err = quizapp(*SERVE)
    assert code == 1
    assert f"mv {left} {file.with_name('foreign-' + left.name)}\n" in err
    assert (file.read_bytes(), left.read_bytes()) == (before, log)


def test_98_a_database_of_another_program_beside_backups_is_not_filled(quizapp, file, backup):
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute(OTHER_TABLE)
    code, _, err = quizapp(*SERVE)
    assert code == 1
    assert f"quizapp restore {backup}\n" in err
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT sql FROM sqlite_master").fetchall() == [(OTHER_TABLE,)]


def test_99_the_log_of_another_database_beside_a_backup_is_not_read(quizapp, file, backup, tmp_path):
    shutil.copy(foreign_log(tmp_path), backup.with_name(backup.name + "-wal"))
    assert quizapp("restore", str(backup), "--yes")[0] == 0
    assert logins(quizapp) == ["rahn"]


def test_99_a_copied_folder_whose_log_is_of_another_database_is_refused(quizapp, file, tmp_path):
    copy = shutil.copy(file, tmp_path / "copy.sqlite3")
    shutil.copy(foreign_log(tmp_path), tmp_path / "copy.sqlite3-wal")
    code, _, err = quizapp("restore", str(copy), "--yes")
    assert code == 1
    assert "copy.sqlite3-wal beside it; if that is of another database, move it away" in err
    assert logins(quizapp) == ["rahn"]


def test_100_an_older_database_is_backed_up_and_upgraded_and_both_can_be_had(quizapp, home):
    old = state(make_old(home))
    assert "`quizapp db upgrade`; nothing is lost" in quizapp("user", "list")[2]
    assert quizapp("db", "upgrade")[:2] == (0, "The database is up to date.\n")
    (made,) = backup_files.list_backups(home / "backups")
    assert made.reason == "upgrade"
    assert state(made.path) == old
    assert quizapp("db", "upgrade")[0] == 0
    assert len(backup_files.list_backups(home / "backups")) == 1, "no upgrade, no backup"

    code, out, _ = quizapp("restore", str(made.path), "--yes")
    assert code == 0
    assert "Restored: 4 people, 2 classes" in out
    assert "(newest)" in quizapp("db", "current")[1]


def test_100_without_room_for_the_backup_nothing_is_upgraded(quizapp, home, monkeypatch):
    file = make_old(home)
    old = state(file)

    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_files, "copy_out", no_room)
    code, _, err = quizapp(*SERVE)
    assert code == 1
    assert "The backup was not made (No space left on device)" in err
    assert state(file) == old


def test_101_a_missing_folder_is_made_for_its_owner_alone(quizapp, home):
    assert quizapp("db", "upgrade")[0] == 0
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / "quizapp.sqlite3").stat().st_mode & 0o777 == 0o600


def test_101_a_folder_on_the_network_is_refused_with_advice(quizapp, home, monkeypatch):
    monkeypatch.setattr("quizapp.cli.starting.network_file_system", lambda folder: "nfs4")
    code, _, err = quizapp(*SERVE)
    assert code == 1
    assert f"The folder {home} lies on a network file system (nfs4)" in err
    assert "QUIZAPP_INSTANCE" in err
    assert "DATABASE_URL" in err
    assert not (home / "quizapp.sqlite3").exists()


def test_96_a_folder_that_became_read_only_is_refused_with_the_reason(quizapp, world, monkeypatch):
    def refuse(path, *_, **__):
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(locks.FileLock, "_open", refuse)
    code, out, err = quizapp(*SERVE)
    assert (code, out) == (1, "")
    assert f"The folder {world} cannot be written (Read-only file system)" in err


def test_96_a_file_that_became_read_only_is_refused_with_the_reason(quizapp, world, file, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///file:{file}?mode=ro&uri=true")  # tests may run as root
    code, out, err = quizapp(*SERVE)
    assert (code, out) == (1, "")
    assert "cannot be written (attempt to write a readonly database)" in err


@pytest.mark.parametrize(
    ("secret", "said"),
    [(None, "is missing, though there is a database"), ("", "shorter than 32"), ("short", "shorter than 32")],
    ids=["missing", "empty", "short"],
)
def test_102_a_bad_secret_is_refused_and_none_is_made_in_its_place(quizapp, world, secret, said):
    kept = world / "secret_key"
    kept.unlink()
    if secret is not None:
        kept.write_text(secret)
    code, out, err = quizapp(*SERVE)
    assert (code, out) == (1, "")
    assert said in err
    assert (kept.read_text() if kept.exists() else None) == secret


def test_102_a_new_secret_is_made_only_when_asked_for_and_never_over_one(quizapp, world, monkeypatch):
    monkeypatch.setattr("quizapp.cli.serve._serve", lambda *_: None)
    (world / "secret_key").unlink()
    assert quizapp(*SERVE, "--new-secret")[0] == 0
    made = (world / "secret_key").read_text()
    assert len(made) == 64
    assert quizapp(*SERVE, "--new-secret")[0] == 0
    assert (world / "secret_key").read_text() == made


def test_102_a_secret_that_others_can_read_is_served_with_a_warning(quizapp, world, monkeypatch):
    monkeypatch.setattr("quizapp.cli.serve._serve", lambda *_: None)
    (world / "secret_key").chmod(0o644)
    code, _, err = quizapp(*SERVE)
    assert code == 0
    assert f"chmod 600 {world / 'secret_key'}" in err


def test_the_database_of_another_program_is_not_written_to(quizapp, home):
    home.mkdir()
    (home / "secret_key").write_text("s" * 64)
    with closing(sqlite3.connect(home / "quizapp.sqlite3")) as other:
        other.execute(OTHER_TABLE)
    code, _, err = quizapp(*SERVE)
    assert code == 1
    assert "is damaged: it holds no tables of quizapp. Nothing was changed." in err
    assert "is damaged: it holds no tables of quizapp" in quizapp("user", "list")[2]
    with closing(sqlite3.connect(home / "quizapp.sqlite3")) as other:
        assert other.execute("SELECT sql FROM sqlite_master").fetchall() == [(OTHER_TABLE,)]
