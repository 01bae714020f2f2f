"""Aiken as Moodle reads it, its other spellings, and what Moodle reads wrongly without a word."""

from __future__ import annotations

import pytest

from quizapp.formats.imports.aiken import read_aiken
from quizapp.formats.imports.items import Level

NOTICE, ERROR = Level.NOTICE, Level.ERROR
PLAIN = "Which river is it?\nA) Tumen\nB. Yalu\nC)Amur\nANSWER: B\n"


def answers(row):
    return [(answer.text, answer.is_right) for answer in row.item.answers]


def test_a_question():
    (row,) = read_aiken(PLAIN).rows

    assert (row.messages, row.kind, row.item.stem, row.name) == (
        (),
        "choice",
        "Which river is it?",
        "Which river is it?",
    )
    assert answers(row) == [("Tumen", False), ("Yalu", True), ("Amur", False)]
    assert (row.line_start, row.line_end, row.source) == (1, 5, PLAIN.strip())


@pytest.mark.parametrize("between", ["", "\n", "\n\n  \n"])
def test_blank_lines_between_questions_may_be_left_out(between):
    first, second = read_aiken(PLAIN + between + PLAIN.replace("river", "stream")).rows

    assert (first.item.stem, second.item.stem) == ("Which river is it?", "Which stream is it?")


@pytest.mark.parametrize(
    ("text", "code", "level", "line"),
    [
        (PLAIN.replace("ANSWER: B", "answer: b"), "answer-spelling", NOTICE, 5),
        (PLAIN.replace("ANSWER: B", "ANSWER: B) Yalu"), "answer-spelling", NOTICE, 5),
        (PLAIN.replace("ANSWER: B", "ANSWER: B, C"), "several-answers", NOTICE, 5),
        (PLAIN.replace("ANSWER: B", "ANSWER: Z"), "letter-not-there", ERROR, 5),
        (PLAIN.replace("ANSWER: B", "ANSWER: the second"), "no-letter", ERROR, 5),
        (PLAIN.replace("ANSWER: B", ""), "no-answer", ERROR, 4),
        (PLAIN.replace("B. Yalu", "B: Yalu"), "choice-spelling", NOTICE, 3),
        (PLAIN.replace("B. Yalu", "(B) Yalu"), "choice-spelling", NOTICE, 3),
        (PLAIN.replace("B. Yalu", "B - Yalu"), "choice-spelling", NOTICE, 3),
        (PLAIN.replace("B. Yalu", "b) Yalu"), "choice-spelling", NOTICE, 3),
        (PLAIN.replace("B. Yalu", "A. Yalu"), "letter-twice", ERROR, 3),
        (PLAIN.replace("B. Yalu\n", ""), "letter-missing", ERROR, 3),
        (PLAIN.replace("B. Yalu", "B."), "empty-choice", ERROR, 3),
        ("Who?\nA) he\nANSWER: A", "too-few-choices", ERROR, 2),
        ("A) he\nB) she\nANSWER: A", "no-question", ERROR, 1),
        ("So it was.\n" + PLAIN, "question-over-several-lines", NOTICE, 2),
        ("5\nA) he\nB) she\nANSWER: A", "short-line", NOTICE, 1),
        (PLAIN.replace("B. Yalu", "B. Yalu\nor Amnok"), "choice-over-several-lines", NOTICE, 4),
        (PLAIN + "FEEDBACK: It is.", "foreign-line", NOTICE, 1),
    ],
)
def test_19_what_is_unlike_moodle_is_said_with_its_line(text, code, level, line):
    (row,) = read_aiken(text).rows

    assert (f"aiken.{code}", level, line) in [(one.code, one.level, one.line) for one in row.messages]
    assert (row.item is None) == any(one.level is ERROR for one in row.messages)


def test_several_letters_have_all_to_be_chosen():
    (row,) = read_aiken(PLAIN.replace("ANSWER: B", "ANSWER: A and C")).rows

    assert row.kind == "choose_all"
    assert [int(answer.percent) for answer in row.item.answers] == [50, 0, 50]


def test_titles_and_feedback_are_kept():
    (row,) = read_aiken("TITLE: River\n" + PLAIN + "FEEDBACK: It is.\n").rows

    assert (row.name, row.item.feedback, row.item.stem) == ("River", "It is.", "Which river is it?")


def test_feedback_over_several_lines_is_no_question():
    first, second = read_aiken(PLAIN + "FEEDBACK: It is.\nLook at the map.\n\n" + PLAIN).rows

    assert (first.item.feedback, len(second.item.stem.split("\n"))) == ("It is.\nLook at the map.", 1)
    assert [row.item.feedback for row in read_aiken(PLAIN + "FEEDBACK: It is.\n" + PLAIN).rows] == [
        "It is.",
        "",
    ]


def test_an_answer_without_a_colon_is_read_below_choices_only():
    first, second = read_aiken(PLAIN.replace("ANSWER:", "ANSWER") + "Answer a\n" + PLAIN).rows

    assert [message.code for message in first.messages] == ["aiken.answer-spelling"]
    assert second.item.stem.startswith("Answer a\n")


def test_a_question_without_an_answer_costs_itself_only():
    first, second = read_aiken("Who?\nA) he\nB) she\n\n" + PLAIN).rows

    assert (first.item, second.line_start) == (None, 5)
    assert second.item is not None


def test_signs_of_html_are_text():
    (row,) = read_aiken(PLAIN.replace("Tumen", "<b>&amp;")).rows

    assert row.item.answers[0].text == "<b>&amp;"


def test_a_sentence_that_begins_like_another_spelling_is_no_choice():
    (row,) = read_aiken("Q: which is it?\nA) he\nB) she\nANSWER: A").rows

    assert row.item.stem == "Q: which is it?"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Кто?\nА) Он\nБ) Она\nВ) Они\nОТВЕТ: Б\n", 2),
        ("Кто?\nа. Он\nб. Она\nANSWER: б\n", 2),
        ("Who?\nA) He\nВ) She\nС) They\nANSWER: A\n", 3),  # the second and third look Latin
        ("Who?\nA) He\nB) She\nС) They\nANSWER: A\n", 4),
        ("Who?\nA) He\nB) She\nANSWER: В\n", 4),
        ("Кто?\nA) Он\nB) Она\nОтвет: A\n", 4),
    ],
)
def test_cyrillic_letters_are_named_and_never_read_as_something_else(text, line):
    for row in read_aiken(f"{text}\n{text}").rows:
        (message,) = row.messages
        assert (message.code, message.level, row.item) == ("aiken.cyrillic-letters", ERROR, None)
        assert message.line == row.line_start + line - 1
        assert "write Latin ones" in message.message


def test_initials_in_cyrillic_are_no_choice():
    (row,) = read_aiken("А. С. Пушкин родился в\nA) Москве\nB) Минске\nANSWER: A\n").rows

    assert (row.item.stem, row.messages) == ("А. С. Пушкин родился в", ())


def test_a_choice_on_several_lines_in_another_spelling_is_cited():
    (row,) = read_aiken("Who?\n(A) He\nhimself\n(B) She\nANSWER: A\n").rows

    assert any("'(A) He' was read as a choice" in message.message for message in row.messages)
