"""Which wrong answers may be slips of the fingers: never a figure that is off, save where two are swapped."""

from __future__ import annotations

import pytest

from quizapp.core.questions import Question, Response
from quizapp.core.slips import may_be_slip


def asked(kind, answer, **detail):
    return Question(kind, ("f",), "Which?", answer, answer, (), detail=detail)


@pytest.mark.parametrize(
    ("kind", "right", "typed", "is_slip"),
    [
        ("year", "1858", "1885", True),
        ("year", "1858", "1859", False),
        ("year", "1858", "185", False),
        ("year", "1858", "1858", False),
        ("year", "1858", "5818", False),
        ("number", "1,956.5 km", "1,596.5 km", True),
        ("number", "1,956.5 km", "1596.5", True),
        ("number", "1,956.5 km", "1,956.4 km", False),
        ("number", "2 billion", "2 million", False),
        ("date", "12 May 1860", "21 May 1860", True),
        ("date", "12 May 1860", "12 May 1850", False),
        ("date", "12 May 1860", "12 Mar 1860", False),
        ("short_answer", "Posyet", "Posjet", True),
        ("short_answer", "Posyet", "Posey", False),
        ("short_answer", "Article 42", "Article 43", False),
        ("short_answer", "Article 42", "Article 24", True),
        ("choice", "Posyet", "Posjet", False),
    ],
)
def test_one_slip_away(kind, right, typed, is_slip):
    assert may_be_slip(asked(kind, right), Response(typed, typed)) is is_slip


def test_a_gap_is_taken_as_what_fills_it():
    assert not may_be_slip(asked("cloze", "twelve", marked_as="number"), Response("twelv", "twelv"))
    assert may_be_slip(asked("cloze", "Posyet", marked_as="short_answer"), Response("Posjet", "Posjet"))
