"""Housekeeping: what is due is done, in its time, and one task that fails hinders nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.core.errors import StorageTrouble
from quizapp.usecases.housekeeping import TASKS, Task, run_due

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def done():
    return []


def noting(done, name, every=MINUTE):
    def run(services, now):
        done.append(name)
        return 2

    return Task(name, every, run)


def failing(error):
    def run(services, now):
        raise error

    return Task("broken", MINUTE, run)


def test_each_task_is_done_at_once_and_then_in_its_own_time(services, clock, done):
    tasks = (noting(done, "often"), noting(done, "seldom", HOUR))
    assert run_due(services, clock(), tasks) == {"often": 2, "seldom": 2}
    clock.forward(seconds=59)
    assert run_due(services, clock(), tasks) == {}
    clock.forward(seconds=1)
    assert run_due(services, clock(), tasks) == {"often": 2}
    clock.forward(hours=1)
    run_due(services, clock(), tasks)
    assert done == ["often", "seldom", "often", "often", "seldom"]


def test_a_clock_that_was_put_back_stops_nothing(services, clock, done):
    tasks = (noting(done, "seldom", HOUR),)
    run_due(services, clock(), tasks)
    clock.forward(days=-400)
    assert run_due(services, clock(), tasks) == {"seldom": 2}


@pytest.mark.parametrize(
    ("error", "said"),
    [(StorageTrouble("The disk is full."), "The disk is full."), (ZeroDivisionError(), "Traceback")],
    ids=["expected", "not expected"],
)
def test_a_task_that_fails_is_logged_and_the_others_are_done(services, clock, done, caplog, error, said):
    tasks = (failing(error), noting(done, "healthy"))
    assert run_due(services, clock(), tasks) == {"healthy": 2}
    assert "broken" in caplog.text
    assert said in caplog.text
    clock.forward(minutes=1)
    assert run_due(services, clock(), tasks) == {"healthy": 2}


def test_the_tasks_of_the_server_have_names_of_their_own_and_run_on_an_empty_database(services, clock):
    names = [task.name for task in TASKS]
    assert len(set(names)) == len(names)
    assert set(run_due(services, clock())) == set(names), "a task failed; the log says which"
