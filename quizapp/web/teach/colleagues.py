"""Who teaches a class: invitations, leaving, and the page that an invitation opens."""

from __future__ import annotations

from flask import flash, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import ChangedMeanwhile
from quizapp.store.put_away import Move
from quizapp.usecases import colleagues, teaching
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.addresses import public
from quizapp.web.teach.routes import bp
from quizapp.web.undo import flash_undo
from quizapp.web.views import show
from quizapp.web.views.classroom import (
    ColleagueLine,
    ColleaguesPage,
    InvitationLine,
    InvitationLink,
    InvitationPage,
)
from quizapp.web.words import day_of, local

REMOVED = "removed_colleague"  # of the session: the class and whom this browser removed from it last
NOT_JUST_REMOVED = "This can be undone only right after it was done. An invitation brings them back."


@bp.get("/classes/<class_id>/colleagues", endpoint="colleagues")
@policy(Policy.TEACH)
def show_colleagues(class_id: str) -> str:
    """Who teaches the class, and whom they have invited."""
    found = colleagues.show_colleagues(services(), person(), class_id, now())
    zone = person().time_zone
    return show(
        ColleaguesPage(
            class_id=class_id,
            name=found.room.name,
            people=tuple(
                ColleagueLine(row.public_id, row.display_name, row.login or "", row.id == person().id)
                for row in found.people
            ),
            invitations=tuple(
                InvitationLine(
                    row.id, row.display_name, day_of(row.created_at, zone), local(row.expires_at, zone)
                )
                for row in found.invitations
            ),
        )
    )


@bp.post("/classes/<class_id>/colleagues")
@policy(Policy.TEACH)
def invite(class_id: str) -> str:
    """Make an invitation and show it this once."""
    is_new = request.form.get("whom") == "new"
    made = colleagues.invite(services(), person(), class_id, is_new, now())
    address = (
        url_for("people.set_up", token=made.token) if is_new else url_for(".invitation", token=made.token)
    )
    ends = local(made.ends, person().time_zone)
    return show(InvitationLink(class_id, made.room.name, public(address), ends, is_new))


@bp.post("/classes/<class_id>/invitations/<int:invitation>/withdraw")
@policy(Policy.TEACH)
def withdraw(class_id: str, invitation: int) -> Response:
    """End an invitation that nobody has used."""
    colleagues.withdraw(services(), person(), class_id, invitation, now())
    flash("The invitation is withdrawn. Its link opens nothing any more.", "done")
    return redirect(url_for("teach.colleagues", class_id=class_id), code=303)


@bp.post("/classes/<class_id>/colleagues/<colleague>/remove")
@policy(Policy.TEACH)
def remove_colleague(class_id: str, colleague: str) -> Response:
    """Let a colleague, or oneself, teach the class no more; or undo that, right after it."""
    if request.form.get("to") == Move.BACK:
        return _bring_back(class_id, colleague)
    name = colleagues.remove(services(), person(), class_id, colleague, now())
    if colleague == person().public_id:
        flash("You do not teach this class any more. Whoever does can invite you again.", "done")
        return redirect(url_for("teach.index"), code=303)
    session[REMOVED] = [class_id, colleague]
    words = f"{name} does not teach this class any more. What they have made stays with it."
    flash_undo(words, request.path, Move.BACK)
    return redirect(url_for("teach.colleagues", class_id=class_id), code=303)


def _bring_back(class_id: str, colleague: str) -> Response:
    """Only whom this browser removed last, so that nobody adds people who never taught the class."""
    if session.get(REMOVED) != [class_id, colleague]:
        raise ChangedMeanwhile(NOT_JUST_REMOVED)
    name = colleagues.bring_back(services(), person(), class_id, colleague)
    flash(f"{name} teaches this class again.", "done")
    return redirect(url_for("teach.colleagues", class_id=class_id), code=303)


@bp.get("/invitations/<token>")
@policy(Policy.PUBLIC)
def invitation(token: str) -> str:
    """What an invitation leads to, and who can accept it."""
    room = colleagues.look_at_invitation(services(), token, now())
    return show(InvitationPage(token, room.name, _may(room.public_id)))


@bp.post("/invitations/<token>")
@policy(Policy.PUBLIC)
def accept(token: str) -> Response:
    """Teach the class."""
    if g.person is None:
        colleagues.look_at_invitation(services(), token, now())
        return redirect(url_for("people.sign_in", next=url_for("teach.invitation", token=token)), code=303)
    room, is_new = colleagues.accept(services(), person(), token, now())
    flash(f"You teach {room.name} now." if is_new else f"You taught {room.name} before.", "done")
    return redirect(url_for("teach.show_class", class_id=room.public_id), code=303)


def _may(class_id: str) -> str:
    if g.person is None:
        return "sign_in"
    if not person().is_instructor:
        return "student"
    taught = {room.public_id for room, _, _ in teaching.list_classes(services(), person())}
    return "teaches" if class_id in taught else "accept"
