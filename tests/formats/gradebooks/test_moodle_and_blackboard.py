"""The files for Moodle and Blackboard, read back by `csv`; and what they would misread, named."""

import csv
import io
from decimal import Decimal

from quizapp.formats.gradebooks.blackboard import blackboard_lines, blackboard_traps
from quizapp.formats.gradebooks.moodle import moodle_lines, moodle_traps
from quizapp.formats.gradebooks.sheet import Grade, GradeColumn, GradeLine, Learner

COLUMNS = [GradeColumn("Border", Decimal(10)), GradeColumn("Trade", Decimal("7.5"), "812")]
LINES = [
    GradeLine(Learner("=1+1", "ana", "0012", "ana@example.com"), (Grade(Decimal("9.5")), Grade())),
    GradeLine(Learner('O\'Brien, "Zed"', "zed"), (Grade(is_excused=True), Grade(Decimal("-6")))),
]


def read(lines):
    return list(csv.reader(io.StringIO("".join(lines), newline="")))


def test_moodle_finds_its_keys_and_its_columns():
    header, *rows = read(moodle_lines(COLUMNS, LINES))
    assert header == [
        "Name",
        "Username",
        "Email address",
        "ID number",
        "Quiz: Border (Real)",
        "Quiz: Trade (Real)",
    ]
    assert rows[0] == ["'=1+1", "ana", "ana@example.com", "0012", "9.5", "-"]
    assert rows[1] == ['O\'Brien, "Zed"', "zed", "", "", "-", "-6"]


def test_what_moodle_would_misread():
    same = [GradeColumn("Border", Decimal(1)), GradeColumn(" Border ", Decimal(2))]
    learners = [Learner("A"), Learner("B", email="B@example.com")]
    assert [trap.code for trap in moodle_traps(same, learners)] == ["same-title", "without-key", "capitals"]
    assert moodle_traps(COLUMNS, [line.learner for line in LINES]) == []


def test_blackboard_wants_every_cell_in_quotes():
    text = "".join(blackboard_lines(COLUMNS, LINES))
    assert text.startswith('"Username","Student ID","Name","Border [Total Pts: 10 Score]"')
    header, *rows = read([text])
    assert header[-1] == "Trade [Total Pts: 7.5 Score] |812"
    assert rows[0] == ["ana", "0012", "'=1+1", "9.5", ""]
    assert all(line.startswith('"') and line.endswith('"') for line in text.strip().split("\r\n"))


def test_what_blackboard_would_misread():
    assert [trap.code for trap in blackboard_traps(COLUMNS, [Learner("A")])] == ["new-column", "without-key"]
