"""The lint catches planted flaws and leaves sound questions alone; the shipped course has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question, make_paper
from quizapp.core.lint import lint_paper, lint_question
from quizapp.core.lint_batches import lint_bank, lint_batch
from quizapp.core.questions import Option, Question
from tests.builders import make_bank
from tests.core.shipped import borderland


def asked(fact: str, kind: str = "choice", bank: Bank | None = None) -> Question:
    bank = bank or make_bank()
    return next(
        question
        for seed in range(40)
        if not (question := build_question(bank, fact, kind, seed)).detail["turned"]
    )


def rules(question: Question, bank: Bank | None = None) -> set[str]:
    return {breach.rule for breach in lint_question(question, bank or make_bank())}


def with_wrong(question: Question, text: str, made_up: bool = False) -> Question:
    place = (question.key + 1) % len(question.options)
    options = list(question.options)
    options[place] = Option(text, "Planted.", made_up)
    return replace(question, options=tuple(options))


def with_short_options(question: Question) -> Question:
    options = (
        option if i == question.key else Option(f"Al {i}", "Planted.")
        for i, option in enumerate(question.options)
    )
    return replace(question, options=tuple(options))


SOUND = {
    "year": asked("iron-bridge-opened"),
    "name": asked("iron-bridge-designer"),
    "figure": asked("cargo-1950"),
    "typed": asked("river-at-harbour", "short_answer"),
    "number": asked("cargo-1950", "number"),
    "statement": asked("iron-bridge-opened", "true_false"),
}


@pytest.mark.parametrize("sort", SOUND)
def test_sound_questions_pass(sort):
    assert rules(SOUND[sort]) == set()


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("L04", with_short_options(SOUND["name"])),
        ("L11", with_wrong(asked("river-at-harbour"), "Velmar")),
        ("L12", with_wrong(SOUND["year"], "1875")),
        ("L12", with_wrong(SOUND["figure"], "412 thousand tons")),
        ("L13", with_wrong(SOUND["figure"], "about 610 thousand tons")),
        ("L14", with_wrong(SOUND["figure"], "4,100 thousand tons")),
        ("L15", with_wrong(SOUND["year"], "1250")),
        ("L16", with_wrong(SOUND["name"], "edith CRANE")),
        ("L17", with_wrong(SOUND["year"], "1940", made_up=True)),
        ("L18", with_wrong(SOUND["name"], "None of these")),
        ("L21", replace(SOUND["typed"], prompt="On which river, the Velm perhaps, does the harbour lie?")),
        ("L23", replace(SOUND["number"], hint="")),
        ("L24", replace(SOUND["name"], prompt="Who did not design the Iron Bridge?")),
        ("L25", replace(SOUND["statement"], prompt="The Iron Bridge was often opened in 1874.")),
        ("L26", replace(SOUND["name"], prompt="The Iron Bridge was designed by an…")),
        ("L27", replace(SOUND["name"], prompt="Who " + "really " * 60 + "designed it?")),
        ("L29", replace(SOUND["name"], prompt="Who designed the bridge mentioned above?")),
        ("L30", with_wrong(SOUND["year"], "190719")),
    ],
)
def test_a_planted_flaw_is_caught(rule, planted):
    assert rule in rules(planted)


def test_a_doubtful_fact_is_asked_with_its_source():
    question = asked("first-steamers", "flashcard")
    unsure = replace(question, kind="choice", prompt="When did the first steamers call?", options=(), key=0)
    assert "L31" in rules(unsure)
    assert "L31" not in rules(
        replace(unsure, prompt="According to the source, when did steamers first call?")
    )


def test_a_hedged_value_is_no_statement():
    assert "L32" in rules(replace(asked("dockers-1950"), kind="true_false"))


def test_two_questions_that_give_each_other_away_may_not_share_a_paper():
    bank = make_bank()
    year_asked = asked("iron-bridge-opened", "year")
    tells = replace(
        asked("iron-bridge-designer"), prompt="Who designed the Iron Bridge, which opened in 1874?"
    )
    assert {breach.rule for breach in lint_paper([year_asked, tells], bank)} == {"L36"}
    assert lint_paper(make_paper(bank, Blueprint(count=8), 3).questions, bank) == []


def test_a_batch_whose_key_is_always_first_is_caught():
    bank = borderland()
    choices = [
        build_question(bank, fact.id, "choice", seed)
        for seed in range(6)
        for fact in bank.facts
        if fact.answer.type_name == "term" and len(fact.wrong) == 3 and not fact.turn and not fact.kinds
    ]
    biased = [
        replace(q, key=0, options=(q.options[q.key], *(o for i, o in enumerate(q.options) if i != q.key)))
        for q in choices
    ]
    found = {breach.rule for breach in lint_batch(biased, bank)}
    assert {"L01", "L10"} <= found


def test_the_shipped_course_keeps_every_rule():
    report = lint_bank(borderland(), range(1, 6))
    assert report.questions > 4000
    assert [str(breach) for breach in report.errors] == []
    assert report.figures["made_up_share"] <= 0.60


@pytest.mark.long
def test_no_guesser_without_knowledge_beats_luck_by_four_points_over_ten_thousand_questions():
    report = lint_bank(borderland(), range(1, 41))
    assert report.questions > 10_000
    leads = [lead for name, lead in report.figures.items() if name.startswith("guess ")]
    assert max(leads) <= 0.04
    assert report.errors == ()
