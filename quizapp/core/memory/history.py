"""The log of one learner and fact with what was taken back: rows that stand, rows that are void.

The log only grows. Taking an answer back adds a row that voids it; neither of the two counts from then on.
An answer that is judged otherwise later, because its question was put right, is voided and may come again
under another name; it counts in the place where it was first logged, so that what came after it is reckoned
from what it is taken for now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.review_log import SCHEDULER_VERSION, Answered, LogEntry
from quizapp.core.memory.reviewing import replay, review

AGAIN = "~"  # between the name of an event and which time it is that it was judged anew; no name has it

ANSWERED_SINCE = (
    "This answer stays: the fact was answered again since, perhaps in a quiz or on another device. "
    "Only the newest answer can be undone."
)


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of the log: what happened where. `voids` is the event that it takes back, else empty."""

    event: str
    entry: LogEntry
    voids: str = ""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What judging an answer anew comes to: the memory from then on, and the rows to append."""

    memory: FactMemory | None
    rows: tuple[Logged, ...]


def standing(history: Sequence[Logged]) -> list[Logged]:
    """The rows that count, in their order: neither those taken back nor those that take back.

    What was judged anew stands where it was logged first.
    """
    voided = {row.voids for row in history if row.voids}
    places: dict[str, int] = {}
    for place, row in enumerate(history):
        places.setdefault(origin(row.event), place)
    counts = (row for row in history if not row.voids and row.event not in voided)
    return sorted(counts, key=lambda row: places[origin(row.event)])


def origin(event: str) -> str:
    """The name that an event had before it was judged anew."""
    return event.partition(AGAIN)[0]


def judge_anew(
    history: Sequence[Logged],
    event: str,
    answer: Answered | None,
    day: date,
    now: datetime,
    seed: tuple[str | int, ...] = (),
    variant: int | None = None,
) -> Rewritten | None:
    """Take `event` for `answer`, or for nothing where that is None; None where it is taken so already.

    The answer keeps the day and the moment of the row that was logged first, the rules of that day, and
    whether feedback was shown. One that was judged just so before comes back as it was, so that an undone
    change leaves the memory as if it had never been made.
    `day` and `now` are when this is done; `variant` is the learner's best, by which it is judged.
    """
    mine = [row for row in history if not row.voids and origin(row.event) == event]
    stands = next((row for row in standing(history) if origin(row.event) == event), None)
    if stands is None and answer is None:
        return None
    if stands is not None and answer is not None and _is_same(stands.entry, answer):
        return None
    rows: list[Logged] = []
    if stands is not None:
        rest = [row.entry for row in standing(history) if row is not stands]
        memory = replay(rest, seed=seed)
        rows.append(_void(stands, memory, day, now))
    if answer is not None:
        name = f"{event}{AGAIN}{len(mine)}" if mine else event
        entry = _judged(history, mine, answer, seed, variant)
        rows.append(Logged(name, entry))
    entries = [row.entry for row in standing([*history, *rows])]
    return Rewritten(replay(entries, seed=seed), tuple(rows))


def take_back(
    history: Sequence[Logged], event: str, day: date, now: datetime, seed: tuple[str | int, ...] = ()
) -> tuple[FactMemory | None, Logged]:
    """The memory as it was before `event`, bit for bit, and the row to append.

    `seed` is the one that the reviews were made with. ChangedMeanwhile unless the event is the newest
    that stands: what came after it was judged by what it had left.
    """
    rows = standing(history)
    if not rows or rows[-1].event != event:
        raise ChangedMeanwhile(ANSWERED_SINCE)
    before = replay((row.entry for row in rows[:-1]), seed=seed)
    return before, _void(rows[-1], before, day, now)


def _void(row: Logged, left: FactMemory | None, day: date, now: datetime) -> Logged:
    """The row that takes another back and leaves this memory."""
    entry = replace(
        row.entry,
        learner_day=day,
        answered_at=now,
        rating=None,
        maybe_guessed=False,
        recall_before=None,
        seconds=None,
        stability_after=None if left is None else left.stability,
        difficulty_after=None if left is None else left.difficulty,
        due_day_after=None if left is None else left.due_day,
        given=None,
        confused_with=None,
    )
    return Logged(f"void:{row.event}", entry, voids=row.event)


def _judged(
    history: Sequence[Logged],
    mine: Sequence[Logged],
    answer: Answered,
    seed: tuple[str | int, ...],
    variant: int | None,
) -> LogEntry:
    """The entry of an answer that is judged anew: the one it had when it was judged so, or one of its own."""
    known = next((row.entry for row in mine if _is_same(row.entry, answer)), None)
    if known is not None:
        return known
    counts, version = standing(history), SCHEDULER_VERSION
    if mine:
        logged, version = mine[0].entry, mine[0].entry.scheduler_version
        answer = replace(
            answer,
            learner_day=logged.learner_day,
            answered_at=logged.answered_at,
            feedback_shown=logged.feedback_shown,
        )
        before = history.index(mine[0])
        counts = [row for row in counts if _place(history, row) < before]
    state = replay((row.entry for row in counts), seed=seed)
    return review(state, answer, seed=seed, variant=variant, version=version)[1]


def _place(history: Sequence[Logged], row: Logged) -> int:
    """Where in the log a row counts."""
    first = origin(row.event)
    return next(place for place, one in enumerate(history) if origin(one.event) == first)


def _is_same(entry: LogEntry, answer: Answered) -> bool:
    """Whether an answer was taken for what it is taken for now; a blank one moved nothing."""
    return (entry.right, entry.rating is None) == (answer.right, answer.blank)
