"""Papers from the shipped course: sound options, an even key, nothing given away, the same for ever."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.chance import Stream
from quizapp.core.conflicts import exposure_of
from quizapp.core.errors import BadEntry, TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question, join_question, make_paper
from quizapp.core.kinds import JOINT_KINDS, KINDS, kinds_for
from quizapp.core.text import fold
from quizapp.core.values import SCALES, Bound, Money, Number, Percent, Year
from tests.builders import make_bank, make_fact, year
from tests.core.shipped import borderland, choices, papers, questions
from tests.timing import soon

CHI_SQUARE_999 = {1: 10.83, 2: 13.82, 3: 16.27}  # quantiles by degrees of freedom: p = 0.001


def test_no_option_stands_twice():
    for question in questions():
        texts = [fold(option.text) for option in question.options]
        assert len(set(texts)) == len(texts), question


def test_a_choice_has_three_or_four_options_and_one_key():
    for question in choices():
        assert len(question.options) in (3, 4)
        assert question.options[question.key].text == question.answer_text
        notes = [option.note for index, option in enumerate(question.options) if index != question.key]
        assert all(notes), f"a wrong option does not know why it is wrong: {question}"


def test_no_wrong_option_is_another_spelling_of_the_right_one():
    bank = borderland()
    for question in choices():
        if question.detail["turned"]:
            continue
        fact = bank.fact_by_id[question.fact]
        right = {fold(text) for text in (question.answer_text, *fact.answer.also)}
        if fact.answer.type_name == "name":
            entry = bank.name_by_id[fact.answer.value.id]
            right |= {fold(text) for text in (entry.label, *entry.also)}
        for index, option in enumerate(question.options):
            assert index == question.key or fold(option.text) not in right, question


def test_no_wrong_figure_lies_within_the_tolerance_of_the_right_one():
    checked = 0
    for question in choices():
        fact = borderland().fact_by_id[question.fact]
        value = fact.answer.value
        if question.detail["turned"] or not isinstance(value, Number | Money | Percent):
            continue
        if value.low != value.high:
            continue
        scale = SCALES.get(getattr(value, "scale", ""), Decimal(1))
        relative = Decimal("0.05") if fact.answer.bound is Bound.ABOUT else Decimal(0)
        if fact.answer.within is not None and fact.answer.within.relative:
            relative = fact.answer.within.amount
        for index, option in enumerate(question.options):
            if index != question.key and re.search(r"\d", option.text):
                checked += 1
                gap = abs(first_figure(option.text) - value.low * scale)
                assert gap > relative * value.low * scale, (question.prompt, option.text)
    assert checked > 100


def first_figure(text: str) -> Decimal:
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion)?", text)
    assert found, text
    return Decimal(found[1].replace(",", "")) * SCALES.get(found[2] or "", Decimal(1))


def test_years_to_choose_from_lie_two_apart():
    for question in choices():
        if isinstance(borderland().fact_by_id[question.fact].answer.value, Year):
            years = sorted(
                int(y) for o in question.options for y in re.findall(r"\b1\d{3}\b|\b20\d{2}\b", o.text)[:1]
            )
            assert all(later - earlier >= 2 for earlier, later in pairwise(years)), question


@pytest.mark.parametrize("size", [3, 4])
def test_the_key_stands_in_every_place_equally_often(size):
    counts = Counter(question.key for question in choices() if len(question.options) == size)
    drawn = sum(counts.values())
    assert drawn >= 150
    expected = drawn / size
    chi_square = sum((counts[place] - expected) ** 2 / expected for place in range(size))
    assert chi_square < CHI_SQUARE_999[size - 1], counts


def test_half_of_all_statements_are_true():
    statements = [question for question in questions() if question.kind == "true_false"]
    true = sum(question.key == 0 for question in statements)
    expected = len(statements) / 2
    assert 2 * (true - expected) ** 2 / expected < CHI_SQUARE_999[1], f"{true} of {len(statements)}"


def test_no_stem_holds_its_own_answer():
    for question in questions():
        if question.marked_as == "true_false":
            continue
        answer, prompt = f" {fold(question.answer_text)} ", f" {fold(question.prompt)} "
        assert answer not in prompt, question
        figure = re.search(r"\d[\d.,]*\d|\d", question.answer_text)  # of "16 of 17" the 17 may be said
        assert not figure or not stands_in(figure.group(), question.prompt), question


def stands_in(figure: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", text))


def test_a_fact_and_a_group_are_asked_once_a_paper():
    bank = borderland()
    for paper in papers():
        facts = [fact for question in paper for fact in question.facts]
        groups = [bank.item_by_id[fact].group for fact in facts if bank.item_by_id[fact].group]
        assert len(facts) == len(set(facts))
        assert len(groups) == len(set(groups))


def test_no_typed_answer_stands_in_another_question_of_its_paper():
    for paper in papers()[:60]:
        for one, other in combinations(paper, 2):
            for asked, shown in ((one, other), (other, one)):
                if asked.kind in ("year", "number"):
                    texts = " ".join([shown.prompt, *(option.text for option in shown.options)])
                    assert not re.search(
                        rf"(?<![\w.,]){re.escape(asked.answer_text)}(?![\w]|[.,]\d)", texts
                    ), (
                        asked.prompt,
                        shown.prompt,
                    )


def test_questions_that_join_facts_are_few_in_a_paper_and_take_each_fact_once():
    seen = Counter(question.kind for question in questions() if question.kind in JOINT_KINDS)
    assert set(seen) == set(JOINT_KINDS)
    for paper in papers():
        counts = Counter(question.kind for question in paper if question.kind in JOINT_KINDS)
        assert all(count <= 2 for count in counts.values()), counts
        asked = [fact for question in paper for fact in question.facts]
        shown = [fact for question in paper for fact in question.detail.get("mentions", ())]
        assert len(asked) == len(set(asked))
        joined = {fact for question in paper if question.kind in JOINT_KINDS for fact in question.facts}
        assert not joined & set(shown)


@pytest.mark.parametrize("kind", JOINT_KINDS)
def test_a_paper_of_one_joint_kind_alone_holds_as_many_as_there_are(kind):
    paper = make_paper(borderland(), Blueprint(count=5, kinds=(kind,)), 1).questions
    assert {question.kind for question in paper} == {kind}
    facts = [fact for question in paper for fact in question.facts]
    least = 2 if kind == "comparison" else 4
    assert len(facts) == len(set(facts)) >= 5 * least


@pytest.mark.parametrize("kind", JOINT_KINDS)
def test_joined_facts_are_those_of_the_blueprint(kind):
    bank = borderland()
    blueprint = Blueprint(sections=("history", "geography"), kinds=(kind,), count=2, least_weight=2)
    for seed in range(10):
        for question in make_paper(bank, blueprint, seed, graded=True).questions:
            for fact in (bank.fact_by_id[one] for one in question.facts):
                assert fact.section in blueprint.sections
                assert fact.weight >= 2
                assert fact.may_be_graded


def test_facts_are_joined_only_where_they_are_not_needed_one_by_one():
    """Six facts about years: where two questions are wanted they may be joined, for six they may not."""
    bank = make_bank(facts=tuple(fact for fact in make_bank().facts if fact.about.what == "opened"))
    kinds = ("year", "ordering", "matching")
    few = [make_paper(bank, Blueprint(count=2, kinds=kinds), seed).questions for seed in range(9)]
    assert any(question.kind in JOINT_KINDS for paper in few for question in paper)
    all_of_them = make_paper(bank, Blueprint(count=len(bank.facts), kinds=kinds), 1).questions
    assert not any(question.kind in JOINT_KINDS for question in all_of_them)
    with pytest.raises(TooFewFacts) as told:
        make_paper(bank, Blueprint(count=len(bank.facts) + 1, kinds=kinds), 1)
    assert told.value.fits == len(bank.facts)


def test_facts_that_do_not_go_together_give_no_question():
    bank = make_bank()
    opened = [fact.id for fact in bank.facts if fact.about.what == "opened"][:4]
    assert join_question(bank, opened, "ordering", "s").facts[0] == opened[0]
    assert join_question(bank, opened, "ordering", "s") == join_question(bank, opened, "ordering", "s")
    assert join_question(bank, [*opened[:3], "gone"], "ordering", "s") is None
    assert join_question(bank, opened[:2], "matching", "s") is None
    assert join_question(bank, opened, "choice", "s") is None


def test_a_new_fact_leaves_most_orders_as_they_were():
    before = borderland()
    added = make_fact(id="added", section="history", of="tumen", what="counted", answer=year(1801))
    after = Bank("borderland", before.head, before.names, (*before.facts, added), before.series, before.fixed)
    for kind in JOINT_KINDS:
        asked = [fact for fact in before.facts if KINDS[kind].suits(fact, before)][:20]
        for fact in asked:
            assert build_question(before, fact.id, kind, "s") == build_question(after, fact.id, kind, "s")


def test_kinds_are_spread_over_a_paper():
    for paper in papers():
        counts = Counter(question.kind for question in paper)
        assert max(counts.values()) <= 5, counts


def test_no_written_question_stands_in_paper_after_paper():
    """What others show must not leave the same one of the eight: each has its turn, one paper in eight."""
    asked = Counter(question.facts[0] for question in questions() if question.kind == "fixed")
    assert set(asked) == {fact.id for fact in borderland().items if fact.id.startswith("fixed:")}
    assert max(asked.values()) <= len(papers()) / 4, asked


def test_whether_a_statement_is_true_does_not_decide_what_it_goes_with():
    """A false version shows more; if only that could give others away, papers would hold more true ones."""
    bank = borderland()
    both = [build_question(bank, "air-route-start", "true_false", seed) for seed in range(40)]
    assert {question.key for question in both} == {0, 1}
    for question in both:
        other = question.detail["swapped_in"] or question.detail["unsaid"][0]
        assert fold(other) in exposure_of(question, bank).text


def test_every_fact_can_be_asked_and_most_in_several_ways():
    bank = borderland()
    ways = {fact.id: [kind.name for kind in kinds_for(fact, bank)] for fact in bank.facts}
    assert all(ways.values())
    assert sum(len(kinds) >= 3 for kinds in ways.values()) >= 0.8 * len(bank.facts)


def test_the_same_seed_gives_the_same_paper_and_another_seed_another():
    bank = borderland()
    plain = [question.to_plain() for question in make_paper(bank, Blueprint(count=12), "one").questions]
    assert plain == [
        question.to_plain() for question in make_paper(bank, Blueprint(count=12), "one").questions
    ]
    assert plain != [
        question.to_plain() for question in make_paper(bank, Blueprint(count=12), "two").questions
    ]


def test_two_processes_with_different_hash_seeds_print_the_same_bytes():
    command = "from quizapp.cli import main; main()"
    arguments = ["paper", "--bank", "borderland", "--seed", "7", "--count", "20", "--format", "json"]
    printed = [
        subprocess.run(
            [sys.executable, "-c", command, *arguments],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert printed[0] == printed[1]
    assert len(json.loads(printed[0])["questions"]) == 20


def test_a_new_fact_changes_only_the_questions_that_draw_on_it():
    before = make_bank()
    added = make_fact(
        id="added",
        section=before.facts[0].section,
        of=before.facts[0].about.of,
        what="counted",
        answer=year(1801),
    )
    after = Bank("harbour", before.head, before.names, (*before.facts, added), before.series, before.fixed)
    for fact in before.facts:
        for kind in kinds_for(fact, before):
            if kind.is_recall:
                one = build_question(before, fact.id, kind.name, "seed")
                assert one.key == build_question(after, fact.id, kind.name, "seed").key


def test_a_graded_paper_leaves_out_facts_that_the_source_is_unsure_of():
    bank = borderland()
    unsure = {fact.id for fact in bank.facts if not fact.may_be_graded}
    assert unsure
    for seed in range(20):
        paper = make_paper(bank, Blueprint(count=30), seed, graded=True).questions
        assert not unsure & {question.fact for question in paper}


def test_a_blueprint_that_asks_for_too_much_says_how_many_there_are():
    with pytest.raises(TooFewFacts) as few:
        make_paper(make_bank(), Blueprint(count=200), 1)
    assert 0 < few.value.fits < 200
    assert str(few.value.fits) in str(few.value)


@pytest.mark.parametrize(
    "blueprint", [Blueprint(count=0), Blueprint(sections=("atlantis",)), Blueprint(kinds=("riddle",))]
)
def test_a_blueprint_that_cannot_be_meant_is_refused(blueprint):
    with pytest.raises(BadEntry):
        make_paper(make_bank(), blueprint, 1)


def test_a_blueprint_is_read_back_as_it_was_written():
    blueprint = Blueprint(("history",), ("choice", "year"), 15, True, 2)
    assert Blueprint.from_plain(json.loads(json.dumps(blueprint.to_plain()))) == blueprint


def test_a_paper_of_twenty_is_made_in_no_time():
    bank = borderland()
    make_paper(bank, Blueprint(count=20), "warm")
    seeds = [f"speed {number}" for number in range(10)]
    soon(lambda: [make_paper(bank, Blueprint(count=20), seed) for seed in seeds], seconds=0.2, each=10)


def test_streams_repeat_and_differ_by_name():
    assert [Stream("a", 1).below(6) for _ in range(3)] == [Stream("a", 1).below(6) for _ in range(3)]
    assert Stream("a", 1).bits(64) != Stream("a", 2).bits(64)
    assert sorted(Stream("s").shuffled(range(9))) == list(range(9))


def test_streams_favour_no_number():
    stream = Stream("even")
    counts = Counter(stream.below(3) for _ in range(3000))
    assert sum((counts[face] - 1000) ** 2 / 1000 for face in range(3)) < CHI_SQUARE_999[2]


def test_all_registered_kinds_have_stored_names():
    from quizapp.core.kinds import STORED_NAMES

    assert set(KINDS) <= set(STORED_NAMES)
