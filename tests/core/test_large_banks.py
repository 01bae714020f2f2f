"""Banks of thousands of facts: papers of all kinds. What they cost is measured in `tests/web`."""

from __future__ import annotations

from collections import Counter

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.generate import make_paper
from quizapp.core.kinds import KINDS
from tests.large_bank import make_large_bank

pytestmark = pytest.mark.long

TWENTY = Blueprint(count=20)


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
