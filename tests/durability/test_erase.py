"""Promise: you can take your data out and have it erased.

Every text about Mira, in every table, is a canary. Before, her file holds all of them but the secrets; after,
none is left in the raw database, in its log, or in what the server logged.
"""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, LargeBinary, String, Table, insert, select, update

from quizapp.formats.own_data_zip import zip_of
from quizapp.store import own_data as stored
from quizapp.store import scrubbing
from quizapp.store.db import Database
from quizapp.store.exam_plans import ExamDay, Way
from quizapp.store.tables import (
    Attempt,
    Class,
    ClassInvitation,
    GradeOverride,
    Quiz,
    QuizOverride,
    ResetLink,
    ScoreChange,
)
from quizapp.store.types import PlainJson
from quizapp.usecases import (
    beginning,
    drafting,
    erasing,
    exam_plans,
    housekeeping,
    joining,
    notes,
    own_cards,
    own_data,
    own_deck,
    own_deleted,
    putting_aside,
    reporting,
    taking,
    uploading,
)
from quizapp.usecases.foreign_reading import ReadAs, name_columns
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER, Browser
from quizapp.usecases.words_of_people import login_key
from tests.usecases.people import PASSWORD, Learner, learner, new_class, new_id, new_quiz, signed_in

pytestmark = pytest.mark.long

MARK = "Zq"
FIXED = {"account.role", "attempt.status", "answer_event.outcome"}  # words of ours, not of people


def canary(table: Table, column: str) -> str:
    """What every text of this column begins with."""
    return f"{MARK}-{table.name}-{column}-"


def texts() -> Iterator[tuple[Table, Any]]:
    """Every column that holds text about a person."""
    for table in stored.personal_tables():
        for column in table.columns:
            is_text = isinstance(column.type, String | PlainJson | LargeBinary)
            if is_text and f"{table.name}.{column.name}" not in FIXED:
                yield table, column


def somebody(services: Services, login: str) -> Learner:
    """Somebody who has left something in every table: studied, practised, taken quizzes, taught, uploaded."""
    name = f"{MARK} {login}"
    joining_now = services.clock()
    who = learner(services, login, name)
    teacher, mate = (instructor_of(services, f"{role} of {login[:1]}") for role in ("teacher", "mate"))
    room = new_class(services, teacher)
    joining.join_class(services, who.person, room.join_code, name, UNKNOWN_BROWSER, joining_now)
    who.fills_in(begun(who, new_quiz(services, teacher, room)))
    for _ in range(4):
        who.studies(who.begins(), right=(True, False))
        who.fills_in(who.practises())
        services.clock.forward(days=1)
    with services.database.writing() as on:
        link = {"token_digest": f"link of {login}", "account_id": who.person.id, "created_at": joining_now}
        on.execute(insert(ResetLink).values(**link, expires_at=joining_now + timedelta(days=1)))
    uploading.upload(services, who.person, "harbour", "mine.yaml", b"facts: []", new_id(), joining_now)
    tells = uploading.upload(
        services, who.person, "harbour", "a.csv", b"Ort,Land\na,b\n", new_id(), joining_now
    )
    name_columns(services, who.person, tells, ReadAs(), ["question", "key"], False, joining_now)
    text = f"The pier of {MARK} was opened in 1959. It cost 20 million dollars."
    draft = drafting.begin(services, who.person, text, "", f"{MARK} drafts", new_id(), joining_now)
    drafting.reject_rest(services, who.person, draft, joining_now, number=1)
    adds_own(services, who, login)
    plans_exam(services, who, login)
    types(who, begun(who, new_quiz(services, teacher, room, "Week 2")))  # from here on its course is shut
    own = new_class(services, who.person, "theirs")
    with services.database.writing() as on:
        taught = select(Class.id).where(Class.public_id == own.public_id).scalar_subquery()
        _leaves_of_teaching(on, who.person.id, mate.id, taught, joining_now)
        on.execute(insert(table_of("class_instructor")).values(class_id=taught, account_id=mate.id))
    return who


def plans_exam(services: Services, who: Learner, login: str) -> None:
    """An exam day with minutes of its own, and a fact that is put aside for good."""
    now = services.clock()
    day = who.person.day_at(now) + timedelta(days=9)
    ways = Way((20,) * 7, True), {day - timedelta(days=1): 45}
    exam_plans.save_plan(services, who.person, "harbour", [ExamDay(day, f"{MARK} {login} exam")], *ways, now)
    session = who.begins()
    said = f"{MARK} {login} finds it odd"
    reporting.report_studied(services, who.person, session, 0, said, new_id(), now)
    putting_aside.put_fact_aside(services, who.person, session, 0, True, now)
    who.studies(session)


def adds_own(services: Services, who: Learner, login: str) -> None:
    """Cards of one's own, one of them deleted, and a note on one."""
    now = services.clock()
    for name in ("c-1", "c-2"):
        card = own_cards.Card(
            f"{MARK} {login} asks {name}", f"{MARK} {login} knows", section=f"{MARK} {login}"
        )
        own_cards.save_card(services, who.person, card, name, now, is_new=True)
    own_deleted.delete_card(services, who.person, "c-2", now)
    slug = own_deck.deck(services, who.person).bank.slug
    notes.write(services, who.person, slug, "fixed:c-1", f"{MARK} {login} notes", now)
    who.studies(who.begins(slug))


def _leaves_of_teaching(on: Connection, learner_id: int, author_id: int, class_id: Any, now: Any) -> None:
    """What teachers leave about somebody: an invitation, an exception, a score by hand, one put right."""
    quiz = select(Quiz.id).order_by(Quiz.id).limit(1).scalar_subquery()
    attempt = (
        select(Attempt.id).where(Attempt.learner_id == learner_id, Attempt.status != "open").limit(1)
    ).scalar_subquery()
    about = {
        "quiz_id": quiz,
        "learner_id": learner_id,
        "reason": "why",
        "author_id": author_id,
        "made_at": now,
    }
    on.execute(insert(QuizOverride).values(**about, changes={"attempts": 2}))
    on.execute(insert(GradeOverride).values(**about, score=1.0))
    on.execute(
        insert(ScoreChange).values(attempt_id=attempt, before=1.0, after=2.0, reason="why", made_at=now)
    )
    invited = {"token_digest": f"invites {learner_id}", "class_id": class_id, "account_id": learner_id}
    on.execute(insert(ClassInvitation).values(**invited, created_at=now, expires_at=now))


def instructor_of(services: Services, login: str) -> Any:
    joining_person = learner(services, login, f"Teacher {login}").person
    with services.database.writing() as on:
        account = table_of("account")
        on.execute(update(account).where(account.c.id == joining_person.id).values(role="instructor"))
    return signed_in(services, login).person


def table_of(name: str) -> Table:
    return next(table for table in stored.personal_tables() if table.name == name)


def begun(who: Learner, quiz: str) -> str:
    return beginning.begin_quiz(who.services, who.person, quiz, new_id(), new_id(), who.services.clock())


def types(who: Learner, attempt: str) -> None:
    """Leave an attempt open, with an answer that was changed."""
    for number in range(3):
        posted = {"answer": [f"{MARK} answer {number}"], "choice": ["0"], "unknown": ["1"]}
        who.saves(attempt, 1, posted, number, "a tab", number + 1)


def mark_everything(services: Services, who: Learner) -> None:
    """Put a canary into every text about somebody."""
    with services.database.writing() as on:
        for table, column in texts():
            mine = on.execute(select(table).where(stored._is_owned(table, who.person.id))).all()
            assert mine, f"nothing is in {table.name}"
            for number, row in enumerate(mine):
                text = f"{canary(table, column.name)}{number}"
                this = [key == row._mapping[key] for key in table.primary_key.columns]
                value = marked(column, row._mapping[column], text)
                on.execute(update(table).where(*this).values({column: value}))


def marked(column: Any, old: Any, text: str) -> Any:
    if isinstance(column.type, LargeBinary):
        return text.encode()
    if isinstance(column.type, PlainJson):
        if isinstance(old, list):
            return [*old, text]
        return {**(old or {}), "prompt" if column.name == "question" else "shown": text}
    return text


def keeps_a_password(services: Services, who: Learner) -> None:
    """Let somebody who is all canaries prove who they are."""
    hashed, login = services.passwords.hashed(PASSWORD), who.again().person.login
    with services.database.writing() as on:
        account = table_of("account")
        mine = update(account).where(account.c.id == who.person.id)
        on.execute(mine.values(password_hash=hashed, login_key=login_key(login)))


def everything_of(services: Services, who: Learner) -> str:
    """All texts in somebody's file."""
    packed = zip_of(own_data.gather(services, who.person, services.clock()))
    with zipfile.ZipFile(io.BytesIO(packed)) as zipped:
        return "\n".join(zipped.read(name).decode() for name in zipped.namelist())


def raw(instance: Path) -> bytes:
    """All bytes of all files beside the database."""
    return b"".join(path.read_bytes() for path in sorted(instance.iterdir()) if path.is_file())


def test_the_file_holds_every_text_about_its_owner_but_no_secret(services):
    mira = somebody(services, "mira")
    noor = somebody(services, "noor")
    mark_everything(services, mira)
    found, others = everything_of(services, mira), everything_of(services, noor)
    for table, column in texts():
        name = f"{table.name}.{column.name}"
        assert (canary(table, column.name) in found) is (name not in stored.WITHHELD), name
        assert canary(table, column.name) not in others, name
    assert "noor" not in found


def test_what_is_right_is_not_told_before_handing_in(services):
    mira = learner(services)
    attempt = mira.practises(1, ("short_answer",))
    key = taking.show_item(services, mira.person, attempt, 1, services.clock()).question.answer_text
    assert key not in everything_of(services, mira)
    mira.fills_in(attempt, right=(False,))
    assert key in everything_of(services, mira)


def test_a_guest_has_a_file_too_and_nothing_in_it_is_a_formula(services, clock):
    guest = Learner(services, joining.start_guest(services, Browser("=1+1"), clock()).person)
    with zipfile.ZipFile(io.BytesIO(zip_of(own_data.gather(services, guest.person, clock())))) as zipped:
        assert zipped.namelist() == [
            "read-me.txt",
            "your-data.json",
            "tables/account.csv",
            "tables/browsers.csv",
        ]
        assert "'=1+1" in zipped.read("tables/browsers.csv").decode()
        assert zipped.infolist()[0].date_time == (2026, 11, 23, 9, 0, 0)


def test_an_uploaded_file_lies_in_the_zip_under_a_harmless_name(services, clock):
    mira = learner(services)
    for name in ("../../etc/passwd", "tables/account.csv", "..", "é'\n ü.yaml"):
        uploading.upload(services, mira.person, "harbour", name, b"facts: []", new_id(), clock())
    packed = zip_of(own_data.gather(services, mira.person, clock()))
    with zipfile.ZipFile(io.BytesIO(packed)) as zipped:
        files = [name for name in zipped.namelist() if name.startswith("question-files/")]
        assert len(files) == 4
        assert not [name for name in files if ".." in name or name.count("/") != 1 or "\n" in name]


def test_nothing_of_an_erased_person_is_left_in_the_raw_files_nor_in_the_log(
    sqlite: Database, services: Services, instance: Path, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    mira, noor = somebody(services, "mira"), somebody(services, "noor")
    noor_before = everything_of(services, noor)
    mark_everything(services, mira)
    assert raw(instance).count(f"{MARK}-".encode()) > 100
    assert b"Zq mira" in raw(instance)
    keeps_a_password(services, mira)
    erasing.erase(services, mira.again().person, PASSWORD, services.clock())
    housekeeping.run_due(services, services.clock())
    left = raw(instance)
    assert f"{MARK}-".encode() not in left
    assert b"mira" not in left
    assert b"Zq noor" in left  # the search does find what is there
    assert everything_of(services, noor) == noor_before
    assert MARK not in caplog.text


def test_own_cards_and_notes_leave_no_trace_in_the_raw_files(
    sqlite: Database, services: Services, instance: Path
):
    mira, noor = learner(services), learner(services, "noor", f"{MARK} noor")
    adds_own(services, mira, "mira")
    adds_own(services, noor, "noor")
    assert b"Zq mira asks c-2" in raw(instance)
    erasing.erase(services, mira.person, PASSWORD, services.clock())
    housekeeping.run_due(services, services.clock())
    left = raw(instance)
    assert b"Zq mira" not in left
    assert mira.person.public_id.encode() not in left
    assert all(text in left for text in (b"Zq noor asks c-1", b"Zq noor notes"))


def test_a_reader_of_an_old_state_puts_it_off_and_nothing_more(
    sqlite, services, instance, clock, caplog, monkeypatch
):
    monkeypatch.setattr(scrubbing, "READERS_MILLISECONDS", 10)
    mira, noor = (learner(services, login, f"{MARK} {login}") for login in ("mira", "noor"))
    erasing.erase(services, mira.person, PASSWORD, services.clock())
    assert f"{MARK} mira".encode() in raw(instance)  # deleting alone leaves it in the log
    with sqlite.reading() as on:
        on.execute(select(table_of("account"))).all()
        housekeeping.run_due(services, clock())
    assert "scrubbing the file was put off" in caplog.text
    clock.forward(hours=1)
    assert housekeeping.run_due(services, clock())["scrubbing the file"] == 1
    assert f"{MARK} mira".encode() not in raw(instance)
    assert everything_of(services, noor)
    clock.forward(hours=1)
    assert housekeeping.run_due(services, clock())["scrubbing the file"] == 0


def test_a_large_database_is_scrubbed_when_nobody_is_here(sqlite, services, clock, monkeypatch):
    monkeypatch.setattr(erasing, "LARGE", 0)
    mira, noor = learner(services), learner(services, "noor")
    erasing.erase(services, mira.person, PASSWORD, services.clock())
    assert erasing.scrub(services, clock()) == 0
    clock.forward(minutes=29)
    assert erasing.scrub(services, clock()) == 0
    clock.forward(minutes=1)
    assert erasing.scrub(services, clock()) == 1
    assert noor.begins()
