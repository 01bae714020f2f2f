"""The place of the key among values in order, and the neighbours of a decade."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from quizapp.core.chance import Stream
from quizapp.core.generate import build_question
from quizapp.core.ranks import company
from tests.builders import make_bank, make_fact, period


def ranks(below: int, above: int, draws: int = 4_000) -> Counter[tuple[int, int]]:
    """How often so many values are taken, and so many of them below the key."""
    found: Counter[tuple[int, int]] = Counter()
    for seed in range(draws):
        taken = company(list(range(-below, 0)), list(range(1, above + 1)), Stream(seed))
        found[len(taken), sum(value < 0 for value in taken)] += 1
    return found


def test_with_enough_on_both_sides_every_place_is_as_likely():
    found = ranks(4, 4)
    assert set(found) == {(3, rank) for rank in range(4)}
    assert all(900 < count < 1_100 for count in found.values())


def test_a_key_with_one_place_among_four_stands_elsewhere_among_three_as_well():
    assert set(ranks(2, 1)) == {(3, 2), (2, 1), (2, 2)}


@pytest.mark.parametrize(("below", "above"), [(0, 0), (1, 0), (0, 1)])
def test_one_value_is_no_choice(below, above):
    assert company(list(range(below)), list(range(above)), Stream("few")) is None


def options_of(first: str, last: str, grain: str, shown: str, seed: int = 1):
    fact = make_fact(
        "asked",
        of="dredging",
        what="time",
        say=f"It was done in the {{{shown}}}.",
        ask="When was it done?",
        answer=period(first, last, grain, show=shown),
    )
    bank = make_bank()
    question = build_question(make_bank(facts=(*bank.facts, fact)), "asked", "choice", seed)
    return [option.text for option in question.options]


@pytest.mark.parametrize(
    ("first", "last", "grain", "shown", "pattern"),
    [
        ("1880", "1889", "decade", "1880s", r"\d{3}0s"),
        ("1885", "1889", "half-decade", "second half of the 1880s", r"(first|second) half of the \d{3}0s"),
        ("1801", "1900", "century", "19th century", r"\d\dth century"),
        (
            "1851",
            "1900",
            "half of a century",
            "second half of the 19th century",
            r"(first|second) half of the \d\dth century",
        ),
    ],
)
def test_the_rivals_of_a_stretch_of_time_are_its_neighbours_in_order(first, last, grain, shown, pattern):
    for seed in range(12):
        texts = options_of(first, last, grain, shown, seed)
        assert shown in texts
        assert len(set(texts)) == len(texts) in (3, 4)
        assert all(re.fullmatch(pattern, text) for text in texts)
        if grain == "decade":
            assert all(int(one[:4]) < int(other[:4]) for one, other in pairwise(texts))
            assert all(abs(int(text[:4]) - 1880) <= 40 for text in texts)


def test_a_stretch_of_its_own_wording_has_no_neighbours_made_for_it():
    with pytest.raises(Exception, match="cannot be asked"):
        options_of("1880", "1889", "reign", "reign of the old king")
