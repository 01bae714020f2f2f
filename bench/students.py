"""What the app knows of a simulated person: the memories, model and plans that it ships, nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.exam_plan import Aim, Minutes, PlanFact, plan_day
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import Forecast, foresee, recall_by
from quizapp.core.memory.fsrs import interval
from quizapp.core.memory.pace import Pace
from quizapp.core.memory.review_log import Answered, LogEntry
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import DEFAULT_VARIANT, LearnerModel, evidence_of

FIRST_DAY = date(2026, 1, 5)
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
PACE = Pace()


class Student:
    """One learner in the app, with facts numbered from 0 and days from 0."""

    def __init__(self, count: int, days: int, minutes: int, seed: int, finishes_early: bool) -> None:
        self.states: list[FactMemory | None] = [None] * count
        self.names = [f"{fact:04}" for fact in range(count)]
        self.model = LearnerModel()
        self.seed = ("student", seed)
        exam = FIRST_DAY + timedelta(days=days)
        self.aim = Aim((exam,), Minutes((minutes,) * 7), finishes_early)

    def plan(self, day: int, spent: float) -> list[int]:
        """The facts to ask now, in their order, by the planner."""
        made = plan_day(self.facts(), self.model, self.aim, _date(day), PACE, self.seed, spent)
        return [int(chosen.fact) for chosen in made.chosen]

    def foresee(self, day: int) -> Forecast:
        """The forecast that the learner would read on the morning of a day."""
        return foresee(self.facts(), self.model, self.aim, _date(day), PACE, self.seed)

    def recall(self, fact: int, day: int) -> float:
        """The chance of recall that the best variant expects."""
        return recall_by(self.states[fact], _date(day), self.model.best)

    def answer(self, fact: int, day: int, right: bool) -> None:
        """A typed answer on a card; a wrong one comes back and is then right."""
        self._log(fact, day, right, 0.0, Source.CARD)
        if not right:
            self._log(fact, day, True, 0.0, Source.CARD)

    def answer_quiz(self, fact: int, day: int, right: bool, guess_chance: float) -> LogEntry:
        """An answer in a quiz that can be guessed with that chance, partial knowledge included."""
        return self._log(fact, day, right, guess_chance, Source.QUIZ)

    def facts(self) -> list[PlanFact]:
        """All facts as the planner takes them."""
        return [PlanFact(name, 2, state) for name, state in zip(self.names, self.states, strict=True)]

    def _log(self, fact: int, day: int, right: bool, guess_chance: float, source: Source) -> LogEntry:
        state, today, best = self.states[fact], _date(day), self.model.best
        if state is not None and state.variants:
            said = evidence_of(state.variants, (today - state.last_day).days, right, guess_chance)
            self.model = self.model.with_answers([said] if said else [])
        answer = Answered(today, NOON, source, "typed", right, guess_chance=guess_chance)
        self.states[fact], entry = review(state, answer, variant=best)
        return entry


class FsrsStudent(Student):
    """The same learner with FSRS-6 at a retention of 0.90 and no exam: first what is due, then new facts."""

    def __init__(self, count: int, days: int, minutes: int, seed: int) -> None:
        super().__init__(count, days, minutes, seed, finishes_early=False)
        # 20 a day, or what it takes to have met every fact by 80 % of the time.
        self.most_new = max(20, -(-count // max(1, int(0.8 * days))))
        self.planned = -1

    def plan(self, day: int, spent: float) -> list[int]:
        if day == self.planned:
            return []
        self.planned = day
        states = [(fact, state) for fact, state in enumerate(self.states) if state is not None]
        due = [fact for fact, state in states if self._due(state) <= _date(day)]
        due.sort(key=lambda fact: recall_by(self.states[fact], _date(day), DEFAULT_VARIANT))
        unmet = [fact for fact, state in enumerate(self.states) if state is None]
        return due + unmet[: self.most_new]

    def answer(self, fact: int, day: int, right: bool) -> None:
        super().answer(fact, day, right)
        state = self.states[fact]
        # It does not look at the variants, so they need not be reckoned; most of the time goes into them.
        self.states[fact] = replace(state, variants=()) if state else None

    @staticmethod
    def _due(state: FactMemory) -> date:
        return state.last_day + timedelta(days=interval(state.stability, 0.9))


def _date(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)
