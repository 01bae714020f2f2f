"""Home, help, the list of keys, and the health check."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, g, jsonify
from werkzeug.wrappers import Response

from quizapp.usecases import home as homes
from quizapp.usecases.condition import can_save
from quizapp.usecases.home import Home, Plan
from quizapp.usecases.planning import Today
from quizapp.usecases.reading import Course
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.lines import session_left, waiting_lines
from quizapp.web.plan_words import TODAY, come_back, countdown, later, reach, todays
from quizapp.web.progress.week import week_line
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.common import RECALL_WORDS, BankLink, CourseLine, RecallBar
from quizapp.web.views.pages import (
    HelpPage,
    HomeEmpty,
    HomeFirst,
    HomePlan,
    KeysPage,
    SectionCount,
    SectionRecall,
    ShutBy,
)
from quizapp.web.words import (
    counted,
    fact_count,
    minutes,
    question_count,
    section_title,
    weekday,
)

bp = Blueprint("pages", __name__)


@bp.get("/")
@policy(Policy.PUBLIC)
def home() -> str:
    """The course for whoever is new, today's plan for whoever comes back."""
    found = homes.home(services(), g.person, now())
    if found.first is not None:
        g.bank_slug = found.first.row.slug
        speak_as(found.first.bank.head)
        return show(_first(found, found.first))
    if not found.plans:
        return show(HomeEmpty())
    plan = found.plans[0]
    g.bank_slug = plan.course.row.slug
    speak_as(plan.course.bank.head)
    is_new = not any(one.course.memories or one.today.exam or one.last_exam for one in found.plans)
    if is_new and not (found.quizzes or plan.class_names or g.person.is_claimed):
        return show(_first(found, plan.course))
    return show(_plan(found, plan))


@bp.get("/keys")
@policy(Policy.PUBLIC)
def keys() -> str:
    """Every key that does something."""
    return show(KeysPage())


@bp.get("/help")
@policy(Policy.PUBLIC)
def help_() -> str:
    """How it works, for whoever wants to know."""
    return show(HelpPage(words=RECALL_WORDS))


@bp.get("/favicon.ico")
@policy(Policy.PUBLIC)
def favicon() -> Response:
    """The logo, for browsers and programs that ask for it under this name without looking at a page."""
    return current_app.send_static_file("favicon.ico")


@bp.get("/healthz")
@policy(Policy.PUBLIC)
def healthz() -> Response:
    """Whether the server runs; it starts only once the database can be written."""
    return jsonify(status="ok")


@bp.get("/readyz")
@policy(Policy.PUBLIC)
def readyz() -> tuple[Response, int]:
    """Whether an answer could be saved now: for whoever spreads requests over several servers."""
    if can_save(services()):
        return jsonify(status="ok"), 200
    return jsonify(status="busy"), 503


def _first(home_: Home, course: Course) -> HomeFirst:
    bank = course.bank
    return HomeFirst(
        bank=course.row.slug,
        title=bank.head.title,
        summary=bank.head.summary,
        fact_count=len(bank.facts),
        question_count=question_count(bank),
        sections=tuple(
            SectionCount(section.title, fact_count(bank, section.id), question_count(bank, section.id))
            for section in bank.head.sections
        ),
        source=bank.head.source,
        other_banks=_others(home_),
    )


def _plan(home_: Home, plan: Plan) -> HomePlan:
    course, today = plan.course, plan.today
    sections = dict.fromkeys(fact.section for fact in (*today.due, *today.new))
    return HomePlan(
        bank=course.row.slug,
        title=course.bank.head.title,
        date_words=weekday(course.day),
        due=len(today.due),
        new=len(today.new),
        left=len(today.order) - len(today.sitting),
        minutes=_minutes(today),
        later=later(today),
        sections=tuple(
            SectionRecall(
                section.id,
                section.title,
                RecallBar.of(course.recalls.get(f.id) for f in course.counted if f.section == section.id),
            )
            for section in course.bank.head.sections
        ),
        from_sections=tuple(section_title(course.bank, section) for section in list(sections)[:3]),
        come_back=come_back(today, course.day),
        done_today=plan.answered_today,
        open_session=session_left(plan.open_session, today),
        quizzes=waiting_lines(home_.quizzes, now(), g.person.time_zone),
        shut_by=_shut_by(home_, course.row.slug),
        class_names=plan.class_names,
        courses=tuple(_course_line(home_, other) for other in home_.plans[1:]),
        other_banks=_others(home_),
        zone_missing=not person().has_zone,
        week=week_line(),
        aside=len(course.aside),
        **_exam(plan),
    )


def _exam(plan: Plan) -> dict[str, Any]:
    """What a home says of an exam, and of how far today's work reaches."""
    today, day = plan.today, plan.course.day
    exam = today.exam
    if exam is None:
        return {"exam_past": plan.last_exam is not None}
    words = [reach(exam, day)] if today.order else todays(today, day)
    return {
        "exam": countdown(exam, day),
        "exam_title": exam.title,
        "plan_words": words[0] if words else reach(exam, day).removeprefix(f"{TODAY} "),
        "is_exam_day": exam.plan is None,
        "has_last_look": exam.last_look > 0,
    }


def _minutes(today: Today) -> int:
    return minutes(today.sitting_seconds) if today.order else 0


def _shut_by(home_: Home, bank: str) -> ShutBy | None:
    """The quiz that shuts a course now."""
    shutting = (quiz for quiz in home_.quizzes if quiz.bank_slug == bank and quiz.shuts_its_course)
    return next((ShutBy(quiz.attempts[-1].public_id, quiz.title) for quiz in shutting), None)


def _course_line(home_: Home, plan: Plan) -> CourseLine:
    """A course beside the most urgent one, with its plan in a sentence."""
    due, new, exam = len(plan.today.due), len(plan.today.new), plan.today.exam
    soon = f"{countdown(exam, plan.course.day)}. " if exam else ""
    parts = [f"{due} {'is' if due == 1 else 'are'} due"] if due else []
    parts += [f"{new} {'is' if new == 1 else 'are'} new"] if new else []
    waiting = session_left(plan.open_session, plan.today)
    if waiting:
        to_come = counted(waiting.questions, "question", "questions")
        words = f"{to_come} to go in your session, about {counted(waiting.minutes, 'minute', 'minutes')}."
    elif parts:
        first = counted(len(plan.today.sitting), "question", "questions")
        takes = f"about {counted(_minutes(plan.today), 'minute', 'minutes')}"
        words = f"{', '.join(parts)}: {f'{first} first, ' if later(plan.today) else ''}{takes}."
    else:
        back = come_back(plan.today, plan.course.day)
        words = "Done for today." if plan.answered_today else "Nothing is due today."
        words += f" Come back {back}." if back else ""
    shut_by = _shut_by(home_, plan.course.row.slug)
    if shut_by:
        return CourseLine(
            bank=plan.course.row.slug,
            title=plan.course.bank.head.title,
            words=f"Shut while you take “{shut_by.title}”.",
            class_names=plan.class_names,
        )
    return CourseLine(
        bank=plan.course.row.slug,
        title=plan.course.bank.head.title,
        words=soon + words,
        questions=due + new,
        open_session=waiting,
        class_names=plan.class_names,
    )


def _others(home_: Home) -> tuple[BankLink, ...]:
    return tuple(BankLink(row.slug, row.title) for row in home_.others)
