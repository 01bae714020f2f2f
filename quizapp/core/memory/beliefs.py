"""The same wrong answer twice is more than a slip: the learner believes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.memory.review_log import LogEntry
from quizapp.core.text import fold

TIMES = 2  # the same wrong answer so often, and nothing right between


@dataclass(frozen=True, slots=True)
class Belief:
    """What a learner takes for the answer: `given` as they wrote it last, `times` since it was last recalled.

    `taken_for` is the fact whose answer it is, empty where none is known.
    """

    given: str
    times: int
    taken_for: str = ""


def belief_of(entries: Sequence[LogEntry]) -> Belief | None:
    """The belief behind the newest wrong answer of one fact, oldest entry first; None where there is none.

    Only what stands of the log counts. Being right where nothing could be guessed ends a belief; an answer
    that was right by choosing among options does not.
    """
    since = _since_recalled(entries)
    wrong = [entry for entry in since if entry.given and not entry.right]
    if not wrong:
        return None
    same = [entry for entry in wrong if fold(entry.given or "") == fold(wrong[-1].given or "")]
    if len(same) < TIMES:
        return None
    known = (entry.confused_with for entry in reversed(same) if entry.confused_with)
    return Belief(wrong[-1].given or "", len(same), next(known, ""))


def _since_recalled(entries: Sequence[LogEntry]) -> Sequence[LogEntry]:
    recalled = [at for at, entry in enumerate(entries) if entry.right and entry.guess_chance == 0]
    return entries[recalled[-1] + 1 :] if recalled else entries
