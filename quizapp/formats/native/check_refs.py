"""Ids are unique, and whatever one part names exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from quizapp.core.facts import Bank, Locator, NameEntry
from quizapp.core.rendering import figure_text
from quizapp.core.values import Answer, Date, Listing, Money, Name, Number, Percent, Year
from quizapp.formats.native.draft import Draft, Item
from quizapp.formats.native.faults import Findings, Located, place_text, suggest


def check_ids(draft: Draft, found: Findings) -> None:
    """Every id once: among names, sections, units, and among all that can be asked."""
    asked: list[Item[Any]] = [*draft.facts, *draft.series, *draft.fixed]
    groups: tuple[Sequence[Item[Any]], ...] = (asked, draft.names, draft.sections, draft.units)
    for items in groups:
        first: dict[str, Located] = {}
        for item in items:
            one_id = item.value.id
            here = item.place("id")
            if one_id and one_id in first:
                there = place_text(first[one_id])
                found.fault(here, f"the id '{one_id}' is already used at {there}; choose another")
            first.setdefault(one_id, here)


def check_names(draft: Draft, found: Findings) -> None:
    """Names that facts, turns, scopes, lists and other names speak of exist, and pools do."""
    known = {item.value.id for item in draft.names}
    if draft.head is None and not known:
        return
    ids = sorted(known | draft.broken_ids)
    for place, name_id in _named(draft):
        if name_id and name_id not in known and name_id not in draft.broken_ids:
            message = f"there is no name '{name_id}' in names.yaml; add it{suggest(name_id, ids)}"
            found.fault(place, message)
    _check_pools(draft, found)
    _check_nesting(draft, found)
    _check_homonyms(draft, found)


def check_sections(draft: Draft, bank: Bank, found: Findings) -> None:
    """Each fact lies in a section of the bank."""
    sections = [section.id for section in bank.head.sections]
    blamed: set[tuple[str, str]] = set()
    for item in draft.facts:
        section, place = item.value.section, item.place("section")
        if section in bank.section_by_id or (place.file, section) in blamed:
            continue
        blamed.add((place.file, section))  # once a file: all its facts share the mistake
        if section:
            message = (
                f"'{section}' is no section of bank.yaml; name the file after one{suggest(section, sections)}"
            )
        else:
            message = f"this fact is in no section; add 'section: ...'{suggest('', sections)}"
        found.fault(place, message)
    for fixed in draft.fixed:
        if fixed.value.section and fixed.value.section not in bank.section_by_id:
            section = fixed.value.section
            found.fault(
                fixed.place("section"), f"'{section}' is no section of bank.yaml{suggest(section, sections)}"
            )


def check_places(draft: Draft, bank: Bank, found: Findings) -> None:
    """Paragraphs and notes that locators name are declared in `bank.yaml`."""
    paragraphs = [mark for section in bank.head.sections for mark in section.paragraphs]
    known, notes = set(paragraphs), set(bank.head.notes)
    items: list[Item[Any]] = [*draft.facts, *draft.series, *draft.fixed]
    _check_places_said(draft, bank, found)
    for item in items:
        for index, locator in enumerate(item.value.at):
            if locator.paragraph not in known:
                near = _nearest(locator.paragraph, paragraphs)
                message = f"the source has no paragraph '{locator.paragraph}'{near}"
                found.fault(item.place("at", index), message)
            _check_notes(item.place("at", index), locator, notes, bank.head.notes, found)
    _check_without_facts(draft, bank, known | notes, found)


def _check_places_said(draft: Draft, bank: Bank, found: Findings) -> None:
    """A fact says where it stands, unless its section declares no paragraphs."""
    for item in draft.facts:
        section = bank.section_by_id.get(item.value.section)
        if not item.value.at and section is not None and section.paragraphs:
            found.fault(item.place("at"), "fact has no 'at'; add 'at: ...'")


def _check_without_facts(draft: Draft, bank: Bank, known: set[str], found: Findings) -> None:
    """What `without_facts` names is declared and gives no fact indeed."""
    used = {mark for fact in bank.facts for place in fact.at for mark in (place.paragraph, *place.notes)}
    for mark, _reason in bank.head.without_facts:
        if draft.head is None:
            return
        place = draft.head.place("without_facts", mark)
        if mark not in known:
            found.fault(place, f"the source has no paragraph or note '{mark}'{_nearest(mark, sorted(known))}")
        elif mark in used:
            found.fault(place, f"'{mark}' gives facts by now; take it off 'without_facts'")


def check_units(draft: Draft, bank: Bank, found: Findings) -> None:
    """Units of figures and series are declared in `bank.yaml`."""
    units = sorted(bank.unit_by_id)
    for item in draft.facts:
        for answer, path in answers_of(item.value.answer):
            unit = answer.value.unit if isinstance(answer.value, Number) else ""
            if unit and unit not in bank.unit_by_id:
                message = (
                    f"there is no unit '{unit}' in bank.yaml; add it under 'units'{suggest(unit, units)}"
                )
                found.fault(item.place("answer", *path, "unit"), message)
    for series in draft.series:
        unit = series.value.unit
        if unit and unit not in bank.unit_by_id:
            message = f"there is no unit '{unit}' in bank.yaml; add it under 'units'{suggest(unit, units)}"
            found.fault(series.place("unit"), message)


def check_series(draft: Draft, bank: Bank, found: Findings) -> None:
    """Points of a series come in order and once, and the facts they name exist and say the same."""
    facts = sorted(bank.fact_by_id)
    for item in draft.series:
        for index, point in enumerate(item.value.points):
            if index and point.x <= item.value.points[index - 1].x:
                found.fault(
                    item.place("points", index, "x"), "the points must come in order of time, each once"
                )
            if not point.fact or point.fact in draft.broken_ids:
                continue
            fact = bank.fact_by_id.get(point.fact)
            place = item.place("points", index, "fact")
            if fact is None:
                found.fault(place, f"there is no fact '{point.fact}'{suggest(point.fact, facts)}")
                continue
            value = fact.answer.value
            if isinstance(value, Number | Money | Percent) and value.low == value.high != point.y:
                shown, theirs = figure_text(point.y), figure_text(value.low)
                found.warn(
                    place, f"the point says {shown}, the fact '{fact.id}' {theirs}; look which is right"
                )
            elif isinstance(value, Year | Date):
                found.warn(place, f"the fact '{fact.id}' is no figure; name the fact that states this point")


def answers_of(answer: Answer) -> Iterator[tuple[Answer, tuple[str | int, ...]]]:
    """The answer, or the items of a list, each with its path below `answer`."""
    yield answer, ()
    if isinstance(answer.value, Listing):
        for index, item in enumerate(answer.value.items):
            yield item.answer, ("list", index)


def _named(draft: Draft) -> Iterator[tuple[Located, str]]:
    """Each place where a name is spoken of by its id."""
    for entry in draft.names:
        if entry.value.inside:
            yield entry.place("in"), entry.value.inside
    for item in draft.facts:
        fact = item.value
        yield item.place("about", "of"), fact.about.of
        if fact.about.scope is not None and fact.about.scope.name:
            yield item.place("about", "in"), fact.about.scope.name
        if fact.turn is not None:
            yield item.place("turn", "answer", "name"), fact.turn.name
        for answer, path in answers_of(fact.answer):
            if isinstance(answer.value, Name):
                yield item.place("answer", *path, "name"), answer.value.id


def _check_pools(draft: Draft, found: Findings) -> None:
    if draft.head is None:
        return
    pools = [pool for pool, _ in draft.head.value.pools]
    known = set(pools)
    for item in draft.names:
        pool = item.value.pool
        if pool and pool not in known:
            message = f"there is no pool '{pool}' in bank.yaml; add it under 'pools'{suggest(pool, pools)}"
            found.fault(item.place("pool"), message)


def _check_nesting(draft: Draft, found: Findings) -> None:
    inside = {item.value.id: item.value.inside for item in draft.names}
    blamed: set[str] = set()
    for item in draft.names:
        path = [item.value.id]
        while (above := inside.get(path[-1], "")) and above not in path:
            path.append(above)
        if above == path[0] and not blamed & set(path):
            blamed.update(path)
            loop = " in ".join([*path, above])
            found.fault(item.place("in"), f"names lie inside each other in a loop: {loop}; remove one 'in'")


def _check_homonyms(draft: Draft, found: Findings) -> None:
    """Warn where two names of a pool are spelled alike: each would be right for the other."""
    first: dict[tuple[str, str], Item[NameEntry]] = {}
    for item in draft.names:
        for text in (item.value.label, *item.value.also) if item.value.pool else ():
            other = first.setdefault((item.value.pool, text.casefold()), item)
            if other is not item:
                there = place_text(other.place("label"))
                message = f"'{text}' also names '{other.value.id}' at {there}; tell the two apart"
                found.warn(item.place("label"), message)


def _check_notes(
    place: Located, locator: Locator, known: set[str], declared: Sequence[str], found: Findings
) -> None:
    for note in locator.notes:
        if note not in known:
            found.fault(place, f"the source has no note '{note}'{_nearest(note, declared)}")


def _nearest(mark: str, declared: Sequence[str]) -> str:
    """The mark of the same letters with the nearest number, else the nearest in writing."""
    letters = mark.rstrip("0123456789")
    number = mark[len(letters) :]
    alike = [other for other in declared if other.rstrip("0123456789") == letters]
    if number and alike:
        best = min(alike, key=lambda other: abs(int(other[len(letters) :] or 0) - int(number[:9])))
        return f"; the nearest is '{best}'"
    return suggest(mark, list(declared)) or "; bank.yaml declares none"
