"""The pages of a session, made of where it stands: a fact, a question, what came of it, the end."""

from __future__ import annotations

from functools import partial

from quizapp.core.kinds import JOINT_KINDS, KINDS
from quizapp.core.kinds.estimate import without_remark
from quizapp.core.memory.session import Session as Sitting
from quizapp.core.memory.sitting_time import is_time_up, seconds_left
from quizapp.core.pictures import shown_picture
from quizapp.core.questions import Question
from quizapp.usecases.sitting import Current, GivenAnswer
from quizapp.usecases.summing_up import Summary
from quizapp.web.access import now, person
from quizapp.web.own.notes import note_box, note_boxes
from quizapp.web.plan_words import catch_up, later
from quizapp.web.study.forecast_words import exam_words, forecast_words, next_words
from quizapp.web.study.slip_words import advice_on, without_repeating
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
    Turns,
)
from quizapp.web.words import minutes, place, section_title

MAYBE_GUESSED = "It counts as right; as it can be guessed, it is asked once more."


def meet_page(here: Current) -> StudyMeet:
    """A fact to be met."""
    fact = here.met
    return StudyMeet(
        session=here.public_id,
        position=here.session.position,
        seen=here.seen,
        progress=_progress(here.session, here.minutes),
        section=section_title(here.bank, fact.section),
        say=fact.say,
        why=fact.why,
        caution=fact.caution,
        place=place(here.bank, map(str, fact.at)),
        last=_last(here.public_id, here.session, here.undos),
        picture=SeenPicture.of(shown_picture(fact, here.bank), here.bank.slug),
        turns=Turns(here.public_id, here.session.position, may_report=False),
    )


def ask_page(here: Current, values: dict[str, str] | None = None, error: str = "") -> StudyAsk:
    """A question; `values` were typed before, `error` says why they were not taken."""
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
        progress=_progress(here.session, here.minutes),
        question=AskedQuestion.of(
            question, kind.title, section_title(here.bank, question.section), here.bank.slug
        ),
        values=values or {},
        error=error,
        back=back,
        last=_last(here.public_id, here.session, here.undos),
        turns=Turns(
            here.public_id,
            here.session.position,
            len(question.facts) == 1,
            here.has_options,
            not here.is_private,
        ),
    )


def feedback_page(given: GivenAnswer, position: int) -> StudyFeedback:
    """What came of an answer."""
    question = given.question
    is_last = given.session.last_answered == position
    is_one = len(question.facts) == 1
    advice = advice_on(given)
    return StudyFeedback(
        session=given.public_id,
        progress=_progress(given.session, given.minutes),
        item=AnsweredQuestion.of(
            question,
            given.response,
            without_repeating(given.grade, advice),
            kind_title=KINDS[question.kind].title,
            section_title=section_title(given.bank, question.section),
            where=partial(place, given.bank),
            memory=MAYBE_GUESSED if given.maybe_guessed else "",
            bank=given.bank.slug,
        ).with_notes({} if is_one else note_boxes(given.bank.slug, question.facts)),
        comes_back=_when_back(question) if given.comes_back else "",
        last=_last(given.public_id, given.session, given.undos) if is_last else None,
        own_note=note_box(given.bank.slug, question.fact) if is_one else None,
        turns=Turns(given.public_id, position, is_one, may_report=not given.is_private),
        advice=advice,
        may_be_slip=given.may_be_slip and is_last,
        source=question.fact if is_one else "",
        bank=given.bank.slug,
        left=given.session.questions_left if is_last and is_time_up(given.session, given.minutes) else 0,
        stop_at=given.session.position,
    )


def done_page(session_id: str, came: Summary) -> StudyDone:
    """The end of a session."""
    today = came.today
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
                without_remark(one.prompt),
                one.answer_text,
                one.fact if one.fact in came.still_there else "",
                place(came.bank, one.at),
            )
            for one in came.missed
        ),
        waits_today=len(today.sitting),
        later=later(today),
        catch_up=catch_up(today),
        come_back=next_words(came, person().day_at(now())),
        exam_words=exam_words(came, person().day_at(now())),
        is_exam_day=today.exam is not None and today.exam.plan is None,
        left_out=came.session.left_out + came.session.unfinished,
        unfinished=came.session.unfinished,
        more_to_do=came.has_more,
        last=_last(session_id, came.session, came.undos),
        forecast=forecast_words(came, person().day_at(now())),
        has_exam=today.exam is not None,
        is_out_of_time=came.is_out_of_time,
        has_aside=came.has_aside,
        met=came.met,
    )


def _last(session: str, sitting: Sitting, undos: int) -> LastAnswer | None:
    at = sitting.last_answered
    return None if at is None else LastAnswer(session, at, undos)


def _when_back(question: Question) -> str:
    """When a miss comes back: a written question in no other way, joined facts one by one."""
    if question.kind in JOINT_KINDS:
        return "in a few questions, each fact by itself"
    return "in a few questions" + (", asked another way" if question.kind != "fixed" else "")


def _progress(sitting: Sitting, most: int | None) -> Progress:
    found = sitting.progress
    left = seconds_left(sitting, most)
    return Progress(found.done, found.planned, found.extra, minutes(left) if left else 0)
