"""How a study session closes: facts that it has asked one by one are put in order, or matched."""

from __future__ import annotations

from quizapp.core.chance import Stream
from quizapp.core.drafting import suits
from quizapp.core.facts import Bank, Fact
from quizapp.core.joint import as_drawn
from quizapp.core.kinds import JOINT_KINDS, JointKind
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, Step

LEAST_ASKED = 8  # a shorter session ends with its last fact


def closed(session: Session, bank: Bank, chance: Stream) -> Session:
    """The session with at most one question of each joint kind at its end, about facts it asked before.

    So no fact is put in order before it was met, and none is met through another's question; a fact
    stands in one of them at most.
    """
    asked = dict.fromkeys(step.fact for step in session.steps if step.form == ASK)
    if len(asked) < LEAST_ASKED:
        return session
    left = as_drawn((bank.fact_by_id[fact] for fact in asked if fact in bank.fact_by_id), chance)
    steps: list[Step] = []
    for kind in JOINT_KINDS.values():
        found = _found(kind, left, bank, chance.fork(kind.name))
        if found:
            steps.append(Step(found[0].id, ASK, kind.name, others=tuple(fact.id for fact in found[1:])))
            left = [fact for fact in left if fact not in found]
    return Session((*session.steps, *steps), session.results)


def _found(kind: JointKind, facts: list[Fact], bank: Bank, chance: Stream) -> list[Fact]:
    """The first of the facts that can be asked together, the main one first; none where too few can."""
    for fact in facts:
        if suits(kind, fact, bank):
            partners = kind.partners(fact, facts, bank, chance)
            if partners:
                return [fact, *partners]
    return []
