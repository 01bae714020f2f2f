"""What the store of a class's people and running quizzes must do, whatever the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.quiz_settings import Design
from quizapp.store import (
    answers,
    attempts,
    banks,
    building,
    class_members,
    class_people,
    classes,
    live,
    people,
    put_away,
)
from quizapp.store.put_away import Move
from quizapp.store.tables import Attempt

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
def school(database):
    """A teacher, a class with one quiz, and two learners in it: their row ids by name."""
    ids = {}
    with database.writing() as on:
        for name in ("rahn", "keller", "ada", "ben"):
            ids[name] = people.add_account(
                on, NOW, public_id=f"id-{name}", display_name=name.title(), login=name, login_key=name
            )
        ids["bank"] = banks.save_bank(on, "harbour", "Harbour", "learners", "folder", "one", {}, NOW)
        banks.save_facts(on, ids["bank"], {"pier": "year"}, NOW)
        ids["class"] = classes.add_class(
            on, ids["rahn"], public_id="c", name="10B", join_code="AAAA", created_at=NOW
        )
        design = Design("Q", "", Blueprint(count=2), Terms(600))
        building.add_quiz(on, ids["class"], "q", (ids["bank"], "one"), design, None, NOW, True)
        ids["quiz"] = classes.find_quiz(on, "q").id
        for name in ("ada", "ben"):
            classes.add_member(on, ids["class"], ids[name], NOW)
    return ids


def begins(on, school, name, number=1, due_at=None):
    fact = banks.fact_ids(on, school["bank"])["pier"]
    items = [{"position": at, "fact_id": fact, "question": {"prompt": f"Q{at}"}} for at in (1, 2, 3)]
    public_id = f"{name}-{number}"
    attempts.add_attempt(
        on, items, public_id=public_id, quiz_id=school["quiz"], learner_id=school[name], number=number,
        bank_id=school["bank"], bank_revision="one", blueprint={}, seed="s", generator_version=1,
        status="open", started_at=NOW, maximum=3.0, due_at=due_at,
    )  # fmt: skip
    return attempts.get_attempt(on, school[name], public_id).id


def test_an_invitation_is_found_until_it_is_used_or_over(database, school):
    with database.writing() as on:
        class_people.add_invitation(on, school["class"], school["rahn"], "digest", NOW, NOW + WEEK)
        assert class_people.find_invited_class(on, "digest", NOW) == school["class"]
        assert class_people.find_invited_class(on, "digest", NOW + WEEK) is None
        assert class_people.find_invited_class(on, "other", NOW) is None
        assert [class_people.end_invitation(on, "digest", NOW) for _ in range(2)] == [True, False]
        assert class_people.find_invited_class(on, "digest", NOW) is None


def test_nobody_teaches_a_class_twice(database, school):
    with pytest.raises(IntegrityError), database.writing() as on:
        class_people.add_colleague(on, school["class"], school["rahn"])
    with database.writing() as on:
        class_people.add_colleague(on, school["class"], school["keller"])
        found = class_people.list_colleagues(on, school["class"])[0]
        assert class_people.find_instructor(on, found.public_id) is None, "an account of a learner"
        people.change_account(on, found.id, role="instructor")
        assert class_people.find_instructor(on, found.public_id) == (found.id, found.display_name)
        names = [row.display_name for row in class_people.list_colleagues(on, school["class"])]
        assert names == ["Rahn", "Keller"]


def test_what_a_gradebook_knows_somebody_by_is_of_this_class_alone(database, school):
    with database.writing() as on:
        other = classes.add_class(
            on, school["rahn"], public_id="d", name="10C", join_code="BBBB", created_at=NOW
        )
        classes.add_member(on, other, school["ada"], NOW)
        changed = {"learner": school["ada"], "id_number": "18", "email": "a@b.example", "time_factor": 1.5}
        class_members.change_members(on, school["class"], [changed])
        ada, ben = class_members.list_members(on, school["class"])
        assert (ada.id_number, ada.email, ada.time_factor) == ("18", "a@b.example", 1.5)
        assert (ben.id_number, ben.time_factor) == ("", 1.0)
        assert class_members.list_members(on, other)[0].id_number == ""


def test_whoever_is_expected_is_expected_in_one_class(database, school):
    person = {"name": "Cem", "login": "", "id_number": "7", "email": "", "time_factor": 1.0}
    with database.writing() as on:
        class_members.add_expected(on, school["class"], [person, {**person, "name": "Abe"}])
        abe, cem = class_members.list_expected(on, school["class"])
        assert (abe.name, cem.name) == ("Abe", "Cem")
        assert class_members.remove_expected(on, school["class"] + 1, [cem.id]) == 0
        assert class_members.remove_expected(on, school["class"], [cem.id]) == 1
        assert class_members.count_expected(on, school["class"]) == 1


def test_of_several_attempts_the_newest_counts_and_who_was_taken_out_is_not_there(database, school):
    with database.writing() as on:
        begins(on, school, "ada", 1)
        newest = begins(on, school, "ada", 2)
        ada, ben = live.list_takers(on, school["class"], school["quiz"])
        assert (ada.attempt, ada.number, ben.attempt) == (newest, 2, None)
        assert live.count_working(on, school["class"], NOW) == {school["quiz"]: 2}
        put_away.move_member(on, school["class"], school["ada"], Move.BIN, NOW)
        (left,) = live.list_takers(on, school["class"], school["quiz"])
        assert left.display_name == "Ben"
        assert live.count_working(on, school["class"], NOW) == {}


def test_how_far_an_attempt_is_says_the_newest_answer(database, school):
    with database.writing() as on:
        attempt = begins(on, school, "ada")
        blank = live.list_progress(on, school["quiz"])[attempt]
        assert (blank.questions, blank.answered, blank.saved_at, blank.position) == (3, 0, None, None)
        for position, minutes in ((3, 1), (2, 2)):
            moment = NOW + timedelta(minutes=minutes)
            answers.save_answer(on, attempt, position, 0, {"choice": 1}, "x", None, moment)
        far = live.list_progress(on, school["quiz"])[attempt]
        assert (far.answered, far.saved_at, far.position) == (2, NOW + timedelta(minutes=2), 2)
        on.execute(update(Attempt).values(status="submitted"))
        assert live.list_progress(on, school["quiz"]) == {}
