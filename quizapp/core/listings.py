"""Facts that are answered by a list: which can be asked for whole, and how a question says their size."""

from __future__ import annotations

import re

from quizapp.core.facts import Bank, Fact
from quizapp.core.rendering import answer_text
from quizapp.core.values import Answer, Listing, ListItem

COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def whole_list(fact: Fact) -> tuple[ListItem, ...]:
    """The items of a list of which the source names all, two to six of them; nothing for other facts."""
    value = fact.answer.value
    if not isinstance(value, Listing) or not value.complete or len(value.items) not in COUNTS:
        return ()
    return value.items


def item_text(item: ListItem, bank: Bank) -> str:
    """An item as it is shown afterwards, with its role: `Japan (observer)`."""
    text = answer_text(item.answer, bank)
    return f"{text} ({item.role})" if item.role else text


def answers_of(fact: Fact) -> list[Answer]:
    """The answers of the items, in the order of the list."""
    return [item.answer for item in whole_list(fact)]


def says_how_many(ask: str, count: int) -> bool:
    """Whether a question says itself how many are wanted: `Which three ports ...?`"""
    number = COUNTS.get(count, str(count))
    return bool(re.search(rf"\b(?:which|what|(?:are|were) the) (?:{number}|{count})\b", ask, re.IGNORECASE))


def all_of_them(count: int) -> str:
    """`both`, `all three`."""
    return "both" if count == 2 else f"all {COUNTS[count]}"
