"""Exam days and the minutes to work for them: what learners set, and what their classes set for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from quizapp.store.put_away import CLASS_STANDS, MEMBER_STANDS
from quizapp.store.tables import Class, ClassBank, ClassExam, ClassMember, ExamDate, ExamPlan, StudyMinutes


@dataclass(frozen=True, slots=True)
class Way:
    """How a learner wants to work: minutes of Monday to Sunday, and whether to stop once enough is sure."""

    minutes: tuple[int, ...]
    finishes_early: bool


@dataclass(frozen=True, slots=True)
class ExamDay:
    """A day on which a course is to be known; `class_name` is empty where the learner set it."""

    day: date
    title: str
    class_name: str = ""


def ways(on: Connection, learner_id: int) -> dict[int, Way]:
    """How a learner wants to work, by bank; none where nothing was said."""
    rows = select(ExamPlan.bank_id, ExamPlan.minutes, ExamPlan.finishes_early)
    found = on.execute(rows.where(ExamPlan.learner_id == learner_id))
    return {row[0]: Way(tuple(row[1]), row[2]) for row in found}


def exam_days(on: Connection, learner_id: int) -> dict[int, list[ExamDay]]:
    """The days a learner set, by bank, the earliest first."""
    rows = select(ExamDate.bank_id, ExamDate.day, ExamDate.title).where(ExamDate.learner_id == learner_id)
    return _by_bank(on.execute(rows.order_by(ExamDate.day)))


def class_exam_days(on: Connection, learner_id: int) -> dict[int, list[ExamDay]]:
    """The days of the classes a learner is in, by bank, the earliest first.

    Of archived classes, and of courses that a class no longer learns from, there are none.
    """
    rows = (
        select(ClassExam.bank_id, ClassExam.day, ClassExam.title, Class.name)
        .join(Class, Class.id == ClassExam.class_id)
        .join(ClassMember, ClassMember.class_id == Class.id)
        .join(ClassBank, (ClassBank.class_id == Class.id) & (ClassBank.bank_id == ClassExam.bank_id))
        .where(ClassMember.learner_id == learner_id, MEMBER_STANDS, CLASS_STANDS, Class.archived_at.is_(None))
    )
    return _by_bank(on.execute(rows.order_by(ClassExam.day, Class.name, Class.id)))


def dated_minutes(on: Connection, learner_id: int, since: date) -> dict[int, dict[date, int]]:
    """The minutes of single dates from `since` on, by bank."""
    rows = select(StudyMinutes.bank_id, StudyMinutes.day, StudyMinutes.minutes)
    mine = rows.where(StudyMinutes.learner_id == learner_id, StudyMinutes.day >= since)
    found: dict[int, dict[date, int]] = {}
    for bank_id, day, minutes in on.execute(mine.order_by(StudyMinutes.day)):
        found.setdefault(bank_id, {})[day] = minutes
    return found


def save_way(on: Connection, learner_id: int, bank_id: int, way: Way, now: datetime) -> None:
    """Store how a learner wants to work for a course."""
    values = {"minutes": list(way.minutes), "finishes_early": way.finishes_early, "changed_at": now}
    mine = (ExamPlan.learner_id == learner_id, ExamPlan.bank_id == bank_id)
    if not on.execute(update(ExamPlan).where(*mine).values(values)).rowcount:
        on.execute(insert(ExamPlan).values(learner_id=learner_id, bank_id=bank_id, **values))


def set_exam_days(on: Connection, learner_id: int, bank_id: int, days: Sequence[ExamDay]) -> None:
    """Let these be a learner's days for a course, and no others."""
    on.execute(delete(ExamDate).where(ExamDate.learner_id == learner_id, ExamDate.bank_id == bank_id))
    if days:
        mine = {"learner_id": learner_id, "bank_id": bank_id}
        on.execute(insert(ExamDate), [{**mine, "day": one.day, "title": one.title} for one in days])


def set_minutes(
    on: Connection, learner_id: int, bank_id: int, since: date, minutes: Mapping[date, int]
) -> None:
    """Let these be the minutes of single dates from `since` on; those before stay as they were."""
    mine = (StudyMinutes.learner_id == learner_id, StudyMinutes.bank_id == bank_id)
    on.execute(delete(StudyMinutes).where(*mine, StudyMinutes.day >= since))
    rows = [
        {"learner_id": learner_id, "bank_id": bank_id, "day": day, "minutes": count}
        for day, count in minutes.items()
    ]
    if rows:
        on.execute(insert(StudyMinutes), rows)


def list_class_exams(on: Connection, class_id: int) -> list[Any]:
    """The exam days of a class by date. Columns: id, bank_id, day, title."""
    rows = select(ClassExam.id, ClassExam.bank_id, ClassExam.day, ClassExam.title)
    return list(on.execute(rows.where(ClassExam.class_id == class_id).order_by(ClassExam.day, ClassExam.id)))


def add_class_exam(on: Connection, class_id: int, bank_id: int, day: date, title: str, now: datetime) -> int:
    """Add an exam day of a class. IntegrityError where it has that day for this course."""
    values = {"class_id": class_id, "bank_id": bank_id, "day": day, "title": title, "created_at": now}
    return int(on.execute(insert(ClassExam).values(values).returning(ClassExam.id)).scalar_one())


def change_class_exam(
    on: Connection, class_id: int, exam_id: int, bank_id: int, day: date, title: str
) -> bool:
    """Change an exam day of a class; False where it has none of this id. IntegrityError as for adding."""
    mine = (ClassExam.class_id == class_id, ClassExam.id == exam_id)
    changed = update(ClassExam).where(*mine).values(bank_id=bank_id, day=day, title=title)
    return bool(on.execute(changed).rowcount)


def remove_class_exam(on: Connection, class_id: int, exam_id: int) -> bool:
    """Remove an exam day of a class; False where it has none of this id."""
    gone = delete(ClassExam).where(ClassExam.class_id == class_id, ClassExam.id == exam_id)
    return bool(on.execute(gone).rowcount)


def _by_bank(rows: Any) -> dict[int, list[ExamDay]]:
    found: dict[int, list[ExamDay]] = {}
    for bank_id, *day in rows:
        found.setdefault(bank_id, []).append(ExamDay(*day))
    return found
