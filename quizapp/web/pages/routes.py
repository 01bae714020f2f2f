"""Home, the list of keys, and the health check."""

from __future__ import annotations

from flask import Blueprint, g, jsonify, redirect, url_for
from werkzeug.wrappers import Response

from quizapp.core.memory.session import estimate_seconds
from quizapp.usecases import reading
from quizapp.usecases.reading import Course, Home
from quizapp.usecases.studying import Today
from quizapp.web.access import Policy, now, policy, services
from quizapp.web.lines import class_quiz_line
from quizapp.web.views import show
from quizapp.web.views.common import BankLink, RecallBar
from quizapp.web.views.pages import HomeEmpty, HomeFirst, HomePlan, KeysPage, SectionCount, SectionRecall
from quizapp.web.words import counted, days_away, minutes, section_title, weekday

bp = Blueprint("pages", __name__)


@bp.get("/")
@policy(Policy.PUBLIC)
def home() -> str:
    """The course for whoever is new, today's plan for whoever comes back."""
    found = reading.home(services(), g.person, now())
    if found.course is None:
        return show(HomeEmpty())
    g.bank_slug = found.course.row.slug
    if found.today is None or not (found.course.memories or found.quizzes or g.person.is_claimed):
        return show(_first(found, found.course))
    return show(_plan(found, found.course, found.today))


@bp.get("/keys")
@policy(Policy.PUBLIC)
def keys() -> str:
    """Every key that does something."""
    return show(KeysPage())


@bp.get("/favicon.ico")
@policy(Policy.PUBLIC)
def favicon() -> Response:
    """Browsers that ask for this name get the logo."""
    return redirect(url_for("static", filename="logo.svg"), code=301)


@bp.get("/healthz")
@policy(Policy.PUBLIC)
def healthz() -> Response:
    """Whether the server runs; it starts only once the database can be written."""
    return jsonify(status="ok")


def _first(home_: Home, course: Course) -> HomeFirst:
    bank = course.bank
    return HomeFirst(
        bank=course.row.slug,
        title=bank.head.title,
        summary=bank.head.summary,
        fact_count=len(bank.facts),
        sections=tuple(
            SectionCount(section.title, sum(fact.section == section.id for fact in bank.facts))
            for section in bank.head.sections
        ),
        source=bank.head.source,
        other_banks=_others(home_),
    )


def _plan(home_: Home, course: Course, today: Today) -> HomePlan:
    sections = dict.fromkeys(fact.section for fact in (*today.due, *today.new))
    return HomePlan(
        bank=course.row.slug,
        title=course.bank.head.title,
        date_words=weekday(course.day),
        due=len(today.due),
        new=len(today.new),
        minutes=minutes(estimate_seconds(len(today.due) + len(today.new), len(today.new))),
        sections=tuple(
            SectionRecall(
                section.id,
                section.title,
                RecallBar.of(course.recalls.get(f.id) for f in course.bank.facts if f.section == section.id),
            )
            for section in course.bank.head.sections
        ),
        from_sections=tuple(section_title(course.bank, section) for section in list(sections)[:3]),
        come_back=_come_back(course, today),
        done_today=home_.answered_today,
        open_session=home_.open_session,
        quizzes=tuple(class_quiz_line(row) for row in home_.quizzes if row.status != "submitted"),
        other_banks=_others(home_),
    )


def _come_back(course: Course, today: Today) -> str:
    """When there is more to do: tomorrow for new facts, else the next day on which one fades."""
    if today.unmet:
        return "tomorrow"
    if today.next_due is None:
        return ""
    due = sum(state.due_day <= today.next_due for state in course.memories.values())
    return f"{days_away(today.next_due, course.day)}, {counted(due, 'question', 'questions')}"


def _others(home_: Home) -> tuple[BankLink, ...]:
    return tuple(BankLink(row.slug, row.title) for row in home_.others)
