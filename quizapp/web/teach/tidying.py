"""Putting classes, quizzes and members away: into the archive, into the bin, and back."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.store.put_away import LIFE, Binned, Move
from quizapp.usecases import tidying
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.undo import flash_undo
from quizapp.web.views import show
from quizapp.web.views.tidying import BinLine, BinPage
from quizapp.web.words import counted, day_of

bp = Blueprint("tidying", __name__, url_prefix="/teach")
PUT_AWAY = (Move.ARCHIVE, Move.BIN)


@bp.get("/bin")
@policy(Policy.TEACH)
def bin_() -> str:
    """What waits to be deleted, and until when it can be brought back."""
    return show(
        BinPage(
            days=LIFE.days,
            lines=tuple(_line(one) for one in tidying.list_bin(services(), person())),
        )
    )


@bp.post("/classes/<class_id>/move")
@policy(Policy.TEACH)
def move_class(class_id: str) -> Response:
    """Archive a class, put it in the bin, or bring it back."""
    move = _move(tuple(Move))
    name = tidying.move_class(services(), person(), class_id, move, now())
    _say(move, name, url_for("tidying.move_class", class_id=class_id))
    if move in PUT_AWAY:
        return redirect(url_for("teach.index"), code=303)
    return redirect(url_for("teach.show_class", class_id=class_id), code=303)


@bp.post("/quizzes/<quiz>/move")
@policy(Policy.TEACH)
def move_quiz(quiz: str) -> Response:
    """Archive a quiz, put it in the bin, or bring it back."""
    move = _move(tuple(Move))
    title, class_id = tidying.move_quiz(services(), person(), quiz, move, now())
    _say(move, title, url_for("tidying.move_quiz", quiz=quiz))
    if move in PUT_AWAY:
        return redirect(url_for("teach.show_class", class_id=class_id), code=303)
    return redirect(url_for("teach.show_quiz", quiz=quiz), code=303)


@bp.post("/classes/<class_id>/members/<member>/move")
@policy(Policy.TEACH)
def move_member(class_id: str, member: str) -> Response:
    """Take a member out of a class, or let them in again."""
    move = _move((Move.BIN, Move.BACK))
    name = tidying.move_member(services(), person(), class_id, member, move, now())
    words = f"{name} is out of the class. You can let them in again for {LIFE.days} days."
    _say(move, name, url_for("tidying.move_member", class_id=class_id, member=member), words)
    return redirect(url_for("teach.students", class_id=class_id), code=303)


def _move(allowed: Sequence[Move]) -> Move:
    """The move that was posted; 400 for any other, as no page of ours sends it."""
    posted = request.form.get("to", "")
    if posted not in allowed:
        abort(400)
    return Move(posted)


def _say(move: Move, name: str, address: str, binned: str = "") -> None:
    """Say what became of it; where something was put away, with a button that undoes it."""
    if move in (Move.LIST, Move.BACK):
        flash(f"{name} is back.", "done")
    elif move is Move.ARCHIVE:
        flash_undo(f"{name} is archived.", address, Move.LIST)
    else:
        flash_undo(binned or f"{name} is in the bin for {LIFE.days} days.", address, Move.BACK)


def _line(one: Binned) -> BinLine:
    address = {
        "class": lambda: url_for("tidying.move_class", class_id=one.public_id),
        "quiz": lambda: url_for("tidying.move_quiz", quiz=one.public_id),
        "member": lambda: url_for("tidying.move_member", class_id=one.public_id, member=one.member_id),
    }[one.kind]()
    return BinLine(
        kind=one.kind,
        name=one.name,
        class_name="" if one.kind == "class" else one.class_name,
        attempts=counted(one.attempts, "attempt", "attempts") if one.attempts else "",
        until=day_of(one.until, person().time_zone),
        address=address,
    )
