"""Class lists as spreadsheets, Moodle, Canvas and Blackboard write them."""

from __future__ import annotations

import pytest

from quizapp.core.errors import BadEntry
from quizapp.core.rosters import RosterLine
from quizapp.formats.rosters import MOST_LINES, read_roster, roster_text

MOODLE = """\
First name,Last name,ID number,Institution,Email address,Quiz: Week 1 (Real)
Ada,Example,1815,School,ada@school.example,7
Ben,Example,,School,-,-
"""
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (101)
,,,,,Manual Posting
    Points Possible,,,,,10
"Example, Ada",17,1815,ada,10B,3
"Student, Test",18,,abc,10B,
"""
BLACKBOARD = '"Last Name"\t"First Name"\t"Username"\t"Student ID"\n"Example"\t"Ada"\t"ada"\t"1815"\n'


def test_columns_come_in_any_order_with_any_mark_between_them():
    read = read_roster("E-Mail;extra time;Login;Name\nada@school.example;25 %;ada;Ada Example\n")
    assert read.lines == (RosterLine(2, "Ada Example", "ada", "", "ada@school.example", 1.25),)
    assert set(read.columns) == {"e-mail", "extra time", "login", "name"}


def test_a_list_of_moodle_has_names_in_two_columns_and_no_address_is_said_with_its_line():
    read = read_roster(MOODLE)
    assert [one.name for one in read.lines] == ["Ada Example", "Ben Example"]
    assert read.lines[0].id_number == "1815"
    assert read.ignored == ("Institution", "Quiz: Week 1 (Real)")
    ((line, fault),) = read.faults
    assert line == 3
    assert "no e-mail address" in fault


def test_in_a_list_of_canvas_its_own_numbers_and_lines_are_left_aside():
    read = read_roster(CANVAS)
    assert read.lines == (RosterLine(4, "Ada Example", "ada", "1815"),)
    assert "ID" in read.ignored


def test_a_list_of_blackboard_is_read():
    assert read_roster(BLACKBOARD).lines == (RosterLine(2, "Ada Example", "ada", "1815"),)


def test_names_alone_need_no_heading():
    read = read_roster("\ufeffAda Example\r\n\r\nBen\u202e Example\r\n")
    assert [(one.line, one.name) for one in read.lines] == [(1, "Ada Example"), (3, "Ben Example")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        ("a,b\n1,2\n", "No column"),
        ("name\n" + "x\n" * (MOST_LINES + 1), "Split"),
    ],
)
def test_what_is_no_list_is_refused(text, said):
    with pytest.raises(BadEntry, match=said):
        read_roster(text)


def test_a_formula_is_no_id_number_and_the_rest_of_the_line_is_read():
    read = read_roster("name,ID number,extra time\nAda,=1+1,lots\n")
    assert read.lines == (RosterLine(2, "Ada"),)
    assert [line for line, _ in read.faults] == [2, 2]


@pytest.mark.parametrize("text", [MOODLE, CANVAS, BLACKBOARD, 'name\n"He said ""no"", then"\n'])
def test_what_was_read_reads_the_same_again(text):
    once = read_roster(text).lines
    again = read_roster(roster_text(once)).lines
    assert [(a.name, a.login, a.id_number, a.email, a.time_factor) for a in again] == [
        (a.name, a.login, a.id_number, a.email, a.time_factor) for a in once
    ]
