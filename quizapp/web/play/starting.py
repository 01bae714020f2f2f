"""Beginning quizzes: practice of one's own choice, and those of a class."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.attempts import Terms, is_over
from quizapp.core.blueprint import Blueprint as QuizBlueprint
from quizapp.core.errors import TooFewFacts
from quizapp.core.generate import offered_kinds
from quizapp.core.kinds import KINDS
from quizapp.usecases import arriving, beginning, reading
from quizapp.usecases.beginning import QuizToTake
from quizapp.usecases.reading import Course
from quizapp.web.access import Policy, browser, now, person, policy, remember, services
from quizapp.web.lines import waiting_lines
from quizapp.web.play.blueprint import bp
from quizapp.web.play.forms import StartQuizForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.play import AttemptLine, PlayIndex, QuizStart
from quizapp.web.words import local, of_points, question_count, span

CERTAINTY = (
    "You say how sure you are of each answer. Right earns 1, 2 or 3 points the surer you are; wrong costs "
    "nothing, 2 or 6."
)


@bp.get("/quiz/<bank>")
@policy(Policy.PUBLIC)
def index(bank: str) -> str:
    """Choose a practice quiz, or go on with a class's."""
    course = _course(bank)
    return show(_index(course), form=_start_form(course))


@bp.post("/quiz/<bank>")
@policy(Policy.PUBLIC)
def start(bank: str) -> Response | tuple[str, int]:
    """Begin a practice quiz; whoever is nobody yet becomes a guest."""
    course = _course(bank)
    form = _start_form(course)
    if not form.validate_on_submit():
        return show(_index(course), form=form), 422
    blueprint = QuizBlueprint(
        count=form.count.data or 10,
        sections=tuple(form.sections.data or ()),
        kinds=tuple(form.kinds.data or ()),
    )
    limit = None if form.minutes.data is None else form.minutes.data * 60
    try:
        begun = _begun(bank, blueprint, Terms(limit, asks_certainty=form.certainty.data))
    except TooFewFacts as few:
        form.count.errors = [*form.count.errors, str(few)]
        return show(_index(course), form=form), 422
    return redirect(url_for("play.question", attempt=begun, position=1), code=303)


@bp.get("/quizzes/<quiz>")
@policy(Policy.LEARNER)
def quiz(quiz: str) -> str:
    """The start page of a class quiz."""
    found = beginning.look_at_quiz(services(), person(), quiz, now())
    g.wanted_bank = found.bank.slug
    return show(
        QuizStart(
            quiz=quiz,
            title=found.quiz.title,
            class_name=found.room.name,
            question_count=QuizBlueprint.from_plain(found.quiz.blueprint).count,
            state=found.state,
            rules=_rules(found.quiz.terms),
            attempt=found.attempt,
            when=_when(found),
        )
    )


@bp.post("/quizzes/<quiz>")
@policy(Policy.LEARNER)
def begin(quiz: str) -> Response:
    """Begin the one attempt, or go on with it."""
    begun = beginning.begin_quiz(services(), person(), quiz, fresh.public_id(), fresh.seed(), now())
    return redirect(url_for("play.question", attempt=begun, position=1), code=303)


def _rules(terms: Terms) -> tuple[str, ...]:
    """What to know before beginning, in sentences."""
    rules = ["You have one attempt."]
    if terms.time_limit is not None:
        rules.append(f"You have {span(terms.time_limit)} from the moment you begin.")
    if terms.closes_at is not None:
        rules.append(f"It closes on {local(terms.closes_at, person().time_zone)}, whenever you begin.")
    ends = terms.time_limit is not None or terms.closes_at is not None
    rules.append(
        "Every answer is saved as you go; you can stop and come back, but the time goes on. What is saved "
        "when it is up counts."
        if ends
        else "Every answer is saved as you go; you can stop and come back."
    )
    if terms.asks_certainty:
        rules.append(CERTAINTY)
    return (*rules, "Answers and reasons are shown after you hand in.")


def _when(found: QuizToTake) -> str:
    """What matters now beside the rules."""
    zone, terms = person().time_zone, found.quiz.terms
    if found.state == "not_yet" and terms.opens_at is not None:
        return f"It opens on {local(terms.opens_at, zone)}."
    if found.state == "closed":
        return beginning.ARCHIVED if found.is_archived else f"It closed on {_closed(terms)}."
    if found.state == "open" and found.due_at is not None:
        return f"Your time is up on {local(found.due_at, zone)}."
    return ""


def _closed(terms: Terms) -> str:
    return local(terms.closes_at, person().time_zone) if terms.closes_at else ""


def _begun(bank: str, blueprint: QuizBlueprint, terms: Terms) -> str:
    ids = fresh.public_id(), fresh.seed()
    if g.person is not None:
        return beginning.start_practice(services(), person(), bank, blueprint, *ids, now(), terms)
    guest, begun = arriving.start_practice(services(), browser(), bank, blueprint, *ids, now(), terms)
    remember(guest)
    return begun


def quiz_kinds() -> list[tuple[str, str]]:
    """The kinds that may stand in a quiz, as (name, title)."""
    return [(kind.name, kind.title) for kind in KINDS.values() if kind.in_quizzes]


def _course(bank: str) -> Course:
    course = reading.course(services(), g.person, bank, now())
    g.bank_slug = course.row.slug
    speak_as(course.bank.head)
    return course


def _start_form(course: Course) -> StartQuizForm:
    sections = [(section.id, section.title) for section in course.bank.head.sections]
    form = StartQuizForm().offer(sections, [(kind.name, kind.title) for kind in offered_kinds(course.bank)])
    if not form.is_submitted():
        form.count.data = max(1, min(form.count.data or 1, len(course.bank.items)))
    return form


def _index(course: Course) -> PlayIndex:
    quizzes, attempts = ([], [])
    if g.person is not None:
        quizzes, attempts = reading.quizzes_and_attempts(services(), person(), course.row.id)
    return PlayIndex(
        bank=course.row.slug,
        bank_title=course.bank.head.title,
        fact_count=len(course.bank.facts),
        question_count=question_count(course.bank),
        waiting=waiting_lines(quizzes, now(), person().time_zone) if quizzes else (),
        attempts=tuple(map(_attempt_line, attempts)),
    )


def _attempt_line(row: Any) -> AttemptLine:
    is_open = not is_over(row.status, row.due_at, now())
    ended = of_points(row.score, row.maximum) if row.score is not None else "time is up"
    return AttemptLine(
        attempt=row.public_id,
        title=row.quiz_title or "Practice",
        when=local(row.submitted_at or row.started_at, person().time_zone),
        words="not handed in" if is_open else ended,
        is_open=is_open,
    )
