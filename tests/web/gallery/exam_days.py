"""Exam days: the plan of a learner, the days of a class, and a home with an exam ahead."""

from __future__ import annotations

from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.store.exam_plans import ExamDay, Way
from quizapp.usecases.exam_plans import ExamPlan
from quizapp.web.plan.forms import ExamPlanForm
from quizapp.web.plan.page import NOTHING_SET
from quizapp.web.plan_words import PAST, TODAY_IS_IT
from quizapp.web.teach.exam_days import ClassExamForm
from quizapp.web.views import pages
from quizapp.web.views.common import SessionLeft
from quizapp.web.views.plan import (
    ClassExamLine,
    ClassExamsPage,
    ExamLine,
    ExamPlanPage,
    ForecastLine,
)
from quizapp.web.views.progress import WeekLine
from tests.web.gallery.forms import COURSES, filled, none
from tests.web.gallery.samples import A_CLASS, BANK, HOME_PLAN, TITLE, UGLY

TODAY = date(2026, 11, 23)
MIDTERM = ExamDay(date(2027, 1, 15), "Midterm")
SETTING = ExamPlan(
    own=(ExamDay(date(2026, 10, 12), "First test"), MIDTERM),
    of_classes=(ExamDay(date(2027, 2, 1), "Final", "Class 10B"),),
    way=Way((20, 20, 20, 20, 20, 0, 45), finishes_early=True),
    dates={date(2026, 12, 24): 0, date(2027, 1, 14): 90},
    is_set=True,
)
DAYS = (
    ExamLine("Friday, 15 January", "in 53 days", "Midterm", iso="2027-01-15"),
    ExamLine("Monday, 1 February", "in 70 days", "Final", "Class 10B"),
    ExamLine("Monday, 12 October", "42 days ago", "First test", is_past=True, iso="2026-10-12"),
)
FORECAST = (
    ForecastLine("Today", 0.48, 0.44, 0.53),
    ForecastLine("On the exam day, if you keep to the plan", 0.91, 0.86, 0.94),
    ForecastLine("On the exam day, if you do nothing more", 0.31, 0.24, 0.39),
    ForecastLine("60 days after it, if you keep to the plan", 0.74, 0.66, 0.8),
)
FULL: dict[str, Any] = {
    "bank": BANK,
    "title": TITLE,
    "headline": "Exam in 53 days: about 91\N{NO-BREAK SPACE}% if you keep to the plan.",
    "lead": "You can meet the remaining 120 facts and recall each once: 14 minutes a day are enough, "
    "you have 20.",
    "why": (
        "Today 8 are new, 12 are due and 4 were drawn by lot, to check the forecast.",
        "You have done 6 of today’s 20 minutes.",
        "A fact comes back once its chance of recall is under 88\N{NO-BREAK SPACE}%.",
    ),
    "questions": 24,
    "minutes": 9,
    "has_plan": True,
    "days": DAYS,
    "forecast": FORECAST,
    "forecast_note": "412 answers given a day or more after the one before stand behind this; in four of "
    "five cases the truth should lie within the range.",
}
EARLY: dict[str, Any] = {
    **FULL,
    "headline": "Exam in 53 days.",
    "why": ("Today 8 are new.",),
    "forecast": (),
    "forecast_note": "Not enough answers yet to foresee how much you will know: 12 answers of 30. Only those "
    "count that come a day or more after the one before, for they tell how fast you forget.",
    "days": DAYS[1:2],
}
WRONG = {
    "days-0-day": "2026-11-01", "days-0-title": UGLY,
    "days-1-day": "2026-10-12", "days-1-title": "First test", "days-2-day": "soon",
    "every_day": "a lot", "sunday": "900", "dates-0-day": "", "dates-0-minutes": "5", "style": "early",
}  # fmt: skip
EXAMS = (
    ClassExamLine(1, "Friday, 15 January", "in 53 days", TITLE, "Midterm"),
    ClassExamLine(2, "Monday, 1 February", "in 70 days", UGLY, UGLY),
    ClassExamLine(3, "Monday, 12 October", "42 days ago", TITLE, is_past=True),
)


def plan_form(setting: ExamPlan, posted: dict[str, str] | None = None):
    """A maker of the form of a plan; with `posted` it was judged."""

    def forms() -> dict[str, object]:
        form = ExamPlanForm.of(setting, TODAY, formdata=MultiDict(posted) if posted else None)
        if posted is not None:
            form.validate()
            form.judge(setting, TODAY)
        return {"form": form}

    return forms


def class_form(**more: Any) -> ClassExamForm:
    return ClassExamForm(**more).offer(COURSES)


EXHIBITS = {
    "exam-day-none": (
        ExamPlanPage(BANK, TITLE, "When do you want to know it?", NOTHING_SET),
        "student",
        plan_form(ExamPlan()),
    ),
    "exam-day": (ExamPlanPage(**FULL), "student", plan_form(SETTING)),
    "exam-day-early": (
        ExamPlanPage(**EARLY),
        "guest",
        plan_form(ExamPlan(of_classes=SETTING.of_classes)),
    ),
    "exam-day-errors": (ExamPlanPage(**FULL), "student", plan_form(SETTING, WRONG)),
    "exam-day-today": (
        ExamPlanPage(
            BANK,
            TITLE,
            "Today is the day.",
            "Nothing new; a last look if you like.",
            is_exam_day=True,
            has_last_look=True,
            has_plan=True,
            days=(ExamLine("Monday, 23 November", "today", iso="2026-11-23"),),
        ),
        "student",
        plan_form(ExamPlan(own=(ExamDay(TODAY, ""),), is_set=True)),
    ),
    "exam-day-past": (
        ExamPlanPage(
            BANK,
            TITLE,
            "Your exam is behind you.",
            PAST.partition(". ")[2],
            days=DAYS[2:],
        ),
        "student",
        plan_form(ExamPlan(own=SETTING.own[:1], is_set=True)),
    ),
    "home-left": (
        pages.HomePlan(
            **HOME_PLAN,
            due=152,
            new=30,
            minutes=12,
            left=122,
            later="More waits behind these: 6 minutes a day catch up within a week.",
            done_today=80,
            exam_past=True,
        ),
        "student",
        none,
    ),
    "home-exam": (
        pages.HomePlan(
            **HOME_PLAN, due=16, new=8, minutes=9, exam="Exam in 53 days", plan_words=str(FULL["lead"])
        ),
        "student",
        none,
    ),
    "home-week": (
        pages.HomePlan(
            **HOME_PLAN,
            due=16,
            new=8,
            minutes=9,
            exam="Exam in 53 days",
            exam_title=UGLY,
            open_session=SessionLeft("s1", 8, 4, done=2, planned=10, behind=14),
            plan_words=str(FULL["lead"]),
            week=WeekLine(studied=2, left=3, goal=4),
        ),
        "student",
        none,
    ),
    "home-exam-today": (
        pages.HomePlan(
            **HOME_PLAN,
            due=0,
            new=0,
            minutes=0,
            exam="Exam today",
            exam_title="Midterm",
            plan_words=TODAY_IS_IT.partition(". ")[2],
            is_exam_day=True,
            has_last_look=True,
        ),
        "student",
        none,
    ),
    "class-exam-days": (ClassExamsPage(**A_CLASS, exams=EXAMS), "teacher", filled(class_form)),
    "class-exam-days-none": (ClassExamsPage(**A_CLASS), "teacher", filled(class_form)),
    "class-exam-days-error": (
        ClassExamsPage(**A_CLASS, exams=EXAMS, changes=2),
        "teacher",
        filled(class_form, {"bank": BANK, "day": "", "title": "t" * 90}),
    ),
}
