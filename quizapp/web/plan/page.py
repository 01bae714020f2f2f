"""Page data of an exam plan, made of what the use case found."""

from __future__ import annotations

from datetime import date

from quizapp.store.exam_plans import ExamDay
from quizapp.usecases.exam_page import ExamPage
from quizapp.web.lines import session_left
from quizapp.web.plan_words import PAST, countdown, later, not_enough, reach, todays
from quizapp.web.views.plan import ExamLine, ExamPlanPage, ForecastLine
from quizapp.web.words import counted, day_words, days_away, minutes

NOTHING_SET = (
    "Say which day it is and how many minutes you have. Each day’s work is then planned to that day: what "
    "to meet, what to repeat, and how much you will know."
)


def page_of(found: ExamPage) -> ExamPlanPage:
    """The page about an exam plan."""
    today, exam = found.today, found.today.exam
    headline, lead = _finding(found)
    return ExamPlanPage(
        bank=found.row.slug,
        title=found.bank.head.title,
        headline=headline,
        lead=lead,
        why=tuple(todays(today, found.day)),
        questions=len(today.sitting),
        minutes=minutes(today.sitting_seconds),
        later=later(today),
        open_session=session_left(found.open_session, today),
        is_exam_day=exam is not None and exam.plan is None,
        has_last_look=exam is not None and exam.last_look > 0,
        exam_title=exam.title if exam else "",
        has_plan=exam is not None,
        days=_days(found),
        forecast=_forecast(found),
        forecast_note=_note(found),
    )


def exam_line(one: ExamDay, day: date) -> ExamLine:
    """An exam day as of `day`."""
    return ExamLine(
        date=day_words(one.day, day),
        away=days_away(one.day, day),
        title=one.title,
        class_name=one.class_name,
        is_past=one.day < day,
        iso=one.day.isoformat(),
    )


def _finding(found: ExamPage) -> tuple[str, str]:
    exam, forecast = found.today.exam, found.forecast
    if exam is None:
        if found.setting.last_before(found.day) is not None:
            first, _, then = PAST.partition(". ")
            return f"{first}.", then
        return "When do you want to know it?", NOTHING_SET
    lead = reach(exam, found.day)
    if exam.plan is None:
        first, _, then = lead.partition(". ")
        return f"{first}.", then
    when = countdown(exam, found.day)
    if forecast is not None and forecast.is_enough:
        return f"{when}: about {_percent(forecast.kept.share)} if you keep to the plan.", lead
    return f"{when}.", lead


def _days(found: ExamPage) -> tuple[ExamLine, ...]:
    ahead = [exam_line(one, found.day) for one in found.setting.ahead(found.day)]
    past = [one for one in (*found.setting.own, *found.setting.of_classes) if one.day < found.day]
    newest_first = sorted(past, key=lambda one: one.day, reverse=True)
    return (*ahead, *(exam_line(one, found.day) for one in newest_first))


def _forecast(found: ExamPage) -> tuple[ForecastLine, ...]:
    forecast = found.forecast
    if forecast is None or not forecast.is_enough:
        return ()
    lines = (
        ("Today", forecast.now),
        ("On the exam day, if you keep to the plan", forecast.kept),
        ("On the exam day, if you do nothing more", forecast.nothing),
        ("60 days after it, if you keep to the plan", forecast.after),
    )
    return tuple(ForecastLine(label, one.share, one.low, one.high) for label, one in lines)


def _note(found: ExamPage) -> str:
    if found.forecast is None:
        return ""
    if found.forecast.is_enough:
        answers = counted(found.answers, "answer", "answers")
        return (
            f"{answers} given a day or more after the one before stand behind this. It is a guide, no "
            "promise: among simulated learners most recalled a share within the range, and some less."
        )
    return not_enough(found.answers, found.wanted)


def _percent(share: float) -> str:
    return f"{round(share * 100)}\N{NO-BREAK SPACE}%"
