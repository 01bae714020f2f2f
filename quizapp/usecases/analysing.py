"""Item analysis: what the answers to a quiz, or to all quizzes about a course, say about its questions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import NotFound
from quizapp.core.facts import Bank
from quizapp.core.item_analysis.pooling import Confusion, Figures, Item, confusions_of, figures_of
from quizapp.core.item_analysis.sheet import Pool, Sheet
from quizapp.core.questions import Question
from quizapp.store import banks, classes, corrections, item_stats
from quizapp.store.banks import BankRow
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.answer_sheets import read_sheet
from quizapp.usecases.services import Services

LATELY = timedelta(days=1)
LARGE = 50  # attempts from which reckoning takes a while
READY = 4  # quizzes at once
NO_ITEM = "Nobody was asked that in this quiz. Its item analysis lists what was."


class Which(StrEnum):
    """Which attempts of a learner are looked at. Stands in addresses."""

    FIRST = "first"
    LAST = "last"
    HIGHEST = "highest"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that is looked at, and whose."""

    public_id: str
    learner: str
    number: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered in some attempts. `samples`: one question of each wording, the JSON of it."""

    sheet: Sheet
    attempts: dict[int, Attempt]
    samples: dict[str, str]

    def question(self, wording: str) -> Question:
        """A question of this wording."""
        return Question.from_plain(json.loads(self.samples[wording]))

    def sample(self, item: Item) -> Question:
        """A question of this item, the one that most were asked."""
        (number, _), *_ = Counter(self.sheet.asked[at] for at in item.rows).most_common(1)
        return self.question(self.sheet.wordings[number].text)


@dataclass(frozen=True, slots=True)
class QuizAnalysis:
    """The item analysis of a quiz. `corrections`: all of them, rows of the store, the newest first."""

    quiz: QuizRow
    room: ClassRow
    bank_row: BankRow
    bank: Bank
    answers: Answers
    figures: Figures
    confusions: tuple[Confusion, ...]
    corrections: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class CourseAnalysis:
    """The same over all quizzes about a course in one's classes. `quizzes`: rows of the store."""

    bank_row: BankRow
    bank: Bank
    quizzes: tuple[Any, ...]
    answers: Answers
    figures: Figures
    confusions: tuple[Confusion, ...]


def quiz_analysis(
    services: Services, person: Person, quiz_id: str, which: Which = Which.FIRST, pool: Pool = Pool.QUESTION
) -> QuizAnalysis:
    """The item analysis of a quiz in a class that this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        found = _analysed(services, on, [quiz.id], which, pool)
        return QuizAnalysis(
            quiz=quiz,
            room=room,
            bank_row=banks.get_bank_by_id(on, quiz.bank_id),
            bank=services.shelf.get(on, quiz.bank_id, quiz.bank_revision),
            answers=found.answers,
            figures=found.figures,
            confusions=found.confusions,
            corrections=tuple(corrections.list_corrections(on, quiz.id)),
        )


def make_ready(services: Services, now: datetime) -> int:
    """Reckon what instructors look at first, for large quizzes that somebody handed in lately.

    So the first look finds it reckoned, and takes as long as the next. Returns of how many there was news.
    """
    before = services.analyses.made
    with services.database.reading() as on:
        for quiz_id in item_stats.list_large_and_fresh(on, now - LATELY, LARGE, READY):
            _analysed(services, on, [quiz_id], Which.FIRST, Pool.QUESTION)
    return services.analyses.made - before


def item_of(found: QuizAnalysis, fact: str, kind: str) -> Item:
    """One question of an analysis by question. Raises NotFound."""
    for item in found.figures.items:
        if (item.fact, item.kind) == (fact, kind):
            return item
    raise NotFound(NO_ITEM)


def course_analysis(
    services: Services, person: Person, slug: str, which: Which = Which.FIRST, pool: Pool = Pool.FACT
) -> CourseAnalysis:
    """The answers to all quizzes about a course, in the classes that this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, slug)
        quizzes = item_stats.list_quizzes_about(on, person.id, row.id)
        found = _analysed(services, on, [quiz.id for quiz in quizzes], which, pool)
        return CourseAnalysis(
            bank_row=row,
            bank=services.shelf.get(on, row.id, row.revision),
            quizzes=tuple(quizzes),
            answers=found.answers,
            figures=found.figures,
            confusions=found.confusions,
        )


@dataclass(frozen=True, slots=True)
class _Analysed:
    answers: Answers
    figures: Figures
    confusions: tuple[Confusion, ...]


def _analysed(
    services: Services, on: Connection, quiz_ids: Sequence[int], which: Which, pool: Pool
) -> _Analysed:
    """The figures of these quizzes, reckoned anew only where a score, an attempt or a correction is new."""
    finished = item_stats.list_finished(on, quiz_ids)
    states = corrections.list_states(on, quiz_ids)
    made_of = (tuple(quiz_ids), which, pool, tuple(map(tuple, finished)), tuple(map(tuple, states)))

    def reckoned() -> _Analysed:
        answers = _answers(on, quiz_ids, _chosen(finished, which))
        return _Analysed(answers, figures_of(answers.sheet, pool), confusions_of(answers.sheet))

    found: _Analysed = services.analyses.get(made_of, reckoned)
    return found


def _answers(on: Connection, quiz_ids: Sequence[int], rows: Sequence[Any]) -> Answers:
    sheet, samples = read_sheet(on, quiz_ids, {row.id: row.started_at for row in rows})
    return Answers(sheet, {row.id: Attempt(row.public_id, row.learner, row.number) for row in rows}, samples)


def _chosen(rows: Sequence[Any], which: Which) -> list[Any]:
    """One attempt of each learner at each quiz, or all."""
    if which is Which.ALL:
        return list(rows)
    of_one: dict[tuple[int, int], list[Any]] = {}
    for row in rows:
        of_one.setdefault((row.quiz_id, row.learner_id), []).append(row)
    if which is Which.HIGHEST:
        return [max(those, key=lambda row: (row.score or 0.0, -row.number)) for those in of_one.values()]
    return [those[0 if which is Which.FIRST else -1] for those in of_one.values()]
