"""Grades as Canvas imports them. The rules are those of its importer, which says little when it misreads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizapp.formats.gradebooks.sheet import GradeColumn, GradeLine, Learner, Trap, line_of, same_names
from quizapp.formats.scores_csv import neutral, number

FIXED_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS = "    Points Possible"
# What ends like "Treaties (1953)" is taken for assignment 1953.
_ENDS_LIKE_ID = re.compile(r"\s\((\d+)\)\s*$")
# A column whose header has one of these anywhere is dropped without a word.
_DROPPED = re.compile(r"\b(current|final|override) (score|points|grade|status)", re.IGNORECASE)
_SWALLOWED = re.compile("(points) (possible)", re.IGNORECASE)  # such a line is taken for no learner


def canvas_lines(columns: Sequence[GradeColumn], lines: Iterable[GradeLine]) -> Iterator[str]:
    """The file line by line: header, what can be reached, then the learners."""
    yield line_of([*FIXED_COLUMNS, *map(header_of, columns)])
    yield line_of([POINTS, "", "", "", "", *(number(column.maximum) for column in columns)])
    for line in lines:
        yield line_of([*_keys(line.learner), *(grade.text("", "EX") for grade in line.grades)])


def header_of(column: GradeColumn) -> str:
    """The header of a quiz: its title, made safe, and its id in Canvas where that is known."""
    title = safe_title(column.title)
    return f"{title} ({column.platform_id})" if column.platform_id else title


def safe_title(title: str) -> str:
    """The title as Canvas will keep it: no number in parentheses at its end, none of the words it drops."""
    kept = " ".join(neutral(title).split())
    kept = _ENDS_LIKE_ID.sub(r" [\1]", kept)
    return _DROPPED.sub(r"\1-\2", kept)


def canvas_traps(columns: Sequence[GradeColumn], learners: Sequence[Learner]) -> list[Trap]:
    """What Canvas would misread in this sheet, and what is done about it."""
    return [*_titles(columns), *_names(learners), *same_names(learners)]


def safe_name(name: str) -> str:
    """The name as a cell that neither a spreadsheet nor Canvas takes for anything else."""
    return _SWALLOWED.sub(r"\1-\2", neutral(name))


def _titles(columns: Sequence[GradeColumn]) -> Iterator[Trap]:
    seen: set[str] = set()
    for column in columns:
        title, safe = column.title, safe_title(column.title)
        if _ENDS_LIKE_ID.search(title):
            text = f"“{title}” ends like the number of an assignment in Canvas; it is written “{safe}”."
            yield Trap("title-like-id", text)
        elif _DROPPED.search(title):
            text = f"Canvas drops a column with such words in its title: “{title}” is written “{safe}”."
            yield Trap("title-dropped", text)
        if safe.casefold() in seen:
            yield Trap("same-title", f"Two quizzes are called “{safe}”, which Canvas cannot tell apart.")
        seen.add(safe.casefold())
    new = [safe_title(column.title) for column in columns if not column.platform_id]
    if new:
        who = f"“{new[0]}” has" if len(new) == 1 else f"{len(new)} quizzes have"
        end = "whether to make a new one" if len(new) == 1 else "whether to make new ones"
        yield Trap("new-assignment", f"{who} no number of an assignment, so Canvas asks {end}.")


def _names(learners: Sequence[Learner]) -> Iterator[Trap]:
    for learner in learners:
        if safe_name(learner.name) != learner.name:
            text = f"“{learner.name}” would be misread as a name; it is written “{safe_name(learner.name)}”."
            yield Trap("name-rewritten", text)
    without = sum(not (learner.login or learner.id_number) for learner in learners)
    if without:
        who = "student has" if without == 1 else "students have"
        text = f"{without} {who} neither a login nor an ID number: Canvas can only go by the name."
        yield Trap("without-key", text)


def _keys(learner: Learner) -> tuple[str, ...]:
    """The fixed cells. The number of Canvas itself is not known here; the section is that of Canvas."""
    return (safe_name(learner.name), "", learner.id_number, learner.login, "")
