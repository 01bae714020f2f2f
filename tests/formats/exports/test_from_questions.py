"""Every kind of question as an item for other programs, with all that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from quizapp import paths
from quizapp.core.charts import table_of
from quizapp.core.facts import FixedItem, FixedOption, Locator
from quizapp.core.fixed import trouble_with
from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS, kinds_for
from quizapp.core.values import Tolerance
from quizapp.formats.exports.from_fixed import fixed_item
from quizapp.formats.exports.from_questions import item_of
from quizapp.formats.imports.fixed_items import to_fixed
from quizapp.formats.imports.items import KINDS as ITEM_KINDS
from quizapp.formats.imports.items import Level
from quizapp.formats.native import read_folder


@pytest.fixture(scope="module")
def bank():
    """The bank that comes with the app: it has every kind."""
    found = read_folder(paths.shipped_questions() / "borderland").bank
    assert found is not None
    return found


def made(bank, fact, kind, seed="7"):
    """Question and item of one fact."""
    question = build_question(bank, fact, kind, seed)
    return question, item_of(question, bank)


def test_every_kind_of_every_fact_is_an_item_with_its_place_and_its_id(bank):
    seen = {}
    for fact in bank.items[::7]:
        for kind in kinds_for(fact, bank):
            question, exported = made(bank, fact.id, kind.name)
            item = exported.item
            seen.setdefault(kind.name, item)
            assert item.kind in ITEM_KINDS
            assert item.name
            assert item.source_id == f"borderland/{fact.id.removeprefix('fixed:')}/{kind.name}"
            assert item.category == (bank.section_by_id[question.section].title,)
            assert not question.at or "Source: " in item.feedback
            assert question.why in item.feedback
            assert question.caution in item.feedback
            assert set(fact.tags) <= set(item.tags)
            assert item.answers or item.pairs or item.order
            assert not item.answers or any(one.percent > 0 for one in item.answers)
    assert set(seen) == set(KINDS)


def test_a_choice_takes_along_why_each_wrong_option_is_wrong(bank):
    question, exported = made(bank, "border-rank", "choice")
    item = exported.item
    assert [one.text for one in item.answers] == [option.text for option in question.options]
    assert [one.feedback for one in item.answers] == [option.note for option in question.options]
    assert [one.text for one in item.answers if one.is_right] == [question.options[question.key].text]


def test_a_typed_answer_takes_along_all_its_spellings_the_shown_one_first(bank):
    question, exported = made(bank, "border-rank", "short_answer")
    texts = [one.text for one in exported.item.answers]
    assert texts[0] == question.answer_text
    assert set(question.detail["right"]) <= set(texts)


def test_a_figure_is_plain_digits_in_the_unit_that_the_question_names(bank):
    _, exported = made(bank, "freight-1999", "number")
    item = exported.item
    assert item.stem.endswith("\n(thousand tons)")
    assert (item.answers[0].text, item.answers[0].tolerance) == ("230.4", "2.304")
    _, gap = made(bank, "freight-2005", "cloze")
    assert (gap.item.kind, "_____" in gap.item.stem) == ("number", True)


def test_a_year_is_a_figure_and_a_date_a_text_in_its_usual_spellings(bank):
    _, year = made(bank, "friendship-bridge-opened", "year")
    assert [(one.text, one.tolerance) for one in year.item.answers] == [("1959", "")]
    _, month = made(bank, "soviet-intervention-month", "date")
    assert [one.text for one in month.item.answers] == ["August 1945", "Aug 1945", "1945-08"]
    assert [message.code for message in month.messages] == ["question.date"]


def test_a_list_to_choose_from_earns_and_takes_even_shares(bank):
    question, exported = made(bank, "vladivostok-partner-cities", "choose_all")
    shares = [one.percent for one in exported.item.answers]
    assert shares == [
        Decimal(50) if place in question.key else Decimal(-50) for place in range(len(question.options))
    ]


def test_pairs_keep_their_sides_and_the_spare_ones(bank):
    question, exported = made(bank, "trade-2006", "matching")
    pairs = exported.item.pairs
    right = question.detail["right_side"]
    assert [left for left, _ in pairs if left] == question.detail["left"]
    assert sorted(side for _, side in pairs) == sorted(right)
    assert "; ".join(f"{left} – {side}" for left, side in pairs if left) == question.answer_text


def test_an_order_is_the_right_one(bank):
    question, exported = made(bank, "cargo-traffic-started", "ordering")
    assert [question.options[place].text for place in question.key] == list(exported.item.order)


@pytest.mark.parametrize(
    ("fact", "kind", "code"),
    [
        ("trade-2004", "chart", "question.chart"),
        ("tripoint-states", "set", "question.set"),
        ("deportation-year", "estimate", "question.estimate"),
    ],
)
def test_what_only_we_can_ask_is_said_to_be_lost(bank, fact, kind, code):
    question, exported = made(bank, fact, kind)
    assert [(message.code, message.level) for message in exported.messages] == [(code, Level.LOSS)]
    if kind == "chart":
        assert all(row in exported.item.stem for row in table_of(question.detail))
    if kind == "estimate":
        assert "near miss" not in exported.item.stem


FIXED = (
    FixedItem("a", "choice", "Which?", ("one",), (FixedOption("one"), FixedOption("two", "No, two."))),
    FixedItem("b", "choose_all", "Which all?", ("x", "y", "z"),
              (FixedOption("x"), FixedOption("y"), FixedOption("z", "Yes."), FixedOption("w", "No."))),
    FixedItem("c", "true_false", "So?", ("false",), why="It is not."),
    FixedItem("d", "short_answer", "What?", ("Rajin", "Najin")),
    FixedItem("e", "number", "How many?", ("521",), within=Tolerance(Decimal(5), relative=False)),
    FixedItem("f", "cloze", "It is _____ there.", ("cold",)),
    FixedItem("g", "matching", "Match.", (), pairs=(("a", "1"), ("b", "2")), spare=("3",)),
    FixedItem("h", "ordering", "Order.", ("first", "second", "third")),
    FixedItem("i", "flashcard", "Front", ("back",)),
)  # fmt: skip


@pytest.mark.parametrize("fixed", FIXED, ids=lambda fixed: fixed.type)
def test_a_written_question_that_went_out_comes_back_as_it_was(bank, fixed):
    assert trouble_with(fixed) is None
    there = replace(bank, fixed=(replace(fixed, section="history", tags=("sea",)),))
    exported = fixed_item(there.fixed[0], there)
    back, messages = to_fixed(exported.item, "history")
    assert [message for message in messages if message.level is not Level.NOTICE] == []
    key = back.key if fixed.type != "true_false" else tuple(word.lower() for word in back.key)
    assert replace(back, id=fixed.id, key=key, section="", tags=()) == fixed
    assert back.tags == ("sea", "History")


@pytest.mark.parametrize(
    ("type_name", "key", "answers"),
    [
        ("year", "1959", [("1959", "", "")]),
        ("number", "39.2 km", [("39.2", "0.05", "")]),
        ("number", "300-400", [("300", "", "400")]),
        ("date", "1937-10-25", [("25 October 1937", "", "")]),
    ],
)
def test_a_written_question_with_a_unit_or_a_time_goes_out_as_it_is_marked(bank, type_name, key, answers):
    fixed = FixedItem("x", type_name, "When, or how many?", (key,), at=(Locator("H8", ("n25",)),))
    there = replace(bank, fixed=(fixed,))
    item = fixed_item(fixed, there).item
    found = [(one.text, one.tolerance, one.upper) for one in item.answers]
    assert set(answers) <= set(found)
    assert item.feedback == "Source: History, paragraph 8, note 25"
    assert item.source_id == "borderland/x/fixed"


def test_a_written_question_that_cannot_be_asked_is_no_item(bank):
    assert fixed_item(FixedItem("x", "choice", "Which?", ("a",)), bank) is None
