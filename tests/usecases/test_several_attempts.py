"""Several attempts at a class quiz: how many, which counts, and that none is begun by accident."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, select, update

from quizapp.core.allowances import Override
from quizapp.core.attempts import Terms
from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.reviewing import AFTER_CLOSE
from quizapp.store import tables
from quizapp.store.exam_plans import ExamDay
from quizapp.usecases import exam_page, exam_plans, summing_up, taking
from quizapp.usecases.home import home
from tests.usecases.class_quizzes import a_school
from tests.usecases.test_races import MANY, at_once, count


def questions(school, who, attempt):
    items = taking.show_items(school.services, who.person, attempt, school.now)
    return [(item.question.fact, item.question.prompt) for item in items]


def test_as_many_attempts_as_the_quiz_gives_each_with_a_paper_of_its_own(services, clock):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(attempts=3), count=4)
    papers, states = [], []
    for number in (1, 2, 3):
        states.append((school.looks(who).state, school.looks(who).left))
        attempt = school.begins(who, number)
        papers.append(questions(school, who, attempt))
        assert school.looks(who).state == "open"
        school.hands_in(who, attempt)
    assert states == [("ready", 3), ("again", 2), ("again", 1)]
    assert (school.looks(who).state, school.looks(who).left) == ("done", 0)
    assert len({tuple(paper) for paper in papers}) > 1
    with pytest.raises(ChangedMeanwhile, match="all your attempts"):
        school.begins(who, 4)


def test_any_number_and_one_paper_for_all_where_the_quiz_says_so(services):
    school = a_school(services)
    mira, noor = school.admits(), school.admits("noor")
    school.sets(Terms(attempts=None), count=4, shared_seed="the same")
    papers = []
    for who in (mira, noor):
        for number in (1, 2):
            attempt = school.begins(who, number)
            papers.append(questions(school, who, attempt))
            school.hands_in(who, attempt)
    assert papers.count(papers[0]) == 4
    assert school.looks(mira).left is None


@pytest.mark.parametrize(
    ("method", "counted"), [("highest", 3.0), ("average", 1.33), ("first", 1.0), ("last", 0.0)]
)
def test_which_attempt_counts(services, method, counted):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(attempts=3), method=method)
    for number, right in ((1, (True, False, False)), (2, (True,)), (3, (False,))):
        who.fills_in(school.begins(who, number), right)
    assert school.looks(who).counted == counted


def test_a_score_that_may_not_be_seen_yet_keeps_what_counts_to_itself(services, clock):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(closes_at=clock() + timedelta(hours=1), attempts=2), review=AFTER_CLOSE)
    who.fills_in(school.begins(who))
    found = school.looks(who)
    assert (found.counted, found.attempts[0].score, found.is_sealed) == (None, None, True)
    assert not home(services, who.person, clock()).plans[0].course.recalls
    clock.forward(hours=2)
    assert school.looks(who).counted == 3
    assert len(home(services, who.person, clock()).plans[0].course.recalls) == 3


def test_what_a_session_foresees_tells_no_more_of_a_sealed_quiz_than_the_plan(services, clock):
    school = a_school(services)
    who = school.admits()
    exam = ExamDay(who.person.day_at(clock()) + timedelta(days=9), "")
    exam_plans.save_plan(services, who.person, "harbour", [exam], exam_plans.USUAL, {}, clock())
    session = who.begins()
    who.answers(session)
    school.sets(Terms(closes_at=clock() + timedelta(hours=1)), review=AFTER_CLOSE)
    who.fills_in(school.begins(who))
    told = exam_page.exam_page(services, who.person, "harbour", clock()).forecast.nothing
    assert summing_up.summary(services, who.person, session, clock()).foreseen.expected == told
    clock.forward(hours=2)
    assert summing_up.summary(services, who.person, session, clock()).foreseen.expected != told


def test_a_page_that_was_left_open_begins_nothing_anew(services):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(attempts=2))
    first = school.begins(who, 1)
    assert school.begins(who, 1) == first
    assert school.begins(who, 2) == first  # it is still open
    school.hands_in(who, first)
    assert school.begins(who, 1) == first  # from a tab, or by the back button
    second = school.begins(who, 2)
    assert second != first
    assert school.begins(who, 1) == first


def test_many_clicks_at_once_begin_one_attempt_of_each_number(services):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(attempts=None))
    for number in (1, 2):
        got = at_once(lambda _, number=number: school.begins(who, number))
        assert len(set(got)) == 1
        assert count(services, tables.Attempt) == number
        school.hands_in(who, got[0])
    assert MANY > 2


def test_an_attempt_whose_time_is_up_is_handed_in_by_the_next(services, clock):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(600, attempts=2))
    first = school.begins(who)
    who.saves(first, 1, school.sample(who, first))
    clock.forward(seconds=601)
    assert school.looks(who).state == "again"
    school.begins(who, 2)
    with services.database.reading() as on:
        rows = on.execute(select(tables.Attempt.status, tables.Attempt.score).order_by(tables.Attempt.number))
        assert [tuple(row) for row in rows] == [("submitted", 1.0), ("open", None)]


def test_a_draft_is_nothing_to_its_class(services):
    school = a_school(services)
    who = school.admits()
    school.sets(published_at=None)
    with pytest.raises(NotFound):
        school.begins(who)
    with pytest.raises(NotFound):
        school.looks(who)


def test_everybody_has_their_own_terms(services, clock):
    school = a_school(services)
    usual, slow, ill = school.admits(), school.admits("noor", factor=1.5), school.admits("edo", factor=2.0)
    closes_at = clock() + timedelta(hours=1)
    school.sets(Terms(1200, closes_at=closes_at))
    school.excepts(ill, Override(time_limit=60))
    school.excepts(ill, Override(time_limit=None, closes_at=closes_at + timedelta(days=1), attempts=2))
    dues = [school.looks(who).due_at for who in (usual, slow, ill) if school.begins(who)]
    assert dues == [
        clock() + timedelta(seconds=1200),
        clock() + timedelta(seconds=1800),
        closes_at + timedelta(days=1),
    ]
    assert school.looks(ill).quiz.terms.attempts == 2
    clock.at = closes_at + timedelta(minutes=10)
    school.hands_in(ill, school.looks(ill).attempt)
    assert school.looks(ill).state == "again"
    assert school.looks(usual).state == "done"


def test_an_exception_that_was_taken_back_leaves_all_as_it_was(services, clock):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(opens_at=clock() + timedelta(days=1)))
    assert school.looks(who).state == "not_yet"
    school.excepts(who, Override(opens_at=None))
    assert school.looks(who).state == "ready"
    school.excepts(who, Override())
    assert school.looks(who).state == "not_yet"


def test_the_start_page_asks_no_more_often_where_there_is_more(services):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(attempts=None))
    few = _queries(services, lambda: school.looks(who))
    for number in (1, 2, 3):
        school.hands_in(who, school.begins(who, number))
    school.write(update(tables.Quiz).values(closes_at=school.now - timedelta(hours=1)))
    assert few > 0
    assert _queries(services, lambda: school.looks(who)) <= few + 2  # whose quiz ends when


def _queries(services, action):
    """How many queries an action makes."""
    engine, seen = services.database.engine, []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    action()
    event.remove(engine, "before_cursor_execute", note)
    return sum(one.lstrip().upper().startswith("SELECT") for one in seen)
