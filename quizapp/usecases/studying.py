"""Studying: a sitting with cards, planned for the learner's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.chance import Stream
from quizapp.core.errors import ChangedMeanwhile, NotFound, UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.generate import build_question
from quizapp.core.kinds import kinds_for
from quizapp.core.memory import plan as planning
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory, kept_tomorrow, recall_on
from quizapp.core.memory.session import MEET, KindChoice, Session, Step, answered, met
from quizapp.core.questions import Grade, Posted, Question, Response
from quizapp.store import banks, memory, study
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.steps import (
    Marked,
    Occasion,
    get_fact,
    mark,
    move_memory,
    read_response,
    readable_bank,
    response_from_plain,
    response_to_plain,
)

NOTHING_GIVEN = "There is no answer yet. Give one, or say that you do not know."
MOST_STEPS = 60
OVER = "This page is older than the session. Go on with the page shown now."
MORE_NEW = 5  # new facts offered to whoever wants more after the day's plan


@dataclass(frozen=True, slots=True)
class Today:
    """What a day holds for a learner: facts that fade, and new ones within the daily limit."""

    due: tuple[Fact, ...]
    new: tuple[Fact, ...]
    unmet: int
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Current:
    """Where a session stands. `step` None: it is over. `question` None: a fact is met, or it is over."""

    public_id: str
    bank: Bank
    session: Session
    step: Step | None
    fact: Fact | None
    question: Question | None

    @property
    def met(self) -> Fact:
        """The fact on the page. Raises ChangedMeanwhile at the end of the session."""
        if self.fact is None:
            raise ChangedMeanwhile(OVER)
        return self.fact

    @property
    def asked(self) -> Question:
        """The question on the page. Raises ChangedMeanwhile where nothing is asked."""
        if self.question is None:
            raise ChangedMeanwhile(OVER)
        return self.question


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answered card, as it was."""

    public_id: str
    bank: Bank
    session: Session
    question: Question
    response: Response
    grade: Grade
    maybe_guessed: bool
    comes_back: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a session. `kept_tomorrow`: how many of the facts learned are expected to be there then."""

    bank: Bank
    asked: int
    facts_asked: int
    right_first: int
    learned: int
    kept_tomorrow: float
    seconds: float
    missed: tuple[Question, ...]
    today: Today


def today_of(
    on: Connection, person: Person, bank_id: int, bank: Bank, day: date, extra_new: int = 0
) -> tuple[Today, dict[str, FactMemory]]:
    """What this learner day holds, and all memories of the bank."""
    memories = memory.list_memories(on, person.id, bank_id)
    met_today = memory.count_first_met(on, person.id, bank_id, day)
    limit = max(person.new_per_day - met_today, 0) + extra_new
    fading = [fact for fact in bank.facts if fact.id in memories and memories[fact.id].due_day <= day]
    unmet = sorted((fact for fact in bank.facts if fact.id not in memories), key=lambda fact: -fact.weight)
    later = [state.due_day for state in memories.values() if state.due_day > day]
    fading.sort(key=lambda fact: recall_on(memories[fact.id], day))
    return Today(tuple(fading), tuple(unmet[:limit]), len(unmet), min(later, default=None)), memories


def begin(
    services: Services,
    person: Person,
    bank_slug: str,
    public_id: str,
    seed: str,
    now: datetime,
    minutes: int | None = None,
) -> str | None:
    """Begin a session about a bank, or go on with today's open one.

    With `minutes` the session is about that long, and offers a few new facts even where the day's plan
    is done. Returns the session's public id, or None where there is nothing to study.
    """
    day = learner_day(now, person.time_zone)
    with services.database.writing() as on:
        row = readable_bank(on, person, bank_slug)
        open_session = study.find_open_session(on, person.id, row.id, day)
        if open_session is not None:
            return open_session
        bank = services.shelf.get(on, row.id, row.revision)
        today, memories = today_of(on, person, row.id, bank, day)
        if minutes and not (today.due or today.new):
            today, memories = today_of(on, person, row.id, bank, day, extra_new=MORE_NEW)
        session = _planned(services, bank, today, memories, day, seed, minutes)
        if session.is_over:
            return None
        study.add_session(
            on,
            public_id=public_id,
            learner_id=person.id,
            bank_id=row.id,
            bank_revision=row.revision,
            seed=seed,
            learner_day=day,
            position=0,
            plan=session.to_plain(),
            started_at=now,
            shown_at=now,
        )
    return public_id


def find_open(services: Services, person: Person, now: datetime) -> str | None:
    """The newest session of today, about any bank, that was not finished."""
    day = learner_day(now, person.time_zone)
    with services.database.reading() as on:
        for bank in banks.list_banks(on):
            found = study.find_open_session(on, person.id, bank.id, day)
            if found:
                return found
    return None


def current(services: Services, person: Person, public_id: str) -> Current:
    """What a session shows now. Raises NotFound."""
    with services.database.reading() as on:
        return _current(services, on, study.get_session(on, person.id, public_id))


def answer(
    services: Services, person: Person, public_id: str, position: int, posted: Posted, now: datetime
) -> bool:
    """Take what was posted for a step: read, grade, store, move memory and the session, all or nothing.

    Returns whether there is feedback to show at `position`. A second posting of one page changes nothing.
    Raises UnreadableAnswer, NotFound, or ChangedMeanwhile where the page is of another state.
    """
    with services.database.writing() as on:
        row = study.get_session(on, person.id, public_id)
        here = _current(services, on, row)
        if position < here.session.position:
            return here.session.steps[position].form != MEET
        if here.step is None or position > here.session.position:
            raise ChangedMeanwhile(OVER)
        if here.step.form == MEET:
            _move(on, row, here.session, met(here.session), now)
            return False
        _take_answer(services, on, person, row, here, posted, now)
        return True


def feedback(services: Services, person: Person, public_id: str, position: int) -> GivenAnswer:
    """An answered card of a session. Raises NotFound."""
    with services.database.reading() as on:
        row = study.get_session(on, person.id, public_id)
        given = study.find_answer(on, row.id, position)
        if given is None:
            raise NotFound("This card has not been answered. Go on with the session.")
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
        return GivenAnswer(
            public_id=public_id,
            bank=bank,
            session=Session.from_plain(row.plan),
            question=Question.from_plain(given.question),
            response=response_from_plain(given.response),
            grade=Grade(given.fraction, given.note),
            maybe_guessed=given.maybe_guessed,
            comes_back=given.comes_back,
        )


def summary(services: Services, person: Person, public_id: str, now: datetime) -> Summary:
    """What a finished session came to."""
    day = learner_day(now, person.time_zone)
    with services.database.reading() as on:
        row = study.get_session(on, person.id, public_id)
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
        session = Session.from_plain(row.plan)
        answers = study.list_answers(on, row.id)
        today, memories = today_of(on, person, row.bank_id, bank, day)
    first_tries = {given.slug: given.fraction >= 1 for given in reversed(answers)}
    missed = {given.slug: Question.from_plain(given.question) for given in answers if given.fraction < 1}
    learned = [memories[fact] for fact in session.learned if fact in memories]
    last = answers[-1].answered_at if answers else row.started_at
    return Summary(
        bank=bank,
        asked=len(answers),
        facts_asked=len(first_tries),
        right_first=sum(first_tries.values()),
        learned=len(session.learned),
        kept_tomorrow=kept_tomorrow(learned, row.learner_day),
        seconds=(last - row.started_at).total_seconds(),
        missed=tuple(missed.values()),
        today=today,
    )


def _planned(
    services: Services,
    bank: Bank,
    today: Today,
    memories: dict[str, FactMemory],
    day: date,
    seed: str,
    minutes: int | None,
) -> Session:
    most = MOST_STEPS if minutes is None else max(minutes * 60 // 15, 4)
    new_count = len(today.new) if minutes is None else min(len(today.new), max(minutes, 1))
    return planning.plan(
        due=[_candidate(services, bank, fact, memories) for fact in today.due[:most]],
        new=[_candidate(services, bank, fact, memories) for fact in today.new[:new_count]],
        today=day,
        limits=planning.Limits(new_count=new_count, most=most),
        chance=Stream("study", seed),
    )


def _candidate(
    services: Services, bank: Bank, fact: Fact, memories: dict[str, FactMemory]
) -> planning.Candidate:
    return planning.Candidate(
        fact.id, fact.section, fact.weight, memories.get(fact.id), _kinds(services, bank, fact)
    )


def _kinds(services: Services, bank: Bank, fact: Fact) -> tuple[KindChoice, ...]:
    return services.shelf.kinds(
        bank,
        fact,
        lambda: tuple(
            KindChoice(
                kind.name, kind.is_recall, build_question(bank, fact.id, kind.name, "trial").guess_chance
            )
            for kind in kinds_for(fact, bank)
        ),
    )


def _current(services: Services, on: Connection, row: Any) -> Current:
    bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    session = Session.from_plain(row.plan)
    step = session.current
    if step is None:
        return Current(row.public_id, bank, session, None, None, None)
    fact = get_fact(bank, step.fact)
    question = None
    if step.form != MEET:
        question = build_question(bank, fact.id, step.kind, f"{row.seed}:{session.position}")
    return Current(row.public_id, bank, session, step, fact, question)


def _take_answer(
    services: Services, on: Connection, person: Person, row: Any, here: Current, posted: Posted, now: datetime
) -> None:
    question = here.asked
    response = read_response(question, posted)
    if response.is_blank and not response.shown:
        raise UnreadableAnswer(NOTHING_GIVEN)
    grade = mark(question, response)
    position = here.session.position
    occasion = Occasion(
        person=person,
        bank_id=row.bank_id,
        bank=here.bank,
        day=learner_day(now, person.time_zone),
        now=now,
        source=Source.CARD,
        event=f"study:{row.public_id}:{position}",
        seconds=(now - row.shown_at).total_seconds(),
    )
    moved = move_memory(on, occasion, question, Marked(response, grade))
    guessed = moved.entry.maybe_guessed
    after = answered(
        here.session, grade.is_right, guessed, _kinds(services, here.bank, here.met), question.kind
    )
    study.add_answer(
        on,
        session_id=row.id,
        position=position,
        fact_id=moved.fact_row,
        question=question.to_plain(),
        response=response_to_plain(response),
        shown=response.shown,
        fraction=grade.fraction,
        note=grade.note,
        maybe_guessed=guessed,
        comes_back=len(after.steps) > len(here.session.steps),
        answered_at=now,
    )
    _move(on, row, here.session, after, now)


def _move(on: Connection, row: Any, before: Session, after: Session, now: datetime) -> None:
    moved = study.move_session(
        on, row.id, before.position, after.position, after.to_plain(), now, after.is_over
    )
    if not moved:
        raise ChangedMeanwhile("Another answer was faster. Go on with the page shown now.")
