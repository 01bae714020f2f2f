"""Memories that are brought along from elsewhere: the answers of another program's log, step by step.

Every step is an entry of our own log, so that the log alone gives the memory back. Where only the outcome is
known, one entry holds it whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import exp

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import DEFAULT_RETENTION, FactMemory
from quizapp.core.memory.fsrs import DEFAULT_WEIGHTS, Rating, interval
from quizapp.core.memory.fuzz import fuzzed
from quizapp.core.memory.replaying import said_by
from quizapp.core.memory.review_log import SCHEDULER_VERSION, Answered, LogEntry
from quizapp.core.memory.reviewing import given_state, review
from quizapp.core.memory.variants import Evidence

KIND = "flashcard"
LEAST_STABILITY = 0.01  # days


@dataclass(frozen=True, slots=True)
class Step:
    """An answer elsewhere: what it is called in the log, its learner day, and how well it was known."""

    event: str
    day: date
    at: datetime
    rating: Rating
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A memory as it was reckoned elsewhere after an answer on `day`."""

    event: str
    day: date
    at: datetime
    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True)
class Brought:
    """The memory after all of it, what to log, by event, and what it says for each variant of the model."""

    memory: FactMemory | None
    entries: tuple[tuple[str, LogEntry], ...]
    said: tuple[Evidence, ...]


def bring(
    before: FactMemory | None,
    steps: Sequence[Step],
    outcome: Outcome | None = None,
    weight: int = 2,
    seed: tuple[str | int, ...] = (),
) -> Brought:
    """A fact's memory after the `steps`, which are in order and come after whatever made `before`.

    `outcome` counts only where nothing is remembered yet and there is no step.
    """
    memory, entries, said = before, [], []
    if before is None and not steps and outcome is not None:
        entry = _whole(outcome, weight, seed)
        return Brought(given_state(None, entry), ((outcome.event, entry),), ())
    for step in steps:
        after, entry = review(memory, _answered(step, weight), seed=seed)
        words = said_by(memory, entry)
        said += [] if words is None else [words]
        entries.append((step.event, entry))
        memory = after
    return Brought(memory, tuple(entries), tuple(said))


def difficulty_of(ease: float, stability: float) -> float:
    """The difficulty, 1 to 10, with which an answer on the due day makes a memory last `ease` times as long.

    FSRS lets it grow by 1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1); R is 0.9 on that day.
    """
    w8, w9, w10 = DEFAULT_WEIGHTS[8:11]
    gain = exp(w8) * stability**-w9 * (exp(w10 * (1 - DEFAULT_RETENTION)) - 1)
    return float(min(max(11 - (ease - 1) / gain, 1.0), 10.0))


def _answered(step: Step, weight: int) -> Answered:
    return Answered(
        learner_day=step.day,
        answered_at=step.at,
        source=Source.ANKI,
        kind=KIND,
        right=step.rating is not Rating.AGAIN,
        weight=weight,
        seconds=step.seconds,
        self_rating=step.rating,
    )


def _whole(outcome: Outcome, weight: int, seed: tuple[str | int, ...]) -> LogEntry:
    stability = max(outcome.stability, LEAST_STABILITY)
    days = fuzzed(interval(stability, DEFAULT_RETENTION, DEFAULT_WEIGHTS), *seed, 1, at_least=1)
    return LogEntry(
        learner_day=outcome.day,
        answered_at=outcome.at,
        source=Source.ANKI_STATE,
        kind=KIND,
        guess_chance=0.0,
        weight=weight,
        right=True,
        rating=Rating.GOOD,
        maybe_guessed=False,
        recall_before=None,
        seconds=None,
        scheduler_version=SCHEDULER_VERSION,
        feedback_shown=True,
        certainty=None,
        stability_after=stability,
        difficulty_after=outcome.difficulty,
        due_day_after=outcome.day + timedelta(days=days),
    )
