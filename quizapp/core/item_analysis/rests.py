"""The rest of a score: what somebody earned with all other questions of the same paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import compress
from operator import not_

from quizapp.core.item_analysis.sheet import Sheet


def totals_of(sheet: Sheet, papers: Sequence[slice]) -> list[tuple[float, int]]:
    """What each paper earned, and with how many questions; discarded ones do not count."""
    return [(math.fsum(counted), len(counted)) for counted in (_counted(sheet, paper) for paper in papers)]


def rests_of(
    sheet: Sheet, papers: Sequence[slice], totals: Sequence[tuple[float, int]], is_same: bool
) -> list[float]:
    """The rest of the score for each row: in points where papers are the same, else as a share."""
    found: list[float] = []
    for paper, (total, count) in zip(papers, totals, strict=True):
        marks = list(zip(sheet.fractions[paper], sheet.discarded[paper], strict=True))
        known = {mark: _rest(total, count, *mark, is_same) for mark in set(marks)}  # many are equally right
        found.extend(map(known.__getitem__, marks))
    return found


def _counted(sheet: Sheet, paper: slice) -> list[float]:
    return list(compress(sheet.fractions[paper], map(not_, sheet.discarded[paper])))


def _rest(total: float, count: int, fraction: float, is_discarded: bool, is_same: bool) -> float:
    """A score without one of its questions. Rounded, so that what is equal stays so in binary, too."""
    rest, most = (total, count) if is_discarded else (total - fraction, count - 1)
    return round(rest if is_same else rest / most if most else 0.0, 9)
