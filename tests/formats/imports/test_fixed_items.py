"""Items of other programs as fixed questions: what is kept, what is lost, what is left out and why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.facts import FixedItem, FixedOption
from quizapp.core.fixed import TYPES, trouble_with
from quizapp.core.generate import build_question
from quizapp.core.values import Tolerance
from quizapp.formats.imports.fixed_items import to_fixed
from quizapp.formats.imports.items import FULL, KINDS, ImportedAnswer, ImportedItem, Level, Message, Picture
from quizapp.formats.native import read_plain, to_plain
from tests.builders import make_bank

Answers = tuple[ImportedAnswer, ...]


def said(text: str, percent: int | str = 0, feedback: str = "", **more: str) -> ImportedAnswer:
    return ImportedAnswer(text, Decimal(percent), feedback, **more)


def an_item(kind: str, *answers: ImportedAnswer, stem: str = "What is it?", **more: Any) -> ImportedItem:
    return ImportedItem(kind, more.pop("name", ""), stem, answers, **more)


def taken(item: ImportedItem) -> tuple[FixedItem, dict[str, Message]]:
    """The question of an item that must give one, and its messages by their code."""
    fixed, messages = to_fixed(item, "history")
    assert fixed is not None, messages
    return fixed, {message.code: message for message in messages}


def left_out(item: ImportedItem) -> Message:
    fixed, (message,) = to_fixed(item, "history")
    assert fixed is None
    assert message.level is Level.SKIP
    return message


CHOICE = an_item("choice", said("Velm", 100), said("Asher", 0, "It is dry."), said("Corran"))


def test_a_choice_keeps_its_options_and_reasons():
    fixed, messages = taken(
        replace(CHOICE, feedback="It runs\r\nwest.", tags=("rivers",), category=("Maps", "West"))
    )
    assert fixed.type == "choice"
    assert fixed.key == ("Velm",)
    assert fixed.options == (FixedOption("Velm"), FixedOption("Asher", "It is dry."), FixedOption("Corran"))
    assert (fixed.why, fixed.section) == ("It runs\nwest.", "history")
    assert fixed.tags == ("rivers", "Maps / West")
    assert messages == {}


def test_what_is_said_to_the_right_answer_is_said_to_all_but_praise():
    fixed, messages = taken(an_item("choice", said("a", 100, "It lies west."), said("b"), feedback="See H1."))
    assert fixed.why == "See H1.\nIt lies west."
    for praise in ("Correct!", "Yes, that is right.", "Well done", "That's correct", "Good job!"):
        fixed, messages = taken(an_item("true_false", said("True", 100, praise), said("False")))
        assert fixed.why == "", praise
        assert messages["item.praise"].level is Level.NOTICE


def test_partly_right_options_of_a_choice_are_a_loss():
    _, messages = taken(an_item("choice", said("a", 100), said("b", 50), said("c", "-33.333")))
    assert messages["item.partly-right"].level is Level.LOSS
    assert "“b” (50 %), “c” (-33.333 %) earn nothing" in messages["item.partly-right"].message


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((said("a", 100), said("b", 100)), "several options are right, each by itself"),
        ((said("a", 90), said("b")), "no option is fully right"),
        ((said("a", 100), said("A")), "two options are the same"),
        ((said("a", 100), said("")), "an option is empty"),
        ((said("a", 100),), "2 to 26 options"),
    ],
)
def test_a_choice_that_cannot_be_asked_says_why(answers: Answers, told: str):
    assert told in left_out(an_item("choice", *answers)).message


@pytest.mark.parametrize(
    ("percents", "level"),
    [
        ((50, 50, -50, -50), None),
        (("33.33333", "33.33333", "33.33333", "-33.33333"), None),
        ((50, 50, 0, 0), Level.NOTICE),
        ((100, 100, 0, 0), Level.NOTICE),
        ((75, 25, 0, 0), Level.LOSS),
        ((50, 50, -100, 0), Level.LOSS),
    ],
)
def test_all_that_earn_something_are_right_and_odd_weights_are_a_loss(percents, level):
    answers = (said(text, percent, f"{text}!") for text, percent in zip("abcd", percents, strict=True))
    fixed, messages = taken(an_item("choose_all", *answers))
    assert fixed.key == tuple(
        text for text, percent in zip("abcd", percents, strict=True) if Decimal(percent) > 0
    )
    assert [option.because for option in fixed.options] == ["a!", "b!", "c!", "d!"]
    assert (messages["item.weights"].level if messages else None) is level


def test_a_statement_keeps_the_remark_to_a_wrong_answer_where_nothing_else_is_said():
    wrong = said("False", 0, "The pier came first.")
    fixed, messages = taken(an_item("true_false", said("True", 100), wrong))
    assert (fixed.key, fixed.why, messages) == (("true",), "The pier came first.", {})
    fixed, messages = taken(an_item("true_false", said("True", 100), wrong, feedback="By twelve years."))
    assert fixed.why == "By twelve years."
    assert messages["item.feedback"].level is Level.LOSS
    assert "true or false" in left_out(an_item("true_false", said("Vrai", 100), said("Faux"))).message


def test_typed_answers_keep_all_that_are_right_and_nothing_else():
    fixed, messages = taken(
        an_item(
            "short_answer",
            said("Selwyn", 100),
            said("Port Selwyn", 100),
            said("Sel", 50),
            said("x", 0, "No."),
        )
    )
    assert fixed.key == ("Selwyn", "Port Selwyn")
    assert {code: message.level for code, message in messages.items()} == {
        "item.partly-right": Level.LOSS,
        "item.feedback": Level.LOSS,
    }
    fixed, messages = taken(an_item("short_answer", said("plus", 100), said("+", 100)))
    assert (fixed.key, messages["item.signs"].level) == (("plus",), Level.LOSS)
    assert "cannot be read as an answer" in left_out(an_item("short_answer", said("+", 100))).message
    assert "no answer is fully right" in left_out(an_item("short_answer", said("a", 50))).message


@pytest.mark.parametrize(
    ("answer", "key", "within"),
    [
        (said("3.14", 100, tolerance="0.01"), "3.14", Tolerance(Decimal("0.01"), relative=False)),
        (said("1e3", 100, tolerance="1e1"), "1000", Tolerance(Decimal(10), relative=False)),
        (said("50", 100, tolerance="10%"), "50", Tolerance(Decimal("0.1"), relative=True)),
        (said("1815", 100, upper="1827"), "1815-1827", None),
        (said("0.1", 100, upper="0.3"), "0.1-0.3", None),
        (said("-5", 100, upper="-3"), "-4", Tolerance(Decimal(1), relative=False)),
        (said("-5", 100), "-5", None),
        (said("12", 100, tolerance="0"), "12", None),
        (said("12", 100, tolerance="some"), "12", None),
        (said("39.2 km", 100), "39.2 km", None),
    ],
)
def test_figures_keep_their_tolerance(answer: ImportedAnswer, key: str, within: Tolerance | None):
    fixed, messages = taken(an_item("number", answer))
    assert (fixed.key, fixed.within, messages) == ((key,), within, {})


@pytest.mark.parametrize("text", ["abc", "1e999999999", "NaN", "inf", "9" * 50, ""])
def test_what_is_no_figure_is_left_out(text: str):
    assert "cannot be read as a figure" in left_out(an_item("number", said(text, 100))).message


def test_figures_with_tolerances_of_their_own_are_a_loss():
    fixed, messages = taken(an_item("number", said("5", 100, tolerance="1"), said("9", 100), said("4", 50)))
    assert fixed.key == ("5", "9")
    assert set(messages) == {"item.tolerances", "item.partly-right"}


def test_pairs_keep_spare_right_sides():
    pairs = (("a", "1"), ("b", "2"), ("b", "2"), ("c", "1"), ("", "3"), ("", "3"), ("", "2"))
    fixed, messages = taken(an_item("matching", pairs=pairs))
    assert fixed.pairs == (("a", "1"), ("b", "2"), ("c", "1"))
    assert (fixed.spare, messages) == (("3",), {})
    assert "2 to 20 pairs" in left_out(an_item("matching", pairs=pairs[:1])).message


def test_an_order_keeps_its_parts():
    assert taken(an_item("ordering", order=("one", "two", "three")))[0].key == ("one", "two", "three")
    assert "two parts are the same" in left_out(an_item("ordering", order=("one", "one"))).message


@pytest.mark.parametrize(
    ("stem", "code"), [("___ and ___", "item.gaps"), ("no gap", "item.gaps"), ("", "item.no-question")]
)
def test_a_sentence_needs_one_gap(stem: str, code: str):
    assert left_out(an_item("cloze", said("a", 100), stem=stem)).code == code
    assert taken(an_item("cloze", said("a", 100), stem="It is _____."))[0].key == ("a",)


@pytest.mark.parametrize(
    ("kind", "told"), [("essay", "essay"), ("description", "without a question"), ("x", "'x'")]
)
def test_what_is_not_asked_yet_says_so(kind: str, told: str):
    assert told in left_out(an_item(kind)).message


def test_hints_points_and_pictures_are_a_loss():
    item = replace(CHOICE, hints=("Look west.",), points=Decimal("2.50"), pictures=(Picture("map.png", b""),))
    _, messages = taken(item)
    assert {code: message.level for code, message in messages.items()} == {
        "item.hints": Level.LOSS,
        "item.points": Level.LOSS,
        "item.picture": Level.LOSS,
    }
    assert "not 2.5" in messages["item.points"].message
    assert taken(replace(CHOICE, points=Decimal("1.0")))[1] == {}


@pytest.mark.parametrize("text", ["a\x00b", "a\x1fb", "\ud800", "\uffff"])
def test_signs_that_cannot_be_shown_are_refused(text: str):
    assert left_out(replace(CHOICE, feedback=text)).code == "item.unfit-letter"
    assert left_out(replace(CHOICE, feedback="x" * 10_001)).code == "item.too-long"


def test_an_item_keeps_its_id_while_what_it_asks_is_the_same():
    own = replace(CHOICE, source_id="north-pier")
    assert taken(own)[0].id == "north-pier"
    assert taken(replace(own, stem="Other?"))[0].id == "north-pier"
    odd = {
        taken(replace(own, source_id=text))[0].id
        for text in ("Pier 1", "pier-1", "PIER 1", "Ж", "Я", "x" * 99)
    }
    assert len(odd) == 6
    first = taken(CHOICE)[0].id
    edited = replace(
        CHOICE, answers=(said("Velm", 0, "No."), said("Corran", 100), said("Asher")), feedback="So."
    )
    assert taken(edited)[0].id == first
    assert taken(replace(CHOICE, answers=(*CHOICE.answers, said("Ister"))))[0].id != first
    assert taken(replace(CHOICE, stem="Where?"))[0].id != first
    assert taken(replace(CHOICE, name="Question 7"))[0].id == first
    assert first.startswith("what-is-it-")
    assert taken(replace(CHOICE, stem="Что это?"))[0].id.startswith("question-")


def test_an_id_that_belongs_to_another_gets_a_number():
    item = replace(CHOICE, source_id="x" * 80)
    ids: set[str] = set()
    for _ in range(3):
        fixed, _ = to_fixed(item, "history", ids)
        assert fixed is not None
        ids.add(fixed.id)
    assert ids == {"x" * 80, "x" * 78 + "-2", "x" * 78 + "-3"}


nasty = st.text(max_size=20) | st.sampled_from(
    [
        "\\{}=~#:%*[]->//::$<>&\"',;\t\xa0",
        "0",
        "T",
        "ANSWER: A",
        " ",
        "\r",
        "\ud800",
        "___",
        "가",
        "ж",
        "א",
        "𝒳",
        "{a}",
        "1e9",
        "-5",
    ]
)
percents = st.integers(-100, 100).map(Decimal) | st.just(Decimal(100))
imported = st.builds(
    ImportedItem,
    kind=st.sampled_from(KINDS),
    name=nasty,
    stem=nasty | nasty.map(lambda text: f"{text} _____"),
    answers=st.lists(
        st.builds(ImportedAnswer, nasty, percents, nasty, nasty | st.just("0.5"), nasty), max_size=4
    ).map(tuple),
    pairs=st.lists(st.tuples(nasty, nasty), max_size=4).map(tuple),
    order=st.lists(nasty, max_size=4).map(tuple),
    feedback=nasty,
    hints=st.lists(nasty, max_size=1).map(tuple),
    tags=st.lists(nasty, max_size=2).map(tuple),
    category=st.lists(nasty, max_size=2).map(tuple),
    source_id=nasty,
)


@settings(max_examples=500)
@given(imported)
def test_any_item_is_asked_and_stored_or_left_out_with_a_reason(item: ImportedItem):
    fixed, messages = to_fixed(item, "history")
    levels = {message.level for message in messages}
    assert (fixed is None) == (Level.SKIP in levels)
    if fixed is None:
        return
    assert fixed.type in TYPES
    assert trouble_with(fixed) is None
    bank = make_bank(fixed=(fixed,))
    assert read_plain(to_plain(bank)).fixed == (fixed,)
    kind = "flashcard" if fixed.type == "flashcard" else "fixed"
    assert build_question(bank, fixed.item_id, kind, "seed").prompt
    assert to_fixed(item, "history") == (fixed, messages)


@pytest.mark.parametrize(
    ("unit", "figure", "key", "codes"),
    [
        ("km", "39.2", "39.2 km", []),
        ("°C", "-3", "-3 °C", []),
        ("%", "5", "5 %", []),
        ("cm³", "5", "5 cm³", []),
        ("m/s", "5", "5", ["item.unit"]),  # a million
        ("thousand", "5", "5", ["item.unit"]),
        ("2", "5", "5", ["item.unit"]),
    ],
)
def test_a_unit_that_reads_back_as_one_stays_with_its_figure(unit, figure, key, codes):
    item = ImportedItem("number", "", "How much?", (ImportedAnswer(figure, FULL),), extra={"unit": unit})
    fixed, said = to_fixed(item, "a")
    assert (fixed.key, [message.code for message in said]) == ((key,), codes)
