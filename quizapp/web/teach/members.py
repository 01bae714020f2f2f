"""The members of a class: a link for whoever has forgotten their password."""

from __future__ import annotations

from flask import url_for

from quizapp.usecases import recovering, teaching
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.addresses import public, qr_rows
from quizapp.web.teach.routes import bp
from quizapp.web.views import show
from quizapp.web.views.teach import ResetLinkPage
from quizapp.web.words import local


@bp.post("/classes/<class_id>/members/<member>/reset")
@policy(Policy.TEACH)
def reset_member(class_id: str, member: str) -> str:
    """Make a link with which a student of this class chooses a new password, and show it this once."""
    room = teaching.get_class(services(), person(), class_id)
    made = recovering.make_member_link(services(), person(), class_id, member, now())
    link = public(url_for("people.reset", token=made.token))
    return show(
        ResetLinkPage(
            class_id=class_id,
            class_name=room.name,
            name=made.person.display_name,
            login=made.person.login,
            link=link,
            ends=local(made.ends, person().time_zone),
            qr=qr_rows(link),
        )
    )
