"""Promise: however many start at once on an empty folder, they agree on one secret and one database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.cli.revisions import newest_revision
from tests.journeys.process import PATIENCE, Served

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, ROUNDS = 4, 2
BEGIN_TOGETHER = f"""
import os, sys
import alembic.runtime.migration, quizapp.app, quizapp.cli.db
from quizapp.cli import main

folder, rounds = sys.argv[1], int(sys.argv[2])
sys.argv = ["quizapp", "db", "upgrade"]
for number in range(rounds):
    os.environ["QUIZAPP_INSTANCE"] = f"{{folder}}/{{number}}"
    reading, writing = os.pipe()
    for _ in range({PROCESSES}):
        if os.fork() == 0:
            os.close(writing)
            os.read(reading, 1)  # returns when the last writing end is closed: for all at once
            main()
            sys.stdout.flush()
            os._exit(0)
    os.close(writing)
    codes = [os.waitstatus_to_exitcode(os.wait()[1]) for _ in range({PROCESSES})]
    os.close(reading)
    assert codes == [0] * {PROCESSES}, codes
"""


def check(home: Path) -> None:
    """One secret, one schema, nothing half made."""
    assert [path.name for path in home.glob("secret_key*")] == ["secret_key"]
    assert not list(home.glob("new-*"))
    with closing(sqlite3.connect(home / "quizapp.sqlite3")) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [(newest_revision(),)]
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_four_that_begin_at_the_same_moment(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BEGIN_TOGETHER, str(tmp_path), str(ROUNDS)],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The database is up to date.\n" * PROCESSES * ROUNDS
    for number in range(ROUNDS):
        check(tmp_path / str(number))


@pytest.mark.long
@pytest.mark.parametrize("round_", range(10))
def test_four_servers_at_once(tmp_path, round_):
    home = tmp_path / "instance"
    with ThreadPoolExecutor(PROCESSES) as pool:
        servers = list(pool.map(lambda _: Served(home), range(PROCESSES)))
    for served in servers:
        served.stops()
    assert [served.process.returncode for served in servers] == [0] * PROCESSES
    check(home)
    with closing(sqlite3.connect(home / "quizapp.sqlite3")) as file:
        assert file.execute("SELECT count(*), count(DISTINCT slug) FROM bank").fetchone() == (1, 1)
