"""A learner's memory of any length, put into the database at once: answers over weeks, some of them wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection

from quizapp.core.chance import Stream
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.core.memory.replaying import said_by
from quizapp.core.memory.review_log import Answered, LogEntry
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import banks, learner_models, memory, review_log

FIRST_RIGHT = 0.76
CONFUSES = 0.4  # of wrong answers


class LongMemory:
    """Somebody who answers: what is due first, then what is new; they forget as the usual model says."""

    def __init__(self, facts: dict[str, int], seed: str) -> None:
        self.rows, self.names = facts, list(facts)
        self.chance = Stream("long memory", seed)
        self.states: dict[str, FactMemory] = {}
        self.days: list[dict[int, LogEntry]] = []
        self.model = LearnerModel()

    def studies(self, day: date, questions: int) -> None:
        """One day of it."""
        due = sorted((state.due_day, fact) for fact, state in self.states.items() if state.due_day <= day)
        new = [fact for fact in self.names if fact not in self.states]
        self.days.append(
            {self.rows[fact]: self._answer(fact, day) for fact in [*(f for _, f in due), *new][:questions]}
        )

    def _answer(self, fact: str, day: date) -> LogEntry:
        before = self.states.get(fact)
        recall = FIRST_RIGHT if before is None else recall_on(before, day)
        right = self.chance.fraction() < recall
        confused = None if right or self.chance.fraction() > CONFUSES else self._neighbour(fact)
        at = datetime.combine(day, time(9), UTC)
        answer = Answered(
            day, at, Source.CARD, "year", right=right, seconds=9.0 if right else 21.0, confused_with=confused
        )
        after, entry = review(before, answer, seed=(fact,), variant=self.model.best)
        said = said_by(before, entry)
        self.model = self.model if said is None else self.model.with_answers([said])
        assert after is not None
        self.states[fact] = after
        return entry

    def _neighbour(self, fact: str) -> str:
        at = self.names.index(fact)
        return self.names[at + 1 if at % 2 == 0 and at + 1 < len(self.names) else at - 1]


def fill_memory(
    on: Connection, learner_id: int, bank_id: int, today: date, days: int, a_day: int, seed: str = ""
) -> int:
    """Let a learner have answered `a_day` questions on each of `days` days until today, but no Sundays.

    Returns how many answers they gave.
    """
    learner = LongMemory(banks.fact_ids(on, bank_id), seed)
    for away in range(days - 1, -1, -1):
        day = today - timedelta(days=away)
        if day.weekday() < 6:
            learner.studies(day, a_day)
    for number, entries in enumerate(learner.days):
        if entries:
            review_log.add_reviews(on, learner_id, "", f"long:{number}", entries)
    rows = learner.rows
    changes = {rows[fact]: (None, state) for fact, state in learner.states.items()}
    memory.save_memories(on, learner_id, bank_id, changes)
    learner_models.save_model(on, learner_id, learner.model)
    return sum(len(entries) for entries in learner.days)
