"""Moodle XML: texts with gaps, one and many, sound and broken."""

from __future__ import annotations

import pytest

from quizapp.formats.imports.items import Status
from tests.formats.imports.moodle_files import question, row_of, said


def cloze(text: str):
    return row_of(question("cloze", text))


def test_a_gap_to_type():
    row = cloze("<p>The capital is {1:SHORTANSWER:=Seoul#Yes!~%50%Soul#Nearly~Busan}.</p>")

    assert (row.kind, row.item.stem) == ("cloze", "The capital is _____.")
    assert [(a.text, a.percent, a.feedback) for a in row.item.answers] == [
        ("Seoul", 100, "Yes!"),
        ("Soul", 50, "Nearly"),
    ]
    assert said(row) == ["5 notice wrong-answer"]


@pytest.mark.parametrize(
    ("gap", "kind", "answers"),
    [
        ("{2:MC:=a~b}", "choice", [("a", 100, ""), ("b", 0, "")]),
        ("{:MCVS:%100%a~%-50%b}", "choice", [("a", 100, ""), ("b", -50, "")]),
        ("{1:MR:%50%a~%50%b~c}", "choose_all", [("a", 50, ""), ("b", 50, ""), ("c", 0, "")]),
        ("{1:NUMERICAL:=3,14:0,01~%50%3}", "number", [("3.14", 100, "0.01"), ("3", 50, "0")]),
        ("{1:sa:=a}", "cloze", [("a", 100, "")]),
        (r"{1:SA:=a\}b\~c\#d\"e\/f}", "cloze", [('a}b~c#d"e/f', 100, "")]),
        ("{1:SA:=a&#125;b}", "cloze", [("a}b", 100, "")]),
        ("{1:SA:=a&amp;#125;b}", "cloze", [("a}b", 100, "")]),
        ("{1:SA:=&lt;b&gt; & c}", "cloze", [("<b> & c", 100, "")]),
        ('{1:MC:=<span style="color:#f00">a</span>~b}', "choice", [("a", 100, ""), ("b", 0, "")]),
        ("{1:MC:<br />=a<br />~<br />%0%b}", "choice", [("a", 100, ""), ("b", 0, "")]),
    ],
)
def test_a_single_gap_of_each_type(gap, kind, answers):
    row = cloze(f"It is {gap}.")

    assert row.status is Status.IMPORTED
    assert (row.kind, row.item.stem) == (kind, "It is _____.")
    assert [(a.text, a.percent, a.tolerance) for a in row.item.answers] == answers


def test_several_gaps_are_matched_and_the_loss_is_said():
    text = "<p>{1:MC:=Seoul~Busan}<br>{2:SA:=Tokyo~=Tokio} {1:NM:=3:1}</p>"
    row = cloze(text)

    assert row.status is Status.WITH_LOSS
    assert (row.kind, row.item.stem) == ("matching", "(1) _____\n(2) _____ (3) _____")
    assert row.item.pairs == (("(1)", "Seoul"), ("(2)", "Tokyo"), ("(3)", "3"), ("", "Busan"))
    assert row.item.extra["cloze"] == text
    assert row.item.points == 4
    assert said(row) == ["3 loss gaps"]


def test_a_gap_with_several_right_answers_among_others_is_left_out():
    row = cloze("{1:MR:%50%a~%50%b} {1:SA:=c}")

    assert row.status is Status.SKIPPED
    assert row.item is None
    assert said(row) == ["3 skip gaps"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("No gap.", "5 error no-gap"),
        ("{1:MULTICHOICE}", "5 error bad-gap"),
        ("{1:MULTICHOICE:=a}", "5 error too-few-options"),
        ("{1:MULTICHOICE:a~%50%b}", "5 error no-right-answer"),
        ("{3:NUMERICAL:=zero}", "5 error not-a-number"),
        ("{3:NUMERICAL:=3:-1}", "5 error not-a-number"),
        ("{1:SHORTANSER:=a}", "5 error bad-gap"),
        ("{1:SA:=a", "5 error bad-gap"),
        ("{1:SA:=a {1:SA:=b}", "5 error bad-gap"),
        ("{1:SA:%500%a}", "5 error bad-gap"),
        ("one\n{1:SA:b}", "6 error no-right-answer"),
        ("{1:MC:=a~=a}", "5 error same-options"),
        ("{1:SA:=a}" * 300, "5 error bad-gap"),
    ],
)
def test_broken_gaps(text, code):
    row = cloze(text)

    assert row.status is Status.ERROR
    assert code in said(row)


def test_what_to_write_instead_is_said():
    assert "write 'SHORTANSWER'" in cloze("{1:SHORTANSER:=a}").messages[0].message
    assert "write '}'" in cloze("{1:SA:=a").messages[0].message


def test_what_is_kept_of_the_text_is_sanitised():
    row = cloze("<p onclick='x()'>{1:SA:=a}</p><script>alert(1)</script>")

    assert row.item.extra["cloze"] == "<p>{1:SA:=a}</p>"


def boxes(text: str, *answers: tuple[str, str], tag: str = "dragbox"):
    listed = "".join(f"<{tag}><text>{name}</text><group>{group}</group></{tag}>" for name, group in answers)
    return row_of(question("ddwtos" if tag == "dragbox" else "gapselect", text, listed))


def test_one_gap_with_a_list_is_a_choice_within_its_group():
    row = boxes("The [[2]] sat.", ("dog", "1"), ("cat", "1"), ("mat", "2"))

    assert (row.kind, row.item.stem) == ("choice", "The _____ sat.")
    assert [(a.text, a.is_right) for a in row.item.answers] == [("dog", False), ("cat", True)]
    assert said(row) == []


@pytest.mark.parametrize("tag", ["dragbox", "selectoption"])
def test_gaps_with_a_list_are_matched(tag):
    row = boxes("The [[1]] [[2]] on the [[1]].", ("cat", "1"), ("sat", "1"), ("dog", "1"), tag=tag)

    assert row.item.stem == "The (1) _____ (2) _____ on the (3) _____."
    assert row.item.pairs == (("(1)", "cat"), ("(2)", "sat"), ("(3)", "cat"), ("", "dog"))
    assert said(row) == []


def test_groups_of_a_list_are_lost():
    assert said(boxes("[[1]] [[2]]", ("cat", "1"), ("sat", "2"))) == ["6 loss groups"]


@pytest.mark.parametrize("text", ["no gap", "[[3]]", "[[0]]", "[[1]] [[9999]]"])
def test_gaps_that_nothing_fills(text):
    assert boxes(text, ("cat", "1"), ("sat", "1")).status is Status.ERROR
