"""A gradebook downloaded from Canvas comes back with one column filled, and nothing else changed."""

import csv
import io
from decimal import Decimal

import pytest

from quizapp.core.errors import BadEntry
from quizapp.formats.gradebooks.canvas_merge import merge, number_of
from quizapp.formats.gradebooks.sheet import Grade, GradeColumn, GradeLine, Learner
from tests.formats.gradebooks import canvas_rules

BOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Essay (5),Border quiz (7),Final Score\r\n"
    ",,,,,Manual Posting,,\r\n"
    "    Points Possible,,,,,20,10,(read only)\r\n"
    '"Pak, Ana",1001,S1,ana.pak,A,18,,90\r\n'
    '"Lee, Bo",1002,S2,bo,A,17,3,80\r\n'
    '"Kim, Cho",1003,S3,,B,16,,70\r\n'
    '"Nobody, Known",1004,S4,nn,B,1,2,10\r\n'
)
COLUMN = GradeColumn("Border quiz", Decimal(10))


def line(name, login="", number="", score="9.5"):
    return GradeLine(Learner(name, login, number), (Grade(None if score is None else Decimal(score)),))


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


LINES = [line("Anna", login="ANA.PAK"), line("B. Lee", number="S2", score=None), line("Cho Kim", score="8")]


def test_learners_are_found_by_login_number_and_name():
    done = merge(BOOK, COLUMN, LINES)
    assert (done.found, done.unknown, done.missing) == (3, ("Nobody, Known",), ())
    assert done.header == "Border quiz (7)"
    assert [row[6] for row in rows(done.text)[3:]] == ["9.5", "3", "8", "2"]
    assert canvas_rules.read(done.text).scores["S1", "Border quiz"] == 9.5


def test_all_other_cells_stay():
    done = merge(BOOK, COLUMN, LINES)
    for before, after in zip(rows(BOOK), rows(done.text), strict=True):
        assert before[:6] + before[7:] == after[:6] + after[7:]


def test_a_quiz_that_canvas_does_not_know_gets_a_column_of_its_own():
    done = merge(BOOK, GradeColumn("Trade (1953)", Decimal(12)), LINES)
    assert [trap.code for trap in done.traps] == ["new-assignment"]
    read = canvas_rules.read(done.text)
    assert read.titles[-1] == ("Trade [1953]", None)
    assert read.points["Trade [1953]"] == 12
    assert read.scores["S3", "Trade [1953]"] == 8


def test_an_assignment_that_is_remembered_is_found_by_its_number_whatever_it_is_called():
    renamed = GradeColumn("Rivers and borders", Decimal(20), platform_id="7")
    done = merge(BOOK, renamed, LINES)
    assert (done.header, done.platform_id) == ("Border quiz (7)", "7")
    elsewhere = merge(BOOK, GradeColumn("Border quiz", Decimal(10), platform_id="99"), LINES)
    assert (elsewhere.header, elsewhere.platform_id) == ("Border quiz (7)", "7")
    new = merge(BOOK, GradeColumn("Hills", Decimal(10), platform_id="99"), LINES)
    assert (new.header, new.platform_id) == ("Hills", "")


def test_another_maximum_is_said():
    done = merge(BOOK, GradeColumn("border quiz", Decimal(5)), LINES)
    assert [trap.code for trap in done.traps] == ["other-maximum"]
    assert rows(done.text)[2][6] == "10"


def test_a_name_that_two_have_finds_nobody():
    done = merge(BOOK, COLUMN, [line("Cho Kim", score="8"), line("Kim, Cho", score="1")])
    assert done.found == 0
    assert [learner.name for learner in done.missing] == ["Cho Kim", "Kim, Cho"]


def test_a_name_that_stands_twice_in_the_file_is_said():
    twice = BOOK + '"Kim, Cho",1005,,,A,,,\r\n'
    done = merge(twice, COLUMN, LINES)
    assert [(trap.code, "“Cho Kim” is a name of several" in trap.text) for trap in done.traps] == [
        ("same-name", True)
    ]
    assert not merge(BOOK, COLUMN, LINES).traps


def test_semicolons_and_a_byte_order_mark_stay():
    book = "\ufeff" + BOOK.replace(",", ";").replace("Pak; Ana", "Pak, Ana")
    done = merge(book, COLUMN, LINES)
    assert done.text.startswith("\ufeffStudent;ID;")
    assert done.found == 2  # "Kim; Cho" is another name


@pytest.mark.parametrize(
    "text", ["", "Name,Score\r\nA,1\r\n", "Student\r\n", "\x00", '"Student,ID\r\n', "Student,ID,Section\r\n"]
)
def test_what_is_no_gradebook_is_refused(text):
    with pytest.raises(BadEntry, match="Canvas"):
        merge(text, COLUMN, LINES)


@pytest.mark.parametrize(
    ("cell", "value"), [("10.00", 10), ("10,5", 10.5), ("1,234", 1.234), ("x", None), ("", None)]
)
def test_numbers_as_canvas_reads_them(cell, value):
    assert number_of(cell) == value
