"""Grades as Moodle's grade import takes them: the instructor says there which column is what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizapp.formats.gradebooks.sheet import GradeColumn, GradeLine, Learner, Trap, line_of
from quizapp.formats.scores_csv import neutral

KEYS = ("Username", "Email address", "ID number")
NAME = "Name"


def moodle_lines(columns: Sequence[GradeColumn], lines: Iterable[GradeLine]) -> Iterator[str]:
    """The file line by line. A grade that there is not is a hyphen, which Moodle leaves as it is.

    No columns of feedback: imported without grades they would wipe grades.
    """
    yield line_of([NAME, *KEYS, *map(header_of, columns)])
    for line in lines:
        learner = line.learner
        keys = (neutral(learner.name), learner.login, learner.email, learner.id_number)
        yield line_of([*keys, *(grade.text("-", "-") for grade in line.grades)])


def header_of(column: GradeColumn) -> str:
    """The header as Moodle's own export writes that of a quiz."""
    return f"Quiz: {' '.join(column.title.split())} (Real)"


def moodle_traps(columns: Sequence[GradeColumn], learners: Sequence[Learner]) -> list[Trap]:
    """What Moodle would misread in this sheet, and what to do about it."""
    traps = []
    titles = [header_of(column) for column in columns]
    for title in dict.fromkeys(title for title in titles if titles.count(title) > 1):
        traps.append(Trap("same-title", f"Two quizzes have the column “{title}”: rename one of them."))
    without = sum(not (learner.login or learner.id_number or learner.email) for learner in learners)
    if without:
        who = "student has" if without == 1 else "students have"
        text = f"{without} {who} no login, e-mail address or ID number, by one of which Moodle finds people."
        traps.append(Trap("without-key", text))
    mixed = [learner.email for learner in learners if learner.email != learner.email.lower()]
    if mixed:
        text = (
            f"Moodle tells capitals apart in e-mail addresses; look whether {mixed[0]} is written so there."
        )
        traps.append(Trap("capitals", text))
    return traps
