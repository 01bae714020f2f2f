"""How fixed questions of several parts are asked: all that are right, pairs, an order."""

from __future__ import annotations

from quizapp.core.asked import Asked, question_about
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.fixed_lists import right_sides
from quizapp.core.kinds import choose_all, matching, ordering
from quizapp.core.kinds.choice import guess_chance_of
from quizapp.core.questions import Option, Question


def ask_all(item: FixedItem, fact: Fact, bank: Bank, chance: Stream) -> Question:
    """All that are right among options, in the order of the file."""
    texts = [option.text for option in item.options]
    return question_about(
        choose_all.KIND.name,
        fact,
        bank,
        Asked(fact.ask, fact.answer),
        key=sorted(texts.index(text) for text in item.key),
        options=tuple(Option(option.text, option.because) for option in item.options),
        guess_chance=choose_all.guess_chance_of(len(texts), None),
    )


def ask_pairs(item: FixedItem, fact: Fact, bank: Bank, chance: Stream) -> Question:
    """The left sides in the order of the file, all right sides in an order of chance."""
    right = chance.fork("right").shuffled(right_sides(item))
    needed = {side for _, side in item.pairs}
    return question_about(
        matching.KIND.name,
        fact,
        bank,
        Asked(fact.ask, fact.answer),
        key=[[index, right.index(side)] for index, (_, side) in enumerate(item.pairs)],
        guess_chance=guess_chance_of(len(right)),
        detail={
            "left": [left for left, _ in item.pairs],
            "right_side": right,
            "repeats": len(needed) < len(item.pairs),  # a right side fits several left ones
            **_of_one_fact(len(item.pairs)),
        },
    )


def ask_order(item: FixedItem, fact: Fact, bank: Bank, chance: Stream) -> Question:
    """The parts in an order of chance, never the right one."""
    right = list(item.key)
    shown = chance.fork("shown").shuffled(right)
    if shown == right:
        shown = [*right[1:], right[0]]
    return question_about(
        ordering.KIND.name,
        fact,
        bank,
        Asked(fact.ask, fact.answer),
        key=[shown.index(part) for part in right],
        options=tuple(Option(part, ordering.ORDINALS[right.index(part)]) for part in shown),
        guess_chance=guess_chance_of(len(shown)),
        detail={**_of_one_fact(len(right)), "things": "parts"},
    )


def _of_one_fact(count: int) -> dict[str, list[object]]:
    """No part has a fact or a place of its own: the whole question is one."""
    return {"credits": [""] * count, "at_places": [[]] * count}
