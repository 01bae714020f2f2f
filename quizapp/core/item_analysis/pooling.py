"""Answers put together: to one question, about one fact in any kind, or in one kind about anything."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from quizapp.core.item_analysis.answers import AnswerLine, Group, groups_of, lines_of
from quizapp.core.item_analysis.findings import Finding, findings_of, needs_lines
from quizapp.core.item_analysis.item import ItemStatistics, item_statistics
from quizapp.core.item_analysis.moments import mean
from quizapp.core.item_analysis.quiz import QuizStatistics, effective_weights, quiz_statistics
from quizapp.core.item_analysis.rests import rests_of, totals_of
from quizapp.core.item_analysis.sheet import Asked, Pool, Sheet
from quizapp.core.text import fold

LONGEST = 120.0  # seconds; whoever takes longer has left the page open
OFTEN = 2  # how many have to mix two answers up before that is told
NOT_MIXED_UP = ("true_false", "estimate")  # kinds whose wrong answers are no other thing's right ones
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Item:
    """Answers put together, and what they say.

    `rows` are theirs of the `sheet`. `position` is where all had it, 0 where papers differ. `weight`: the
    effective weight in per cent, only where papers are the same. What costs is reckoned when it is looked at:
    random papers of a large course ask hundreds of questions, of which a page shows the first.
    """

    fact: str
    kind: str
    position: int
    statistics: ItemStatistics
    weight: float | None
    is_discarded: bool
    rows: Sequence[int]
    sheet: Sheet

    @property
    def rests(self) -> tuple[float, ...]:
        """The rest of the score, an answer each."""
        return tuple(self.statistics.rests)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The answers."""
        return tuple(map(self.sheet.row, self.rows))

    @cached_property
    def guess_chance(self) -> float:
        """How right somebody is on average who only guesses, 0 to 1."""
        return mean([self.sheet.wordings[number].guess_chance for number in self._of(self.sheet.asked)])

    @cached_property
    def seconds(self) -> float | None:
        """How long an answer took on average; None where that is not known."""
        known = [min(time, LONGEST) for time in self._of(self.sheet.seconds) if time is not None]
        return mean(known) if known else None

    @cached_property
    def lines(self) -> tuple[AnswerLine, ...]:
        """A line for each answer that was given; none where many facts are put together."""
        if not self.fact:
            return ()
        return lines_of(alike(self._of(self.sheet.texts)), self.statistics.fractions, self.statistics.rests)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """How right each fifth was, from the weakest to the best."""
        return groups_of(self.statistics.fractions, self.statistics.rests)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of it, the worst first."""
        if self.is_discarded or not self.statistics.tells_anything:
            return ()
        lines = self.lines if needs_lines(self.statistics, self.guess_chance) else ()
        return findings_of(self.statistics, lines, self.guess_chance)

    @property
    def concern(self) -> int:
        """How bad the worst finding is; 0 where there is none."""
        return max((int(finding.concern) for finding in self.findings), default=0)

    def _of(self, column: Sequence[T]) -> list[T]:
        return [column[at] for at in self.rows]


@dataclass(frozen=True, slots=True)
class Confusion:
    """One answer given where another was right: `count` of the `of` who were asked for that one."""

    given: str
    right: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a set of attempts says. `is_same`: everybody had the same questions.

    `size` is how many questions of a paper count, 0 where papers are not equally long.
    """

    is_same: bool
    size: int
    quiz: QuizStatistics
    items: tuple[Item, ...]


def figures_of(sheet: Sheet, pool: Pool = Pool.QUESTION) -> Figures:
    """The figures of these answers, the worst item first.

    What a question tells is measured against the rest of the same attempt: in points where all had the same
    paper, else as the share of what the rest could earn. A discarded question is in nobody's rest.
    """
    papers = sheet.papers()
    questions = [wording.key(Pool.QUESTION) for wording in sheet.wordings]
    one_of = {question: question for question in questions}
    questions = [one_of[question] for question in questions]  # the same object compares at once
    asked = [questions[number] for number in sheet.asked]
    is_same = len({frozenset(asked[paper]) for paper in papers}) == 1
    counted, marks = _marks(sheet, papers, asked) if is_same else ([], [])
    weights = dict(zip(counted, effective_weights(marks), strict=True)) if counted else {}
    totals = totals_of(sheet, papers)
    rests = rests_of(sheet, papers, totals, is_same)
    items = [_item(key, rows, sheet, rests, is_same, weights) for key, rows in sheet.pooled(pool).items()]
    sizes = {count for _, count in totals}
    return Figures(
        is_same=is_same,
        size=sizes.pop() if len(sizes) == 1 else 0,
        quiz=quiz_statistics([total for total, _ in totals], marks if counted else ()),
        items=tuple(sorted(items, key=worst_first)),
    )


def worst_first(item: Item) -> tuple[Hashable, ...]:
    """The order of items: by their worst finding, then by how little they tell and how hard they are."""
    telling = _telling(item)
    return (
        item.is_discarded,
        -item.concern,
        math.inf if telling is None else round(telling, 9),  # beyond that it is rounding that differs
        item.statistics.facility,
        item.fact,
        item.kind,
    )


def confusions_of(sheet: Sheet, most: int = 8) -> tuple[Confusion, ...]:
    """What is mixed up most: wrong answers by what was right instead, in whatever question."""
    asked: Counter[str] = Counter()
    for number, count in Counter(sheet.asked).items():
        asked[sheet.wordings[number].answer] += count
    rows = zip(sheet.asked, sheet.texts, sheet.fractions, strict=True)
    mixed: Counter[tuple[str, str]] = Counter()
    wrong = ((n, text) for n, text, mark in rows if mark <= 0 and text)  # a list wakes the garbage collector
    for (number, text), count in Counter(wrong).items():
        if sheet.wordings[number].kind not in NOT_MIXED_UP:
            mixed[text, sheet.wordings[number].answer] += count
    found = [Confusion(*pair, count, asked[pair[1]]) for pair, count in mixed.items() if count >= OFTEN]
    return tuple(sorted(found, key=lambda one: (-one.count, -one.count / one.of, one.given))[:most])


def alike(texts: Sequence[str]) -> list[str]:
    """A text for each answer: answers that read the same get the one that was given most often."""
    counts = Counter(texts)
    spellings: dict[str, list[str]] = {}
    for text in counts:
        spellings.setdefault(fold(text) or text, []).append(text)
    usual = {
        text: max(sorted(those), key=lambda one: counts[one])
        for those in spellings.values()
        for text in those
    }
    return [usual[text] for text in texts]


def _telling(item: Item) -> float | None:
    """The discrimination, where there are enough answers to show it."""
    return item.statistics.discrimination if item.statistics.tells_anything else None


def _marks(
    sheet: Sheet, papers: Sequence[slice], asked: Sequence[tuple[str, str]]
) -> tuple[list[tuple[str, str]], list[list[float]]]:
    """The questions that count, and a row of marks for each attempt."""
    first = asked[papers[0]]
    if not any(sheet.discarded) and all(asked[paper] == first for paper in papers):
        return list(first), [list(sheet.fractions[paper]) for paper in papers]
    rows = []
    for paper in papers:
        marks = zip(asked[paper], sheet.fractions[paper], sheet.discarded[paper], strict=True)
        rows.append({question: mark for question, mark, is_discarded in marks if not is_discarded})
    shared = frozenset(rows[0]).intersection(*rows[1:])
    questions = [question for question in rows[0] if question in shared]
    return questions, [[row[question] for question in questions] for row in rows]


def _item(
    key: tuple[str, str],
    rows: Sequence[int],
    sheet: Sheet,
    rests: Sequence[float],
    is_same: bool,
    weights: dict[tuple[str, str], float | None],
) -> Item:
    fractions, discarded = sheet.fractions, sheet.discarded
    statistics = item_statistics([fractions[at] for at in rows], [rests[at] for at in rows])
    assert statistics is not None  # noqa: S101 - a pool holds an answer; said for the type checker
    return Item(
        *key,
        position=sheet.positions[rows[0]] if is_same and all(key) else 0,
        statistics=statistics,
        weight=weights.get(key),
        is_discarded=discarded[rows[0]] and all(discarded[at] for at in rows),
        rows=rows,
        sheet=sheet,
    )


def sorted_items(items: Iterable[Item], by: str, is_down: bool) -> tuple[Item, ...]:
    """The items in another order: by `position`, `facility`, `discrimination`, `count` or `seconds`.

    What has no such figure stands last either way.
    """
    value: Callable[[Item], float | None] = {
        "position": lambda item: item.position,
        "facility": lambda item: item.statistics.facility,
        "discrimination": _telling,
        "count": lambda item: item.statistics.count,
        "seconds": lambda item: item.seconds,
    }.get(by, lambda _item: 0)  # fmt: skip
    known = [item for item in items if value(item) is not None]
    rest = [item for item in items if value(item) is None]
    return (*sorted(known, key=lambda item: value(item) or 0, reverse=is_down), *rest)
