"""Lines of lists that several pages show, made from rows."""

from __future__ import annotations

from typing import Any

from quizapp.core.blueprint import Blueprint
from quizapp.usecases.reading import Course
from quizapp.web.views.common import ClassQuizLine, FactLine
from quizapp.web.words import place, points


def class_quiz_line(row: Any) -> ClassQuizLine:
    """A class quiz as its member sees it."""
    state = "ready" if row.status is None else "open" if row.status == "open" else "done"
    words = {
        "ready": "one attempt",
        "open": "begun, not handed in",
        "done": f"{points(row.score or 0)} of {points(row.maximum or 0)}",
    }[state]
    return ClassQuizLine(
        quiz=row.public_id,
        title=row.title,
        class_name=row.class_name,
        question_count=Blueprint.from_plain(row.blueprint).count,
        state=state,
        words=words,
    )


def fact_line(course: Course, fact_id: str) -> FactLine:
    """A fact of the course in a list, as this learner remembers it."""
    fact = course.bank.fact_by_id[fact_id]
    return FactLine(
        fact=fact.id,
        say=fact.say,
        place=place(course.bank, map(str, fact.at)),
        recall=course.recalls.get(fact.id),
        has_caution=bool(fact.caution),
        section=course.bank.section_by_id[fact.section].title,
    )
