"""What the gradebook costs: queries, time of the processor, bytes; for a class as large as they get."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import delete, event

from quizapp.store.tables import Account, Quiz
from tests.large_class import fill_class
from tests.people import Instructor

MOST_QUERIES = 20  # with signing in and the navigation
MOST_TIMES_HELLO = 1000
MOST_KILOBYTES = 250


@contextmanager
def counted_queries(app: Flask) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    engine, sent = app.extensions["quizapp"].database.engine, []

    def note(_on, _cursor, statement, *_more):
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def filled(app: Flask, instructor: Instructor, learners: int, quizzes: int) -> str:
    """The address of a full gradebook."""
    class_id, _ = instructor.makes_class()
    services = app.extensions["quizapp"]
    with services.database.writing() as on:
        fill_class(on, class_id, learners, quizzes, services.clock())
    return f"/teach/classes/{class_id}/gradebook"


def seconds(call: Callable[[], object], times: int) -> float:
    """The processor's time for one call, the mean of some."""
    start = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - start) / times


@pytest.mark.both_databases
def test_the_number_of_queries_does_not_grow_with_the_class(app, instructor):
    address = filled(app, instructor, learners=3, quizzes=2)
    with counted_queries(app) as few:
        instructor.goes(address)
    assert instructor.status == 200
    services = app.extensions["quizapp"]
    with services.database.writing() as on:
        on.execute(delete(Quiz))
        on.execute(delete(Account).where(Account.role == "learner"))
        fill_class(on, address.split("/")[3], 40, 12, services.clock())
    with counted_queries(app) as many:
        instructor.goes(address)
    assert instructor.text.count("Learner 0") == 40
    assert len(many) == len(few) <= MOST_QUERIES


@pytest.mark.long
def test_five_hundred_learners_at_fifty_quizzes_cost_at_most_a_thousand_hello_worlds(app, instructor):
    address = filled(app, instructor, learners=500, quizzes=50)
    hello = Flask("hello")
    hello.add_url_rule("/", "hello", lambda: "Hello, world")
    client = hello.test_client()
    seconds(lambda: client.get("/"), 200)
    instructor.goes(address)
    assert instructor.status == 200
    ratios = [  # of neighbours, which other work slows alike
        seconds(lambda: instructor.goes(address), 1) / seconds(lambda: client.get("/"), 600)
        for _ in range(11)
    ]
    kilobytes = len(instructor.source.encode()) / 1000
    assert statistics.median(ratios) <= MOST_TIMES_HELLO, ratios
    assert kilobytes <= MOST_KILOBYTES
