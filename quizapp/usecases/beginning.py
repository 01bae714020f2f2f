"""Beginning quizzes: practice of one's own choice, and those that a class has set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp.core.attempts import OPEN, Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.core.quiz_rules import attempts_left
from quizapp.store import classes, deadlines, quiz_terms
from quizapp.store.people import Person
from quizapp.store.quiz_terms import QuizForOne
from quizapp.store.rows_attempts import AttemptRow
from quizapp.usecases.closed_books import check_book
from quizapp.usecases.course_access import readable_bank
from quizapp.usecases.handing_in import close
from quizapp.usecases.papers import Drawn, store_paper
from quizapp.usecases.reachable import reachable
from quizapp.usecases.seeing import ended_at, sights
from quizapp.usecases.services import Services
from quizapp.usecases.standing import Standing, given_to, own_attempts, standing_of

PLAIN = Terms()
NOT_YET = "This quiz has not opened yet. Its page says when it does."
CLOSED = "This quiz is closed, so it cannot be begun any more."
NONE_LEFT = "You have had all your attempts at this quiz. Its page shows what they came to."
ARCHIVED = "Your teacher has archived this quiz, so it cannot be begun any more."


@dataclass(frozen=True, slots=True)
class QuizToTake(Standing):
    """A class quiz as its member meets it, with the terms that are their own.

    `changes`: what was changed for all or for them since it was set, rows of `deadlines.list_changes`.
    """

    quiz: QuizForOne
    bank: Bank
    changes: Sequence[Any]

    @property
    def is_archived(self) -> bool:
        """Whether it or its class was archived."""
        return self.quiz.is_archived


def start_practice(
    services: Services,
    person: Person,
    bank_slug: str,
    blueprint: Blueprint,
    public_id: str,
    seed: str,
    now: datetime,
    terms: Terms = PLAIN,
) -> str:
    """Begin a practice quiz of the learner's own choice, in a time of their choice, and return its public id.

    Raises NotFound, or TooFewFacts where the bank cannot give so many questions.
    """
    with services.database.writing() as on:
        return start_practice_on(on, services, person, bank_slug, blueprint, public_id, seed, now, terms)


def start_practice_on(
    on: Connection,
    services: Services,
    person: Person,
    bank_slug: str,
    blueprint: Blueprint,
    public_id: str,
    seed: str,
    now: datetime,
    terms: Terms = PLAIN,
) -> str:
    """`start_practice`, in a transaction that stores more than the attempt."""
    row = readable_bank(on, person, bank_slug)
    check_book(on, person, row.id, now)
    bank = services.shelf.get(on, row.id, row.revision)
    questions = make_paper(bank, blueprint, seed).questions
    drawn = Drawn(row.id, bank, blueprint.to_plain(), seed, questions)
    store_paper(on, person, drawn, public_id, now, terms)
    return public_id


def look_at_quiz(services: Services, person: Person, quiz_public_id: str, now: datetime) -> QuizToTake:
    """The start page of a class quiz. Raises NotFound, or NotAllowed for the class's own instructor."""
    with services.database.reading() as on:
        quiz = _quiz_of_member(on, person, quiz_public_id)
        bank = services.shelf.get(on, quiz.bank_id, quiz.bank_revision)
        rows = quiz_terms.list_attempts_at(on, quiz.id, person.id)
        own = own_attempts(rows, sights(on, rows, now), now)
        most = reachable(on, [(quiz.id, quiz.blueprint, quiz.terms.asks_certainty)])[quiz.id]
        given = given_to(on, person.id, [quiz.id]).get(quiz.id)
        changes = deadlines.list_changes(on, quiz.id, person.id)
    one = standing_of(quiz.terms, quiz.rules, quiz.is_archived, own, most, given, now)
    return QuizToTake(
        one.state, one.left, one.method, one.attempts, one.maximum, one.given, quiz, bank, changes
    )


def begin_quiz(
    services: Services,
    person: Person,
    quiz_public_id: str,
    public_id: str,
    seed: str,
    now: datetime,
    number: int = 1,
) -> str:
    """Begin attempt `number` at a class quiz, or go on with the open one. Returns its public id.

    An attempt of this number that was begun before is given back, so that a page which was left open begins
    nothing anew. `seed` must be secret: whoever knows it can make the paper with its key. Raises NotFound,
    NotAllowed for the class's own instructor, or ChangedMeanwhile where the quiz has not opened, is closed or
    was archived, or no attempt is left.
    """
    drawn = _drawn(services, person, quiz_public_id, seed, now, number)
    try:
        with services.database.writing() as on:
            quiz = _quiz_of_member(on, person, quiz_public_id)
            rows = quiz_terms.list_attempts_at(on, quiz.id, person.id)
            begun = _begun_before(rows, number, now)
            if begun:
                return begun
            _check_open(quiz, len(rows), now)
            if rows and rows[-1].status == OPEN:
                close(services, on, person, rows[-1], now, is_there=False)  # and goes on to the next
            if drawn is None or not _is_of(drawn, quiz):
                drawn = _draw(services, on, quiz, seed)
            store_paper(on, person, drawn, public_id, now, quiz.terms, quiz.id, len(rows) + 1)
        return public_id
    except IntegrityError:
        return look_at_quiz(services, person, quiz_public_id, now).attempt  # a double click began it first


def _is_of(drawn: Drawn, quiz: QuizForOne) -> bool:
    """Whether a quiz would draw the same paper."""
    is_same = (drawn.bank.revision, drawn.blueprint) == (quiz.bank_revision, quiz.blueprint)
    return is_same and quiz.shared_seed in (None, drawn.seed)


def _drawn(
    services: Services, person: Person, quiz_public_id: str, seed: str, now: datetime, number: int
) -> Drawn | None:
    """The paper, before it is this writer's turn: drawing takes longest, and a class begins at the bell.

    None where the attempt was begun before. Raises what `begin_quiz` does.
    """
    with services.database.reading() as on:
        quiz = _quiz_of_member(on, person, quiz_public_id)
        rows = quiz_terms.list_attempts_at(on, quiz.id, person.id)
        if _begun_before(rows, number, now):
            return None
        _check_open(quiz, len(rows), now)
        return _draw(services, on, quiz, seed)


def _begun_before(rows: Sequence[AttemptRow], number: int, now: datetime) -> str:
    """The attempt that a page leads to which wants to begin `number`; empty where it begins that."""
    if rows and (number <= len(rows) or ended_at(rows[-1], now) is None):
        return str(rows[min(number, len(rows)) - 1].public_id)
    return ""


def _check_open(quiz: QuizForOne, begun: int, now: datetime) -> None:
    if quiz.is_archived:
        raise ChangedMeanwhile(ARCHIVED)
    if not quiz.terms.is_open(now):
        raise ChangedMeanwhile(NOT_YET if quiz.terms.is_before(now) else CLOSED)
    if attempts_left(quiz.terms, begun) == 0:
        raise ChangedMeanwhile(NONE_LEFT)


def _draw(services: Services, on: Connection, quiz: QuizForOne, seed: str) -> Drawn:
    """A new paper, or that of all where the quiz has one seed for all."""
    seed = quiz.shared_seed or seed
    bank = services.shelf.get(on, quiz.bank_id, quiz.bank_revision)
    paper = make_paper(bank, Blueprint.from_plain(quiz.blueprint), seed, graded=True)
    return Drawn(quiz.bank_id, bank, quiz.blueprint, seed, paper.questions)


def _quiz_of_member(on: Connection, person: Person, public_id: str) -> QuizForOne:
    quiz = quiz_terms.find_quiz_for(on, public_id, person.id)
    if quiz is not None and quiz.teaches:
        raise NotAllowed("You teach this class, so you cannot take its quiz. Its page shows the scores.")
    if quiz is None or not quiz.is_member or not quiz.is_published:
        raise NotFound(classes.NO_QUIZ)
    return quiz
