"""The start page of a class quiz: its rules, one's attempts so far, and beginning the next."""

from __future__ import annotations

from dataclasses import replace

from flask import g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.counting_attempts import IN_WORDS, Method
from quizapp.core.quiz_rules import Rules
from quizapp.core.quiz_states import QuizState
from quizapp.core.reviewing import Item, Moment
from quizapp.core.rounding import hundredths
from quizapp.usecases import beginning
from quizapp.usecases.beginning import QuizToTake
from quizapp.usecases.standing import OwnAttempt
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.lines import TIME_UP, given_note, left_words, soon
from quizapp.web.play.blueprint import bp
from quizapp.web.play.forms import BeginQuizForm
from quizapp.web.terms import change_lines
from quizapp.web.views import show
from quizapp.web.views.play import OwnAttemptLine, QuizStart
from quizapp.web.words import local, of_points, span

CERTAINTY = (
    "You say how sure you are of each answer. Right earns 1, 2 or 3 points the surer you are; wrong costs "
    "nothing, 2 or 6."
)
ONE_WAY = "It goes one way: a question that you have left stays as it is, so answer before you go on."
CLOSED_BOOK = (
    "It is a closed-book quiz: until you hand it in, the course is shut, with its cards and practice."
)
KEPT_ANSWERS = "Every answer is saved as you go; you can stop and come back"


@bp.get("/quizzes/<quiz>")
@policy(Policy.LEARNER)
def quiz(quiz: str) -> str:
    """The start page of a class quiz."""
    found = beginning.look_at_quiz(services(), person(), quiz, now())
    g.wanted_bank = found.bank.slug
    counted = found.counted
    return show(
        QuizStart(
            quiz=quiz,
            title=found.quiz.title,
            class_id=found.quiz.class_public_id,
            class_name=found.quiz.class_name,
            question_count=Blueprint.from_plain(found.quiz.blueprint).count,
            state=found.state,
            rules=(*_times(found.quiz.terms, found.left), *_ways(found.quiz.rules, found.quiz.terms)),
            attempt=found.attempt,
            when=_when(found),
            number=found.next_number,
            left=left_words(found.left) if found.state is QuizState.AGAIN and found.left is not None else "",
            attempts=tuple(_line(one) for one in reversed(found.attempts)),
            counted=of_points(counted, found.maximum) if counted is not None else "",
            method=IN_WORDS[found.method],
            given=given_note(found.given, found.maximum),
            changes=tuple(
                replace(line, reason="", author="")
                for line in change_lines(found.changes, person().time_zone)
            ),
            is_over_time=found.is_over_time,
        )
    )


@bp.post("/quizzes/<quiz>")
@policy(Policy.LEARNER)
def begin(quiz: str) -> Response:
    """Begin the attempt whose number the page had, or go on with it."""
    form = BeginQuizForm()
    number = form.number.data if form.validate_on_submit() and form.number.data else 1
    begun = beginning.begin_quiz(services(), person(), quiz, fresh.public_id(), fresh.seed(), now(), number)
    return redirect(url_for("play.question", attempt=begun, position=1), code=303)


def _times(terms: Terms, left: int | None) -> tuple[str, ...]:
    """How often and how long, in sentences."""
    rules = [_often(terms.attempts, left)]
    if terms.time_limit is not None:
        rules.append(f"You have {span(terms.time_limit)} from the moment you begin.")
    if terms.closes_at is not None:
        rules.append(f"It closes on {local(terms.closes_at, person().time_zone)}, whenever you begin.")
    ends = terms.time_limit is not None or terms.closes_at is not None
    more = ", but the time goes on. What is saved when it is up counts." if ends else "."
    return (*rules, KEPT_ANSWERS + more)


def _often(attempts: int | None, left: int | None) -> str:
    if attempts is None:
        return "You can take it as often as you like."
    if attempts == 1:
        return "You have one attempt."
    return f"You have {attempts} attempts; {left or 'none'} {'is' if left == 1 else 'are'} left."


def _ways(rules: Rules, terms: Terms) -> tuple[str, ...]:
    """What else to know before beginning, in sentences."""
    told = [f"If you take it several times, {IN_WORDS[rules.method]}."] if terms.attempts != 1 else []
    if rules.is_one_way:
        told.append(ONE_WAY)
    if rules.is_closed_book:
        told.append(CLOSED_BOOK)
    if rules.checks and rules.tries > 1:
        told.append(
            f"You can check each answer, and have {rules.tries} tries at it. Each further try costs "
            f"{hundredths(rules.penalty)}\u00a0% of the mark."
        )
    elif rules.checks:
        told.append("You can check each answer as you go; a checked answer stands.")
    if terms.asks_certainty:
        told.append(CERTAINTY)
    return (*told, _answers_shown(rules))


def _answers_shown(rules: Rules) -> str:
    """When answers and reasons can be read."""
    for moment, told in (
        (Moment.JUST_AFTER, "Answers and reasons are shown after you hand in."),
        (Moment.LATER, "Answers and reasons are shown a little after you hand in."),
        (Moment.CLOSED, "Answers and reasons are shown after the quiz has closed for everybody."),
    ):
        if rules.review.may_see(Item.RIGHT_ANSWER, moment):
            return told
    return "The right answers are not shown; ask your teacher about them."


def _line(one: OwnAttempt) -> OwnAttemptLine:
    zone = person().time_zone
    if one.ended_at is None:
        words = "not handed in" if one.due_at is None else f"until {soon(one.due_at, now(), zone)}"
    else:
        words = "handed in" if one.is_sealed else TIME_UP
        words = words if one.score is None else of_points(one.score, one.maximum)
    ended = "Time was up" if one.is_over_time else "Handed in"
    when = f"{ended} {local(one.ended_at, zone)}" if one.ended_at else "Begun"
    return OwnAttemptLine(one.public_id, one.number, when, words, one.ended_at is None)


def _when(found: QuizToTake) -> str:
    """What matters now beside the rules."""
    zone, terms = person().time_zone, found.quiz.terms
    if found.state is QuizState.NOT_YET and terms.opens_at is not None:
        return f"It opens on {local(terms.opens_at, zone)}."
    if found.state is QuizState.CLOSED:
        closed = local(terms.closes_at, zone) if terms.closes_at else ""
        return beginning.ARCHIVED if found.is_archived else f"It closed on {closed}."
    if found.state is QuizState.OPEN and found.due_at is not None:
        return f"Your time is up on {local(found.due_at, zone)}."
    if found.state not in (QuizState.AGAIN, QuizState.DONE):
        return ""
    return f"What was saved until then counts. {_later(found)}" if found.is_over_time else _later(found)


def _later(found: QuizToTake) -> str:
    """What the attempts came to so far, or when that is told."""
    if found.counted is None:
        if not found.is_sealed:
            return "Its result shows what it came to."
        return "The result is shown later; what you have handed in is safe."
    if len(found.attempts) == 1:
        has = "By your answers it would be" if found.given else "You have"
        return f"{has} {of_points(found.counted, found.maximum)}."
    words = {Method.AVERAGE: "on average"}.get(found.method, "so far" if found.left != 0 else "")
    score = of_points(found.counted, found.maximum)
    return f"You have {score}{' ' + words if words else ''}: {IN_WORDS[found.method]}."
