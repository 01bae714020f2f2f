"""Taking a quiz: its questions one by one, saving their answers, and handing it in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import flash, g, jsonify, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.certainty import LEVELS
from quizapp.core.errors import AlreadyDone, BadEntry, NotFound, OtherQuestion, UnreadableAnswer
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Grade
from quizapp.core.reviewing import Item, Moment
from quizapp.core.rounding import hundredths
from quizapp.core.saving import Outcome
from quizapp.core.tries import fraction_after
from quizapp.usecases import checking, handing_in, saving, taking
from quizapp.usecases.course_access import may_read
from quizapp.usecases.papers import Paper
from quizapp.usecases.responses import fields_of, response_from_plain
from quizapp.usecases.saving import Saved, Sent
from quizapp.usecases.taking import ShownItem
from quizapp.web.access import MOST_FIELDS, Policy, now, person, policy, posted_fields, services, typed_fields
from quizapp.web.json_bodies import form_fields, read_object, speaks_json, whole
from quizapp.web.play.blueprint import bp
from quizapp.web.play.forms import AnswerForm
from quizapp.web.stale import SEND_AGAIN, shown_again
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.play import AllQuestions, HandIn, MapEntry, OneQuestion, QuestionPage, Timer
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion
from quizapp.web.views.seen import as_seen
from quizapp.web.words import local, of_points, place, section_title

CLOSED = "This quiz has been handed in, so the answer you sent now does not count."
TIME_UP = (
    "Time was up on {until}. The answer you sent now came after that and does not count; what was saved "
    "before does."
)
OTHER_TAB = (
    "Another answer to this question was saved meanwhile, perhaps in another tab: {saved}. "
    "Press save again to put the one below in its place."
)
TOLD_AT_LAST = {Item.RIGHT_ANSWER, Item.GENERAL}  # not while another try is open
CLIENT = re.compile(r"[0-9A-Za-z-]{8,64}")


@bp.get("/attempts/<attempt>/<int(max=9999):position>")
@policy(Policy.LEARNER)
def question(attempt: str, position: int) -> str | Response:
    """One question of an attempt; behind the last one stands handing in."""
    try:
        item = taking.show_item(services(), person(), attempt, position, now())
    except AlreadyDone:
        return redirect(url_for("play.result", attempt=attempt), code=303)
    except OtherQuestion as other:
        return redirect(url_for("play.question", attempt=attempt, position=other.position), code=303)
    except NotFound:
        if position != len(taking.show_paper(services(), person(), attempt, now()).map) + 1:
            raise
        return redirect(url_for("play.hand_in", attempt=attempt), code=303)
    return show(_question(item))


@bp.get("/attempts/<attempt>/questions")
@policy(Policy.LEARNER)
def all_questions(attempt: str) -> str:
    """All questions of an attempt, for a script to show while there is no connection."""
    items = taking.show_items(services(), person(), attempt, now())
    for item in items[:1]:
        speak_as(item.paper.bank.head)
    return show(AllQuestions(tuple(_one(item) for item in items)))


def _with_answer(attempt: str, position: int) -> str:
    """The question with the answer that was typed and not saved. Raises AlreadyDone after handing in."""
    item = taking.show_item(services(), person(), attempt, position, now())
    return show(_question(item, typed_fields(), error=SEND_AGAIN))


@bp.post("/attempts/<attempt>/<int(max=9999):position>")
@shown_again(_with_answer)
@policy(Policy.LEARNER)
def save(attempt: str, position: int) -> Response | tuple[str, int]:
    """Save an answer, or check it, and go where the learner wants."""
    form = AnswerForm()
    flagged = {"yes": True, "no": False}.get(form.flag.data or "")
    go = "stay" if form.flag.data else form.go.data or "next"
    try:
        if go == "check":
            saved = checking.check(services(), person(), attempt, position, _sent(form), now())
        else:
            saved = _save(attempt, position, _sent(form), flagged, leaves=go == "next")
    except UnreadableAnswer as problem:
        return _unreadable(attempt, position, str(problem))
    if saved.outcome is Outcome.LATE:
        flash(_late_words(saved), "problem")
        return redirect(url_for("play.result", attempt=attempt), code=303)
    if saved.outcome is Outcome.CONFLICT:
        item = taking.show_item(services(), person(), attempt, position, now())
        there = saved.current.shown or "left blank"
        sure = _certainties(saved)["current_certainty"]
        told = OTHER_TAB.format(saved=f"{there} ({sure})" if sure else there)
        return show(_question(item, typed_fields(), conflict=told)), 409
    return redirect(_where(attempt, position, go), code=303)


@bp.post("/attempts/<attempt>/<int(max=9999):position>/answer")
@speaks_json
@policy(Policy.LEARNER)
def send(attempt: str, position: int) -> tuple[Response, int] | Response:
    """Save an answer that a script sends while it is typed; the same write as the form's."""
    body = read_object()
    flag = body.get("flag")
    if flag is not None and not isinstance(flag, bool):
        raise BadEntry("flag", "“flag” is true or false.")
    client = body.get("client")
    if not isinstance(client, str) or not CLIENT.fullmatch(client):
        raise BadEntry("client", "“client” is the name that the page was given.")
    sent = Sent(
        form_fields(body, "fields", MOST_FIELDS),
        whole(body, "base_revision", 0),
        client,
        whole(body, "sequence", 1),
    )
    saved = _save(attempt, position, sent, flag)
    told = jsonify(_told(attempt, position, saved))
    return (told, 409) if saved.outcome in (Outcome.CONFLICT, Outcome.LATE) else told


@bp.get("/attempts/<attempt>/hand-in")
@policy(Policy.LEARNER)
def hand_in(attempt: str) -> str | Response:
    """Before handing in: which questions have no answer."""
    paper = taking.show_paper(services(), person(), attempt, now())
    _lead_to_course(paper)
    if not paper.is_open:
        return redirect(url_for("play.result", attempt=attempt), code=303)
    one_way = paper.rules.is_one_way
    return show(
        HandIn(
            attempt=attempt,
            title=paper.title,
            total=len(paper.map),
            unanswered=tuple(one.position for one in paper.map if not one.is_answered),
            flagged=() if one_way else tuple(one.position for one in paper.map if one.is_flagged),
            reached=paper.last_reached if one_way else 0,
            counts_for_class=bool(paper.quiz_public_id),
            asks_certainty=paper.asks_certainty,
            timer=_timer(paper),
        )
    )


@bp.post("/attempts/<attempt>/hand-in")
@policy(Policy.LEARNER)
def confirm_hand_in(attempt: str) -> Response:
    """Hand in."""
    handing_in.hand_in(services(), person(), attempt, now())
    return redirect(url_for("play.result", attempt=attempt), code=303)


def _unreadable(attempt: str, position: int, problem: str) -> Response | tuple[str, int]:
    """The question again with what is wrong, or the one that its taker has come to."""
    try:
        item = taking.show_item(services(), person(), attempt, position, now())
    except OtherQuestion as other:
        flash(problem, "problem")
        return redirect(url_for("play.question", attempt=attempt, position=other.position), code=303)
    return show(_question(item, typed_fields(), error=problem)), 422


def _save(attempt: str, position: int, sent: Sent, flagged: bool | None, leaves: bool = False) -> Saved:
    """Save an answer and whether the question is flagged; an answer nobody can read hinders no flag."""
    try:
        return saving.save_answer(services(), person(), attempt, position, sent, now(), flagged, leaves)
    except UnreadableAnswer:
        if flagged is not None:
            saving.flag_question(services(), person(), attempt, position, flagged, now())
        raise


def _sent(form: AnswerForm) -> Sent:
    """What a form sends. A page from which its name is lost is a stranger that has seen nothing."""
    is_whole = form.validate_on_submit()
    client = form.client.data or ""
    if not is_whole or not CLIENT.fullmatch(client):
        client = fresh.public_id()
    return Sent(
        posted_fields(),
        form.rev.data if is_whole and form.rev.data is not None else 0,
        client,
        form.sequence.data if is_whole and form.sequence.data is not None else 1,
    )


def _told(attempt: str, position: int, saved: Saved) -> dict[str, Any]:
    """What a script is told of its posting; it trusts nothing that does not name its attempt."""
    told: dict[str, Any] = {
        "attempt": attempt,
        "position": position,
        "outcome": saved.outcome,
        "rev": saved.revision,
        "is_answered": not saved.current.is_empty,
        "server_now": _moment(services().clock()),
        "deadline": _moment(saved.due_at) if saved.due_at else None,
    }
    if saved.outcome is Outcome.CONFLICT:
        told |= {"current": saved.current.shown, "yours": saved.yours.shown} | _certainties(saved)
    if saved.outcome is Outcome.LATE:
        told |= {"message": _late_words(saved), "result": url_for("play.result", attempt=attempt)}
    return told


def _certainties(saved: Saved) -> dict[str, str]:
    """The certainties of two answers in words, for they may differ in nothing else; empty where none is."""
    pair = {"current_certainty": saved.current_certainty, "yours_certainty": saved.yours_certainty}
    is_asked = any(pair.values())
    return {
        which: f"certainty: {LEVELS[sure - 1].name}" if sure else "no certainty" if is_asked else ""
        for which, sure in pair.items()
    }


def _timer(paper: Paper) -> Timer | None:
    """The end of an attempt that has one."""
    if paper.due_at is None:
        return None
    return Timer(_moment(paper.due_at), _moment(services().clock()), local(paper.due_at, person().time_zone))


def _late_words(saved: Saved) -> str:
    """Why an answer does not count."""
    if saved.is_handed_in or saved.due_at is None:
        return CLOSED
    return TIME_UP.format(until=local(saved.due_at, person().time_zone))


def _moment(at: datetime) -> str:
    """A moment as scripts read it, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _question(
    item: ShownItem, values: dict[str, str] | None = None, error: str = "", conflict: str = ""
) -> QuestionPage:
    _lead_to_course(item.paper)
    return QuestionPage(
        attempt=item.paper.public_id,
        title=item.paper.title,
        item=_one(item, values),
        map=tuple(
            MapEntry(one.position, one.is_answered, one.position == item.position, one.is_flagged)
            for one in item.paper.map
        ),
        error=error,
        conflict=conflict,
        class_name=item.paper.class_name,
        timer=_timer(item.paper),
        is_one_way=item.paper.rules.is_one_way,
        checks=item.paper.rules.checks,
    )


def _one(item: ShownItem, values: dict[str, str] | None = None) -> OneQuestion:
    question_ = item.question
    held = _held(item) if values is None else values
    return OneQuestion(
        position=item.position,
        question=AskedQuestion.of(
            question_,
            KINDS[question_.kind].title,
            section_title(item.paper.bank, question_.section),
            item.paper.bank_slug,
        ),
        rev=item.revision,
        client=fresh.public_id(),
        values=held,
        is_unknown=held.get("unknown") == "1",
        levels=LEVELS if item.paper.asks_certainty else (),
        checked=_checked(item),
        is_settled=item.is_settled,
        tries=_tries_words(item),
    )


def _checked(item: ShownItem) -> AnsweredQuestion | None:
    """The answer that was checked last, as far as it may be told while another try is open."""
    if not item.tries or not item.paper.rules.checks:
        return None
    last, rules, bank = item.tries[-1], item.paper.rules, item.paper.bank
    sees = rules.review.at(Moment.DURING)
    earned = fraction_after([one.fraction for one in item.tries], rules.penalty)
    whole = AnsweredQuestion.of(
        item.question,
        response_from_plain(last.response),
        Grade(last.fraction, last.note),
        kind_title=KINDS[item.question.kind].title,
        where=partial(place, bank),
        points="" if item.paper.asks_certainty else of_points(earned, 1),
    )
    return as_seen(whole, sees if item.is_settled else sees - TOLD_AT_LAST)


def _tries_words(item: ShownItem) -> str:
    """What checking would do now, as a sentence; empty where there is nothing to say of it."""
    rules = item.paper.rules
    if not rules.checks or item.is_settled:
        return ""
    left = rules.tries - len(item.tries)
    if rules.tries == 1:
        return "A checked answer stands."
    if not item.tries:
        return f"You have {left} tries; each one after the first costs {_percent(rules.penalty)} of the mark."
    last = "This is your last try" if left == 1 else f"{left} tries are left"
    return f"{last}; right now earns {of_points(_best(item), 1)}."


def _best(item: ShownItem) -> float:
    fractions = [*(one.fraction for one in item.tries), 1.0]
    return fraction_after(fractions, item.paper.rules.penalty)


def _percent(share: float) -> str:
    return f"{hundredths(share)}\u00a0%"


def _held(item: ShownItem) -> dict[str, str]:
    """What the fields hold that gave the saved answer."""
    held = fields_of(item.question, item.response)
    return held if item.certainty is None else held | {"certainty": str(item.certainty)}


def _where(attempt: str, position: int, go: str) -> str:
    if go == "hand_in":
        return url_for("play.hand_in", attempt=attempt)
    if go in ("stay", "check"):
        return url_for("play.question", attempt=attempt, position=position)
    if go == "back":
        return url_for("play.question", attempt=attempt, position=max(position - 1, 1))
    if re.fullmatch(r"[0-9]{1,4}", go):
        return url_for("play.question", attempt=attempt, position=int(go))
    return url_for("play.question", attempt=attempt, position=position + 1)


def _lead_to_course(paper: Paper) -> None:
    """Let the navigation lead to the course of a quiz, unless it is kept from its taker."""
    speak_as(paper.bank.head)
    if may_read(person(), paper.bank_audience):
        g.bank_slug = paper.bank_slug
