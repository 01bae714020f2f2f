"""What the store keeps of scores set by hand and reads of a class, on every database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from quizapp.store import grade_history, gradebook
from quizapp.store.gradebook import Within
from quizapp.store.tables import Account, AnswerEvent, Attempt, Class, ClassMember, Quiz, QuizOverride
from tests.store.test_contract import LATER, NOW, add_attempt, add_bank, add_person


@pytest.fixture
def on(database):
    with database.writing() as on:
        yield on


@pytest.fixture
def mira(on):
    return add_person(on)


@pytest.fixture
def quiz(on, mira):
    """A published quiz of a class that Mira is in; the fixture is its row id."""
    bank = add_bank(on)
    room = _add(on, Class, public_id="c", name="10B", join_code="CODE", created_at=NOW)
    on.execute(insert(ClassMember).values(class_id=room, learner_id=mira, joined_at=NOW))
    return _add(
        on, Quiz, public_id="q", class_id=room, bank_id=bank, bank_revision="one", title="Week 1",
        blueprint={"count": 2}, created_at=NOW, published_at=NOW,
    )  # fmt: skip


@pytest.fixture
def within(on, quiz):
    return Within(on.execute(select(Quiz.class_id).where(Quiz.id == quiz)).scalar_one())


def _add(on, table, **columns):
    return on.execute(insert(table).values(**columns).returning(table.id)).scalar_one()


def give(on, quiz, mira, at=0, **columns):
    columns = {"score": None, "is_excused": False, "is_taken_back": False} | columns
    return grade_history.add_given(
        on, quiz_id=quiz, learner_id=mira, reason="why", author_id=mira, made_at=NOW + timedelta(minutes=at),
        **columns,
    )  # fmt: skip


def test_the_newest_row_counts_and_the_older_ones_are_its_history(on, quiz, mira, within):
    give(on, quiz, mira, score=1.0)
    give(on, quiz, mira, is_excused=True)
    (row,) = gradebook.list_given(on, within)
    assert (row.quiz_id, row.learner_id, row.score, bool(row.is_excused)) == (quiz, mira, None, True)
    give(on, quiz, mira, is_taken_back=True)
    assert gradebook.list_given(on, within) == []
    assert [row.score for row in grade_history.list_history(on, within)] == [1.0, None, None]


def test_what_was_done_stays_when_its_author_is_erased(on, quiz, mira, within):
    author = add_person(on, "rahn")
    row = give(on, quiz, mira, score=1.0)
    on.execute(
        update(gradebook.GradeOverride).where(gradebook.GradeOverride.id == row).values(author_id=author)
    )
    assert grade_history.list_history(on, within)[0].author == "Rahn"
    on.execute(delete(Account).where(Account.id == author))
    assert grade_history.list_history(on, within)[0].author == ""


def test_the_newest_exception_counts(on, quiz, mira, within):
    for changes in ({"attempts": 2}, {"attempts": None}):
        on.execute(
            insert(QuizOverride).values(
                quiz_id=quiz, learner_id=mira, changes=changes, reason="ill", made_at=NOW
            )
        )
    assert [row.changes for row in gradebook.list_exceptions(on, within)] == [{"attempts": None}]


def test_an_attempt_is_overdue_after_its_last_moment_and_not_at_it(on, quiz, mira, within):
    bank = on.execute(select(Quiz.bank_id)).scalar_one()
    attempt = add_attempt(on, mira, bank, quiz_id=quiz)
    assert len(list(gradebook.stream_taken(on, within, LATER))) == 1  # no end
    on.execute(update(Attempt).where(Attempt.id == attempt).values(due_at=LATER))
    assert len(list(gradebook.stream_taken(on, within, LATER))) == 1
    assert gradebook.list_unmarked(on, within, LATER) == []
    after = LATER + timedelta(seconds=1)
    assert list(gradebook.stream_taken(on, within, after)) == []
    assert [row.position for row in gradebook.list_unmarked(on, within, after)] == [1, 2]


def test_only_published_quizzes_and_members_who_stand_are_seen(on, quiz, mira, within):
    assert (len(gradebook.list_columns(on, within)), len(gradebook.list_learners(on, within))) == (1, 1)
    assert gradebook.find_learner(on, within.class_id, "id-mira") == mira
    on.execute(update(Quiz).values(published_at=None))
    on.execute(update(ClassMember).values(binned_at=NOW))
    assert (gradebook.list_columns(on, within), gradebook.list_learners(on, within)) == ([], [])
    assert gradebook.find_learner(on, within.class_id, "id-mira") is None


def test_one_quiz_or_one_learner_of_a_class(on, quiz, mira, within):
    give(on, quiz, mira, score=1.0)
    for other in (Within(within.class_id, quiz_id=quiz + 1), Within(within.class_id, learner_id=mira + 1)):
        assert gradebook.list_given(on, other) == []
        assert grade_history.list_history(on, other) == []
    assert len(gradebook.list_given(on, Within(within.class_id, quiz, mira))) == 1


def test_answers_that_came_too_late_are_kept_apart(on, quiz, mira):
    bank = on.execute(select(Quiz.bank_id)).scalar_one()
    attempt = add_attempt(on, mira, bank, quiz_id=quiz)
    for sequence, outcome in enumerate(("applied", "late"), start=1):
        on.execute(
            insert(AnswerEvent).values(
                attempt_id=attempt, position=1, client="c", sequence=sequence, base_revision=0,
                response={"value": sequence, "shown": str(sequence)}, received_at=NOW, outcome=outcome,
            )
        )  # fmt: skip
    assert [row.response["value"] for row in grade_history.list_late_answers(on, attempt)] == [2]
