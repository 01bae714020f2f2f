"""The lint of charts with a point left out: what is drawn must neither be offered nor tell the answer (L35).

The rules look at series and fact themselves, not at how the kind chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from math import sqrt
from statistics import mean, stdev

from quizapp.core.facts import Bank, Fact, Series
from quizapp.core.figures import scale_of
from quizapp.core.numbers import figure_in
from quizapp.core.questions import Question
from quizapp.core.rendering import moment_text
from quizapp.core.values import Bound, Money, Number, Percent

Remarks = Iterator[tuple[str, str, str]]
LEAST_DRAWN = 3
ONE_BAR = Decimal("0.02")  # figures nearer than this are drawn alike
LEAST_FACTS = 5  # fewer of them are no batch


def chart_rules(question: Question, fact: Fact, bank: Bank) -> Remarks:
    """The breaches of a question about a chart; nothing for other kinds."""
    if question.kind != "chart":
        return
    chart, value = question.detail["chart"], fact.answer.value
    if fact.caution or fact.claim:
        yield "L31", "E", "the source is unsure of the point that is asked"
    asked = chart["points"][chart["place"]]
    series = _series_of(fact, asked["when"], bank)
    if (
        series is None
        or not isinstance(value, Number | Money | Percent)
        or Decimal(asked["value"]) != value.low
    ):
        yield "L35", "E", "no series has this fact at the point that is asked"
        return
    if fact.answer.bound not in (Bound.EXACT, Bound.ABOUT):
        yield "L35", "E", "a bound can hold for other values as well"
    drawn = [point.y for point in series.points if moment_text(point.x) != asked["when"]]
    if len(drawn) < LEAST_DRAWN or len(chart["points"]) != len(series.points):
        yield "L35", "E", f"{len(chart['points']) - 1} points drawn"
    figures = _figures(question, scale_of(value))
    if len(figures) < len(question.options) or any(one >= next_ for one, next_ in pairwise(figures)):
        yield "L06", "E", "the values do not ascend"
        return
    for option, figure in zip(question.options, figures, strict=True):
        if any(abs(figure - seen) <= seen * ONE_BAR for seen in drawn):
            yield "L35", "E", f"“{option.text}” is a value that the chart shows"
    if figures[question.key] != value.low:
        yield "L35", "E", "the key is not what the fact says"
    if max([*drawn, *figures]) > Decimal(chart["top"]):
        yield "L35", "E", "a value has no room on the scale"
    wrong = [figure for place, figure in enumerate(figures) if place != question.key]
    if _is_told_by_neighbours(value.low, wrong, [point.y for point in series.points], chart["place"]):
        yield "L35", "E", "only the key lies between the values beside it"


def chart_leads(questions: Sequence[Question], enough: int) -> dict[str, float]:
    """How much more often than by luck a guesser who reads the chart without knowing is right, from -1 to 1.

    Each fact counts once, with its average; three standard errors are taken off. Nothing of few questions.
    """
    charts = [question for question in questions if question.kind == "chart"]
    guesses: dict[str, Callable[[Question], int]] = {
        "guess the least value of a chart": lambda q: 0,
        "guess the greatest value of a chart": lambda q: len(q.options) - 1,
        "guess what lies nearest to the neighbours": _nearest,
    }
    if len(charts) < enough or len({question.fact for question in charts}) < LEAST_FACTS:
        return {}
    return {name: _sure_lead(charts, guess) for name, guess in guesses.items()}


def _sure_lead(charts: Sequence[Question], guess: Callable[[Question], int]) -> float:
    by_fact: dict[str, list[float]] = {}
    for question in charts:
        lead = (guess(question) == question.key) - 1 / len(question.options)
        by_fact.setdefault(question.fact, []).append(lead)
    leads = [mean(several) for several in by_fact.values()]
    lead = mean(leads)
    return round(max(0.0, lead - 3 * stdev(leads) / sqrt(len(leads))) if lead > 0 else lead, 4)


def _nearest(question: Question) -> int:
    """The option nearest to the mean of the drawn points beside the gap."""
    chart = question.detail["chart"]
    place, values = chart["place"], [Decimal(point["value"]) for point in chart["points"]]
    beside = [values[at] for at in (place - 1, place + 1) if 0 <= at < len(values)]
    shown = figure_in(question.answer_text) or Decimal(1)
    figures = _figures(question, shown / values[place])
    expected = sum(beside) / len(beside)
    return min(range(len(figures)), key=lambda at: (abs(figures[at] - expected), at))


def _series_of(fact: Fact, when: str, bank: Bank) -> Series | None:
    return next(
        (
            series
            for series in bank.series
            if any(point.fact == fact.id and moment_text(point.x) == when for point in series.points)
        ),
        None,
    )


def _figures(question: Question, scale: Decimal) -> list[Decimal]:
    read = (figure_in(option.text) for option in question.options)
    return [figure / scale for figure in read if figure is not None]


def _is_told_by_neighbours(
    key: Decimal, wrong: Sequence[Decimal], values: Sequence[Decimal], place: int
) -> bool:
    if not 0 < place < len(values) - 1:
        return False
    low, high = sorted((values[place - 1], values[place + 1]))
    return low < key < high and not any(low < figure < high for figure in wrong)
