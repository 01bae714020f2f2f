"""How often the database is asked: templates never, an answer in one short transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask, before_render_template, template_rendered
from sqlalchemy import event

from quizapp.usecases.services import Passwords
from tests.web.answer_keys import card, right
from tests.web.test_access import address, rules, things
from tests.web.test_stories_answers import place, practises, to_a_question
from tests.web.world import World, make_world

FRAME = ("PRAGMA", "BEGIN", "SAVEPOINT")
SIGN_IN = 1  # the look at who is signed in, which every page begins with


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile, but for those that frame a transaction."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(FRAME):
            seen.append(statement)

    engine = app.extensions["quizapp"].database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, passwords: Passwords) -> Iterator[World]:
    """Only looked at here."""
    world = make_world(tmp_path_factory.mktemp("world"), passwords)
    yield world
    world.services.database.close()


@pytest.mark.long
def test_no_template_asks_the_database(world):
    asked: list[str] = []
    open_templates: list[str] = []

    def begins(_sender: Any, template: Any, **_more: Any) -> None:
        open_templates.append(template.name)

    def ends(_sender: Any, **_more: Any) -> None:
        open_templates.pop()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.extend(f"{name}: {statement}" for name in open_templates)

    event.listen(world.services.database.engine, "before_cursor_execute", note)
    pages = 0
    with before_render_template.connected_to(begins), template_rendered.connected_to(ends):
        for rule in rules(world, "GET"):
            for role in ("anonymous", "guest", "ada", "rahn"):
                for thing in things(rule)[:2]:
                    pages += world.asks(role, address(world, rule, thing)).status_code == 200
    event.remove(world.services.database.engine, "before_cursor_execute", note)
    assert asked == []
    assert pages > 60


def test_answering_a_card_takes_one_transaction_of_at_most_eight_statements(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    begun: list[bool] = []

    def note(connection: Any) -> None:
        begun.append(bool(connection.get_execution_options().get("write")))

    engine = app.extensions["quizapp"].database.engine
    address_, data = place(student), right(card(app, session))
    event.listen(engine, "begin", note)
    with statements(app) as seen:
        token = student.source.split('name="csrf_token" value="')[1].split('"')[0]
        answer = student.client.post(address_, data={"csrf_token": token, **data})
    event.remove(engine, "begin", note)
    assert answer.status_code == 303
    assert begun.count(True) == 1
    assert len(seen) - SIGN_IN <= 8, seen


@pytest.mark.parametrize(("page", "most"), [("step", 3), ("feedback", 5)])
def test_the_next_card_takes_at_most_three_queries_and_its_feedback_five(app, student, page, most):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    if page == "feedback":
        student.answers(**right(card(app, session)))
    with statements(app) as seen:
        student.goes(student.path)
    assert student.status == 200
    assert len(seen) <= most, seen


def test_a_question_of_a_quiz_takes_at_most_five_queries_and_saving_it_seven_statements(app, student):
    attempt = practises(student, "short_answer")
    with statements(app) as seen:
        student.goes(f"/attempts/{attempt}/1")
    assert len(seen) <= 5, seen
    token = student.source.split('name="csrf_token" value="')[1].split('"')[0]
    with statements(app) as seen:
        answer = student.client.post(
            f"/attempts/{attempt}/1", data={"csrf_token": token, "rev": "0", "answer": "Velm"}
        )
    assert answer.status_code == 303
    assert len(seen) - SIGN_IN <= 6, seen


def test_the_next_card_takes_at_most_three_statements(app, student):
    session = to_a_question(student, app)
    with statements(app) as seen:
        student.goes(f"/study/{session}")
    assert len(seen) - SIGN_IN <= 3, seen
