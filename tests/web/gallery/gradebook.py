"""The gradebook: full, empty, one cell, one student, one attempt, and the statistics of a quiz."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.core.attempts import Terms
from quizapp.core.counting_attempts import Method
from quizapp.core.gradebook import Cell, Standing
from quizapp.core.item_analysis.histogram import histogram
from quizapp.core.item_analysis.quiz import quiz_statistics
from quizapp.core.questions import BLANK, Grade, Option, Question, Response
from quizapp.store.classes import ClassRow
from quizapp.usecases.gradebook import BookRow, Column, GradeSheet, Member
from quizapp.usecases.spread import Spread
from quizapp.web.teach.gradebook_choice import Choice
from quizapp.web.teach.gradebook_forms import GradebookForm, GradeForm
from quizapp.web.teach.gradebook_page import gradebook_page
from quizapp.web.teach.spread import spread_part
from quizapp.web.views import gradebook, teach
from quizapp.web.views.common import ChangeLine
from quizapp.web.views.questions import AnsweredQuestion
from tests.web.gallery.forms import none
from tests.web.gallery.samples import BRIDGE_ASK, UGLY

BRIDGE = Question(
    kind="choice", facts=("bridge",), prompt=BRIDGE_ASK, key=1, answer_text="1959", at=("H8",),
    options=(Option("1952", "the wooden bridge"), Option("1959")), why="Before it there was a wooden one.",
)  # fmt: skip
NOW = datetime(2026, 11, 23, 18, 26, tzinfo=UTC)
TITLES = ("Week 1: the river", "Week 2: two treaties", "Week 3: railway and port", "Week 4: workers", UGLY)
STANDINGS = {
    (1, 1): Cell(Standing.SUBMITTED, 13, 18, is_given=True, attempts=2),
    (2, 1): Cell(Standing.MISSING, None, 18),
    (2, 3): Cell(Standing.MISSING, None, 18),
    (4, 2): Cell(Standing.LATE, 13, 20, attempts=1),
    (5, 0): Cell(Standing.EXCUSED, None, 12, is_given=True),
    (5, 3): Cell(Standing.OPEN, None, 18, attempts=1),
    (1, 3): Cell(Standing.OPEN, None, 18, attempts=1),
    (6, 2): Cell(Standing.LATE, 12.5, 20, is_given=True, attempts=1),
}
MOST = (12, 18, 20, 18, 20)


def sheet(students: int = 12, quizzes: int = 5) -> GradeSheet:
    """A gradebook with something of everything."""
    columns = tuple(
        Column(
            at, f"q{at}", TITLES[at], MOST[at], Method.HIGHEST, 2.0 if at == 2 else 1.0,
            Terms(closes_at=NOW + timedelta(days=7 * (at - 3), minutes=14)), at == 0, False,
        )
        for at in range(quizzes)
    )  # fmt: skip
    rows = tuple(_row(number, quizzes) for number in range(students))
    return GradeSheet(ClassRow(1, "c1", "Class 10B", "CODE", None, 0), columns, rows)


def _row(number: int, quizzes: int) -> BookRow:
    name = UGLY if number == 8 else f"Student {number + 1:02}"
    cells = tuple(_cell(number, at) for at in range(quizzes))
    return BookRow(Member(number + 1, f"m{number}", name, f"s{number + 1:02}", "", "", 1.0), cells)


def _cell(number: int, at: int) -> Cell:
    usual = Cell(
        Standing.SUBMITTED, round(MOST[at] * (0.6 + (number * 7 + at * 3) % 9 / 22), 1), MOST[at], False, 1
    )
    return STANDINGS.get((number, at), Cell(Standing.WAITING, None, MOST[at]) if at == 4 else usual)


class Made:
    """A page that is made when it is shown first, as its addresses need a request."""

    template = gradebook.GradebookPage.template
    nav = gradebook.GradebookPage.nav

    def __init__(self, choice: Choice, of: GradeSheet) -> None:
        self._make = lambda: gradebook_page(of, choice, NOW, "Europe/Berlin")
        self._page: Any = None

    def __getattr__(self, name: str) -> Any:
        self._page = self._page or self._make()
        return getattr(self._page, name)


def grid_form(choice: Choice | None = None, of: GradeSheet | None = None) -> Any:
    """The form above the grid."""
    chosen, columns = choice or Choice(), (of or sheet()).columns

    def forms() -> dict[str, object]:
        form = GradebookForm(formdata=None, data={key: getattr(chosen, key) for key in chosen.__slots__})
        return {"form": form.offer((column.quiz, column.title) for column in columns)}

    return forms


def grade_form(posted: bool = False) -> Any:
    """The form of one cell, with the faults it finds."""

    def forms() -> dict[str, object]:
        form = GradeForm(formdata=MultiDict({"score": "lots", "reason": ""}) if posted else None)
        if posted:
            form.validate()
        return {"form": form}

    return forms


def exhibit(choice: Choice | None = None, of: GradeSheet | None = None) -> Any:
    """The gradebook in one state."""
    return (Made(choice or Choice(), of or sheet()), "teacher", grid_form(choice, of))


ATTEMPTS = (
    gradebook.AttemptRow("a1", 1, "11 of 16", "12 November, 17:31", "12 November, 17:40", "9 minutes"),
    gradebook.AttemptRow(
        "a2", 2, "12 of 16", "12 November, 17:44", "12 November, 17:52", "8 minutes", counts=True
    ),
)
HISTORY = (
    gradebook.HistoryRow(
        "14 November, 09:12", "Grace Example", "12 of 16", "13 of 16", "Question 9 accepts Peking and Beijing"
    ),
    gradebook.HistoryRow("13 November, 18:02", "Grace Example", "what the attempts say", "12 of 16", UGLY),
)
CELL = gradebook.CellPage(
    "c1", "Class 10B", "q1", "Week 2: two treaties", "m1", "Student 02",
    "Student 02 has 13 of 16, set by hand.", "12 of 16", "16", "the best attempt counts",
    is_given=True, seen=7, attempts=ATTEMPTS, history=HISTORY,
    before=("m0", "Student 01"), after=("m2", UGLY),
)  # fmt: skip
STUDENT = gradebook.StudentPage(
    "c1", "Class 10B", "m1", "Student 02", "Student 02 has 81 % so far.",
    "3 of 4 quizzes with a score; what is missing counts as 0.",
    (("Login", "s02"), ("Number", "12345"), ("Time", "1.5 times as long")),
    (
        gradebook.StudentQuiz("q2", "Week 4: workers", "in the middle of it", "◐ open", "doubt",
                              "closes 30 November, 18:40; 30 minutes (was ill)"),
        gradebook.StudentQuiz("q1", "Week 2: two treaties", "13 of 16", "set by hand", "plain", "",
                              ATTEMPTS, HISTORY),
        gradebook.StudentQuiz("q0", UGLY, "missing", "✕ missing", "wrong"),
    ),
)  # fmt: skip
SEEN = gradebook.SeenAttemptPage(
    "a2", "c1", "Class 10B", "q1", "Week 2: two treaties", "m1", "Student 02", "Student 02 has 1 of 2.",
    "Attempt 2, begun 12 November, 17:44; handed in 12 November, 17:52, after 8 minutes.",
    items=(
        gradebook.SeenQuestion(
            AnsweredQuestion.of(
                BRIDGE, Response(0, "1952"), Grade(0.0), kind_title="multiple choice",
                points="0 of 1", number=1,
                whose="theirs",
            ),
            "answered 12 November, 17:46",
            (("1959", "12 November, 17:53"), (UGLY, "12 November, 17:54")),
        ),
        gradebook.SeenQuestion(
            AnsweredQuestion.of(
                BRIDGE, BLANK, Grade(0.0), kind_title="multiple choice", points="0 of 1", number=2
            )
        ),
    ),
)  # fmt: skip
SCORES = [3, 7, 8, 9, 9.5, 10, 11, 11, 12, 12, 12, 13, 13, 14, 14, 15, 15, 16, 18, 20]
SPREAD = spread_part(Spread(quiz_statistics(SCORES), histogram(SCORES, 20), 20.0, is_same_for_all=False))
FEW = spread_part(Spread(quiz_statistics([2.0]), histogram([2.0], 4), 4.0, is_same_for_all=True))
QUIZ = teach.TeachQuiz(
    "q1", "Week 3: the railway and the port", "c1", "Class 10B", "20 of 30 have handed in.", 20,
    (teach.Figure("Handed in", "20", "30"), teach.Figure("Mean score", "11.9", "20")),
    (teach.ScoreRow("Student 02", "s02", "submitted", "13.5", "20", "67.5", "18:40", member="m2"),),
    spread=SPREAD,
)  # fmt: skip
CHANGES = (
    ChangeLine("23 November, 18:22", "closes 30 November, 18:00", "", "Grace Example", "The network went."),
    ChangeLine("24 November, 09:05", "40 minutes", UGLY, UGLY, "ill " * 40),
    ChangeLine("24 November, 09:07", "2 attempts", "", "Grace Example"),
)  # fmt: skip
ABOVE = replace(
    sheet(),
    rows=tuple(
        replace(row, cells=(Cell(Standing.SUBMITTED, 13, 12, is_given=True, attempts=1), *row.cells[1:]))
        if row.member.name == "Student 02"
        else row
        for row in sheet().rows
    ),
)

EXHIBITS: dict[str, Any] = {
    "gradebook": exhibit(),
    "gradebook-above": exhibit(of=ABOVE),
    "gradebook-percent": exhibit(Choice(unit="percent", missing="out", sort="total", order="down")),
    "gradebook-one-quiz": exhibit(Choice(quiz="q3", status="missing")),
    "gradebook-nobody-fits": exhibit(Choice(name="Zebra", quiz="q1", status="late")),
    "gradebook-pages": exhibit(of=sheet(students=130)),
    "gradebook-no-students": exhibit(of=sheet(students=0)),
    "gradebook-no-quizzes": exhibit(of=sheet(quizzes=0)),
    "grade": (CELL, "teacher", grade_form()),
    "grade-above": (
        replace(CELL, maximum="12", headline="Student 02 has 13 of 12, set by hand.", is_above=True),
        "teacher",
        grade_form(),
    ),
    "grade-errors": (
        replace(CELL, attempts=(), history=(), is_given=False),
        "teacher",
        grade_form(posted=True),
    ),
    "student": (STUDENT, "teacher", none),
    "student-empty": (
        replace(STUDENT, quizzes=(), about=(), headline="Student 02 has no score yet."),
        "teacher",
        none,
    ),
    "teach-attempt": (SEEN, "teacher", none),
    "teach-attempt-open": (replace(SEEN, is_open=True), "teacher", none),
    "teach-quiz-spread": (QUIZ, "teacher", none),
    "teach-quiz-changed": (replace(QUIZ, changes=CHANGES), "teacher", none),
    "teach-quiz-spread-few": (replace(QUIZ, spread=FEW), "teacher", none),
}
