"""Page data: recall in steps and words, questions before and after they are answered."""

from __future__ import annotations

import dataclasses

import pytest

from quizapp.core.questions import BLANK, Grade, Option, Question, Response
from quizapp.core.reviewing import Item
from quizapp.web.views.classroom import Door
from quizapp.web.views.common import RecallBar, recall_step
from quizapp.web.views.explore import SeriesChart, SeriesPoint
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion, verdict_of
from quizapp.web.views.seen import as_seen

BRIDGE = Question(
    kind="choice",
    facts=("bridge",),
    prompt="When was the bridge opened?",
    key=1,
    answer_text="1959",
    at=("H8",),
    options=(Option("1952", "the wooden bridge"), Option("1959")),
    say="It was opened in {1959}.",
    why="Before it there was a wooden one.",
    detail={"secret": "1959"},
)


@pytest.mark.parametrize(
    ("recall", "step"), [(None, 0), (0.0, 1), (0.49, 1), (0.5, 2), (0.75, 3), (0.89, 3), (0.9, 4), (1.0, 4)]
)
def test_recall_is_shown_in_five_steps(recall: float | None, step: int) -> None:
    assert recall_step(recall) == step


def test_a_bar_draws_what_it_says() -> None:
    bar = RecallBar.of([0.95, 0.95, 0.6, None])

    assert bar.counts == (1, 0, 1, 0, 2)
    assert [(part.step, part.start, part.width) for part in bar.segments] == [(4, 0, 500), (2, 500, 250)]
    assert bar.in_words == "2 sure, 1 fading, 1 not met yet"


def test_an_empty_bar_draws_nothing() -> None:
    assert RecallBar.of([]).segments == ()
    assert RecallBar.of([]).in_words == "no facts yet"


def test_an_asked_question_has_no_field_for_the_key() -> None:
    asked = AskedQuestion.of(BRIDGE, "multiple choice", "History")

    assert {field.name for field in dataclasses.fields(asked)} == {
        "kind", "kind_title", "prompt", "options", "hint", "section", "left", "right", "marked_as", "places",
        "chart", "repeats", "picture",
    }  # fmt: skip
    assert asked.options == ("1952", "1959")
    assert "wooden" not in repr(asked)


def test_what_is_also_right_is_told_with_the_right_answer_only() -> None:
    typed = Question(
        "short_answer", ("f",), "Which?", "Rajin", "Rajin", (), detail={"right": ["Rajin", "Najin"]}
    )
    told = AnsweredQuestion.of(typed, BLANK, Grade(0.0), kind_title="type it")
    assert told.also == ("Najin",)
    assert as_seen(told, frozenset(Item)).also == ("Najin",)
    assert as_seen(told, frozenset({Item.ATTEMPT, Item.CORRECTNESS})).also == ()


def test_a_wrong_choice_says_what_it_really_is() -> None:
    item = AnsweredQuestion.of(BRIDGE, Response(0, "1952"), Grade(0.0), kind_title="multiple choice")

    assert item.verdict == "wrong"
    assert item.given == "1952"
    assert [(option.is_chosen, option.is_key) for option in item.options] == [(True, False), (False, True)]
    assert item.options[0].note == "the wooden bridge"


def test_no_answer_marks_no_option_as_chosen() -> None:
    item = AnsweredQuestion.of(BRIDGE, BLANK, Grade(0.0), kind_title="multiple choice")

    assert item.verdict == "blank"
    assert not any(option.is_chosen for option in item.options)


@pytest.mark.parametrize(("fraction", "verdict"), [(1.0, "right"), (0.5, "partly"), (0.0, "wrong")])
def test_the_verdict_follows_the_grade(fraction: float, verdict: str) -> None:
    assert verdict_of(Response("1959", "1959"), Grade(fraction)) == verdict


def test_a_qr_code_is_drawn_by_runs_that_cover_each_dark_module_once() -> None:
    rows = ("1101", "0000", "0111")
    page = Door("CODE", "http://x", rows)

    covered = {(x + n, y) for x, y, length in page.dark_runs for n in range(length)}

    assert covered == {(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == "1"}


def test_a_chart_begins_at_zero() -> None:
    points = (
        SeriesPoint("2000", "0", 2000, 0),
        SeriesPoint("2010", "50", 2010, 50),
        SeriesPoint("2020", "100", 2020, 100),
    )

    placed = SeriesChart("Trade", "tons", points).placed(200, 100)

    assert [(x, y) for x, y, _ in placed] == [(0, 100), (100, 50), (200, 0)]


def test_a_statement_is_corrected_in_full():
    from quizapp.core.generate import build_question
    from quizapp.core.kinds import KINDS
    from quizapp.core.questions import Grade, Response
    from quizapp.web.views.questions import AnsweredQuestion
    from tests.builders import make_bank

    bank = make_bank()
    fact = next(one for one in bank.facts if KINDS["true_false"].suits(one, bank))
    drawn = [build_question(bank, fact.id, "true_false", seed) for seed in range(20)]
    said = {
        AnsweredQuestion.of(one, Response(0, "True"), Grade(0.0), kind_title="true or false").right_answer
        for one in drawn
    }
    assert {words.split(":")[0] for words in said} == {"True", "False"}
