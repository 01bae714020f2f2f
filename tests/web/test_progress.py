"""Progress as its learner reads it: what is foreseen, what came, the week, and all of it as a table."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from quizapp.store import aside, banks, people
from quizapp.store.tables import Account, ExamDate
from quizapp.usecases import progress
from quizapp.usecases.exam_page import exam_page
from tests.builders import make_bank
from tests.conftest import Clock
from tests.long_memory import fill_memory
from tests.people import Student
from tests.web.test_gradebook_cost import counted_queries, seconds

MOST_QUERIES = 24  # with signing in and the navigation
MOST_SECONDS = 1.0  # of the processor, where pages take a twentieth of it: for slow machines


@pytest.fixture
def learner(app: Flask, student: Student) -> Student:
    student.starts_as_guest()
    return student


def has_learned(app: Flask, days: int, a_day: int, seed: str = "") -> int:
    """Let the newest account have answered on so many days. Returns its row id."""
    services = app.extensions["quizapp"]
    with services.database.writing() as on:
        who = on.execute(select(func.max(Account.id))).scalar_one()
        today = services.clock().date()
        assert fill_memory(on, who, banks.get_bank(on, "harbour").id, today, days, a_day, seed)
    return int(who)


def has_exam(app: Flask, who: int, days: int) -> None:
    services = app.extensions["quizapp"]
    with services.database.writing() as on:
        on.execute(
            insert(ExamDate).values(
                learner_id=who, bank_id=banks.get_bank(on, "harbour").id, title="Final",
                day=services.clock().date() + timedelta(days=days),
            )
        )  # fmt: skip


def test_below_thirty_answers_on_a_later_day_no_forecast_is_shown(app, learner):
    who = has_learned(app, 2, 8)
    has_exam(app, who, 12)
    learner.goes("/progress/harbour")
    assert learner.headline.startswith("You have met "), "no figure of what would be remembered"
    assert re.search(r"Not enough answers yet to foresee .* \d+ answers? of 30\.", learner.text)
    assert "What is foreseen" not in learner.text
    assert "count as learned" not in learner.text
    learner.goes("/progress/harbour/foreseen")
    assert learner.headline == "Not enough answers yet."


def test_an_exam_day_is_foreseen_with_a_range_and_by_section(app, learner, clock: Clock):
    who = has_learned(app, 40, 6)
    learner.goes("/progress/harbour")
    assert learner.headline.endswith("tomorrow.")
    has_exam(app, who, 12)
    day = clock().date() + timedelta(days=12)
    learner.goes("/progress/harbour")
    assert learner.headline.endswith(f"on {day.day} {day:%B}.")
    for told in ("If you keep the plan", "If you do nothing more", "As of now", "60 days after", "between"):
        assert told in learner.text
    assert f"% on {day.day} {day:%B}" in learner.text, "each section says so as well"


def test_the_plan_and_the_progress_foresee_the_same(app, learner, clock: Clock):
    who, services = has_learned(app, 40, 3), app.extensions["quizapp"]
    has_exam(app, who, 12)
    with services.database.reading() as on:
        person = people.get_person(on, who)
    told = exam_page(services, person, "harbour", clock()).forecast
    assert told is not None
    assert told == progress.progress_in(services, person, "harbour", clock()).foreseen.forecast


def test_on_the_exam_day_nothing_is_foreseen_by_a_plan(app, learner):
    has_exam(app, has_learned(app, 40, 6), 0)
    learner.goes("/progress/harbour")
    assert learner.headline.endswith("today.")
    assert "If you keep the plan" not in learner.text
    assert "If you do nothing more" in learner.text


def test_what_was_foreseen_is_held_against_what_came(app, learner):
    has_learned(app, 60, 8)
    learner.goes("/progress/harbour/foreseen")
    told = re.search(r"Of (\d+) answers we expected (\d+) to be right; (\d+) were\.", learner.headline)
    assert told, learner.headline
    answers, expected, right = map(int, told.groups())
    assert f"{answers} answers on a later day" in learner.text, "as many as there are, not 100"
    assert max(expected, right) <= answers
    for told in ("What stays after how long", "Log loss", "You have confused these"):
        assert told in learner.text
    assert learner.source.count("<circle") >= 2, "the dots of the picture"


def test_what_is_put_aside_is_neither_counted_nor_named(app, learner, clock: Clock):
    who, services = has_learned(app, 2, 8), app.extensions["quizapp"]
    has_exam(app, who, 60)
    learner.goes("/progress/harbour")
    total, weak = _total(learner), learner.link('/explore/harbour/facts/[^"]+')
    with services.database.writing() as on:
        fact = banks.fact_ids(on, banks.get_bank(on, "harbour").id)[weak.rsplit("/", 1)[-1]]
        aside.put_aside(on, who, fact, None, clock())
    learner.goes("/progress/harbour")
    assert "One fact you put aside is not counted." in learner.text
    assert weak not in learner.source
    assert _total(learner) == total - 1
    bars = " ".join(found.group(1) for found in re.finditer(r'<p class="small">([^<]*)', learner.source))
    assert sum(map(int, re.findall(r"(\d+) (?:faint|fading|firm|sure)", bars))) == total - 1


def test_a_paragraph_is_no_darker_than_what_was_met_of_it(app, student):
    student.starts_as_guest()
    student.studies(4)
    student.goes("/progress/harbour")
    squares = re.findall(r'title="Paragraph \d+: (\w+), (\d+) of (\d+) facts? met"', student.source)
    assert squares
    parts = [(word, int(met) / int(facts)) for word, met, facts in squares]
    assert any(word in ("faint", "fading") for word, met in parts if met < 1), squares


def test_no_fact_and_no_paragraph_has_a_figure_below_thirty_answers(student):
    student.starts_as_guest()
    student.studies(4)
    student.goes("/progress/harbour")
    assert "Not enough answers yet" in student.text
    assert "% of all" not in student.source
    assert " in 100" not in student.text
    assert "Of 100" not in student.text


def test_from_thirty_answers_on_facts_and_paragraphs_have_figures(app, learner):
    has_learned(app, 40, 6)
    learner.goes("/progress/harbour")
    for told in ("% of all remembered", " in 100", "Of 100"):
        assert told in learner.source
    squares = re.findall(r"(\d+) of (\d+) facts? met, (\d+) % of all", learner.source)
    assert squares
    assert all(int(kept) <= 100 * int(met) / int(facts) + 1 for met, facts, kept in squares)


def test_a_section_put_aside_as_a_whole_says_so(app, learner, clock: Clock):
    who, services = has_learned(app, 2, 8), app.extensions["quizapp"]
    with services.database.writing() as on:
        rows = banks.fact_ids(on, banks.get_bank(on, "harbour").id)
        for fact in (one for one in make_bank().items if one.section == "trade"):
            aside.put_aside(on, who, rows[fact.id], None, clock())
    learner.goes("/progress/harbour")
    assert learner.text.count("all put aside") == 1


def test_with_an_exam_ahead_its_plan_is_said_to_choose_what_is_asked(app, learner):
    who = has_learned(app, 40, 6)
    learner.goes("/progress/harbour")
    assert "fall due in 14 days" in learner.text
    assert "would fall due" not in learner.text
    has_exam(app, who, 12)
    learner.goes("/progress/harbour")
    assert "would fall due in 14 days" in learner.text
    assert "chosen anew for the exam" in learner.text


def _total(learner: Student) -> int:
    """How many facts the page counts as met."""
    found = re.search(r"You would remember \d+ of (\d+)|You have met (\d+)", learner.headline)
    assert found, learner.headline
    return int(found.group(1) or found.group(2))


def test_a_week_goal_is_kept_shown_and_dropped(app, learner):
    has_learned(app, 1, 4)
    learner.goes("/progress/harbour")
    assert "1 day this week" in learner.text
    learner.sends("/progress/harbour/week", {"goal": "3"})
    assert "Kept: 3 days a week." in learner.text
    assert "1 of 3 days this week" in learner.text
    learner.goes("/")
    assert "1 of 3 days this week" in learner.text
    learner.sends("/progress/harbour/week", {"goal": "8"})
    assert learner.status == 422
    assert "Choose 1 to 7 days, or no goal." in learner.text
    learner.goes("/progress/harbour")
    learner.sends("/progress/harbour/week", {"goal": "none"})
    assert "1 day this week" in learner.text
    learner.goes("/")
    assert "this week" not in learner.text


def test_progress_is_given_as_a_table_with_a_row_for_each_fact(app, learner):
    has_learned(app, 10, 3)
    answer = learner.goes("/progress/harbour/progress.csv")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    met = [row for row in rows if row["answers"] != "0"]
    assert 0 < len(met) < len(rows)
    assert all(row["last_answered"] and 0 <= float(row["recall_percent"]) <= 100 for row in met)
    assert all(row["recall_percent"] == "" for row in rows if row["answers"] == "0")


@pytest.mark.both_databases
def test_neither_queries_nor_time_grow_much_with_what_was_learned(app, learner):
    pages = ("/progress/harbour", "/progress/harbour/foreseen")
    has_exam(app, has_learned(app, 12, 9), 20)
    few = []
    for page in pages:
        with counted_queries(app) as sent:
            learner.goes(page)
        few.append(len(sent))
    student = Student(app)
    student.starts_as_guest()
    has_exam(app, has_learned(app, 120, 9, "more"), 20)
    for page, queries in zip(pages, few, strict=True):
        with counted_queries(app) as sent:
            student.goes(page)
        assert student.status == 200
        assert len(sent) == queries <= MOST_QUERIES
        assert seconds(lambda page=page: student.goes(page), 1) < MOST_SECONDS
