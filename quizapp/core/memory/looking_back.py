"""A learner's answers looked back at: how each came after the one before, and what was confused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from quizapp.core.memory.calibration import Foretold, chance_of_right

SPANS: tuple[tuple[int, int | None], ...] = ((1, 1), (2, 3), (4, 7), (8, 14), (15, 30), (31, None))


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer that moved memory. `recall_before` is None at a first one; `confused_with` empty for none."""

    fact: str
    day: date
    right: bool
    recall_before: float | None
    guess_chance: float
    confused_with: str = ""


@dataclass(frozen=True, slots=True)
class LaterAnswer:
    """An answer `days` whole days, at least one, after the one before about the same fact."""

    answer: PastAnswer
    days: int

    @property
    def foretold(self) -> Foretold | None:
        """What was foreseen of it and what came; None where nothing was foreseen."""
        before = self.answer.recall_before
        if before is None:
            return None
        return Foretold(chance_of_right(before, self.answer.guess_chance), self.answer.right)


@dataclass(frozen=True, slots=True)
class KeptSpan:
    """How many of the `answers` after `least` to `most` days (None: or more) were right."""

    least: int
    most: int | None
    answers: int
    right: int

    @property
    def share(self) -> float | None:
        """The share of right ones; None without answers."""
        return self.right / self.answers if self.answers else None


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two facts of which the value of one was given for the other, either way round, `times` times."""

    one: str
    other: str
    times: int
    last: date


def later_answers(answers: Iterable[PastAnswer]) -> list[LaterAnswer]:
    """The answers that came at least a day after the one before; `answers` in the order they were given."""
    last: dict[str, date] = {}
    found = []
    for answer in answers:
        before = last.get(answer.fact)
        if before is not None and answer.day > before:
            found.append(LaterAnswer(answer, (answer.day - before).days))
        last[answer.fact] = answer.day if before is None else max(answer.day, before)
    return found


def kept_by_span(later: Iterable[LaterAnswer]) -> tuple[KeptSpan, ...]:
    """For each of SPANS how many answers were right."""
    answers, right = Counter[int](), Counter[int]()
    for one in later:
        at = next(at for at, (_, most) in enumerate(SPANS) if most is None or one.days <= most)
        answers[at] += 1
        right[at] += one.answer.right
    return tuple(KeptSpan(*span, answers[at], right[at]) for at, span in enumerate(SPANS))


def confusions(answers: Sequence[PastAnswer]) -> list[Confusion]:
    """The pairs that were confused, the most often confused and latest first."""
    times, last = Counter[tuple[str, str]](), dict[tuple[str, str], date]()
    for answer in answers:
        if answer.confused_with and answer.confused_with != answer.fact:
            pair = min(answer.fact, answer.confused_with), max(answer.fact, answer.confused_with)
            times[pair] += 1
            last[pair] = max(last.get(pair, answer.day), answer.day)
    found = [Confusion(*pair, count, last[pair]) for pair, count in times.items()]
    return sorted(found, key=lambda one: (-one.times, -one.last.toordinal(), one.one, one.other))
