"""Templates of Anki filled in with the fields of a note: `{{Front}}`, `{{#Extra}}...{{/Extra}}`, filters.

Only what decides on the text is followed. Programs in a template are taken out and never run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

MAX_FILLED = 120_000  # characters of one side of a card
_TOKEN = re.compile(r"\{\{([#^/]?)([^{}\n]{0,300})\}\}")
_SCRIPT = re.compile(r"<script\b[^>]*>.*?(?:</script[^>]*>|\Z)", re.IGNORECASE | re.DOTALL)
_LOOKS = re.compile(r"<style\b[^>]*>.*?(?:</style[^>]*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_ACTS = re.compile(r"<script\b|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_ANSWER_LINE = re.compile(r"<hr\b[^>]{0,100}\bid\s*=\s*[\"']?answer\b[^>]{0,100}>", re.IGNORECASE)
_OF_ANKI = frozenset({"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"})
_SPOKEN = "tts"


@dataclass(frozen=True, slots=True)
class Place:
    """A field that a template names: `filters` are what stands before its name, as in `hint:Back`."""

    field: str
    filters: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether it has a filter, with or without what is told to that."""
        return any(one == name or one.startswith(f"{name} ") for one in self.filters)


def without_programs(template: str) -> str:
    """The template without scripts, styles and remarks."""
    return _LOOKS.sub("", _SCRIPT.sub("", template))


def acts(template: str) -> bool:
    """Whether a template has a program in it."""
    return _ACTS.search(template) is not None


def speaks(template: str) -> bool:
    """Whether a template has a text read out."""
    return "{{tts" in template.replace(" ", "")


def places(template: str) -> Iterator[Place]:
    """Every field that a template shows, in their order."""
    for sign, name in _TOKEN.findall(template):
        if not sign:
            place = _place(name)
            if place.field and place.field not in _OF_ANKI:
                yield place


def back_of(template: str, front: Collection[str]) -> tuple[str, frozenset[str]]:
    """What of the back is not the front once more, and the fields in it that must not be repeated.

    That is what stands below the line of the answer; without one, all but the fields of the front.
    """
    line = _ANSWER_LINE.search(template)
    below = template[line.end() :] if line else ""
    if any(True for _ in places(below)):
        return below, frozenset()
    whole = _ANSWER_LINE.sub("", template)
    again = frozenset(front) if "FrontSide" not in template else frozenset()
    return whole, again


def filled(template: str, values: Mapping[str, str], blank: Collection[str] = ()) -> str | None:
    """The template with the fields' HTML in it, those in `blank` empty; None where it becomes too long."""
    out: list[str] = []
    length = at = 0
    sections: list[bool] = []  # for each that is open, whether it is shown
    hiding = 0
    for token in _TOKEN.finditer(template):
        before, at = template[at : token.start()], token.end()
        sign, name = token[1], token[2].strip()
        is_shown, value = not hiding, ""
        if sign == "/":
            hiding -= bool(sections) and not sections.pop()
        elif sign:
            is_filled = bool(values.get(name, "").strip()) and name not in blank
            sections.append(is_filled == (sign == "#"))
            hiding += not sections[-1]
        else:
            field = _place(name).field
            value = "" if field in blank else values.get(field, "")
        if is_shown:
            out += (before, value)
            length += len(before) + len(value)
        if length > MAX_FILLED:
            return None
    rest = "" if hiding else template[at:]
    return "".join((*out, rest)) if length + len(rest) <= MAX_FILLED else None


def _place(name: str) -> Place:
    *filters, field = (part.strip() for part in name.split(":"))
    return Place("" if any(one.startswith(_SPOKEN) for one in filters) else field, tuple(filters))
