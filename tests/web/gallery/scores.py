"""Scores on their way out."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.web.teach.scores_forms import GradebookForm, PackedForm, ScoresForm
from quizapp.web.views.scores import FilledPage, ScoresPage
from tests.web.gallery.samples import UGLY

QUIZZES = (("q1", "Week 1: the river"), ("q2", "Week 2: the railway (1953)"), ("q3", UGLY))
WHERE: dict[str, Any] = {"class_id": "c1", "class_name": "Class 10B"}
COUNTS: dict[str, Any] = {"students": 30, "quizzes": 3, "handed_in": 84}
ATTEMPTS = (
    "class", "learner", "login", "quiz", "attempt", "status", "score", "maximum", "percent",
    "started_at", "finished_at", "late",
)  # fmt: skip
TIMES = ("2026-11-23T08:02:11Z", "2026-11-23T08:16:40Z")
ROWS = (
    (
        "Class 10B",
        "Ada Example",
        "ada",
        "Week 1: the river",
        "1",
        "submitted",
        "8.5",
        "10",
        "85",
        *TIMES,
        "no",
    ),
    ("Class 10B", "Ben Sample", "ben", "Week 1: the river", "1", "late", "6", "10", "60", *TIMES, "yes"),
    ("Class 10B", f"'={UGLY}", "", "Week 1: the river", "", "missing", "", "10", "", "", "", "no"),
)
GRADES = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 1: the river", "Week 2 [1953]")
GRADE_ROWS = (
    ("    Points Possible", "", "", "", "", "10", "20"),
    ("Ada Example", "", "", "ada", "", "8.5", "17"),
    ("Ben Sample", "", "", "ben", "", "6", "EX"),
)
TRAPS = (
    "“Week 2: the railway (1953)” ends like the number of an assignment in Canvas; it is written "
    "“Week 2: the railway [1953]”.",
    "“Week 1: the river” has no number of an assignment, so Canvas asks whether to make a new one.",
    "2 students have neither a login nor an ID number: Canvas can only go by the name.",
)


def scores_form(what: str = "attempts", **posted: str) -> Any:
    """A form maker; with `posted`, it has been judged."""

    def forms() -> dict[str, object]:
        sent = {"what": what, **posted}
        form = ScoresForm(formdata=MultiDict(sent)).offer(QUIZZES)
        form.validate()
        if posted:
            form.file.errors = ["Canvas takes CSV. Choose CSV, or the plain table for Excel."]
        return {"form": form, "gradebook": GradebookForm(formdata=None)}

    return forms


def packed_form() -> dict[str, object]:
    return {"form": PackedForm(formdata=None)}


EXHIBITS = {
    "scores": (
        ScoresPage(**WHERE, **COUNTS, header=ATTEMPTS, rows=ROWS, download="/teach/x"),
        "teacher",
        scores_form(),
    ),
    "scores-canvas": (
        ScoresPage(
            **WHERE,
            **COUNTS,
            platform="Canvas",
            header=GRADES,
            rows=GRADE_ROWS,
            is_whole=True,
            traps=TRAPS,
            more_traps=2,
            download="/teach/x",
            chosen=("q1", "q2"),
            fills=True,
        ),
        "teacher",
        scores_form("canvas"),
    ),
    "scores-error": (ScoresPage(**WHERE, **COUNTS), "teacher", scores_form("canvas", file="xlsx")),
    "scores-nobody": (ScoresPage(**WHERE), "teacher", scores_form()),
    "scores-no-quiz": (ScoresPage(**WHERE, students=3), "teacher", scores_form()),
    "scores-filled": (
        FilledPage(
            **WHERE,
            columns=(
                ("Week 1: the river", "Week 1: the river (55120)", 26),
                ("Week 2: the railway (1953)", "Week 2: the railway [1953]", 28),
            ),
            found=28,
            missing=("Ben Sample", UGLY),
            unknown=("Student, Test",),
            traps=(
                "In Canvas this counts 20 points, here 10: the scores are those from here.",
                "The gradebook has no column “Week 2: the railway [1953]”; a new one stands at its end.",
            ),
            packed="eJw=",
        ),
        "teacher",
        packed_form,
    ),
    "scores-filled-nobody": (
        FilledPage(**WHERE, columns=(), found=0, missing=("Ada Example",), unknown=("Student, Test",)),
        "teacher",
        packed_form,
    ),
}
