"""An answer as it happened, and the row that the append-only log keeps of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.fsrs import Rating

SCHEDULER_VERSION = 2  # 1 had no relearning by the feedback of a quiz; its rows are replayed without
RELEARNS_FROM = 2


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer about one fact, as it happened. `weight` is the fact's, 1 to 3; `seconds` it took.

    `given` is what was answered, as it is shown, where that was wrong; `confused_with` the fact whose value
    it is.
    """

    learner_day: date
    answered_at: datetime
    source: Source
    kind: str
    right: bool
    blank: bool = False
    guess_chance: float = 0.0
    weight: int = 2
    seconds: float | None = None
    feedback_shown: bool = True
    self_rating: Rating | None = None
    certainty: int | None = None
    given: str | None = None
    confused_with: str | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One row of the append-only review log, for one learner and one fact.

    `rating` None: the answer was blank in a quiz and moved nothing; the three last fields then repeat
    the state before, or are None where there was none. `recall_before` is None at a first answer.
    """

    learner_day: date
    answered_at: datetime
    source: Source
    kind: str
    guess_chance: float
    weight: int
    right: bool
    rating: Rating | None
    maybe_guessed: bool
    recall_before: float | None
    seconds: float | None
    scheduler_version: int
    feedback_shown: bool
    certainty: int | None
    stability_after: float | None
    difficulty_after: float | None
    due_day_after: date | None
    given: str | None = None
    confused_with: str | None = None
