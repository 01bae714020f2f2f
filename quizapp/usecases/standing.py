"""How far a learner is with a class quiz: what they have begun, what it came to, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import Terms
from quizapp.core.counting_attempts import Method, counted_score, out_of
from quizapp.core.quiz_rules import Rules, attempts_left
from quizapp.core.quiz_states import QuizState
from quizapp.core.reviewing import Item
from quizapp.store import gradebook, quiz_terms
from quizapp.store.people import Person
from quizapp.usecases.giving import without_undone
from quizapp.usecases.reachable import reachable
from quizapp.usecases.seeing import Sight, ended_at, sights


@dataclass(frozen=True, slots=True)
class OwnAttempt:
    """An attempt of the learner at a class quiz; `score` is None while it is not known, or `is_sealed`.

    `ended_at` is None while it is open; sealed is what may not be seen yet.
    """

    public_id: str
    number: int
    ended_at: datetime | None
    due_at: datetime | None
    score: float | None
    maximum: float
    is_sealed: bool

    @property
    def is_over_time(self) -> bool:
        """Whether it ended because its time was up, and was not handed in before."""
        return None not in (self.ended_at, self.due_at) and self.ended_at == self.due_at


@dataclass(frozen=True, slots=True)
class SetByHand:
    """What an instructor set for a learner in place of what the attempts say: None with `is_excused`."""

    score: float | None
    is_excused: bool
    reason: str
    made_at: datetime


_BY_URGENCY = (
    QuizState.OPEN, QuizState.READY, QuizState.NOT_YET, QuizState.AGAIN, QuizState.DONE, QuizState.CLOSED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a learner is.

    `left` is how many attempts are left, None for any number. `maximum` is what the quiz can earn, `given`
    what an instructor set by hand and the learner may see.
    """

    state: QuizState
    left: int | None
    method: Method
    attempts: tuple[OwnAttempt, ...]
    maximum: float
    given: SetByHand | None

    @property
    def attempt(self) -> str:
        """The public id of the newest attempt; empty where there is none."""
        return self.attempts[-1].public_id if self.attempts else ""

    @property
    def due_at(self) -> datetime | None:
        """The deadline of the newest attempt."""
        return self.attempts[-1].due_at if self.attempts else None

    @property
    def is_over_time(self) -> bool:
        """Whether the newest attempt ended because its time was up."""
        return bool(self.attempts) and self.attempts[-1].is_over_time

    @property
    def next_number(self) -> int:
        """The number of the attempt that can be begun."""
        return len(self.attempts) + 1

    @property
    def is_sealed(self) -> bool:
        """Whether what it came to may not be seen yet."""
        return any(one.is_sealed for one in self.attempts if one.ended_at is not None)

    @property
    def counted(self) -> float | None:
        """The score of the attempts that counts; None while a score it depends on may not be seen."""
        ended = [one for one in self.attempts if one.ended_at is not None]
        scores = [out_of(one.score, one.maximum, self.maximum) for one in ended if one.score is not None]
        counts = counted_score(scores, self.method) if len(scores) == len(ended) else None
        return None if counts is None else float(counts)


@dataclass(frozen=True, slots=True)
class ListedQuiz(Standing):
    """A class quiz in a learner's list, with the terms that are their own.

    A closed book shuts its course while the quiz is taken.
    """

    public_id: str
    title: str
    class_id: str
    class_name: str
    bank_slug: str
    blueprint: Any
    terms: Terms
    is_closed_book: bool

    @property
    def shuts_its_course(self) -> bool:
        """Whether the learner is taking it and can look nothing up meanwhile."""
        return self.is_closed_book and self.state is QuizState.OPEN


def standing_of(
    terms: Terms,
    rules: Rules,
    is_archived: bool,
    own: tuple[OwnAttempt, ...],
    maximum: float,
    given: SetByHand | None,
    now: datetime,
) -> Standing:
    """How far a learner is who has these attempts, on terms of their own.

    What was `given` by hand is told once nothing is sealed: it may say what the attempts came to.
    """
    left = attempts_left(terms, len(own))
    state = _state(terms, is_archived, own, left, now)
    is_sealed = any(one.is_sealed for one in own if one.ended_at is not None)
    return Standing(state, left, rules.method, own, maximum, None if is_sealed else given)


def given_to(on: Connection, learner_id: int, quiz_ids: Sequence[int]) -> dict[int, SetByHand]:
    """What instructors set by hand for a learner at these quizzes, by row id, in one query."""
    rows = gradebook.list_given_to(on, learner_id, quiz_ids) if quiz_ids else []
    return {
        row.quiz_id: SetByHand(row.score, bool(row.is_excused), without_undone(row.reason), row.made_at)
        for row in rows
    }


def own_attempts(rows: Iterable[Any], seen: dict[int, Sight], now: datetime) -> tuple[OwnAttempt, ...]:
    """The attempts of these rows, whose public id is `attempt`, with what may be seen of each."""
    return tuple(
        OwnAttempt(
            row.attempt,
            row.number,
            ended_at(row, now),
            row.due_at,
            row.score if Item.MARKS in seen[row.id] else None,
            row.maximum,
            Item.MARKS not in seen[row.id],
        )
        for row in rows
    )


def list_quizzes(on: Connection, person: Person, now: datetime) -> list[ListedQuiz]:
    """The quizzes of a learner's classes, the most urgent first."""
    rows = quiz_terms.list_quizzes_for(on, person.id)
    seen = sights(on, rows, now)
    quizzes = {row.quiz_id: row for row in rows}
    most = reachable(on, ((quiz, row.blueprint, row.asks_certainty) for quiz, row in quizzes.items()))
    given = given_to(on, person.id, list(quizzes))
    listed = [
        _listed(list(group), seen, most[quiz], given.get(quiz), now)
        for quiz, group in groupby(rows, lambda row: row.quiz_id)
    ]
    return sorted(listed, key=_urgency)


def _listed(
    rows: Sequence[Any], seen: dict[int, Sight], maximum: float, given: SetByHand | None, now: datetime
) -> ListedQuiz:
    quiz, terms = rows[0], quiz_terms.own_terms(rows[0])
    own = own_attempts((row for row in rows if row.id is not None), seen, now)
    rules, is_archived = quiz_terms.rules_of(quiz), bool(quiz.is_archived)
    standing = standing_of(terms, rules, is_archived, own, maximum, given, now)
    return ListedQuiz(
        standing.state,
        standing.left,
        standing.method,
        standing.attempts,
        standing.maximum,
        standing.given,
        quiz.public_id,
        quiz.title,
        quiz.class_public_id,
        quiz.class_name,
        quiz.bank_slug,
        quiz.blueprint,
        terms,
        rules.is_closed_book,
    )


def _state(
    terms: Terms, is_archived: bool, own: tuple[OwnAttempt, ...], left: int | None, now: datetime
) -> QuizState:
    if own and own[-1].ended_at is None:
        return QuizState.OPEN
    may_begin = not is_archived and terms.is_open(now)
    if own:
        return QuizState.AGAIN if may_begin and left != 0 else QuizState.DONE
    if may_begin:
        return QuizState.READY
    return QuizState.NOT_YET if terms.is_before(now) and not is_archived else QuizState.CLOSED


def _urgency(quiz: ListedQuiz) -> tuple[int, float]:
    """What runs comes first, then what is to do by when it ends, what opens next, what may be repeated."""
    order = _BY_URGENCY.index(quiz.state)
    end = quiz.due_at if quiz.state is QuizState.OPEN else quiz.terms.closes_at
    moment = quiz.terms.opens_at if quiz.state is QuizState.NOT_YET else end
    return order, float("inf") if moment is None else moment.timestamp()
