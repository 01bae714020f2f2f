"""Promise: many who answer at once wait for each other; nobody's answer is refused, lost or counted twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.durability.learners import Promises, broken_promises, memories_off_the_log
from tests.journeys.process import PATIENCE

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]


def answer_in_processes(
    instance: Path, seconds: float, processes: int, threads: int, checkpoint_every: int = 100
) -> list[Promises]:
    """Let processes of several threads answer at once over one database file."""
    command = [sys.executable, "-W", "error", "-m", "tests.durability.learners"]
    running = [
        subprocess.Popen(
            [*command, str(instance), str(seconds), str(threads), str(checkpoint_every)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(processes)
    ]  # fmt: skip
    promised = []
    for process in running:
        out, err = process.communicate(timeout=seconds + PATIENCE)
        assert process.returncode == 0, err
        promised += [Promises(**json.loads(line)) for line in out.splitlines()]
    return promised


def check(services, promised, seconds):
    broken = broken_promises(services.database, promised)
    memories, off = memories_off_the_log(services.database)
    with services.database.reading() as on:
        integrity = on.exec_driver_sql("PRAGMA integrity_check").scalar_one()
        orphans = on.exec_driver_sql("PRAGMA foreign_key_check").all()

    writes = [one.writes for one in promised]
    acknowledged = sum(len(one.cards) + len(one.answers) for one in promised)
    sys.stdout.write(
        f"\n{acknowledged} answers acknowledged, {memories} memories, {sum(writes) / seconds:.0f} writes/s; "
        f"slowest/fastest writer {min(writes)}/{max(writes)}, "
        f"worst wait {max(one.worst_wait for one in promised) * 1000:.0f} ms\n"
    )
    assert broken == []
    assert off == []
    assert (integrity, orphans) == ("ok", [])
    assert acknowledged > 0
    assert memories > 0
    return writes


def test_two_processes_of_eight_threads_answer_at_once(services, sqlite, instance, capsys):
    promised = answer_in_processes(instance, seconds=3, processes=2, threads=8)

    with capsys.disabled():
        check(services, promised, 3)


@pytest.mark.long
@pytest.mark.parametrize("checkpoint_every", [100, 1], ids=["as usual", "a checkpoint after every write"])
def test_sixteen_writers_answer_for_twenty_seconds(services, sqlite, instance, capsys, checkpoint_every):
    promised = answer_in_processes(instance, 20, 2, 8, checkpoint_every)

    with capsys.disabled():
        writes = check(services, promised, 20)
    assert min(writes) * 5 > max(writes), "some writers starve"
