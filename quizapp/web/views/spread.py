"""How the scores of a quiz lie: figures and a histogram, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SpreadBar:
    """One step of a histogram in units of the drawing, with the words for the table."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SpreadFigure:
    """One of the finer figures: its name, its value or a dash, and what it means."""

    name: str
    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SpreadPart:
    """The statistics on a quiz's page. `caution` says how far the figures can be trusted, empty for far."""

    headline: str
    figures: tuple[SpreadFigure, ...]
    finer: tuple[SpreadFigure, ...]
    bars: tuple[SpreadBar, ...]
    ticks: tuple[tuple[float, str], ...]  # where, what
    mean_at: float = 0.0
    in_words: str = ""
    caution: str = ""
    width: ClassVar[int] = 360
    floor: ClassVar[int] = 150
