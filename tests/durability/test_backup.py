"""Promise: a backup made while others write is whole, is a state that was, and can be put back anywhere."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quizapp import create_app
from quizapp.store import backup_files
from quizapp.store.database_file import read_contents
from quizapp.store.db import open_database
from quizapp.store.engine import database_url
from quizapp.usecases import backups
from tests.durability.commits import begin_counting, commits_in
from tests.journeys.process import PATIENCE, START, Served

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def counted(quizapp, home) -> Path:
    """The instance folder of a database that counts its commits."""
    assert quizapp("db", "upgrade")[0] == 0
    database = open_database(database_url(None, home), home)
    begin_counting(database)
    database.close()
    return home


@contextmanager
def writers(instance: Path) -> Iterator[None]:
    """Two processes with two threads each that commit without a pause."""
    command = [sys.executable, "-W", "error", "-m", "tests.durability.commits", str(instance), "2"]
    running = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) for _ in range(2)]
    try:
        yield
    finally:
        for process in running:
            process.communicate()
    assert [process.returncode for process in running] == [0, 0]


def wait_for_commits(instance: Path, number: int) -> int:
    until = time.monotonic() + PATIENCE
    while (found := commits_in(instance / "quizapp.sqlite3")) < number:
        assert time.monotonic() < until, f"only {found} commits"
        time.sleep(0.02)
    return found


@pytest.mark.parametrize("number", [3, pytest.param(50, marks=pytest.mark.long)])
def test_a_backup_under_writes_is_whole_and_a_state_that_was(counted, passwords, number, capsys):
    app = create_app({"INSTANCE": counted, "PASSWORDS": passwords})
    services = app.extensions["quizapp"]
    file = counted / "quizapp.sqlite3"
    began, held = time.monotonic(), []
    with writers(counted):
        wait_for_commits(counted, 10)
        for _ in range(number):
            before = commits_in(file)
            made = backups.make_backup(services, services.clock())
            after = commits_in(file)
            assert read_contents(made.path) == made.contents
            assert before <= commits_in(made.path) <= after
            held.append(commits_in(made.path))
            wait_for_commits(counted, after + 5)
    seconds = time.monotonic() - began
    services.database.close()
    assert held == sorted(held)
    assert len(backup_files.list_backups(counted / "backups")) == number
    with capsys.disabled():
        commits = commits_in(file)
        sys.stdout.write(f"\n{number} backups, {commits} commits, {commits / seconds:.0f} a second\n")


def test_the_drill_back_up_under_writes_go_on_stop_restore_serve(quizapp, counted):
    with writers(counted):
        wait_for_commits(counted, 20)
        assert quizapp("backup")[0] == 0
        (backup,) = (counted / "backups").glob("*.sqlite3")
        wait_for_commits(counted, commits_in(backup) + 20)
        code, _, err = quizapp("restore", str(backup), "--yes")
        assert code == 1
        assert "Stop it, then restore again" in err
    at_the_end = commits_in(counted / "quizapp.sqlite3")

    assert quizapp("restore", str(backup), "--yes")[0] == 0
    assert commits_in(counted / "quizapp.sqlite3") == commits_in(backup) < at_the_end
    (before,) = (counted / "backups").glob("*-before-restore.sqlite3")
    assert commits_in(before) == at_the_end

    served = Served(counted)
    served.stops()
    code, report, _ = quizapp("doctor", "--json", "--quick")
    assert code == 0, report


def test_a_backup_that_is_killed_leaves_nothing_that_looks_like_one(quizapp, counted):
    script = (
        "import os, signal, quizapp.store.backup_files as files\n"
        "files._put_in_place = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script + START, "backup"], cwd=ROOT, timeout=PATIENCE, check=False
    )
    assert done.returncode == -signal.SIGKILL
    (left,) = (counted / "backups").iterdir()
    assert left.suffix == ".part"
    assert backup_files.newest_good(counted / "backups") is None
    assert quizapp("backup")[0] == 0
    assert backup_files.newest_good(counted / "backups") is not None
