"""Undoing the last answer of a study session: the memory, the counts and the session as they were before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.history import standing, take_back
from quizapp.core.memory.leaving_out import without_to_come
from quizapp.core.memory.replaying import is_reckoned, settle
from quizapp.core.memory.session import Session
from quizapp.core.memory.turning_back import before_last_answer
from quizapp.core.memory.variants import LearnerModel
from quizapp.core.questions import Question
from quizapp.store import learner_models, memory, review_log, study, study_days
from quizapp.store.people import Person
from quizapp.store.rows_studying import SessionRow
from quizapp.usecases.course_access import get_session
from quizapp.usecases.moving_memory import memory_seed
from quizapp.usecases.moving_on import answer_event
from quizapp.usecases.services import Services

GONE_ON = (
    "The session has gone on since this page was made, perhaps on another device. Only the last answer "
    "can be undone."
)
BEGUN_ANOTHER = "You have begun another session since, so this one stays as it is."


def undo(
    services: Services, person: Person, public_id: str, position: int, undos: int, now: datetime
) -> bool:
    """Take the last answer of a session back, all or nothing; its card is asked again.

    `position` is the answer's, `undos` how often the session had been undone when the page was made.
    False where this very answer is undone already. Raises NotFound, or ChangedMeanwhile where another
    answer is the last one by now, or the fact was answered elsewhere since.
    """
    with services.database.writing() as on:
        return undo_on(on, person, public_id, position, undos, now)


def undo_on(on: Connection, person: Person, public_id: str, position: int, undos: int, now: datetime) -> bool:
    """`undo`, in a transaction that stores more than that."""
    row = get_session(on, person, public_id)
    session = Session.from_plain(row.plan)
    if row.undos > undos and session.position <= position:
        return False
    if row.undos != undos or session.last_answered != position:
        raise ChangedMeanwhile(GONE_ON)
    if row.ended_at is not None and study.has_newer_session(on, person.id, row.bank_id, row.id):
        raise ChangedMeanwhile(BEGUN_ANOTHER)
    _put_memory_back(on, person, row, position, now)
    aside = study_days.list_aside(on, person.id, person.day_at(now)).get(row.bank_id, {})
    _turn_back(on, row, session, position, aside, now)
    return True


def _put_memory_back(on: Connection, person: Person, row: SessionRow, position: int, now: datetime) -> None:
    """Take back what the answer did to the memory of every fact that it was credited to, and to the model."""
    given = study.find_answer(on, row.id, position)
    if given is None:
        raise ChangedMeanwhile(GONE_ON)
    names = {answer_event(row.public_id, position, undos) for undos in range(row.undos + 1)}
    day = person.day_at(now)
    facts = memory.facts_and_memories(on, person.id, row.bank_id, Question.from_plain(given.question).facts)
    voided, changes = {}, LearnerModel()
    for known in facts.values():
        fact = known.row_id
        history = review_log.list_history(on, person.id, fact)
        event = next((one.event for one in standing(history) if one.event in names), "")
        if not event:  # this fact was not credited
            continue
        seed = memory_seed(person, row.bank_slug, known.first_slug)
        _, void = take_back(history, event, day, now, seed)
        settled = settle(history, [void], seed, was_reckoned=is_reckoned(known.memory))
        memory.put_back_memory(on, person.id, fact, settled.memory)
        voided[fact], changes = void, changes.plus(settled.said)
    if not voided:
        raise ChangedMeanwhile(GONE_ON)
    void = next(iter(voided.values()))
    entries = {fact: one.entry for fact, one in voided.items()}
    review_log.add_reviews(on, person.id, row.bank_revision, void.event, entries, void.voids)
    if changes != LearnerModel():
        model = learner_models.get_model(on, person.id)
        learner_models.save_model(on, person.id, model.plus(changes))


def _turn_back(
    on: Connection, row: SessionRow, session: Session, position: int, aside: Collection[str], now: datetime
) -> None:
    """Store the session as before its last answer, but for facts put `aside` since."""
    before = without_to_come(before_last_answer(session), aside)
    study.remove_answer(on, row.id, position)
    turned = study.turn_back_session(
        on, row.id, session.position, row.undos, before.position, before.to_plain(), now
    )
    if not turned:
        raise ChangedMeanwhile(GONE_ON)
