"""Fixed questions: what makes one sound, and the fact of its own that each is asked and remembered as."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from quizapp.core.dates import read_year
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import About, Bank, Fact, FixedItem
from quizapp.core.fixed_keys import date_answer, number_answer, year_answer
from quizapp.core.fixed_lists import (
    listed,
    trouble_with_choice,
    trouble_with_options,
    trouble_with_order,
    trouble_with_pairs,
)
from quizapp.core.gaps import GAP
from quizapp.core.text import says_nothing
from quizapp.core.values import Answer, Term

TYPES = (
    "choice", "choose_all", "true_false", "short_answer", "number", "year", "date", "cloze", "matching",
    "ordering", "flashcard",
)  # fmt: skip
TRUTH = {"true": "True", "false": "False"}
GAP_MARK = re.compile(r"_{3,}")
_BRACES = str.maketrans("{}", "()")

Trouble = tuple[str, str]


def trouble_with(item: FixedItem) -> Trouble | None:
    """The key of the file that is wrong, and what is wrong with it and to write instead; None if sound."""
    if item.type not in TYPES:
        return "type", f"a question of type '{item.type}' cannot be asked; the types are: {', '.join(TYPES)}"
    if item.options and item.type not in ("choice", "choose_all"):
        return "options", "only a choice has options; remove them, or write 'type: choice'"
    if (item.pairs or item.spare) and item.type != "matching":
        part = "pairs" if item.pairs else "spare"
        return part, f"only a matching has {part}; remove them, or write 'type: matching'"
    if item.within is not None and item.type != "number":
        return "within", "only a figure may be off by some; remove it, or write 'type: number'"
    return _LISTS.get(item.type, _trouble_with_key)(item)


def _trouble_with_key(item: FixedItem) -> Trouble | None:
    if item.type == "true_false" and (len(item.key) != 1 or item.key[0].casefold() not in TRUTH):
        return "key", 'a statement is true or false; write key: "true" or key: "false"'
    if item.type == "cloze" and len(GAP_MARK.findall(item.prompt)) != 1:
        return "prompt", "the sentence needs one gap; write ___ where the answer stands"
    for key in item.key:
        if says_nothing(key) or not _is_readable(item.type, key):
            return "key", f"'{key}' cannot be read as {_WANTED.get(item.type, 'an answer')}"
    return None if item.key else ("key", "the right answer is missing; write key: ...")


def fact_of(item: FixedItem, bank: Bank) -> Fact:
    """A fixed question as a fact of its own, so that it is drawn, studied, listed and remembered like any.

    Its only kind is `fixed`; a flashcard stays a flashcard, since that is for study alone.
    """
    answer = answer_of(item, bank)
    shown = answer.show.translate(_BRACES)
    prompt = item.prompt.translate(_BRACES)
    marked = f"{{{shown}}}"
    fills_gap = item.type not in _LISTED and GAP_MARK.search(prompt)
    say = GAP_MARK.sub(lambda _: marked, prompt, count=1) if fills_gap else f"{prompt} {marked}"
    return Fact(
        id=item.item_id,
        section=section_of(item, bank),
        about=About(of="", what=""),
        say=say,
        ask=GAP_MARK.sub(GAP, item.prompt),
        answer=answer,
        at=item.at,
        why=item.why,
        kinds=("flashcard",) if item.type == "flashcard" else ("fixed",),
        tags=item.tags,
        picture=item.picture,
    )


def answer_of(item: FixedItem, bank: Bank) -> Answer:
    """The key as an answer of the type that is marked; as words where it cannot be read as that."""
    if item.type in _LISTED:
        return listed(item)
    shown, *others = item.key or ("",)
    if item.type == "true_false":
        shown = TRUTH.get(shown.casefold(), shown)
    read = {"number": number_answer, "year": year_answer, "date": date_answer}.get(item.type)
    if read is not None and trouble_with(item) is None:
        return replace(read(shown, tuple(others), bank), within=item.within)
    return Answer(Term(shown), also=tuple(others), show=shown)


def section_of(item: FixedItem, bank: Bank) -> str:
    """The section it counts to: its own, else that of its first place, else the first of the bank."""
    if item.section:
        return item.section
    mark = item.at[0].paragraph if item.at else ""
    there = [part.id for part in bank.head.sections if mark in part.paragraphs]
    return next(iter([*there, *(part.id for part in bank.head.sections)]), "")


def _is_readable(type_name: str, key: str) -> bool:
    read = _READERS.get(type_name)
    try:
        if read is not None:
            read(key)
    except UnreadableAnswer:
        return False
    return True


_READERS: dict[str, Callable[[str], object]] = {
    "number": number_answer,
    "year": read_year,
    "date": date_answer,
}
_LISTS: dict[str, Callable[[FixedItem], Trouble | None]] = {
    "choice": trouble_with_choice,
    "choose_all": trouble_with_options,
    "matching": trouble_with_pairs,
    "ordering": trouble_with_order,
}
_LISTED = ("choose_all", "matching", "ordering")
_WANTED = {
    "number": "a figure; write digits, then a scale and a unit if there are any",
    "year": 'a year; write four digits, or two years such as "1914-1918"',
    "date": 'a date; write "1937-10-25", "October 1937", "1914-1918" or "the 1930s"',
}
