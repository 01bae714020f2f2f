"""A student in a class and an attempt of theirs, as their instructor sees them."""

from __future__ import annotations

from functools import partial

from quizapp.core.allowances import Override
from quizapp.core.certainty import LEVELS
from quizapp.core.gradebook import total_of
from quizapp.core.kinds import KINDS
from quizapp.formats.scores_csv import number
from quizapp.usecases import inspecting
from quizapp.usecases.inspecting import SeenAttempt, SeenItem, SeenStudent, StudentLine
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.teach.grade_words import TAGS, attempt_rows, history_rows, in_words, per_cent
from quizapp.web.teach.routes import bp
from quizapp.web.terms import changes_in_words
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.gradebook import SeenAttemptPage, SeenQuestion, StudentPage, StudentQuiz
from quizapp.web.views.questions import AnsweredQuestion
from quizapp.web.words import counted, local, of_points, place, points, section_title, signed, span


@bp.get("/classes/<class_id>/students/<member>")
@policy(Policy.TEACH)
def student(class_id: str, member: str) -> str:
    """All attempts, scores and exceptions of a student in a class."""
    found = inspecting.show_student(services(), person(), class_id, member, now())
    return show(_student(found, person().time_zone))


@bp.get("/attempts/<attempt>")
@policy(Policy.TEACH)
def attempt(attempt: str) -> str:
    """An attempt at a class quiz with every answer, key and mark."""
    found = inspecting.show_attempt(services(), person(), attempt, now())
    speak_as(found.bank.head)
    return show(_attempt(found, person().time_zone))


def _student(found: SeenStudent, zone: str) -> StudentPage:
    member = found.member
    weights = [line.column.weight for line in found.lines]
    total = total_of([line.cell for line in found.lines], weights, missing_is_zero=True)
    about = (
        ("Login", member.login or "none, a guest"),
        ("Number", member.id_number),
        ("E-mail", member.email),
        ("Time", f"{number(member.time_factor)} times as long" if member.time_factor != 1 else ""),
    )
    done = sum(line.cell.score is not None for line in found.lines)
    return StudentPage(
        class_id=found.room.public_id,
        class_name=found.room.name,
        member=member.public_id,
        name=member.name,
        headline=f"{member.name} has {per_cent(total)} so far."
        if total is not None
        else f"{member.name} has no score yet.",
        lead=f"{done} of {counted(len(found.lines), 'quiz', 'quizzes')} with a score; "
        "what is missing counts as 0."
        if found.lines
        else "No quiz is published yet.",
        about=tuple(pair for pair in about if pair[1]),
        quizzes=tuple(_quiz(line, found, zone) for line in reversed(found.lines)),
    )


def _quiz(line: StudentLine, found: SeenStudent, zone: str) -> StudentQuiz:
    column, cell = line.column, line.cell
    look, status = TAGS[cell.standing]
    if cell.is_given and cell.score is not None:
        look, status = "plain", "set by hand"
    different, reason = found.exceptions.get(column.id, (Override(), ""))
    return StudentQuiz(
        quiz=column.quiz,
        title=column.title,
        words=in_words(cell),
        status=status,
        look=look,
        different=changes_in_words(different, zone)
        + (f" ({reason})" if reason and not different.is_empty else ""),
        attempts=attempt_rows(line.attempts, column.method, column.maximum, now(), zone),
        history=history_rows(line.history, line.regrades, column.maximum, zone),
    )


def _attempt(found: SeenAttempt, zone: str) -> SeenAttemptPage:
    row = found.row
    answered = sum(not item.response.is_blank for item in found.items)
    result = of_points(found.score, found.maximum)
    if found.is_open:
        headline = f"{row.learner} has answered {answered} of {len(found.items)} so far."
        lead = f"Begun {local(row.started_at, zone)}; this would be {result} if it were handed in now."
    else:
        headline = f"{row.learner} has {result}."
        took = span((found.finished_at - row.started_at).total_seconds()) if found.finished_at else ""
        ended = f"; handed in {local(found.finished_at, zone)}, after {took}" if found.finished_at else ""
        lead = f"Attempt {row.number}, begun {local(row.started_at, zone)}{ended}."
    return SeenAttemptPage(
        attempt=row.public_id,
        class_id=row.class_public_id,
        class_name=row.class_name,
        quiz=row.quiz_public_id,
        title=row.quiz_title,
        member=row.learner_public_id,
        name=row.learner,
        headline=headline,
        lead=lead,
        is_open=found.is_open,
        items=tuple(_question(found, item, zone) for item in found.items),
    )


def _question(found: SeenAttempt, item: SeenItem, zone: str) -> SeenQuestion:
    asked, bank = found.row.asks_certainty, found.bank
    sure = ""
    if asked and not item.response.is_blank:
        sure = f"Certainty: {LEVELS[item.certainty - 1].name}." if item.certainty else "No certainty stated."
    shown = AnsweredQuestion.of(
        item.question,
        item.response,
        item.grade,
        kind_title=KINDS[item.question.kind].title,
        section_title=section_title(bank, item.question.section),
        where=partial(place, bank),
        points=signed(item.points) if asked else f"{points(item.points)} of 1",
        number=item.position,
        sure=sure,
        whose="theirs",
    )
    parts = [f"answered {local(item.answered_at, zone)}"] if item.answered_at else []
    parts += [f"checked {counted(item.tries, 'time', 'times')}"] if item.tries else []
    late = tuple((one.shown or "an empty answer", local(one.received_at, zone)) for one in item.late)
    return SeenQuestion(shown, ", ".join(parts), late)
