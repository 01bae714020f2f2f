"""The source as the learner remembers it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from flask import Blueprint, g

from quizapp.core.memory.forecast import Expected
from quizapp.core.memory.variants import ENOUGH_ANSWERS
from quizapp.usecases import progress
from quizapp.usecases.progress import CALENDAR_WEEKS, Progress
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.lines import fact_line
from quizapp.web.plan_words import not_enough
from quizapp.web.progress.forecast_words import forecast_lines, line_of, when_words
from quizapp.web.progress.forms import WeekGoalForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.common import RecallBar
from quizapp.web.views.progress import (
    DueDay,
    DueDays,
    ParagraphMark,
    ProgressPage,
    SectionMap,
    StudyDay,
    WeekLine,
)
from quizapp.web.words import question_count, weekday

bp = Blueprint("progress", __name__)
WEAKEST = 8
LEARNED = 0.9  # from this on a fact counts as learned


@bp.get("/progress/<bank>")
@policy(Policy.LEARNER)
def index(bank: str) -> str:
    """What is remembered, what least, what is foreseen, and when it was worked on."""
    found = progress.progress_in(services(), person(), bank, now())
    g.bank_slug = found.course.row.slug
    speak_as(found.course.bank.head)
    return show(progress_page(found), form=WeekGoalForm.of(found.week.goal))


def progress_page(found: Progress) -> ProgressPage:
    """The page of what was found."""
    course, foreseen = found.course, found.foreseen
    recalls = {fact: recall for fact, recall in course.recalls.items() if fact not in course.aside}
    weakest = sorted(recalls, key=lambda fact: (recalls[fact], fact))[:WEAKEST]
    return ProgressPage(
        bank=course.row.slug,
        bank_title=course.bank.head.title,
        total=len(course.counted),
        met=len(recalls),
        expected=round(sum(recalls.values())),
        sections=_sections(found),
        weakest=tuple(fact_line(course, fact) for fact in weakest if recalls[fact] < LEARNED),
        answers_given=sum(found.answers.values()),
        days=_days(found.since, course.day, found.answers),
        aside=len(course.aside),
        questions=question_count(course.bank),
        when=when_words(foreseen.day, course.day),
        is_exam=foreseen.is_exam,
        learned=sum(recall >= LEARNED for recall in recalls.values()),
        forecast=forecast_lines(foreseen, course.day) if recalls and foreseen.model.is_enough else (),
        later_answers=foreseen.model.answers,
        not_enough=not_enough(foreseen.model.answers),
        enough=ENOUGH_ANSWERS,
        due=_due(found) if recalls else None,
        week=_week(found) if recalls or found.study_days else None,
    )


def _sections(found: Progress) -> tuple[SectionMap, ...]:
    course, foreseen = found.course, found.foreseen
    facts_at: dict[str, list[str]] = {}
    recalls_in: dict[str, list[float | None]] = {}
    for fact in course.counted:
        recalls_in.setdefault(fact.section, []).append(course.recalls.get(fact.id))
    for fact in course.bank.items:
        for locator in fact.at[:1]:
            facts_at.setdefault(locator.paragraph, [])
            if fact.id not in course.aside:
                facts_at[locator.paragraph].append(fact.id)
    known: dict[str, Expected] = dict(foreseen.sections) if foreseen.model.is_enough else {}
    return tuple(
        SectionMap(
            section.id,
            section.title,
            tuple(_mark(found, mark, facts_at[mark]) for mark in section.paragraphs if mark in facts_at),
            RecallBar.of(recalls_in.get(section.id, ())),
            line_of("", when_words(foreseen.day, course.day), known[section.id])
            if section.id in known
            else None,
        )
        for section in course.bank.head.sections
    )


def _mark(found: Progress, paragraph: str, facts: list[str]) -> ParagraphMark:
    course = found.course
    met = [course.recalls[fact] for fact in facts if fact in course.recalls]
    number = paragraph.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or paragraph
    recall = sum(met) / len(facts) if met else None
    return ParagraphMark(number, recall, len(met), len(facts), found.foreseen.model.is_enough)


def _due(found: Progress) -> DueDays:
    return DueDays(tuple(DueDay(weekday(day), str(day.day), facts) for day, facts in found.due.items()))


def _week(found: Progress) -> WeekLine:
    return WeekLine(found.week.studied, found.week.left, found.week.goal, found.study_days)


def _days(since: date, today: date, answers: Mapping[date, int]) -> tuple[StudyDay, ...]:
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
