"""Answers put together: to one question, about one fact in any kind, or in one kind about anything."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from quizapp.core.item_analysis.answers import AnswerLine, GivenAnswer, Group, answer_lines, groups
from quizapp.core.item_analysis.findings import Finding, findings_of
from quizapp.core.item_analysis.item import ItemStatistics, item_statistics
from quizapp.core.item_analysis.moments import mean
from quizapp.core.item_analysis.quiz import QuizStatistics, effective_weights, quiz_statistics
from quizapp.core.text import fold

LONGEST = 120.0  # seconds; whoever takes longer has left the page open
OFTEN = 2  # how many have to mix two answers up before that is told


class Pool(StrEnum):
    """What answers are put together by. Stands in addresses."""

    QUESTION = "question"  # a fact in one kind; where all had the same paper, one question
    FACT = "fact"
    KIND = "kind"


class Asked(NamedTuple):
    """One question of one attempt. `wording` names how exactly it was asked, `answer` what was right.

    `text` is the answer as it was shown, empty for none; `fraction` how right it was; `seconds` how long it
    took, None where that is not known.
    """

    attempt: int
    position: int
    fact: str
    kind: str
    wording: str
    answer: str
    text: str
    fraction: float
    guess_chance: float = 0.0
    seconds: float | None = None
    is_discarded: bool = False

    def key(self, pool: Pool) -> tuple[str, str]:
        """The fact and the kind that it is put together by, each empty where it does not matter."""
        return ("" if pool is Pool.KIND else self.fact, "" if pool is Pool.FACT else self.kind)


@dataclass(frozen=True, slots=True)
class Item:
    """Answers put together, and what they say.

    `position` is where all had it, 0 where papers differ. `weight`: the effective weight in per cent, only
    where papers are the same. `right` has what was right, by wording.
    """

    fact: str
    kind: str
    position: int
    statistics: ItemStatistics
    lines: tuple[AnswerLine, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    guess_chance: float
    seconds: float | None
    weight: float | None
    is_discarded: bool
    asked: tuple[Asked, ...]
    rests: tuple[float, ...]

    @property
    def concern(self) -> int:
        """How bad the worst finding is; 0 where there is none."""
        return max((int(finding.concern) for finding in self.findings), default=0)


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


def figures_of(answers: Sequence[Asked], pool: Pool = Pool.QUESTION) -> Figures:
    """The figures of these answers, the worst item first.

    What a question tells is measured against the rest of the same attempt: in points where all had the same
    paper, else as the share of what the rest could earn. A discarded question is in nobody's rest.
    """
    papers: dict[int, list[Asked]] = {}
    for one in answers:
        papers.setdefault(one.attempt, []).append(one)
    is_same = _are_same(papers.values())
    rests = _rests(papers, is_same)
    weights = _weights(papers) if is_same else {}
    pooled: dict[tuple[str, str], list[Asked]] = {}
    for one in answers:
        pooled.setdefault(one.key(pool), []).append(one)
    items = [_item(key, those, rests, is_same, weights) for key, those in pooled.items()]
    sizes = {sum(not one.is_discarded for one in paper) for paper in papers.values()}
    size = sizes.pop() if len(sizes) == 1 else 0
    return Figures(is_same, size, _quiz(papers, is_same), tuple(sorted(items, key=worst_first)))


def worst_first(item: Item) -> tuple[Hashable, ...]:
    """The order of items: by their worst finding, then by how little they tell and how hard they are."""
    telling = _telling(item)
    return (
        item.is_discarded,
        -item.concern,
        math.inf if telling is None else telling,
        item.statistics.facility,
        item.fact,
        item.kind,
    )


def confusions_of(answers: Sequence[Asked], most: int = 8) -> tuple[Confusion, ...]:
    """What is mixed up most: wrong answers by what was right instead, in whatever question."""
    asked = Counter([one.answer for one in answers])
    mixed = Counter(
        (one.text, one.answer)
        for one in answers
        if one.fraction <= 0 and one.text and one.kind not in ("true_false", "estimate")
    )
    found = [Confusion(*pair, count, asked[pair[1]]) for pair, count in mixed.items() if count >= OFTEN]
    return tuple(sorted(found, key=lambda one: (-one.count, -one.count / one.of, one.given))[:most])


def alike(answers: Sequence[Asked]) -> list[str]:
    """A text for each answer: answers that read the same get the one that was given most often."""
    counts = Counter([one.text for one in answers])
    spellings: dict[str, list[str]] = {}
    for text in counts:
        spellings.setdefault(fold(text) or text, []).append(text)
    usual = {
        text: max(sorted(those), key=lambda one: counts[one])
        for those in spellings.values()
        for text in those
    }
    return [usual[one.text] for one in answers]


def _telling(item: Item) -> float | None:
    """The discrimination, where there are enough answers to show it."""
    return item.statistics.discrimination if item.statistics.tells_anything else None


def _are_same(papers: Iterable[list[Asked]]) -> bool:
    sets = {frozenset((one.fact, one.kind) for one in paper) for paper in papers}
    return len(sets) == 1


def _rests(papers: dict[int, list[Asked]], is_same: bool) -> dict[tuple[int, int], float]:
    """The rest of the score for each question, by attempt and position."""
    found: dict[tuple[int, int], float] = {}
    for attempt, paper in papers.items():
        counted = [one.fraction for one in paper if not one.is_discarded]
        total, count = math.fsum(counted), len(counted)
        known: dict[tuple[float, bool], float] = {}  # many answers of a paper are equally right
        for one in paper:
            kind = one.fraction, one.is_discarded
            if kind not in known:
                known[kind] = _rest(total, count, *kind, is_same)
            found[attempt, one.position] = known[kind]
    return found


def _rest(total: float, count: int, fraction: float, is_discarded: bool, is_same: bool) -> float:
    """A score without one of its questions. Rounded, so that what is equal stays so in binary, too."""
    rest, most = (total, count) if is_discarded else (total - fraction, count - 1)
    return round(rest if is_same else rest / most if most else 0.0, 9)


def _marks(papers: dict[int, list[Asked]]) -> tuple[list[tuple[str, str]], list[list[float]]]:
    """The questions that count, and a row of marks for each attempt."""
    rows = [{(one.fact, one.kind): one for one in paper if not one.is_discarded} for paper in papers.values()]
    questions = [question for question in rows[0] if all(question in row for row in rows)] if rows else []
    return questions, [[row[question].fraction for question in questions] for row in rows]


def _weights(papers: dict[int, list[Asked]]) -> dict[tuple[str, str], float | None]:
    questions, marks = _marks(papers)
    return dict(zip(questions, effective_weights(marks), strict=True)) if questions else {}


def _quiz(papers: dict[int, list[Asked]], is_same: bool) -> QuizStatistics:
    totals = [math.fsum(one.fraction for one in paper if not one.is_discarded) for paper in papers.values()]
    marks = _marks(papers)[1] if is_same else []
    return quiz_statistics(totals, marks if marks and marks[0] else ())


def _item(
    key: tuple[str, str],
    asked: Sequence[Asked],
    rests: dict[tuple[int, int], float],
    is_same: bool,
    weights: dict[tuple[str, str], float | None],
) -> Item:
    own = tuple(rests[one.attempt, one.position] for one in asked)
    statistics = item_statistics([one.fraction for one in asked], own)
    assert statistics is not None  # noqa: S101 - a pool holds an answer; said for the type checker
    texts = alike(asked)
    given = [GivenAnswer(*one) for one in zip(texts, (one.fraction for one in asked), own, strict=True)]
    lines = answer_lines(given) if key[0] else ()
    chance, times = mean([one.guess_chance for one in asked]), [one.seconds for one in asked]
    known = [min(time, LONGEST) for time in times if time is not None]
    is_discarded = all(one.is_discarded for one in asked)
    return Item(
        *key,
        position=asked[0].position if is_same and all(key) else 0,
        statistics=statistics,
        lines=lines,
        groups=groups(given),
        findings=() if is_discarded else findings_of(statistics, lines, chance),
        guess_chance=chance,
        seconds=mean(known) if known else None,
        weight=weights.get(key),
        is_discarded=is_discarded,
        asked=tuple(asked),
        rests=own,
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
