"""Erasing: who may, what goes with them, what a class still knows; and guests who never came back."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.core.errors import BadEntry, ChangedMeanwhile
from quizapp.store import classes, tables
from quizapp.store.put_away import Move
from quizapp.usecases import beginning, erasing, grading, housekeeping, joining, signing_in, teaching, tidying
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER, Browser
from tests.usecases.people import PASSWORD, Learner, guest, instructor, learner, new_class, new_id, new_quiz


def rows(services: Services, table: Any) -> int:
    with services.database.reading() as on:
        return len(on.execute(select(table.__table__)).all())


def joins(services: Services, code: str, who: Learner) -> None:
    joining.join_class(services, who.person, code, "", UNKNOWN_BROWSER, services.clock())


def begins(who: Learner, quiz: str) -> str:
    return beginning.begin_quiz(who.services, who.person, quiz, new_id(), new_id(), who.services.clock())


def scores(services: Services, teacher: Any, room: Any) -> list[list[str]]:
    lines = grading.class_csv(services, teacher, room.public_id, services.clock())[1]
    return list(csv.reader(io.StringIO("".join(lines))))[1:]


def test_a_wrong_password_deletes_nothing(services):
    mira = learner(services)
    mira.studies(mira.begins())
    for password in ("", "wrong", PASSWORD.upper()):
        with pytest.raises(BadEntry, match="not your password"):
            erasing.erase(services, mira.person, password, services.clock())
    assert rows(services, tables.FactMemory) > 0
    assert rows(services, tables.Account) == 1


def test_a_learner_goes_with_everything_and_is_signed_out_everywhere(services, clock):
    mira, noor = learner(services), learner(services, "noor", "Noor")
    for who in (mira, noor):
        who.studies(who.begins())
        who.fills_in(who.practises())
    phone = signing_in.sign_in(services, "mira", PASSWORD, Browser("a phone"), clock())
    erasing.erase(services, mira.person, PASSWORD, services.clock())
    assert signing_in.who_is(services, mira.token, clock()) is None
    assert signing_in.who_is(services, phone.token, clock()) is None
    with pytest.raises(BadEntry):
        signing_in.sign_in(services, "mira", PASSWORD, UNKNOWN_BROWSER, clock())
    with services.database.reading() as on:
        for table in (tables.FactMemory, tables.Review, tables.StudySession, tables.Attempt):
            assert set(on.execute(select(table.learner_id)).scalars()) == {noor.person.id}


def test_a_guest_needs_no_password(services):
    nobody = guest(services)
    nobody.begins()
    erasing.erase(services, nobody.person, "", services.clock())
    assert rows(services, tables.Account) == rows(services, tables.StudySession) == 0


def test_a_class_loses_the_scores_and_notes_only_that_somebody_left(services):
    teacher = instructor(services)
    room = new_class(services, teacher)
    quiz = new_quiz(services, teacher, room)
    mira, noor = learner(services), learner(services, "noor", "Noor")
    for who in (mira, noor):
        joins(services, room.join_code, who)
        who.fills_in(begins(who, quiz))
    erasing.erase(services, mira.person, PASSWORD, services.clock())
    assert [row[1] for row in scores(services, teacher, room)] == ["Noor"]
    shown = teaching.show_class(services, teacher, room.public_id, services.clock())
    assert shown.room.members_erased == 1
    assert [handed_in for _, handed_in, _ in shown.quizzes] == [1]


def test_somebody_whom_nobody_waits_for_is_not_noted_anywhere(services):
    teacher = instructor(services)
    room = new_class(services, teacher)
    erasing.erase(services, learner(services).person, PASSWORD, services.clock())
    assert teaching.show_class(services, teacher, room.public_id, services.clock()).room.members_erased == 0


def test_an_instructor_does_not_leave_a_class_without_a_teacher(services):
    teacher, other = instructor(services), instructor(services, "keller")
    first, second = (new_class(services, teacher, name) for name in ("10B", "10A"))
    assert erasing.classes_in_the_way(services, teacher) == ["10A", "10B"]
    with pytest.raises(ChangedMeanwhile, match="10A, 10B"):
        erasing.erase(services, teacher, PASSWORD, services.clock())
    tidying.move_class(services, teacher, first.public_id, Move.BIN, services.clock())
    with services.database.writing() as on:
        on.execute(tables.ClassInstructor.__table__.insert().values(class_id=second.id, account_id=other.id))
    assert erasing.classes_in_the_way(services, teacher) == []
    erasing.erase(services, teacher, PASSWORD, services.clock())
    assert [room.name for room, _, _ in teaching.list_classes(services, other)] == ["10A"]


def test_an_archived_class_still_wants_a_teacher(services):
    teacher = instructor(services)
    room = new_class(services, teacher)
    tidying.move_class(services, teacher, room.public_id, Move.ARCHIVE, services.clock())
    assert erasing.classes_in_the_way(services, teacher) == ["10B"]


def test_guests_are_kept_400_days_after_they_were_last_here(services, clock):
    nobody, mira = guest(services), learner(services)
    nobody.studies(nobody.begins(), most=3)
    clock.forward(days=399, hours=23)
    assert erasing.forget_idle_guests(services, clock()) == 0
    clock.forward(hours=1)
    assert housekeeping.run_due(services, clock())["forgetting idle guests"] == 1
    assert rows(services, tables.Account) == 1
    assert signing_in.who_is(services, nobody.token, clock()) is None
    assert mira.again().person.login == "mira"


def test_a_guest_who_was_here_since_is_kept(services, clock):
    nobody = guest(services)
    clock.forward(days=300)
    signing_in.touch(services, nobody.person, nobody.token, clock() - erasing.IDLE, clock())
    clock.forward(days=300)
    assert erasing.forget_idle_guests(services, clock()) == 0


def test_a_guest_is_kept_as_long_as_something_happens_in_the_class(services, clock):
    teacher = instructor(services)
    room = new_class(services, teacher)
    joining.join_class(services, None, room.join_code, "Ben", UNKNOWN_BROWSER, clock())
    clock.forward(days=200)
    quiz = new_quiz(services, teacher, room)
    clock.forward(days=399)  # since the quiz was set
    assert erasing.forget_idle_guests(services, clock()) == 0
    mira = learner(services)
    joins(services, room.join_code, mira)
    clock.forward(days=399)  # since somebody joined
    assert erasing.forget_idle_guests(services, clock()) == 0
    begins(mira, quiz)
    clock.forward(days=399)  # since a quiz was begun
    assert erasing.forget_idle_guests(services, clock()) == 0
    clock.forward(days=1)
    assert erasing.forget_idle_guests(services, clock()) == 1
    assert [member.display_name for member in members(services, room)] == ["Mira"]


@pytest.mark.parametrize("what", ["class", "member"])
def test_a_class_in_the_bin_keeps_no_guest(services, clock, what):
    teacher = instructor(services)
    room = new_class(services, teacher)
    _, ben = joining.join_class(services, None, room.join_code, "Ben", UNKNOWN_BROWSER, clock())
    clock.forward(days=399)
    new_quiz(services, teacher, room)
    clock.forward(days=1)
    assert erasing.forget_idle_guests(services, clock()) == 0
    if what == "class":
        tidying.move_class(services, teacher, room.public_id, Move.BIN, clock())
    else:
        tidying.move_member(services, teacher, room.public_id, ben.person.public_id, Move.BIN, clock())
    assert erasing.forget_idle_guests(services, clock()) == 1


def test_many_idle_guests_go_in_several_steps(services, clock, monkeypatch):
    monkeypatch.setattr(erasing, "AT_ONCE", 2)
    for _ in range(5):
        guest(services)
    clock.forward(days=400)
    assert erasing.forget_idle_guests(services, clock()) == 5
    assert rows(services, tables.Account) == 0


def members(services: Services, room: Any) -> list[Any]:
    with services.database.reading() as on:
        return classes.list_members(on, room.id)
