"""Lines of lists that several pages show, made from rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from quizapp.core.attempts import is_over
from quizapp.core.blueprint import Blueprint
from quizapp.store.classes import terms_of
from quizapp.usecases.reading import Course
from quizapp.web.views.common import ClassQuizLine, FactLine
from quizapp.web.words import local, of_points, place, section_title, span


def class_quiz_line(row: Any, now: datetime, zone: str) -> ClassQuizLine:
    """A class quiz as its member sees it at this moment, in their time zone."""
    state = _state(row, now)
    return ClassQuizLine(
        quiz=row.public_id,
        title=row.title,
        class_name=row.class_name,
        question_count=Blueprint.from_plain(row.blueprint).count,
        state=state,
        words=_words(row, state, zone),
    )


def waiting_lines(rows: Iterable[Any], now: datetime, zone: str) -> tuple[ClassQuizLine, ...]:
    """The class quizzes that can be taken or gone on with at this moment."""
    return tuple(line for row in rows if (line := class_quiz_line(row, now, zone)).waits)


def _state(row: Any, now: datetime) -> str:
    if row.status is not None:
        return "done" if is_over(row.status, row.due_at, now) else "open"
    if row.is_archived:
        return "closed"
    terms = terms_of(row)
    return "not_yet" if terms.is_before(now) else "ready" if terms.is_open(now) else "closed"


def _words(row: Any, state: str, zone: str) -> str:
    if state == "ready":
        limit = [] if row.time_limit is None else [span(row.time_limit)]
        closes = [] if row.closes_at is None else [f"closes {local(row.closes_at, zone)}"]
        return ", ".join([*limit, *closes]) or "one attempt"
    if state == "not_yet":
        return f"opens {local(row.opens_at, zone)}"
    if state == "closed":
        return "not taken"
    if state == "open":
        return "begun, not handed in" if row.due_at is None else f"until {local(row.due_at, zone)}"
    return "time is up" if row.score is None else of_points(row.score, row.maximum)


def fact_line(course: Course, fact_id: str) -> FactLine:
    """A fact of the course in a list, as this learner remembers it."""
    fact = course.bank.item_by_id[fact_id]
    return FactLine(
        fact=fact.id,
        say=fact.say,
        place=place(course.bank, map(str, fact.at)),
        recall=course.recalls.get(fact.id),
        has_caution=bool(fact.caution),
        section=section_title(course.bank, fact.section),
        is_question=fact.id in course.bank.fixed_by_id,
    )
