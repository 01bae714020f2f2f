"""Row 33 of the list of bad inputs: a bank whose loading was killed is whole or not there at all."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.process import PATIENCE, START
from tests.rows import row

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-c", START]
TABLES = ("bank", "bank_revision", "fact")


def counts(file: Path) -> tuple[int, int, int]:
    """How many banks, revisions and facts there are; the file must be sound."""
    with closing(sqlite3.connect(file)) as on:
        assert on.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = [on.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]
    return found[0], found[1], found[2]


def load(instance: Path) -> subprocess.Popen[bytes]:
    """Begin to load the shipped bank."""
    environment = {**os.environ, "QUIZAPP_INSTANCE": str(instance)}
    return subprocess.Popen([*RUN, "bank", "load", "borderland"], env=environment, cwd=ROOT)


@pytest.mark.long
@pytest.mark.parametrize("kills", [row(33, 20, name="twenty kills")])
def test_it_is_whole_or_not_there(tmp_path, kills):
    chance, file, outcomes = random.Random(33), tmp_path / "quizapp.sqlite3", set()
    environment = {**os.environ, "QUIZAPP_INSTANCE": str(tmp_path)}
    subprocess.run([*RUN, "db", "upgrade"], env=environment, cwd=ROOT, check=True, timeout=PATIENCE)
    began = time.monotonic()
    assert load(tmp_path).wait(PATIENCE) == 0
    usual, whole = time.monotonic() - began, counts(file)
    for _ in range(kills):
        with closing(sqlite3.connect(file, isolation_level=None)) as on:
            on.execute("PRAGMA foreign_keys = ON")
            on.execute("DELETE FROM bank")
        process = load(tmp_path)
        time.sleep(usual * chance.uniform(0.5, 1.1))
        process.kill()
        process.wait(PATIENCE)
        outcomes.add(counts(file))
    assert outcomes <= {(0, 0, 0), whole}
