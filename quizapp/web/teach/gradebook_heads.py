"""What stands above and below the columns of the gradebook, and the links to those with one status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quizapp.core.attempts import is_past
from quizapp.core.gradebook import Cell
from quizapp.core.item_analysis.moments import mean, median
from quizapp.formats.scores_csv import number
from quizapp.usecases.gradebook import Column
from quizapp.web.teach.grade_words import STATUS_WORDS
from quizapp.web.teach.gradebook_choice import STATUSES, Choice
from quizapp.web.views.gradebook import GradeHead, StatusLink
from quizapp.web.words import local, on_average, points


def quiz_head(
    column: Column,
    cells: Sequence[Cell],
    choice: Choice,
    narrow: str,
    now: datetime,
    zone: str,
) -> GradeHead:
    """The head of a quiz: its terms, and mean and median of the `cells` below it, in points or per cent.

    `narrow` is the quiz that a narrow window shows.
    """
    is_percent = choice.unit == "percent"
    scores = [cell.percent if is_percent else cell.score for cell in cells]
    values = [score for score in scores if score is not None]
    outer = sorting_head(column.title, column.quiz, choice)
    return replace(
        outer,
        address=f"../../quizzes/{column.quiz}",
        quiz=column.quiz,
        small=_small(column, now, zone),
        mean=on_average(mean(values)) if values else "",
        median=on_average(median(values)) if values else "",
        count=str(len(values)),
        is_chosen=column.quiz == narrow,
    )


def _small(column: Column, now: datetime, zone: str) -> str:
    """`of 20 · closes 30 November, 18:00`."""
    of, terms = f"of {points(column.maximum)}", column.terms
    often: dict[float, str] = {0: "does not count", 2: "counts twice"}
    times = often.get(column.weight, f"counts {number(column.weight)} times")
    weight = f" · {times}" if column.weight != 1 else ""
    if column.is_archived:
        return f"{of}{weight} · archived"
    if terms.is_before(now) and terms.opens_at:
        return f"{of}{weight} · opens {local(terms.opens_at, zone)}"
    if terms.closes_at is None:
        return f"{of}{weight}"
    verb = "closed" if is_past(terms.closes_at, now) else "closes"
    return f"{of}{weight} · {verb} {local(terms.closes_at, zone)}"


def sorting_head(title: str, sort: str, choice: Choice) -> GradeHead:
    """A head that sorts; a second click turns the order round."""
    is_this = choice.sort == sort
    turned = "down" if is_this and choice.order == "up" else "up"
    return GradeHead(
        title=title,
        address="",
        sorts=choice.address(sort=sort, order=turned),
        sorted=("ascending" if choice.order == "up" else "descending") if is_this else "",
    )


def total_head(totals: Sequence[float], choice: Choice) -> GradeHead:
    """The head of the column that adds up, with mean and median of the `totals` below it, in per cent."""
    return replace(
        sorting_head("So far", "total", choice),
        small="weighted, per cent",
        mean=on_average(mean(totals)) if totals else "",
        median=on_average(median(totals)) if totals else "",
        count=str(len(totals)),
    )


def status_links(kinds: Sequence[set[str]], choice: Choice) -> tuple[StatusLink, ...]:
    """Links to everybody and to those with one status; `kinds` holds the statuses of each student.

    A status that nobody has is left out, unless it is the one chosen.
    """
    counts = Counter(kind for has in kinds for kind in has)
    everybody = StatusLink("All", len(kinds), choice.address(status=""), not choice.status)
    return (
        everybody,
        *(
            StatusLink(
                STATUS_WORDS[status],
                counts[status],
                choice.address(status=status),
                status == choice.status,
            )
            for status in STATUSES
            if counts[status] or status == choice.status
        ),
    )
