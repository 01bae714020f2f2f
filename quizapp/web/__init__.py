"""Pages: routes that read forms, call a use case and show what came of it."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, session

from quizapp.core.errors import StorageTrouble
from quizapp.usecases import reading
from quizapp.web import bank, classes, explore, pages, people, play, progress, study, teach
from quizapp.web.access import guard, services
from quizapp.web.errors import register_errors
from quizapp.web.headers import register_headers

BLUEPRINTS = (pages, people, study, play, progress, explore, classes, teach, bank)


def register(app: Flask) -> None:
    """Give the app its pages, guards, errors and headers."""
    register_headers(app)
    register_errors(app)
    guard(app)
    for module in BLUEPRINTS:
        app.register_blueprint(module.bp)
    app.context_processor(_globals)


def _globals() -> dict[str, Any]:
    return {"me": g.get("person"), "nav_bank": _nav_bank()}


def _nav_bank() -> str:
    """The bank that the navigation leads to: the page's own, else the one looked at last, else the first."""
    slug = g.get("bank_slug") or session.get("bank")
    if slug:
        return str(slug)
    if "nav_bank" not in g:
        g.nav_bank = _first_bank()
    return str(g.nav_bank)


def _first_bank() -> str:
    try:
        found = reading.first_bank(services(), g.get("person"))
    except StorageTrouble:  # the page may be the one that says so
        return ""
    return found.slug if found else ""
