"""Promise: an answer that was shown as saved is never lost, even if the server is killed."""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.durability.clients import Client, Saved, acknowledged_by, wait_until_saved
from tests.journeys.process import Served

pytestmark = pytest.mark.long

CLIENTS = 8


def kill_in_mid_answer(instance: Path, answers: int, pause: float) -> list[Saved]:
    """Let clients answer, kill the server a moment after so many answers; what it had acknowledged."""
    served = Served(instance)
    clients = [Client(served.address) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    wait_until_saved(clients, answers)
    time.sleep(pause)
    served.dies()
    return acknowledged_by(clients)


def stored_answers(instance: Path) -> dict[tuple[str, int], str]:
    """What is in the file, by attempt and position; the file must be sound."""
    with closing(sqlite3.connect(instance / "quizapp.sqlite3")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = file.execute(
            "SELECT a.public_id, i.position, i.shown FROM attempt_item i "
            "JOIN attempt a ON a.id = i.attempt_id"
        ).fetchall()
    return {(attempt, position): shown for attempt, position, shown in rows}


@pytest.mark.parametrize(
    ("kills", "answers"),
    [(2, 40), pytest.param(40, 2000, marks=pytest.mark.long)],
    ids=["2 kills", "40 kills"],
)
def test_no_acknowledged_answer_is_lost(tmp_path, kills, answers, capsys):
    instance = tmp_path / "instance"
    chance = random.Random(7)
    acknowledged: list[Saved] = []
    for _ in range(kills):
        share = round(answers / kills * (1 + chance.random() / 2))
        acknowledged += kill_in_mid_answer(instance, share, chance.random() / 10)
        stored = stored_answers(instance)
        lost = [one for one in acknowledged if stored.get((one.attempt, one.position)) != one.typed]
        assert lost == []
    with capsys.disabled():
        sys.stdout.write(f"\n{kills} kills, {len(acknowledged)} answers acknowledged, 0 lost\n")
    assert len(acknowledged) >= answers
