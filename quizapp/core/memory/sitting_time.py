"""A session ends when its time is used up: between two questions, never in the middle of one."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.memory.leaving_out import leave_out
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, MEET, MEET_SECONDS, WRONG, Step

LONGEST_STEP = 120.0  # seconds that one step may count; whoever takes longer has left the page open
ENOUGH_STEPS = 5  # from so many on a session's own pace counts, where it is slower than expected
LAST_MINUTE = 60.0  # the most seconds before its end in which a session takes in nothing new


def spent(session: Session, seconds: float) -> Session:
    """The session after so long on its last step."""
    return replace(session, seconds=session.seconds + min(max(seconds, 0.0), LONGEST_STEP))


def in_time(session: Session, minutes: int | None) -> Session:
    """The session with only as much still to come as `minutes` leave room for; None leaves all.

    What has begun is brought to its end first: misses come back, and facts that were met are asked; what is
    missed after the time is up waits for another day. No fact is met that there is no time to ask and, if it
    is missed, to ask again.
    """
    if minutes is None or session.is_over:
        return session
    closing, usual = _begun(session), session.ask_seconds
    time_left = minutes * 60 - session.seconds
    if time_left <= 0:
        closing = [step for step in closing if step.by != session.position - 1]
    if time_left <= len(closing) * _pace(session):
        return leave_out(session, closing)
    if time_left < len(closing) * usual + min(MEET_SECONDS + 2 * usual, LAST_MINUTE):
        left = session.steps[session.position :]
        unmet = {step.fact for step in left if step.form == MEET}
        return leave_out(session, [step for step in left if not unmet & {step.fact, *step.others}])
    return session


def is_time_up(session: Session, minutes: int | None) -> bool:
    """Whether the minutes of a session are used up, whatever is still to come."""
    return minutes is not None and session.seconds >= minutes * 60


def seconds_left(session: Session, minutes: int | None) -> float:
    """How long the rest takes, about: never more than is left of the session's `minutes`."""
    left = float(session.seconds_left)
    return left if minutes is None else max(min(left, minutes * 60 - session.seconds), 0.0)


def _pace(session: Session) -> float:
    """The seconds that a question takes in this session, about, with its return if it is missed."""
    done = session.position
    if done < ENOUGH_STEPS:
        return session.ask_seconds
    return max(session.ask_seconds, session.seconds / done * (1 + session.results.count(WRONG) / done))


def _begun(session: Session) -> list[Step]:
    """What is still to come of what has begun: misses that come back, and facts that were met."""
    over, left = session.steps[: session.position], session.steps[session.position :]
    met = {step.fact for step in over if step.form == MEET}
    return [
        step for step in left if step.again or (step.form == ASK and not step.others and step.fact in met)
    ]
