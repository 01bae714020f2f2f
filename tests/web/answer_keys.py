"""What only the tests may know: the questions behind a page, with their keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from flask import Flask

from quizapp.core.questions import Question
from quizapp.store import people
from quizapp.store.people import Person
from quizapp.usecases import studying
from quizapp.usecases.responses import kind_of
from quizapp.usecases.services import Services


def rows(app: Flask, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """What a statement reads from the app's database."""
    with closing(sqlite3.connect(Path(app.instance_path) / "quizapp.sqlite3")) as connection:
        return connection.execute(statement, values).fetchall()


def paper(app: Flask, attempt: str) -> list[Question]:
    """The frozen questions of an attempt, in order."""
    found = rows(
        app,
        "select question from attempt_item join attempt on attempt.id = attempt_id"
        " where public_id = ? order by position",
        [attempt],
    )
    return [Question.from_plain(json.loads(row[0])) for row in found]


def card(app: Flask, session: str) -> Question | None:
    """The question that a study session asks now; None where it shows a fact, or is over."""
    services: Services = app.extensions["quizapp"]
    return studying.current(services, learner_of(app, session), session).question


def learner_of(app: Flask, session: str) -> Person:
    """Whose study session it is."""
    services: Services = app.extensions["quizapp"]
    account = rows(app, "select learner_id from study_session where public_id = ?", [session])[0][0]
    with services.database.reading() as on:
        return people.get_person(on, account)


def right(question: Question) -> dict[str, str]:
    """A right posting."""
    return {name: values[0] for name, values in kind_of(question).samples(question).right.items()}


def wrong(question: Question) -> dict[str, str]:
    """A wrong posting."""
    return {name: values[0] for name, values in kind_of(question).samples(question).wrong.items()}


def unreadable(question: Question) -> dict[str, str] | None:
    """A posting that cannot be read as an answer, where there is one."""
    found = kind_of(question).samples(question).unreadable
    return None if found is None else {name: values[0] for name, values in found.items()}


def everything(app: Flask) -> dict[str, list[tuple[Any, ...]]]:
    """All that the database holds, but for when people were last seen."""
    tables = [
        row[0] for row in rows(app, "select name from sqlite_master where type = 'table' order by name")
    ]
    return {name: rows(app, f"select * from {name}") for name in tables if name != "sign_in_session"}
