"""What Moodle misreads in GIFT without a word is said, with its line and what to write instead."""

from __future__ import annotations

import pytest

from quizapp.formats.imports.gift import read_gift
from quizapp.formats.imports.items import Level

NOTICE, LOSS, ERROR = Level.NOTICE, Level.LOSS, Level.ERROR
MISREADINGS = [  # text, code, level, line
    ("A\n0\nline{T}", "zero-line", NOTICE, 2),
    ("Who?{\n=a\n\n~b}", "blank-line-inside", NOTICE, 3),
    ("Who {\n=a\n\n::next::It is.{T}", "open-brace", ERROR, 1),
    ("Who {\n=a\n\nIt is.{T}", "open-brace", ERROR, 1),
    ("First line\nWho =a}", "closing-brace", ERROR, 2),
    ("Who }is{ it", "closing-brace", ERROR, 1),
    ("$CATEGORY: a\nIt is.{T}", "missing-blank-line", NOTICE, 2),
    ("It is.{T}\n::two::So it is.{F}", "missing-blank-line", NOTICE, 2),
    ("It is.{T}\n$CATEGORY: b\n\nSo it is.{T}", None, None, 0),
    ("::Who is it?{T}", "unfinished-name", NOTICE, 1),
    ("It is.{true}", "true-false-case", NOTICE, 1),
    ('Who?{=<a href="u">x</a> ~b}', "unescaped-equals", NOTICE, 1),
    ("Who?{=see https://x.org/?a=b ~c}", "unescaped-equals", NOTICE, 1),
    ("Which?{~E=mc2 ~F}", "unescaped-equals", NOTICE, 1),
    ("Which?{\n=%50%a\n~b}", "weight-after-equals", ERROR, 2),
    ("Which?{=%100%a ~b}", "weight-after-equals", NOTICE, 1),
    ("Which?{~%33,3%a ~%66.7%b}", "weight-with-comma", ERROR, 1),
    ("Which?{~%150%a ~b}", "weight-too-large", ERROR, 1),
    ("Which?{~%30%a ~%30%b}", "weights-not-100", NOTICE, 1),
    ("Which?{~a}", "too-few-answers", ERROR, 1),
    ("Which?{~a ~b}", "no-right-answer", ERROR, 1),
    ("Which?{=a =b ~c}", "several-right", NOTICE, 1),
    ("Which?{=a ~ ~c}", "empty-answer", LOSS, 1),
    ("Which?{=#00ff00 ~#ff0000}", "hash-at-start", NOTICE, 1),
    ("Which?{=a ~{b ~c}", "unescaped-brace", NOTICE, 1),
    ("Which {=a ~b} or {=c ~d}?", "second-braces", LOSS, 1),
    ("Which?{=a\n####so\n~b}", "answer-after-feedback", LOSS, 3),
    ("How many?{#abc}", "not-a-number", ERROR, 1),
    ("How many?{#}", "no-right-answer", ERROR, 1),
    ("How many?{#3,14}", "comma-in-number", ERROR, 1),
    ("How many?{#1,822:5}", "comma-in-number", ERROR, 1),
    ("How many?{#5..1}", "range-upside-down", ERROR, 1),
    ("How many?{#5:-1}", "negative-tolerance", ERROR, 1),
    ("How many?{#=5 ~#Think.}", "catch-all-feedback", LOSS, 1),
    ("How many?{#=5 =%0%*#Think.}", "catch-all-feedback", LOSS, 1),
    ("Who?{=a =%0%*#Think.}", "catch-all-feedback", LOSS, 1),
    ("Who?{=*}", "accepts-everything", ERROR, 1),
    ("Who?{=a =col*r}", "wildcard", LOSS, 1),
    ("Who?{=col*r}", "no-right-answer", ERROR, 1),
    ("Match.{=a -> b\n=c}", "no-arrow", ERROR, 2),
    ("Match.{=a -> b}", "too-few-pairs", ERROR, 1),
    ("Match.{=a ->\n=b -> c}", "no-right-side", ERROR, 1),
    ("Match.{=a -> b -> c\n=d -> e}", "second-arrow", NOTICE, 1),
    ("Match.{=a -> b#x\n=d -> e}", "feedback-in-pair", NOTICE, 1),
    ("Match.{=%50%a -> b\n=d -> e}", "weight-in-pair", LOSS, 1),
    ("What is the <head> for?{T}", "tag-as-text", NOTICE, 1),
    ("Which?{=<html> ~<body>}", "tag-as-text", NOTICE, 1),
    ("[markdown]**Who**?{T}", "markdown", NOTICE, 1),
    ("Choose {1:MC:=a~b}", "embedded-answer", ERROR, 1),
    ("Who?{=it&#8217;s ~caf&#xe9;}", "unescaped-hash", NOTICE, 1),
    ("Who?{T#it&#8217;s wrong#right}", "unescaped-hash", NOTICE, 1),
    ('Which?{\n=<b style\\="color: #f00">a</b>\n~b}', "unescaped-hash", NOTICE, 2),
    ("Which?{=C# ~Java}", "unescaped-hash", NOTICE, 1),
    ("Which?{=https\\://x.org/a#part ~b}", "unescaped-hash", NOTICE, 1),
    ("Which?{=https\\://x.org/~ann ~b}", "unescaped-tilde", NOTICE, 1),
    ("Which?{=a ~b\n####so\n####and so}", "two-feedbacks", NOTICE, 2),
    ("::a::It is.{T}\n\u00a0\nSo it is.{F}", "invisible-line", NOTICE, 2),
    ("{T}", "no-question", ERROR, 1),
    ("::name::{T}", "no-question", NOTICE, 1),
]


@pytest.mark.parametrize(("text", "code", "level", "line"), MISREADINGS)
def test_a_misreading_is_said(text, code, level, line):
    messages = [message for row in read_gift(text).rows for message in row.messages]

    found = [(message.code, message.level, message.line) for message in messages]
    assert (f"gift.{code}", level, line) in found if code else found == []


@pytest.mark.parametrize(("text", "code", "level", "line"), MISREADINGS)
def test_an_item_with_an_error_is_kept_out_and_no_other(text, code, level, line):
    for row in read_gift(text).rows:
        assert (row.item is None) == any(message.level is ERROR for message in row.messages)


def options(text):
    return [answer.text for answer in read_gift(text).rows[0].item.answers]


def test_an_equals_sign_in_a_tag_or_an_address_is_text():
    assert options('Who?{=<a href="u">x</a> ~b}') == ["x", "b"]
    assert options("Who?{=see https\\://x.org/?a=b&c=d ~e}") == ["see https://x.org/?a=b&c=d", "e"]


def test_a_hash_in_a_sign_or_a_tag_is_text():
    assert options("Who?{=it&#8217;s ~caf&#xe9;#no}") == ["it’s", "café"]
    assert options('Who?{=<b style="color: #f00">a</b> ~b}') == ["a", "b"]


def test_what_a_program_wrote_with_weights_and_no_feedback_is_no_doubt():
    (row,) = read_gift("Which?{=%100%Java#}").rows

    assert (row.item.answers[0].text, row.messages) == ("Java", ())


def test_a_line_that_only_looks_blank_parts_questions():
    assert [row.item.stem for row in read_gift("It is.{T}\n\u00a0\u200b\nSo it is.{F}").rows] == [
        "It is.",
        "So it is.",
    ]


def test_an_equals_sign_after_a_word_starts_an_answer_as_in_moodle():
    assert options("Who?{~Grant~Jefferson=no one}") == ["Grant", "Jefferson", "no one"]


def test_a_line_with_0_stays_in_its_question():
    (row,) = read_gift("A\n0\nline\n{T}").rows

    assert (row.kind, row.item.stem) == ("true_false", "A\n0\nline")


def test_a_blank_line_inside_the_answers_does_not_cut_the_question():
    (row,) = read_gift("Who?{\n=a\n\n// a remark\n\n~b\n}").rows

    assert [answer.text for answer in row.item.answers] == ["a", "b"]


def test_17_a_brace_that_stays_open_costs_its_own_question_only():
    first, second = read_gift("Who {\n=a\n\nIt is.{T}").rows

    assert (first.item, second.kind) == (None, "true_false")


def test_a_category_takes_one_line_only():
    (row,) = read_gift("$CATEGORY: a/b\nIt is.{T}").rows

    assert (row.item.category, row.item.stem) == (("a", "b"), "It is.")


def test_true_in_small_letters_is_true():
    (row,) = read_gift("It is.{True}").rows

    assert (row.kind, row.item.answers[0].text) == ("true_false", "True")


def test_a_script_that_is_asked_about_is_text_and_one_that_runs_is_gone():
    assert options("Which?{=<script> ~<style>}") == ["<script>", "<style>"]
    (row,) = read_gift("Who?{=a<script>x()</script> ~b}").rows
    assert row.item.answers[0].text == "a"
    assert any("script" in message.message for message in row.messages)
