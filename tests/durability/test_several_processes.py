"""Promise: several worker processes serve one database; one that is killed takes no saved answer along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quizapp.store import tables
from quizapp.store.db import Database
from tests.databases import open_database
from tests.durability.clients import Client, acknowledged_by, wait_until_saved
from tests.journeys.process import PATIENCE, START, Served

pytestmark = [pytest.mark.server, pytest.mark.both_databases]
CLIENTS = 8
WORKERS = 2
KILLS = 2


@pytest.fixture
def served(bare_url: str, instance: Path) -> Iterator[Served]:
    """`quizapp serve` with several workers, from a database without tables."""
    pytest.importorskip("granian")
    environment = {**os.environ, "QUIZAPP_INSTANCE": str(instance), "DATABASE_URL": bare_url}
    command = [sys.executable, "-c", START, "serve", "--port", "0", "--workers", str(WORKERS)]
    served = Served.by(command, environment, Path(__file__).parents[2])
    yield served
    served.stops()


@pytest.fixture
def stored(bare_url: str, instance: Path) -> Iterator[Database]:
    """The database as it is seen from outside the server."""
    database = open_database(bare_url, instance)
    yield database
    database.close()


def workers_of(served: Served) -> list[int]:
    """The process ids of the workers: the grandchildren of the command."""
    return [worker for parent in _children(served.process.pid) for worker in _children(parent)]


def _children(parent: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]


@pytest.mark.long
def test_a_killed_worker_is_replaced_and_no_answer_is_lost(served, stored):
    clients = [Client(served.address, resends=True) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for kill in range(1, KILLS + 1):
        wait_until_saved(clients, 40 * kill)
        before = workers_of(served)
        assert len(before) == WORKERS
        os.kill(before[kill % WORKERS], signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while len(set(workers_of(served)) - {before[kill % WORKERS]}) < WORKERS:
            assert time.monotonic() < deadline, "the worker was not replaced"
            time.sleep(0.05)
        time.sleep(6)  # one that dies within 5.5 seconds is taken for one that cannot live
    wait_until_saved(clients, 40 * KILLS + 40)
    for client in clients:
        client.stop()
    acknowledged = acknowledged_by(clients)

    with stored.reading() as on:
        rows = on.execute(
            select(tables.Attempt.public_id, tables.AttemptItem.position, tables.AttemptItem.shown)
            .join(tables.AttemptItem, tables.AttemptItem.attempt_id == tables.Attempt.id)
        ).all()  # fmt: skip
        changed_twice = on.execute(
            select(func.count()).select_from(tables.AttemptItem).where(tables.AttemptItem.revision > 1)
        ).scalar_one()
    shown = {(attempt, position): text for attempt, position, text in rows}
    assert [one for one in acknowledged if shown.get((one.attempt, one.position)) != one.typed] == []
    assert changed_twice == 0, "what was sent again counted again"
    assert len(acknowledged) >= 40 * KILLS
