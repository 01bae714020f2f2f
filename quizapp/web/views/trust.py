"""How far the forecasts can be trusted: what was foreseen, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from quizapp.web.views.common import FactLine

LEAST_DOT, MOST_DOT = 4.0, 11.0  # radius of the fewest and the most answers


@dataclass(frozen=True, slots=True)
class ForetoldBin:
    """Answers of about the same chance: `low` to `high`, `expected` and `right` in per cent."""

    low: int
    high: int
    answers: int
    expected: int
    right: int


@dataclass(frozen=True, slots=True)
class CalibrationChart:
    """What was foreseen against what came, as dots: on the line from corner to corner they are the same."""

    bins: tuple[ForetoldBin, ...]
    size: ClassVar[int] = 250

    @property
    def dots(self) -> tuple[tuple[float, float, float, ForetoldBin], ...]:
        """For each bin its place, its radius and itself; more answers make a larger dot."""
        most = max((one.answers for one in self.bins), default=1)
        return tuple(
            (
                one.expected * self.size / 100,
                self.size - one.right * self.size / 100,
                round(LEAST_DOT + (MOST_DOT - LEAST_DOT) * sqrt(one.answers / most), 1),
                one,
            )
            for one in self.bins
        )


@dataclass(frozen=True, slots=True)
class KeptLine:
    """How many answers after so many days were right; `share` in per cent, None where there are none."""

    label: str
    answers: int
    share: int | None


@dataclass(frozen=True, slots=True)
class MadeLine:
    """What was foreseen on a day, in per cent; `for_day` says for which day."""

    day: str
    for_day: str
    share: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class MadeChart:
    """Forecasts over time: `places` from 0 to 1 say when each was made."""

    lines: tuple[MadeLine, ...]
    places: tuple[float, ...]
    width: ClassVar[int] = 280
    height: ClassVar[int] = 150

    @property
    def points(self) -> tuple[tuple[float, float, float, float], ...]:
        """For each forecast its x, and y of what is expected, of the low end and of the high end."""
        return tuple(
            (round(place * self.width, 1), self._y(line.share), self._y(line.low), self._y(line.high))
            for place, line in zip(self.places, self.lines, strict=True)
        )

    def _y(self, percent: int) -> float:
        return round(self.height * (1 - percent / 100), 1)


@dataclass(frozen=True, slots=True)
class ConfusedLine:
    """Two facts that the learner has confused, and how often."""

    one: FactLine
    other: FactLine
    times: int


@dataclass(frozen=True, slots=True)
class TrustPage:
    """What was foreseen and what came. `answers` on a later day stand behind it, `enough` are needed.

    `expected` and `right` are how many of them; `fairness` says in a sentence what the difference means,
    `example` the bin with most answers. `log_loss` is the mean surprise, against `usual_loss`.
    """

    template: ClassVar[str] = "progress/trust.html"
    nav: ClassVar[str] = "progress"

    bank: str
    bank_title: str
    answers: int
    enough: int = 30
    expected: int = 0
    right: int = 0
    fairness: str = ""
    example: ForetoldBin | None = None
    log_loss: str = ""
    usual_loss: str = ""
    chart: CalibrationChart | None = None
    kept: tuple[KeptLine, ...] = ()
    made: MadeChart | None = None
    confused: tuple[ConfusedLine, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether there are answers enough to say anything."""
        return self.answers >= self.enough
