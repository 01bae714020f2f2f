"""Planning: what a learner's day holds about a course, and the session made of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from sqlalchemy import Connection

from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.generate import build_question
from quizapp.core.kinds import Kind, single_kinds_for
from quizapp.core.memory import plan
from quizapp.core.memory.closing import closed
from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.core.memory.pace import Pace
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import KindChoice
from quizapp.store import answer_counts, memory
from quizapp.usecases.day_plans import ONE_DAY, ExamToday, Planner, exam_today, next_study_day
from quizapp.usecases.services import Services

LEAST_STEPS, MOST_STEPS = 4, 240  # facts in a session, where there are so many
USUAL_MINUTES = 20  # that a session may take which was begun without saying how long, and has no exam plan


@dataclass(frozen=True, slots=True)
class Today:
    """What a day holds for a learner: facts to be asked again, and new ones.

    `order` holds both, the most urgent first, and `times` the seconds that each may take. `exam` is the plan
    that chose them; without an exam day ahead they are what fades, and what the daily limit lets in, and
    `due_days` says when facts are due, these and those of the days to come: a day for each; `back_days` when
    new ones come back that were put aside. `may_meet`: how many new facts another day lets in.
    """

    due: tuple[Fact, ...]
    new: tuple[Fact, ...]
    unmet: int
    next_day: date | None
    exam: ExamToday | None = None
    order: tuple[Fact, ...] = ()
    times: tuple[float, ...] = ()
    due_days: tuple[date, ...] = ()
    back_days: tuple[date, ...] = ()
    may_meet: int = 0

    def count_on(self, day: date) -> int:
        """How many questions a day to come holds without an exam plan, as things stand."""
        new = self.unmet + sum(back <= day for back in self.back_days)
        return sum(due <= day for due in self.due_days) + min(new, self.may_meet)

    @property
    def seconds(self) -> float:
        """How long it takes to be asked all of it."""
        return sum(self.times)

    @property
    def sitting(self) -> tuple[Fact, ...]:
        """What one session takes of it, begun without saying how long."""
        if self.exam is not None and self.exam.plan is not None:  # chosen to fill the minutes that are left
            return self.order[:MOST_STEPS]
        return self.within(USUAL_MINUTES)

    @property
    def sitting_seconds(self) -> float:
        """How long that session takes."""
        return sum(self.times[: len(self.sitting)])

    @property
    def minutes(self) -> int:
        """The minutes after which that session ends: what is left of the exam plan's, else the usual ones."""
        plan_ = self.exam.plan if self.exam else None
        return USUAL_MINUTES if plan_ is None else max(round(plan_.seconds / 60), 1)

    def within(self, minutes: int) -> tuple[Fact, ...]:
        """The most urgent that fit into so many minutes, a few at least."""
        fitting = bisect_right(list(accumulate(self.times)), minutes * 60)
        return self.order[: min(max(fitting, LEAST_STEPS), MOST_STEPS)]


def today_of(
    on: Connection, planner: Planner, bank_id: int, bank: Bank, extra_new: int = 0
) -> tuple[Today, dict[str, FactMemory]]:
    """What the planner's learner day holds, and all memories of the bank.

    With `extra_new` there is more than the day would hold: so many new facts, or some minutes for an exam.
    """
    person, day = planner.person, planner.day
    memories = memory.list_memories(on, person.id, bank_id)
    found = exam_today(planner, bank_id, bank, memories, bool(extra_new))
    if found is not None:
        return _for_exam(planner, *found, planner.items(bank_id, bank), memories), memories
    met_today = answer_counts.count_first_met(on, person.id, bank_id, day)
    limit = max(person.new_per_day - met_today, 0) + extra_new
    return _by_due_day(planner, bank_id, bank, memories, limit), memories


def _by_due_day(
    planner: Planner, bank_id: int, bank: Bank, memories: dict[str, FactMemory], limit: int
) -> Today:
    day, items = planner.day, planner.items(bank_id, bank)
    fading = [fact for fact in items if fact.id in memories and memories[fact.id].due_day <= day]
    unmet = sorted((fact for fact in items if fact.id not in memories), key=lambda fact: -fact.weight)
    of = (bank_id, bank, memories)
    due_days, back_days = planner.due_days(*of), planner.coming_back(*of)
    later = [due for due in due_days if due > day]
    if planner.person.new_per_day:
        later += [day + ONE_DAY] * bool(unmet) + back_days
    fading.sort(key=lambda fact: recall_on(memories[fact.id], day))
    order = (*fading, *unmet[:limit])
    return Today(
        due=tuple(fading),
        new=tuple(unmet[:limit]),
        unmet=len(unmet),
        next_day=min(later, default=None),
        order=order,
        times=planner.times_of(order, memories),
        due_days=tuple(due_days),
        back_days=tuple(back_days),
        may_meet=planner.person.new_per_day,
    )


def _for_exam(
    planner: Planner,
    exam: ExamToday,
    chosen: Sequence[Fact],
    items: Sequence[Fact],
    memories: dict[str, FactMemory],
) -> Today:
    return Today(
        due=tuple(fact for fact in chosen if fact.id in memories),
        new=tuple(fact for fact in chosen if fact.id not in memories),
        unmet=sum(fact.id not in memories for fact in items),
        next_day=next_study_day(exam.aim, planner.day),
        exam=exam,
        order=tuple(chosen),
        times=planner.times_of(chosen, memories),
    )


def planned(
    services: Services,
    bank: Bank,
    today: Today,
    memories: dict[str, FactMemory],
    day: date,
    seed: str,
    minutes: int | None,
    pace: Pace,
) -> Session:
    """A session out of what the day holds, for a learner of this pace; with `minutes`, about that long."""
    first = today.sitting if minutes is None else today.within(minutes)
    new = [_candidate(services, bank, fact, memories) for fact in first if fact.id not in memories]
    session = plan.plan(
        due=[_candidate(services, bank, fact, memories) for fact in first if fact.id in memories],
        new=new,
        today=day,
        limits=plan.Limits(new_count=len(new), most=len(first)),
        chance=Stream("study", seed),
    )
    return replace(closed(session, bank, Stream("closing", seed)), ask_seconds=pace.question)


def _candidate(services: Services, bank: Bank, fact: Fact, memories: dict[str, FactMemory]) -> plan.Candidate:
    return plan.Candidate(
        fact.id,
        fact.section,
        fact.weight,
        memories.get(fact.id),
        kinds_of(services, bank, fact),
        is_shown_first=fact.id not in bank.fixed_by_id,
    )


def kinds_of(services: Services, bank: Bank, fact: Fact) -> tuple[KindChoice, ...]:
    """The kinds that a fact can be asked in by itself, with the chance of guessing each."""
    return services.shelf.kinds(
        bank,
        fact,
        lambda: tuple(_kind_choice(kind, bank, fact) for kind in single_kinds_for(fact, bank)),
    )


def _kind_choice(kind: Kind, bank: Bank, fact: Fact) -> KindChoice:
    """A kind with its chance of guessing, by which a written question tells whether it asks for recall."""
    chance = build_question(bank, fact.id, kind.name, "trial").guess_chance
    return KindChoice(kind.name, chance == 0, chance)
