"""The gradebook as stories: who has what, what was set by hand, what the teacher sees behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from quizapp.core.allowances import Override
from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import AlreadyDone, BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.gradebook import Standing
from quizapp.store.tables import Attempt, AttemptItem, ClassMember, Quiz, QuizOverride, ScoreChange
from quizapp.usecases import giving, inspecting, spread, teaching
from quizapp.usecases.giving import Change
from quizapp.usecases.gradebook import grade_sheet
from quizapp.usecases.services import Services
from tests.usecases.people import instructor, new_class, new_id, new_quiz
from tests.usecases.test_scores import begin, joined


class Room:
    """A class of two, Mira and Nora, with one quiz of four questions that closes in a day."""

    def __init__(self, services: Services, **columns: object) -> None:
        self.services = services
        self.teacher = instructor(services)
        self.room = new_class(services, self.teacher)
        self.mira, self.nora = (
            joined(services, self.room.join_code, one.lower(), one) for one in ("Mira", "Nora")
        )
        closes_at = services.clock() + timedelta(days=1)
        self.quiz = teaching.set_quiz(
            services, self.teacher, self.room.public_id, "harbour", "Week 1", Blueprint((), (), 4), new_id(),
            "preview", services.clock(), Terms(closes_at=closes_at, time_limit=600),
        )  # fmt: skip
        self.changes(Quiz, **columns)

    def changes(self, table: object, **columns: object) -> None:
        """Set columns of all rows of a table."""
        if columns:
            with self.services.database.writing() as on:
                on.execute(update(table).values(**columns))

    def adds(self, table: object, **columns: object) -> None:
        """Add a row."""
        with self.services.database.writing() as on:
            on.execute(insert(table).values(**columns))

    def sheet(self):
        return grade_sheet(self.services, self.teacher, self.room.public_id, self.services.clock())

    def cells(self):
        """What Mira and Nora have, as (standing, score)."""
        return [(row.cells[0].standing, row.cells[0].score) for row in self.sheet().rows]

    def at(self, who):
        """The teacher's page about one of them."""
        where = (self.room.public_id, self.quiz, who.person.public_id)
        return giving.show_cell(self.services, self.teacher, *where, self.services.clock())

    def sets(self, who, change: Change) -> int:
        where = (self.room.public_id, self.quiz, who.person.public_id)
        return giving.change_grade(self.services, self.teacher, *where, change, self.services.clock())

    def undoes(self, who, row: int) -> None:
        where = (self.room.public_id, self.quiz, who.person.public_id)
        giving.undo_change(self.services, self.teacher, *where, row, self.services.clock())


def test_a_gradebook_says_who_has_what(services, clock):
    room = Room(services)
    assert room.cells() == [(Standing.WAITING, None), (Standing.WAITING, None)]
    attempt = begin(room.mira, room.quiz)
    assert room.cells()[0] == (Standing.OPEN, None)
    room.mira.fills_in(attempt, right=(True, False))
    clock.forward(days=2)
    assert room.cells() == [(Standing.SUBMITTED, 2.0), (Standing.MISSING, None)]
    (column,) = room.sheet().columns
    assert (column.title, column.maximum, column.weight) == ("Week 1", 4.0, 1.0)


def test_what_is_overdue_counts_as_it_will_be_handed_in(services, clock):
    room = Room(services)
    attempt = begin(room.mira, room.quiz)
    room.mira.saves(attempt, 1, {"unknown": ["1"]})
    clock.forward(minutes=11)
    before = room.cells()[0]
    assert before[0] is Standing.SUBMITTED
    result = inspecting.show_attempt(services, room.teacher, attempt, clock())
    assert (result.score, result.is_open) == (before[1], False)


@pytest.mark.parametrize(
    ("method", "score"), [("highest", 4.0), ("average", 3.0), ("first", 2.0), ("last", 4.0)]
)
def test_the_method_of_the_quiz_counts(services, method, score):
    room = Room(services, method=method, attempts=2)
    attempt = begin(room.mira, room.quiz)
    room.mira.fills_in(attempt, right=(True, False))
    with services.database.writing() as on:
        row = dict(on.execute(Attempt.__table__.select()).one()._mapping)
        on.execute(
            insert(Attempt).values(
                {**row, "id": row["id"] + 1, "public_id": "second", "number": 2, "score": 4.0}
            )
        )
    assert room.cells()[0] == (Standing.SUBMITTED, score)


def test_drafts_binned_quizzes_and_practice_have_no_column(services):
    room = Room(services, published_at=None)
    room.mira.practises()
    assert room.sheet().columns == ()
    assert len(room.sheet().rows) == 2
    with pytest.raises(NotFound):
        room.at(room.mira)
    assert spread.spread_of_quiz(services, room.teacher, room.quiz, services.clock()) is None


def test_who_has_more_time_is_not_missing_while_it_runs(services, clock):
    room = Room(services)
    with services.database.writing() as on:
        on.execute(
            update(ClassMember).where(ClassMember.learner_id == room.mira.person.id).values(time_factor=2.0)
        )
    clock.forward(days=1, minutes=5)
    assert [standing for standing, _ in room.cells()] == [Standing.WAITING, Standing.MISSING]


def test_an_exception_moves_the_end_for_one(services, clock):
    room = Room(services)
    later = (services.clock() + timedelta(days=9)).isoformat()
    (column,) = room.sheet().columns
    room.adds(
        QuizOverride, quiz_id=column.id, learner_id=room.nora.person.id, changes={"closes_at": later},
        reason="was ill", made_at=services.clock(),
    )  # fmt: skip
    clock.forward(days=2)
    assert [standing for standing, _ in room.cells()] == [Standing.MISSING, Standing.WAITING]
    seen = inspecting.show_student(
        services, room.teacher, room.room.public_id, room.nora.person.public_id, clock()
    )
    assert seen.exceptions[column.id][1] == "was ill"
    assert Override.from_plain({}).is_empty


def test_a_score_set_by_hand_counts_until_it_is_taken_back(services, clock):
    room = Room(services)
    room.mira.fills_in(begin(room.mira, room.quiz), right=(True, False))
    first = room.sets(room.mira, Change("Question 2 was misprinted.", 0, 3.0))
    assert room.cells()[0] == (Standing.SUBMITTED, 3.0)
    clock.forward(minutes=1)
    excused = room.sets(room.mira, Change("Was ill.", first, is_excused=True))
    assert room.cells()[0] == (Standing.EXCUSED, None)
    room.sets(room.mira, Change("Is well again.", excused))
    assert room.cells()[0] == (Standing.SUBMITTED, 2.0)
    page = room.at(room.mira)
    assert [(row.score, row.is_excused, row.is_taken_back, row.author) for row in page.history] == [
        (3.0, False, False, "Ms Rahn"), (None, True, False, "Ms Rahn"), (None, False, True, "Ms Rahn"),
    ]  # fmt: skip
    assert (page.by_attempts.score, page.cell.is_given) == (2.0, False)


def test_undo_brings_back_what_was_there_before(services):
    room = Room(services)
    first = room.sets(room.nora, Change("Seen on paper.", 0, 3.5))
    second = room.sets(room.nora, Change("Was ill.", first, is_excused=True))
    room.undoes(room.nora, second)
    assert room.cells()[1] == (Standing.SUBMITTED, 3.5)
    with pytest.raises(ChangedMeanwhile):
        room.undoes(room.nora, second)
    alone = room.sets(room.mira, Change("Wrong row.", 0, 1.0))
    room.undoes(room.mira, alone)
    assert room.cells()[0] == (Standing.WAITING, None)
    assert len(room.at(room.mira).history) == 2


def test_a_change_needs_a_reason_a_possible_score_and_the_newest_page(services):
    room = Room(services)
    with pytest.raises(BadEntry, match="Write why"):
        room.sets(room.mira, Change("  ", 0, 3.0))
    for score in (-0.5, 4.5):
        with pytest.raises(BadEntry, match="from 0 to 4"):
            room.sets(room.mira, Change("Why not.", 0, score))
    with pytest.raises(AlreadyDone):
        room.sets(room.mira, Change("Nothing to take back.", 0))
    room.sets(room.mira, Change("First.", 0, 3.0))
    with pytest.raises(ChangedMeanwhile):
        room.sets(room.mira, Change("From an old page.", 0, 2.0))
    assert room.cells()[0][1] == 3.0


def test_a_change_that_is_sent_twice_is_made_once(services):
    room = Room(services)
    change = Change("Seen on paper.", 0, 3.0)
    assert room.sets(room.mira, change) == room.sets(room.mira, change)
    assert len(room.at(room.mira).history) == 1


def test_less_than_nothing_can_be_set_where_wrong_answers_cost(services):
    room = Room(services, asks_certainty=True)
    assert room.at(room.mira).least == -24
    room.sets(room.mira, Change("Was sure of everything.", 0, -24.0))
    assert room.cells()[0][1] == -24.0


def test_the_gradebook_is_the_teachers_alone(services):
    room, other = Room(services), instructor(services, "keller")
    practice, attempt = room.mira.practises(), begin(room.mira, room.quiz)
    where, who = room.room.public_id, room.mira.person.public_id
    now = services.clock()
    strangers = [
        lambda: grade_sheet(services, other, where, now),
        lambda: giving.show_cell(services, other, where, room.quiz, who, now),
        lambda: giving.change_grade(services, other, where, room.quiz, who, Change("Mine.", 0, 1.0), now),
        lambda: inspecting.show_student(services, other, where, who, now),
        lambda: inspecting.show_attempt(services, other, attempt, now),
        lambda: spread.spread_of_quiz(services, other, room.quiz, now),
        lambda: giving.show_cell(services, room.teacher, where, room.quiz, other.public_id, now),
    ]
    for asks in strangers:
        with pytest.raises(NotFound):
            asks()
    with pytest.raises(NotFound):
        inspecting.show_attempt(services, room.teacher, practice, now)


def test_a_quiz_of_another_class_has_no_cell_here(services):
    room = Room(services)
    other = new_quiz(services, room.teacher, new_class(services, room.teacher, "9A"))
    with pytest.raises(NotFound):
        giving.show_cell(
            services, room.teacher, room.room.public_id, other, room.mira.person.public_id, services.clock()
        )


def test_an_attempt_is_read_with_keys_marks_and_answers_that_came_too_late(services, clock):
    room = Room(services)
    attempt = begin(room.mira, room.quiz)
    room.mira.fills_in(attempt, right=(True, False))
    clock.forward(minutes=1)
    room.mira.saves(attempt, 2, {"unknown": ["1"]}, 1)
    seen = inspecting.show_attempt(services, room.teacher, attempt, clock())
    assert [item.points for item in seen.items] == [1.0, 0.0, 1.0, 0.0]
    assert (seen.score, seen.row.learner, seen.is_open) == (2.0, "Mira", False)
    assert [len(item.late) for item in seen.items] == [0, 1, 0, 0]
    assert all(item.question.answer_text for item in seen.items)


def test_an_open_attempt_is_read_as_it_stands(services):
    room = Room(services)
    attempt = begin(room.mira, room.quiz)
    seen = inspecting.show_attempt(services, room.teacher, attempt, services.clock())
    assert (seen.is_open, seen.score, seen.finished_at) == (True, 0.0, seen.row.due_at)


def test_a_students_page_has_attempts_and_all_changes(services):
    room = Room(services)
    room.mira.fills_in(begin(room.mira, room.quiz))
    room.sets(room.mira, Change("Copied.", 0, 1.0))
    with services.database.reading() as on:
        attempt = on.execute(Attempt.__table__.select()).one().id
    room.adds(
        ScoreChange, attempt_id=attempt, before=3.0, after=4.0, reason="New key.", made_at=services.clock()
    )
    seen = inspecting.show_student(
        services, room.teacher, room.room.public_id, room.mira.person.public_id, services.clock()
    )
    (line,) = seen.lines
    assert (line.cell.score, len(line.attempts), line.history[0].reason) == (1.0, 1, "Copied.")
    assert [(row.before, row.after, row.author) for row in line.regrades] == [(3.0, 4.0, "")]


def test_the_spread_of_a_quiz_is_that_of_its_attempts(services):
    room = Room(services)
    room.mira.fills_in(begin(room.mira, room.quiz), right=(True, False))
    room.nora.fills_in(begin(room.nora, room.quiz))
    room.sets(room.mira, Change("Copied.", 0, 0.0))
    found = spread.spread_of_quiz(services, room.teacher, room.quiz, services.clock())
    assert (found.statistics.count, found.statistics.mean, found.statistics.consistency) == (2, 3.0, None)
    assert [step.count for step in found.steps] == [0, 0, 1, 1]


def test_consistency_is_told_where_all_had_the_same_questions(services):
    room = Room(services, shared_seed="the same")
    learners = [joined(services, room.room.join_code, f"l{at}", f"Learner {at}") for at in range(6)]
    patterns = ["111", "110", "101", "100", "010", "000"]
    for who, pattern in zip(learners, patterns, strict=True):
        attempt = begin(who, room.quiz)
        who.fills_in(attempt)
        with services.database.writing() as on:
            row = on.execute(Attempt.__table__.select().where(Attempt.public_id == attempt)).one()
            on.execute(update(Attempt).where(Attempt.id == row.id).values(score=pattern.count("1")))
            on.execute(
                AttemptItem.__table__.delete().where(
                    AttemptItem.attempt_id == row.id, AttemptItem.position == 4
                )
            )
            for position, mark in enumerate(pattern, start=1):
                here = (AttemptItem.attempt_id == row.id, AttemptItem.position == position)
                on.execute(update(AttemptItem).where(*here).values(points=float(mark)))
    figures = spread.spread_of_quiz(services, room.teacher, room.quiz, services.clock()).statistics
    assert figures.mean == 1.5
    assert figures.consistency == pytest.approx(36.363636)
    assert figures.standard_error == pytest.approx(0.8366600)


def test_a_sheet_can_be_streamed_into_a_table(services):
    room = Room(services)
    room.sets(room.nora, Change("Was ill.", 0, is_excused=True))
    sheet = room.sheet()
    rows = [(row.member.name, row.member.login, row.cells[0].standing.value) for row in sheet.rows]
    assert rows == [("Mira", "mira", "waiting"), ("Nora", "nora", "excused")]
    assert replace(sheet, rows=()).columns == sheet.columns
