"""What the store of facts put aside and of reported questions must do, whatever the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.store import aside, banks, people, question_reports

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)
LATER = timedelta(hours=1)


@pytest.fixture
def school(database):
    """Two learners and a bank with two facts: ids by name."""
    ids = {}
    with database.writing() as on:
        for name in ("ada", "ben"):
            ids[name] = people.add_account(
                on, NOW, public_id=f"id-{name}", display_name=name, login=name, login_key=name
            )
        ids["bank"] = banks.save_bank(on, "harbour", "Harbour", "learners", "folder", "one", {}, NOW)
        banks.save_facts(on, ids["bank"], {"pier": "year", "tower": "year"}, NOW)
        ids |= banks.fact_ids(on, ids["bank"])
    return ids


def test_a_fact_is_put_aside_once_and_taken_back_by_its_learner_alone(database, school):
    ada, ben, tomorrow = school["ada"], school["ben"], DAY + timedelta(days=1)
    with database.writing() as on:
        aside.put_aside(on, ada, school["tower"], None, NOW)
        aside.put_aside(on, ada, school["pier"], None, NOW)
        aside.put_aside(on, ada, school["pier"], tomorrow, NOW + LATER)
        found = [(row.slug, row.until_day, row.bank_id) for row in aside.list_all(on, ada, DAY)]
        assert found == [("pier", tomorrow, school["bank"]), ("tower", None, school["bank"])]
        assert aside.list_all(on, ben, DAY) == []
        assert [row.slug for row in aside.list_all(on, ada, tomorrow)] == ["tower"]
        aside.take_back(on, ben, school["tower"])
        assert len(aside.list_all(on, ada, DAY)) == 2
        aside.take_back(on, ada, school["tower"])
        assert [row.slug for row in aside.list_all(on, ada, DAY)] == ["pier"]


def reports(on, school, learner, fact, name):
    question_reports.add_report(
        on, public_id=name, learner_id=school[learner], bank_id=school["bank"], fact_id=school[fact],
        bank_revision="one", seed="s", question={}, text=name, created_at=NOW,
    )  # fmt: skip


def test_a_report_waits_until_it_is_settled_and_can_be_opened_again(database, school):
    bank, ada = school["bank"], school["ada"]
    with database.writing() as on:
        for learner, fact, name in (("ada", "pier", "r1"), ("ada", "tower", "r2"), ("ben", "pier", "r3")):
            reports(on, school, learner, fact, name)
        assert question_reports.count_open(on, [bank]) == {bank: 3}
        assert question_reports.count_open(on, [bank + 1]) == {}
        assert question_reports.count_open_of(on, ada) == 2
        assert not question_reports.settle(on, bank + 1, "r1", "mended", NOW)
        assert question_reports.settle(on, bank, "r1", "mended", NOW + LATER)
        assert question_reports.find_open(on, ada, school["pier"]) is None
        assert [row.public_id for row in question_reports.list_of_bank(on, bank)] == ["r2", "r3", "r1"]
        assert [row.public_id for row in question_reports.list_of_learner(on, ada)] == ["r2", "r1"]
        assert question_reports.settle(on, bank, "r1", question_reports.OPEN, NOW)
        again = question_reports.find_open(on, ada, school["pier"])
        assert (again.public_id, again.settled_at, again.reporter) == ("r1", None, "ada")


def test_only_an_open_report_can_say_something_else(database, school):
    with database.writing() as on:
        reports(on, school, "ada", "pier", "r1")
        row = question_reports.find_open(on, school["ada"], school["pier"])
        question_reports.change_text(on, row.id, "better", NOW)
        assert question_reports.find_open(on, school["ada"], school["pier"]).text == "better"
        question_reports.settle(on, school["bank"], "r1", "kept", NOW)
        question_reports.change_text(on, row.id, "too late", NOW)
        assert [one.text for one in question_reports.list_of_learner(on, school["ada"])] == ["better"]
