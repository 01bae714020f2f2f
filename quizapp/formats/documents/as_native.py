"""Proposals in the words of question files: ids for names, units and facts, answers with their keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from quizapp.core.facts import NameEntry, Unit
from quizapp.core.proposing_facts import Proposal
from quizapp.core.proposing_facts.proposing import unit_of
from quizapp.core.proposing_facts.units import MEASURES
from quizapp.core.text import fold
from quizapp.core.values import Answer, Listing, Name, Number
from quizapp.formats.native.fields import better_slug
from quizapp.formats.native.writer import answer_to_plain

LONGEST_ID = 48


def slug_of(words: str, otherwise: str = "thing") -> str:
    """An id made of words; letters of other scripts are left out."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", words) if letter.isascii())
    return better_slug(plain, otherwise)[:LONGEST_ID].strip("-")


def free_id(words: str, taken: Collection[str], otherwise: str = "thing") -> str:
    """An id made of words that is not taken: `tower-completed`, `tower-completed-2`."""
    wanted = slug_of(words, otherwise)
    return next(
        one
        for one in (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
        if one not in taken
    )


class Names:
    """The names of a bank, and those that proposals add to them."""

    def __init__(self, known: Iterable[NameEntry] = ()) -> None:
        self.added: list[NameEntry] = []
        self._ids = {fold(text): name.id for name in known for text in (name.label, *name.also)}
        self._taken = {name.id for name in known}

    def id_of(self, label: str, pool: str = "") -> str:
        """The id of the name that is written so; a new one where there is none."""
        key = fold(label)
        if key not in self._ids:
            found = free_id(label, self._taken)
            self._ids[key] = found
            self._taken.add(found)
            self.added.append(NameEntry(found, label, pool))
        return self._ids[key]


class Units:
    """The units of a bank, and those that proposals add to them."""

    def __init__(self, known: Iterable[Unit] = ()) -> None:
        self.added: list[Unit] = []
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        for unit in known:
            self._taken.add(unit.id)
            for text in (unit.id, unit.one, unit.many, *unit.spellings):
                self._ids.setdefault(text.casefold(), unit.id)

    def id_of(self, words: str) -> str:
        """The id of the unit of these words; a new one where there is none."""
        measure = MEASURES.get(words)
        for spelling in (words, *((measure[0], measure[4]) if measure else ())):
            if spelling.casefold() in self._ids:
                return self._ids[spelling.casefold()]
        unit = unit_of(words)
        wanted = free_id(measure[0] if measure else words, self._taken)
        spellings = (words,) if words not in (unit.one, unit.many) else ()
        unit = replace(unit, id=wanted, dimension=unit.dimension if measure else wanted, spellings=spellings)
        self._taken.add(wanted)
        for text in (words, unit.one, unit.many):
            self._ids.setdefault(text.casefold(), wanted)
        self.added.append(unit)
        return wanted


def native_answer(answer: Answer, names: Names, units: Units, pool: str = "") -> Answer:
    """The answer with ids of names and units in place of their words."""
    value = answer.value
    if isinstance(value, Name):
        return replace(answer, value=Name(names.id_of(value.id, pool)))
    if isinstance(value, Number) and value.unit:
        return replace(answer, value=replace(value, unit=units.id_of(value.unit)))
    if isinstance(value, Listing):
        items = tuple(replace(item, answer=native_answer(item.answer, names, units)) for item in value.items)
        return replace(answer, value=replace(value, items=items))
    return answer


def fact_plain(
    proposal: Proposal, fact_id: str, names: Names, units: Units, known_notes: Collection[str] = ()
) -> dict[str, Any]:
    """A proposal with the keys of a fact; what is left to write is an empty text."""
    of = names.id_of(proposal.subject) if proposal.subject else ""
    about = {"of": of, "what": proposal.what} | ({"in": proposal.year} if proposal.year else {})
    notes = [note for note in proposal.notes if note in known_notes]
    return {
        "id": fact_id,
        "about": about,
        "say": proposal.say,
        "ask": proposal.ask,
        "answer": answer_to_plain(native_answer(proposal.answer, names, units, proposal.pool)),
        "at": [" ".join((proposal.mark, *notes))],
    }
