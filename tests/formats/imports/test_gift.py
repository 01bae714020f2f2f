"""GIFT as Moodle's parser reads it: names, formats, escapes, and each type of question."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizapp.formats.imports.gift import read_gift
from quizapp.formats.imports.items import Status


def read_one(text):
    """The item of a file that holds one, without a message."""
    (row,) = read_gift(text).rows
    assert row.messages == ()
    return row.item


def answers(item):
    return [(answer.text, int(answer.percent)) for answer in item.answers]


def test_a_choice_of_one():
    item = read_one("Who lit it?{=the keeper#Yes. ~the owner#No. ~%50%his wife ####She helped.}")

    assert (item.kind, item.stem, item.feedback) == ("choice", "Who lit it?", "She helped.")
    assert answers(item) == [("the keeper", 100), ("the owner", 0), ("his wife", 50)]
    assert [answer.feedback for answer in item.answers] == ["Yes.", "No.", ""]


def test_without_an_equals_sign_all_that_earn_something_have_to_be_chosen():
    item = read_one("Which?{~%50%one ~%-33.33333%two ~%50%three}")

    assert item.kind == "choose_all"
    assert [answer.percent for answer in item.answers] == [Decimal(50), Decimal("-33.33333"), Decimal(50)]


@pytest.mark.parametrize(
    ("written", "right"), [("T", "True"), ("TRUE", "True"), ("F", "False"), ("FALSE", "False")]
)
def test_true_and_false(written, right):
    item = read_one(f"The light is red.{{{written}#It is not so.#Right.}}")

    assert item.kind == "true_false"
    assert (item.answers[0].text, item.answers[0].is_right) == (right, True)
    assert [answer.feedback for answer in item.answers] == ["Right.", "It is not so."]


def test_a_short_answer_with_weights():
    item = read_one("Who lit it?{=the keeper =%50%keeper#Say which.}")

    assert item.kind == "short_answer"
    assert answers(item) == [("the keeper", 100), ("keeper", 50)]


def test_a_bare_word_is_a_short_answer():
    assert answers(read_one("How many?{4}")) == [("4", 100)]


@pytest.mark.parametrize(
    ("written", "value", "tolerance", "upper"),
    [
        ("#1889", "1889", "", ""),
        ("#1889:0", "1889", "", ""),
        ("#-3.14:.005", "-3.14", ".005", ""),
        ("#0.1..0.3", "0.1", "", "0.3"),
        ("# = 1e3 : 5", "1e3", "5", ""),
        ("#-5..5#Right.", "-5", "", "5"),
    ],
)
def test_a_figure_keeps_its_bounds_as_they_are_written(written, value, tolerance, upper):
    item = read_one(f"How many?{{{written}}}")

    assert item.kind == "number"
    (answer,) = item.answers
    assert (answer.text, answer.tolerance, answer.upper, answer.percent) == (value, tolerance, upper, 100)


def test_figures_with_weights():
    assert answers(read_one("When?{#=1889:0#Right. =%50%1889:2#Nearly.}")) == [("1889", 100), ("1889", 50)]


def test_matching_with_a_spare_right_side():
    item = read_one("Match.{\n=Tumen -> Russia\n=Yalu -> China\n= -> Japan\n}")

    assert item.kind == "matching"
    assert item.pairs == (("Tumen", "Russia"), ("Yalu", "China"), ("", "Japan"))


def test_an_essay_and_a_description():
    assert read_one("Tell of it.{}").kind == "essay"
    assert read_one("Tell of it.{####Well done.}").feedback == "Well done."
    assert read_one("Read this first.").kind == "description"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("The light is {=red ~green}.", "The light is _____."),
        ("The light is {=red ~green} at night.", "The light is _____ at night."),
        ("How high is it? {#31}.", "How high is it?"),
        ("{=Red ~Green} is the light.", "_____ is the light."),
    ],
)
def test_answers_inside_a_sentence_leave_a_gap(text, stem):
    assert read_one(text).stem == stem


def test_names_ids_tags_and_categories():
    report = read_gift(
        "$CATEGORY: $course$/top/Sea/Lights//Lamps\n\n"
        "// question: 7 [id:gull\\]7] [tag:light] [tag:sea]\n::Gull\\: lit::When was it lit?{#1889}\n\n"
        "When was it built?{#1880}"
    )
    first, second = (row.item for row in report.rows)

    assert (first.name, first.source_id, first.tags) == ("Gull: lit", "gull]7", ("light", "sea"))
    assert first.category == second.category == ("Sea", "Lights/Lamps")
    assert first.extra["gift.context"] == "$course$/top"
    assert (second.name, second.source_id) == ("When was it built?", "")


def test_18_escapes():
    item = read_one(r"A \{brace\}\: \\n or \(x\)?{=\=1\n\~2 ~a\#b ~c\\=d}".replace("=d", r"\=d"))

    assert item.stem == r"A {brace}: \n or \(x\)?"
    assert answers(item) == [("=1\n~2", 100), ("a#b", 0), ("c\\=d", 0)]


def test_formats_are_inherited_and_may_be_changed():
    item = read_one("[plain]Is <b> bold?{=[html]a&lt;b<br>c ~<i> ~[moodle]x &amp; y}")

    assert item.stem == "Is <b> bold?"
    assert [answer.text for answer in item.answers] == ["a<b\nc", "<i>", "x & y"]


def test_an_unknown_format_is_text():
    assert read_one("[latex]x{T}").stem == "[latex]x"


def test_lines_of_unmarked_text_stay_and_those_of_html_do_not():
    assert read_one("Two\nlines{T}").stem == "Two\nlines"
    assert read_one("[html]Two\nlines{T}").stem == "Two lines"


def test_comments_stand_anywhere():
    item = read_one("// above\nWho?{\n// inside\n=a\n//~c\n~b}\n// below")

    assert answers(item) == [("a", 100), ("b", 0)]


def test_feedback_may_have_several_lines():
    item = read_one("Who?{=a#Yes,\nhe was.\n~b\n####All\nof it.}")

    assert (item.answers[0].feedback, item.feedback) == ("Yes,\nhe was.", "All\nof it.")


def test_rows_say_their_lines_and_keep_their_source():
    text = "// one\n\n\n// two\nWho?{\n =a\n ~b}\n\nIt is.{T}"
    first, second = read_gift(text).rows

    assert (first.line_start, first.line_end, second.line_start, second.line_end) == (5, 7, 9, 9)
    assert first.source == "// two\nWho?{\n =a\n ~b}"


def test_pictures_are_a_loss_and_scripts_do_not_survive():
    (row,) = read_gift(
        '[html]<script>alert(1)</script><p onclick\\="x()">Who?<img src\\="a.png"></p>'
        '{=<a href\\="javascript\\:x()">he</a> ~she}'
    ).rows

    assert row.status is Status.WITH_LOSS
    assert "a.png" in row.messages[0].message
    assert (row.item.stem, row.item.answers[0].text) == ("Who?[picture: a.png]", "he")
    assert not any(word in repr(row.item) for word in ("alert", "onclick", "javascript"))
