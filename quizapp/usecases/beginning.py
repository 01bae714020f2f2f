"""Beginning quizzes: practice of one's own choice, and those that a class has set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import NotAllowed, NotFound
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.store import attempts, banks, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.papers import store_paper
from quizapp.usecases.services import Services
from quizapp.usecases.steps import readable_bank


@dataclass(frozen=True, slots=True)
class QuizToTake:
    """A class quiz as its member meets it; `attempt` and `status` are empty before they begin."""

    quiz: QuizRow
    room: ClassRow
    bank: Bank
    attempt: str
    status: str


def check_practice(services: Services, bank_slug: str, blueprint: Blueprint, seed: str) -> None:
    """Raise TooFewFacts where a bank cannot give a practice quiz of this blueprint; nothing is stored."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        make_paper(services.shelf.get(on, row.id, row.revision), blueprint, seed)


def start_practice(
    services: Services,
    person: Person,
    bank_slug: str,
    blueprint: Blueprint,
    public_id: str,
    seed: str,
    now: datetime,
) -> str:
    """Begin a practice quiz of the learner's own choice and return its public id.

    Raises NotFound, or TooFewFacts where the bank cannot give so many questions.
    """
    with services.database.writing() as on:
        row = readable_bank(on, person, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        questions = make_paper(bank, blueprint, seed).questions
        store_paper(on, person, row.id, bank, questions, blueprint.to_plain(), public_id, seed, now)
    return public_id


def look_at_quiz(services: Services, person: Person, quiz_public_id: str) -> QuizToTake:
    """The start page of a class quiz. Raises NotFound, or NotAllowed for the class's own instructor."""
    with services.database.reading() as on:
        quiz, room = _quiz_of_member(on, person, quiz_public_id)
        bank = services.shelf.get(on, quiz.bank_id, quiz.bank_revision)
        found = attempts.find_attempt_at(on, quiz.id, person.id)
    if found is None:
        return QuizToTake(quiz, room, bank, "", "")
    return QuizToTake(quiz, room, bank, found.public_id, found.status)


def begin_quiz(
    services: Services, person: Person, quiz_public_id: str, public_id: str, seed: str, now: datetime
) -> str:
    """Begin the one attempt at a class quiz, or go on with it. Returns its public id.

    `seed` must be secret: whoever knows it can make the paper with its key.
    """
    try:
        with services.database.writing() as on:
            quiz, _ = _quiz_of_member(on, person, quiz_public_id)
            found = attempts.find_attempt_at(on, quiz.id, person.id)
            if found is not None:
                return str(found.public_id)
            bank = services.shelf.get(on, quiz.bank_id, quiz.bank_revision)
            blueprint = Blueprint.from_plain(quiz.blueprint)
            questions = make_paper(bank, blueprint, seed, graded=True).questions
            store_paper(
                on,
                person,
                quiz.bank_id,
                bank,
                questions,
                quiz.blueprint,
                public_id,
                seed,
                now,
                quiz_id=quiz.id,
            )
        return public_id
    except IntegrityError:
        return look_at_quiz(services, person, quiz_public_id).attempt  # a double click began it first


def _quiz_of_member(on: Connection, person: Person, public_id: str) -> tuple[QuizRow, ClassRow]:
    quiz = classes.find_quiz(on, public_id)
    if quiz is None:
        raise NotFound(classes.NO_QUIZ)
    if classes.teaches(on, person.id, quiz.class_id):
        raise NotAllowed("You teach this class, so you cannot take its quiz. Its page shows the scores.")
    if not classes.is_member(on, person.id, quiz.class_id):
        raise NotFound(classes.NO_QUIZ)
    return quiz, classes.get_class(on, quiz.class_id)
