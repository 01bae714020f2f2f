"""The export for programs, whose shape is fixed: `quizapp bank export --format json`."""

from __future__ import annotations

import json

from quizapp.core.facts import Bank, Fact, NameEntry, Series
from quizapp.core.rendering import answer_text
from quizapp.formats.native.files import UNSAFE, escaped
from quizapp.formats.native.writer import (
    Plain,
    fact_to_plain,
    fixed_to_plain,
    head_to_plain,
    name_to_plain,
    point_to_plain,
    series_to_plain,
    to_plain,
)


def export_json(bank: Bank) -> Plain:
    """The export for programs: every key always there, empty where a fact says nothing under it.

    Only pictures, and what few names and series say, are left out where there is none. Nothing is lost but
    the bytes of pictures: `exported.as_in_files` leads back.
    """
    return {
        "bank": {"slug": bank.slug, "revision": bank.revision, **head_to_plain(bank.head)},
        "names": [_exported_name(name) for name in bank.names],
        "facts": [_exported_fact(fact, bank) for fact in bank.facts],
        "series": [_exported_series(series) for series in bank.series],
        "fixed": [fixed_to_plain(item) for item in bank.fixed],
        **({"pictures": to_plain(bank)["pictures"]} if bank.pictures else {}),
    }


def json_document(bank: Bank) -> str:
    """The export as a file, which the reader of our own files takes, too."""
    text = json.dumps(export_json(bank), ensure_ascii=False, indent=2)
    return f"{UNSAFE.sub(escaped, text)}\n"


def _exported_fact(fact: Fact, bank: Bank) -> Plain:
    plain = fact_to_plain(fact)
    texts = ("why", "caution", "claim", "group", "derived")
    lists = ("rival", "wrong", "kinds", "printed", "tags")
    return {
        "id": fact.id,
        "section": fact.section,
        "say": fact.say,
        "ask": fact.ask,
        "answer": plain["answer"],
        "answer_text": answer_text(fact.answer, bank),
        "also": list(fact.answer.also),
        "turn": plain.get("turn"),
        "event": plain.get("event"),
        "about": plain["about"],
        "at": plain["at"],
        "weight": fact.weight,
        "graded": fact.graded,
        **{key: plain.get(key, "") for key in texts},
        **{key: plain.get(key, []) for key in lists},
        **({"picture": plain["picture"]} if "picture" in plain else {}),
    }


def _exported_name(name: NameEntry) -> Plain:
    return {
        "id": name.id,
        "label": name.label,
        "pool": name.pool,
        "also": list(name.also),
        "in": name.inside,
        **_more(name_to_plain(name), "began", "ended", "words"),
    }


def _exported_series(series: Series) -> Plain:
    return {
        "id": series.id,
        "title": series.title,
        "unit": series.unit or series.currency,
        "scale": series.scale,
        "points": [{"x": str(point.x), "y": f"{point.y:f}"} for point in series.points],
        "at": [str(locator) for locator in series.at],
        **_more(series_to_plain(series), "caution"),
        **_of_points(series, "facts", "fact"),
        **_of_points(series, "bounds", "bound"),
    }


def _of_points(series: Series, name: str, key: str) -> Plain:
    """What points say beside their figures, in their order; nothing where none does."""
    said = [point_to_plain(point).get(key, "") for point in series.points]
    return {name: said} if any(said) else {}


def _more(plain: Plain, *keys: str) -> Plain:
    """What few things say, left out where they do not."""
    return {key: plain[key] for key in keys if key in plain}
