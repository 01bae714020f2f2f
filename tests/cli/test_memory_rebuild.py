"""`quizapp memory rebuild`: what it says, what it stores and its exit code."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from quizapp.cli.services import open_services
from quizapp.usecases import importing
from tests.builders import make_bank
from tests.usecases.people import guest, learner

pytestmark = pytest.mark.long


@pytest.fixture
def studied(quizapp, home):
    """The database in which Mira and a guest have studied a little."""
    quizapp("db", "upgrade")
    with open_services() as services:
        importing.load_bank(services, make_bank(), "folder", services.clock())
        for who in (learner(services), guest(services)):
            who.studies(who.begins(minutes=5), most=6)
    return home / "quizapp.sqlite3"


def spoil(file):
    """Change memories behind the back of the app; gives how many."""
    with closing(sqlite3.connect(file)) as on, on:
        return on.execute("UPDATE fact_memory SET lapses = lapses + 7").rowcount


def test_what_differs_from_the_log_is_told_and_mended(quizapp, studied):
    code, out, _ = quizapp("memory", "rebuild", "--check")
    assert (code, "bit for bit" in out) == (0, True)
    bent = spoil(studied)
    code, out, _ = quizapp("memory", "rebuild", "--check")
    assert code == 1
    assert f"{bent:,} memories" in out
    assert "mira" in out
    assert "`quizapp memory rebuild` stores" in out
    code, out, _ = quizapp("memory", "rebuild", "--learner", "Mira", "--json")
    assert (code, json.loads(out)["learners"], json.loads(out)["stored"]) == (0, 1, True)
    code, out, _ = quizapp("memory", "rebuild", "--check", "--json")
    assert (code, 0 < json.loads(out)["differing"] < bent) == (1, True)
    code, out, _ = quizapp("memory", "rebuild")
    assert (code, "stored now" in out) == (0, True)
    assert quizapp("memory", "rebuild", "--check")[0] == 0
    code, _, err = quizapp("memory", "rebuild", "--learner", "nobody")
    assert (code, "Nobody with the login nobody" in err) == (1, True)
