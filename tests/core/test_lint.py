"""The lint catches planted flaws and leaves sound questions alone; the shipped course has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question, make_paper
from quizapp.core.lint import lint_paper, lint_question
from quizapp.core.lint_batches import LintReport, lint_bank, lint_batch
from quizapp.core.numbers import figure_in
from quizapp.core.questions import Option, Question
from tests.builders import FIXED_LISTS, make_bank
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


def with_wrong(question: Question, text: str, made_up: bool = False, because: str = "Planted.") -> Question:
    place = (question.key + 1) % len(question.options)
    options = list(question.options)
    options[place] = Option(text, because, made_up)
    return replace(question, options=tuple(options))


def marked(question: Question, **changes: object) -> dict[str, object]:
    return {**question.detail, "marking": {**question.detail["marking"], **changes}}


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
    "day": asked("strike-began", "date"),
    "period": asked("dredging-period", "date"),
    "gap": asked("dockers-1950-city", "cloze"),
    "written choice": asked("fixed:not-built-yet", "fixed"),
    "written gap": asked("fixed:motto", "fixed"),
    "events": build_question(make_bank(), "iron-bridge-opened", "ordering", 1),
    "pairs": build_question(make_bank(), "iron-bridge-opened", "matching", 1),
    "two events": build_question(make_bank(), "iron-bridge-opened", "comparison", 1),
    "two sizes": build_question(make_bank(), "cargo-1950", "comparison", 1),
    "estimated year": build_question(make_bank(), "iron-bridge-opened", "estimate", 1),
    "estimated figure": build_question(make_bank(), "cargo-1950", "estimate", 1),
    "chart": build_question(make_bank(), "cargo-1970", "chart", 1),
    "list to type": build_question(make_bank(), "coast-treaty-parties", "set", 1),
    "list to choose from": build_question(make_bank(), "coast-treaty-parties", "choose_all", 1),
}
GAP = "_____"


def with_label(question: Question, label: str) -> Question:
    return replace(question, options=(Option(label, "1874"), *question.options[1:]))


def with_sides(question: Question, **sides: list[str]) -> Question:
    return replace(question, detail={**question.detail, **sides})


def telling(question: Question) -> list[str]:
    """The left sides, each with its answer."""
    left, right = question.detail["left"], question.detail["right_side"]
    return [f"{text} ({right[side]})" for text, (_, side) in zip(left, question.key, strict=True)]


def with_key(question: Question, key: list[object]) -> Question:
    return replace(question, key=key)


def with_wrong_item(question: Question, text: str, because: str = "Planted.") -> Question:
    place = next(index for index in range(len(question.options)) if index not in question.key)
    options = list(question.options)
    options[place] = Option(text, because)
    return replace(question, options=tuple(options))


def with_a_wrong_one(question: Question) -> list[int]:
    wrong = next(index for index in range(len(question.options)) if index not in question.key)
    return [*question.key[:-1], wrong]


def with_short_items(question: Question) -> Question:
    options = (
        option if index in question.key else Option(f"Al {index}", "Planted.")
        for index, option in enumerate(question.options)
    )
    return replace(question, options=tuple(options))


def charted(question: Question, **chart: object) -> Question:
    return replace(question, detail={**question.detail, "chart": {**question.detail["chart"], **chart}})


def with_drawn_option(question: Question) -> Question:
    """The chart with a value that it shows among its options, in its place by size, with as good a reason."""
    shown, *_ = (
        point["text"]
        for point in question.detail["chart"]["points"]
        if point["text"] not in [option.text for option in question.options]
    )
    wrong = Option(shown, "Planted.")
    key = question.options[question.key]
    options = sorted([key, wrong], key=lambda option: figure_in(option.text) or 0)
    return replace(question, options=tuple(options), key=options.index(key))


def without(question: Question, place: int) -> Question:
    """The list to type, with another spelling wanted for one of its items."""
    marking = [dict(item) for item in question.detail["marking"]]
    marking[place] = {**marking[place], "detail": {**marking[place]["detail"], "right": ["Nowhere"]}}
    return replace(question, detail={**question.detail, "marking": marking})


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
        ("L21", replace(SOUND["day"], prompt="On which day, 25 October 1937, did the strike begin?")),
        ("L23", replace(SOUND["day"], hint="")),
        ("L23", replace(SOUND["gap"], hint="")),
        (
            "L26",
            replace(SOUND["gap"], prompt=f"Of all who worked at the harbour in those days a {GAP} left."),
        ),
        (
            "L33",
            replace(SOUND["gap"], prompt="The harbour of Port Selwyn had 2,300 persons at work in 1950."),
        ),
        (
            "L33",
            replace(SOUND["gap"], prompt=f"By union figures {GAP} of {GAP} worked in the harbour in 1950."),
        ),
        (
            "L33",
            replace(SOUND["gap"], prompt="By union figures ___ worked in the harbour of the town in 1950."),
        ),
        (
            "L33",
            replace(SOUND["gap"], prompt=f"{GAP} worked in the harbour of Port Selwyn in the year 1950."),
        ),
        ("L33", replace(SOUND["gap"], prompt=f"In it worked {GAP}.")),
        ("L34", replace(SOUND["day"], detail=marked(SOUND["day"], spans=[["1937-10-26", "1937-10-26"]]))),
        ("L34", replace(SOUND["period"], detail=marked(SOUND["period"], refused=[["1932", "1936"]]))),
        ("L04", with_short_options(SOUND["written choice"])),
        ("L16", with_wrong(SOUND["written choice"], "customs HOUSE")),
        ("L18", with_wrong(SOUND["written choice"], "None of these")),
        ("L24", replace(SOUND["written choice"], prompt="Which of these did not stand yet in 1889?")),
        ("L21", replace(SOUND["written choice"], prompt="Which stood later than the Customs House?")),
        ("L14a", with_wrong(SOUND["written choice"], "Fish Market", because="")),
        ("L35", with_label(SOUND["events"], "The Iron Bridge of 1874")),
        ("L35", with_label(SOUND["events"], "The event that no fact speaks of")),
        ("L35", with_key(SOUND["events"], SOUND["events"].key[::-1])),
        ("L35", with_key(SOUND["events"], SOUND["events"].key[:3])),
        ("L35", replace(SOUND["events"], options=SOUND["events"].options[:3])),
        ("L35", replace(SOUND["events"], key=list(range(len(SOUND["events"].options))))),
        ("L35", with_key(SOUND["pairs"], [[0, 0], *SOUND["pairs"].key[1:]][::-1])),
        ("L35", with_sides(SOUND["pairs"], left=SOUND["pairs"].detail["left"][:3])),
        ("L35", with_sides(SOUND["pairs"], right_side=["1801", "1802", "1803", "1804", "1805"])),
        ("L16", with_sides(SOUND["pairs"], right_side=["1801", "1801", "1803", "1804", "1805"])),
        ("L21", with_sides(SOUND["pairs"], left=telling(SOUND["pairs"]))),
        ("L35", with_label(SOUND["two events"], "The Iron Bridge of 1874")),
        ("L35", with_key(SOUND["two events"], 1 - SOUND["two events"].key)),
        ("L35", with_key(SOUND["two events"], 2)),
        ("L16", with_label(SOUND["two events"], SOUND["two events"].options[1].text)),
        ("L35", with_label(SOUND["two sizes"], "410 thousand tons")),
        ("L35", with_key(SOUND["two sizes"], 1 - SOUND["two sizes"].key)),
        ("L35", with_sides(SOUND["two sizes"], credits=["cargo-1950", "cargo-1950"])),
        ("L35", with_sides(SOUND["two sizes"], credits=["cargo-1950", "velm-length"])),
        ("L35", with_sides(SOUND["two sizes"], credits=["dockers-1950", "dockers-1950-city"])),
        ("L23", replace(SOUND["estimated figure"], hint="")),
        ("L34", replace(SOUND["estimated year"], detail={**SOUND["estimated year"].detail, "year": 1924})),
        ("L34", replace(SOUND["estimated figure"], detail=marked(SOUND["estimated figure"], scale="1"))),
        ("L34", replace(SOUND["typed"], kind="estimate")),
        ("L35", with_drawn_option(SOUND["chart"])),
        ("L35", charted(SOUND["chart"], top="1000")),
        ("L35", charted(SOUND["chart"], points=SOUND["chart"].detail["chart"]["points"][1:4], place=1)),
        ("L35", charted(SOUND["chart"], place=0)),
        ("L35", replace(SOUND["chart"], facts=("cargo-1950",))),
        ("L35", with_key(SOUND["chart"], (SOUND["chart"].key + 1) % 3)),
        ("L06", replace(SOUND["chart"], options=SOUND["chart"].options[::-1])),
        ("L13", with_wrong(SOUND["chart"], "about 1,250 thousand tons")),
        ("L14", with_wrong(SOUND["chart"], "12,500 thousand tons")),
        ("L14a", with_wrong(SOUND["chart"], "1,640 thousand tons", because="")),
        ("L21", replace(SOUND["list to type"], prompt="Which ports signed it besides Tarn Haven?")),
        ("L34", without(SOUND["list to type"], 1)),
        ("L35", replace(SOUND["list to type"], detail={**SOUND["list to type"].detail, "places": 2})),
        ("L35", replace(SOUND["list to type"], facts=("iron-bridge-opened",))),
        ("L21", replace(SOUND["list to choose from"], prompt="Which ports besides Marrow Head signed it?")),
        ("L11", with_wrong_item(SOUND["list to choose from"], "Tarn haven")),
        ("L16", with_wrong_item(SOUND["list to choose from"], "Tarn haven")),
        ("L14a", with_wrong_item(SOUND["list to choose from"], "Fish Market", because="")),
        ("L18", with_wrong_item(SOUND["list to choose from"], "All of these")),
        ("L04", with_short_items(SOUND["list to choose from"])),
        ("L35", with_key(SOUND["list to choose from"], SOUND["list to choose from"].key[:2])),
        ("L11", with_key(SOUND["list to choose from"], with_a_wrong_one(SOUND["list to choose from"]))),
        ("L35", replace(SOUND["list to choose from"], options=SOUND["list to choose from"].options[:4])),
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


def test_two_ways_to_match_are_caught():
    """The same value twice on the right: whoever chooses the other one is right, too."""
    bank = make_bank()
    question = SOUND["pairs"]
    right = list(question.detail["right_side"])
    spare = next(side for side in range(len(right)) if side not in [index for _, index in question.key])
    twice = [*right[:spare], f"{right[question.key[0][1]]} ", *right[spare + 1 :]]
    assert "L35" in {breach.rule for breach in lint_question(with_sides(question, right_side=twice), bank)}


def test_pairs_of_doubted_facts_are_caught():
    bank = make_bank()
    doubted = tuple(
        replace(fact, caution="Printed as 1847.") if fact.id == "iron-bridge-opened" else fact
        for fact in bank.facts
    )
    unsure = make_bank(facts=doubted)
    assert "L31" in rules(SOUND["pairs"], unsure)
    assert "L35" in rules(SOUND["events"], unsure)


def test_orders_that_stand_as_they_are_would_be_found_out():
    """A guesser who leaves everything where it stands must not win."""
    events = [SOUND["events"]] * 200
    as_they_stand = [replace(one, key=list(range(len(one.options)))) for one in events]
    found = lint_batch(as_they_stand, make_bank())
    assert any(breach.rule == "L10" and "events as they stand" in breach.message for breach in found)


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


def test_a_report_counts_by_rule():
    breaches = (*lint_question(with_wrong(SOUND["year"], "1875"), make_bank()),) * 2
    report = LintReport(2, breaches, {})
    assert report.counts["L12"] == 2
    assert report.counts["L11"] == 0
    assert set(report.counts) >= {breach.rule for breach in breaches}


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


@pytest.mark.parametrize("item", FIXED_LISTS, ids=lambda item: item.type)
def test_sound_questions_of_several_parts_pass(item):
    bank = make_bank(fixed=FIXED_LISTS)
    assert lint_question(build_question(bank, item.item_id, "fixed", "seed"), bank) == []
