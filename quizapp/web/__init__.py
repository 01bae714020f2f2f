"""Pages: routes that read forms, call a use case and show what came of it."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, request, session

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
    slug = g.get("bank_slug") or (request.view_args or {}).get("bank") or session.get("bank")
    if slug:
        return str(slug)
    if "nav_bank" not in g:
        from quizapp.usecases.reading import first_bank

        found = first_bank(services(), g.get("person"))
        g.nav_bank = found.slug if found else ""
    return str(g.nav_bank)
