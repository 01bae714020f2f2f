"""Learners who answer without a pause, as threads of one or several processes, and what was promised to them.

`python -m tests.durability.learners INSTANCE SECONDS THREADS CHECKPOINT_EVERY` prints one JSON object a
thread.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from sqlalchemy import select

from quizapp import fresh
from quizapp.core.blueprint import Blueprint
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Posted, Question
from quizapp.core.saving import Outcome
from quizapp.store import db as recipe
from quizapp.store import gate, memory, review_log, tables
from quizapp.store.db import Database, open_database
from quizapp.store.engine import database_url
from quizapp.store.people import Person
from quizapp.usecases import beginning, handing_in, joining, saving, studying, taking
from quizapp.usecases.saving import Sent
from quizapp.usecases.services import Passwords, Services, Shelf
from quizapp.usecases.signing_in import Browser

QUESTIONS = 4


@dataclass
class Promises:
    """What one learner was told is saved: `cards` as session:position, `answers` as attempt:position:text."""

    learner: int = 0
    cards: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    handed_in: list[str] = field(default_factory=list)
    writes: int = 0
    worst_wait: float = 0.0
    trouble: str = ""


def open_services(url: str, instance: Path) -> Services:
    """Services of a process of its own over the database at `url`."""
    passwords = Passwords(PasswordHasher.from_parameters(CHEAPEST))
    return Services(open_database(url, instance), Shelf(), passwords)


def answer_for(seconds: float, threads: int, services: Services) -> list[Promises]:
    """Let `threads` learners answer side by side for `seconds`; what each was promised."""
    promised = [Promises() for _ in range(threads)]
    until = time.monotonic() + seconds
    running = [threading.Thread(target=_learn, args=(services, one, until)) for one in promised]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return promised


def sample(question: Question, right: bool = True) -> Posted:
    """A posting that answers a question."""
    samples = KINDS[question.kind].samples(question)
    return samples.right if right else samples.wrong


def _learn(services: Services, promised: Promises, until: float) -> None:
    try:
        now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        person = _timed(promised, joining.start_guest, services, Browser("test"), now).person
        promised.learner = person.id
        while time.monotonic() < until:
            _study(services, person, promised, now, until)
            _take(services, person, promised, now, until)
            now += timedelta(days=1)
    except Exception as error:
        promised.trouble = repr(error)


def _study(services: Services, person: Person, promised: Promises, now: datetime, until: float) -> None:
    begun = _timed(
        promised, studying.begin, services, person, "harbour", fresh.public_id(), fresh.seed(), now, 2
    )
    while begun and time.monotonic() < until:
        here = studying.current(services, person, begun)
        if here.step is None:
            return
        position = here.session.position
        posted = sample(here.question, right=position % 3 > 0) if here.question else {}
        if _timed(promised, studying.answer, services, person, begun, position, posted, now):
            promised.cards.append(f"{begun}:{position}")


def _take(services: Services, person: Person, promised: Promises, now: datetime, until: float) -> None:
    blueprint = Blueprint(count=QUESTIONS)
    attempt = _timed(
        promised, beginning.start_practice, services, person, "harbour", blueprint, fresh.public_id(),
        fresh.seed(), now,
    )  # fmt: skip
    for position in range(1, QUESTIONS + 1):
        if time.monotonic() > until:
            return
        question = taking.show_item(services, person, attempt, position, services.clock()).question
        for revision, right in enumerate((False, True)):
            posted = sample(question, right)
            sent = Sent(posted, revision, "a", revision + 1)
            saved = _timed(promised, saving.save_answer, services, person, attempt, position, sent, now)
            if saved.outcome is not Outcome.APPLIED:
                raise AssertionError(f"an answer was {saved.outcome}")
            shown = KINDS[question.kind].read(question, posted).shown
            promised.answers[f"{attempt}:{position}"] = shown
    _timed(promised, handing_in.hand_in, services, person, attempt, now)
    promised.handed_in.append(attempt)


def _timed(promised: Promises, write: Any, *arguments: Any) -> Any:
    began = time.perf_counter()
    done = write(*arguments)
    promised.worst_wait = max(promised.worst_wait, time.perf_counter() - began)
    promised.writes += 1
    return done


def broken_promises(database: Database, promised: list[Promises]) -> list[str]:
    """Everything that was acknowledged and is not stored, or is stored more than once."""
    broken = [f"learner {one.learner}: {one.trouble}" for one in promised if one.trouble]
    with database.reading() as on:
        cards = on.execute(
            select(tables.StudySession.public_id, tables.StudyAnswer.position)
            .join(tables.StudyAnswer, tables.StudyAnswer.session_id == tables.StudySession.id)
        ).all()  # fmt: skip
        answers = on.execute(
            select(tables.Attempt.public_id, tables.AttemptItem.position, tables.AttemptItem.shown)
            .join(tables.AttemptItem, tables.AttemptItem.attempt_id == tables.Attempt.id)
        ).all()  # fmt: skip
        found = on.execute(select(tables.Attempt.public_id, tables.Attempt.status))
        statuses = {row.public_id: row.status for row in found}
    stored_cards = {f"{session}:{position}" for session, position in cards}
    stored_answers = {f"{attempt}:{position}": shown for attempt, position, shown in answers}
    for one in promised:
        broken += [f"card {card} is lost" for card in one.cards if card not in stored_cards]
        broken += [
            f"answer {key} is {stored_answers.get(key)!r}, promised was {shown!r}"
            for key, shown in one.answers.items()
            if stored_answers.get(key) != shown
        ]
        broken += [f"attempt {key} is open" for key in one.handed_in if statuses.get(key) != "submitted"]
    return broken


def memories_off_the_log(database: Database) -> tuple[int, list[str]]:
    """How many memories there are, and those that are not what the log of reviews gives."""
    from quizapp.core.memory.reviewing import replay

    off = []
    with database.reading() as on:
        slugs = {row.id: row.slug for row in on.execute(select(tables.Fact.id, tables.Fact.slug))}
        rows = on.execute(
            select(
                tables.Review.learner_id, tables.Review.fact_id, tables.Fact.bank_id, tables.Bank.slug,
                tables.Account.public_id,
            )
            .join(tables.Fact, tables.Fact.id == tables.Review.fact_id)
            .join(tables.Bank, tables.Bank.id == tables.Fact.bank_id)
            .join(tables.Account, tables.Account.id == tables.Review.learner_id)
            .distinct()
        ).all()  # fmt: skip
        states: dict[tuple[int, int], Any] = {}
        for learner, fact, bank, bank_slug, public_id in rows:
            if (learner, bank) not in states:
                states[learner, bank] = memory.list_memories(on, learner, bank)
            seed = (public_id, bank_slug, slugs[fact])
            rebuilt = replay(review_log.list_reviews(on, learner, fact), seed=seed)
            stored = states[learner, bank].get(slugs[fact])
            if rebuilt != stored:
                off.append(f"learner {learner}, {slugs[fact]}: log {rebuilt}, memory {stored}")
        kept = on.execute(select(tables.FactMemory.fact_id)).all()
    return len(kept), off


def main() -> None:
    """Answer for a while in this process and print what was promised."""
    instance, seconds, threads = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    recipe.CHECKPOINT_EVERY = int(sys.argv[4])
    gate.PATIENCE_SECONDS = 120  # a busy machine must not look like a lost answer
    services = open_services(database_url(None, instance), instance)
    try:
        for one in answer_for(seconds, threads, services):
            sys.stdout.write(json.dumps(asdict(one)) + "\n")
    finally:
        services.database.close()


if __name__ == "__main__":
    main()
