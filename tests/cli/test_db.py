"""`quizapp db` and what every command does where the database is not its own: a sentence and an exit code."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp import paths


def pretend(home: Path, revision: str) -> None:
    """Let the database say that it is of another version."""
    file = sqlite3.connect(home / "quizapp.sqlite3")
    with file:
        file.execute("UPDATE alembic_version SET version_num = ?", [revision])
    file.close()


def tables_of(home: Path) -> list[tuple[str]]:
    file = sqlite3.connect(home / "quizapp.sqlite3")
    found = file.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    file.close()
    return found


def test_a_new_database_is_made_and_says_its_revision(quizapp):
    code, out, err = quizapp("db", "upgrade")
    assert (code, out, err) == (0, "The database is up to date.\n", "")
    code, out, err = quizapp("db", "current")
    assert (code, err) == (0, "")
    assert out.endswith("(newest)\n")


@pytest.mark.parametrize(
    "words",
    [("db", "current"), ("user", "list"), ("scores", "--class", "ABCD2345")],
    ids=lambda words: words[0],
)
def test_where_there_is_no_database_the_way_to_one_is_named(quizapp, words):
    code, out, err = quizapp(*words)
    assert (code, out) == (1, "")
    assert "`quizapp db upgrade`" in err


@pytest.mark.parametrize(
    "words",
    [("db", "upgrade"), ("serve", "--port", "0"), ("user", "list"), ("scores", "--class", "ABCD2345")],
    ids=lambda words: words[0],
)
def test_a_database_of_a_newer_quizapp_is_left_alone(quizapp, home, words):
    quizapp("db", "upgrade")
    before = tables_of(home)
    pretend(home, "9999")
    code, out, err = quizapp(*words)
    assert (code, out) == (3, "")
    assert "newer quizapp (its revision is 9999)" in err
    assert tables_of(home) == before


def test_a_database_of_an_older_quizapp_is_not_guessed_at(quizapp, home, monkeypatch):
    quizapp("db", "upgrade")
    monkeypatch.setattr("quizapp.cli.revisions.newest_revision", lambda: "9999")
    code, out, err = quizapp("user", "list")
    assert (code, out) == (1, "")
    assert "`quizapp db upgrade`; nothing is lost" in err


def test_a_folder_that_cannot_be_made_is_named(quizapp, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "file" / "instance"))
    code, out, err = quizapp("serve", "--port", "0")
    assert (code, out) == (1, "")
    assert err.startswith(f"quizapp: The folder {tmp_path / 'file' / 'instance'} cannot be written")
    assert "QUIZAPP_INSTANCE" in err


def test_a_folder_that_may_not_be_written_is_named(quizapp, home, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)  # not by its mode: tests may run as root
    code, out, err = quizapp("serve", "--port", "0")
    assert (code, out) == (1, "")
    assert err.startswith(f"quizapp: The folder {home} cannot be written (Permission denied)")


def test_a_file_that_is_no_database_is_named(quizapp, home):
    home.mkdir()
    (home / "secret_key").write_text("s" * 64)
    (home / "quizapp.sqlite3").write_text("not a database at all" * 100)
    code, out, err = quizapp("db", "upgrade")
    assert (code, out) == (1, "")
    assert "is damaged: it is no SQLite database. Nothing was changed." in err


def test_a_step_is_drafted_from_the_difference(quizapp, tmp_path, monkeypatch):
    folder = shutil.copytree(paths.migrations_folder(), tmp_path / "migrations")
    monkeypatch.setattr(paths, "migrations_folder", lambda: folder)
    newest = max(file.stem[:4] for file in (folder / "versions").glob("0*.py"))  # the draft may begin so, too
    quizapp("db", "upgrade")
    code, _, err = quizapp("db", "revision", "add nothing")
    assert (code, err) == (0, "")
    (drafted,) = (folder / "versions").glob("*add_nothing.py")
    assert f'down_revision = "{newest}"' in drafted.read_text().replace("'", '"')


def test_a_wrong_call_is_2_and_says_so_on_standard_error(quizapp):
    for words in (("db",), ("db", "downgrade"), ("user", "add"), ("serve", "--port", "seventy"), ("fly",)):
        code, out, err = quizapp(*words)
        assert (code, out) == (2, ""), words
        assert err


def test_a_database_that_takes_nothing_gives_the_reason_and_not_the_words_of_a_page(quizapp, home):
    assert quizapp("db", "upgrade")[0] == 0
    with closing(sqlite3.connect(home / "quizapp.sqlite3")) as file:
        file.execute("ALTER TABLE account RENAME TO people")
    code, out, err = quizapp("user", "list")
    assert (code, out) == (1, "")
    assert (
        "did not take this (no such table: account). Nothing was changed. Look with `quizapp doctor`." in err
    )
    assert "this page" not in err
