"""Reckoning from the log: what it makes of a memory, and what it says for each variant of the model.

Whatever is taken back or judged otherwise, a memory is that of the answers that stand, and the model of a
learner is the sum of what these answers say. So both can always be reckoned anew, bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.memory.evidence import guess_chance_when_sure
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.history import Logged, standing
from quizapp.core.memory.review_log import LogEntry
from quizapp.core.memory.reviewing import replayed
from quizapp.core.memory.variants import Evidence, LearnerModel, evidence_of

Seed = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A memory, and what its answers say for each variant: all of it, or only what changed."""

    memory: FactMemory | None
    said: LearnerModel


def is_reckoned(memory: FactMemory | None) -> bool:
    """Whether the variants of a memory were reckoned, so that what its answers say is in the model."""
    return memory is None or bool(memory.variants)


def said_by(before: FactMemory | None, entry: LogEntry) -> Evidence | None:
    """What a logged answer says for each variant, given the memory before it.

    None for a first answer, one on the day of the answer before, one that moved nothing, and where the
    variants of the memory were not reckoned yet.
    """
    if before is None or not before.variants or entry.rating is None:
        return None
    return evidence_of(
        before.variants,
        (entry.learner_day - before.last_day).days,
        entry.right,
        guess_chance_when_sure(entry.guess_chance, entry.certainty),
    )


def reckon(entries: Iterable[LogEntry], seed: Seed = ()) -> Reckoned:
    """The memory after all these entries of one fact, and all that they say. Leave voided ones out."""
    memory, said = None, []
    for before, entry, after in replayed(entries, seed=seed):
        memory = after
        words = said_by(before, entry)
        if words is not None:
            said.append(words)
    return Reckoned(memory, LearnerModel().with_answers(said))


def reckon_history(history: Sequence[Logged], seed: Seed = ()) -> Reckoned:
    """`reckon` of what stands of a log."""
    return reckon((row.entry for row in standing(history)), seed)


def settle(
    history: Sequence[Logged], rows: Sequence[Logged], seed: Seed = (), was_reckoned: bool = True
) -> Reckoned:
    """The memory of a fact once `rows` are appended to its log, and by how much the model changes.

    `was_reckoned` is false for a memory whose variants were not: it has said nothing to the model so far.
    """
    after = reckon_history([*history, *rows], seed)
    if not was_reckoned:
        return after
    return Reckoned(after.memory, after.said.minus(reckon_history(history, seed).said))
