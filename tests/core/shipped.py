"""The shipped course and its papers, read once for all tests of core."""

from __future__ import annotations

from functools import cache

from quizapp import paths
from quizapp.core.blueprint import Blueprint
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.core.questions import Question
from quizapp.formats.native import read_folder

SEEDS = range(1, 201)


@cache
def borderland() -> Bank:
    """The course about the Russian-North Korean borderland."""
    return read_folder(paths.shipped_questions() / "borderland").bank_or_raise()


@cache
def papers() -> tuple[tuple[Question, ...], ...]:
    """One paper of twenty questions for each of SEEDS."""
    bank = borderland()
    return tuple(make_paper(bank, Blueprint(count=20), seed).questions for seed in SEEDS)


@cache
def choices() -> tuple[Question, ...]:
    """The questions of sixty papers of twenty choices each: other papers hold too few of them."""
    blueprint = Blueprint(kinds=("choice",), count=20)
    return tuple(
        question for seed in range(1, 61) for question in make_paper(borderland(), blueprint, seed).questions
    )


@cache
def questions() -> tuple[Question, ...]:
    """All questions of all those papers."""
    return tuple(question for paper in papers() for question in paper)
