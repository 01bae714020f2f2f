"""A series as bars, one of which may be asked for: what a template draws, before and after the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

LETTER = 3.0  # per cent of the narrowest drawing that a letter takes
LEAST_WIDTH = 0.6  # per cent: a thin bar is still seen


@dataclass(frozen=True, slots=True)
class Bar:
    """One point: `text` is its value as printed, `?` where it is asked for; `width` is in per cent."""

    when: str
    text: str
    width: float
    is_asked: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars from zero, one below the other in order of time; `start` is where they begin, in per cent.

    `is_whole`: the asked one is filled in.
    """

    title: str
    unit: str
    bars: tuple[Bar, ...]
    start: float
    caution: str = ""
    is_whole: bool = False
    row: ClassVar[int] = 34  # pixels from one bar to the next

    @property
    def height(self) -> int:
        """How many pixels it takes."""
        return self.row * len(self.bars)

    @property
    def in_words(self) -> str:
        """What is drawn, for whoever does not see it."""
        told = "; ".join(
            f"{bar.when}, {bar.text} (asked for)" if bar.is_asked and self.is_whole
            else f"{bar.when}, the value that is asked for" if bar.is_asked
            else f"{bar.when}, {bar.text}"
            for bar in self.bars
        )  # fmt: skip
        return f"Bars in {self.unit}: {told}."

    @staticmethod
    def asked(detail: Mapping[str, Any]) -> BarChart | None:
        """The chart of a question that is not answered yet, without the value it asks for."""
        return _drawn(detail, None)

    @staticmethod
    def whole(detail: Mapping[str, Any], where: Callable[[Iterable[str]], str]) -> BarChart | None:
        """The chart of an answered question; `where` says places in the source in words."""
        return _drawn(detail, where)


def _drawn(detail: Mapping[str, Any], where: Callable[[Iterable[str]], str] | None) -> BarChart | None:
    chart = detail.get("chart")
    if not chart:
        return None
    points, place = chart["points"], chart["place"]
    shown = [where is not None or at != place for at in range(len(points))]
    top = Decimal(chart["top"]) or Decimal(1)
    shares = [float(Decimal(point["value"]) / top) for point in points]
    start = _width_of(max((point["when"] for point in points), key=len))
    ends = [
        (100 - start - _width_of(point["label"])) / max(share, 0.01)
        for point, share, is_shown in zip(points, shares, shown, strict=True)
        if is_shown
    ]
    room = min(100 - start, *ends)
    bars = tuple(
        Bar(
            when=point["when"],
            text=point["label"] if is_shown else "?",
            width=round(max(LEAST_WIDTH, room * (share if is_shown else 1)), 2),
            is_asked=at == place,
            place=where(point["at"]) if where else "",
        )
        for at, (point, share, is_shown) in enumerate(zip(points, shares, shown, strict=True))
    )
    return BarChart(chart["title"], chart["unit"], bars, start, chart["caution"], is_whole=where is not None)


def _width_of(text: str) -> float:
    """How much of the narrowest drawing a label takes, in per cent."""
    return round(min(48.0, LETTER * len(text) + 4), 2)
