"""A server on bad storage: the numbered cases of a full disk, a read-only disk and a database that is locked.

Whatever happens, what was acknowledged stands, the page says what to do, and sending it again succeeds.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from quizapp import create_app
from quizapp.core.errors import QuizError
from quizapp.store import backup_files
from quizapp.store import db as recipe
from quizapp.store.engine import raw_connection
from quizapp.usecases import backups
from tests.people import Student

resource = pytest.importorskip("resource", reason="disks are filled by limits that Windows does not know")


class Disk:
    """The disk below a database, which can be filled and emptied."""

    def __init__(self, app, instance: Path) -> None:
        self.database = app.extensions["quizapp"].database
        self.file = instance / "quizapp.sqlite3"

    @contextmanager
    def no_more_pages(self) -> Iterator[None]:
        """The database may not grow by a page: a statement fails."""
        with self.database.reading() as on:
            pages = on.exec_driver_sql("PRAGMA page_count").scalar_one()

        self.on_every_connection(f"max_page_count={pages}")
        yield
        self.on_every_connection("max_page_count=1000000")

    def on_every_connection(self, pragma: str) -> None:
        """Say something to SQLite whenever a connection is used from now on."""

        def say(connection, *_):
            connection.execute(f"PRAGMA {pragma}").close()

        event.listen(self.database.engine, "checkout", say)

    @contextmanager
    def no_more_bytes(self, most: int | None = None) -> Iterator[None]:
        """No file may be longer than the log is now, or than `most`: the commit fails."""
        log = self.file.with_name(self.file.name + "-wal")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size if most is None else most, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def disk(app, instance):
    return Disk(app, instance)


def begin_quiz(student: Student) -> None:
    """A practice quiz of typed answers, open at its first question."""
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends("/quiz/harbour", {"count": "3", "kinds": "short_answer", "sections": sections})
    assert "/attempts/" in student.path, student.text


def answer(student: Student, text: str) -> int:
    """Send an answer to the question of the page; the status."""
    student.answers(answer=text, go="next")
    return student.status


def answers(instance: Path) -> list[str]:
    """Every answer that is stored."""
    with closing(sqlite3.connect(instance / "quizapp.sqlite3")) as on:
        return [
            row[0] for row in on.execute("SELECT shown FROM attempt_item WHERE shown != '' ORDER BY position")
        ]


def refused(student: Student) -> bool:
    """Whether the page says that nothing was saved, and when to try again."""
    assert student.page is not None
    return (
        student.status == 503
        and student.page.headers["Retry-After"] == "2"
        and "keep this page open and send it again" in student.text
    )


@pytest.mark.parametrize("full", ["no_more_pages", "no_more_bytes"], ids=["on save", "on commit"])
def test_95_a_full_disk_refuses_the_answer_and_takes_it_when_there_is_room(student, disk, instance, full):
    begin_quiz(student)
    question, acknowledged, tried, number = student.path, "", "", 0
    with getattr(disk, full)():
        while student.status == 200:
            student.goes(question)
            page, number = student.page, number + 1
            acknowledged, tried = tried, f"{number} and a long answer".ljust(450, "!")
            answer(student, tried)
        assert refused(student), student.text
        assert student.goes("/").status_code == 200, "reading goes on"
    assert answers(instance) == [acknowledged] * bool(acknowledged)
    student.page = page
    assert answer(student, tried) == 200
    assert answers(instance) == [tried]


def test_95_a_checkpoint_that_fails_costs_nothing_nor_does_a_log_that_cannot_be_written(
    student, app, instance, monkeypatch, caplog
):
    monkeypatch.setattr(recipe, "CHECKPOINT_EVERY", 1)
    database = app.extensions["quizapp"].database

    def refuse(action, name, *_):
        is_checkpoint = action == sqlite3.SQLITE_PRAGMA and name == "wal_checkpoint"
        return sqlite3.SQLITE_DENY if is_checkpoint else sqlite3.SQLITE_OK

    class Full(logging.StreamHandler):
        def emit(self, record):
            try:
                raise OSError(28, "No space left on device")
            except OSError:
                self.handleError(record)

    monkeypatch.setattr(logging, "raiseExceptions", False)  # as without a terminal
    full = Full()
    logging.getLogger("quizapp").addHandler(full)
    with database.reading() as on:
        raw_connection(on).set_authorizer(refuse)
    begin_quiz(student)
    assert answer(student, "saved all the same") == 200
    logging.getLogger("quizapp").removeHandler(full)
    assert answers(instance) == ["saved all the same"]
    assert "was not written back" in caplog.text


def test_95_a_backup_on_a_full_disk_leaves_nothing_and_says_why(student, app, disk, clock):
    begin_quiz(student)
    services = app.extensions["quizapp"]
    folder = services.backups.folder
    as_migrations_leave_it(services.database)
    with disk.no_more_bytes(8192), pytest.raises(QuizError) as said:
        backups.make_backup(services, clock())
    assert "what was written of it is removed" in str(said.value)
    assert "Look at the room" in str(said.value)
    assert list(folder.iterdir()) == []
    assert backups.make_backup(services, clock()).path.exists()
    assert len(backup_files.list_backups(folder)) == 1


def as_migrations_leave_it(database):
    with database.writing() as on:
        on.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")


def test_96_a_server_whose_disk_became_read_only_shows_pages_and_refuses_answers(
    student, app, instance, passwords, clock
):
    begin_quiz(student)
    where, cookie = student.path, student.client.get_cookie("quizapp")
    read_only = create_app(
        {
            "INSTANCE": instance, "PASSWORDS": passwords, "CLOCK": clock, "TESTING": True,
            "DATABASE_URL": f"sqlite:///file:{instance / 'quizapp.sqlite3'}?mode=ro&uri=true",
        }
    )  # fmt: skip
    same = Student(read_only)
    same.client.set_cookie("quizapp", cookie.value)
    for path in ("/", where, "/explore/harbour", "/healthz"):
        assert same.goes(path).status_code == 200, path
    same.goes(where)
    answer(same, "lost?")
    assert refused(same)
    assert same.goes("/readyz").status_code == 503
    read_only.extensions["quizapp"].database.close()
    assert answer(student, "not lost") == 200
    assert answers(instance) == ["not lost"]


def test_97_a_locked_database_refuses_the_answer_and_takes_it_afterwards(student, disk, instance):
    begin_quiz(student)
    page = student.page
    disk.on_every_connection("busy_timeout=200")  # instead of five seconds
    with closing(sqlite3.connect(instance / "quizapp.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer(student, "in vain")
        assert refused(student)
        assert student.goes("/").status_code == 200, "reading goes on"
        assert student.goes("/readyz").status_code == 503
        other.execute("ROLLBACK")
    student.page = page
    assert answer(student, "at last") == 200
    assert answers(instance) == ["at last"]
    assert student.goes("/readyz").status_code == 200


def test_97_whoever_asks_whether_it_is_ready_waits_a_quarter_of_a_second(app, instance):
    database = app.extensions["quizapp"].database
    waits = []
    event.listen(
        database.engine,
        "before_cursor_execute",
        lambda on, *_: waits.append(raw_connection(on).execute("PRAGMA busy_timeout").fetchone()[0]),
    )
    assert app.test_client().get("/readyz").status_code == 200
    assert waits
    assert set(waits) == {250}
    with database.reading() as on:
        assert raw_connection(on).execute("PRAGMA busy_timeout").fetchone() == (5000,)
