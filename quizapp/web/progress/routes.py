"""The source as the learner remembers it."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, g

from quizapp.usecases import reading
from quizapp.usecases.reading import CALENDAR_WEEKS, Course
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.lines import fact_line
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.common import RecallBar
from quizapp.web.views.progress import ParagraphMark, ProgressPage, SectionMap, StudyDay
from quizapp.web.words import weekday

bp = Blueprint("progress", __name__)
WEAKEST = 8


@bp.get("/progress/<bank>")
@policy(Policy.LEARNER)
def index(bank: str) -> str:
    """What is remembered, what fades, and when it was worked on."""
    found = reading.progress(services(), person(), bank, now())
    course = found.course
    g.bank_slug = course.row.slug
    speak_as(course.bank.head)
    recalls = course.recalls
    weakest = sorted(recalls, key=lambda fact: (recalls[fact], fact))[:WEAKEST]
    return show(
        ProgressPage(
            bank=course.row.slug,
            bank_title=course.bank.head.title,
            total=len(course.bank.items),
            met=len(recalls),
            expected=round(sum(recalls.values())),
            sections=_sections(course),
            weakest=tuple(fact_line(course, fact) for fact in weakest if recalls[fact] < 0.9),
            answers_given=sum(found.answers.values()),
            days=_days(found.since, course.day, found.answers),
        )
    )


def _sections(course: Course) -> tuple[SectionMap, ...]:
    facts_at: dict[str, list[str]] = {}
    for fact in course.bank.items:
        for locator in fact.at[:1]:
            facts_at.setdefault(locator.paragraph, []).append(fact.id)
    return tuple(
        SectionMap(
            section.id,
            section.title,
            tuple(_mark(course, mark, facts_at[mark]) for mark in section.paragraphs if mark in facts_at),
            RecallBar.of(course.recalls.get(f.id) for f in course.bank.items if f.section == section.id),
        )
        for section in course.bank.head.sections
    )


def _mark(course: Course, paragraph: str, facts: list[str]) -> ParagraphMark:
    met = [course.recalls[fact] for fact in facts if fact in course.recalls]
    number = paragraph.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or paragraph
    return ParagraphMark(number, sum(met) / len(met) if met else None, len(met), len(facts))


def _days(since: date, today: date, answers: dict[date, int]) -> tuple[StudyDay, ...]:
    days = (since + timedelta(days=away) for away in range(7 * CALENDAR_WEEKS))
    return tuple(
        StudyDay(
            date=weekday(day),
            label=f"{day:%a} {day.day}",
            weekday=f"{day:%A}",
            answers=answers.get(day, 0),
            is_today=day == today,
            is_ahead=day > today,
        )
        for day in days
    )
