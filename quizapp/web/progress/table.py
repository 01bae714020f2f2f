"""A learner's progress as CSV: a row per fact."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.core.facts import Fact
from quizapp.core.rendering import say_text
from quizapp.formats.scores_csv import Cell, csv_lines, number
from quizapp.usecases.forecasting import Foreseen
from quizapp.usecases.reading import Course
from quizapp.web.words import place, section_title

COLUMNS = (
    "section", "place", "fact", "answers", "forgotten", "last_answered", "due", "recall_day",
    "recall_percent",
)  # fmt: skip


def csv_of(course: Course, foreseen: Foreseen) -> Iterator[str]:
    """The lines of the table, with the chance of recall on the day that is foreseen; where not met, none."""
    return csv_lines(COLUMNS, (_row(course, foreseen, fact) for fact in course.bank.items))


def _row(course: Course, foreseen: Foreseen, fact: Fact) -> list[Cell]:
    what: list[Cell] = [
        section_title(course.bank, fact.section),
        place(course.bank, map(str, fact.at)),
        say_text(fact.say),
    ]
    state = course.memories.get(fact.id)
    if state is None:
        return [*what, 0, "", "", "", "", ""]
    return [
        *what,
        state.reviews,
        state.lapses,
        state.last_day.isoformat(),
        state.due_day.isoformat(),
        foreseen.day.isoformat(),
        number(100 * foreseen.recalls[fact.id]),
    ]
