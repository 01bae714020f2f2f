"""The steps of a study session: what each page shows or asks, how long it takes, and how it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

MEET, ASK = "meet", "ask"  # stored, so never changed
MET, RIGHT, MAYBE, WRONG, ASIDE = "met", "right", "maybe", "wrong", "aside"  # stored, so never changed
UNASKED = (MET, ASIDE)  # results of steps that nobody answered

MEET_SECONDS, ASK_SECONDS = 14, 11  # a new fact takes 25; an answer 9 if right, 23 if wrong
JOINT_SECONDS = 40  # four to six facts in one question


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of question that suits a fact. `guess_chance`: being right without knowing, 0 to 1."""

    name: str
    is_recall: bool
    guess_chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One page: a fact is met (shown with explanation and place) or asked in a kind.

    `kind` is empty where the fact is met. `again` marks a step that came back after a miss or a guess.
    `others` are the facts that are asked together with this one, each of which was asked before. `by` is
    the index of the result that brought this step, below 0 where none did. `hinted`: options are shown to
    choose from, instead of typing.
    """

    fact: str
    form: str
    kind: str = ""
    again: bool = False
    others: tuple[str, ...] = ()
    by: int = field(default=-1, compare=False)
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """What was still to come when the result of index `at` left some of it out, to be put back by an undo."""

    at: int
    steps: tuple[Step, ...]


def estimate_seconds(asked: int = 0, met: int = 0, joint: int = 0) -> int:
    """How long so many questions, first meetings and questions of several facts take, roughly, in seconds."""
    return asked * ASK_SECONDS + met * MEET_SECONDS + joint * JOINT_SECONDS


def count_asks(steps: Sequence[Step]) -> int:
    """How many of these steps ask something."""
    return sum(step.form == ASK for step in steps)


def steps_to_plain(steps: Sequence[Step]) -> list[list[Any]]:
    """Steps as JSON can hold them; `steps_from_plain` gives equal ones back."""
    return [
        [step.fact, step.form, step.kind, step.again, list(step.others), step.by, step.hinted]
        for step in steps
    ]


def steps_from_plain(plain: Sequence[Sequence[Any]]) -> tuple[Step, ...]:
    """Steps as they were stored; those of earlier versions end sooner."""
    return tuple(_step_from_plain(*step) for step in plain)


def _step_from_plain(
    fact: str,
    form: str,
    kind: str,
    again: bool,
    others: Sequence[str] = (),
    by: int = -1,
    is_hinted: bool = False,
) -> Step:
    return Step(fact, form, kind, again, tuple(others), by, is_hinted)
