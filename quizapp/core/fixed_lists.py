"""Fixed questions of several parts, such as options or pairs: what makes one sound, its answer in words."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.core.facts import FixedItem
from quizapp.core.values import Answer, Listing, ListItem, Term

MOST_OPTIONS = 26  # letters on a printed quiz
MOST_PARTS = 20  # more cannot be kept apart on one page

Trouble = tuple[str, str]


def trouble_with_choice(item: FixedItem) -> Trouble | None:
    """What is wrong with a choice of one: the key of the file, and what to write instead; None if sound."""
    trouble = _trouble_among_options(item)
    if trouble is None and len(item.key) != 1:
        return "key", "a choice has one right option; write its text under 'key'"
    return trouble or _strange_key(item)


def trouble_with_options(item: FixedItem) -> Trouble | None:
    """What is wrong with a choice of all that are right, told as by `trouble_with_choice`; None if sound."""
    trouble = _trouble_among_options(item)
    if trouble is None and not item.key:
        return "key", "no option is right; write the texts of all that are under 'key'"
    if trouble is None and _has_twice(item.key):
        return "key", "an option stands twice under 'key'; keep one"
    return trouble or _strange_key(item)


def trouble_with_pairs(item: FixedItem) -> Trouble | None:
    """What is wrong with a matching, told as by `trouble_with_choice`; None if sound.

    Two left sides may have the same right one, but no two look alike.
    """
    lefts, rights = ([pair[side] for pair in item.pairs] for side in (0, 1))
    if not 2 <= len(lefts) <= MOST_PARTS:
        return (
            "pairs",
            f"a matching has 2 to {MOST_PARTS} pairs; write pairs: [{{left: ..., right: ...}}, ...]",
        )
    if not all(lefts) or not all(rights):
        return "pairs", "a pair has an empty side; write both, and what fits none under 'spare'"
    if _has_twice(lefts):
        return "pairs", "two left sides are the same; keep one"
    if _has_twice(set(rights)):
        return "pairs", "two right sides differ in capitals only; write them alike"
    if _has_twice([*set(rights), *item.spare]):
        return "spare", "a spare side stands twice, or is right for a pair; remove it"
    if not 2 <= len(right_sides(item)) <= MOST_OPTIONS:
        return "pairs", f"a matching has 2 to {MOST_OPTIONS} different right sides, the spare ones included"
    return ("key", "a matching has its answers in 'pairs'; remove 'key'") if item.key else None


def trouble_with_order(item: FixedItem) -> Trouble | None:
    """What is wrong with an ordering, told as by `trouble_with_choice`; None if sound."""
    if not 2 <= len(item.key) <= MOST_PARTS:
        return "key", f"an order has 2 to {MOST_PARTS} parts; write key: [first, second, ...]"
    if not all(item.key):
        return "key", "a part is empty; write what it says, or remove it"
    if _has_twice(item.key):
        return "key", "two parts are the same; keep one, or tell them apart"
    return None


def right_sides(item: FixedItem) -> list[str]:
    """The right sides of a matching, each once, then the spare ones."""
    return list(dict.fromkeys([*(right for _, right in item.pairs), *item.spare]))


def listed(item: FixedItem) -> Answer:
    """All that is right, as one answer; several options are a list, so that each is known as an answer."""
    texts = [f"{left} – {right}" for left, right in item.pairs] or list(item.key)
    shown = "; ".join(texts)
    if item.type != "choose_all" or not texts:
        return Answer(Term(shown), show=shown)
    return Answer(Listing(tuple(ListItem(Answer(Term(text))) for text in texts)), show=shown)


def _trouble_among_options(item: FixedItem) -> Trouble | None:
    texts = [option.text for option in item.options]
    if not 2 <= len(texts) <= MOST_OPTIONS:
        return "options", f"a choice has 2 to {MOST_OPTIONS} options; write options: [...]"
    if not all(texts):
        return "options", "an option is empty; write what it says, or remove it"
    return ("options", "two options are the same; keep one") if _has_twice(texts) else None


def _strange_key(item: FixedItem) -> Trouble | None:
    texts = {option.text for option in item.options}
    for key in item.key:
        if key not in texts:
            return "key", f"the key '{key}' is none of the options; write it as it stands there"
    return None


def _has_twice(texts: Sequence[str] | set[str]) -> bool:
    return len({text.casefold() for text in texts}) < len(texts)
