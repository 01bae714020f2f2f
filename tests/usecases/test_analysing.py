"""Item analysis of quizzes that were taken, against figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.errors import NotFound
from quizapp.core.item_analysis.sheet import Pool
from quizapp.usecases import analysing
from quizapp.usecases.analysing import Which
from tests.usecases.people import instructor, new_class, new_quiz
from tests.usecases.regrading import choice, room

PIER, QUAY, LIGHT = (
    choice("north-pier-opened", "1862", "1863", "1864"),
    choice("lighthouse-opened", "1871", "1872", "1873"),
    choice("railway-station-opened", "30 metres", "31 metres", "32 metres"),
)
GOLDEN = {"Ada": "111", "Ben": "110", "Cem": "101", "Dora": "100", "Eva": "010", "Fay": "000"}


def golden(services):
    """Six students and three questions, of which a 0 is the second option."""
    here = room(services)
    for name, row in GOLDEN.items():
        here.takes(name, [PIER, QUAY, LIGHT], [0 if mark == "1" else 1 for mark in row])
    return here


def test_a_class_with_one_paper_gives_the_golden_figures(services):
    here = golden(services)
    found = analysing.quiz_analysis(services, here.teacher, here.quiz)
    assert found.figures.is_same
    assert found.figures.quiz.count == 6
    assert found.figures.quiz.mean == 1.5
    assert found.figures.quiz.standard_error == pytest.approx(0.8366600)
    item = analysing.item_of(found, PIER.fact, "choice")
    assert item.position == 1
    assert item.guess_chance == 0.25
    assert item.statistics.facility == pytest.approx(0.6667, abs=1e-4)
    assert item.statistics.discrimination == pytest.approx(0.342997)
    assert item.weight == pytest.approx(34.8915, abs=1e-4)
    assert [(line.text, line.count) for line in item.lines] == [("1862", 4), ("1863", 2)]
    assert found.answers.sample(item) == PIER
    assert [(one.given, one.right, one.count, one.of) for one in found.confusions] == [
        ("31 metres", "30 metres", 4, 6),
        ("1872", "1871", 3, 6),
        ("1863", "1862", 2, 6),
    ]
    with pytest.raises(NotFound, match="Nobody was asked"):
        analysing.item_of(found, PIER.fact, "year")


def test_no_answer_is_wrong_and_an_open_attempt_counts_for_nothing(services):
    here = room(services)
    here.takes("Ada", [PIER], [None])
    here.begins("Ben", [PIER], [0])
    (item,) = analysing.quiz_analysis(services, here.teacher, here.quiz).figures.items
    assert (item.statistics.count, item.statistics.facility) == (1, 0)
    assert item.seconds is None


@pytest.mark.parametrize(
    ("which", "facility", "count"),
    [(Which.FIRST, 0, 1), (Which.LAST, 0.5, 1), (Which.HIGHEST, 1, 1), (Which.ALL, 0.5, 3)],
)
def test_one_chooses_which_attempts_are_looked_at(services, which, facility, count):
    here = room(services)
    for number, options in enumerate(([1, 1], [0, 0], [1, 0]), start=1):
        here.takes("Ada", [PIER, QUAY], options, number=number)
    found = analysing.quiz_analysis(services, here.teacher, here.quiz, which, Pool.KIND)
    (item,) = found.figures.items
    assert item.statistics.facility == facility
    assert len(found.answers.attempts) == count


def test_a_fact_is_put_together_over_both_ways_to_ask_it(services):
    here = room(services)
    turned = replace(PIER, prompt="What opened in 1862?", key=2, answer_text="1864")
    here.takes("Ada", [PIER], [0])
    here.takes("Ben", [turned], [2])
    found = analysing.quiz_analysis(services, here.teacher, here.quiz)
    (item,) = found.figures.items
    assert item.statistics.facility == 1
    assert [line.text for line in item.lines] == ["1862", "1864"]
    assert len({one.wording for one in item.asked}) == 2


def test_seconds_are_from_one_answer_to_the_next(services, clock):
    here = room(services)
    attempt = here.begins("Ada", [PIER, QUAY], [None, None])
    who = here.learners["Ada"]
    clock.forward(seconds=20)
    who.saves(attempt, 1, {"choice": ["0"]})
    clock.forward(seconds=300)
    who.saves(attempt, 2, {"choice": ["0"]})
    here.hand_in(attempt, "Ada")
    found = analysing.quiz_analysis(services, here.teacher, here.quiz)
    items = {item.fact: item.seconds for item in found.figures.items}
    assert items == {PIER.fact: 20, QUAY.fact: 120}


def test_a_course_is_looked_at_over_the_quizzes_of_ones_own_classes(services):
    here = golden(services)
    other = instructor(services, "keller", "Mr Keller")
    new_quiz(services, other, new_class(services, other, "11A"))
    mine = analysing.course_analysis(services, here.teacher, "harbour")
    assert [row.title for row in mine.quizzes] == ["Week 1"]
    assert {item.fact for item in mine.figures.items} == {PIER.fact, QUAY.fact, LIGHT.fact}
    theirs = analysing.course_analysis(services, other, "harbour")
    assert len(theirs.quizzes) == 1
    assert theirs.figures.items == ()
    with pytest.raises(NotFound):
        analysing.course_analysis(services, other, "nowhere")
    with pytest.raises(NotFound):
        analysing.quiz_analysis(services, other, here.quiz)
