"""A session ends when its time is used up: between two questions, never in the middle of one."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.memory.leaving_out import leave_out
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, MEET, Step

LONGEST_STEP = 120.0  # seconds that one step may count; whoever takes longer has left the page open
GRACE = 45.0  # seconds by which misses and facts just met may run over


def spent(session: Session, seconds: float) -> Session:
    """The session after so long on its last step."""
    return replace(session, seconds=session.seconds + min(max(seconds, 0.0), LONGEST_STEP))


def in_time(session: Session, minutes: int | None) -> Session:
    """The session with only as much still to come as `minutes` leave room for; None leaves all.

    What has begun is brought to its end first: misses come back, and facts that were met are asked.
    """
    if minutes is None or session.is_over:
        return session
    left = session.steps[session.position :]
    closing = [step for step in left if _is_begun(session, step)]
    length = minutes * 60
    if session.seconds >= length + GRACE:
        return leave_out(session, ())
    if session.seconds + len(closing) * session.ask_seconds >= length:
        return leave_out(session, closing)
    return session


def seconds_left(session: Session, minutes: int | None) -> float:
    """How long the rest takes, about: never more than is left of the session's `minutes`."""
    left = float(session.seconds_left)
    return left if minutes is None else max(min(left, minutes * 60 - session.seconds), 0.0)


def _is_begun(session: Session, step: Step) -> bool:
    over = session.steps[: session.position]
    return step.again or (
        step.form == ASK
        and not step.others
        and any(one.fact == step.fact for one in over if one.form == MEET)
    )
