"""What the pages about people share: their blueprint, and a recovery code that is shown once."""

from __future__ import annotations

from flask import Blueprint, url_for

from quizapp.web.addresses import public
from quizapp.web.views import show
from quizapp.web.views.people import RecoveryCode

bp = Blueprint("people", __name__)


def code_page(headline: str, login: str, code: str, go_on: str, label: str) -> str:
    """A recovery code that was just made, shown in this answer and never again.

    It is the answer to the form itself, for on its way to another page it would have to be kept somewhere.
    """
    where = public(url_for("people.forgotten"))
    return show(RecoveryCode(headline, login, tuple(code.split("-")), where, go_on, label))
