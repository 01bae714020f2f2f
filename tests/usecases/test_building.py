"""Building quizzes: drafts that students never see, fair changes, copies, and one paper for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint, Line, Pick
from quizapp.core.counting_attempts import Method
from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.quiz_settings import Design, Settings
from quizapp.core.reviewing import AFTER_CLOSE, AFTER_EACH
from quizapp.store.put_away import Move
from quizapp.store.tables import Attempt
from quizapp.usecases import beginning, building, extending, grading, home, reading, taking, teaching, tidying
from tests.usecases.people import instructor, learner, new_class, new_id
from tests.usecases.test_scores import joined

PLAIN = Design("Week 1", "harbour", Blueprint(count=4))


class Room:
    """A teacher, a class and a student in it."""

    def __init__(self, services) -> None:
        self.services = services
        self.teacher = instructor(services)
        self.room = new_class(services, self.teacher)
        self.mira = joined(services, self.room.join_code, "mira", "Mira")

    def sets(self, design=PLAIN, is_published=True) -> str:
        now = self.services.clock()
        return building.set_quiz(
            self.services, self.teacher, self.room.public_id, design, new_id(), new_id(), now, is_published
        )

    def changes(self, quiz, design, is_published=True, for_open=False, reason="") -> int:
        now = self.services.clock()
        return building.change_quiz(
            self.services, self.teacher, quiz, design, new_id(), now, is_published, for_open, reason
        )

    def built(self, quiz):
        return building.get_quiz(self.services, self.teacher, quiz).built

    def begins(self, quiz, who=None) -> str:
        who = who or self.mira
        return beginning.begin_quiz(
            self.services, who.person, quiz, new_id(), new_id(), self.services.clock()
        )

    def asked(self, quiz, who) -> list:
        attempt = self.begins(quiz, who)
        found = taking.show_items(self.services, who.person, attempt, self.services.clock())
        return [item.question for item in found]


@pytest.fixture
def school(services) -> Room:
    return Room(services)


def a_fact(services, teacher, room) -> str:
    ((_, bank),) = teaching.courses_of_class(services, teacher, room.public_id)
    return next(fact.id for fact in bank.facts if fact.may_be_graded)


def test_a_draft_is_nowhere_a_student_can_see(school):
    services, mira = school.services, school.mira.person
    draft = school.sets(is_published=False)
    now = services.clock()
    assert home.home(services, mira, now).quizzes == []
    assert reading.joined_class(services, mira, school.room.public_id, now).quizzes == []
    assert reading.quizzes_and_attempts(services, mira, 1, now)[0] == []
    for look in (lambda: beginning.look_at_quiz(services, mira, draft, now), lambda: school.begins(draft)):
        with pytest.raises(NotFound):
            look()
    _, lines = grading.class_csv(services, school.teacher, school.room.public_id, now)
    assert len(list(lines)) == 1
    school.changes(draft, PLAIN)
    assert beginning.look_at_quiz(services, mira, draft, now).state == "ready"
    assert len(home.home(services, mira, now).quizzes) == 1


def test_a_draft_may_be_short_and_is_refused_only_when_it_is_set(school):
    short = replace(PLAIN, blueprint=Blueprint(count=150))
    draft = school.sets(short, is_published=False)
    with pytest.raises(BadEntry, match=r"The bank gives \d+ questions"):
        school.changes(draft, short)
    assert school.built(draft).published_at is None


def test_every_setting_is_kept_and_read_back(school):
    now = school.services.clock()
    fact = a_fact(school.services, school.teacher, school.room)
    blueprint = Blueprint.of_lines([Line(2, ("history",)), Line(1)], [Pick(fact)])
    terms = Terms(1200, now + timedelta(days=1), now + timedelta(days=2), False, 3)
    settings = Settings(Method.AVERAGE, AFTER_EACH, 3, 0.25, True, True, 2.0)
    design = Design("Week 2", "harbour", blueprint, terms, settings)
    assert school.built(school.sets(design)).design == design
    changed = replace(
        design, title="Week 3", terms=Terms(attempts=None), settings=Settings(review=AFTER_CLOSE)
    )
    quiz = school.sets(design)
    school.changes(quiz, changed)
    assert school.built(quiz).design == changed
    assert school.built(quiz).shared_seed is None


def test_one_paper_is_shared_by_all_or_each_has_their_own(school):
    nora = joined(school.services, school.room.join_code, "nora", "Nora")
    own = school.sets()
    assert school.asked(own, school.mira) != school.asked(own, nora)
    shared = school.sets(replace(PLAIN, settings=Settings(is_shared=True)))
    assert school.asked(shared, school.mira) == school.asked(shared, nora)


def test_a_quiz_of_lines_and_picks_is_taken_as_it_was_built(school):
    fact = a_fact(school.services, school.teacher, school.room)
    blueprint = Blueprint.of_lines([Line(2, ("history",)), Line(1)], [Pick(fact)])
    quiz = school.sets(replace(PLAIN, blueprint=blueprint))
    questions = school.asked(quiz, school.mira)
    assert questions[0].fact == fact
    assert [question.section for question in questions[1:3]] == ["history", "history"]
    assert len(questions) == 4


def test_once_begun_only_what_is_fair_changes(school):
    now = school.services.clock()
    quiz = school.sets(replace(PLAIN, terms=Terms(600)))
    school.begins(quiz)
    wanted = Design(
        "New title", "harbour", Blueprint(count=2), Terms(1200, None, now + timedelta(days=1), True, 5),
        Settings(Method.LAST, AFTER_CLOSE, 1, 0.5, True, True, 3.0),
    )  # fmt: skip
    school.changes(quiz, wanted)
    found = school.built(quiz)
    assert found.design.title == "New title"
    assert found.design.terms == Terms(1200, None, now + timedelta(days=1), False, 5)
    assert found.design.settings == replace(Settings(), method=Method.LAST, review=AFTER_CLOSE, weight=3.0)
    assert found.design.blueprint == PLAIN.blueprint
    assert found.shared_seed is None
    for less, field in (
        (Terms(660), "minutes"),
        (Terms(60), "minutes"),
        (Terms(1200, attempts=4), "attempts"),
    ):
        with pytest.raises(BadEntry) as bad:
            school.changes(quiz, replace(wanted, terms=less))
        assert bad.value.field == field
    unlimited = replace(wanted, terms=Terms(1200, attempts=None), settings=Settings(Method.FIRST))
    school.changes(quiz, unlimited)
    found = school.built(quiz).design
    assert (found.terms.attempts, found.settings.method) == (None, Method.LAST)  # some have several now


def test_a_longer_time_is_given_to_those_in_the_middle_of_it_only_where_that_is_said(school):
    now = school.services.clock()
    quiz = school.sets(replace(PLAIN, terms=Terms(600, closes_at=now + timedelta(minutes=15))))
    school.begins(quiz)

    def deadline():
        with school.services.database.reading() as on:
            return on.execute(select(Attempt.due_at)).scalar_one()

    began_with = deadline()
    longer = replace(PLAIN, terms=Terms(1800, closes_at=now + timedelta(minutes=20)))
    assert school.changes(quiz, longer) == 0
    assert deadline() == began_with == now + timedelta(minutes=10)
    assert school.changes(quiz, longer, for_open=True) == 1
    assert deadline() == now + timedelta(minutes=20)
    nearer = replace(PLAIN, terms=Terms(1800, closes_at=now + timedelta(minutes=5)))
    assert school.changes(quiz, nearer, for_open=True) == 0
    assert deadline() == now + timedelta(minutes=20)


def test_what_changes_of_times_is_noted_for_those_who_teach_and_those_who_learn(school):
    quiz = school.sets(replace(PLAIN, terms=Terms(600)), is_published=False)
    school.changes(quiz, replace(PLAIN, terms=Terms(900)))  # a draft, which nobody saw
    school.changes(quiz, replace(PLAIN, title="New", terms=Terms(900)), reason="only the title")
    school.changes(quiz, replace(PLAIN, terms=Terms(1200, attempts=2)), reason="  the net was  down ")
    (row,) = extending.list_changes(school.services, school.teacher, quiz)
    assert (row.changes, row.reason) == ({"time_limit": 1200, "attempts": 2}, "the net was down")
    assert (row.learner, row.author) == ("", school.teacher.display_name)
    nora = joined(school.services, school.room.join_code, "nora", "Nora")
    extending.extend(
        school.services, school.teacher, quiz, nora.person.public_id, extending.More(minutes=5), "own",
        school.services.clock(),
    )  # fmt: skip

    def read_by(who) -> list[dict]:
        now = school.services.clock()
        return [row.changes for row in beginning.look_at_quiz(school.services, who.person, quiz, now).changes]

    assert read_by(school.mira) == [row.changes]
    assert [own["time_limit"] for own in read_by(nora)] == [1500, 1200]


def test_a_limit_given_after_the_beginning_is_refused_where_there_was_none(school):
    quiz = school.sets()
    school.begins(quiz)
    with pytest.raises(BadEntry, match="no limit"):
        school.changes(quiz, replace(PLAIN, terms=Terms(6000)))


def test_a_published_quiz_is_never_hidden_again(school):
    quiz = school.sets()
    school.changes(quiz, replace(PLAIN, title="Other"), is_published=False)
    assert school.built(quiz).published_at is not None


@pytest.mark.parametrize(
    ("terms", "settings", "field"),
    [
        (Terms(), Settings(tries=3), "tries"),
        (Terms(asks_certainty=True), Settings(tries=2, review=AFTER_EACH), "tries"),
        (Terms(), Settings(tries=9, review=AFTER_EACH), "tries"),
        (Terms(), Settings(penalty=1.5), "penalty"),
        (Terms(), Settings(weight=-1), "weight"),
        (Terms(attempts=0), Settings(), "attempts"),
    ],
)
def test_settings_that_contradict_each_other_name_their_field(school, terms, settings, field):
    for is_published in (True, False):
        with pytest.raises(BadEntry) as bad:
            school.sets(replace(PLAIN, terms=terms, settings=settings), is_published)
        assert bad.value.field == field


def test_a_copy_is_a_draft_without_a_window_and_with_a_paper_of_its_own(school):
    services, now = school.services, school.services.clock()
    terms = Terms(600, None, now + timedelta(days=1))
    quiz = school.sets(replace(PLAIN, terms=terms, settings=Settings(is_shared=True)))
    other = new_class(services, school.teacher, "10C")
    copy = building.copy_quiz(services, school.teacher, quiz, other.public_id, new_id(), new_id(), now)
    found = building.get_quiz(services, school.teacher, copy)
    assert (found.room.name, found.built.published_at) == ("10C", None)
    assert found.built.design == replace(PLAIN, terms=Terms(600), settings=Settings(is_shared=True))
    assert found.built.shared_seed != school.built(quiz).shared_seed


def test_a_copy_goes_to_ones_own_classes_only(school):
    services, now = school.services, school.services.clock()
    quiz = school.sets()
    stranger = instructor(services, "lind", "Mr Lind")
    theirs = new_class(services, stranger, "9A")
    for person, room in ((school.teacher, theirs), (stranger, theirs), (stranger, school.room)):
        with pytest.raises(NotFound):
            building.copy_quiz(services, person, quiz, room.public_id, new_id(), new_id(), now)


def test_nothing_is_set_or_changed_in_an_archived_class(school):
    quiz = school.sets()
    tidying.move_class(
        school.services, school.teacher, school.room.public_id, Move.ARCHIVE, school.services.clock()
    )
    with pytest.raises(ChangedMeanwhile):
        school.sets(is_published=False)
    with pytest.raises(ChangedMeanwhile):
        school.changes(quiz, PLAIN)


def test_only_who_teaches_the_class_builds_in_it(school):
    services = school.services
    quiz = school.sets(is_published=False)
    for other in (instructor(services, "lind", "Mr Lind"), learner(services, "ada", "Ada").person):
        with pytest.raises(NotFound):
            building.get_quiz(services, other, quiz)
        with pytest.raises(NotFound):
            building.change_quiz(services, other, quiz, PLAIN, "s", services.clock())


def test_a_look_says_how_many_questions_every_paper_gives(school):
    ((_, bank),) = teaching.courses_of_class(school.services, school.teacher, school.room.public_id)
    found = building.look(bank, Blueprint.of_lines([Line(2), Line(90, ("history",))]), ("a", "b", "c"))
    assert len(found.papers) == 3
    assert found.gives == min(len(paper.questions) for paper in found.papers)
    assert [line.is_short for line in found.lines] == [False, True]
    assert found.gives < 92
