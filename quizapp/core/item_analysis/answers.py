"""What was answered to a question: who chose what, and where on the scale of scores they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.item_analysis.moments import mean

GROUPS = 5
BEST_SHARE = 0.27  # the upper and the lower group of T. L. Kelley (1939): they differ most surely


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer: its text as shown, empty for none; how right it was (0 to 1); the rest of the score."""

    text: str
    fraction: float
    rest: float


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer by those who gave it: how many, and how many of the best and of the weakest.

    `share`, `best_share` and `weakest_share` are of all, of the best and of the weakest, 0 to 1;
    `fraction` is how right it is; `rest` the mean rest score of those who gave it.
    """

    text: str
    count: int
    share: float
    best_share: float
    weakest_share: float
    fraction: float
    rest: float

    @property
    def is_right(self) -> bool:
        """Whether it earns all."""
        return self.fraction >= 1


@dataclass(frozen=True, slots=True)
class Group:
    """A fifth of those who answered, by their rest scores: how many, and how right they were on average."""

    count: int
    fraction: float


def answer_lines(given: Sequence[GivenAnswer]) -> tuple[AnswerLine, ...]:
    """A line for each answer that was given, right ones first, then by how often it was.

    The best and the weakest are 27 % of the answers each, at least one. With equal rest scores it is by
    chance who is among them, so whole ties are shared out: everybody of a tie counts by the same part.
    """
    if not given:
        return ()
    best, weakest = _parts(given, top=True), _parts(given, top=False)
    alike: dict[str, list[int]] = {}
    for index, answer in enumerate(given):
        alike.setdefault(answer.text, []).append(index)
    whole_best, whole_weakest = sum(best), sum(weakest)
    lines = []
    for text, those in alike.items():
        lines.append(
            AnswerLine(
                text=text,
                count=len(those),
                share=len(those) / len(given),
                best_share=sum(best[index] for index in those) / whole_best,
                weakest_share=sum(weakest[index] for index in those) / whole_weakest,
                fraction=max(given[index].fraction for index in those),
                rest=mean([given[index].rest for index in those]),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.fraction, -line.count, line.text)))


def groups(given: Sequence[GivenAnswer]) -> tuple[Group, ...]:
    """How right each fifth was, from the weakest rest scores to the best; none below two answers a fifth."""
    if len(given) < 2 * GROUPS:
        return ()
    ordered = sorted(given, key=lambda answer: (answer.rest, answer.fraction))
    bounds = [round(len(ordered) * step / GROUPS) for step in range(GROUPS + 1)]
    fifths = (ordered[start:end] for start, end in pairwise(bounds))
    return tuple(Group(len(fifth), mean([answer.fraction for answer in fifth])) for fifth in fifths)


def _parts(given: Sequence[GivenAnswer], *, top: bool) -> list[float]:
    """By what part (0 to 1) each answer belongs to the best, or the weakest, 27 %."""
    room = max(1.0, BEST_SHARE * len(given))
    parts = [0.0] * len(given)
    by_rest: dict[float, list[int]] = {}
    for index, answer in enumerate(given):
        by_rest.setdefault(answer.rest, []).append(index)
    for rest in sorted(by_rest, reverse=top):
        tied = by_rest[rest]
        part = min(1.0, room / len(tied))
        for index in tied:
            parts[index] = part
        room -= part * len(tied)
        if room <= 0:
            break
    return parts
