"""Moodle XML, type by type: what is made of a question, and what is said where it cannot be kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizapp.formats.imports.items import ImportedAnswer, Status
from tests.formats.imports.moodle_files import answer, question, report_of, row_of, said

RIGHT = answer("Seoul", "100", "Yes.") + answer("Busan", "0", "A port.")


def test_one_right_option():
    row = row_of(question("multichoice", "<p>Which is the capital?</p>", f"<single>true</single>{RIGHT}"))

    assert row.status is Status.IMPORTED
    assert (row.line_start, row.line_end, row.name, row.kind) == (3, 7, "A name", "choice")
    assert row.item.stem == "Which is the capital?"
    assert row.item.answers == (
        ImportedAnswer("Seoul", Decimal(100), "Yes."),
        ImportedAnswer("Busan", Decimal(0), "A port."),
    )
    assert row.source.startswith('<question type="multichoice">')
    assert row.source.endswith("</question>")


def test_weights_are_exact_and_not_snapped_to_those_of_moodle():
    options = answer("a", "33.33333") + answer("b", "66.66667") + answer("c", "-17.0000001")

    row = row_of(question("multichoice", "Which?", f"<single>false</single>{options}"))

    assert row.item.kind == "choose_all"
    assert [str(a.percent) for a in row.item.answers] == ["33.33333", "66.66667", "-17.0000001"]
    assert said(row) == []


@pytest.mark.parametrize("fraction", ["1e309", "-100.0001", "", "abc", "100,0", "١٠٠", "1" * 400])
def test_24_a_weight_that_is_none(fraction):
    row = row_of(question("multichoice", "Which?", answer("a", "100") + "\n" + answer("b", fraction)))

    assert row.status is Status.ERROR
    assert row.item is None
    assert said(row) == ["7 error bad-fraction"]


@pytest.mark.parametrize(
    ("options", "messages"),
    [
        (answer("a", "100"), ["3 error too-few-options"]),
        (answer("a") + answer("b"), ["3 error no-right-answer"]),
        (answer("a", "100") + answer("<b>a</b>"), ["6 notice html.left-out", "3 error same-options"]),
        (answer("a", "100") + answer("b", "100"), ["3 notice several-right"]),
        (answer("a", "100") + answer("") + answer("b"), ["3 notice empty-answer"]),
        (answer("", "100") + answer("b"), ["3 error empty-answer"]),
    ],
)
def test_options_that_do_not_make_a_choice(options, messages):
    assert said(row_of(question("multichoice", "Which?", options))) == messages


def test_weights_that_do_not_add_up_are_told():
    options = answer("a", "60") + answer("b", "50") + answer("c")

    assert said(row_of(question("multichoice", "Which?", "<single>0</single>" + options))) == [
        "3 notice weights"
    ]


@pytest.mark.parametrize(("fractions", "right"), [(("100", "0"), "True"), (("0", "100"), "False")])
def test_a_statement_in_words_of_another_language_is_read_by_their_order(fractions, right):
    options = answer("Wahr", fractions[0]) + answer("Falsch", fractions[1])

    row = row_of(question("truefalse", "It is so.", options))

    assert [a.text for a in row.item.answers if a.is_right] == [right]
    assert said(row) == ["3 notice true-false-words"]


def test_a_statement_whose_answers_stand_the_other_way_round():
    row = row_of(question("truefalse", "It is so.", answer("false", "100", "No!") + answer("true", "0")))

    assert [(a.text, a.is_right, a.feedback) for a in row.item.answers] == [
        ("False", True, "No!"),
        ("True", False, ""),
    ]
    assert said(row) == []


def test_a_statement_with_two_right_answers():
    row = row_of(question("truefalse", "It is so.", answer("true", "100") + answer("false", "100")))

    assert said(row) == ["3 error true-false"]


def test_words_to_type():
    options = answer("Seoul", "100") + answer("<b>", "100") + answer("Soul", "50") + answer("*", "0", "No.")

    row = row_of(question("shortanswer", "Type it.", f"<usecase>1</usecase>{options}"))

    assert [(a.text, a.percent) for a in row.item.answers] == [("Seoul", 100), ("<b>", 100), ("Soul", 50)]
    assert said(row) == ["3 loss case", "3 loss wrong-answer-feedback"]


@pytest.mark.parametrize(
    ("text", "read", "messages"),
    [
        ("2 \\* 3", ["2 * 3"], []),
        ("*Seoul*", ["Seoul"], ["3 loss wildcard"]),
        ("S*l", [], ["3 loss wildcard", "3 error no-right-answer"]),
        ("*", [], ["3 loss wildcard", "3 error no-right-answer"]),
        ("<p>Seoul</p>", ["Seoul"], ["6 notice html-answer"]),
        ("", [], ["3 error no-right-answer"]),
    ],
)
def test_asterisks_and_tags_in_what_is_typed(text, read, messages):
    row = row_of(question("shortanswer", "Type it.", answer(text, "100")))

    assert ([a.text for a in row.item.answers] if row.item else []) == read
    assert said(row) == messages


def test_a_figure_with_its_tolerance_and_unit():
    units = (
        "<unitgradingtype>0</unitgradingtype><units><unit><multiplier>1</multiplier>"
        "<unit_name>km</unit_name></unit></units>"
    )
    figures = answer("6.250", "100", more="<tolerance>0.05</tolerance>") + answer("1.5e3", "50") + answer("*")

    row = row_of(question("numerical", "How far?", units + figures))

    assert [(a.text, a.tolerance) for a in row.item.answers] == [("6.250", "0.05"), ("1500", "0")]
    assert (row.item.extra["unit"], row.item.extra["units"]) == ("km", "km=1")
    assert said(row) == []


def test_points_for_units_are_lost():
    unit = "<unit><multiplier>{}</multiplier><unit_name>{}</unit_name></unit>"
    units = f"<units>{unit.format('0.001', 'm')}{unit.format('1.0', 'km')}</units>"

    row = row_of(question("numerical", "How far?", units + answer("3", "100")))

    assert row.item.extra["unit"] == "km"
    assert said(row) == ["6 loss units"]


@pytest.mark.parametrize(
    ("text", "tolerance"), [("zero", ""), ("3,5", ""), ("1 000", ""), ("3", "-1"), ("3", "x"), ("{a}+1", "")]
)
def test_what_is_no_figure_is_an_error(text, tolerance):
    figure = answer(text, "100", more=f"<tolerance>{tolerance}</tolerance>")

    assert said(row_of(question("numerical", "How far?", figure))) == ["6 error not-a-number"]


def pair(left: str, right: str) -> str:
    return f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"


def test_matching_with_a_spare_side():
    row = row_of(
        question("matching", "Match.", pair("frog", "amphibian") + pair("cat", "mammal") + pair("", "bee"))
    )

    assert row.item.pairs == (("frog", "amphibian"), ("cat", "mammal"), ("", "bee"))
    assert said(row) == []


@pytest.mark.parametrize(
    ("pairs", "messages"),
    [
        (pair("a", "b"), ["3 error too-few-pairs"]),
        (pair("a", "b") + pair("c", ""), ["6 error empty-answer", "3 error too-few-pairs"]),
        (pair("a", "b") + pair("a", "c"), ["3 error same-options"]),
    ],
)
def test_matching_that_does_not_match(pairs, messages):
    assert said(row_of(question("match", "Match.", pairs))) == messages


def test_ordering_goes_by_the_places():
    parts = answer("second", "2.0000000") + answer("first", "1.0000000") + answer("third", "3")

    row = row_of(question("ordering", "Order.", parts + "<selecttype>RANDOM</selecttype>"))

    assert row.item.order == ("first", "second", "third")
    assert said(row) == ["3 loss ordering-selection"]


def test_ordering_without_sound_places_goes_by_the_file():
    row = row_of(question("ordering", "Order.", answer("b", "1") + answer("a", "1")))

    assert row.item.order == ("b", "a")
    assert said(row) == ["3 notice order"]


def test_an_essay_and_a_text():
    essay = (
        "<responseformat>editor</responseformat><graderinfo format='html'><text>Look at x</text></graderinfo>"
    )
    report = report_of(question("essay", "Tell.", essay), question("description", "Read."))

    assert [row.kind for row in report.rows] == ["essay", "description"]
    assert report.rows[0].item.extra == {"responseformat": "editor", "graderinfo": "Look at x"}
    assert [row.status for row in report.rows] == [Status.IMPORTED] * 2


@pytest.mark.parametrize("type_name", ["calculated", "stack", "random", "gapfill"])
def test_other_types_are_left_out_by_name_and_can_be_given_back(type_name):
    row = row_of(question(type_name, "{a}+system('id')", "<secret>1</secret>"))

    assert row.status is Status.SKIPPED
    assert (row.kind, row.item) == (type_name, None)
    assert f"'{type_name}'" in row.messages[0].message
    assert "<secret>1</secret>" in row.source


def test_a_question_without_type_or_text():
    assert said(row_of(question("", "x"))) == ["3 error no-type"]
    assert said(row_of(question("essay", ""))) == ["3 notice essay", "3 error no-text"]


def test_what_all_questions_have():
    more = (
        "<generalfeedback format='plain_text'><text>2 &lt; 3</text></generalfeedback>"
        "<defaultgrade>1.50</defaultgrade>"
        "<idnumber>T &amp; F</idnumber><tags><tag><text>map</text></tag><tag><text>map</text></tag></tags>"
        "<hint format='html'><text>One</text><clearwrong/></hint><penalty>0.1</penalty><hidden>1</hidden>"
        "<odd>x</odd><odder><y>1</y></odder>"
    )
    row = row_of(question("multichoice", "Which?", RIGHT + more))

    assert row.item.feedback == "2 < 3"
    assert (row.item.points, row.item.source_id, row.item.tags) == (Decimal("1.50"), "T & F", ("map",))
    assert row.item.hints == ("One",)
    assert row.item.extra == {"penalty": "0.1", "hidden": "1", "odd": "x"}
    assert said(row) == [
        "6 notice hint-options",
        "6 notice unknown-element",
        "6 loss unknown-element",
        "3 notice hidden",
    ]


@pytest.mark.parametrize(
    ("format_name", "text", "read", "messages"),
    [
        ("html", "one\ntwo", "one two", []),
        ("moodle_auto_format", "one\ntwo", "one\ntwo", []),
        ("agpu_auto_format", "one\ntwo", "one\ntwo", []),
        ("plain_text", "<i>one</i>\ntwo", "<i>one</i>\ntwo", []),
        ("markdown", "*one*", "*one*", ["5 notice markdown"]),
        ("wiki", "one", "one", ["5 notice unknown-format"]),
    ],
)
def test_formats_of_texts(format_name, text, read, messages):
    row = row_of(question("description", text, format_name=format_name))

    assert row.item.stem == read
    assert said(row) == messages


def test_tags_that_stand_as_xml():
    stem = "<questiontext><text>a <b>bold</b> one &amp; two</text></questiontext>"

    row = row_of(f"<question type='description'>\n{stem}</question>")

    assert row.item.stem == "a bold one & two"
    assert (row.name, row.item.name) == ("a bold one & two", "a bold one & two")
    assert said(row) == ["4 notice bare-markup", "4 notice html.left-out"]


def test_what_stands_twice_is_told():
    text = question("description", "a", "<generalfeedback><text>b</text><text>c</text></generalfeedback>")

    row = row_of(text.replace("</question>", "<name><text>Another</text></name></question>"))

    assert (row.item.name, row.item.feedback) == ("A name", "b")
    assert said(row) == ["6 loss repeated", "3 loss repeated"]


def test_answers_where_none_belong_are_told():
    row = row_of(question("description", "a", answer("Seoul", "100", "Yes")))

    assert said(row) == ["6 loss unknown-element"]


def test_a_text_without_its_own_element():
    row = row_of("<question type='description'><questiontext>a <b>c</b></questiontext></question>")

    assert row.item.stem == "a c"
    assert said(row) == ["3 notice bare-markup", "3 notice html.left-out"]


def category(path: str) -> str:
    return f'<question type="category"><category><text>{path}</text></category></question>'


def test_categories_hold_for_what_follows():
    asked = question("description", "Read.")
    report = report_of(
        asked,
        category("$course$/top/Asia/Korea"),
        asked,
        category("$module$/A//B"),
        asked,
        category("top"),
        asked,
    )

    assert [row.item.category for row in report.rows] == [(), ("Asia", "Korea"), ("A/B",), ()]
    assert report.messages == ()


def test_a_category_that_says_more_or_less():
    odd = '<question type="category"><name><text>Asia</text></name></question>'
    none = '<question type="category"/>'
    more = category("x").replace("</question>", "<info><text>About</text></info></question>")

    report = report_of(odd, none, more, question("description", "Read."))

    assert [f"{m.line} {m.level} {m.code}" for m in report.messages] == [
        "3 notice moodle-xml.category",
        "4 loss moodle-xml.category",
        "5 loss moodle-xml.category-info",
    ]
