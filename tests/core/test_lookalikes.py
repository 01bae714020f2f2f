"""Names that look alike are found, whatever they are spelled with; others are left in peace."""

from __future__ import annotations

import pytest

from quizapp.core.lookalikes import drawn, lookalikes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Аnna"),  # a Cyrillic A
        ("Mira Holt", "mira holt"),
        ("Mira", "Mírа"),
        ("Noor", "N00r"),
        ("Mira", "Mi\u200bra"),
        ("Mira", "Ｍｉｒａ"),
        ("Оскар", "Ockap"),
        ("Νίκος", "Vikoc".replace("c", "ς")),
    ],
)
def test_these_look_alike(one, other):
    assert drawn(one) == drawn(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mira", "Mina"), ("Li", "Lin"), ("李", "王"), ("محمد", "محمود"), ("Ann", "Anne")]
)
def test_these_do_not(one, other):
    assert drawn(one) != drawn(other)


def test_each_of_those_that_look_alike_is_marked():
    assert lookalikes(["Anna", "Ben", "Аnna", "🦊", "🦊", "Cem"]) == [True, False, True, False, False, False]
    assert lookalikes([]) == []
