"""Taking a quiz: its questions, its answers, and handing it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import AlreadyDone, ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.evidence import Source
from quizapp.core.questions import Posted, Question, Response
from quizapp.core.scoring import score_of
from quizapp.store import attempts
from quizapp.store.people import Person
from quizapp.usecases.papers import Paper, paper_of
from quizapp.usecases.services import Services
from quizapp.usecases.steps import (
    Marked,
    Occasion,
    mark,
    move_memory,
    read_response,
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
class ShownItem:
    """One question of an open attempt with the answer saved so far."""

    paper: Paper
    position: int
    question: Question
    response: Response
    revision: int


def show_item(services: Services, person: Person, public_id: str, position: int) -> ShownItem:
    """One question of an open attempt. Raises NotFound, or AlreadyDone after handing in."""
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if row.status != "open":
            raise AlreadyDone(HANDED_IN)
        item = attempts.find_item(on, row.id, position)
        if item is None:
            raise NotFound("This quiz has no such question.")
        paper = paper_of(services, on, row, attempts.get_map(on, row.id))
    question = Question.from_plain(item.question)
    return ShownItem(paper, position, question, response_from_plain(item.response), item.revision)


def show_paper(services: Services, person: Person, public_id: str) -> Paper:
    """An attempt and which of its questions are answered. Raises NotFound."""
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        return paper_of(services, on, row, attempts.get_map(on, row.id))


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
        reached = score_of([grade["fraction"] for grade in grades]).score
        attempts.close_attempt(on, row.id, "submitted", float(reached), now)


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
