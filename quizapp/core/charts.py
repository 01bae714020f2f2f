"""Series that are drawn with one point left out: which facts can be asked so, and what is drawn.

What is drawn is plain data in the question, so that a frozen question is shown again without its bank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from quizapp.core.asked import Asked, straight_way
from quizapp.core.bank_values import class_of, point_value
from quizapp.core.chance import Stream
from quizapp.core.distractors_figures import Found, Supply, options_of, supply_for, without
from quizapp.core.facts import Bank, Fact, Point, Series
from quizapp.core.figure_forms import Rung
from quizapp.core.figures import CURRENCY_NAMES, scale_of, slack, tolerance_of
from quizapp.core.joint import allows
from quizapp.core.numbers import figure_in
from quizapp.core.questions import Option
from quizapp.core.rendering import HEDGES, figure_text, moment_text, value_text
from quizapp.core.revealing import gives_away, holds_any, phrases_of
from quizapp.core.text import fold
from quizapp.core.values import Bound, Money, Number, Percent

NAME = "chart"
LEAST_OTHERS = 3  # fewer points have no shape
READABLE = Decimal("0.02")  # figures nearer than this look like one bar
TRIES = 12
ENOUGH_REAL = 3  # figures of the bank that make company for a key without any made up
_HIGHEST = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Gap:
    """A series whose point at `place` is asked."""

    series: Series
    place: int

    @property
    def point(self) -> Point:
        """The point that is asked."""
        return self.series.points[self.place]

    @property
    def others(self) -> tuple[Point, ...]:
        """The points that are drawn."""
        return self.series.points[: self.place] + self.series.points[self.place + 1 :]

    @property
    def prompt(self) -> str:
        """What is asked for."""
        return f"{self.series.title}: which value belongs to {moment_text(self.point.x)}?"


def gap_for(fact: Fact, bank: Bank) -> Gap | None:
    """The first series in which a sound question leaves out the point of `fact`; None where there is none."""
    if not allows(NAME, fact) or fact.about.by or straight_way(fact, bank) is None:
        return None
    gaps = (
        Gap(series, place)
        for series in bank.series
        for place, point in enumerate(series.points)
        if point.fact == fact.id
    )
    return next((gap for gap in gaps if _is_stated(gap, fact) and _hides(gap, fact, bank)), None)


def chart_options(fact: Fact, gap: Gap, bank: Bank, chance: Stream) -> Found | None:
    """The key among figures that the drawn points leave possible; None where they cannot be sound.

    Where the key lies between the points beside it, so do all others. Where there is no room for that, one
    at least does: else the shape alone would tell the key.
    """
    supply = supply_for(fact, Asked(fact.ask, fact.answer), bank)
    if supply is None:
        return None
    shown = without(supply, [_looks_like(point.y) for point in gap.others])
    return _placed(shown, fact, gap, bank, chance) or _placed(
        shown, fact, gap, bank, Stream("suits", fact.id)
    )


def _placed(supply: Supply, fact: Fact, gap: Gap, bank: Bank, chance: Stream) -> Found | None:
    """The place of the key as drawn first, so that a narrow gap does not decide it; then its company."""
    way = Asked(gap.prompt, fact.answer)
    if len(supply.below) + len(supply.above) < ENOUGH_REAL and chance.fork("real").below(2):
        supply = replace(supply, below=(), above=())  # else the same one or two would stand there each time
    low, high = span_of_shape(gap.series.points, gap.place)
    possible = without(supply, [Rung(-_HIGHEST, low), Rung(high, _HIGHEST)])
    drawn = options_of(supply, way, bank, chance.fork("place"))
    if drawn is None:
        return None
    found = options_of(possible, way, bank, chance.fork("possible"), rank=drawn[1])
    for attempt in range(TRIES):
        found = found or options_of(supply, way, bank, chance.fork("options", attempt), rank=drawn[1])
        if found and any(low < figure < high for figure in _wrong_figures(found, fact)):
            return found
        found = None
    return options_of(possible, way, bank, chance.fork("any"))


def span_of_shape(points: Sequence[Point], place: int) -> tuple[Decimal, Decimal]:
    """Between which figures somebody who reads the drawn points expects the one at `place`.

    Between its neighbours; at an end beyond its neighbour, where all others rise or all fall. Where the point
    defies that, the shape tells nothing, and any figure may be expected.
    """
    drawn = [point.y for index, point in enumerate(points) if index != place]
    rises = all(one <= next_ for one, next_ in pairwise(drawn))
    falls = all(one >= next_ for one, next_ in pairwise(drawn))
    low, high = -_HIGHEST, _HIGHEST
    if 0 < place < len(points) - 1:
        low, high = sorted((points[place - 1].y, points[place + 1].y))
    elif rises or falls:
        neighbour = points[1].y if place == 0 else points[-2].y
        goes_up = rises if place else falls
        low, high = (neighbour, high) if goes_up else (low, neighbour)
    return (low, high) if low < points[place].y < high else (-_HIGHEST, _HIGHEST)


def chart_detail(gap: Gap, options: Sequence[Option], bank: Bank) -> dict[str, Any]:
    """All that is drawn, as plain data. The scale holds every figure offered, so it does not tell the key."""
    series = gap.series
    figures = [figure for option in options if (figure := figure_in(option.text)) is not None]
    scale = scale_of(point_value(series, gap.point.y))
    top = max([point.y for point in series.points] + [figure / scale for figure in figures])
    return {
        "title": series.title,
        "unit": unit_of(series, bank),
        "caution": series.caution,
        "top": str(top),
        "place": gap.place,
        "points": [_plain(series, point, bank) for point in series.points],
    }


def unit_of(series: Series, bank: Bank) -> str:
    """What a series counts, with its scale: `million US dollars`, `thousand tons`."""
    unit = bank.unit_by_id.get(series.unit)
    currency = CURRENCY_NAMES.get(series.currency, series.currency)
    named = currency or (unit.many if unit else {"percent": "per cent"}.get(series.unit, series.unit))
    return f"{series.scale} {named}".strip()


def texts_of(detail: Mapping[str, Any]) -> list[str]:
    """The texts that the chart of a question shows; none where it has no chart."""
    chart = detail.get("chart")
    if not chart:
        return []
    return [chart["title"], chart["caution"], *(point["text"] for point in chart["points"])]


def table_of(detail: Mapping[str, Any]) -> list[str]:
    """The drawn points as lines of text, the asked one as a question mark; none where there is no chart."""
    chart = detail.get("chart")
    if not chart:
        return []
    labels = ["?" if at == chart["place"] else one["label"] for at, one in enumerate(chart["points"])]
    times = [point["when"] for point in chart["points"]]
    wide, high = max(map(len, times)), max(map(len, labels))
    rows = [f"{when:<{wide}}  {label:>{high}}" for when, label in zip(times, labels, strict=True)]
    return [f"({chart['unit']})", *rows, *filter(None, [chart["caution"]])]


def _is_stated(gap: Gap, fact: Fact) -> bool:
    """Whether point and fact say the same, exactly or "about", beside enough others from zero upwards."""
    value, point = fact.answer.value, gap.point
    if not isinstance(value, Number | Money | Percent) or class_of(value) != class_of(
        point_value(gap.series, point.y)
    ):
        return False
    if not value.low == value.high == point.y or point.bound is not fact.answer.bound:
        return False
    if point.bound not in (Bound.EXACT, Bound.ABOUT) or len(gap.others) < LEAST_OTHERS:
        return False
    scope = fact.about.scope
    if scope is not None and scope.first is not None:
        last = scope.last or scope.first
        if not scope.first.first_day() <= point.x.first_day() <= last.last_day():
            return False
    return point.y > 0 and all(other.y >= 0 for other in gap.others)


def _hides(gap: Gap, fact: Fact, bank: Bank) -> bool:
    """Whether nothing that is shown holds the answer, another point least of all."""
    off = max(slack(gap.point.y, tolerance_of(fact.answer)), gap.point.y * READABLE)
    if any(other.fact == fact.id or abs(other.y - gap.point.y) <= off for other in gap.others):
        return False
    shown = f"{gap.prompt} {gap.series.caution}"
    phrases = (*phrases_of(fact.answer, bank), fold(figure_text(gap.point.y)))
    return not (gives_away(gap.prompt, fact, fact.answer, bank) or holds_any(fold(shown), phrases))


def _wrong_figures(found: Found, fact: Fact) -> list[Decimal]:
    options, key, _ = found
    scale = scale_of(fact.answer.value)
    read = [figure_in(option.text) for option in options]
    return [figure / scale for place, figure in enumerate(read) if place != key and figure is not None]


def _looks_like(figure: Decimal) -> Rung:
    """The figures whose bar cannot be told from that of a drawn point."""
    return Rung(figure * (1 - READABLE), figure * (1 + READABLE))


def _plain(series: Series, point: Point, bank: Bank) -> dict[str, Any]:
    fact = bank.fact_by_id.get(point.fact)
    return {
        "when": moment_text(point.x),
        "label": HEDGES[point.bound] + figure_text(point.y),
        "text": value_text(point_value(series, point.y), bank, point.bound),
        "value": str(point.y),
        "at": [str(locator) for locator in (fact.at if fact else series.at)],
    }
