"""A log of many learners, for what must not grow with it: one of them studies, the others are copies."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, text

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.replaying import said_by
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import banks, learner_models, memory, review_log, tables
from quizapp.usecases.moving_memory import memory_seed
from tests.usecases.people import Learner

TIMES = 10  # that each fact was answered


def give_a_past(on: Connection, who: Learner, bank_slug: str, today: date, at: Any) -> int:
    """Let a learner have answered every fact of a bank ten times until `today`; how long their log is."""
    row, learner = banks.get_bank(on, bank_slug), who.person.id
    said: list[Any] = []
    facts = banks.fact_ids(on, row.id)
    for number, (slug, fact) in enumerate(facts.items()):
        seed, state = memory_seed(who.person, bank_slug, slug), None
        day = today - timedelta(days=60 + number % 20)
        for time in range(TIMES):
            right = (number * 7 + time * 3) % 5 > 0
            answer = Answered(day, at, Source.CARD, "choice", right, guess_chance=0.35, seconds=8.0)
            before = state
            state, entry = review(state, answer, seed=seed)
            words = said_by(before, entry)
            said += [words] if words else []
            review_log.add_reviews(on, learner, row.revision, f"past:{time}", {fact: entry})
            day += timedelta(days=1 + (number + time) % 5)
        memory.save_memories(on, learner, row.id, {fact: (None, state)})
    learner_models.save_model(on, learner, LearnerModel().with_answers(said))
    return len(facts) * TIMES


def copy_past(on: Connection, who: Learner, copies: int, name: str) -> None:
    """Give as many others the same past, log, memories and model; their ids begin with `name`."""
    mine = on.execute(select(tables.Account.__table__).where(tables.Account.id == who.person.id)).one()
    same = {
        key: value
        for key, value in mine._mapping.items()
        if key not in ("id", "public_id", "login", "login_key")
    }
    accounts = [{**same, "public_id": f"{name}-{number}"} for number in range(copies)]
    on.execute(insert(tables.Account), accounts)
    rows = select(tables.Account.id).where(tables.Account.public_id.like(f"{name}-%"))
    others = [{"whose": who.person.id, "other": other} for other in on.execute(rows).scalars()]
    for table in ("review", "fact_memory", "learner_model"):
        columns = tables.Base.metadata.tables[table].columns
        rest = ", ".join(f'"{one.name}"' for one in columns if one.name not in ("id", "learner_id"))
        copied = f"SELECT :other, {rest} FROM {table} WHERE learner_id = :whose"
        on.execute(text(f"INSERT INTO {table} (learner_id, {rest}) {copied}"), others)
