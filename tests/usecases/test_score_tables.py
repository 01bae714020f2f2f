"""What is taken home: grades by the rule of each quiz, every answer, every question; in every dress."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import event, insert, update

from quizapp.core.errors import BadEntry, NotFound
from quizapp.formats.gradebooks.sheet import Grade
from quizapp.formats.score_workbook import workbook_parts
from quizapp.store import tables
from quizapp.usecases import exporting_scores, joining
from quizapp.usecases.exporting_scores import scope_of_class, sheet
from quizapp.usecases.filling_gradebooks import fill
from quizapp.usecases.score_tables import Profile, Table, score_table, score_text, traps_of
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from tests.usecases.people import Learner, instructor, new_class, new_quiz
from tests.usecases.test_scores import begin, joined, read

LEFT, RIGHT = (False, True, False, True), (True,)


@dataclass
class School:
    """A class of Mira, who has all right, Noor, who has half, and Olga, who did nothing; one quiz."""

    services: Services
    teacher: Any = None
    room: Any = None
    quiz: str = ""
    learners: dict[str, Learner] = field(default_factory=dict)
    attempts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.teacher = instructor(self.services)
        self.room = new_class(self.services, self.teacher)
        self.quiz = new_quiz(self.services, self.teacher, self.room)
        for name in ("Mira", "Noor", "Olga"):
            self.learners[name] = joined(self.services, self.room.join_code, name.lower(), name)
        for name, right in (("Mira", RIGHT), ("Noor", LEFT)):
            self.attempts[name] = begin(self.learners[name], self.quiz)
            self.learners[name].fills_in(self.attempts[name], right)

    @property
    def scope(self) -> Any:
        return scope_of_class(self.services, self.teacher, self.room.public_id)

    def rows(self, table: Table, profile: Profile = Profile.PLAIN, bom: bool = False) -> list[dict[str, str]]:
        text = "".join(score_text(self.services, self.scope, table, profile, self.services.clock(), bom))
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    def grades(self) -> list[Grade]:
        found = sheet(self.services, self.scope, self.services.clock())
        return [line.grades[0] for line in found.lines]

    def gives(self, name: str, **columns: Any) -> None:
        """What the teacher sets in place of the attempts."""
        with self.services.database.writing() as on:
            on.execute(
                insert(tables.GradeOverride).values(
                    quiz_id=self.scope.quizzes[0].id,
                    learner_id=self.learners[name].person.id,
                    reason="because",
                    made_at=self.services.clock(),
                    **columns,
                )
            )

    def changes(self, table: Any, **columns: Any) -> None:
        with self.services.database.writing() as on:
            on.execute(update(table).values(**columns))


@pytest.fixture
def school(services) -> School:
    return School(services)


class TestGrades:
    def test_a_grade_is_what_the_attempt_reached_and_nothing_where_there_is_none(self, school):
        assert school.grades() == [Grade(Decimal("4.00")), Grade(Decimal("2.00")), Grade()]

    def test_of_what_the_teacher_set_the_newest_counts(self, school):
        school.gives("Noor", score=3.5)
        school.gives("Olga", score=None, is_excused=True)
        assert school.grades()[1:] == [Grade(Decimal("3.5")), Grade(is_excused=True)]
        school.gives("Noor", score=None, is_taken_back=True)
        school.gives("Olga", score=1)
        assert school.grades()[1:] == [Grade(Decimal("2.00")), Grade(Decimal("1.0"))]

    @pytest.mark.parametrize(
        ("method", "expected"),
        [("highest", "4.00"), ("last", "1.00"), ("first", "4.00"), ("average", "2.50")],
    )
    def test_of_several_attempts_the_method_of_the_quiz_says_which_counts(self, school, method, expected):
        school.changes(tables.Quiz, method=method)
        with school.services.database.writing() as on:
            first = on.execute(tables.Attempt.__table__.select().order_by(tables.Attempt.id)).first()
            columns = {**first._mapping, "number": 2, "public_id": "again", "score": 1.0}
            del columns["id"]
            on.execute(insert(tables.Attempt).values(**columns))
        assert school.grades()[0] == Grade(Decimal(expected))
        assert [row["attempt"] for row in school.rows(Table.ATTEMPTS)] == ["1", "2", "1", ""]

    def test_a_score_out_of_less_is_made_one_out_of_what_the_quiz_can_earn(self, school):
        school.changes(tables.Attempt, maximum=3, score=1.5)
        assert school.grades()[0] == Grade(Decimal("2.00"))

    def test_whoever_ran_out_of_time_has_the_grade_that_will_be_stored(self, school):
        nora = joined(school.services, school.room.join_code, "nora", "Nora")
        attempt = begin(nora, school.quiz)
        nora.saves(attempt, 1, {"unknown": ["1"]})
        school.changes(tables.Attempt, due_at=school.services.clock())
        school.services.clock.forward(seconds=1)
        assert school.grades()[2].score is not None
        (row,) = [row for row in school.rows(Table.ATTEMPTS) if row["learner"] == "Nora"]
        assert (row["status"], row["finished_at"]) == ("submitted", "2026-11-23T09:00:00Z")
        assert Decimal(row["score"]) == school.grades()[2].score

    def test_the_number_of_queries_does_not_grow_with_learners_or_quizzes(self, school):
        def queries() -> int:
            asked = []
            engine = school.services.database.engine
            scope = school.scope
            event.listen(engine, "before_cursor_execute", lambda *_: asked.append(1))
            sheet(school.services, scope, school.services.clock())
            return len(asked)

        few = queries()
        for number in range(20):
            joining.join_class(
                school.services, None, school.room.join_code, f"L{number}", UNKNOWN_BROWSER,
                school.services.clock(),
            )  # fmt: skip
        for title in ("Week 2", "Week 3"):
            new_quiz(school.services, school.teacher, school.room, title)
        assert queries() == few

    def test_only_the_quizzes_asked_for(self, school):
        second = new_quiz(school.services, school.teacher, school.room, "Week 2")
        scope = scope_of_class(school.services, school.teacher, school.room.public_id, [second])
        assert [column.title for column in scope.columns] == ["Week 2"]
        with pytest.raises(NotFound):
            scope_of_class(school.services, school.teacher, school.room.public_id, ["f" * 24])

    def test_a_draft_is_no_quiz_yet(self, school):
        school.changes(tables.Quiz, published_at=None)
        assert school.scope.quizzes == ()
        assert school.rows(Table.ATTEMPTS) == []


class TestAttempts:
    def test_whoever_is_excused_has_that_status_and_no_score(self, school):
        school.gives("Noor", score=None, is_excused=True)
        school.gives("Olga", score=None, is_excused=True)
        found = {row["learner"]: (row["status"], row["score"]) for row in school.rows(Table.ATTEMPTS)}
        assert found == {"Mira": ("submitted", "4"), "Noor": ("excused", ""), "Olga": ("excused", "")}

    def test_a_late_attempt_says_so(self, school):
        school.changes(tables.Attempt, status="late")
        assert [row["late"] for row in school.rows(Table.ATTEMPTS)] == ["yes", "yes", "no"]

    def test_pages_of_learners_join_without_a_seam(self, school, monkeypatch):
        whole = school.rows(Table.ATTEMPTS)
        monkeypatch.setattr(exporting_scores, "LEARNERS_AT_ONCE", 1)
        assert school.rows(Table.ATTEMPTS) == whole


class TestAnswers:
    def test_every_answer_with_what_made_it_and_what_it_did(self, school):
        rows = school.rows(Table.RESPONSES)
        assert len(rows) == 8
        mira = rows[0]
        assert (mira["class"], mira["quiz"], mira["attempt"], mira["position"]) == ("10B", "Week 1", "1", "1")
        assert mira["learner_id"] == school.learners["Mira"].person.public_id
        assert mira["variant_seed"].startswith(f"{mira['seed']}/")
        assert mira["variant_seed"].endswith(f"/{mira['fact']}/{mira['kind']}")
        assert (mira["fraction"], mira["mark"]) == ("1", "1")
        assert mira["rating"] in ("1", "3")
        assert mira["recall_before"] == ""  # it was met here for the first time
        assert mira["answered_at"] == "2026-11-23T09:00:00Z"
        assert len({row["blueprint_id"] for row in rows}) == 1
        assert {row["fraction"] for row in rows[4:]} == {"0", "1"}

    def test_the_name_of_a_learner_is_not_in_it(self, school):
        text = "".join(
            score_text(school.services, school.scope, Table.RESPONSES, Profile.PLAIN, school.services.clock())
        )
        assert "Mira" not in text
        assert "mira" not in text

    def test_an_open_attempt_is_not_in_it_yet(self, school):
        begin(school.learners["Olga"], school.quiz)
        assert len(school.rows(Table.RESPONSES)) == 8


class TestQuestions:
    def test_each_fact_and_kind_with_its_figures(self, school):
        rows = school.rows(Table.ITEMS)
        answers = school.rows(Table.RESPONSES)
        assert len(rows) == len({(row["fact"], row["kind"]) for row in answers})
        assert sum(int(row["asked"]) for row in rows) == len(answers)
        for row in rows:
            mine = [
                float(one["fraction"])
                for one in answers
                if (one["fact"], one["kind"]) == (row["fact"], row["kind"])
            ]
            assert float(row["facility"]) == pytest.approx(sum(mine) / len(mine), abs=1e-4)
            assert row["discrimination"] == ""  # two answers tell nothing

    def test_of_each_learner_the_first_attempt_counts(self, school):
        before = school.rows(Table.ITEMS)
        with school.services.database.writing() as on:
            on.execute(update(tables.Attempt).values(number=2))
        assert school.rows(Table.ITEMS) == before


class TestReaders:
    def test_canvas_gets_its_columns_and_an_excuse_in_its_word(self, school):
        school.gives("Noor", score=None, is_excused=True)
        rows = school.rows(Table.GRID, Profile.CANVAS)
        assert [row["Week 1"] for row in rows] == ["4", "4", "EX", ""]
        assert rows[1]["SIS Login ID"] == "mira"

    def test_the_assignment_that_was_filled_once_is_remembered_for_canvas_alone(self, school):
        book = (
            "Student,ID,SIS User ID,SIS Login ID,Section,{} (7)\r\n"
            "    Points Possible,,,,,4\r\nMira,1,,mira,A,\r\n"
        )
        fill(school.services, school.scope, book.format("Week 1"), school.services.clock())
        school.changes(tables.Quiz, title="The harbour")
        done = fill(school.services, school.scope, book.format("Week 1 again"), school.services.clock())
        assert [column.header for column in done.columns] == ["Week 1 again (7)"]
        assert "The harbour (7)" in school.rows(Table.GRID, Profile.CANVAS)[0]
        assert "The harbour [Total Pts: 4 Score]" in school.rows(Table.GRID, Profile.BLACKBOARD)[0]

    def test_moodle_and_blackboard_get_theirs(self, school):
        assert [row["Quiz: Week 1 (Real)"] for row in school.rows(Table.GRID, Profile.MOODLE)] == [
            "4", "2", "-",
        ]  # fmt: skip
        header = "Week 1 [Total Pts: 4 Score]"
        assert [row[header] for row in school.rows(Table.GRID, Profile.BLACKBOARD)] == ["4", "2", ""]

    def test_what_a_platform_would_misread_is_known_before(self, school):
        joining.join_class(
            school.services, None, school.room.join_code, "Ben", UNKNOWN_BROWSER, school.services.clock()
        )
        found = {trap.code for trap in traps_of(school.services, school.scope, Profile.CANVAS)}
        assert {"without-key", "new-assignment"} <= found
        assert traps_of(school.services, school.scope, Profile.PLAIN) == []

    def test_a_score_set_above_what_the_quiz_can_earn_is_kept_and_named(self, school):
        school.gives("Noor", score=4)
        assert traps_of(school.services, school.scope, Profile.PLAIN) == []
        school.gives("Noor", score=4.5)
        assert school.grades()[1] == Grade(Decimal("4.5"))
        (trap,) = traps_of(school.services, school.scope, Profile.PLAIN)
        assert trap.text.startswith("Noor has 4.5 in “Week 1”, set by hand, and the quiz can earn 4 by now.")
        assert traps_of(school.services, school.scope, Profile.PLAIN, Table.ATTEMPTS) == []
        school.gives("Noor", score=None, is_taken_back=True)
        assert traps_of(school.services, school.scope, Profile.PLAIN) == []

    def test_the_grid_has_the_excuse_as_a_word(self, school):
        school.gives("Olga", score=None, is_excused=True)
        assert [row["Week 1"] for row in school.rows(Table.GRID)] == ["4", "2", "excused"]

    @pytest.mark.parametrize("table", [Table.ATTEMPTS, Table.RESPONSES, Table.ITEMS])
    def test_a_platform_takes_the_grid_alone(self, school, table):
        with pytest.raises(BadEntry, match="Moodle takes one row a student"):
            school.rows(table, Profile.MOODLE)

    def test_the_mark_for_excel_stands_first_and_once(self, school):
        for profile in (Profile.PLAIN, Profile.CANVAS):
            lines = score_text(
                school.services, school.scope, Table.GRID, profile, school.services.clock(), bom=True
            )
            text = "".join(lines)
            assert text.startswith("\ufeff")
            assert text.count("\ufeff") == 1

    def test_a_program_may_have_names_as_they_are(self, school):
        joining.join_class(
            school.services, None, school.room.join_code, "=1+1", UNKNOWN_BROWSER, school.services.clock()
        )
        assert school.rows(Table.ATTEMPTS)[0]["learner"] == "'=1+1"
        assert school.rows(Table.ATTEMPTS, Profile.RAW)[0]["learner"] == "=1+1"


def test_a_workbook_holds_names_as_text_and_points_as_numbers(school):
    joining.join_class(
        school.services, None, school.room.join_code, "=1+1", UNKNOWN_BROWSER, school.services.clock()
    )
    school.gives("Olga", score=None, is_excused=True)
    made = score_table(school.services, school.scope, Table.GRID, school.services.clock())
    book = load_workbook(io.BytesIO(b"".join(workbook_parts(made, "grid"))))
    rows = list(book["grid"].iter_rows())
    assert [[cell.value for cell in row] for row in rows] == [
        ["learner", "login", "Week 1"],
        ["=1+1", None, None],
        ["Mira", "mira", 4],
        ["Noor", "noor", 2],
        ["Olga", "olga", "excused"],
    ]
    assert rows[1][0].data_type == "s"
    assert rows[2][2].data_type == "n"


def test_all_tables_of_a_class_without_anybody_have_a_header_only(services):
    teacher = instructor(services)
    room = new_class(services, teacher)
    scope = scope_of_class(services, teacher, room.public_id)
    for table in Table:
        assert len(read(score_text(services, scope, table, Profile.PLAIN, services.clock()))) == 1
