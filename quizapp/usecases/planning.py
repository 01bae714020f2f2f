"""Planning: what a learner's day holds about a course, and the session made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.generate import build_question
from quizapp.core.kinds import Kind, single_kinds_for
from quizapp.core.memory import plan
from quizapp.core.memory.closing import closed
from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.core.memory.session import KindChoice, Session
from quizapp.store import memory
from quizapp.store.people import Person
from quizapp.usecases.services import Services

MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Today:
    """What a day holds for a learner: facts that fade, and new ones within the daily limit."""

    due: tuple[Fact, ...]
    new: tuple[Fact, ...]
    unmet: int
    next_due: date | None


def today_of(
    on: Connection, person: Person, bank_id: int, bank: Bank, day: date, extra_new: int = 0
) -> tuple[Today, dict[str, FactMemory]]:
    """What this learner day holds, and all memories of the bank."""
    memories = memory.list_memories(on, person.id, bank_id)
    met_today = memory.count_first_met(on, person.id, bank_id, day)
    limit = max(person.new_per_day - met_today, 0) + extra_new
    fading = [fact for fact in bank.items if fact.id in memories and memories[fact.id].due_day <= day]
    unmet = sorted((fact for fact in bank.items if fact.id not in memories), key=lambda fact: -fact.weight)
    known = (memories[fact.id] for fact in bank.items if fact.id in memories)  # not those that are gone
    later = [state.due_day for state in known if state.due_day > day]
    fading.sort(key=lambda fact: recall_on(memories[fact.id], day))
    return Today(tuple(fading), tuple(unmet[:limit]), len(unmet), min(later, default=None)), memories


def planned(
    services: Services,
    bank: Bank,
    today: Today,
    memories: dict[str, FactMemory],
    day: date,
    seed: str,
    minutes: int | None,
) -> Session:
    """A session out of what the day holds; with `minutes`, about that long."""
    most = MOST_STEPS if minutes is None else max(minutes * 60 // 15, 4)
    new_count = len(today.new) if minutes is None else min(len(today.new), max(minutes, 1))
    session = plan.plan(
        due=[_candidate(services, bank, fact, memories) for fact in today.due[:most]],
        new=[_candidate(services, bank, fact, memories) for fact in today.new[:new_count]],
        today=day,
        limits=plan.Limits(new_count=new_count, most=most),
        chance=Stream("study", seed),
    )
    return closed(session, bank, Stream("closing", seed))


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
