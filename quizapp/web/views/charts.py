"""A series as bars, one of which may be asked for: what a template draws, before and after the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

ROW = 34  # pixels from one bar to the next
LETTER = 2.8  # per cent of the narrowest drawing that a letter takes
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
    """Bars from zero, one below the other in order of time. `is_whole`: the asked one is filled in."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    start: float
    room: float
    caution: str = ""
    is_whole: bool = False

    @property
    def height(self) -> int:
        """How many pixels it takes."""
        return ROW * len(self.bars)

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
    texts = [
        "?" if at == place and where is None else one["label"] for at, one in enumerate(points)
    ]  # fmt: skip
    start = _room_for(point["when"] for point in points)
    room = 100 - start - _room_for(text for at, text in enumerate(texts) if at != place)
    top = Decimal(chart["top"]) or Decimal(1)
    bars = tuple(
        Bar(
            when=point["when"],
            text=text,
            width=_width(Decimal(point["value"]) / top, room) if text != "?" else room,
            is_asked=at == place,
            place=where(point["at"]) if where else "",
        )
        for at, (point, text) in enumerate(zip(points, texts, strict=True))
    )
    return BarChart(
        chart["title"], chart["unit"], bars, start, room, chart["caution"], is_whole=where is not None
    )


def _room_for(texts: Iterable[str]) -> float:
    return round(min(40.0, LETTER * max(map(len, texts), default=0) + 4), 2)


def _width(share: Decimal, room: float) -> float:
    return round(max(LEAST_WIDTH, float(share) * room), 2)
