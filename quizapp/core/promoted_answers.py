"""The key of a fixed question as the answer of a fact: a year, a figure, a date or a name where it is one."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, FixedItem
from quizapp.core.fixed import answer_of
from quizapp.core.fixed_keys import number_answer, year_answer
from quizapp.core.rendering import answer_text
from quizapp.core.text import fold, words_of
from quizapp.core.values import Answer, Name, Number, Term

_TIMES = {"year", "when"}
_BRACES = str.maketrans("{}", "()")


def answer_from(item: FixedItem, bank: Bank) -> Answer:
    """The answer that a fact would have. Its words are those of the key."""
    shown, *others = (text.translate(_BRACES) for text in item.key)
    if item.type in ("number", "year", "date"):
        found = answer_of(item, bank)
    else:
        found = _named(shown, bank) or _read(item, shown, bank) or Answer(Term(shown))
        found = replace(found, also=tuple(others))
    if isinstance(found.value, Number) and found.value.unit and found.value.unit not in bank.unit_by_id:
        found = Answer(Term(shown), also=tuple(others))  # of a unit that the bank does not know
    plain = replace(found, show="")
    if item.type in ("year", "date"):  # which the app writes in its own way
        return plain
    return plain if answer_text(plain, bank) == shown else replace(found, show=shown)


def _named(text: str, bank: Bank) -> Answer | None:
    """A name of the bank, where one is called so and no other."""
    wanted = fold(text)
    found = [
        name.id for name in bank.names if wanted in {fold(called) for called in (name.label, *name.also)}
    ]
    return Answer(Name(found[0])) if len(found) == 1 else None


def _read(item: FixedItem, text: str, bank: Bank) -> Answer | None:
    """A year where a time is asked for, a figure where an amount is."""
    words = {*words_of(item.prompt)}
    try:
        if re.fullmatch(r"\d{4}", text) and _TIMES & words:
            return year_answer(text)
        if re.match(r"\d", text) and {"how", "many"} <= words:
            return number_answer(text, (), bank)
    except UnreadableAnswer:
        return None
    return None
