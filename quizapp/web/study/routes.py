"""Study, card by card."""

from __future__ import annotations

import re
from functools import partial

from flask import Blueprint, flash, g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import ChangedMeanwhile, UnreadableAnswer
from quizapp.core.kinds import JOINT_KINDS, KINDS
from quizapp.core.memory.session import MEET
from quizapp.core.memory.session import Session as Sitting
from quizapp.core.pictures import shown_picture
from quizapp.core.questions import Question
from quizapp.usecases import home as homes
from quizapp.usecases import studying, summing_up, undoing
from quizapp.usecases.studying import AnsweredAlready, Current, GivenAnswer, UndoneMeanwhile
from quizapp.usecases.summing_up import Summary
from quizapp.web.access import Policy, now, person, policy, posted_fields, services, typed_fields
from quizapp.web.own.notes import note_box
from quizapp.web.stale import SEND_AGAIN, shown_again
from quizapp.web.study.forms import AnswerForm, BeginForm, UndoForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.pictures import SeenPicture
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion, CardBack
from quizapp.web.views.study import (
    LastAnswer,
    Missed,
    Progress,
    StudyAsk,
    StudyDone,
    StudyFeedback,
    StudyMeet,
    StudyNothing,
)
from quizapp.web.words import days_away, minutes, place, section_title

bp = Blueprint("study", __name__)
LONGEST_MINUTES = 240
MINUTES = re.compile(r"[1-9][0-9]{0,2}")


@bp.post("/study")
@policy(Policy.LEARNER)
def begin() -> Response:
    """Begin today's session, or go on with it."""
    form = BeginForm()
    slug, length = form.bank.data or "", form.minutes.data or ""
    most = int(length) if MINUTES.fullmatch(length) and int(length) <= LONGEST_MINUTES else None
    begun = studying.begin(services(), person(), slug, fresh.public_id(), fresh.seed(), now(), most)
    if begun is None:
        flash("You have met every fact of this course, and none is fading today.", "done")
        return redirect(url_for("pages.home"), code=303)
    return redirect(url_for("study.step", session=begun), code=303)


@bp.get("/study")
@policy(Policy.LEARNER)
def index() -> str | Response:
    """Go on with the session under way, or say that there is none."""
    found = studying.find_open(services(), person(), now())
    if found:
        return redirect(url_for("study.step", session=found), code=303)
    plans = homes.home(services(), person(), now()).plans
    if not plans:
        return redirect(url_for("pages.home"), code=303)
    today = plans[0].today
    waiting = len(today.due) + len(today.new)
    return show(StudyNothing(bank=plans[0].course.row.slug, questions=waiting, come_back="tomorrow"))


@bp.get("/study/<session>")
@policy(Policy.LEARNER)
def step(session: str) -> str:
    """What a session shows now: a new fact, a question, or the summary."""
    here = studying.current(services(), person(), session)
    g.bank_slug = here.bank.slug
    speak_as(here.bank.head)
    if here.step is None:
        return show(_done(session, summing_up.summary(services(), person(), session, now())))
    return show(_meet(here) if here.step.form == MEET else _ask(here))


def _with_answer(session: str, position: int) -> str:
    """The card with the answer that was typed and not taken. Raises ChangedMeanwhile for an older card."""
    here = studying.current(services(), person(), session)
    if here.session.position != position or here.step is None:
        raise ChangedMeanwhile("The session has gone on since this page was made.")
    g.bank_slug = here.bank.slug
    speak_as(here.bank.head)
    if here.step.form == MEET:
        flash(SEND_AGAIN, "problem")
        return show(_meet(here))
    return show(_ask(here, typed_fields(), SEND_AGAIN))


@bp.post("/study/<session>/<int(max=9999):position>")
@shown_again(_with_answer)
@policy(Policy.LEARNER)
def answer(session: str, position: int) -> Response | tuple[str, int]:
    """Take an answer, then show what came of it."""
    seen = AnswerForm().seen.data or ""
    try:
        has_feedback = studying.answer(services(), person(), session, position, posted_fields(), now(), seen)
    except AnsweredAlready as problem:
        flash(str(problem), "problem")
        return redirect(url_for("study.step", session=session), code=303)
    except (UnreadableAnswer, UndoneMeanwhile) as problem:
        here = studying.current(services(), person(), session)
        g.bank_slug = here.bank.slug
        speak_as(here.bank.head)
        status = 422 if isinstance(problem, UnreadableAnswer) else 409
        return show(_ask(here, typed_fields(), str(problem))), status
    if has_feedback:
        return redirect(url_for("study.feedback", session=session, position=position), code=303)
    return redirect(url_for("study.step", session=session), code=303)


@bp.get("/study/<session>/<int(max=9999):position>")
@policy(Policy.LEARNER)
def feedback(session: str, position: int) -> str | Response:
    """What came of an answer; the card itself where it was undone."""
    given = studying.feedback(services(), person(), session, position)
    if given is None:
        return redirect(url_for("study.step", session=session), code=303)
    g.bank_slug = given.bank.slug
    speak_as(given.bank.head)
    return show(_feedback(given, position))


@bp.post("/study/<session>/<int(max=9999):position>/undo")
@shown_again(lambda session, position: step(session))
@policy(Policy.LEARNER)
def undo(session: str, position: int) -> Response:
    """Take the last answer back and ask its card again."""
    form = UndoForm()
    if not form.validate_on_submit():
        raise ChangedMeanwhile(studying.OVER)
    if undoing.undo(services(), person(), session, position, form.undos.data or 0, now()):
        flash("Your last answer is undone. Here is the card again.", "done")
    return redirect(url_for("study.step", session=session), code=303)


def _meet(here: Current) -> StudyMeet:
    fact = here.met
    return StudyMeet(
        session=here.public_id,
        position=here.session.position,
        seen=here.seen,
        progress=_progress(here.session),
        section=section_title(here.bank, fact.section),
        say=fact.say,
        why=fact.why,
        caution=fact.caution,
        place=place(here.bank, map(str, fact.at)),
        last=_last(here.public_id, here.session, here.undos),
        picture=SeenPicture.of(shown_picture(fact, here.bank), here.bank.slug),
    )


def _ask(here: Current, values: dict[str, str] | None = None, error: str = "") -> StudyAsk:
    question = here.asked
    kind = KINDS[question.kind]
    back = None
    if kind.is_self_rated:
        where = place(here.bank, question.at)
        back = CardBack(question.answer_text, question.say, question.why, question.caution, where)
    return StudyAsk(
        session=here.public_id,
        position=here.session.position,
        seen=here.seen,
        progress=_progress(here.session),
        question=AskedQuestion.of(
            question, kind.title, section_title(here.bank, question.section), here.bank.slug
        ),
        values=values or {},
        error=error,
        back=back,
        last=_last(here.public_id, here.session, here.undos),
    )


def _feedback(given: GivenAnswer, position: int) -> StudyFeedback:
    question = given.question
    is_last = given.session.last_answered == position
    memory = "It counts as right; as it can be guessed, it is asked once more." if given.maybe_guessed else ""
    return StudyFeedback(
        session=given.public_id,
        progress=_progress(given.session),
        item=AnsweredQuestion.of(
            question,
            given.response,
            given.grade,
            kind_title=KINDS[question.kind].title,
            section_title=section_title(given.bank, question.section),
            where=partial(place, given.bank),
            memory=memory,
            bank=given.bank.slug,
        ),
        comes_back=_when_back(question) if given.comes_back else "",
        last=_last(given.public_id, given.session, given.undos) if is_last else None,
        own_note=note_box(given.bank.slug, question.fact),
    )


def _last(session: str, sitting: Sitting, undos: int) -> LastAnswer | None:
    at = sitting.last_answered
    return None if at is None else LastAnswer(session, at, undos)


def _when_back(question: Question) -> str:
    """When a miss comes back: a written question in no other way, joined facts one by one."""
    if question.kind in JOINT_KINDS:
        return "in a few questions, each fact by itself"
    return "in a few questions" + (", asked another way" if question.kind != "fixed" else "")


def _progress(sitting: Sitting) -> Progress:
    found = sitting.progress
    return Progress(found.done, found.planned, found.extra, minutes(sitting.seconds_left))


def _done(session_id: str, came: Summary) -> StudyDone:
    today = came.today
    more = bool(today.due or today.new or today.unmet)
    return StudyDone(
        session=session_id,
        bank=came.bank.slug,
        asked=came.asked,
        facts_asked=came.facts_asked,
        right_first=came.right_first,
        learned=came.learned,
        kept=round(came.kept_tomorrow),
        minutes=minutes(came.seconds),
        missed=tuple(
            Missed(
                one.prompt,
                one.answer_text,
                one.fact if one.fact in came.still_there else "",
                place(came.bank, one.at),
            )
            for one in came.missed
        ),
        come_back="tomorrow" if today.unmet else _next_due(came),
        more_to_do=more,
        last=_last(session_id, came.session, came.undos),
    )


def _next_due(came: Summary) -> str:
    due = came.today.next_due
    return days_away(due, person().day_at(now())) if due else ""
