"""What the store looks back at for progress pages, and what a class shares of its memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from quizapp.core.memory.looking_back import PastAnswer
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import banks, class_memory, classes, memory, people, progress, put_away, review_log, tables
from tests.store.test_contract import answered

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)
NAMES = ("ada", "ben", "cem")


@pytest.fixture
def school(database):
    """A class that learns from a bank of two facts, and three members who have not been asked yet."""
    ids = {}
    with database.writing() as on:
        for name in ("rahn", *NAMES):
            ids[name] = people.add_account(
                on, NOW, public_id=f"id-{name}", display_name=name.title(), login=name, login_key=name
            )
        ids["bank"] = banks.save_bank(on, "harbour", "Harbour", "learners", "folder", "one", {}, NOW)
        banks.save_facts(on, ids["bank"], {"pier": "year", "quay": "year"}, NOW)
        ids["class"] = classes.add_class(
            on, ids["rahn"], public_id="c", name="10B", join_code="AAAA", created_at=NOW
        )
        for name in NAMES:
            classes.add_member(on, ids["class"], ids[name], NOW)
    return ids


def learns(on, school, name, day, right=True, confused=None, event=""):
    fact = memory.facts_and_memories(on, school[name], school["bank"], ["pier"])["pier"]
    after, entry = review(fact.memory, replace(answered(day, right), confused_with=confused))
    review_log.add_reviews(on, school[name], "one", event or f"e{day}", {fact.row_id: entry})
    memory.save_memories(on, school[name], school["bank"], {fact.row_id: (fact.memory, after)})
    return fact.row_id, fact.memory, entry


def test_past_answers_leave_out_what_was_taken_back_and_what_is_older(database, school):
    with database.writing() as on:
        learns(on, school, "ada", 0)
        learns(on, school, "ada", 2, right=False, confused="quay")
        row, _, entry = learns(on, school, "ada", 3)
        review_log.add_reviews(on, school["ada"], "one", "void:e3", {row: entry}, voids="e3")
        learns(on, school, "ben", 0)
    with database.reading() as on:
        found = progress.list_past_answers(on, school["ada"], school["bank"], DAY)
        newer = progress.list_past_answers(on, school["ada"], school["bank"], DAY + timedelta(days=1))
        days = progress.list_study_days(on, school["ada"], DAY + timedelta(days=1))
        assert progress.count_study_days(on, school["ada"]) == 3
    first, second = found
    assert first == PastAnswer("pier", DAY, True, None, 0.0, "")
    assert (second.right, second.confused_with) == (False, "quay")
    assert second.recall_before is not None
    assert newer == [second]
    assert days == {DAY + timedelta(days=2), DAY + timedelta(days=3)}


def test_a_forecast_made_later_on_a_day_takes_the_place_of_the_earlier(database, school):
    first = progress.MadeForecast(DAY, None, 0.5, 0.4, 0.6, 2)
    second = progress.MadeForecast(DAY, DAY + timedelta(days=9), 0.7, 0.6, 0.8, 2)
    with database.writing() as on:
        for made in (first, second):
            progress.save_forecast(on, school["ada"], school["bank"], made)
        progress.save_forecast(on, school["ben"], school["bank"], first)
    with database.reading() as on:
        assert progress.list_forecasts(on, school["ada"], school["bank"], DAY) == [second]
        assert progress.list_forecasts(on, school["ada"], school["bank"], DAY + timedelta(days=1)) == []


def test_a_week_goal_is_stored_and_dropped(database, school):
    with database.writing() as on:
        assert progress.get_week_goal(on, school["ada"]) is None
        progress.set_week_goal(on, school["ada"], 4)
        assert progress.get_week_goal(on, school["ada"]) == 4
        progress.set_week_goal(on, school["ada"], None)
        assert progress.get_week_goal(on, school["ada"]) is None


def test_a_class_shares_only_the_memory_of_members_who_agreed_and_are_still_in_it(database, school):
    with database.writing() as on:
        for name in NAMES:
            learns(on, school, name, 0)
            learns(on, school, name, 1, right=False, confused="quay")
        assert class_memory.shares_memory(on, school["class"], school["ada"]) is None
        assert class_memory.list_memories(on, school["class"], school["bank"]) == []
        for name, agrees in (("ada", True), ("ben", True), ("cem", False)):
            class_memory.set_shares_memory(on, school["class"], school[name], agrees)
        on.execute(insert(tables.LearnerModel).values(
            learner_id=school["ada"], evidence=[7] * 36, answers=40
        ))  # fmt: skip
        agreed = class_memory.count_agreed(on, school["class"])
        assert (agreed.members, agreed.agreed, agreed.refused) == (3, 2, 1)
        assert class_memory.list_models(on, school["class"]) == {
            school["ada"]: LearnerModel((7,) * 36, 40), school["ben"]: LearnerModel(),
        }  # fmt: skip
        rows = class_memory.list_memories(on, school["class"], school["bank"])
        assert {(row[0], row[1]) for row in rows} == {(school["ada"], "pier"), (school["ben"], "pier")}
        assert rows[0][2].variants
        pairs = class_memory.list_confused(on, school["class"], school["bank"], DAY, 2)
        assert [tuple(row) for row in pairs] == [("pier", "quay", 2)]
        assert class_memory.list_confused(on, school["class"], school["bank"], DAY, 3) == []
        put_away.move_member(on, school["class"], school["ben"], put_away.Move.BIN, NOW)
        assert set(class_memory.list_models(on, school["class"])) == {school["ada"]}
        assert class_memory.count_agreed(on, school["class"]).members == 2


def test_the_next_exam_of_a_class_is_the_first_that_is_not_past(database, school):
    with database.writing() as on:
        for at, title in ((-1, "Past"), (9, "Final"), (4, "Half term")):
            on.execute(insert(tables.ClassExam).values(
                class_id=school["class"], bank_id=school["bank"], day=DAY + timedelta(days=at),
                title=title, created_at=NOW,
            ))  # fmt: skip
        found = class_memory.find_exam(on, school["class"], school["bank"], DAY)
        assert found == (DAY + timedelta(days=4), "Half term")
        assert class_memory.find_exam(on, school["class"], school["bank"], DAY + timedelta(days=10)) is None
