"""What was answered to a question: who chose what, and where on the scale of scores they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.item_analysis.moments import Numbers, mean

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
    """A line for each answer that was given; see `lines_of`."""
    return lines_of([one.text for one in given], [one.fraction for one in given], [one.rest for one in given])


def lines_of(texts: Sequence[str], fractions: Numbers, rests: Numbers) -> tuple[AnswerLine, ...]:
    """A line for each answer that was given, right ones first, then by how often it was.

    The best and the weakest are 27 % of the answers each, at least one. With equal rest scores it is by
    chance who is among them, so whole ties are shared out: everybody of a tie counts by the same part.
    """
    if not texts:
        return ()
    ties = Counter(rests)
    ordered = sorted(ties)
    best, weakest = _parts(ties, reversed(ordered)), _parts(ties, ordered)
    whole = max(1.0, BEST_SHARE * len(texts))
    alike: dict[str, tuple[list[float], list[float]]] = {}
    for text, fraction, rest in zip(texts, fractions, rests, strict=True):
        of_text = alike.get(text)
        if of_text is None:
            of_text = alike[text] = ([], [])
        of_text[0].append(fraction)
        of_text[1].append(rest)
    lines = [
        AnswerLine(
            text=text,
            count=len(own),
            share=len(own) / len(texts),
            best_share=sum(map(best.__getitem__, own)) / whole,
            weakest_share=sum(map(weakest.__getitem__, own)) / whole,
            fraction=max(marks),
            rest=mean(own),
        )
        for text, (marks, own) in alike.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.fraction, -line.count, line.text)))


def groups(given: Sequence[GivenAnswer]) -> tuple[Group, ...]:
    """How right each fifth was; see `groups_of`."""
    return groups_of([one.fraction for one in given], [one.rest for one in given])


def groups_of(fractions: Numbers, rests: Numbers) -> tuple[Group, ...]:
    """How right each fifth was, from the weakest rest scores to the best; none below two answers a fifth."""
    if len(fractions) < 2 * GROUPS:
        return ()
    ordered = [fraction for _, fraction in sorted(zip(rests, fractions, strict=True))]
    bounds = [round(len(ordered) * step / GROUPS) for step in range(GROUPS + 1)]
    fifths = (ordered[start:end] for start, end in pairwise(bounds))
    return tuple(Group(len(fifth), mean(fifth)) for fifth in fifths)


def _parts(ties: Mapping[float, int], ordered: Iterable[float]) -> dict[float, float]:
    """By what part (0 to 1) answers of each rest score belong to the first 27 % in this order."""
    room = max(1.0, BEST_SHARE * sum(ties.values()))
    parts = {}
    for rest in ordered:
        parts[rest] = min(1.0, room / ties[rest])
        room = max(0.0, room - parts[rest] * ties[rest])
    return parts
