"""What each line of a quiz finds in a bank: how many facts fit, how many questions it gives, what helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.core.blueprint import Blueprint, Line
from quizapp.core.composing import Composed, compose, kinds_named
from quizapp.core.drafting import suits
from quizapp.core.facts import Bank
from quizapp.core.lots import eligible

MOST_REPAIRS = 4
TRIED_OF_A_SORT = 2  # kinds, and sections, that are tried out in earnest: those that bring most facts


@dataclass(frozen=True, slots=True)
class Repair:
    """What would help a line that gives too few questions: what to do in words, and the line changed so."""

    words: str
    line: Line


@dataclass(frozen=True, slots=True)
class LineReport:
    """How a line fares: `asked` questions, of the facts that fit; `gives` is how many it really gets.

    Facts may fit and yet not be asked: where one would give away another of the paper.
    """

    asked: int
    fits: int
    gives: int
    repairs: tuple[Repair, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether it gives fewer questions than it asks for."""
        return self.gives < self.asked


def report_lines(
    bank: Bank, blueprint: Blueprint, seed: str | int, graded: bool, made: Composed
) -> tuple[LineReport, ...]:
    """A report of each line; `made` is what the blueprint gave for this seed."""
    reports = []
    for place, (line, drawn) in enumerate(zip(blueprint.all_lines, made.lines, strict=True)):
        report = LineReport(line.count, count_fitting(bank, line, graded), len(drawn))
        if report.is_short:
            repairs = tuple(_repairs(bank, blueprint, place, report, seed, graded))
            report = replace(report, repairs=repairs[:MOST_REPAIRS])
        reports.append(report)
    return tuple(reports)


def count_fitting(bank: Bank, line: Line, graded: bool) -> int:
    """How many facts of its sections, tags and weights can be asked as one of the kinds of a line."""
    kinds = kinds_named(line.kinds)
    facts = eligible(bank, line, graded).facts
    return sum(any(suits(kind, fact, bank) for kind in kinds) for fact in facts)


def _repairs(
    bank: Bank, blueprint: Blueprint, place: int, report: LineReport, seed: str | int, graded: bool
) -> Iterator[Repair]:
    """Only what really helps: each is tried out, and no other line may lose by it."""
    line = blueprint.all_lines[place]
    for count in range(report.gives, 0, -1):
        fewer = replace(line, count=count)
        if len(compose(bank, _with_line(blueprint, place, fewer), seed, graded).lines[place]) == count:
            yield Repair(f"Ask {count}", fewer)
            break
    for words, wider in _wider(bank, line, graded):
        made = compose(bank, _with_line(blueprint, place, wider), seed, graded)
        gives = len(made.lines[place])
        if gives > report.gives:
            more = count_fitting(bank, wider, graded) - report.fits
            yield Repair(f"{words}: {_more(more)}{_enough(gives, line.count)}", wider)


def _with_line(blueprint: Blueprint, place: int, line: Line) -> Blueprint:
    lines = list(blueprint.all_lines)
    lines[place] = line
    return Blueprint.of_lines(lines, blueprint.picks, blueprint.weights)


def _more(facts: int) -> str:
    if not facts:
        return "the same facts asked in another way"
    return "one more fact" if facts == 1 else f"{facts} more facts"


def _enough(gives: int, asked: int) -> str:
    return "" if gives >= asked else f", {gives} of {asked} questions then"


def _wider(bank: Bank, line: Line, graded: bool) -> Iterator[tuple[str, Line]]:
    """Lines that let more in, each with what to do in words, the most promising of each sort."""
    kinds = [
        (f"Take “{kind.title}” too", replace(line, kinds=(*line.kinds, kind.name)))
        for kind in kinds_named(()) if line.kinds and kind.name not in line.kinds
    ]  # fmt: skip
    yield from _best(bank, kinds, line, graded)
    if line.least_weight > 1:
        yield "Take facts of any importance", replace(line, least_weight=1)
    sections = [
        (f"Take “{section.title}” too", replace(line, sections=(*line.sections, section.id)))
        for section in bank.head.sections if line.sections and section.id not in line.sections
    ]  # fmt: skip
    yield from _best(bank, sections, line, graded)
    if line.tags:
        yield "Take facts with other tags too", replace(line, tags=())


def _best(
    bank: Bank, choices: Sequence[tuple[str, Line]], line: Line, graded: bool
) -> list[tuple[str, Line]]:
    own = count_fitting(bank, line, graded)
    gains = {choice[0]: count_fitting(bank, choice[1], graded) - own for choice in choices}
    return sorted(choices, key=lambda choice: -gains[choice[0]])[:TRIED_OF_A_SORT]
