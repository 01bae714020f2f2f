"""Taking a quiz: its questions as they are shown. How answers are saved is in `saving`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.attempts import is_over
from quizapp.core.errors import AlreadyDone, NotFound, OtherQuestion
from quizapp.core.questions import Question, Response
from quizapp.core.standing_answers import AHEAD, LEFT, is_settled, why_it_stands
from quizapp.core.tries import Try, tries_from_plain
from quizapp.store import attempts
from quizapp.store.people import Person
from quizapp.store.rows_attempts import ItemRow, OwnAttemptRow
from quizapp.usecases.papers import Paper, paper_of
from quizapp.usecases.responses import response_from_plain
from quizapp.usecases.saving import NO_QUESTION
from quizapp.usecases.services import Services

OVER = "This quiz is over, so its answers stand. Its result shows them."


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One question of an open attempt with the answer saved so far.

    `tries` are the answers that were checked; `is_settled` says that no other try is open.
    """

    paper: Paper
    position: int
    question: Question
    response: Response
    certainty: int | None
    revision: int
    is_flagged: bool
    tries: tuple[Try, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the answer was checked and stands."""
        return is_settled(self.paper.rules, self.tries)


def show_item(services: Services, person: Person, public_id: str, position: int, now: datetime) -> ShownItem:
    """One question of an open attempt.

    Raises NotFound, AlreadyDone where it is over, or OtherQuestion where the quiz goes one way and its taker
    has come to another.
    """
    with services.database.reading() as on:
        row = _open_attempt(on, person, public_id, now)
        item = attempts.find_item(on, row.id, position)
        if item is None:
            raise NotFound(NO_QUESTION)
        paper = paper_of(services, on, row, now, attempts.get_map(on, row.id))
        if paper.rules.is_one_way and position != paper.last_reached:
            raise OtherQuestion(LEFT if position < paper.last_reached else AHEAD, paper.last_reached)
        return _shown(paper, item)


def show_items(services: Services, person: Person, public_id: str, now: datetime) -> list[ShownItem]:
    """The questions of an open attempt that can be answered now. Raises NotFound, or AlreadyDone."""
    with services.database.reading() as on:
        row = _open_attempt(on, person, public_id, now)
        paper = paper_of(services, on, row, now, attempts.get_map(on, row.id))
        items = [_shown(paper, item) for item in attempts.list_items(on, row.id)]
    return [item for item in items if not _stands(paper, item)]


def show_paper(services: Services, person: Person, public_id: str, now: datetime) -> Paper:
    """An attempt and which of its questions are answered and flagged. Raises NotFound."""
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        return paper_of(services, on, row, now, attempts.get_map(on, row.id))


def _open_attempt(on: Connection, person: Person, public_id: str, now: datetime) -> OwnAttemptRow:
    row = attempts.get_attempt(on, person.id, public_id)
    if is_over(row.status, row.due_at, now):
        raise AlreadyDone(OVER)
    return row


def _shown(paper: Paper, item: ItemRow) -> ShownItem:
    question, response = Question.from_plain(item.question), response_from_plain(item.response)
    return ShownItem(
        paper,
        item.position,
        question,
        response,
        item.certainty,
        item.revision,
        item.is_flagged,
        tries_from_plain(item.tries),
    )


def _stands(paper: Paper, item: ShownItem) -> bool:
    return bool(why_it_stands(paper.rules, item.tries, paper.last_reached, item.position))
