"""A study session moved on: the card on its page, and what an answer to it does. None of this commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question, join_question
from quizapp.core.hints import with_options
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.session import Session
from quizapp.core.memory.sitting_time import in_time, spent
from quizapp.core.memory.steps import MEET, Step
from quizapp.core.questions import Grade, Question, Response
from quizapp.store import study
from quizapp.store.banks import PRIVATE
from quizapp.store.people import Person
from quizapp.store.rows_studying import SessionRow
from quizapp.usecases.coming_back import Learner, after_answer
from quizapp.usecases.course_access import get_fact
from quizapp.usecases.forecasting import note_forecast
from quizapp.usecases.moving_memory import Occasion, move_memory
from quizapp.usecases.responses import Marked, response_to_plain
from quizapp.usecases.services import Services
from quizapp.usecases.sitting import Current

CARD = "flashcard"


def current_on(services: Services, on: Connection, row: SessionRow) -> Current:
    """`current`, of the row of a session."""
    bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    session = Session.from_plain(row.plan)
    step = session.current
    of = (row.minutes, row.bank_audience.startswith(PRIVATE))
    if step is None:
        return Current(row.public_id, bank, session, row.undos, None, None, None, *of)
    fact = get_fact(bank, step.fact)
    question = None
    if step.form != MEET:
        question = _question(bank, step, seed_of(row, session.position))
    return Current(row.public_id, bank, session, row.undos, step, fact, question, *of)


def seed_of(row: SessionRow, position: int) -> str:
    """What the question at a position is made from, besides its fact and kind."""
    return f"{row.seed}:{position}"


def _question(bank: Bank, step: Step, seed: str) -> Question:
    """The question of a step; the main fact alone, as a card, where its facts do not go together any more."""
    if not step.others:
        question = build_question(bank, step.fact, step.kind, seed)
        return (with_options(question, bank, seed) or question) if step.hinted else question
    joint = join_question(bank, (step.fact, *step.others), step.kind, seed)
    return joint or build_question(bank, step.fact, CARD, seed)


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered, how right it is, and how many seconds it took; None where that is not known."""

    response: Response
    grade: Grade
    seconds: float | None


def take(
    services: Services,
    on: Connection,
    person: Person,
    row: SessionRow,
    here: Current,
    given: Given,
    now: datetime,
) -> None:
    """Store an answer to the question on the page: it moves memory, and the session goes on.

    Raises ChangedMeanwhile where nothing is asked, or another answer was first.
    """
    question, position = here.asked, here.session.position
    occasion = Occasion(
        person=person,
        bank_id=row.bank_id,
        bank=here.bank,
        day=person.day_at(now),
        now=now,
        source=Source.CARD,
        event=answer_event(row.public_id, position, row.undos),
        seconds=given.seconds,
    )
    moved = move_memory(on, occasion, question, Marked(given.response, given.grade))
    learner = Learner(services, on, person, here.bank)
    after = after_answer(learner, here.session, question, given.grade.is_right, moved)
    study.add_answer(
        on,
        session_id=row.id,
        position=position,
        fact_id=moved.fact_row,
        question=question.to_plain(),
        response=response_to_plain(given.response),
        shown=given.response.shown,
        fraction=given.grade.fraction,
        note=given.grade.note,
        maybe_guessed=moved.maybe_guessed,
        comes_back=_comes_back(in_time_of(row, after, now), position),
        answered_at=now,
    )
    move(learner, row, here.session, after, now)


def in_time_of(row: SessionRow, after: Session, now: datetime) -> Session:
    """A session after its current step, with as much still to come as its time leaves room for."""
    return in_time(spent(after, (now - row.shown_at).total_seconds()), row.minutes)


def _comes_back(after: Session, position: int) -> bool:
    """Whether the answer at a position brings its question back in this session."""
    return any(step.by == position for step in after.steps[after.position :])


def move(learner: Learner, row: SessionRow, before: Session, after: Session, now: datetime) -> None:
    """Store what became of a session by its current step; it ends where its time is used up.

    At its end it is noted what is foreseen then. Raises ChangedMeanwhile where another answer was first.
    """
    after, on = in_time_of(row, after, now), learner.on
    moved = study.move_session(
        on, row.id, before.position, after.position, after.to_plain(), now, after.is_over
    )
    if not moved:
        raise ChangedMeanwhile("Another answer was faster. Go on with the page shown now.")
    if after.is_over:
        note_forecast(on, learner.person, row.bank_id, learner.bank, learner.person.day_at(now), now)


def answer_event(session: str, position: int, undos: int) -> str:
    """What the log calls an answer: another name after each undo, for a card can be answered again."""
    return f"study:{session}:{position}" + (f":{undos}" if undos else "")
