"""Correcting a quiz that was taken: what would change, doing it all at once, and undoing it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.certainty import most_points
from quizapp.core.corrections import Action, Correction
from quizapp.core.errors import AlreadyDone, BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.core.questions import Question
from quizapp.core.scoring import score_of_points
from quizapp.store import banks, classes, corrections
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.store.rows_teaching import TouchedRow
from quizapp.usecases.marking import MarkedItem, mark_item, put_right
from quizapp.usecases.services import Services
from quizapp.usecases.voiding import bring_into_line

NO_FACT = "This quiz has not asked that. Its item analysis lists what it asked."
NO_CORRECTION = "That correction does not stand any more, so there was nothing to undo."
SCORES_MOVED = (
    "Scores have changed since this page was made, so nothing was corrected yet. Look at the new list and "
    "confirm it."
)
STANDS_ALREADY = "That correction stands already. Its reason is in the list of corrections of this quiz."
UNDONE = "Undone: {reason}"


@dataclass(frozen=True, slots=True)
class Change:
    """The score of an attempt before and after, each with its maximum."""

    attempt_id: int
    learner: str
    number: int
    before: float
    before_of: float
    after: float
    after_of: float


@dataclass(frozen=True, slots=True)
class Regrading:
    """What a correction does: how many answers it is about, and every score that changes.

    `question` is one of those it is about, `digest` names exactly these changes.
    """

    quiz: QuizRow
    room: ClassRow
    correction: Correction
    question: Question
    answers: int
    changes: tuple[Change, ...]

    @property
    def digest(self) -> str:
        """A word for these very changes, to tell whether they are still what was looked at."""
        told = [[one.attempt_id, one.before, one.before_of, one.after, one.after_of] for one in self.changes]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A question of an attempt as it is stored, and as it is to be."""

    row: TouchedRow
    to_be: MarkedItem

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to store."""
        row, to_be = self.row, self.to_be
        return (row.fraction, _points(row), row.is_discarded) != (
            to_be.grade.fraction, to_be.points, to_be.is_discarded,
        )  # fmt: skip

    @property
    def columns(self) -> dict[str, Any]:
        """What is stored of it."""
        return {
            "of_attempt": self.row.attempt_id,
            "at_position": self.row.position,
            "fraction": self.to_be.grade.fraction,
            "note": self.to_be.grade.note,
            "points": self.to_be.points,
            "is_discarded": self.to_be.is_discarded,
        }


def quiz_of(services: Services, person: Person, quiz_id: str) -> tuple[QuizRow, ClassRow]:
    """A quiz in a class that this person teaches, and the class. Raises NotFound."""
    with services.database.reading() as on:
        return classes.get_taught_quiz(on, person.id, quiz_id)


def bank_of(services: Services, quiz: QuizRow) -> Bank:
    """The course of a quiz as it was when the quiz was set."""
    with services.database.reading() as on:
        return services.shelf.get(on, quiz.bank_id, quiz.bank_revision)


def preview(services: Services, person: Person, quiz_id: str, correction: Correction) -> Regrading:
    """What a correction would change; nothing is stored.

    Raises NotFound where the quiz is not theirs or never asked that, BadEntry for one without its answer.
    """
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        return _weighed(on, quiz, room, correction)[0]


def correct(
    services: Services,
    person: Person,
    quiz_id: str,
    correction: Correction,
    reason: str,
    digest: str,
    now: datetime,
) -> Regrading:
    """Correct a quiz: answers, scores and memories in one transaction. Who hands in later is graded the same.

    `digest` is that of the preview. Raises ChangedMeanwhile where the changes are others by now,
    AlreadyDone where the correction stands, else as `preview` does.
    """
    with services.database.writing() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        if correction in corrections.list_standing(on, quiz.id):
            raise AlreadyDone(STANDS_ALREADY)
        weighed, outcomes = _weighed(on, quiz, room, correction)
        if weighed.digest != digest:
            raise ChangedMeanwhile(SCORES_MOVED)
        fact = banks.fact_ids(on, quiz.bank_id)[correction.fact]
        told = {"quiz_id": quiz.id, "reason": reason, "author_id": person.id, "made_at": now}
        corrections.add_correction(on, correction, fact, **told)
        _store(on, person, outcomes, weighed.changes, reason, now)
        bring_into_line(services, on, quiz, [(one.row, one.to_be) for one in outcomes], now)
    return weighed


def undo(
    services: Services, person: Person, quiz_id: str, correction_id: int, now: datetime
) -> tuple[Change, ...]:
    """Take a correction back: every answer is judged, and remembered, as if it had never been made.

    Gives what changed. Raises NotFound, or AlreadyDone where the quiz has no such correction any more.
    """
    with services.database.writing() as on:
        quiz, _ = classes.get_taught_quiz(on, person.id, quiz_id)
        row = corrections.find_correction(on, quiz.id, correction_id)
        if row is None or not corrections.undo_correction(on, correction_id, now):
            raise AlreadyDone(NO_CORRECTION)
        correction = Correction(row.slug, row.kind, Action(row.action), row.value)
        standing = corrections.list_standing(on, quiz.id)
        outcomes = _outcomes(on, quiz.id, correction, standing)
        changes = _changes(on, quiz.id, outcomes)
        _store(on, person, outcomes, changes, UNDONE.format(reason=row.reason), now)
        bring_into_line(services, on, quiz, [(one.row, one.to_be) for one in outcomes], now)
        return changes


def _weighed(
    on: Connection, quiz: QuizRow, room: ClassRow, correction: Correction
) -> tuple[Regrading, list[_Outcome]]:
    if correction.action is Action.ACCEPT and not correction.value.strip():
        raise BadEntry("value", "Write the answer that is right, too.")
    standing = [*corrections.list_standing(on, quiz.id), correction]
    outcomes = _outcomes(on, quiz.id, correction, standing)
    if not outcomes:
        raise NotFound(NO_FACT)
    changes = _changes(on, quiz.id, outcomes)
    question = outcomes[0].to_be.question
    return Regrading(quiz, room, correction, question, len(outcomes), changes), outcomes


def _outcomes(
    on: Connection, quiz_id: int, correction: Correction, standing: Sequence[Correction]
) -> list[_Outcome]:
    """Every answer that the correction is about, judged from the beginning."""
    rows = corrections.list_touched(on, quiz_id, correction.fact)
    touched = ((row, mark_item(row, row.asks_certainty, row.penalty)) for row in rows)
    return [
        _Outcome(row, put_right(item, row.asks_certainty, standing))
        for row, item in touched
        if correction.is_about(item.question)
    ]


def _changes(on: Connection, quiz_id: int, outcomes: Sequence[_Outcome]) -> tuple[Change, ...]:
    """The attempts whose score or maximum changes."""
    changed: dict[int, list[_Outcome]] = {}
    for outcome in outcomes:
        if outcome.is_changed:
            changed.setdefault(outcome.row.attempt_id, []).append(outcome)
    points: dict[int, dict[int, float]] = {attempt_id: {} for attempt_id in changed}
    for row in corrections.list_points(on, quiz_id):
        if row.attempt_id in points:
            points[row.attempt_id][row.position] = row.points
    found = [_change(those, points[attempt_id]) for attempt_id, those in changed.items()]
    return tuple(one for one in found if (one.before, one.before_of) != (one.after, one.after_of))


def _change(outcomes: Sequence[_Outcome], points: dict[int, float]) -> Change:
    row = outcomes[0].row
    for outcome in outcomes:
        points[outcome.row.position] = outcome.to_be.points
    gone = sum(outcome.to_be.is_discarded - outcome.row.is_discarded for outcome in outcomes)
    return Change(
        attempt_id=row.attempt_id,
        learner=row.learner,
        number=row.number,
        before=row.score or 0.0,
        before_of=row.maximum,
        after=score_of_points(list(points.values())),
        after_of=row.maximum - most_points(gone, row.asks_certainty),
    )


def _store(
    on: Connection,
    person: Person,
    outcomes: Sequence[_Outcome],
    changes: Sequence[Change],
    reason: str,
    now: datetime,
) -> None:
    corrections.save_items(on, [outcome.columns for outcome in outcomes if outcome.is_changed])
    scores = [{"of_attempt": one.attempt_id, "score": one.after, "maximum": one.after_of} for one in changes]
    corrections.save_scores(on, scores)
    told = {"reason": reason, "author_id": person.id, "made_at": now}
    rows = [
        {"attempt_id": one.attempt_id, "before": one.before, "after": one.after, **told} for one in changes
    ]
    corrections.add_changes(on, rows)


def _points(row: TouchedRow) -> float:
    """The points of a stored answer; those from before points were stored earned what they were right."""
    earned = row.fraction if row.points is None else row.points
    return float(earned or 0.0)
