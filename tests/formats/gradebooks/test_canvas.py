"""The file for Canvas, read back by Canvas's rules; and every trap of them named."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.gradebooks.canvas import canvas_lines, canvas_traps, header_of, safe_title
from quizapp.formats.gradebooks.sheet import Grade, GradeColumn, GradeLine, Learner
from tests.formats.gradebooks import canvas_rules

NAMES = ['=HYPERLINK("http://example.com")', 'O\'Brien, "Zed"', "김하나", "Вера Лебедева", "  Spaces  "]


def column(title, maximum="10", platform_id=""):
    return GradeColumn(title, Decimal(maximum), platform_id)


def written(columns, lines):
    return "".join(canvas_lines(columns, lines))


def sheet(titles, names):
    columns = [column(title) for title in titles]
    lines = [
        GradeLine(Learner(name, login=f"login{n}"), tuple(Grade(Decimal(n)) for _ in columns))
        for n, name in enumerate(names)
    ]
    return columns, lines


def test_the_header_has_its_five_columns_and_the_points_come_next():
    lines = written([column("Border", "12.5", "77")], []).split("\r\n")
    assert lines[0] == "Student,ID,SIS User ID,SIS Login ID,Section,Border (77)"
    assert next(csv.reader([lines[1]])) == ["    Points Possible", "", "", "", "", "12.5"]


def test_all_scores_come_back_by_the_rules_of_canvas_whatever_the_names():
    columns, lines = sheet(["Border", "Trade"], NAMES)
    read = canvas_rules.read(written(columns, lines))
    assert read.titles == [("Border", None), ("Trade", None)]
    assert read.points == {"Border": 10, "Trade": 10}
    assert read.scores == {(f"login{n}", title): n for n in range(5) for title in ("Border", "Trade")}


def test_names_survive_and_no_cell_is_a_formula():
    columns, lines = sheet(["Border"], NAMES)
    rows = list(csv.reader(io.StringIO(written(columns, lines), newline="")))[2:]
    assert [row[0] for row in rows] == ["'" + NAMES[0], *NAMES[1:]]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_excused_and_missing():
    line = GradeLine(Learner("A", "a"), (Grade(is_excused=True), Grade(), Grade(Decimal("-6.005"))))
    read = canvas_rules.read(written([column("one"), column("two"), column("three")], [line]))
    assert list(read.scores.values()) == ["excused", None, -6.01]


@pytest.mark.parametrize(
    ("title", "code", "kept"),
    [
        ("Treaties (1953)", "title-like-id", "Treaties [1953]"),
        ("Final Grade quiz", "title-dropped", "Final-Grade quiz"),
        ("The current score of trade", "title-dropped", "The current-score of trade"),
        ("Border", "new-assignment", "Border"),
    ],
)
def test_titles_that_canvas_misreads_are_rewritten_and_named(title, code, kept):
    traps = canvas_traps([column(title)], [])
    assert code in [trap.code for trap in traps]
    read = canvas_rules.read(written([column(title)], [GradeLine(Learner("A", "a"), (Grade(Decimal(1)),))]))
    assert read.titles == [(kept, None)]
    assert read.scores == {("a", kept): 1}


def test_a_title_may_end_like_an_id_if_it_has_one():
    assert canvas_rules.split_title(header_of(column("Treaties (1953)", "10", "8"))) == ("Treaties [1953]", 8)


def test_learners_whom_canvas_would_miss_or_mistake():
    learners = [Learner("Ana Pak"), Learner("ana pak"), Learner("Points Possible Jones", "p")]
    codes = [trap.code for trap in canvas_traps([column("Border", "10", "1")], learners)]
    assert codes == ["name-rewritten", "without-key", "same-name"]
    line = GradeLine(learners[2], (Grade(Decimal(3)),))
    assert canvas_rules.read(written([column("Border")], [line])).scores == {("p", "Border"): 3}


@given(
    st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30), max_size=5),
    st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30), max_size=5),
)
def test_no_title_and_no_name_loses_a_score(titles, names):
    titles = [f"quiz {n} {title}" for n, title in enumerate(titles)]
    columns, lines = sheet(titles, names)
    read = canvas_rules.read(written(columns, lines))
    assert len(read.titles) == len(titles)
    assert len(read.scores) == len(titles) * len(names)
    assert all(identity is None for _, identity in read.titles)
    assert [title for title, _ in read.titles] == [safe_title(title) for title in titles]
