"""Taking quizzes: begin, answer, hand in, read the result. Practice and class quizzes alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import AlreadyDone, ChangedMeanwhile, NotAllowed, NotFound
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question, make_paper
from quizapp.core.kinds import kinds_for
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.evidence import Source
from quizapp.core.questions import GENERATOR_VERSION, Grade, Posted, Question, Response
from quizapp.store import attempts, banks, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.steps import (
    Marked,
    Occasion,
    mark,
    move_memory,
    read_response,
    readable_bank,
    response_from_plain,
    response_to_plain,
)

HANDED_IN = "This quiz has been handed in, so its answers stand. Its result shows them."
OTHER_TAB = (
    "Another answer to this question was saved meanwhile, perhaps in another tab: {saved}. "
    "Press save again to put the one below in its place."
)


class OtherAnswerSaved(ChangedMeanwhile):
    """A newer answer stands; `shown` repeats it."""

    def __init__(self, shown: str) -> None:
        super().__init__(OTHER_TAB.format(saved=shown or "left blank"))
        self.shown = shown


@dataclass(frozen=True, slots=True)
class Paper:
    """An attempt and what it is about."""

    public_id: str
    title: str
    class_name: str
    bank: Bank
    status: str
    quiz_public_id: str
    bank_slug: str
    map: tuple[tuple[int, bool], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether answers are still taken."""
        return self.status == "open"


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One question of an open attempt with the answer saved so far."""

    paper: Paper
    position: int
    question: Question
    response: Response
    revision: int


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """One question of a finished attempt."""

    question: Question
    response: Response
    grade: Grade
    maybe_guessed: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A finished attempt."""

    paper: Paper
    score: float
    maximum: float
    submitted_at: datetime
    items: tuple[ReviewedItem, ...]


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
        _store(on, person, row.id, bank, questions, blueprint.to_plain(), public_id, seed, now)
    return public_id


def practise_missed(
    services: Services, person: Person, attempt: str, public_id: str, seed: str, now: datetime
) -> str:
    """Begin a practice quiz of the facts that were missed, each in another kind where there is one."""
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, attempt)
        if row.status == "open":
            raise ChangedMeanwhile("Hand this quiz in first; then what was missed can be practised.")
        bank_row = banks.get_bank_by_id(on, row.bank_id)
        bank = services.shelf.get(on, bank_row.id, bank_row.revision)
        missed = [
            Question.from_plain(item.question)
            for item in attempts.list_items(on, row.id)
            if (item.fraction or 0) < 1 or item.maybe_guessed
        ]
        questions = [again for one in missed if (again := _asked_otherwise(bank, one, seed))]
        if not questions:
            raise NotFound("Nothing was missed that this course can still ask.")
        blueprint = {"again": attempt}
        _store(on, person, bank_row.id, bank, questions, blueprint, public_id, seed, now)
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
            _store(
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


def show_item(services: Services, person: Person, public_id: str, position: int) -> ShownItem:
    """One question of an open attempt. Raises NotFound, or AlreadyDone after handing in."""
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if row.status != "open":
            raise AlreadyDone(HANDED_IN)
        item = attempts.find_item(on, row.id, position)
        if item is None:
            raise NotFound("This quiz has no such question.")
        paper = _paper(services, on, row, attempts.get_map(on, row.id))
    question = Question.from_plain(item.question)
    return ShownItem(paper, position, question, response_from_plain(item.response), item.revision)


def show_paper(services: Services, person: Person, public_id: str) -> Paper:
    """An attempt and which of its questions are answered. Raises NotFound."""
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        return _paper(services, on, row, attempts.get_map(on, row.id))


def save_answer(
    services: Services,
    person: Person,
    public_id: str,
    position: int,
    posted: Posted,
    base_revision: int,
    client: str,
    now: datetime,
) -> None:
    """Store the answer to one question of an open attempt; leaving it blank stores nothing new.

    Raises UnreadableAnswer, AlreadyDone after handing in, and OtherAnswerSaved where another tab saved a
    different answer since the page was made.
    """
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if row.status != "open":
            raise AlreadyDone(HANDED_IN)
        item = attempts.find_item(on, row.id, position)
        if item is None:
            raise NotFound("This quiz has no such question.")
        response = read_response(Question.from_plain(item.question), posted)
        is_empty = response.is_blank and not response.shown  # not so "I don’t know"
        plain = None if is_empty else response_to_plain(response)
        if plain == item.response:
            return
        _save(on, row.id, item, position, plain, base_revision, client, now)


def hand_in(services: Services, person: Person, public_id: str, now: datetime) -> None:
    """Grade an attempt and let it move memory, all in one transaction; a second time changes nothing."""
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if row.status != "open":
            return
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
        grades = []
        for item in attempts.list_items(on, row.id):
            question = Question.from_plain(item.question)
            response = response_from_plain(item.response)
            grade = mark(question, response)
            moved = _move(on, person, row, bank, item, question, Marked(response, grade), now)
            grades.append(
                {
                    "position": item.position,
                    "fraction": grade.fraction,
                    "note": grade.note,
                    "maybe_guessed": moved,
                }
            )
        attempts.grade_items(on, row.id, grades)
        score = sum(grade["fraction"] for grade in grades)
        attempts.close_attempt(on, row.id, "submitted", score, now)


def result(services: Services, person: Person, public_id: str) -> Result | None:
    """A finished attempt with every question, its key and reasons; None while it is open. Raises NotFound."""
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if row.status == "open":
            return None
        items = attempts.list_items(on, row.id)
        paper = _paper(services, on, row, [])
    return Result(
        paper=paper,
        score=row.score or 0.0,
        maximum=row.maximum,
        submitted_at=row.submitted_at,
        items=tuple(
            ReviewedItem(
                Question.from_plain(item.question),
                response_from_plain(item.response),
                Grade(item.fraction or 0.0, item.note),
                item.maybe_guessed,
            )
            for item in items
        ),
    )


def _asked_otherwise(bank: Bank, question: Question, seed: str) -> Question | None:
    fact = bank.fact_by_id.get(question.fact)
    if fact is None:
        return None
    kinds = [kind for kind in kinds_for(fact, bank) if kind.in_quizzes]
    if not kinds:
        return None
    best = min(kinds, key=lambda kind: (kind.name == question.kind, not kind.is_recall, kind.order))
    return build_question(bank, fact.id, best.name, seed)


def _store(
    on: Connection,
    person: Person,
    bank_id: int,
    bank: Bank,
    questions: tuple[Question, ...] | list[Question],
    blueprint: dict[str, Any],
    public_id: str,
    seed: str,
    now: datetime,
    quiz_id: int | None = None,
) -> None:
    rows = banks.fact_ids(on, bank_id)
    items = [
        {"position": position, "fact_id": rows[question.fact], "question": question.to_plain()}
        for position, question in enumerate(questions, start=1)
    ]
    attempts.add_attempt(
        on,
        items,
        public_id=public_id,
        quiz_id=quiz_id,
        learner_id=person.id,
        number=1,
        bank_id=bank_id,
        bank_revision=bank.revision,
        blueprint=blueprint,
        seed=seed,
        generator_version=GENERATOR_VERSION,
        status="open",
        started_at=now,
        maximum=float(len(items)),
    )


def _quiz_of_member(on: Connection, person: Person, public_id: str) -> tuple[QuizRow, ClassRow]:
    quiz = classes.find_quiz(on, public_id)
    if quiz is None:
        raise NotFound(classes.NO_QUIZ)
    if classes.teaches(on, person.id, quiz.class_id):
        raise NotAllowed("You teach this class, so you cannot take its quiz. Its page shows the scores.")
    if not classes.is_member(on, person.id, quiz.class_id):
        raise NotFound(classes.NO_QUIZ)
    return quiz, classes.get_class(on, quiz.class_id)


def _paper(services: Services, on: Connection, row: Any, answered: list[tuple[int, bool]]) -> Paper:
    bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    return Paper(
        public_id=row.public_id,
        title=row.quiz_title or "Practice",
        class_name=row.class_name,
        bank=bank,
        status=row.status,
        quiz_public_id=row.quiz_public_id,
        bank_slug=row.bank_slug,
        map=tuple(answered),
    )


def _save(
    on: Connection,
    attempt_id: int,
    item: Any,
    position: int,
    plain: dict[str, Any] | None,
    base_revision: int,
    client: str,
    now: datetime,
) -> None:
    shown = plain["shown"] if plain else ""
    if not attempts.save_answer(on, attempt_id, position, base_revision, plain, shown, now):
        raise OtherAnswerSaved(item.shown)
    attempts.add_event(
        on,
        attempt_id=attempt_id,
        position=position,
        client=client,
        sequence=base_revision + 1,
        base_revision=base_revision,
        response=plain,
        received_at=now,
    )


def _move(
    on: Connection,
    person: Person,
    row: Any,
    bank: Bank,
    item: Any,
    question: Question,
    marked: Marked,
    now: datetime,
) -> bool:
    """Whether the right answer was maybe guessed. An item left without any answer moves nothing."""
    occasion = Occasion(
        person=person,
        bank_id=row.bank_id,
        bank=bank,
        day=learner_day(now, person.time_zone),
        now=now,
        source=Source.QUIZ,
        event=f"attempt:{row.public_id}:{item.position}",
        seconds=None,
    )
    return move_memory(on, occasion, question, marked).entry.maybe_guessed
