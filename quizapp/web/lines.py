"""Lines of lists that several pages show, made from rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from quizapp.core.blueprint import Blueprint
from quizapp.core.memory.days import zone_or_utc
from quizapp.core.quiz_states import QuizState
from quizapp.usecases.planning import Today
from quizapp.usecases.reading import Course
from quizapp.usecases.sitting import OpenSession
from quizapp.usecases.standing import ListedQuiz, SetByHand
from quizapp.web.views.common import ClassQuizLine, FactLine, SessionLeft
from quizapp.web.views.play import GivenNote
from quizapp.web.words import days_away, local, minutes, of_points, place, section_title, span

TIME_UP = "time is up"  # and not stored yet, so that there is no score
ONE_DAY = timedelta(days=1)


def class_quiz_line(quiz: ListedQuiz, now: datetime, zone: str) -> ClassQuizLine:
    """A class quiz as its member sees it at this moment, in their time zone."""
    return ClassQuizLine(
        quiz=quiz.public_id,
        title=quiz.title,
        class_name=quiz.class_name,
        question_count=Blueprint.from_plain(quiz.blueprint).count,
        state=quiz.state,
        words=_words(quiz, now, zone),
        is_urgent=quiz.state in (QuizState.READY, QuizState.OPEN) and _is_urgent(quiz, now),
    )


def waiting_lines(quizzes: Iterable[ListedQuiz], now: datetime, zone: str) -> tuple[ClassQuizLine, ...]:
    """The class quizzes that can be taken or gone on with at this moment, in their order."""
    return tuple(line for quiz in quizzes if (line := class_quiz_line(quiz, now, zone)).waits)


def session_left(open_session: OpenSession | None, today: Today) -> SessionLeft | None:
    """A session that was left in the middle, if there is one, beside what else the day holds."""
    if open_session is None:
        return None
    session, stands = open_session.session, open_session.session.progress
    return SessionLeft(
        id=open_session.public_id,
        questions=session.questions_left,
        minutes=minutes(open_session.seconds),
        done=stands.done,
        planned=stands.planned,
        again=stands.extra,
        behind=open_session.behind(today.order),
    )


def left_words(left: int | None) -> str:
    """`one attempt left`, `as often as you like`."""
    if left is None:
        return "as often as you like"
    return "one attempt left" if left == 1 else f"{left or 'no'} attempts left"


def given_words(given: SetByHand, maximum: float) -> str:
    """What was set by hand: `18 of 20, set by hand`, `excused`."""
    return "excused" if given.score is None else f"{of_points(given.score, maximum)}, set by hand"


def given_note(given: SetByHand | None, maximum: float) -> GivenNote | None:
    """The same as a sentence with its reason, for the pages of the quiz."""
    if given is None:
        return None
    if given.score is None:
        return GivenNote(
            "Your teacher has excused you from this quiz, so it does not count for you.", given.reason
        )
    score = of_points(given.score, maximum)
    return GivenNote(f"Your teacher has set your score to {score}. That is what counts.", given.reason)


def soon(moment: datetime, now: datetime, zone: str) -> str:
    """A moment with the day in a word where it is near: `today, 18:00`, `tomorrow, 08:30`, else its date."""
    day, today = (one.astimezone(zone_or_utc(zone)).date() for one in (moment, now))
    away = (day - today).days
    if away not in (0, 1):
        return local(moment, zone)
    return f"{days_away(day, today)}, {moment.astimezone(zone_or_utc(zone)):%H:%M}"


def _is_urgent(quiz: ListedQuiz, now: datetime) -> bool:
    """Whether it ends within a day."""
    end = quiz.due_at if quiz.state is QuizState.OPEN else quiz.terms.closes_at
    return end is not None and end - now <= ONE_DAY


def _words(quiz: ListedQuiz, now: datetime, zone: str) -> str:
    return ", ".join(_parts(quiz, now, zone))


def _parts(quiz: ListedQuiz, now: datetime, zone: str) -> list[str]:
    """What was set by hand takes the place of the result, and stands before what is still to do."""
    if quiz.given is None:
        return _usual_parts(quiz, now, zone)
    given = given_words(quiz.given, quiz.maximum)
    if quiz.state in (QuizState.DONE, QuizState.CLOSED):
        return [given]
    if quiz.state is QuizState.AGAIN:
        return [given, left_words(quiz.left)]
    return [given, *_usual_parts(quiz, now, zone)]


def _usual_parts(quiz: ListedQuiz, now: datetime, zone: str) -> list[str]:
    terms = quiz.terms
    if quiz.state is QuizState.READY:
        limit = [] if terms.time_limit is None else [span(terms.time_limit)]
        closes = [] if terms.closes_at is None else [f"closes {soon(terms.closes_at, now, zone)}"]
        many = [left_words(quiz.left)] if quiz.left != 1 or not (limit or closes) else []
        return [*closes, *limit, *many]
    if quiz.state is QuizState.NOT_YET and terms.opens_at is not None:
        return [f"opens {soon(terms.opens_at, now, zone)}"]
    if quiz.state is QuizState.CLOSED:
        return ["not taken"]
    if quiz.state is QuizState.OPEN:
        return ["not handed in" if quiz.due_at is None else f"until {soon(quiz.due_at, now, zone)}"]
    more = [left_words(quiz.left)] if quiz.state is QuizState.AGAIN else []
    return [_came_to(quiz), *more]


def _came_to(quiz: ListedQuiz) -> str:
    """What a quiz came to, as far as it may be told."""
    if quiz.counted is not None:
        return of_points(quiz.counted, quiz.maximum)
    return "the result is shown later" if quiz.is_sealed else TIME_UP


def fact_line(course: Course, fact_id: str) -> FactLine:
    """A fact of the course in a list, as this learner remembers it."""
    fact = course.bank.item_by_id[fact_id]
    return FactLine(
        fact=fact.id,
        say=fact.say,
        place=place(course.bank, map(str, fact.at)),
        recall=course.recalls.get(fact.id),
        has_caution=bool(fact.caution),
        section=section_title(course.bank, fact.section),
        is_question=fact.id in course.bank.fixed_by_id,
    )
