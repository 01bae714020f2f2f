"""Corrections of quizzes that were taken: previewed, done at once, undone without a trace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.corrections import Action, Correction
from quizapp.core.errors import AlreadyDone, BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.questions import Question
from quizapp.store import attempts, corrections
from quizapp.usecases import grading, regrading, reviewing
from tests.usecases.people import instructor
from tests.usecases.regrading import choice, room

PIER = choice("north-pier-opened", "1862", "1863", "1864")
QUAY = choice("lighthouse-opened", "1871", "1872", "1873")
AS_YEAR = Question(
    "year", (PIER.fact,), "When?", "1862", "1862", ("H1",),
    detail={"first": 1862, "last": 1862, "also": [], "refused": [], "year": 1862},
)  # fmt: skip
DISCARD = Correction(PIER.fact, "choice", Action.DISCARD)
FULL = Correction(PIER.fact, "", Action.FULL)
ACCEPT = Correction(PIER.fact, "choice", Action.ACCEPT, "1863")


def correct(here, correction, reason="The key was wrong"):
    seen = regrading.preview(here.services, here.teacher, here.quiz, correction)
    return regrading.correct(
        here.services, here.teacher, here.quiz, correction, reason, seen.digest, here.services.clock()
    )


def undo(here):
    with here.services.database.reading() as on:
        quiz = regrading.classes.find_quiz(on, here.quiz)
        newest = next(row for row in corrections.list_corrections(on, quiz.id) if row.undone_at is None)
    return regrading.undo(here.services, here.teacher, here.quiz, newest.id, here.services.clock())


def stored(here, attempt, name):
    """All that is stored of an attempt's answers and score."""
    with here.services.database.reading() as on:
        row = attempts.get_attempt(on, here.learners[name].person.id, attempt)
        items = [
            (item.fraction, item.points, item.note, item.is_discarded)
            for item in attempts.list_items(on, row.id)
        ]
    return row.score, row.maximum, items


def told(changes):
    return [(one.learner, one.before, one.before_of, one.after, one.after_of) for one in changes]


@pytest.mark.parametrize(
    ("correction", "ada", "ben"),
    [(DISCARD, (1, 1), (1, 1)), (FULL, (2, 2), (2, 2)), (ACCEPT, (2, 2), (2, 2))],
)
def test_a_correction_changes_exactly_what_its_preview_says(services, correction, ada, ben):
    here = room(services)
    first = here.takes("Ada", [PIER, QUAY], [0, 0])
    second = here.takes("Ben", [PIER, QUAY], [1, 0])
    before = stored(here, first, "Ada"), stored(here, second, "Ben")
    seen = regrading.preview(services, here.teacher, here.quiz, correction)
    assert (stored(here, first, "Ada"), stored(here, second, "Ben")) == before
    done = correct(here, correction)
    assert done.changes == seen.changes
    assert (here.score(first, "Ada"), here.score(second, "Ben")) == (ada, ben)
    assert told(seen.changes) == [
        (name, *old, *new) for name, old, new in (("Ada", (2, 2), ada), ("Ben", (1, 2), ben)) if old != new
    ]
    undo(here)
    assert (stored(here, first, "Ada"), stored(here, second, "Ben")) == before


def test_corrections_are_undone_in_any_order(services):
    here = room(services)
    attempt = here.takes("Ben", [PIER, QUAY], [1, 1])
    before = stored(here, attempt, "Ben")
    correct(here, ACCEPT)
    accepted = stored(here, attempt, "Ben")
    correct(here, DISCARD)
    with services.database.reading() as on:
        quiz = regrading.classes.find_quiz(on, here.quiz)
        older = corrections.list_corrections(on, quiz.id)[-1].id
    regrading.undo(services, here.teacher, here.quiz, older, services.clock())
    assert here.score(attempt, "Ben") == (0, 1)
    undo(here)
    assert stored(here, attempt, "Ben") == before
    correct(here, ACCEPT)
    assert stored(here, attempt, "Ben") == accepted


def test_who_hands_in_later_is_graded_the_same_and_memory_learns_nothing_of_what_is_discarded(services):
    here = room(services)
    here.takes("Ada", [PIER, QUAY], [1, 0])
    waiting = here.begins("Ben", [PIER, QUAY], [1, 0])
    correct(here, DISCARD)
    ben = here.learners["Ben"]
    here.hand_in(waiting, "Ben")
    assert here.score(waiting, "Ben") == (1, 1)
    found = reviewing.result(services, ben.person, waiting, services.clock())
    assert (found.score, found.maximum) == (1, 1)
    assert [note.split(":")[0] for note in found.corrections.values()] == ["This question does not count"]
    with services.database.reading() as on:
        seen = on.exec_driver_sql(
            f"select source_event from review where learner_id = {ben.person.id}"
        ).scalars()
        assert list(seen) == [f"attempt:{waiting}:2"]
    undo(here)
    assert here.score(waiting, "Ben") == (1, 2)


def test_an_attempt_whose_time_is_up_is_reckoned_with_the_corrections(services, clock):
    here = room(services)
    here.takes("Ada", [PIER, QUAY], [1, 0])
    waiting = here.begins("Ben", [PIER, QUAY], [1, 0])
    with services.database.writing() as on:
        on.exec_driver_sql(f"update attempt set due_at = '2026-11-23 09:01:00' where public_id = '{waiting}'")
    correct(here, DISCARD)
    clock.forward(minutes=2)
    scores = grading.scores_of_quiz(services, here.teacher, here.quiz, clock())[2]
    assert [(one.learner, one.cell.score, one.cell.maximum) for one in scores] == [
        ("Ada", 1, 1),
        ("Ben", 1, 1),
    ]
    found = reviewing.result(services, here.learners["Ben"].person, waiting, clock())
    assert (found.score, found.maximum) == (1, 1)


def test_other_kinds_of_the_fact_stay_unless_all_are_meant(services):
    here = room(services)
    first = here.takes("Ada", [AS_YEAR], [None])
    here.takes("Ben", [PIER], [1])
    correct(here, DISCARD)
    assert here.score(first, "Ada") == (0, 1)
    correct(here, replace(FULL, kind=""))
    assert here.score(first, "Ada") == (1, 1)


def test_certainty_counts_with_what_was_stated(services):
    here = room(services)
    sure = here.takes("Ada", [PIER, QUAY], [1, 0], certainty=3)
    assert here.score(sure, "Ada") == (-3, 6)
    correct(here, DISCARD)
    assert here.score(sure, "Ada") == (3, 3)
    undo(here)
    correct(here, ACCEPT)
    assert here.score(sure, "Ada") == (6, 6)


def test_every_change_is_remembered_with_its_reason(services):
    here = room(services)
    attempt = here.takes("Ben", [PIER, QUAY], [1, 0])
    correct(here, ACCEPT, "Both are in the source")
    undo(here)
    with services.database.reading() as on:
        row = attempts.get_attempt(on, here.learners["Ben"].person.id, attempt)
        rows = corrections.list_changes(on, row.id)
    assert [(one.before, one.after, one.reason) for one in rows] == [
        (1, 2, "Both are in the source"),
        (2, 1, "Undone: Both are in the source"),
    ]


def test_nobody_confirms_a_list_that_has_changed(services):
    here = room(services)
    here.takes("Ada", [PIER], [1])
    seen = regrading.preview(services, here.teacher, here.quiz, ACCEPT)
    late = here.takes("Ben", [PIER], [1])
    with pytest.raises(ChangedMeanwhile, match="nothing was corrected yet"):
        regrading.correct(services, here.teacher, here.quiz, ACCEPT, "x", seen.digest, services.clock())
    assert here.score(late, "Ben") == (0, 1)


def test_what_cannot_be_corrected_is_refused(services):
    here = room(services)
    here.takes("Ada", [PIER], [1])
    other = instructor(services, "keller", "Mr Keller")
    now = services.clock()
    with pytest.raises(NotFound, match="has not asked that"):
        regrading.preview(services, here.teacher, here.quiz, replace(DISCARD, kind="year"))
    with pytest.raises(BadEntry, match="is right, too"):
        regrading.preview(services, here.teacher, here.quiz, replace(ACCEPT, value=" "))
    with pytest.raises(NotFound):
        regrading.preview(services, other, here.quiz, DISCARD)
    with pytest.raises(AlreadyDone, match="nothing to undo"):
        regrading.undo(services, here.teacher, here.quiz, 99, now)
    done = correct(here, ACCEPT)
    with pytest.raises(AlreadyDone, match="stands already"):
        correct(here, ACCEPT)
    assert told(done.changes) == [("Ada", 0, 1, 1, 1)]
    with services.database.reading() as on:
        quiz = regrading.classes.find_quiz(on, here.quiz)
        (row,) = corrections.list_corrections(on, quiz.id)
    undo(here)
    with pytest.raises(AlreadyDone, match="nothing to undo"):
        regrading.undo(services, here.teacher, here.quiz, row.id, now)
    with pytest.raises(NotFound):
        regrading.undo(services, other, here.quiz, row.id, now)
