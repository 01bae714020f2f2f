"""Figures as other programs take them: digits with a point, and how far off is still right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from quizapp.formats.exports.saying import Said
from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import ImportedAnswer, ImportedItem


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as text, give or take `tolerance`, or from `low` to `high`; each empty where not needed."""

    answer: ImportedAnswer
    low: str
    tolerance: str = ""
    high: str = ""

    @property
    def middle(self) -> tuple[str, str]:
        """The same as a value and how far off is right, for programs that know no range."""
        if not self.high:
            return self.low, self.tolerance or "0"
        low, high = Decimal(self.low), Decimal(self.high)
        return f"{(low + high) / 2:f}", f"{((high - low) / 2).normalize():f}"


def figures_of(item: ImportedItem, said: Said) -> list[Figure]:
    """The figures among the answers; what is none stays behind, and all where none is fully right."""
    found = []
    for answer in item.answers:
        figure = figure_of(answer)
        if figure is None:
            said.lost("no-figure", f"“{answer.text[:40]}” is no figure, so it stays behind", "answers")
        else:
            found.append(figure)
    if not any(one.answer.is_right for one in found):
        said.skip("no-figure", "no figure is fully right; write digits, with a point for decimals", "answers")
    return found


def figure_of(answer: ImportedAnswer) -> Figure | None:
    """The figure of an answer; None where its text, its upper end or its tolerance is none."""
    low = read_figure(answer.text)
    high = read_figure(answer.upper) if answer.upper else ""
    tolerance = _tolerance(answer.tolerance, low) if low is not None and answer.tolerance else ""
    if low is None or high is None or tolerance is None:
        return None
    if high and Decimal(high) < Decimal(low):
        low, high = high, low
    if high and Decimal(high) == Decimal(low):
        high = ""
    return Figure(replace(answer, text=low, upper=high), low, "" if high else tolerance, high)


def _tolerance(text: str, figure: str) -> str | None:
    """How far off is right, in the unit of the figure: `5`, or of `5 %` the share; "" for nothing."""
    is_share = text.strip().endswith("%")
    amount = read_figure(text.strip().removesuffix("%"))
    if amount is None or amount.startswith("-"):
        return None
    size = Decimal(amount) * abs(Decimal(figure)) / 100 if is_share else Decimal(amount)
    return f"{size.normalize():f}" if size else ""
