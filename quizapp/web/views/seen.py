"""An answered question with no more in it than its taker may see now."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from quizapp.core.reviewing import Item
from quizapp.web.views.questions import AnsweredQuestion


def as_seen(item: AnsweredQuestion, sees: Set[Item]) -> AnsweredQuestion:
    """What is left of `item` for whoever sees these things of it."""
    return _without_key(_without_words(_without_marks(item, sees), sees), sees)


def _without_marks(item: AnsweredQuestion, sees: Set[Item]) -> AnsweredQuestion:
    if Item.CORRECTNESS not in sees:
        item = replace(item, verdict="", memory="", is_sure_wrong=False)
    if Item.MARKS not in sees:
        return replace(item, points="")
    return item if Item.MAXIMUM in sees else replace(item, points=item.points.partition(" of ")[0])


def _without_words(item: AnsweredQuestion, sees: Set[Item]) -> AnsweredQuestion:
    if Item.SPECIFIC not in sees:
        item = replace(item, note="", options=tuple(replace(option, note="") for option in item.options))
    if Item.GENERAL not in sees:
        parts = tuple(replace(part, place="") for part in item.parts)
        item = replace(item, say="", why="", caution="", place="", parts=parts)
    return item


def _without_key(item: AnsweredQuestion, sees: Set[Item]) -> AnsweredQuestion:
    """The answer alone: what marks the options and the parts would tell what is right."""
    if Item.RIGHT_ANSWER not in sees:
        item = replace(item, right_answer="", say="", why="", chart=None, also=())
    if {Item.RIGHT_ANSWER, Item.CORRECTNESS} <= sees:
        return item
    told = (option.note for option in item.options if option.is_chosen and not option.is_key)
    note = item.note or next((note for note in told if note), "")
    return replace(item, options=(), parts=(), shows_key=False, note=note)
