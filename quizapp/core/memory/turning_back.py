"""Turning a study session back: without its last result, or before its last answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import Step


def undone(session: Session) -> Session:
    """The session before its last result, without what that result brought and with what it left out.

    As it is at the start. The time spent stays spent.
    """
    if not session.results:
        return session
    last = session.position - 1
    facts = (session.steps[last].fact, *session.steps[last].others)
    rest = next((cut.steps for cut in session.cuts if cut.at == last), session.steps[last + 1 :])
    kept = (step for step in rest if not (step.by == last or _is_of_old(step, facts)))
    return replace(
        session,
        steps=(*session.steps[: last + 1], *kept),
        results=session.results[:-1],
        cuts=tuple(cut for cut in session.cuts if cut.at != last),
    )


def _is_of_old(step: Step, facts: Sequence[str]) -> bool:
    """Whether a step was brought by an answer about `facts` before steps knew what had brought them."""
    return step.by < 0 and step.again and step.fact in facts


def before_last_answer(session: Session) -> Session:
    """The session before its last answer, if there is one; facts met since are met again."""
    last = session.last_answered
    if last is None:
        return session
    while session.position > last:
        session = undone(session)
    return session
