"""Banks of thousands of facts: as sound as a small one, and a paper costs little more."""

from __future__ import annotations

import statistics
import time
from collections import Counter

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.core.kinds import KINDS
from tests.large_bank import make_large_bank

TWENTY = Blueprint(count=20)
MOST_TIMES = 4


def milliseconds(bank: Bank, seeds: range) -> float:
    """The median of the processor's time for a paper of twenty questions."""
    taken = []
    for seed in seeds:
        start = time.process_time()
        make_paper(bank, TWENTY, seed)
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def test_a_large_bank_gives_papers_of_all_its_kinds():
    bank = make_large_bank(6_000)
    papers = [make_paper(bank, TWENTY, seed).questions for seed in range(10)]
    kinds = Counter(question.kind for paper in papers for question in paper)
    assert len(kinds) >= 10
    assert all(len(paper) == 20 for paper in papers)
    for question in (question for paper in papers for question in paper):
        kind = KINDS[question.kind]
        right = kind.samples(question).right
        assert kind.grade(question, kind.read(question, right)).is_right, question


@pytest.mark.long
def test_a_paper_from_a_bank_a_hundred_times_larger_costs_at_most_four_times_as_much():
    small, large = make_large_bank(420), make_large_bank(42_000)
    for bank in (small, large):
        milliseconds(bank, range(40))  # whatever is reckoned once for a bank
    ratios = [
        milliseconds(large, range(first, first + 30)) / milliseconds(small, range(first, first + 30))
        for first in (100, 200, 300)
    ]
    assert statistics.median(ratios) <= MOST_TIMES, ratios
