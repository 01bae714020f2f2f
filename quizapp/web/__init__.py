"""Pages: routes that read forms, call a use case and show what came of it."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, session

from quizapp.core.errors import StorageTrouble
from quizapp.usecases import reading
from quizapp.web import (
    bank,
    bank_edit,
    classes,
    drafting,
    explore,
    own,
    pages,
    people,
    pictures,
    plan,
    play,
    progress,
    study,
    teach,
)
from quizapp.web.access import guard, services
from quizapp.web.addresses import FiguresConverter
from quizapp.web.busy import register_busy
from quizapp.web.errors import register_errors
from quizapp.web.explained import register_explained
from quizapp.web.headers import register_headers
from quizapp.web.teach import scores, tidying
from quizapp.web.tongues import register_tongues

BLUEPRINTS = (
    pages, people, study, plan, play, progress, explore, classes, teach, scores, tidying, bank, bank_edit,
    pictures, drafting, own,
)  # fmt: skip


def register(app: Flask) -> None:
    """Give the app its pages, guards, errors and headers."""
    register_busy(app)
    register_headers(app)
    register_errors(app)
    register_tongues(app)
    register_explained(app)
    guard(app)
    app.url_map.converters["int"] = FiguresConverter
    for module in BLUEPRINTS:
        app.register_blueprint(module.bp)
    app.context_processor(_globals)


def _globals() -> dict[str, Any]:
    return {"me": g.get("person"), "nav_bank": _nav_bank()}


def _nav_bank() -> str:
    """The bank that the navigation leads to: the page's own, else the one looked at last, else the first.

    Never one that is not for this person: `g.bank_slug` was looked at by the page's use case, others are
    here. A class may set a quiz about a course kept for instructors.
    """
    if g.get("bank_slug"):
        return str(g.bank_slug)
    if "nav_bank" not in g:
        g.nav_bank = _bank_to_open(str(g.get("wanted_bank") or session.get("bank") or ""))
    return str(g.nav_bank)


def _bank_to_open(wanted: str) -> str:
    try:
        return reading.bank_to_open(services(), g.get("person"), wanted)
    except StorageTrouble:  # the page may be the one that says so
        return ""
