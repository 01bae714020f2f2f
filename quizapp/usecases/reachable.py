"""What quizzes can earn, now that questions may have been discarded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from quizapp.core.blueprint import Blueprint
from quizapp.core.certainty import most_points
from quizapp.core.counting_attempts import most_of
from quizapp.store import corrections


def reachable(on: Connection, quizzes: Iterable[tuple[int, Any, bool]]) -> dict[int, float]:
    """By row id, what each of these quizzes can earn, in one query: the one rule for every page and table.

    A quiz is its row id, its blueprint as it is stored, and whether it asks for certainty.
    """
    designed = {
        quiz: most_points(Blueprint.from_plain(blueprint).count, asks_certainty)
        for quiz, blueprint, asks_certainty in quizzes
    }
    left = corrections.list_most_left(on, list(designed)) if designed else {}
    return {quiz: most_of(most, left.get(quiz)) for quiz, most in designed.items()}
