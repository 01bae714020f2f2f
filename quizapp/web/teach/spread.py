"""The statistics on the page of a quiz: figures, a histogram, and what the finer figures mean."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.core.item_analysis.histogram import Step
from quizapp.core.item_analysis.item import SHOWN_FROM, SURE_FROM
from quizapp.core.item_analysis.quiz import QuizStatistics
from quizapp.core.rounding import hundredths
from quizapp.usecases.spread import Spread
from quizapp.web.views.spread import SpreadBar, SpreadFigure, SpreadPart
from quizapp.web.words import on_average, points

NONE = "–"
WITHOUT_SET = "Scores set by hand or excused are left out here: these figures are about the quiz."
SMALL = 2  # units between two bars
HEIGHT = 120.0  # units of the highest bar
MOST_TICKS = 7


def spread_part(found: Spread | None, is_any_set: bool = False) -> SpreadPart | None:
    """The part of the page; None where nobody has handed in. `is_any_set`: a score is set by hand."""
    if found is None or not found.statistics.count:
        return None
    statistics, bars = found.statistics, _bars(found.steps)
    low, high = found.steps[0].low, found.steps[-1].high
    mean = statistics.mean or 0.0
    return SpreadPart(
        headline=_headline(found),
        figures=_figures(statistics, found.maximum),
        finer=_finer(found),
        bars=bars,
        ticks=_ticks(found.steps),
        mean_at=round(SpreadPart.width * (mean - low) / (high - low), 1),
        in_words=_in_words(bars, mean),
        caution=" ".join(filter(None, (_caution(statistics.count), WITHOUT_SET if is_any_set else ""))),
    )


def _headline(found: Spread) -> str:
    statistics = found.statistics
    share = (statistics.mean or 0.0) / found.maximum if found.maximum else 0.0
    judged = "hard" if share < 0.5 else "easy" if share > 0.85 else "about right"
    if statistics.count < SHOWN_FROM:
        return "How the scores lie so far"
    return f"On average {hundredths(share)} %: {judged} for this class"


def _figures(statistics: QuizStatistics, maximum: float) -> tuple[SpreadFigure, ...]:
    return (
        SpreadFigure("Scores", str(statistics.count), "One for each student who has handed in."),
        SpreadFigure("Mean", _average(statistics.mean), f"Of {points(maximum)}."),
        SpreadFigure("Median", _average(statistics.median), "Half of the scores lie below."),
        SpreadFigure(
            "Standard deviation", _number(statistics.deviation), "How far scores usually lie from the mean."
        ),
    )


def _finer(found: Spread) -> tuple[SpreadFigure, ...]:
    """What only says something of enough scores; a dash stands for what cannot be said."""
    statistics = found.statistics
    is_enough = statistics.count >= SHOWN_FROM
    shown = statistics if is_enough else QuizStatistics(statistics.count)
    why = (
        "" if found.is_same_for_all else " It cannot be said here, as each student had a paper of their own."
    )
    return (
        SpreadFigure(
            "Skewness",
            _number(shown.skewness),
            "Below 0: some scores lie far under the rest. Above 0: a few stand out at the top. −1 is usual.",
        ),
        SpreadFigure(
            "Kurtosis", _number(shown.kurtosis), "Above 1: nearly all have the same score. 0 to 1 is usual."
        ),
        SpreadFigure(
            "Internal consistency",
            _percent(shown.consistency),
            f"How much of the spread is knowledge and not luck. Over 75 % is good, under 64 % weak.{why}",
        ),
        SpreadFigure(
            "Error ratio",
            _percent(shown.error_ratio),
            f"How much of the standard deviation is luck. Under 50 % is good.{why}",
        ),
        SpreadFigure(
            "Standard error",
            _number(shown.standard_error),
            f"A student taking it again would mostly come within so many points.{why}",
        ),
    )


def _caution(count: int) -> str:
    if count < SHOWN_FROM:
        return f"From {SHOWN_FROM} scores on, the finer figures are shown, too."
    return f"With fewer than {SURE_FROM} scores these figures are rough." if count < SURE_FROM else ""


def _bars(steps: Sequence[Step]) -> tuple[SpreadBar, ...]:
    most, width = max(step.count for step in steps), SpreadPart.width / len(steps)
    return tuple(
        SpreadBar(
            label=_label(step, is_last=step is steps[-1]),
            count=step.count,
            x=round(at * width + SMALL / 2, 1),
            y=round(SpreadPart.floor - HEIGHT * step.count / most, 1),
            width=round(width - SMALL, 1),
            height=round(HEIGHT * step.count / most, 1),
        )
        for at, step in enumerate(steps)
    )


def _label(step: Step, is_last: bool) -> str:
    return f"{points(step.low)} to {'' if is_last else 'under '}{points(step.high)}"


def _ticks(steps: Sequence[Step]) -> tuple[tuple[float, str], ...]:
    """The low end of every step, or of as many as there is room for, and the end of all."""
    width, every = SpreadPart.width / len(steps), -(-(len(steps) + 1) // MOST_TICKS)
    edges = [*(step.low for step in steps), steps[-1].high]
    return tuple((round(at * width, 1), points(edge)) for at, edge in enumerate(edges) if at % every == 0)


def _in_words(bars: Sequence[SpreadBar], mean: float) -> str:
    told = "; ".join(f"{bar.label} points, {bar.count}" for bar in bars)
    return f"Scores by points: {told}. The mean is {on_average(mean)}."


def _average(value: float | None) -> str:
    return NONE if value is None else on_average(value)


def _number(value: float | None) -> str:
    return NONE if value is None else points(value)


def _percent(value: float | None) -> str:
    return NONE if value is None else f"{points(value, 1)} %"
