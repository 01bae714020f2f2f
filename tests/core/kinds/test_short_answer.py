"""Typed names: the noun that a question says already need not be typed."""

from __future__ import annotations

import pytest

from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS
from tests.builders import make_bank, make_fact, make_name, name

TYPED = KINDS["short_answer"]


def asked(label: str, ask: str):
    names = (make_name("harbour", "the harbour"), make_name("place", label))
    fact = make_fact(
        "asked", of="harbour", what="place", ask=ask, say=f"It is {{{label}}}.", answer=name("place")
    )
    others = tuple(make_fact(f"other-{number}", ask=f"{ask} The {number}th?") for number in range(9))
    bank = make_bank(names=names, facts=(fact, *others), fixed=(), series=())
    return build_question(bank, "asked", "short_answer", 1)


@pytest.mark.parametrize(
    ("label", "ask", "typed", "is_right"),
    [
        ("Marrow Bay", "Which bay is it?", "Marrow", True),
        ("Marrow Bay", "Which bay is it?", "Marrow Bay", True),
        ("Marrow Bay", "Which bay is it?", "bay", False),
        ("Marrow Bay", "Which place is it?", "Marrow", False),
        ("River Velm", "At the mouth of which river does it lie?", "Velm", True),
        ("Old Quay", "Which quay is it?", "Old", True),
        ("Dunmere", "Which mere is it?", "Dun", False),
        ("Wharf 7", "Which wharf is it?", "7", False),
    ],
)
def test_a_name_counts_without_the_noun_that_the_question_says(label, ask, typed, is_right):
    question = asked(label, ask)
    assert TYPED.grade(question, TYPED.read(question, {"answer": [typed]})).is_right is is_right
