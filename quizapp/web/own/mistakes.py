"""Cards of one's own made of what was missed in a quiz."""

from __future__ import annotations

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import BadEntry
from quizapp.usecases import own_mistakes
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.own.blueprint import bp
from quizapp.web.words import counted


@bp.post("/my-cards/from-quiz/<attempt>")
@policy(Policy.LEARNER)
def add_mistakes(attempt: str) -> Response:
    """Make a card of each fact that was missed and has none yet."""
    try:
        made = own_mistakes.add_mistakes(services(), person(), attempt, now())
    except BadEntry as bad:
        flash(str(bad), "problem")
        return redirect(url_for("play.result", attempt=attempt), code=303)
    words = "Cards of these were made before." if not made else f"{counted(made, 'card', 'cards')} made."
    flash(words, "done")
    return redirect(url_for("own.cards"), code=303)
