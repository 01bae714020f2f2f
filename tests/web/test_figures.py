"""The figures of item analysis in words."""

from __future__ import annotations

import pytest

from quizapp.core.corrections import Action, Correction
from quizapp.core.item_analysis.pooling import figures_of
from quizapp.core.item_analysis.sheet import Asked, Pool, Sheet
from quizapp.usecases import analysing, regrading
from quizapp.web.teach import figures
from quizapp.web.views.analysis import ItemRow, Ranged, Told
from tests.usecases.regrading import choice, room


def papers(*rows: str):
    """One attempt a row, a digit a question."""
    return figures_of(
        Sheet.of(
            Asked(attempt, place, f"f{place}", "choice", "w", "1", digit, float(digit))
            for attempt, row in enumerate(rows)
            for place, digit in enumerate(row, start=1)
        )
    )


BACKWARDS = papers(*["10"] * 6, *["01"] * 6)
SOUND = papers(*["111"] * 6, *["110"] * 3, *["000"] * 6)


@pytest.mark.parametrize(
    ("found", "attempts", "pool", "said"),
    [
        (papers(), 0, Pool.QUESTION, "Nobody has handed in yet."),
        (papers("1"), 1, Pool.QUESTION, "1 attempt so far: too few to judge by."),
        (BACKWARDS, 12, Pool.QUESTION, "Two questions mislead your best students."),
        (BACKWARDS, 12, Pool.FACT, "Two facts are answered wrong by your best students."),
        (SOUND, 15, Pool.QUESTION, "Nothing here misleads anybody."),
    ],
)
def test_the_headline_is_the_finding_that_matters_most(found, attempts, pool, said):
    assert figures.headline(found, attempts, pool) == said


def test_three_figures_say_what_they_mean():
    first, second, third = figures.three_figures(SOUND)
    assert (first.value, second.value, second.of) == ("15", "1.6", "3")
    assert third.value.endswith(" %")
    assert third.note.startswith("good; a score is exact to ±")
    assert figures.three_figures(papers("10", "01"))[2].note == "from 10 attempts and two questions on"
    assert figures.three_figures(papers("10", "1"))[2].note == "only where all have the same paper"
    assert figures.three_figures(papers()) == ()


@pytest.mark.parametrize(
    ("attempts", "said"), [(0, ""), (3, "7 to go"), (29, "such figures are pale"), (30, "")]
)
def test_why_figures_are_missing_or_pale_is_said(attempts, said):
    assert said in figures.few(attempts)
    assert bool(said) == bool(figures.few(attempts))


def test_a_question_has_a_headline_of_its_own():
    row = ItemRow("?", "", 3, Ranged("67 %"), Ranged(), (Told("too few answers", "plain"),))
    assert figures.item_headline(row) == "67 % right, of 3 answers so far."


@pytest.mark.parametrize("tag", [*figures.TAGS.values(), "works", "works well", "discarded"])
def test_every_finding_has_a_headline(tag):
    assert figures.HEADLINES[tag].endswith(".")


@pytest.mark.parametrize(
    ("kind", "about"),
    [("choice", "What about north-pier-opened?"), ("", "In which year was the North Pier opened?")],
)
def test_a_correction_is_about_the_question_as_it_was_asked_or_about_its_fact(services, kind, about):
    here = room(services)
    here.takes("Ada", [choice("north-pier-opened", "1862", "1863", "1864")], [1])
    asked = Correction("north-pier-opened", kind, Action.FULL)
    seen = regrading.preview(services, here.teacher, here.quiz, asked)
    regrading.correct(services, here.teacher, here.quiz, asked, "why", seen.digest, services.clock())
    found = analysing.quiz_analysis(services, here.teacher, here.quiz)
    assert figures.correction_line(found.corrections[0], found, here.teacher).about == about
