"""The export for programs, whose shape is fixed: `quizapp bank export --format json`."""

from __future__ import annotations

from quizapp.core.facts import Bank, Fact, NameEntry, Series
from quizapp.core.rendering import answer_text
from quizapp.formats.native.writer import Plain, fact_to_plain, fixed_to_plain, head_to_plain, to_plain


def export_json(bank: Bank) -> Plain:
    """The export for programs: every key always there, empty where a fact says nothing under it.

    Only `picture` and `pictures` are left out where there are none.
    """
    return {
        "bank": {"slug": bank.slug, "revision": bank.revision, **head_to_plain(bank.head)},
        "names": [_exported_name(name) for name in bank.names],
        "facts": [_exported_fact(fact, bank) for fact in bank.facts],
        "series": [_exported_series(series) for series in bank.series],
        "fixed": [fixed_to_plain(item) for item in bank.fixed],
        **({"pictures": to_plain(bank)["pictures"]} if bank.pictures else {}),
    }


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
    }


def _exported_series(series: Series) -> Plain:
    return {
        "id": series.id,
        "title": series.title,
        "unit": series.unit or series.currency,
        "scale": series.scale,
        "points": [{"x": str(point.x), "y": f"{point.y:f}"} for point in series.points],
        "at": [str(locator) for locator in series.at],
    }
