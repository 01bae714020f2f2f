"""A bank as plain data: texts, lists and maps that JSON can hold, with the keys of the files."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from quizapp.core.facts import Bank, BankHead, Fact, FixedItem, NameEntry, Point, Scope, Series, Unit
from quizapp.core.pictures import Picture, PictureFile
from quizapp.core.values import (
    Answer,
    Bound,
    Date,
    Listing,
    Moment,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Term,
    Tolerance,
    Value,
    Year,
)
from quizapp.formats.native.scalars import MAX_RANGE

Plain = dict[str, Any]


def to_plain(bank: Bank) -> Plain:
    """The bank as JSON can hold it, every value a text; `read_plain` gives an equal bank back.

    Its pictures are there by digest, without their bytes; a bank without any has no such key.
    """
    pictures = [_picture_file(picture) for picture in bank.pictures]
    return {
        "slug": bank.slug,
        "bank": head_to_plain(bank.head),
        "names": [name_to_plain(name) for name in bank.names],
        "facts": [fact_to_plain(fact) for fact in bank.facts],
        "series": [series_to_plain(series) for series in bank.series],
        "fixed": [fixed_to_plain(item) for item in bank.fixed],
        **({"pictures": pictures} if pictures else {}),
    }


def revision_of(bank: Bank) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the content; the slug is no part of it."""
    return revision_of_plain(to_plain(bank))


def revision_of_plain(plain: Plain) -> str:
    """`revision_of` a bank that is plain data already."""
    content = {key: value for key, value in plain.items() if key != "slug"}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()[:16]


def fact_to_plain(fact: Fact) -> Plain:
    """One fact, with the keys of the files and only those that say something."""
    about = fact.about
    return _full(
        {
            "id": fact.id,
            "section": fact.section,
            "about": _full({"of": about.of, "what": about.what, "in": _scope(about.scope), "by": about.by}),
            "say": fact.say,
            "ask": fact.ask,
            "answer": answer_to_plain(fact.answer),
            "turn": {"ask": fact.turn.ask, "answer": {"name": fact.turn.name}} if fact.turn else None,
            "event": _event(fact),
            "at": [str(locator) for locator in fact.at],
            "weight": str(fact.weight),
            "why": fact.why,
            "caution": fact.caution,
            "graded": "yes" if fact.graded else "",
            "claim": fact.claim,
            "rival": list(fact.rival),
            "group": fact.group,
            "wrong": [_full({"text": one.text, "because": one.because}) for one in fact.wrong],
            "kinds": list(fact.kinds),
            "printed": list(fact.printed),
            "derived": fact.derived,
            "tags": list(fact.tags),
            "picture": _picture(fact.picture),
        }
    )


def answer_to_plain(answer: Answer) -> Plain:
    """An answer: its type key and what qualifies it."""
    return {
        **_value(answer.value),
        **_full(
            {
                "bound": _bound(answer.bound),
                "within": _tolerance(answer.within),
                "also": list(answer.also),
                "not": list(answer.refused),
                "show": answer.show,
            }
        ),
    }


def head_to_plain(head: BankHead) -> Plain:
    """What `bank.yaml` says, with marks in ranges."""
    sections = [
        {
            "id": part.id,
            "title": part.title,
            **_full({"paragraphs": marks_to_ranges(part.paragraphs)}),
        }
        for part in head.sections
    ]
    return _full(
        {
            "title": head.title,
            "summary": head.summary,
            "source": head.source,
            "language": head.language,
            "direction": head.direction,
            "written_by": head.written_by,
            "licence": head.licence,
            "audience": head.audience,
            "notes": marks_to_ranges(head.notes),
            "pools": [{"id": pool, "members": members} for pool, members in head.pools],
            "units": [unit_to_plain(unit) for unit in head.units],
            "without_facts": dict(head.without_facts),
        }
    ) | {"sections": sections}


def unit_to_plain(unit: Unit) -> Plain:
    """One unit of measure."""
    return _full(
        {
            "id": unit.id,
            "dimension": unit.dimension,
            "factor": f"{unit.factor:f}",
            "one": unit.one,
            "many": unit.many,
            "spellings": list(unit.spellings),
        }
    )


def name_to_plain(name: NameEntry) -> Plain:
    """One name."""
    return _full(
        {
            "id": name.id,
            "label": name.label,
            "pool": name.pool,
            "also": list(name.also),
            "in": name.inside,
            "began": str(name.began) if name.began else "",
            "ended": str(name.ended) if name.ended else "",
            "words": list(name.words),
        }
    )


def series_to_plain(series: Series) -> Plain:
    """One series."""
    return _full(
        {
            "id": series.id,
            "title": series.title,
            "unit": series.unit or series.currency,
            "scale": series.scale,
            "at": [str(locator) for locator in series.at],
            "caution": series.caution,
            "points": [point_to_plain(point) for point in series.points],
        }
    )


def point_to_plain(point: Point) -> Plain:
    """One point of a series."""
    plain = {"x": str(point.x), "y": f"{point.y:f}", "fact": point.fact, "bound": _bound(point.bound)}
    return _full(plain)


def fixed_to_plain(item: FixedItem) -> Plain:
    """One fixed question."""
    return _full(
        {
            "id": item.id,
            "type": item.type,
            "prompt": item.prompt,
            "options": _options(item),
            "key": list(item.key),
            "at": [str(locator) for locator in item.at],
            "section": item.section,
            "why": item.why,
            "pairs": [{"left": left, "right": right} for left, right in item.pairs],
            "spare": list(item.spare),
            "within": _tolerance(item.within),
            "tags": list(item.tags),
            "picture": _picture(item.picture),
        }
    )


def _picture(picture: Picture | None) -> Plain | None:
    if picture is None:
        return None
    return _full({"file": picture.file, "alt": picture.alt, "credit": picture.credit})


def _picture_file(picture: PictureFile) -> Plain:
    return {
        "file": picture.file,
        "digest": picture.digest,
        "type": picture.media_type,
        "width": str(picture.width),
        "height": str(picture.height),
        "size": str(picture.size),
    }


def _options(item: FixedItem) -> list[Any]:
    """Texts alone, or maps for all as soon as one says why it is wrong."""
    if not any(option.because for option in item.options):
        return [option.text for option in item.options]
    return [_full({"text": option.text, "because": option.because}) for option in item.options]


def _event(fact: Fact) -> Plain | None:
    event = fact.event
    if event is None:
        return None
    when = None if event.first is None else _span(event.first, event.last or event.first)
    return _full({"label": event.label, "when": when})


def _scope(scope: Scope | None) -> str | Plain | None:
    if scope is None:
        return None
    if scope.first is None:
        return scope.name
    span = _span(scope.first, scope.last or scope.first)
    return f"by {span}" if scope.by else span


def _span(first: Moment, last: Moment) -> str | Plain:
    return str(first) if first == last else {"from": str(first), "to": str(last)}


def _value(value: Value) -> Plain:
    """The type key and the keys that belong to the type."""
    if isinstance(value, Year):
        return {"year": _span(Moment(value.first), Moment(value.last))}
    if isinstance(value, Date):
        return {"date": _span(value.first, value.last)}
    if isinstance(value, Period):
        ends = {"from": str(value.first), "to": str(value.last)}
        return {"period": ends | _full({"grain": value.grain})}
    if isinstance(value, Name):
        return {"name": value.id}
    if isinstance(value, Term):
        return {"term": value.text} | _full({"role": value.role})
    if isinstance(value, Listing):
        return _list(value)
    return _figure(value)


def _figure(value: Number | Money | Percent) -> Plain:
    low, high = f"{value.low:f}", f"{value.high:f}"
    figure: str | Plain = low if value.low == value.high else {"from": low, "to": high}
    if isinstance(value, Number):
        whole = None if value.out_of is None else f"{value.out_of:f}"
        own = {"scale": value.scale, "unit": value.unit, "per": value.per, "out_of": whole}
        return {"number": figure} | _full(own)
    if isinstance(value, Money):
        return {"money": figure} | _full({"scale": value.scale, "currency": value.currency})
    return {"percent": figure} | _full({"share_of": value.share_of})


def _list(value: Listing) -> Plain:
    items = [answer_to_plain(item.answer) | _full({"as": item.role}) for item in value.items]
    plain: Plain = {"list": items}
    if not value.complete:
        plain["complete"] = "no"
    if value.ordered:
        plain["ordered"] = "yes"
    return plain


def _bound(bound: Bound) -> str:
    return "" if bound is Bound.EXACT else str(bound)


def _tolerance(within: Tolerance | None) -> str | None:
    if within is None:
        return None
    return f"{(within.amount * 100).normalize():f}%" if within.relative else f"{within.amount:f}"


def _full(plain: Plain) -> Plain:
    """Only the keys that say something."""
    return {key: value for key, value in plain.items() if value not in (None, "", [], {})}


def marks_to_ranges(marks: tuple[str, ...]) -> list[str]:
    """`n1, n2, n3, n7` as `n1-n3, n7`: the reverse of how the reader expands them."""
    ranges: list[list[str]] = []
    for mark in marks:
        if ranges and len(ranges[-1]) < MAX_RANGE and _follows(ranges[-1][-1], mark):
            ranges[-1].append(mark)
        else:
            ranges.append([mark])
    return [run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in ranges]


def _follows(mark: str, following: str) -> bool:
    letters = mark.rstrip("0123456789")
    number = mark[len(letters) :]
    return bool(number) and letters.isalpha() and following == f"{letters}{int(number) + 1}"
