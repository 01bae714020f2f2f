"""From what an instructor says of a proposal to a fact in a course: read, checked as a whole, or refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from quizapp.core.errors import BadEntry, QuizError
from quizapp.core.facts import Bank, Fact, Section
from quizapp.core.proposing_facts import OPEN
from quizapp.core.proposing_facts.typed_answers import read_typed
from quizapp.core.proposing_facts.verbatim import copied_run
from quizapp.core.rendering import answer_text, say_text
from quizapp.formats.documents.as_native import Names, Units, free_id, native_answer
from quizapp.formats.documents.draft_files import POOLS
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import answer_to_plain, to_plain

FIELDS = ("say", "ask", "type", "answer", "subject", "what", "year", "section", "weight")
LONGEST = {"say": 600, "ask": 400, "subject": 120, "what": 120, "year": 10}
_FIELD_OF_KEY = {
    "say": "say", "ask": "ask", "answer": "answer", "about": "what", "of": "subject", "what": "what",
    "in": "year", "at": "section", "section": "section", "weight": "weight",
}  # fmt: skip
_QUOTED = re.compile(r"'(\w+)'")
NEED = {
    "say": "Write the statement, with { } round the answer.",
    "ask": "Write the question.",
    "subject": "Write whom or what it is about.",
    "what": "Write what is said of it, such as “opened” or “length”.",
}
UNFINISHED = "Put your words where “…” stands."
COPIED = "“{run}” is the source's wording. Say it in your own words."


class BadFact(QuizError):
    """What was written is no fact yet; `faults` has a message for each field that is wrong."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


@dataclass(frozen=True, slots=True)
class Made:
    """A course with one more fact, and the ids of the names that came with it."""

    bank: Bank
    fact: Fact
    added_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a proposal stands: the locator, the text of its paragraph, its section with all marks, notes."""

    mark: str
    text: str
    section: Section
    notes: tuple[str, ...] = ()


def faults_of(entry: Mapping[str, str], source: str) -> dict[str, str]:
    """What is left to write in an entry before it can be checked as a fact, by field."""
    faults = {name: words for name, words in NEED.items() if not entry.get(name, "").strip()}
    for name, most in LONGEST.items():
        if len(entry.get(name, "")) > most:
            faults[name] = f"Use at most {most} characters."
    for name in ("say", "ask"):
        text = entry.get(name, "")
        run = copied_run(say_text(text), source)
        if name not in faults and OPEN in text:
            faults[name] = UNFINISHED
        elif name not in faults and run:
            faults[name] = COPIED.format(run=run)
    return faults


def make_fact(bank: Bank, entry: Mapping[str, str], place: Place) -> Made:
    """The course with the fact that an entry describes. Raises BadFact."""
    faults = faults_of(entry, place.text)
    names, units = Names(bank.names), Units(bank.head.units)
    answer: Any = None
    try:
        typed = read_typed(entry["type"], entry["answer"], entry.get("role", ""))
        answer = native_answer(typed, names, units, entry.get("pool", ""))
    except BadEntry as bad:
        faults[bad.field] = str(bad)
    if faults:
        raise BadFact(faults)
    about = {"of": names.id_of(entry["subject"].strip()), "what": entry["what"].strip()}
    fact_id = free_id(f"{entry['subject']} {entry['what']}"[:60], set(bank.item_by_id), "fact")
    plain = to_plain(_with_place(_with_parts(bank, names, units), place))
    at = " ".join((place.mark, *place.notes))
    fact = {
        "id": fact_id,
        "section": entry.get("section") or place.section.id,
        "about": about | ({"in": entry["year"].strip()} if entry.get("year", "").strip() else {}),
        "say": _with_answer(entry["say"], answer, bank, names, units),
        "ask": entry["ask"].strip(),
        "answer": answer_to_plain(answer),
        "at": [at],
        "weight": entry.get("weight", "") or "2",
    }
    plain["facts"].append(fact)
    read = check_plain(plain)
    if read.bank is None:
        raise BadFact(_by_field(fault.message for fault in read.faults))
    added = tuple(name.id for name in names.added)
    return Made(read.bank, read.bank.fact_by_id[fact_id], added)


def without_fact(bank: Bank, slug: str, added_names: Collection[str]) -> Bank:
    """The course without a fact, and without names that came with it and that nothing else needs.

    Raises QuizError where other facts speak of it.
    """
    left = replace(bank, facts=tuple(fact for fact in bank.facts if fact.id != slug))
    fewer = replace(left, names=tuple(name for name in left.names if name.id not in added_names))
    for tried in (fewer, left):
        read = check_plain(to_plain(tried))
        if read.bank is not None:
            return read.bank
    raise QuizError("Other facts of the course speak of this one. Change them first.")


def _with_parts(bank: Bank, names: Names, units: Units) -> Bank:
    """The course with the names and units that are new, and the pools of those names."""
    known = {pool for pool, _ in bank.head.pools}
    pools = dict.fromkeys(name.pool for name in names.added if name.pool and name.pool not in known)
    head = replace(
        bank.head,
        units=(*bank.head.units, *units.added),
        pools=(*bank.head.pools, *((pool, POOLS.get(pool, pool)) for pool in pools)),
    )
    return replace(bank, head=head, names=(*bank.names, *names.added))


def _with_place(bank: Bank, place: Place) -> Bank:
    """The course with the section of the document, and the notes that the locator names."""
    head = bank.head
    known = {mark for section in head.sections for mark in section.paragraphs}
    if place.mark.split()[0] not in known:
        head = replace(head, sections=(*head.sections, place.section))
    notes = (*place.mark.split()[1:], *place.notes)
    missing = tuple(note for note in dict.fromkeys(notes) if note not in head.notes)
    return replace(bank, head=replace(head, notes=(*head.notes, *missing)))


def _with_answer(say: str, answer: Any, bank: Bank, names: Names, units: Units) -> str:
    """The statement with the answer in its braces as the course shows it, where only the form differs."""
    shown = answer_text(answer, _with_parts(bank, names, units))
    before, opened, rest = say.strip().partition("{")
    marked, closed, after = rest.partition("}")
    if not (opened and closed) or "{" in after:
        return say.strip()
    is_same = "".join(marked.split()).casefold() == "".join(shown.split()).casefold()
    begins = not before.strip()
    wanted = shown[:1].upper() + shown[1:] if begins else shown
    return f"{before}{{{wanted}}}{after}" if is_same else say.strip()


def _by_field(messages: Any) -> dict[str, str]:
    """The messages of the checker, each at the field it speaks of first."""
    found: dict[str, str] = {}
    for message in messages:
        keys = (_FIELD_OF_KEY[key] for key in _QUOTED.findall(message) if key in _FIELD_OF_KEY)
        field = next(keys, "say")
        what, _, instead = message.partition("; ")
        words = f"{what[:1].upper()}{what[1:]}." + (
            f" {instead[:1].upper()}{instead[1:]}." if instead else ""
        )
        found.setdefault(field, words.replace("..", ".").replace("?.", "?"))
    return found
