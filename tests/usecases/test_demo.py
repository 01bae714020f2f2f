"""The class to look around in: everything is in it, the seed says how, and it goes without a trace."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from quizapp.core.errors import AlreadyDone, NotFound
from quizapp.store import tables
from quizapp.store.db import Database
from quizapp.store.tables import Base
from quizapp.usecases import signing_in
from quizapp.usecases.demo import making
from quizapp.usecases.demo.cast import MOST_LEARNERS, all_ids, roles
from quizapp.usecases.demo.lessons import Lesson, lessons
from quizapp.usecases.exporting_scores import scope_of_class, sheet
from quizapp.usecases.score_tables import Profile, Table, score_text
from quizapp.usecases.services import Services, Shelf
from quizapp.usecases.signing_in import Browser
from tests.usecases.people import instructor, learner, new_class, new_quiz
from tests.usecases.test_scores import begin, read

pytestmark = pytest.mark.long

LEARNERS, WEEKS = 18, 1


@pytest.fixture
def small(monkeypatch) -> None:
    """Quizzes that a small course can give."""
    monkeypatch.setattr("quizapp.usecases.demo.lessons.QUESTIONS", 4)


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.reading() as on:
        return {
            table.name: sorted(map(tuple, on.execute(table.select())), key=repr)
            for table in Base.metadata.sorted_tables
        }


def made(services: Services, **more: Any) -> making.Made:
    choice = {"learners": LEARNERS, "weeks": WEEKS, "seed": "1", "now": services.clock(), **more}
    return making.make(services, **choice)


def test_every_page_has_something_to_show(services, small):
    days: list[int] = []
    found = made(services, told=days.append)
    assert len(days) == making.days_of(WEEKS)
    assert found.cards > 100
    who = signing_in.sign_in(
        services, found.teacher_login, found.password, Browser("a browser"), services.clock()
    ).person
    scope = scope_of_class(services, who, found.class_id)
    assert len(scope.quizzes) == 4
    table = read(score_text(services, scope, Table.ATTEMPTS, Profile.PLAIN, services.clock()))
    statuses = Counter(row[5] for row in table[1:])
    assert set(statuses) == {"submitted", "late", "missing", "excused", "open"}
    scores = {row[6] for row in table if row[5] == "submitted"}
    assert len(scores) > 4
    grades = sheet(services, scope, services.clock())
    assert len(grades.lines) == LEARNERS
    with services.database.reading() as on:
        reasons = list(on.execute(select(tables.GradeOverride.reason)).scalars())
        kinds = dict(
            on.execute(select(tables.Review.source, func.count()).group_by(tables.Review.source)).all()
        )
        last = on.execute(select(func.max(tables.Review.answered_at))).scalar_one()
        practice = on.execute(select(func.count()).where(tables.Attempt.quiz_id.is_(None))).scalar_one()
        exceptions = on.execute(select(func.count()).select_from(tables.QuizOverride)).scalar_one()
    assert len(reasons) == 2
    assert min(kinds["card"], kinds["quiz"], practice, exceptions) > 0
    assert last <= services.clock()


def test_the_same_seed_makes_the_same_class(services, small):
    def answers() -> list[Any]:
        with services.database.reading() as on:
            return list(
                on.execute(
                    select(
                        tables.Account.display_name, tables.Review.source_event, tables.Review.kind,
                        tables.Review.right, tables.Review.answered_at, tables.Review.stability_after,
                    )
                    .join(tables.Account, tables.Account.id == tables.Review.learner_id)
                    .order_by(tables.Review.id)
                )
            )  # fmt: skip

    made(services, learners=6)
    first = answers()
    making.remove(services)
    made(services, learners=6)
    assert answers() == first
    making.remove(services)
    made(services, learners=6, seed="2")
    assert answers() != first


def test_it_takes_away_exactly_what_it_made(services, small):
    teacher = instructor(services)
    room = new_class(services, teacher)
    quiz = new_quiz(services, teacher, room)
    mira = learner(services, "mira", "Mira")
    mira.studies(mira.begins())
    from quizapp.usecases import joining
    from quizapp.usecases.signing_in import UNKNOWN_BROWSER

    joining.join_class(services, mira.person, room.join_code, "Mira", UNKNOWN_BROWSER, services.clock())
    mira.fills_in(begin(mira, quiz))
    before = everything(services.database)
    made(services, learners=6)
    assert everything(services.database) != before
    assert making.remove(services) == 7
    assert everything(services.database) == before
    assert making.remove(services) == 0


def test_it_is_made_once(services, small):
    made(services, learners=3)
    before = everything(services.database)
    with pytest.raises(AlreadyDone, match="quizapp demo --remove"):
        made(services, learners=3)
    assert everything(services.database) == before


def test_where_it_breaks_off_nothing_of_it_stays(services, small):
    before = everything(services.database)

    def breaks(_days: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made(services, learners=3, told=breaks)
    assert everything(services.database) == before


def test_a_login_that_somebody_has_is_left_to_them(services, small):
    learner(services, "demo-02", "Somebody")
    before = everything(services.database)
    with pytest.raises(AlreadyDone, match="demo-02"):
        made(services, learners=3)
    assert everything(services.database) == before


def test_without_a_course_it_says_what_to_do(database, passwords, clock):
    with pytest.raises(NotFound, match="questions/"):
        made(Services(database, Shelf(), passwords, clock))


def test_people_differ():
    cast = roles("1", MOST_LEARNERS)
    assert len({role.name for role in cast}) == len({role.login for role in cast}) == MOST_LEARNERS
    assert {role.public_id for role in cast} < set(all_ids())
    abilities = [role.ability for role in cast]
    assert -0.3 < sum(abilities) / len(abilities) < 0.3
    assert max(abilities) > 1.5
    assert min(abilities) < -1.5
    assert len({role.name.split()[0] for role in roles("1", 30)}) == 30


def test_the_last_quiz_is_open_and_the_others_are_over():
    start, end = datetime(2026, 10, 26, 9, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)
    plan: list[Lesson] = lessons(start, end)
    assert [lesson.terms.is_open(end) for lesson in plan] == [False, False, False, True]
    assert [lesson.number for lesson in plan if lesson.misleads] == [2]
