"""A class with as many attempts as one likes, written straight into a SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.dialects import sqlite

from quizapp.store import tables
from quizapp.store.engine import DATABASE_NAME

BEGUN, ENDED = "2026-11-23 08:02:11.000000", "2026-11-23 08:16:40.000000"
BLUEPRINT = '{"sections":["history","geography"],"kinds":[],"count":10,"weights":false,"least_weight":1}'
# The table as anybody would ask SQLite for it.
SELECT = """
SELECT class.name, account.display_name, coalesce(account.login, ''), quiz.title, attempt.number,
       coalesce(attempt.status, 'missing'), attempt.score, attempt.maximum,
       round(100 * attempt.score / attempt.maximum, 2),
       strftime('%Y-%m-%dT%H:%M:%SZ', attempt.started_at),
       strftime('%Y-%m-%dT%H:%M:%SZ', attempt.submitted_at),
       CASE attempt.status WHEN 'late' THEN 'yes' ELSE 'no' END
FROM class JOIN quiz ON quiz.class_id = class.id
     JOIN class_member ON class_member.class_id = class.id
     JOIN account ON account.id = class_member.learner_id
     LEFT JOIN attempt ON attempt.quiz_id = quiz.id AND attempt.learner_id = account.id
WHERE class.public_id = '{}' AND class_member.binned_at IS NULL
ORDER BY quiz.id, lower(account.display_name), account.id, attempt.number
"""


def fill_class(instance: Path, class_id: str, learners: int, quizzes: int, attempts: int) -> int:
    """Let `learners` join a class and take `quizzes`, each `attempts` times. Returns how many that are."""
    with closing(sqlite3.connect(instance / DATABASE_NAME)) as on, on:
        on.execute("PRAGMA cache_size=-200000")
        (room,) = on.execute("SELECT id FROM class WHERE public_id = ?", [class_id]).fetchone()
        (bank, revision) = on.execute("SELECT id, revision FROM bank LIMIT 1").fetchone()
        first_learner = 1 + on.execute("SELECT max(id) FROM account").fetchone()[0]
        first_quiz = 1 + (on.execute("SELECT max(id) FROM quiz").fetchone()[0] or 0)
        people, set_ = range(first_learner, first_learner + learners), range(first_quiz, first_quiz + quizzes)
        _add(on, tables.Account, ({**_account(one), "id": one} for one in people))
        _add(
            on,
            tables.ClassMember,
            ({"class_id": room, "learner_id": one, "joined_at": BEGUN} for one in people),
        )
        _add(on, tables.Quiz, ({**_quiz(one, room, bank, revision), "id": one} for one in set_))
        _add(
            on,
            tables.Attempt,
            (
                _attempt(quiz, learner, number, bank, revision)
                for quiz in set_
                for learner in people
                for number in range(1, attempts + 1)
            ),
        )
    return learners * quizzes * attempts


def _add(on: sqlite3.Connection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    compiled = insert(table.__table__).compile(dialect=sqlite.dialect(), column_keys=list(first))
    names = compiled.positiontup
    assert names
    on.execute(str(compiled), [first[name] for name in names])
    on.executemany(str(compiled), ([row[name] for name in names] for row in rows))


def _account(number: int) -> dict[str, Any]:
    return {
        "public_id": f"{number:024x}",
        "display_name": f"Learner {number * 7919 % 100_003:06}",
        "login": f"learner{number}",
        "login_key": f"learner{number}",
        "role": "learner",
        "time_zone": "",
        "new_per_day": 10,
        "created_at": BEGUN,
        "last_seen_at": ENDED,
    }


def _quiz(number: int, room: int, bank: int, revision: str) -> dict[str, Any]:
    return {
        "public_id": f"{number:024x}",
        "class_id": room,
        "bank_id": bank,
        "bank_revision": revision,
        "title": f"Week {number}, the railway",
        "blueprint": BLUEPRINT,
        "created_at": BEGUN,
        "published_at": BEGUN,
        "attempts": None,
        "method": "highest",
    }


def _attempt(quiz: int, learner: int, number: int, bank: int, revision: str) -> dict[str, Any]:
    chance = quiz * 31 + learner * 17 + number * 7
    return {
        "public_id": f"{quiz:08x}{learner:08x}{number:08x}",
        "quiz_id": quiz,
        "learner_id": learner,
        "number": number,
        "bank_id": bank,
        "bank_revision": revision,
        "blueprint": BLUEPRINT,
        "seed": f"{chance:032x}",
        "generator_version": 1,
        "status": "late" if chance % 29 == 0 else "submitted",
        "started_at": BEGUN,
        "submitted_at": ENDED,
        "score": chance % 1001 / 100,
        "maximum": 10.0,
    }
