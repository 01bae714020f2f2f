"""Studying: a sitting with cards, planned for the learner's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile, NotFound, UnreadableAnswer
from quizapp.core.facts import Bank
from quizapp.core.hints import with_options
from quizapp.core.memory.answering import hinted, met
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.session import Session
from quizapp.core.memory.side_by_side import are_together
from quizapp.core.memory.steps import MEET
from quizapp.core.questions import Grade, Posted, Question
from quizapp.store import study
from quizapp.store.banks import PRIVATE
from quizapp.store.people import Person
from quizapp.store.rows_studying import CardRow, SessionRow
from quizapp.usecases.closed_books import check_book, check_shut
from quizapp.usecases.coming_back import NOTHING_TOLD, Learner, drilled_against, told_of
from quizapp.usecases.course_access import get_session, list_readable, readable_bank
from quizapp.usecases.day_plans import Planner, planner_of
from quizapp.usecases.forecasting import exam_outlook, note_left_day
from quizapp.usecases.moving_on import Given, current_on, move, seed_of, take
from quizapp.usecases.planning import Today, planned, today_of
from quizapp.usecases.responses import mark, read_response, response_from_plain, response_to_plain
from quizapp.usecases.sealing import sealed_facts
from quizapp.usecases.services import Services
from quizapp.usecases.sitting import OVER, Current, GivenAnswer

NOTHING_GIVEN = "There is no answer yet. Give one, or say that you do not know."
UNDONE_MEANWHILE = (
    "An answer was undone since this page was made, perhaps on another device, so this one was not taken "
    "yet. Send it once more if it stands."
)
ANSWERED_ALREADY = "This card was answered already, {ago}. It counts once; here is where the session stands."
DOUBLE_CLICK = timedelta(seconds=3)  # the same answer again within it is one press that was felt twice
NO_OPTIONS = "This question has no options to choose from. Answer it, or say that you do not know."
MORE_NEW = 5  # new facts offered to whoever wants more after the day's plan


class AnsweredAlready(ChangedMeanwhile):
    """The card was answered before, on another page; the session has gone on."""


class UndoneMeanwhile(ChangedMeanwhile):
    """The card is asked anew since the page was made."""


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
    is done; without, it ends with the minutes of an exam plan, or the usual ones. Returns the session's
    public id, or None where there is nothing to study.
    """
    with services.database.writing() as on:
        return begin_on(on, services, person, bank_slug, public_id, seed, now, minutes)


def begin_on(
    on: Connection,
    services: Services,
    person: Person,
    bank_slug: str,
    public_id: str,
    seed: str,
    now: datetime,
    minutes: int | None = None,
) -> str | None:
    """`begin`, in a transaction that stores more than the session."""
    day = person.day_at(now)
    row = readable_bank(on, person, bank_slug)
    check_book(on, person, row.id, now)
    open_session = study.find_open_session(on, person.id, row.id, day)
    if open_session is not None:
        return open_session
    bank = services.shelf.get(on, row.id, row.revision)
    plan = _plan(Learner(services, on, person, bank), row.id, seed, minutes, now)
    if plan.session.is_over:
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
        plan=plan.session.to_plain(),
        started_at=now,
        shown_at=now,
        minutes=minutes or plan.minutes,
        forecast_before=plan.forecast,
    )
    return public_id


@dataclass(frozen=True, slots=True)
class _Plan:
    """A session to come, the minutes the day leaves it, and what is foreseen for the exam before it."""

    session: Session
    minutes: int | None
    forecast: float | None


def _plan(learner: Learner, bank_id: int, seed: str, minutes: int | None, now: datetime) -> _Plan:
    """A session for the learner's day, over at once where there is nothing to study."""
    on, person, bank = learner.on, learner.person, learner.bank
    day = person.day_at(now)
    planner = planner_of(on, person, day)
    today, memories = today_of(on, planner, bank_id, bank)
    note_left_day(on, person, bank_id, bank, memories, now)
    forecast = _exam_forecast(on, planner, bank_id, bank, today, memories, now)
    if minutes and not (today.due or today.new):
        today, memories = today_of(on, planner, bank_id, bank, extra_new=MORE_NEW)
    session = planned(learner.services, bank, today, memories, day, seed, minutes, planner.pace)
    if not session.is_over:
        session = drilled_against(learner, session, bank_id)
    return _Plan(session, today.minutes, forecast)


def _exam_forecast(
    on: Connection,
    planner: Planner,
    bank_id: int,
    bank: Bank,
    today: Today,
    memories: dict[str, FactMemory],
    now: datetime,
) -> float | None:
    """What is foreseen for the exam before the session begins; None where there is none to plan to."""
    sealed = sealed_facts(on, planner.person.id, bank_id, now) if today.exam else frozenset()
    foreseen = exam_outlook(planner, bank_id, bank, memories, sealed)
    return foreseen.expected.share if foreseen else None


def find_open(services: Services, person: Person, now: datetime) -> str | None:
    """The newest session of today, about any bank, that was not finished."""
    day = person.day_at(now)
    with services.database.reading() as on:
        readable = {bank.id for bank in list_readable(on, person)}
        found = study.list_open_sessions(on, person.id, day)
    return next((row.public_id for bank, row in found.items() if bank in readable), None)


def current(services: Services, person: Person, public_id: str) -> Current:
    """What a session shows now. Raises NotFound."""
    with services.database.reading() as on:
        row = get_session(on, person, public_id)
        check_shut(row, services.clock())
        return current_on(services, on, row)


def answer(
    services: Services,
    person: Person,
    public_id: str,
    position: int,
    posted: Posted,
    now: datetime,
    seen: str = "",
) -> bool:
    """Take what was posted for a step: read, grade, store, move memory and the session, all or nothing.

    Returns whether there is feedback to show at `position`. `seen` is what the page said of itself
    (`Current.seen`), if it did. A second posting of one page changes nothing. Raises UnreadableAnswer,
    NotFound, AnsweredAlready where another page was first, UndoneMeanwhile where the answer was undone
    since, or ChangedMeanwhile where the page is of another state.
    """
    with services.database.writing() as on:
        row = get_session(on, person, public_id)
        check_shut(row, now)
        here = current_on(services, on, row)
        if position < here.session.position:
            return _answered_before(on, row, position, posted, now)
        if here.step is None or position > here.session.position:
            raise ChangedMeanwhile(OVER)
        if here.step.form == MEET:
            move(Learner(services, on, person, here.bank), row, here.session, met(here.session), now)
            return False
        if seen and seen != here.seen:
            raise UndoneMeanwhile(UNDONE_MEANWHILE)
        _take_answer(services, on, person, row, here, posted, now)
        return True


def show_options(services: Services, person: Person, public_id: str, position: int, now: datetime) -> None:
    """Show options for the typed question on the page, which is scored as one that can be guessed then.

    Asking twice changes nothing. Raises NotFound, or ChangedMeanwhile where the session has gone on, or the
    question has no options.
    """
    with services.database.writing() as on:
        row = get_session(on, person, public_id)
        here = current_on(services, on, row)
        if here.step is None or position != here.session.position:
            raise ChangedMeanwhile(OVER)
        if here.step.hinted:
            return
        if with_options(here.asked, here.bank, seed_of(row, position)) is None:
            raise ChangedMeanwhile(NO_OPTIONS)
        study.keep_plan(on, row.id, position, hinted(here.session).to_plain())


def feedback(services: Services, person: Person, public_id: str, position: int) -> GivenAnswer | None:
    """An answered card of a session; None where it is still to come, as after an undo. Raises NotFound."""
    with services.database.reading() as on:
        row = get_session(on, person, public_id)
        check_shut(row, services.clock())
        given = study.find_answer(on, row.id, position)
        session = Session.from_plain(row.plan)
        if given is None and session.position <= position < len(session.steps):
            return None
        if given is None:
            raise NotFound("This card has not been answered. Go on with the session.")
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
        question = Question.from_plain(given.question)
        told = NOTHING_TOLD
        if given.fraction < 1:
            told = told_of(on, person, row.bank_id, bank, question, row.started_at)
        return GivenAnswer(
            public_id=public_id,
            bank=bank,
            session=session,
            undos=row.undos,
            question=question,
            response=response_from_plain(given.response),
            grade=Grade(given.fraction, given.note),
            maybe_guessed=given.maybe_guessed,
            comes_back=given.comes_back,
            minutes=row.minutes,
            is_private=row.bank_audience.startswith(PRIVATE),
            rival=told.rival,
            is_side_by_side=told.rival is not None and are_together(session, question.fact, told.rival.id),
            belief=told.belief,
            leech_lapses=told.leech_lapses,
        )


def _answered_before(on: Connection, row: SessionRow, position: int, posted: Posted, now: datetime) -> bool:
    """Whether there is feedback to show of a step that is over. Raises AnsweredAlready for another answer."""
    given = study.find_answer(on, row.id, position)
    if given is None:
        return False
    since = now - given.answered_at
    if since <= DOUBLE_CLICK and _is_same(given, posted):
        return True
    raise AnsweredAlready(ANSWERED_ALREADY.format(ago=_ago(since)))


def _is_same(given: CardRow, posted: Posted) -> bool:
    try:
        response = read_response(Question.from_plain(given.question), posted)
    except UnreadableAnswer:
        return False
    return bool(response_to_plain(response) == given.response)


def _ago(since: timedelta) -> str:
    seconds = since.total_seconds()
    if seconds < 2:
        return "a moment ago"
    if seconds < 100:
        return f"{seconds:.0f} seconds ago"
    return f"{seconds / 60:.0f} minutes ago" if seconds < 6000 else "some time ago"


def _take_answer(
    services: Services,
    on: Connection,
    person: Person,
    row: SessionRow,
    here: Current,
    posted: Posted,
    now: datetime,
) -> None:
    response = read_response(here.asked, posted)
    if response.is_blank and not response.shown:
        raise UnreadableAnswer(NOTHING_GIVEN)
    given = Given(response, mark(here.asked, response), (now - row.shown_at).total_seconds())
    take(services, on, person, row, here, given, now)
