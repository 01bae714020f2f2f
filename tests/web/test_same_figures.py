"""What stands on several pages is the same figure on each."""

from __future__ import annotations

import re

from flask import Flask

from quizapp.core.memory.variants import DEFAULT_VARIANT
from quizapp.store import aside, banks, learner_models, people
from quizapp.usecases import home, progress, reading
from tests.conftest import Clock
from tests.people import Student
from tests.web.test_progress import has_exam, has_learned

BAR = r'class="recall"[^>]*aria-label="([^"]+)"'
SECTION = r'<p class="small">([^<·]*(?:sure|firm|fading|faint|not met yet|all put aside)[^<·]*?)(?: ·|</p>)'


def bars(student: Student, page: str, pattern: str = BAR) -> list[str]:
    student.goes(page)
    return [words.strip() for words in re.findall(pattern, student.source)]


def puts_aside(app: Flask, who: int, facts: list[str], clock: Clock) -> None:
    with app.extensions["quizapp"].database.writing() as on:
        rows = banks.fact_ids(on, banks.get_bank(on, "harbour").id)
        for fact in facts:
            aside.put_aside(on, who, rows[fact], None, clock())


def test_a_section_is_the_same_at_home_in_explore_and_in_progress(app, student, clock: Clock):
    student.starts_as_guest()
    who, services = has_learned(app, 40, 6), app.extensions["quizapp"]
    with services.database.reading() as on:
        person, model = people.get_person(on, who), learner_models.get_model(on, who)
    assert model.is_enough
    met = sorted(progress.progress_in(services, person, "harbour", clock()).course.memories)
    puts_aside(app, who, met[:3], clock)
    told = bars(student, "/progress/harbour", SECTION)
    assert len(told) > 2
    for page in ("/", "/explore/harbour"):
        assert bars(student, page) == told, page
        assert "Three facts you put aside are not counted." in student.text, page


def test_a_fact_is_told_by_the_learners_own_model_on_every_page(app, student, clock: Clock):
    student.starts_as_guest()
    who, services = has_learned(app, 40, 6), app.extensions["quizapp"]
    with services.database.reading() as on:
        person, model = people.get_person(on, who), learner_models.get_model(on, who)
    found = progress.progress_in(services, person, "harbour", clock())
    course = reading.course(services, person, "harbour", clock())
    assert (
        course.recalls == found.course.recalls == home.home(services, person, clock()).plans[0].course.recalls
    )
    assert model.told == model.best
    fact = next(iter(course.recalls))
    student.goes(f"/explore/harbour/facts/{fact}")
    assert f"If asked tomorrow, you would know it {round(100 * course.recalls[fact])} times" in student.text


def test_below_thirty_answers_facts_go_by_how_most_people_forget(app, student):
    student.starts_as_guest()
    who = has_learned(app, 2, 8)
    with app.extensions["quizapp"].database.reading() as on:
        model = learner_models.get_model(on, who)
    assert not model.is_enough
    assert model.told == DEFAULT_VARIANT


def test_a_fact_put_aside_is_not_said_to_be_asked_again(app, student, clock: Clock):
    student.starts_as_guest()
    who, services = has_learned(app, 2, 8), app.extensions["quizapp"]
    with services.database.reading() as on:
        person = people.get_person(on, who)
    fact = next(iter(reading.course(services, person, "harbour", clock()).memories))
    student.goes(f"/explore/harbour/facts/{fact}")
    assert "It is due" in student.text
    clock.forward(days=60)
    student.goes(f"/explore/harbour/facts/{fact}")
    assert "It is due today." in student.text, "and not some days ago"
    puts_aside(app, who, [fact], clock)
    student.goes(f"/explore/harbour/facts/{fact}")
    assert "so it is not asked." in student.text
    assert "It is due" not in student.text


def test_what_is_foreseen_stands_on_the_plan_and_the_progress_with_one_figure(app, student):
    student.starts_as_guest()
    has_exam(app, has_learned(app, 40, 3), 12)
    student.goes("/progress/harbour")
    kept = re.search(r"If you keep the plan.*?(\d+) %", student.text)
    student.goes("/plan/harbour")
    plan = re.search(r"about (\d+) % if you keep to the plan", student.headline)
    assert kept
    assert plan
    assert kept.group(1) == plan.group(1)
    assert "no promise" in student.text
