"""Beginning quizzes: practice of one's own choice, and those that a class has set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp.core.attempts import Terms, is_over
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.store import attempts, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.papers import store_paper
from quizapp.usecases.services import Services
from quizapp.usecases.steps import readable_bank

PLAIN = Terms()
NOT_YET = "This quiz has not opened yet. Its page says when it does."
CLOSED = "This quiz is closed, so it cannot be begun any more."
ARCHIVED = "Your teacher has archived this quiz, so it cannot be begun any more."


@dataclass(frozen=True, slots=True)
class QuizToTake:
    """A class quiz as its member meets it.

    `state` is `not_yet`, `closed` (archived, too), `ready`, `open` (begun) or `done`; `attempt` is empty and
    `due_at` None before they begin.
    """

    quiz: QuizRow
    room: ClassRow
    bank: Bank
    state: str
    attempt: str = ""
    due_at: datetime | None = None

    @property
    def is_archived(self) -> bool:
        """Whether it or its class was archived."""
        return _is_archived(self.quiz, self.room)


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
    bank = services.shelf.get(on, row.id, row.revision)
    questions = make_paper(bank, blueprint, seed).questions
    store_paper(on, person, row.id, bank, questions, blueprint.to_plain(), public_id, seed, now, terms)
    return public_id


def look_at_quiz(services: Services, person: Person, quiz_public_id: str, now: datetime) -> QuizToTake:
    """The start page of a class quiz. Raises NotFound, or NotAllowed for the class's own instructor."""
    with services.database.reading() as on:
        quiz, room = _quiz_of_member(on, person, quiz_public_id)
        bank = services.shelf.get(on, quiz.bank_id, quiz.bank_revision)
        found = attempts.find_attempt_at(on, quiz.id, person.id)
    if found is None:
        return QuizToTake(quiz, room, bank, _unbegun(quiz, room, now))
    state = "done" if is_over(found.status, found.due_at, now) else "open"
    return QuizToTake(quiz, room, bank, state, found.public_id, found.due_at)


def begin_quiz(
    services: Services, person: Person, quiz_public_id: str, public_id: str, seed: str, now: datetime
) -> str:
    """Begin the one attempt at a class quiz, or go on with it. Returns its public id.

    `seed` must be secret: whoever knows it can make the paper with its key; where all share one paper, the
    quiz has its own. Raises NotFound, NotAllowed for
    the class's own instructor, or ChangedMeanwhile where the quiz has not opened, is closed or was archived.
    """
    try:
        with services.database.writing() as on:
            quiz, room = _quiz_of_member(on, person, quiz_public_id)
            found = attempts.find_attempt_at(on, quiz.id, person.id)
            if found is not None:
                return str(found.public_id)
            state = _unbegun(quiz, room, now)
            if state != "ready":
                archived = _is_archived(quiz, room)
                raise ChangedMeanwhile(ARCHIVED if archived else NOT_YET if state == "not_yet" else CLOSED)
            bank = services.shelf.get(on, quiz.bank_id, quiz.bank_revision)
            blueprint = Blueprint.from_plain(quiz.blueprint)
            seed = quiz.shared_seed or seed
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
                quiz.terms,
                quiz_id=quiz.id,
            )
        return public_id
    except IntegrityError:
        return look_at_quiz(services, person, quiz_public_id, now).attempt  # a double click began it first


def _unbegun(quiz: QuizRow, room: ClassRow, now: datetime) -> str:
    if _is_archived(quiz, room):
        return "closed"
    if quiz.terms.is_before(now):
        return "not_yet"
    return "ready" if quiz.terms.is_open(now) else "closed"


def _is_archived(quiz: QuizRow, room: ClassRow) -> bool:
    return quiz.archived_at is not None or room.archived_at is not None


def _quiz_of_member(on: Connection, person: Person, public_id: str) -> tuple[QuizRow, ClassRow]:
    quiz = classes.find_quiz(on, public_id)
    if quiz is None:
        raise NotFound(classes.NO_QUIZ)
    if classes.teaches(on, person.id, quiz.class_id):
        raise NotAllowed("You teach this class, so you cannot take its quiz. Its page shows the scores.")
    if quiz.published_at is None or not classes.is_member(on, person.id, quiz.class_id):
        raise NotFound(classes.NO_QUIZ)
    return quiz, classes.get_class(on, quiz.class_id)
