"""Beginning practice of one's own choice."""

from __future__ import annotations

from flask import g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint as QuizBlueprint
from quizapp.core.errors import TooFewFacts
from quizapp.core.generate import offered_kinds
from quizapp.core.kinds import KINDS
from quizapp.usecases import arriving, beginning, reading
from quizapp.usecases.reading import Course, TakenBefore
from quizapp.usecases.standing import ListedQuiz
from quizapp.web.access import Policy, browser, now, person, policy, remember, services
from quizapp.web.lines import TIME_UP, waiting_lines
from quizapp.web.play.blueprint import bp
from quizapp.web.play.forms import StartQuizForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.play import AttemptLine, PlayIndex
from quizapp.web.words import local, of_points, question_count


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
    quizzes: list[ListedQuiz] = []
    attempts: list[TakenBefore] = []
    if g.person is not None:
        quizzes, attempts = reading.quizzes_and_attempts(services(), person(), course.row.id, now())
    return PlayIndex(
        bank=course.row.slug,
        bank_title=course.bank.head.title,
        fact_count=len(course.bank.facts),
        question_count=question_count(course.bank),
        waiting=waiting_lines(quizzes, now(), person().time_zone) if quizzes else (),
        attempts=tuple(map(_attempt_line, attempts)),
    )


def _attempt_line(one: TakenBefore) -> AttemptLine:
    ended = "handed in" if one.is_sealed else TIME_UP
    ended = ended if one.score is None else of_points(one.score, one.maximum)
    return AttemptLine(
        attempt=one.public_id,
        title=one.quiz_title or "Practice",
        when=local(one.moment, person().time_zone),
        words="not handed in" if one.is_open else ended,
        is_open=one.is_open,
    )
