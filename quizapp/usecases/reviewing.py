"""Results: what an attempt came to, and practising what was missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN, is_over
from quizapp.core.corrections import Action, Given, action_on, in_words
from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question
from quizapp.core.kinds import single_kinds_for
from quizapp.core.memory.variants import LearnerModel
from quizapp.core.questions import Grade, Question, Response
from quizapp.core.reviewing import AFTER_ATTEMPT, Item, Review
from quizapp.store import attempts, banks, classes, corrections, learner_models
from quizapp.store.people import Person
from quizapp.store.quiz_terms import rules_of
from quizapp.store.rows_attempts import AttemptRow, ItemRow
from quizapp.usecases.beginning import PLAIN
from quizapp.usecases.closed_books import check_book
from quizapp.usecases.course_access import check_audience, may_read
from quizapp.usecases.handing_in import close, occasion_of
from quizapp.usecases.marking import MarkedItem, mark_items, most_left, score_of_items
from quizapp.usecases.moving_memory import may_have_guessed
from quizapp.usecases.papers import Drawn, Paper, paper_of, store_paper
from quizapp.usecases.reachable import reachable
from quizapp.usecases.responses import mark, response_from_plain
from quizapp.usecases.seeing import Sight, ended_at, sight_of
from quizapp.usecases.services import Services
from quizapp.usecases.standing import SetByHand, given_to


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """One question of a finished attempt. `certainty` is None where it was not asked."""

    question: Question
    response: Response
    certainty: int | None
    grade: Grade
    points: float
    maybe_guessed: bool
    is_discarded: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A finished attempt as far as it may be seen: `sees` says what.

    `score` is None and `items` are empty while they may not be; what `sees` leaves out of an item is for
    whoever shows it to leave out. `may_practise`: its course is open to whoever took it and the answers may
    be known, so that it can be asked again. `quiz_closes_at` is when the quiz closes. `corrections` has, by
    the place of a question from 1, what was put right about it and why. `given` is what an instructor set
    for the whole quiz, where marks may be seen, and `quiz_maximum` what that is out of.
    """

    paper: Paper
    score: float | None
    maximum: float
    submitted_at: datetime
    items: tuple[ReviewedItem, ...]
    sees: Sight
    may_practise: bool = True
    review: Review = AFTER_ATTEMPT
    quiz_closes_at: datetime | None = None
    corrections: Mapping[int, str] = field(default_factory=dict)
    given: SetByHand | None = None
    quiz_maximum: float = 0.0

    @property
    def missed_facts(self) -> tuple[str, ...]:
        """The facts that were missed or maybe guessed, each once, as far as it may be known what is right."""
        if not _may_know(self.sees):
            return ()
        return tuple(dict.fromkeys(fact for item in self.items for fact in missed_of(item)))


def missed_of(item: ReviewedItem) -> tuple[str, ...]:
    """The facts of a question whose answer was not right, as it counts now, or maybe guessed.

    None of a question that a correction took out.
    """
    if item.is_discarded:
        return ()
    if item.maybe_guessed:
        return item.question.facts
    if item.grade.is_right:
        return ()
    by_fact = mark(item.question, item.response)  # what is stored is one figure for the whole question
    return tuple(fact for fact in item.question.facts if (by_fact.fraction_of(fact) or 0) < 1)


def result(services: Services, person: Person, public_id: str, now: datetime) -> Result | None:
    """A finished attempt, as far as its quiz lets it be seen now; None while it is open. Raises NotFound.

    One whose time is up is shown as it will be once it is handed in.
    """
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        ended = ended_at(row, now)
        if ended is None:
            return None
        check_book(on, person, row.bank_id, now)
        paper, sees = paper_of(services, on, row, now), sight_of(on, row, now)
        if row.status == OPEN:
            marked = mark_items(on, row)
            model = learner_models.get_model(on, person.id)
            items = tuple(_reckoned(on, model, person, row, paper.bank, item, now) for item in marked)
            score, most = score_of_items(marked), most_left(row.maximum, marked, row.asks_certainty)
        else:
            items = tuple(_stored(item, row.asks_certainty) for item in attempts.list_items(on, row.id))
            score, most = row.score or 0.0, row.maximum
        told = _corrections(on, row, items) if Item.ATTEMPT in sees else {}
        given, quiz_most = _given(on, row) if Item.MARKS in sees else (None, 0.0)
    return Result(
        paper,
        score if Item.MARKS in sees else None,
        most,
        ended,
        items if Item.ATTEMPT in sees else (),
        sees,
        may_read(person, paper.bank_audience) and _may_know(sees),
        rules_of(row).review,
        row.quiz_closes_at,
        told,
        given,
        quiz_most,
    )


def _given(on: Connection, row: AttemptRow) -> tuple[SetByHand | None, float]:
    """What an instructor set for the quiz of an attempt, and what that is out of; nothing in practice."""
    if row.quiz_id is None:
        return None, 0.0
    given = given_to(on, row.learner_id, [row.quiz_id]).get(row.quiz_id)
    if given is None:
        return None, 0.0
    quiz = classes.get_quiz_by_id(on, row.quiz_id)
    return given, reachable(on, [(quiz.id, quiz.blueprint, quiz.terms.asks_certainty)])[quiz.id]


def _may_know(sees: Sight) -> bool:
    """Whether what was missed, and what is right, may be known."""
    return {Item.CORRECTNESS, Item.RIGHT_ANSWER} <= sees


def practise_missed(
    services: Services, person: Person, attempt: str, public_id: str, seed: str, now: datetime
) -> str:
    """Begin a practice quiz of the facts that were missed, each in another kind where there is one.

    An attempt whose time is up is handed in on the way. Where that was begun and is still open, it goes on:
    a button pressed twice begins one. Raises ChangedMeanwhile while it is open or its
    answers may not be known yet, NotFound where nothing was missed.
    """
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, attempt)
        if not is_over(row.status, row.due_at, now):
            raise ChangedMeanwhile("Hand this quiz in first; then what was missed can be practised.")
        if not _may_know(sight_of(on, row, now)):
            raise ChangedMeanwhile("What was right is not shown yet. Come back when the result is.")
        if row.status == OPEN:
            close(services, on, person, row, now)
        blueprint = {"again": attempt}
        begun = attempts.find_open_practice(on, person.id, blueprint)
        if begun is not None:
            return begun
        bank_row = banks.get_bank_by_id(on, row.bank_id)
        check_audience(person, bank_row.audience)
        check_book(on, person, bank_row.id, now)
        bank = services.shelf.get(on, bank_row.id, bank_row.revision)
        items = [_stored(item, row.asks_certainty) for item in attempts.list_items(on, row.id)]
        missed = {fact: item.question.kind for item in items for fact in missed_of(item)}
        asked = (_asked_otherwise(bank, fact, kind, seed) for fact, kind in missed.items())
        questions = [question for question in asked if question is not None]
        if not questions:
            raise NotFound("Nothing was missed that this course can still ask.")
        drawn = Drawn(bank_row.id, bank, blueprint, seed, questions)
        store_paper(on, person, drawn, public_id, now, PLAIN)
    return public_id


def _reckoned(
    on: Connection,
    model: LearnerModel,
    person: Person,
    row: AttemptRow,
    bank: Bank,
    item: MarkedItem,
    now: datetime,
) -> ReviewedItem:
    # Only whether it may be a guess is asked, which does not hang on feedback.
    occasion = occasion_of(person, row, bank, item.position, now, feedback_shown=False)
    guessed = may_have_guessed(on, model, occasion, item.question, item.marked)
    return ReviewedItem(
        item.question, item.response, item.certainty, item.grade, item.points, guessed, item.is_discarded
    )


def _stored(item: ItemRow, asks_certainty: bool) -> ReviewedItem:
    fraction = item.fraction or 0.0
    return ReviewedItem(
        Question.from_plain(item.question),
        response_from_plain(item.response),
        item.certainty if asks_certainty else None,
        Grade(fraction, item.note),
        fraction if item.points is None else item.points,
        item.maybe_guessed,
        item.is_discarded,
    )


def _corrections(on: Connection, row: AttemptRow, items: Sequence[ReviewedItem]) -> dict[int, str]:
    """What was put right about each question, by its place; nothing in practice."""
    standing = corrections.list_reasons(on, row.quiz_id) if row.quiz_id else []
    order = list(Action)
    found = {}
    for place, item in enumerate(items, start=1):
        given = Given(item.question, item.response)
        applies = [(one, reason) for one, reason in standing if action_on(given, [one]) is not None]
        if applies:
            one, reason = min(applies, key=lambda pair: order.index(pair[0].action))
            found[place] = f"{in_words(one)}: {reason}"
    return found


def _asked_otherwise(bank: Bank, fact_id: str, kind_before: str, seed: str) -> Question | None:
    """The fact by itself, in another kind than before where there is one."""
    fact = bank.item_by_id.get(fact_id)
    if fact is None:
        return None
    kinds = [kind for kind in single_kinds_for(fact, bank) if kind.in_quizzes]
    if not kinds:
        return None
    best = min(kinds, key=lambda kind: (kind.name == kind_before, not kind.is_recall, kind.order))
    return build_question(bank, fact.id, best.name, seed)
