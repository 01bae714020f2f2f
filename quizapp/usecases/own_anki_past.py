"""What was learnt in an Anki deck, card by card, as it counts for the learner who uploaded it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.facts import FixedItem
from quizapp.core.memory.brought import Outcome, Step, difficulty_of
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.fsrs import Rating
from quizapp.formats.imports.anki_package.learnt import Learnt, PastCard, PastState, read_learnt
from quizapp.formats.imports.items import ImportReport
from quizapp.store.people import Person
from quizapp.usecases.foreign_items import ForeignItem


@dataclass(frozen=True, slots=True)
class Past:
    """What was learnt of one card: its answers that are not here yet, or only what came of them.

    `is_suspended`: it is not to be asked.
    """

    item: FixedItem
    steps: tuple[Step, ...]
    outcome: Outcome | None
    is_suspended: bool

    @property
    def days(self) -> tuple[date, ...]:
        """The days of its answers."""
        return tuple(step.day for step in self.steps)


@dataclass(frozen=True, slots=True)
class ReadDeck:
    """A deck, what was learnt of it, and its answers in the learner's days, by the name of their card."""

    report: ImportReport
    learnt: Learnt
    steps: Mapping[str, tuple[Step, ...]]


def read_deck(report: ImportReport, content: bytes, person: Person, now: datetime) -> ReadDeck:
    """The deck of a report with what was learnt of it until `now`."""
    learnt = read_learnt(content, now)
    return ReadDeck(report, learnt, {name: _steps(past, person) for name, past in learnt.cards.items()})


def pasts_of(
    read: ReadDeck, items: Sequence[ForeignItem], last: Mapping[str, datetime], person: Person
) -> tuple[tuple[Past, ...], int]:
    """What was learnt of the cards that come, and how many answers are left out as they are here.

    `last` is when what is here was answered last.
    """
    pasts, skipped = [], 0
    for item in items:
        name = item.row.item.source_id if item.change and item.row.item else ""
        past = read.learnt.cards.get(name)
        if past is None or item.fixed is None:
            continue
        before = last.get(item.fixed.item_id)
        steps = tuple(step for step in read.steps[name] if before is None or step.at > before)
        skipped += len(past.answers) - len(steps)
        outcome = _outcome(past, person) if before is None and not steps else None
        pasts.append(Past(item.fixed, steps, outcome, past.is_suspended))
    return tuple(pasts), skipped


def _steps(past: PastCard, person: Person) -> tuple[Step, ...]:
    return tuple(
        Step(
            f"anki:{past.number}:{round(one.at.timestamp() * 1000)}",
            learner_day(one.at, person.time_zone),
            one.at,
            Rating(one.button),
            one.seconds,
        )
        for one in past.answers
    )


def _outcome(past: PastCard, person: Person) -> Outcome | None:
    state = past.state
    if state is None:
        return None
    return Outcome(
        f"anki:{past.number}:state",
        learner_day(state.at, person.time_zone),
        state.at,
        state.stability,
        _difficulty(state),
    )


def _difficulty(state: PastState) -> float:
    if state.difficulty is not None:
        return state.difficulty
    return difficulty_of(state.ease or 2.5, state.stability)


def count_outcomes(pasts: Sequence[Past], learnt: Learnt) -> tuple[int, int]:
    """How many cards are brought as an outcome alone: those of the newer scheduler, those of the older."""
    whole = {past.outcome.event for past in pasts if past.outcome is not None}
    states = [card.state for card in learnt.cards.values() if f"anki:{card.number}:state" in whole]
    newer = sum(state is not None and state.difficulty is not None for state in states)
    return newer, len(states) - newer
