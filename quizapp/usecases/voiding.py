"""What a correction of a quiz does to memory: answers that were judged otherwise are judged anew.

What was learned from a question that does not count is voided, and the memory is replayed without it; a wrong
answer that is right after all counts as right, on the day it was given. Nothing of the log is written over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from quizapp.core.facts import Bank
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.history import Logged, judge_anew, origin, standing
from quizapp.core.memory.replaying import settle
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import learner_models, people, replaying
from quizapp.store.classes import QuizRow
from quizapp.store.people import Person
from quizapp.store.replaying import Key, KnownFact
from quizapp.store.rows_teaching import TouchedRow
from quizapp.usecases.marking import MarkedItem
from quizapp.usecases.moving_memory import Occasion, answered_of, memory_seed
from quizapp.usecases.services import Services

LEARNERS_AT_ONCE = 200  # whose logs are read together
AsMarked = tuple[TouchedRow, MarkedItem]  # a row of `corrections.list_touched`, and how it is marked now


def bring_into_line(
    services: Services, on: Connection, quiz: QuizRow, items: Sequence[AsMarked], now: datetime
) -> None:
    """Let memory say of these questions of finished attempts what their marks say.

    In the caller's transaction. `items` come by learner; what memory says already is left alone. The number
    of statements grows with hundreds of learners only.
    """
    if not items:
        return
    bank = services.shelf.get(on, quiz.bank_id, quiz.bank_revision)
    slugs = {fact for _, item in items for fact in item.question.facts}
    facts = replaying.find_facts(on, quiz.bank_id, slugs)
    by_learner = [list(theirs) for _, theirs in groupby(items, key=lambda one: one[0].learner_id)]
    for start in range(0, len(by_learner), LEARNERS_AT_ONCE):
        some = by_learner[start : start + LEARNERS_AT_ONCE]
        whose = people.get_people(on, [theirs[0][0].learner_id for theirs in some])
        logs = replaying.list_logs(on, list(whose), [fact.row_id for fact in facts.values()])
        unreckoned = replaying.list_unreckoned(on, list(whose), [fact.row_id for fact in facts.values()])
        models = learner_models.get_models(on, whose)
        bringing = _Bringing(bank, quiz.bank_id, facts, whose, logs, unreckoned, models, now)
        for row, item in (one for theirs in some for one in theirs):
            bringing.judge(row, item)
        bringing.store(on)


class _Bringing:
    """Judges answers anew, one by one, and stores all that came of it at once."""

    def __init__(
        self,
        bank: Bank,
        bank_id: int,
        facts: Mapping[str, KnownFact],
        whose: Mapping[int, Person],
        logs: dict[Key, list[Logged]],
        unreckoned: set[Key],
        models: Mapping[int, LearnerModel],
        now: datetime,
    ) -> None:
        self._bank, self._bank_id, self._facts = bank, bank_id, facts
        self._whose, self._logs, self._now = whose, logs, now
        self._rows: list[tuple[Key, str, Logged]] = []
        self._memories: dict[Key, FactMemory | None] = {}
        self._unreckoned, self._models = unreckoned, models
        self._changes: dict[int, LearnerModel] = {}
        self._guessed: list[dict[str, Any]] = []

    def judge(self, row: TouchedRow, item: MarkedItem) -> None:
        """Judge one question of a finished attempt."""
        occasion = self._occasion(row)
        changed = [self._judge_fact(occasion, row, item, slug) for slug in dict.fromkeys(item.question.facts)]
        if any(changed):
            keys = [(row.learner_id, self._facts[slug].row_id) for slug in item.question.facts]
            guessed = any(_is_guess(self._logs[key], occasion.event) for key in keys)
            self._guessed.append(
                {"of_attempt": row.attempt_id, "at_position": row.position, "maybe_guessed": guessed}
            )

    def store(self, on: Connection) -> None:
        """Append to the logs, and store memories, models and what may have been guessed."""
        replaying.add_logged(on, self._rows)
        replaying.put_memories(on, self._bank_id, self._memories)
        replaying.save_guessed(on, self._guessed)
        models = {whose: self._models[whose].plus(change) for whose, change in self._changes.items()}
        learner_models.save_models(on, models)

    def _judge_fact(self, occasion: Occasion, row: TouchedRow, item: MarkedItem, slug: str) -> bool:
        """Judge what the answer says of one fact; whether that is something else than before."""
        fact, person = self._facts[slug], occasion.person
        history = self._logs.setdefault((person.id, fact.row_id), [])
        answer = None if item.says_nothing else answered_of(occasion, item.question, item.marked, slug)
        seed = memory_seed(person, self._bank.slug, fact.first_slug)
        today = person.day_at(self._now)
        best = self._models[person.id].best
        done = judge_anew(history, occasion.event, answer, today, self._now, seed, variant=best)
        if done is None:
            return False
        key = (person.id, fact.row_id)
        settled = settle(history, done.rows, seed, was_reckoned=key not in self._unreckoned)
        history.extend(done.rows)
        self._unreckoned.discard(key)
        self._rows += [(key, row.bank_revision, one) for one in done.rows]
        self._memories[key] = settled.memory
        self._changes[person.id] = self._changes.get(person.id, LearnerModel()).plus(settled.said)
        return True

    def _occasion(self, row: TouchedRow) -> Occasion:
        person = self._whose[row.learner_id]
        return Occasion(
            person=person,
            bank_id=self._bank_id,
            bank=self._bank,
            # Not `day_at`, where no day is before the newest change of zone: that of this answer may be.
            day=learner_day(row.submitted_at, person.time_zone),
            now=row.submitted_at,
            source=Source.QUIZ,
            event=f"attempt:{row.attempt}:{row.position}",
            seconds=None,
            # What counts is what the log says of the answer; one that it does not know was left out of
            # the result, so there was nothing to learn from that.
            feedback_shown=False,
        )


def _is_guess(history: Iterable[Logged], event: str) -> bool:
    """Whether the answer of an event, as it is judged now, may have been a guess."""
    rows = standing(list(history))
    return any(row.entry.maybe_guessed for row in rows if origin(row.event) == event)
