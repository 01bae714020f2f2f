"""The end of a study session: what was right, what was missed, and what is expected to last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.asked import Asked, question_about
from quizapp.core.facts import Bank
from quizapp.core.kinds import JOINT_KINDS
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import recall_by
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASIDE
from quizapp.core.questions import Question
from quizapp.store import banks, study
from quizapp.store.people import Person
from quizapp.store.rows_studying import CardRow
from quizapp.usecases.closed_books import check_shut
from quizapp.usecases.course_access import get_session
from quizapp.usecases.day_plans import ONE_DAY, planner_of
from quizapp.usecases.forecasting import Outlook, exam_outlook
from quizapp.usecases.moving_on import CARD
from quizapp.usecases.planning import Today, today_of
from quizapp.usecases.responses import mark, response_from_plain
from quizapp.usecases.sealing import sealed_facts
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a session.

    `met` counts new facts that were read.
    `kept_tomorrow`: how many of the facts learned are expected to be there on the day after this one, which
    may be later than that of the session. `still_there`: the facts missed that the course still has.
    `foreseen` is what is known of the next exam day now, and `forecast_before` the share foreseen when the
    session began. `next_day` is when there is something to do again, with `next_count` questions, or
    `next_minutes` of the exam plan. `is_out_of_time`: the minutes were used up first; `has_more`: a further
    session would have something to ask; `has_aside`: something was put aside.
    """

    bank: Bank
    session: Session
    undos: int
    asked: int
    facts_asked: int
    right_first: int
    met: int
    learned: int
    kept_tomorrow: float
    seconds: float
    missed: tuple[Question, ...]
    still_there: frozenset[str]
    today: Today
    foreseen: Outlook | None = None
    forecast_before: float | None = None
    next_day: date | None = None
    next_count: int = 0
    next_minutes: int = 0
    is_out_of_time: bool = False
    has_more: bool = False

    @property
    def has_aside(self) -> bool:
        """Whether something was put aside on the way."""
        return ASIDE in self.session.results


def summary(services: Services, person: Person, public_id: str, now: datetime) -> Summary:
    """What a finished session came to."""
    day = person.day_at(now)
    with services.database.reading() as on:
        row = get_session(on, person, public_id)
        check_shut(row, now)
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
        session = Session.from_plain(row.plan)
        answers = study.list_answers(on, row.id)
        now_in = services.shelf.get(on, row.bank_id, banks.get_bank_by_id(on, row.bank_id).revision)
        planner = planner_of(on, person, day)
        today, memories = today_of(on, planner, row.bank_id, now_in)
        sealed = sealed_facts(on, person.id, row.bank_id, now) if today.exam else frozenset()
    next_day = today.next_day
    foreseen = exam_outlook(planner, row.bank_id, now_in, memories, sealed)
    first_tries = {given.slug: given.fraction >= 1 for given in reversed(answers)}
    missed = {one.fact: one for given in answers if given.fraction < 1 for one in _missed(given, bank)}
    learned = [memories[fact] for fact in session.learned if fact in memories]
    last = answers[-1].answered_at if answers else row.started_at
    return Summary(
        bank=bank,
        session=session,
        undos=row.undos,
        asked=len(answers),
        facts_asked=len(first_tries),
        right_first=sum(first_tries.values()),
        met=len(session.met),
        learned=len(session.learned),
        kept_tomorrow=sum(recall_by(state, day + ONE_DAY, planner.model.told) for state in learned),
        seconds=session.seconds or (last - row.started_at).total_seconds(),
        missed=tuple(missed.values()),
        still_there=frozenset(missed) & frozenset(now_in.item_by_id),
        today=today,
        foreseen=foreseen,
        is_out_of_time=_is_out_of_time(session, row.minutes),
        has_more=_has_more(today, memories, day),
        forecast_before=row.forecast_before,
        next_day=next_day,
        next_count=today.count_on(next_day) if next_day and not today.exam else 0,
        next_minutes=today.exam.aim.minutes.on(next_day) if today.exam and next_day else 0,
    )


def _is_out_of_time(session: Session, minutes: int | None) -> bool:
    """Whether more would have been asked in a longer session.

    What had begun was reckoned to fill the rest of its time, so it may end well before that.
    """
    is_cut = bool(session.left_out or session.unfinished)
    return minutes is not None and is_cut and session.seconds > minutes * 30


def _has_more(today: Today, memories: dict[str, FactMemory], day: date) -> bool:
    """Whether a further session would have something to ask; on an exam day that is a last look."""
    if today.exam is not None and today.exam.plan is None:
        return today.exam.last_look > 0
    return bool(today.order or today.unmet) or (today.exam is not None and _has_rest(memories, day))


def _has_rest(memories: dict[str, FactMemory], day: date) -> bool:
    """Whether something that was met is not answered today."""
    return any(state.last_day < day for state in memories.values())


def _missed(given: CardRow, bank: Bank) -> list[Question]:
    """What went wrong in an answer; of several facts, each that was wrong as a question by itself."""
    question = Question.from_plain(given.question)
    if question.kind not in JOINT_KINDS:
        return [question]
    grade = mark(question, response_from_plain(given.response))
    facts = [bank.fact_by_id[fact] for fact in question.facts if (grade.fraction_of(fact) or 0) < 1]
    return [question_about(CARD, fact, bank, Asked(fact.ask, fact.answer)) for fact in facts]
