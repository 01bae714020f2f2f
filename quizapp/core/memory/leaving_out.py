"""Leaving out of a study session what its learner puts aside, or what its time has no room for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.session import DONE_ALREADY, Session
from quizapp.core.memory.steps import ASIDE, Cut, Step


def without(session: Session, fact: str) -> Session:
    """The session without what is still to come of `fact`, as when the learner puts it aside.

    Undoing the last result brings it back.
    """
    left = session.steps[session.position :]
    return leave_out(session, [step for step in left if fact not in (step.fact, *step.others)])


def without_to_come(session: Session, facts: Collection[str]) -> Session:
    """The session without what comes after the question on the page about `facts` other than its own."""
    step = session.current
    if step is None:
        return session
    gone = set(facts) - {step.fact, *step.others}
    left = session.steps[session.position :]
    return leave_out(session, [one for one in left if one is step or not gone & {one.fact, *one.others}])


def leave_out(session: Session, kept: Sequence[Step]) -> Session:
    """The session with only `kept` still to come; the rest comes back where the last result is undone."""
    over, left = session.steps[: session.position], session.steps[session.position :]
    at = session.position - 1
    known = any(cut.at == at for cut in session.cuts)  # then more is put back than `left`
    cuts = session.cuts if known or len(kept) == len(left) else (*session.cuts, Cut(at, left))
    return replace(session, steps=(*over, *kept), cuts=cuts)


def put_aside(session: Session) -> Session:
    """The session after the learner put the fact on the page aside. ChangedMeanwhile at the end."""
    step = session.current
    if step is None:
        raise ChangedMeanwhile(DONE_ALREADY)
    return without(replace(session, results=(*session.results, ASIDE)), step.fact)
