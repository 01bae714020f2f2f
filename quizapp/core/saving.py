"""What becomes of an answer that reaches us: of many tabs and late packets, none overwrites another unseen.

Every page that asks a question is a client of its own and numbers what it sends. A saved answer has a
revision. Whoever sends an answer says which revision they had before them; only from the newest one may
it be replaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a posting; the names are stored."""

    APPLIED = "applied"  # it is the saved answer now
    OUTDATED = "outdated"  # the same page had sent a newer one, which came first
    CONFLICT = "conflict"  # another page saved something else meanwhile; the learner chooses
    LATE = "late"  # the time was over, or the quiz handed in


@dataclass(frozen=True, slots=True)
class Seen:
    """What one client has done at one question: its highest sequence, and the newest revision it saved.

    Both are 0 for a client that has not been heard of.
    """

    sequence: int = 0
    revision: int = 0


def outcome_of(
    sequence: int, base_revision: int, seen: Seen, revision: int, is_same: bool, is_late: bool
) -> Outcome:
    """What becomes of posting number `sequence` of a client that had `base_revision` before it.

    `revision` is that of the saved answer, 0 where there is none; `is_same` says that the posting repeats
    the saved answer; `is_late` that no answers are taken any more. A client knows what it saved itself,
    even while the reply to that is under way.
    """
    if is_late:
        return Outcome.LATE
    if sequence < seen.sequence:
        return Outcome.OUTDATED
    if is_same or max(base_revision, seen.revision) == revision:
        return Outcome.APPLIED
    return Outcome.CONFLICT
