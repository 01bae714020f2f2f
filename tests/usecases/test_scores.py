"""Scores on their way to a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from quizapp.core.errors import NotFound
from quizapp.usecases import beginning, exporting_scores, grading, joining
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from tests.usecases.people import (
    Learner,
    instructor,
    learner,
    new_class,
    new_id,
    new_quiz,
    scores_by_code,
)

COLUMNS = "class,learner,login,quiz,attempt,status,score,maximum,percent,started_at,finished_at,late"
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    " =1",
    "＝1",
    '"=1"',
    "';=1",
    "Lind, Mira",
    'Mira "M" Lind',
    "👩‍🏫",
    "محمد",
    "x\ty",
]
TIMES = ("2026-11-23T09:00:00Z", "2026-11-23T09:04:00Z")
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def begin(who: Learner, quiz: str) -> str:
    """Begin a class quiz."""
    return beginning.begin_quiz(who.services, who.person, quiz, new_id(), new_id(), who.services.clock())


def joined(services: Services, code: str, login: str, name: str) -> Learner:
    """A learner who is in the class."""
    who = learner(services, login, "Somebody")
    joining.join_class(services, who.person, code, name, UNKNOWN_BROWSER, services.clock())
    return who.again()


def read(lines) -> list[list[str]]:
    """CSV as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO("".join(lines), newline=""), strict=True))


# row-70
def test_every_member_has_a_row_for_every_quiz_with_exactly_these_columns(services, clock):
    teacher = instructor(services)
    room = new_class(services, teacher)
    first, second = (new_quiz(services, teacher, room, title) for title in ("Week 1", "Week 2"))
    mira, nora = (joined(services, room.join_code, name.lower(), name) for name in ("Mira", "Nora"))
    attempt = begin(mira, first)
    clock.forward(minutes=4)
    mira.fills_in(attempt, (True, True, True, False))
    begin(nora, first)
    header, *rows = read(grading.class_csv(services, teacher, room.public_id, services.clock())[1])
    assert ",".join(header) == COLUMNS
    assert rows == [
        ["10B", "Mira", "mira", "Week 1", "1", "submitted", "3", "4", "75", *TIMES, "no"],
        ["10B", "Nora", "nora", "Week 1", "1", "open", "", "4", "", "2026-11-23T09:04:00Z", "", "no"],
        ["10B", "Mira", "mira", "Week 2", "", "missing", "", "4", "", "", "", "no"],
        ["10B", "Nora", "nora", "Week 2", "", "missing", "", "4", "", "", "", "no"],
    ]
    assert read(grading.quiz_csv(services, teacher, second, services.clock())[2])[1:] == rows[2:]
    assert read(scores_by_code(services, room.join_code.lower(), first, "attempts"))[1:] == rows[:2]


def test_one_row_a_learner_in_the_grid(services):
    teacher = instructor(services)
    room = new_class(services, teacher)
    first, second = (new_quiz(services, teacher, room, title) for title in ("Week 1", "Week 1"))
    mira, _ = (joined(services, room.join_code, name.lower(), name) for name in ("Mira", "Nora"))
    mira.fills_in(begin(mira, second))
    table = read(scores_by_code(services, room.join_code, None, "grid"))
    assert table == [
        ["learner", "login", "Week 1", f"Week 1 [{second[:6]}]"],
        ["Mira", "mira", "", "4"],
        ["Nora", "nora", "", ""],
    ]
    assert first != second


def test_a_guest_in_a_class_has_a_row_without_a_login(services, clock):
    teacher = instructor(services)
    room = new_class(services, teacher)
    new_quiz(services, teacher, room)
    joining.join_class(services, None, room.join_code, "Ben", UNKNOWN_BROWSER, clock())
    assert read(grading.class_csv(services, teacher, room.public_id, services.clock())[1])[1][:4] == [
        "10B",
        "Ben",
        "",
        "Week 1",
    ]


@pytest.mark.parametrize("name", HOSTILE)
# row-69
def test_no_name_becomes_a_formula_or_breaks_the_table(services, clock, name):
    teacher = instructor(services, name=name)
    room = new_class(services, teacher, name)
    new_quiz(services, teacher, room, name)
    joining.join_class(services, None, room.join_code, name, UNKNOWN_BROWSER, clock())
    for table in ("attempts", "grid"):
        rows = read(scores_by_code(services, room.join_code, None, table))
        assert len(rows) == 2
        assert len(rows[0]) == len(rows[1])
        assert not [cell for cell in rows[1] if cell.lstrip(" ").startswith(TRIGGERS)]
        bare = name.strip().replace("\t", " ")
        assert any(cell.lstrip("'") == bare.lstrip("'") for cell in rows[1])


@pytest.mark.parametrize("title", ["=1+1", "@SUM(1)"])
def test_no_quiz_title_becomes_a_formula_in_the_header_of_the_grid(services, clock, title):
    teacher = instructor(services)
    room = new_class(services, teacher)
    new_quiz(services, teacher, room, title)
    joining.join_class(services, None, room.join_code, "Ben", UNKNOWN_BROWSER, clock())
    header = read(scores_by_code(services, room.join_code, None, "grid"))[0]
    assert header == ["learner", "login", f"'{title}"]


# row-71
def test_a_class_without_learners_or_quizzes_has_a_header(services):
    teacher = instructor(services)
    room = new_class(services, teacher)
    assert (
        "".join(grading.class_csv(services, teacher, room.public_id, services.clock())[1]) == f"{COLUMNS}\r\n"
    )
    assert read(scores_by_code(services, room.join_code, None, "grid")) == [["learner", "login"]]


def test_scores_are_for_the_class_own_teacher_and_known_before_the_first_line(services):
    teacher, other = instructor(services), instructor(services, "keller")
    room = new_class(services, teacher)
    quiz = new_quiz(services, teacher, room)
    with pytest.raises(NotFound):
        grading.class_csv(services, other, room.public_id, services.clock())
    with pytest.raises(NotFound):
        grading.quiz_csv(services, other, quiz, services.clock())
    with pytest.raises(NotFound):
        scores_by_code(services, "AAAA-AAAA", None, "attempts")


# row-71
def test_others_can_write_while_scores_are_read(services, clock, monkeypatch):
    monkeypatch.setattr(exporting_scores, "LEARNERS_AT_ONCE", 10)
    teacher = instructor(services)
    room = new_class(services, teacher)
    new_quiz(services, teacher, room)
    for number in range(30):
        joining.join_class(services, None, room.join_code, f"Learner {number}", UNKNOWN_BROWSER, clock())
    lines = grading.class_csv(services, teacher, room.public_id, services.clock())[1]
    start = next(lines) + next(lines)
    assert services.database.engine.pool.checkedout() == 0
    joining.join_class(services, None, room.join_code, "Latecomer", UNKNOWN_BROWSER, clock())
    rows = read([start, *lines])[1:]
    assert len(rows) == 30
    assert not any("Latecomer" in row for row in rows)
