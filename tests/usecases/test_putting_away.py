"""The archive and the bin: out of every list, brought back whole, emptied but for what was learned."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import insert, select

from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound, PutAway
from quizapp.store import tables
from quizapp.store.put_away import Move
from quizapp.usecases import (
    beginning,
    giving,
    grading,
    handing_in,
    join_codes,
    joining,
    reading,
    reviewing,
    taking,
    teaching,
    tidying,
)
from quizapp.usecases import home as homes
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

pytestmark = pytest.mark.long

LEARNED = (tables.FactMemory, tables.Review, tables.StudySession, tables.StudyAnswer)


class School:
    """Mira and Noor in a class with two quizzes: Mira has handed in the first, Noor is in the midst of it."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.teacher = instructor(services)
        self.room = new_class(services, self.teacher)
        self.first, self.second = (new_quiz(services, self.teacher, self.room, f"Week {n}") for n in (1, 2))
        self.mira, self.noor = (self.joins(name) for name in ("Mira", "Noor"))
        for who in (self.mira, self.noor):
            who.studies(who.begins(), right=(True, False), most=12)
            who.fills_in(who.practises(2))
        self.handed_in = self.begins(self.mira)
        self.mira.fills_in(self.handed_in)
        self.open = self.begins(self.noor)

    @property
    def now(self) -> Any:
        return self.services.clock()

    def joins(self, name: str) -> Learner:
        who = learner(self.services, name.lower(), name)
        joining.join_class(self.services, who.person, self.room.join_code, "", UNKNOWN_BROWSER, self.now)
        return who

    def begins(self, who: Learner, quiz: str = "") -> str:
        quiz = quiz or self.first
        return beginning.begin_quiz(self.services, who.person, quiz, new_id(), new_id(), self.now)

    def saves(self, who: Learner, attempt: str) -> None:
        who.saves(attempt, 1, {"unknown": ["1"]})

    def moves_class(self, move: Move) -> None:
        tidying.move_class(self.services, self.teacher, self.room.public_id, move, self.now)

    def moves_quiz(self, move: Move) -> None:
        tidying.move_quiz(self.services, self.teacher, self.first, move, self.now)

    def moves_member(self, move: Move) -> None:
        """Noor is the one."""
        tidying.move_member(
            self.services, self.teacher, self.room.public_id, self.noor.person.public_id, move, self.now
        )

    def scores(self) -> list[tuple[str, str]]:
        """Who stands in the CSV with which quiz."""
        lines = grading.class_csv(self.services, self.teacher, self.room.public_id, self.services.clock())[1]
        return [(row[1], row[3]) for row in list(csv.reader(io.StringIO("".join(lines))))[1:]]

    def quizzes_of(self, who: Learner) -> list[str]:
        """The titles a learner finds in the lists of quizzes."""
        course = reading.course(self.services, who.person, "harbour", self.now)
        quizzes, attempts = reading.quizzes_and_attempts(self.services, who.person, course.row.id, self.now)
        begun = [row.quiz_title for row in attempts if row.quiz_title]
        return sorted({row.title for row in quizzes} | set(begun))

    def learned(self) -> dict[str, list[str]]:
        """Every row that a learner's memory and study have, and the practice quizzes with their questions."""
        with self.services.database.reading() as on:
            rows = {t.__tablename__: sorted(map(repr, on.execute(select(t.__table__)))) for t in LEARNED}
            mine = select(tables.Attempt.id).where(tables.Attempt.quiz_id.is_(None))
            for table, column in (
                (tables.Attempt, tables.Attempt.id),
                (tables.AttemptItem, tables.AttemptItem.attempt_id),
                (tables.AnswerEvent, tables.AnswerEvent.attempt_id),
            ):
                found = on.execute(select(table.__table__).where(column.in_(mine)))
                rows[table.__tablename__] = sorted(map(repr, found))
        return rows

    def count(self, table: Any) -> int:
        with self.services.database.reading() as on:
            return len(on.execute(select(table.__table__)).all())


@pytest.fixture
def school(services: Services) -> School:
    return School(services)


MOVES: dict[str, Callable[[School, Move], None]] = {
    "class": School.moves_class,
    "quiz": School.moves_quiz,
    "member": School.moves_member,
}
ALL = [("Mira", "Week 1"), ("Noor", "Week 1"), ("Mira", "Week 2"), ("Noor", "Week 2")]


def test_a_binned_quiz_is_out_of_every_list(school):
    school.moves_quiz(Move.BIN)
    shown = teaching.show_class(
        school.services, school.teacher, school.room.public_id, school.services.clock()
    )
    assert [quiz.title for quiz, _, _ in shown.quizzes] == ["Week 2"]
    assert teaching.list_classes(school.services, school.teacher)[0][2] == 1
    assert school.scores() == ALL[2:]
    assert school.quizzes_of(school.mira) == school.quizzes_of(school.noor) == ["Week 2"]
    assert [row.title for row in homes.home(school.services, school.mira.person, school.now).quizzes] == [
        "Week 2"
    ]
    assert not joining.teaches_or_learns(school.services, school.mira.person, quiz_id=school.first)
    for look in (
        lambda: grading.scores_of_quiz(
            school.services, school.teacher, school.first, school.services.clock()
        ),
        lambda: grading.quiz_csv(school.services, school.teacher, school.first, school.services.clock()),
        lambda: scores_by_code(school.services, school.room.join_code, school.first, "attempts"),
        lambda: beginning.look_at_quiz(
            school.services, school.mira.person, school.first, school.services.clock()
        ),
        lambda: school.begins(school.mira),
    ):
        with pytest.raises(NotFound):
            look()


def test_a_binned_class_is_out_of_every_list_and_its_code_lets_nobody_in(school):
    school.moves_class(Move.BIN)
    assert teaching.list_classes(school.services, school.teacher) == []
    assert reading.joined_classes(school.services, school.mira.person) == []
    assert school.quizzes_of(school.mira) == school.quizzes_of(school.noor) == []
    for look in (
        lambda: teaching.show_class(
            school.services, school.teacher, school.room.public_id, school.services.clock()
        ),
        lambda: grading.class_csv(
            school.services, school.teacher, school.room.public_id, school.services.clock()
        ),
        lambda: scores_by_code(school.services, school.room.join_code, None, "grid"),
        lambda: reading.joined_class(
            school.services, school.mira.person, school.room.public_id, school.services.clock()
        ),
        lambda: school.begins(school.mira),
    ):
        with pytest.raises(NotFound):
            look()
    wrong = pytest.raises(BadEntry, match="No class has this code")
    for code in (school.room.join_code, "AAAA-AAAA"):  # the same words for what is gone and what never was
        with wrong:
            join_codes.class_of_link(school.services, join_codes.code_in_link(school.services, code))
        with wrong:
            joining.join_class(school.services, None, code, "Ben", UNKNOWN_BROWSER, school.now)


def test_a_member_in_the_bin_is_out_of_every_list(school):
    school.moves_member(Move.BIN)
    shown = teaching.show_class(
        school.services, school.teacher, school.room.public_id, school.services.clock()
    )
    assert [member.display_name for member in shown.members] == ["Mira"]
    assert teaching.list_classes(school.services, school.teacher)[0][1] == 1
    assert school.scores() == [ALL[0], ALL[2]]
    assert (
        len(grading.scores_of_quiz(school.services, school.teacher, school.first, school.services.clock())[2])
        == 1
    )
    assert school.quizzes_of(school.noor) == []
    assert reading.joined_classes(school.services, school.noor.person) == []
    with pytest.raises(NotFound):
        reading.joined_class(
            school.services, school.noor.person, school.room.public_id, school.services.clock()
        )


def test_who_handed_in_is_counted_among_the_members_there_are(school):
    school.noor.fills_in(school.open, right=(False,))
    before = teaching.show_class(
        school.services, school.teacher, school.room.public_id, school.services.clock()
    ).quizzes[1]
    assert before[1:] == (2, 2.0)
    school.moves_member(Move.BIN)
    after = teaching.show_class(
        school.services, school.teacher, school.room.public_id, school.services.clock()
    ).quizzes[1]
    assert after[1:] == (1, 4.0)


def test_whoever_was_taken_out_does_not_come_back_by_the_code(school):
    school.moves_member(Move.BIN)
    with pytest.raises(BadEntry, match="taken out of this class"):
        joining.join_class(
            school.services, school.noor.person, school.room.join_code, "", UNKNOWN_BROWSER, school.now
        )
    school.moves_member(Move.BACK)
    assert school.scores() == ALL


@pytest.mark.parametrize("what", MOVES)
def test_an_open_attempt_is_kept_and_says_until_when(school, clock, what):
    school.saves(school.noor, school.open)
    MOVES[what](school, Move.BIN)
    for act in (
        lambda: school.saves(school.noor, school.open),
        lambda: taking.show_item(
            school.services, school.noor.person, school.open, 1, school.services.clock()
        ),
        lambda: handing_in.hand_in(school.services, school.noor.person, school.open, school.now),
        lambda: reviewing.result(school.services, school.noor.person, school.open, school.services.clock()),
    ):
        with pytest.raises(PutAway, match="kept until 23 December"):
            act()
    clock.forward(days=29)
    tidying.empty_bins(school.services, school.now)
    MOVES[what](school, Move.BACK)
    assert taking.show_item(
        school.services, school.noor.person, school.open, 1, school.services.clock()
    ).response.shown
    handing_in.hand_in(school.services, school.noor.person, school.open, school.now)


@pytest.mark.parametrize("what", MOVES)
def test_the_bin_is_emptied_after_30_days_and_what_was_learned_stays(school, clock, what):
    before, attempts = school.learned(), school.count(tables.Attempt)
    assert all(before.values())
    MOVES[what](school, Move.BIN)
    clock.forward(days=29, hours=23)
    assert tidying.empty_bins(school.services, school.now) == 0
    assert len(tidying.list_bin(school.services, school.teacher)) == 1
    clock.forward(hours=1)
    assert tidying.empty_bins(school.services, school.now) == 1
    assert tidying.list_bin(school.services, school.teacher) == []
    assert school.learned() == before
    assert attempts - school.count(tables.Attempt) == (1 if what == "member" else 2)
    with pytest.raises(NotFound):
        MOVES[what](school, Move.BACK)
    with pytest.raises(NotFound):
        taking.show_paper(school.services, school.noor.person, school.open, school.services.clock())


def test_joining_again_changes_nothing_for_a_member(school):
    joining.join_class(
        school.services, school.noor.person, school.room.join_code, "", UNKNOWN_BROWSER, school.now
    )
    assert school.scores() == ALL


def test_a_quiz_of_a_binned_class_comes_back_with_the_class_only(school):
    school.moves_quiz(Move.BIN)
    school.moves_class(Move.BIN)
    with pytest.raises(NotFound):
        school.moves_quiz(Move.BACK)
    school.moves_class(Move.BACK)
    school.moves_quiz(Move.BACK)
    assert school.scores() == ALL


def test_with_a_member_goes_what_was_set_by_hand_and_made_different_for_them(school, clock):
    def set_by_hand():
        with school.services.database.reading() as on:
            found = [
                on.execute(select(table.learner_id)).scalars().all()
                for table in (tables.GradeOverride, tables.QuizOverride)
            ]
        return [sorted(ids) for ids in found]

    mira, noor = school.mira.person, school.noor.person
    for who in (mira, noor):
        where = (school.room.public_id, school.first, who.public_id)
        change = giving.Change("was ill", seen=0, is_excused=True)
        giving.change_grade(school.services, school.teacher, *where, change, school.now)
        with school.services.database.writing() as on:
            quiz = on.execute(
                select(tables.Quiz.id).where(tables.Quiz.public_id == school.first)
            ).scalar_one()
            more = {"quiz_id": quiz, "learner_id": who.id, "changes": {}, "reason": "ill"}
            on.execute(insert(tables.QuizOverride).values(**more, made_at=school.now))
    assert set_by_hand() == [[mira.id, noor.id]] * 2
    school.moves_member(Move.BIN)
    clock.forward(days=30)
    tidying.empty_bins(school.services, school.now)
    assert set_by_hand() == [[mira.id]] * 2


def test_whoever_was_deleted_from_a_class_can_join_it_anew(school, clock):
    school.moves_member(Move.BIN)
    clock.forward(days=30)
    tidying.empty_bins(school.services, school.now)
    joining.join_class(
        school.services, school.noor.person, school.room.join_code, "", UNKNOWN_BROWSER, school.now
    )
    assert school.begins(school.noor) != school.open


@pytest.mark.parametrize("what", MOVES)
def test_putting_in_twice_does_not_make_it_wait_longer(school, clock, what):
    MOVES[what](school, Move.BIN)
    until = tidying.list_bin(school.services, school.teacher)[0].until
    clock.forward(days=3)
    MOVES[what](school, Move.BIN)
    assert tidying.list_bin(school.services, school.teacher)[0].until == until
    for _ in range(2):
        MOVES[what](school, Move.BACK)
    assert tidying.list_bin(school.services, school.teacher) == []
    assert school.scores() == ALL


def test_the_bin_says_what_it_holds_and_how_much_would_go(school, clock):
    school.moves_quiz(Move.BIN)
    clock.forward(minutes=1)
    school.moves_member(Move.BIN)
    found = tidying.list_bin(school.services, school.teacher)
    assert [(one.kind, one.name, one.class_name, one.attempts) for one in found] == [
        ("member", "Noor", "10B", 1),
        ("quiz", "Week 1", "10B", 2),
    ]
    school.moves_class(Move.BIN)  # what lies in it comes back with it, so it alone is listed
    (one,) = tidying.list_bin(school.services, school.teacher)
    assert (one.kind, one.name, one.attempts) == ("class", "10B", 2)
    assert tidying.list_bin(school.services, instructor(school.services, "keller")) == []


@pytest.mark.parametrize("what", MOVES)
def test_only_those_who_teach_the_class_put_away_and_bring_back(school, what):
    own, school.teacher = school.teacher, instructor(school.services, "keller")
    with pytest.raises(NotFound):
        MOVES[what](school, Move.BIN)
    school.teacher = own
    MOVES[what](school, Move.BIN)
    school.teacher = instructor(school.services, "weber")
    with pytest.raises(NotFound):
        MOVES[what](school, Move.BACK)


def test_an_archived_quiz_is_finished_by_those_who_began_and_begun_by_nobody(school):
    school.moves_quiz(Move.ARCHIVE)
    late = school.joins("Ben")
    with pytest.raises(ChangedMeanwhile, match="archived"):
        school.begins(late)
    assert beginning.look_at_quiz(
        school.services, late.person, school.first, school.services.clock()
    ).is_archived
    assert school.begins(school.noor) == school.open
    school.noor.fills_in(school.open)
    assert (
        reviewing.result(school.services, school.mira.person, school.handed_in, school.services.clock())
        is not None
    )
    assert ("Mira", "Week 1") in school.scores()
    school.moves_quiz(Move.LIST)
    school.begins(late)


def test_an_archived_class_is_read_and_neither_joined_nor_given_a_quiz(school):
    school.moves_class(Move.ARCHIVE)
    ((room, _, _),) = teaching.list_classes(school.services, school.teacher)
    assert room.archived_at == school.now
    assert school.scores() == ALL
    assert reading.joined_class(
        school.services, school.mira.person, school.room.public_id, school.services.clock()
    ).room.archived_at
    with pytest.raises(BadEntry, match="over"):
        joining.join_class(school.services, None, school.room.join_code, "Ben", UNKNOWN_BROWSER, school.now)
    with pytest.raises(ChangedMeanwhile, match="archived"):
        new_quiz(school.services, school.teacher, school.room)
    with pytest.raises(ChangedMeanwhile, match="archived"):
        school.begins(school.mira, school.second)
    school.moves_class(Move.LIST)
    school.begins(school.mira, school.second)


def test_what_was_archived_comes_out_of_the_bin_archived(school):
    for move in (Move.ARCHIVE, Move.BIN, Move.BACK):
        school.moves_class(move)
    assert teaching.list_classes(school.services, school.teacher)[0][0].archived_at is not None


def test_the_place_a_quiz_or_a_class_has_does_not_hide_a_practice_quiz(school):
    practised = school.mira.practises(seed="another")
    school.moves_class(Move.BIN)
    assert taking.show_paper(school.services, school.mira.person, practised, school.services.clock()).is_open
