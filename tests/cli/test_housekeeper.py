"""The thread beside the server: one process keeps house, another takes over, and it ends when told to."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest

from quizapp.cli import housekeeper
from quizapp.cli.housekeeper import Housekeeper, keeping_house
from quizapp.usecases import housekeeping
from quizapp.usecases.housekeeping import Task

pytestmark = pytest.mark.long

SOON = 30  # seconds that a condition may take on a busy machine


class Rounds:
    """Counts who did the task, and lets a test wait for it."""

    def __init__(self) -> None:
        self.by: list[str] = []
        self.changed = threading.Condition()

    def run(self, services, now):
        with self.changed:
            self.by.append(threading.current_thread().name)
            self.changed.notify_all()
        return 1

    def wait_for(self, name):
        with self.changed:
            assert self.changed.wait_for(lambda: name in self.by, SOON)


@pytest.fixture
def rounds(monkeypatch):
    rounds = Rounds()
    tasks = (Task("count", timedelta(0), rounds.run),)
    monkeypatch.setattr(
        housekeeper, "run_due", lambda services, now: housekeeping.run_due(services, now, tasks)
    )
    return rounds


def begin(services, instance, name):
    keeper = Housekeeper(services, instance, pause=0.01)
    keeper.name = name
    keeper.start()
    return keeper


def test_one_of_two_keeps_house_and_the_other_takes_over(services, instance, rounds):
    first = begin(services, instance, "first")
    rounds.wait_for("first")
    second = begin(services, instance, "second")
    with rounds.changed:
        seen = len(rounds.by)
        assert rounds.changed.wait_for(lambda: len(rounds.by) > seen + 5, SOON)
        assert "second" not in rounds.by
    first.end()
    rounds.wait_for("second")
    second.end()


def test_it_ends_at_once_though_it_looks_once_a_minute(services, instance, rounds):
    with keeping_house(services, instance):
        rounds.wait_for("housekeeper")
    assert [one.name for one in threading.enumerate() if one.name == "housekeeper"] == []


def test_a_lock_that_cannot_be_opened_is_waited_for(services, instance, rounds, caplog):
    (instance / "housekeeping.lock").mkdir()
    keeper = begin(services, instance, "patient")
    until = time.monotonic() + SOON
    while "its lock cannot be opened" not in caplog.text:
        assert time.monotonic() < until
        time.sleep(0.01)
    (instance / "housekeeping.lock").rmdir()
    rounds.wait_for("patient")
    keeper.end()
