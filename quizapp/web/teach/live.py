"""Watching a quiz while it runs, and giving more time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from flask import Response, flash, make_response, redirect, request, url_for

from quizapp import fresh
from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.running import State
from quizapp.usecases import extending, live
from quizapp.usecases.extending import More
from quizapp.usecases.live import Taker, Watched
from quizapp.usecases.tidying import NO_MEMBER
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, refused
from quizapp.web.teach.class_forms import MoreTimeForm
from quizapp.web.teach.routes import bp
from quizapp.web.terms import terms_in_words
from quizapp.web.views import show
from quizapp.web.views.live import LivePage, MoreTimePage, TakerLine
from quizapp.web.words import counted, local, of_points, spelled

ORDER = list(State)
VERSION_LENGTH = 16  # letters of a digest


@bp.get("/quizzes/<quiz>/live", endpoint="live")
@policy(Policy.TEACH)
def show_live(quiz: str) -> Response:
    """Where everybody stands; 304 for a browser that has shown just this."""
    page = _page(live.watch(services(), person(), quiz, now()))
    page = replace(page, version=fresh.digest(repr(page))[:VERSION_LENGTH])
    if request.if_none_match.contains(page.version):
        response = Response(status=304)
    else:
        shown = show(replace(page, at=local(now(), person().time_zone)))
        response = make_response(shown)
    response.set_etag(page.version)
    return response


@bp.get("/quizzes/<quiz>/more-time")
@policy(Policy.TEACH)
def more_time(quiz: str) -> str:
    """How much more, and why: for the student that the address names, or for all."""
    return show(_more_page(quiz, request.args.get("student", "")), form=MoreTimeForm())


@bp.post("/quizzes/<quiz>/more-time")
@policy(Policy.TEACH)
def extend(quiz: str) -> Answer:
    """Give it."""
    member = request.form.get("student", "")
    page, form = _more_page(quiz, member), MoreTimeForm()
    minutes = form.chosen if form.validate_on_submit() else None
    if minutes is None:
        return show(page, form=form), 422
    try:
        reason = form.reason.data or ""
        more = More(minutes=minutes)
        count = extending.extend(services(), person(), quiz, member or None, more, reason, now())
    except BadEntry as bad:
        return refused(form, bad, page)
    whom = page.name or "everybody"
    busy = (
        f" {spelled(count, 'student is', 'students are')} at work and can go on for longer." if count else ""
    )
    flash(f"{counted(minutes, 'minute', 'minutes')} more for {whom}.{busy}", "done")
    return redirect(url_for("teach.live", quiz=quiz), code=303)


def _page(found: Watched) -> LivePage:
    lines = sorted(map(_line, found.takers), key=lambda line: (ORDER.index(State(line.state)), line.answered))
    terms = found.quiz.terms
    return LivePage(
        quiz=found.quiz.public_id,
        title=found.quiz.title,
        class_id=found.room.public_id,
        class_name=found.room.name,
        headline=_headline(Counter(one.state for one in found.takers)),
        terms=terms_in_words(terms, person().time_zone),
        lines=tuple(lines),
        may_extend=(terms.time_limit is not None or terms.closes_at is not None) and _may_go_on(found),
    )


def _may_go_on(found: Watched) -> bool:
    """Whether somebody is at work, or can still begin: not where the quiz or its class is archived."""
    is_archived = found.quiz.archived_at is not None or found.room.archived_at is not None
    over = {State.DONE, State.WAITING} if is_archived else {State.DONE}
    return any(one.state not in over for one in found.takers)


def _headline(states: Counter[State]) -> str:
    """What matters now, in a sentence or two."""
    total, done = states.total(), states[State.DONE]
    if not total:
        return "Nobody has joined the class yet."
    if done == total:
        return "Everybody has handed in."
    if states[State.WAITING] == total:
        return "Nobody has begun yet."
    stuck = states[State.SILENT] + states[State.SLOW]
    busy = stuck + states[State.WORKING] + states[State.UP]
    first = spelled(stuck, "student", "students") + " may be stuck."
    if not stuck:
        first = spelled(busy, "student is", "students are") + " at work." if busy else "Nobody is at work."
    rest = [f"{done} of {total} have handed in"] if done else []
    rest += [f"{states[State.WAITING]} not begun"] if states[State.WAITING] else []
    return f"{first} {', '.join(rest)}." if rest else first


def _line(one: Taker) -> TakerLine:
    row, standing = one.row, one.standing
    is_open = one.state in (State.SILENT, State.SLOW, State.WORKING)
    where = f"question {standing.position} of {standing.questions}" if standing.position else "first question"
    score = of_points(row.score, row.maximum) if row.score is not None and row.maximum is not None else ""
    return TakerLine(
        member=row.public_id,
        name=row.display_name,
        login=row.login,
        state=one.state.value,
        where=where if is_open else "",
        saved=_saved(one, is_open),
        left=_left(standing.due_at) if is_open else "",
        answered=standing.answered,
        questions=standing.questions,
        score=score if one.state is State.DONE else "",
    )


def _saved(one: Taker, is_open: bool) -> str:
    """When something was heard of them last, or when they handed in."""
    heard = one.standing.heard_at if is_open else one.row.submitted_at
    if heard is None:
        return ""
    if not is_open:
        return local(heard, person().time_zone)
    gone = int((now() - heard) / timedelta(minutes=1))
    ago = f"{counted(gone, 'minute', 'minutes')} ago" if gone > 0 else "just now"
    return ago if one.standing.saved_at else f"began {ago}"


def _left(due_at: datetime | None) -> str:
    if due_at is None:
        return "no limit"
    left = int((due_at - now()) / timedelta(minutes=1))
    return counted(left, "minute", "minutes") if left > 0 else "less than a minute"


def _more_page(quiz: str, member: str) -> MoreTimePage:
    found = live.watch(services(), person(), quiz, now())
    chosen = [one for one in found.takers if not member or one.row.public_id == member]
    if member and not chosen:
        raise NotFound(NO_MEMBER)
    states = Counter(one.state for one in chosen)
    only = chosen[0] if member else None
    return MoreTimePage(
        quiz=quiz,
        title=found.quiz.title,
        class_id=found.room.public_id,
        class_name=found.room.name,
        member=member,
        name=only.row.display_name if only else "",
        at_it=states.total() - states[State.DONE] - states[State.WAITING],
        to_come=states[State.WAITING],
        left=_left(only.standing.due_at) if only and only.standing.status == "open" else "",
    )
