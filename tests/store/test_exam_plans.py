"""What the store of exam plans must do, whatever the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from quizapp.store import banks, class_banks, classes, exam_plans, people, put_away, study, study_days
from quizapp.store.exam_plans import ExamDay, Way
from quizapp.store.put_away import Move
from quizapp.store.tables import FactAside, Review

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


@pytest.fixture
def school(database):
    """Two learners, a bank with two facts, and a class of the first that learns from it: ids by name."""
    ids = {}
    with database.writing() as on:
        for name in ("rahn", "ada", "ben"):
            ids[name] = people.add_account(
                on, NOW, public_id=f"id-{name}", display_name=name, login=name, login_key=name
            )
        ids["bank"] = banks.save_bank(on, "harbour", "Harbour", "learners", "folder", "one", {}, NOW)
        banks.save_facts(on, ids["bank"], {"pier": "year", "tower": "year"}, NOW)
        ids["class"] = classes.add_class(
            on, ids["rahn"], public_id="c", name="10B", join_code="AAAA", created_at=NOW
        )
        class_banks.set_banks(on, ids["class"], [ids["bank"]])
        classes.add_member(on, ids["class"], ids["ada"], NOW)
    return ids


def test_what_a_learner_sets_is_theirs_and_replaces_what_was(database, school):
    ada, bank = school["ada"], school["bank"]
    with database.writing() as on:
        for minutes in (10, 25):
            exam_plans.save_way(on, ada, bank, Way((minutes,) * 7, True), NOW)
        exam_plans.set_exam_days(on, ada, bank, [ExamDay(DAY + WEEK, "Late"), ExamDay(DAY, "Soon")])
        exam_plans.set_minutes(on, ada, bank, DAY, {DAY: 0, DAY + WEEK: 90})
        exam_plans.set_minutes(on, ada, bank, DAY + timedelta(days=1), {DAY + timedelta(days=2): 5})
        assert exam_plans.ways(on, ada) == {bank: Way((25,) * 7, True)}
        assert exam_plans.exam_days(on, ada) == {bank: [ExamDay(DAY, "Soon"), ExamDay(DAY + WEEK, "Late")]}
        assert exam_plans.dated_minutes(on, ada, DAY) == {bank: {DAY: 0, DAY + timedelta(days=2): 5}}
        assert exam_plans.ways(on, school["ben"]) == exam_plans.exam_days(on, school["ben"]) == {}
        exam_plans.set_exam_days(on, ada, bank, [])
        assert exam_plans.exam_days(on, ada) == {}


def test_the_days_of_a_class_reach_its_learners_as_long_as_it_learns_and_stands(database, school):
    ada, bank, room = school["ada"], school["bank"], school["class"]
    with database.writing() as on:
        exam = exam_plans.add_class_exam(on, room, bank, DAY + WEEK, "Final", NOW)
        assert exam_plans.class_exam_days(on, ada) == {bank: [ExamDay(DAY + WEEK, "Final", "10B")]}
        assert exam_plans.class_exam_days(on, school["ben"]) == {}
        assert not exam_plans.change_class_exam(on, room + 1, exam, bank, DAY, "Stolen")
        assert exam_plans.change_class_exam(on, room, exam, bank, DAY, "Moved")
        assert [(row.day, row.title) for row in exam_plans.list_class_exams(on, room)] == [(DAY, "Moved")]
        other = banks.save_bank(on, "river", "River", "learners", "folder", "one", {}, NOW)
        class_banks.set_banks(on, room, [other])
        assert exam_plans.class_exam_days(on, ada) == {}
        class_banks.set_banks(on, room, [bank])
        put_away.move_class(on, room, Move.ARCHIVE, NOW)
        assert exam_plans.class_exam_days(on, ada) == {}
        assert not exam_plans.remove_class_exam(on, room + 1, exam)
        assert exam_plans.remove_class_exam(on, room, exam)
        exam_plans.add_class_exam(on, room, bank, DAY, "", NOW)
    with pytest.raises(IntegrityError), database.writing() as on:
        exam_plans.add_class_exam(on, room, bank, DAY, "again", NOW)


def test_the_time_of_an_answer_about_several_facts_counts_once(database, school):
    ids = {}
    with database.writing() as on:
        ids = banks.fact_ids(on, school["bank"])
        usual = {
            "learner_id": school["ada"], "bank_revision": "one", "answered_at": NOW, "source": "card",
            "kind": "year", "guess_chance": 0.0, "weight": 2, "right": True, "rating": 3,
            "maybe_guessed": False, "scheduler_version": 1, "feedback_shown": True,
        }  # fmt: skip
        answers = [("pier", "a", 8.0, DAY), ("tower", "a", 8.0, DAY), ("pier", "b", 5.5, DAY),
                   ("tower", "c", None, DAY), ("tower", "d", 60.0, DAY - WEEK)]  # fmt: skip
        rows = [
            {
                **usual,
                "fact_id": ids[fact],
                "source_event": name,
                "seconds": took,
                "learner_day": day,
                "recall_before": None if name == "a" else 0.9,
            }
            for fact, name, took, day in answers
        ]
        on.execute(insert(Review), rows)
        assert study_days.seconds_on(on, school["ada"], DAY) == {school["bank"]: (13.5, 1)}
        assert study_days.seconds_on(on, school["ben"], DAY) == {}


def test_the_time_of_a_days_sessions_is_added_up_by_course(database, school):
    mine = {"learner_id": school["ada"], "bank_id": school["bank"], "bank_revision": "1", "seed": "s",
            "position": 0, "started_at": NOW, "shown_at": NOW}  # fmt: skip
    with database.writing() as on:
        for name, day, plan in (("a", DAY, {"seconds": 100.5}), ("b", DAY, {"seconds": 20.0}), ("c", DAY, {}),
                                ("d", DAY - WEEK, {"seconds": 60.0})):  # fmt: skip
            study.add_session(on, public_id=name, learner_day=day, plan=plan, **mine)
        assert study_days.session_seconds_on(on, school["ada"], DAY) == {school["bank"]: 120.5}
        assert study_days.session_seconds_on(on, school["ben"], DAY) == {}


def test_a_fact_is_aside_until_its_day(database, school):
    with database.writing() as on:
        ids = banks.fact_ids(on, school["bank"])
        mine = {"learner_id": school["ada"], "since": NOW}
        on.execute(
            insert(FactAside),
            [
                {**mine, "fact_id": ids["pier"], "until_day": None},
                {**mine, "fact_id": ids["tower"], "until_day": DAY},
            ],
        )
        before = DAY - timedelta(days=1)
        assert study_days.list_aside(on, school["ada"], before) == {
            school["bank"]: {"pier": None, "tower": DAY}
        }
        assert study_days.list_aside(on, school["ada"], DAY) == {school["bank"]: {"pier": None}}
