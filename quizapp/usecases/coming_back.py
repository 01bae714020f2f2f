"""What an answer changes in the rest of its session: what comes back, in which kind, and beside what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds import JOINT_KINDS
from quizapp.core.memory.answering import answered, answered_jointly
from quizapp.core.memory.beliefs import Belief, belief_of
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.leeches import is_leech, is_told, other_ways
from quizapp.core.memory.review_log import LogEntry
from quizapp.core.memory.session import Session
from quizapp.core.memory.side_by_side import Rival, confused, drilled
from quizapp.core.memory.steps import ASK, KindChoice
from quizapp.core.questions import Question
from quizapp.core.text import fold
from quizapp.store import review_log
from quizapp.store.people import Person
from quizapp.usecases.course_access import get_fact
from quizapp.usecases.moving_memory import Moved
from quizapp.usecases.planning import kinds_of
from quizapp.usecases.services import Services

COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Learner:
    """Who answers, and from which of their connections it is read what they answered before."""

    services: Services
    on: Connection
    person: Person
    bank: Bank


def after_answer(
    learner: Learner, session: Session, question: Question, is_right: bool, moved: Moved
) -> Session:
    """The session after an answer; of several facts, each that was wrong or guessed comes back by itself.

    A fact that was taken for another is set beside it, and one that keeps slipping changes its kind.
    """
    kinds = {fact: _kinds(learner, fact) for fact in question.facts}
    if question.kind in JOINT_KINDS:
        missed = {fact: kinds[fact] for fact, entry in moved.entries.items() if not entry.right}
        guessed = {fact: kinds[fact] for fact, entry in moved.entries.items() if entry.maybe_guessed}
        return answered_jointly(session, missed, guessed)
    own = kinds[question.fact]
    if is_right:
        return answered(session, True, moved.maybe_guessed, own, question.kind)
    log = review_log.list_reviews(learner.on, learner.person.id, moved.fact_row)
    after = answered(session, False, kinds=_kinds_of_leech(own, log), asked_as=question.kind)
    rival = rival_of(learner, question.fact, _taken_for(moved.entries[question.fact], log))
    return after if rival is None else confused(after, rival)


def drilled_against(learner: Learner, session: Session, bank_id: int) -> Session:
    """A session that is about to begin, with each belief of the learner beside what it is taken for."""
    asked = tuple(dict.fromkeys(step.fact for step in session.steps if step.form == ASK))
    logs = review_log.list_reviews_of(learner.on, learner.person.id, bank_id, asked)
    rivals = {}
    for fact in asked:
        belief = belief_of(logs.get(fact, ()))
        rival = rival_of(learner, fact, belief.taken_for) if belief else None
        if rival is not None:
            rivals[fact] = rival
    return drilled(session, rivals)


@dataclass(frozen=True, slots=True)
class Told:
    """What the log says of the newest wrong answer about a fact, as far as it is worth telling.

    `rival` is the fact whose answer it is; `leech_lapses` how often the fact was forgotten, else 0.
    """

    rival: Fact | None = None
    belief: Belief | None = None
    leech_lapses: int = 0


NOTHING_TOLD = Told()


def told_of(
    on: Connection, person: Person, bank_id: int, bank: Bank, question: Question, since: datetime
) -> Told:
    """What to tell of a wrong answer besides what is right; nothing of a question about several facts.

    A belief is told once in a session, which began at `since`.
    """
    fact = question.fact
    log = review_log.list_reviews_of(on, person.id, bank_id, (fact,)).get(fact, [])
    if question.kind in JOINT_KINDS or not log or log[-1].right:
        return NOTHING_TOLD
    lapses = count_lapses(log)
    belief = _told_belief(log, fact, bank)
    if belief and _is_old(belief, log, fact, bank, since):
        belief = None
    taken_for = log[-1].confused_with or (belief.taken_for if belief else "")
    return Told(_other(bank, fact, taken_for), belief, lapses if is_told(lapses) else 0)


def _told_belief(log: Sequence[LogEntry], fact: str, bank: Bank) -> Belief | None:
    """The belief that the newest answer gives reason to tell of.

    After “I don’t know” an old error is worth a word only where it has a place to go.
    """
    if log[-1].right or log[-1].kind in JOINT_KINDS:
        return None
    belief = belief_of(log)
    return belief if log[-1].given or (belief and _other(bank, fact, belief.taken_for)) else None


def _is_old(belief: Belief, log: Sequence[LogEntry], fact: str, bank: Bank, since: datetime) -> bool:
    """Whether the same belief was told of after an earlier answer of the session."""
    earlier = [log[:at] for at in range(1, len(log)) if log[at - 1].answered_at >= since]
    told = [found.given for one in earlier if (found := _told_belief(one, fact, bank))]
    return fold(belief.given) in map(fold, told)


def _other(bank: Bank, fact: str, other: str) -> Fact | None:
    return bank.fact_by_id.get(other) if other != fact else None


def rival_of(learner: Learner, fact: str, other: str) -> Rival | None:
    """How to ask the fact that another one is taken for; None where the course has it no more."""
    bank = learner.bank
    if other == fact or not {fact, other} <= bank.fact_by_id.keys():
        return None
    kinds = _kinds(learner, other)
    if not kinds:
        return None
    pair = [bank.fact_by_id[fact], bank.fact_by_id[other]]
    joins = JOINT_KINDS[COMPARISON].joins(pair, bank)
    recall = next((kind for kind in kinds if kind.is_recall), kinds[0])
    return Rival(other, recall.name, COMPARISON if joins else "")


def _kinds(learner: Learner, fact: str) -> tuple[KindChoice, ...]:
    return kinds_of(learner.services, learner.bank, get_fact(learner.bank, fact))


def _kinds_of_leech(kinds: tuple[KindChoice, ...], log: Sequence[LogEntry]) -> tuple[KindChoice, ...]:
    return other_ways(kinds, log) if is_leech(count_lapses(log)) else kinds


def count_lapses(log: Sequence[LogEntry]) -> int:
    """How often a fact was forgotten on a later day than it was answered before."""
    days = [entry.learner_day for entry in log if entry.rating is not None]
    again = [entry.rating is Rating.AGAIN for entry in log if entry.rating is not None]
    return sum(now and day > before for before, day, now in zip(days, days[1:], again[1:], strict=False))


def _taken_for(entry: LogEntry, log: Sequence[LogEntry]) -> str:
    """The fact whose answer was given; that of a belief, where this answer alone does not tell."""
    if entry.confused_with:
        return entry.confused_with
    belief = belief_of(log)
    return belief.taken_for if belief else ""
