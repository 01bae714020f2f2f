"""A stored quiz as the builder's form shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from quizapp.core.blueprint import Line
from quizapp.core.memory.days import zone_or_utc
from quizapp.core.quiz_settings import Design, Settings
from quizapp.core.reviewing import PRESETS, Review
from quizapp.core.tries import THIRD
from quizapp.web.teach.builder_fields import ANY, PENALTIES


def form_data(design: Design, zone: str) -> dict[str, Any]:
    """The values of the form's fields, by their names; times as the clocks of `zone` show them."""
    terms = design.terms
    return {
        "title": design.title,
        "bank": design.bank,
        "lines": [_line(line) for line in design.blueprint.all_lines],
        "picks": [pick.fact for pick in design.blueprint.picks],
        "picks_as": [pick.kind for pick in design.blueprint.picks],
        "minutes": None if terms.time_limit is None else terms.time_limit // 60,
        "opens_at": _shown(terms.opens_at, zone),
        "closes_at": _shown(terms.closes_at, zone),
        "opens_which": _which(terms.opens_at, zone),
        "closes_which": _which(terms.closes_at, zone),
        "certainty": terms.asks_certainty,
        "attempts": ANY if terms.attempts is None else str(terms.attempts),
        **_settings(design.settings),
    }


def version_of(design: Design) -> str:
    """What tells whether a quiz is still as it was: the same for the same design."""
    no_review = replace(design.settings, review=Review(frozenset()))  # a set has no order to rely on
    parts = (replace(design, settings=no_review), design.settings.review.to_plain())
    return sha256(repr(parts).encode()).hexdigest()[:32]


def _settings(settings: Settings) -> dict[str, Any]:
    return {
        "method": settings.method.value,
        "feedback": next((name for name, one in PRESETS.items() if one == settings.review), "own"),
        "shown": pairs_of(settings.review),
        "tries": str(settings.tries),
        "penalty": _penalty(settings.penalty),
        "one_way": settings.is_one_way,
        "closed_book": settings.is_closed_book,
        "paper": "shared" if settings.is_shared else "own",
        "weight": round(settings.weight),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "count": line.count,
        "sections": list(line.sections),
        "tags": list(line.tags),
        "kinds": list(line.kinds),
        "weight": line.least_weight,
    }


def pairs_of(review: Review) -> list[str]:
    """What may be seen when, as the form's boxes are called."""
    return [f"{moment}.{item}" for moment, items in review.to_plain().items() for item in items]


def _penalty(penalty: float) -> str:
    """The choice nearest to a penalty; a third is stored with fewer figures than it has."""
    values = {name: THIRD if name == "third" else float(name) for name, _ in PENALTIES}
    return min(values, key=lambda name: abs(values[name] - penalty))


def _shown(moment: datetime | None, zone: str) -> datetime | None:
    return None if moment is None else moment.astimezone(zone_or_utc(zone)).replace(tzinfo=None)


def _which(moment: datetime | None, zone: str) -> str:
    """Which of two moments it is, where clocks show its time twice."""
    return "second" if moment is not None and moment.astimezone(zone_or_utc(zone)).fold else "first"
