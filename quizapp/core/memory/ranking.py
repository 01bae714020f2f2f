"""Which facts are worth a day's minutes: the rules of the exam planner, on numbers alone.

A fact is due when its chance of recall has fallen to the gate, and the gate depends on the load: with time
in plenty it stands high, so that nothing fades; with little time it stands low, so that every fact gets its
turn. Within that, facts come by how much recall on the exam day a second spent on them gains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from heapq import nsmallest
from math import inf

from quizapp.core.memory.curves import Curve
from quizapp.core.memory.pace import Pace

LOWEST_GATE, HIGHEST_GATE = 0.70, 0.97
GATE_SLOPE = 0.12  # found by simulation, as are the other numbers here
TIGHT_LOAD = 0.8  # under it the unmet come before what is due
FIRST_SHARE, SECOND_SHARE = (
    0.7,
    0.3,
)  # of the gain: on the exam day, and on the day after which it still counts
PROBES = 4  # facts a day asked by chance: without them the forecast only hears of facts it chose
GOOD_ENOUGH = 0.95  # forecast from which nothing is asked ahead of its time


class Reason(StrEnum):
    """Why a fact is asked today."""

    NEW = "new"
    DUE = "due"
    AHEAD = "ahead"
    PROBE = "probe"
    LAST_PASS = "last pass"  # noqa: S105 - a name, no password


@dataclass(slots=True)
class Held:
    """A fact and what is remembered of it; `stability` 0 is a fact never met.

    `importance` is above 0; `day` the number of the day of its last answer; `place` its place in the source.
    """

    fact: str
    place: int
    importance: float
    stability: float = 0.0
    difficulty: float = 0.0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A day to plan: numbers of the days, seconds of today and of all days before the exam, today included.

    `then` is the second day that counts, after the exam. `is_last`: no later day before the exam has time.
    """

    today: int
    exam: int
    then: int
    budget: float
    left: float
    is_last: bool
    finishes_early: bool


@dataclass(frozen=True, slots=True)
class Pick:
    """A fact to ask today, why, and the seconds it is expected to take."""

    held: Held
    reason: Reason
    seconds: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """What to ask today in its order, as far as the minutes go; `expected` is the forecast for the exam."""

    picks: tuple[Pick, ...]
    load: float
    gate: float
    expected: float
    is_done: bool


@dataclass(frozen=True, slots=True)
class _Weighed:
    held: Held
    gain: float  # recall gained per second
    recall: float  # today
    kept: float  # on the exam day, if nothing is done


def ranked(facts: Sequence[Held], curve: Curve, day: Day, pace: Pace, seed: tuple[str | int, ...]) -> Ranking:
    """The plan of a day for the facts, under one curve of forgetting. `seed` draws the probes."""
    met = [held for held in facts if held.stability]
    unmet = sorted(
        (held for held in facts if not held.stability), key=lambda held: (-held.importance, held.place)
    )
    load = _load(day.left, pace.new * len(unmet) + pace.right * len(met))
    gate = min(max(1 - GATE_SLOPE / load if load else 0.0, LOWEST_GATE), HIGHEST_GATE)
    expected = _expected(facts, met, curve, day.exam)
    weighed = sorted(
        (_weigh(held, curve, day, pace) for held in met if held.day < day.today),
        key=lambda one: (-one.gain, one.held.fact),
    )
    due = [one for one in weighed if one.recall <= gate]
    rest = [one for one in weighed if one.recall > gate]
    new = [Pick(held, Reason.NEW, pace.new) for held in unmet]
    again = _picks(due, Reason.DUE, pace)
    stops = day.finishes_early and expected >= GOOD_ENOUGH
    order = _probes(weighed, met, pace, seed, day.today)
    order += new + again if load < TIGHT_LOAD else again + new
    order += _ahead(rest, day, pace, stops)
    return Ranking(tuple(_fitting(order, day.budget)), load, gate, expected, stops and not new and not again)


def _load(left: float, needed: float) -> float:
    return left / needed if needed else inf


def _expected(facts: Iterable[Held], met: Iterable[Held], curve: Curve, exam: int) -> float:
    total = sum(held.importance for held in facts)
    kept = sum(held.importance * curve.recall(exam - held.day, held.stability) for held in met)
    return kept / total if total else 0.0


def _weigh(held: Held, curve: Curve, day: Day, pace: Pace) -> _Weighed:
    stability, difficulty = held.stability, held.difficulty
    recall = curve.recall(day.today - held.day, stability)
    right = curve.right(stability, difficulty, recall)
    wrong = curve.wrong(stability, difficulty, recall)
    kept = curve.recall(day.exam - held.day, stability)
    gain = 0.0
    for share, when in ((FIRST_SHARE, day.exam), (SECOND_SHARE, day.then)):
        asked = recall * curve.recall(when - day.today, right) + (1 - recall) * curve.recall(
            when - day.today, wrong
        )
        gain += share * (asked - curve.recall(when - held.day, stability))
    return _Weighed(held, held.importance * gain / pace.expected(recall), recall, kept)


def _picks(weighed: Iterable[_Weighed], reason: Reason, pace: Pace) -> list[Pick]:
    return [Pick(one.held, reason, pace.expected(one.recall)) for one in weighed]


def _ahead(rest: Sequence[_Weighed], day: Day, pace: Pace, stops: bool) -> list[Pick]:
    """What is asked before it is due; on the last day the weakest first, whatever the forecast."""
    if day.is_last:
        weak = [one for one in rest if one.kept < GOOD_ENOUGH or not stops]
        weak.sort(key=lambda one: (-one.held.importance * (1 - one.kept), one.held.fact))
        return _picks(weak, Reason.LAST_PASS, pace)
    return [] if stops else _picks(rest, Reason.AHEAD, pace)


def _probes(
    weighed: Sequence[_Weighed], met: Sequence[Held], pace: Pace, seed: tuple[str | int, ...], today: int
) -> list[Pick]:
    """Facts drawn by chance, the same all day: what was answered since is drawn, but not asked again."""
    name = sha256("\x1f".join(map(str, (*seed, today))).encode())

    def lot(held: Held) -> tuple[bytes, str]:
        drawn = name.copy()
        drawn.update(b"\x1f" + held.fact.encode())
        return drawn.digest(), held.fact

    drawn = {held.fact for held in nsmallest(PROBES, met, key=lot)}
    return _picks((one for one in weighed if one.held.fact in drawn), Reason.PROBE, pace)


def _fitting(order: Iterable[Pick], budget: float) -> Iterable[Pick]:
    """Each fact once, at its first place, as far as they are expected to fit; the first fits any time."""
    taken: set[str] = set()
    used = 0.0
    for pick in order:
        fits = used + pick.seconds <= budget or (not taken and budget > 0)
        if fits and pick.held.fact not in taken:
            taken.add(pick.held.fact)
            used += pick.seconds
            yield pick
