"""Small texts of a form: lines, ranges, names and units by what people call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quizapp.core.dates import read_moment
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank
from quizapp.core.suggestions import free_id
from quizapp.core.text import fold

Plain = dict[str, Any]
Typed = Mapping[str, Any]
_WORD_BETWEEN = re.compile(r"\s+(?:to|until|and|[-–—])\s+|\s*–\s*")
_YEARS = re.compile(r"(\d{3,4})\s*[-–—]\s*(\d{3,4})")
_COMMAS = re.compile(r"[,;\n]+")


def text_of(typed: Typed, key: str) -> str:
    """What was typed into a field, trimmed."""
    return str(typed.get(key) or "").strip()


def lines_of(typed: Typed, key: str) -> list[str]:
    """The lines of a field that say something."""
    return [line.strip() for line in str(typed.get(key) or "").splitlines() if line.strip()]


def words_between_commas(typed: Typed, key: str) -> list[str]:
    """The words of a field, between commas, semicolons or ends of lines."""
    return [word.strip() for word in _COMMAS.split(str(typed.get(key) or "")) if word.strip()]


def full(plain: Plain) -> Plain:
    """Only the keys that say something."""
    return {key: value for key, value in plain.items() if value not in (None, "", [], {})}


def range_text(value: Any) -> str:
    """One value, or `300 to 400`."""
    return f"{value['from']} to {value['to']}" if isinstance(value, Mapping) else str(value or "")


def read_range(text: str, is_date: bool = False) -> str | Plain:
    """A typed value, or the two ends of a range; dates as ISO 8601 where they can be read."""
    years = _YEARS.fullmatch(text.strip())
    ends = list(years.groups()) if years else _WORD_BETWEEN.split(text.strip())
    if is_date:
        ends = [iso(end) for end in ends]
    return (
        {"from": ends[0], "to": ends[1]} if len(ends) == 2 and all(ends) else iso(text) if is_date else text
    )


def iso(text: str) -> str:
    """A date as files write it: `25 October 1937` is `1937-10-25`. What cannot be read stays as it is."""
    try:
        return str(read_moment(text))
    except UnreadableAnswer:
        return text.strip()


class Names:
    """The names of a bank by what people call them; those that are not there yet are made."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.made: list[Plain] = []
        self._ids: dict[str, list[str]] = {}
        for entry in bank.names:
            self._ids.setdefault(fold(entry.label), []).append(entry.id)

    def shown(self, name_id: str) -> str:
        """What to write for a name: its label, or its id where another has the same label."""
        entry = self.bank.name_by_id.get(name_id)
        return entry.label if entry and self.find(entry.label) == name_id else name_id

    def find(self, text: str) -> str:
        """The id of a name; empty where there is none, or where several are called so."""
        if text in self.bank.name_by_id:
            return text
        found = self._ids.get(fold(text), [])
        return found[0] if len(found) == 1 else ""

    def need(self, text: str, pool: str = "") -> str:
        """The id of a name, which is made where it is not there; empty for no text."""
        if not text.strip():
            return ""
        found = self.find(text)
        if found:
            return found
        taken = {*self.bank.name_by_id, *(one["id"] for one in self.made)}
        made = free_id(text, taken, f"name-{len(taken) + 1}")
        self.made.append(full({"id": made, "label": text.strip(), "pool": pool}))
        self._ids[fold(text)] = [made]
        return made


class Head:
    """What the bank declares of itself, with pools and units that are made where somebody uses new ones."""

    def __init__(self, bank: Bank, plain: Plain) -> None:
        self.bank = bank
        self.plain = plain
        self.is_changed = False

    def pool(self, text: str) -> str:
        """The id of a pool by its id or by what its members are; a new one is declared."""
        if not text:
            return ""
        for pool in self.plain.get("pools", []):
            if fold(text) in (fold(pool["id"]), fold(pool["members"])):
                return str(pool["id"])
        made = free_id(text, [pool["id"] for pool in self.plain.get("pools", [])], "group")
        self.plain["pools"] = [*self.plain.get("pools", []), {"id": made, "members": text}]
        self.is_changed = True
        return made

    def unit(self, text: str) -> str:
        """The id of a unit by any of its spellings; a new one is declared."""
        if not text:
            return ""
        found = self._unit(text)
        if found:
            return found
        made = free_id(text, list(self.bank.unit_by_id), "unit")
        self.plain["units"] = [*self.plain.get("units", []), {"id": made, "many": text}]
        self.is_changed = True
        return made

    def unit_shown(self, unit_id: str) -> str:
        """What to write for a unit: its plural, or its id where another is called so."""
        unit = self.bank.unit_by_id.get(unit_id)
        return unit.many if unit and self._unit(unit.many) == unit_id else unit_id

    def gives_facts(self, marks: list[str]) -> None:
        """Take paragraphs and notes off the list of those that give no fact."""
        kept = {one: why for one, why in self.plain.get("without_facts", {}).items() if one not in marks}
        if len(kept) < len(self.plain.get("without_facts", {})):
            self.plain["without_facts"] = kept
            self.is_changed = True

    def _unit(self, text: str) -> str:
        if text in self.bank.unit_by_id:
            return text
        units = self.bank.head.units
        found = [
            one.id
            for one in units
            if fold(text) in {fold(each) for each in (one.many, one.one, *one.spellings)}
        ]
        return found[0] if found else ""
