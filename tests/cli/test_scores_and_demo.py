"""`quizapp demo` from nothing, and `quizapp scores` in every dress of what it made."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from quizapp.core.errors import NotFound
from quizapp.usecases.demo import making

pytestmark = pytest.mark.long

COLUMNS = "class,learner,login,quiz,attempt,status,score,maximum,percent,started_at,finished_at,late"


@pytest.fixture
def code(quizapp, home: Path) -> str:
    """The join code of a small demo class."""
    done, said, told = quizapp("demo", "--learners", "3", "--weeks", "1")
    assert done == 0, told
    assert re.search(r"Sign in as its teacher: demo-teacher, password: \w+ \w+", said)
    assert "quizapp demo --remove" in said
    return code_of(home)


def code_of(home: Path) -> str:
    with closing(sqlite3.connect(home / "quizapp.sqlite3")) as on:
        return str(on.execute("SELECT join_code FROM class").fetchone()[0])


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_from_an_empty_folder_to_scores_and_back(quizapp, home, code, tmp_path):
    done, said, _ = quizapp("scores", "--class", code)
    assert done == 0
    assert said.splitlines()[0] == COLUMNS
    assert len(rows(said)) == 1 + 3 * 4

    done, said, told = quizapp("scores", "--class", code, "--profile", "canvas")
    assert rows(said)[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert "so Canvas asks whether to make new ones" in told
    assert "Canvas asks" not in said

    target = tmp_path / "grades.xlsx"
    assert (
        quizapp("scores", "--class", code, "--table", "grid", "--format", "xlsx", "--output", str(target))[0]
        == 0
    )
    assert load_workbook(target)["grid"]["A1"].value == "learner"

    target = tmp_path / "answers.csv"
    assert (
        quizapp("scores", "--class", code, "--table", "responses", "--bom", "--output", str(target))[0] == 0
    )
    assert target.read_bytes().startswith(b"\xef\xbb\xbfclass,learner_id,")

    done, said, _ = quizapp("scores", "--class", code, "--table", "items", "--profile", "raw")
    assert said.startswith("class,quiz,quiz_id,fact,kind,asked,facility,")

    done, _, told = quizapp("demo")
    assert done == 1
    assert "there already" in told
    assert quizapp("demo", "--remove")[1] == "The demo class is gone, with its 4 people and all they did.\n"
    assert quizapp("demo", "--remove")[1] == "There is no demo class here.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format", "xlsx"), "name a file with --output"),
        (("--profile", "moodle", "--table", "attempts"), "Moodle takes one row a student"),
        (("--profile", "canvas", "--format", "xlsx", "--output", "x.xlsx"), "Canvas takes CSV"),
        (("--profile", "word"), "is not one of"),
    ],
)
def test_what_does_not_go_together_is_refused_with_what_to_do(quizapp, words, says):
    done, _, told = quizapp("scores", "--class", "ABCD2345", *words)
    assert done == 2
    assert says in told.replace("\n", " ")


def test_without_a_course_the_demo_says_so(quizapp, monkeypatch):
    def none(*_more: object) -> None:
        raise NotFound(making.NO_COURSE)

    monkeypatch.setattr(making, "make", none)
    done, _, told = quizapp("demo")
    assert (done, told.splitlines()[-1]) == (1, f"quizapp: {making.NO_COURSE}")
