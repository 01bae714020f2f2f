"""Two facts that were taken for each other are asked side by side: compared, or one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.core.memory.answering import COMES_BACK_AFTER, end_of_singles
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, Step


@dataclass(frozen=True, slots=True)
class Rival:
    """The fact that another one is taken for.

    `joint_kind` is the kind that asks both at once, empty where none does; `kind` asks the rival by itself.
    """

    fact: str
    kind: str
    joint_kind: str = ""


def confused(session: Session, rival: Rival) -> Session:
    """The session after a wrong answer that was right of another fact.

    Both are compared where the missed one would have come back, and that comes later; or the rival is asked
    right behind it. As it is where the missed fact does not come back, or both stand together already.
    """
    last = session.position - 1
    place = next((at for at in range(last + 1, len(session.steps)) if session.steps[at].by == last), None)
    if place is None or not rival.kind or are_together(session, session.steps[place].fact, rival.fact):
        return session
    back = session.steps[place]
    rest = [*session.steps[:place], *session.steps[place + 1 :]]
    if not rival.joint_kind:
        other = Step(rival.fact, ASK, rival.kind, again=True, by=last)
        return replace(session, steps=(*rest[:place], back, other, *rest[place:]))
    both = Step(back.fact, ASK, rival.joint_kind, again=True, others=(rival.fact,), by=last)
    ends = end_of_singles(replace(session, steps=tuple(rest)))
    later = max(min(place + COMES_BACK_AFTER, ends), place)
    return replace(session, steps=(*rest[:place], both, *rest[place:later], back, *rest[later:]))


def drilled(session: Session, rivals: Mapping[str, Rival]) -> Session:
    """A session not begun yet, with each fact of `rivals` that it asks beside the one it is taken for."""
    for fact, rival in rivals.items():
        session = _beside(session, fact, rival)
    return session


def _beside(session: Session, fact: str, rival: Rival) -> Session:
    asked = (at for at, step in enumerate(session.steps) if _asks(step, fact))
    place = next(asked, None)
    if place is None or not rival.kind or are_together(session, fact, rival.fact):
        return session
    if rival.joint_kind:
        both = Step(fact, ASK, rival.joint_kind, others=(rival.fact,))
        later = max(min(place + 1 + COMES_BACK_AFTER, end_of_singles(session)), place + 1)
        return replace(session, steps=(*session.steps[:later], both, *session.steps[later:]))
    at = next((at for at, step in enumerate(session.steps) if _asks(step, rival.fact)), None)
    if at is None:
        other = Step(rival.fact, ASK, rival.kind)
        return replace(session, steps=(*session.steps[: place + 1], other, *session.steps[place + 1 :]))
    if at < place:  # it is asked earlier: the fact moves behind it
        at, place = place, at
    moved = session.steps[at]
    left = [*session.steps[:at], *session.steps[at + 1 :]]
    return replace(session, steps=(*left[: place + 1], moved, *left[place + 1 :]))


def _asks(step: Step, fact: str) -> bool:
    return step.form == ASK and step.fact == fact and not step.others


def are_together(session: Session, fact: str, other: str) -> bool:
    """Whether a question about both, or the other right behind the one, is still to come."""
    left = session.steps[session.position :]
    if any({fact, other} <= {step.fact, *step.others} for step in left):
        return True
    return any(_asks(one, fact) and _asks(two, other) for one, two in pairwise(left))
