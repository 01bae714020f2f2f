"""Who answered what, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.item_analysis.answers import GivenAnswer, answer_lines, groups

SIX = [
    GivenAnswer("1953", 1, 9),
    GivenAnswer("1953", 1, 8),
    GivenAnswer("1951", 0, 7),
    GivenAnswer("1951", 0, 3),
    GivenAnswer("1951", 0, 2),
    GivenAnswer("", 0, 1),
]


def test_right_answers_stand_first_and_every_answer_has_its_line():
    lines = answer_lines(SIX)
    assert [(line.text, line.count, line.is_right) for line in lines] == [
        ("1953", 2, True),
        ("1951", 3, False),
        ("", 1, False),
    ]
    assert lines[0].rest == 8.5
    assert lines[0].best_share == pytest.approx(1)
    assert lines[0].weakest_share == 0


def test_those_with_the_same_score_share_the_places_among_the_best():
    lines = answer_lines([GivenAnswer("a", 1, 5), GivenAnswer("b", 0, 5), GivenAnswer("b", 0, 5)])
    assert {line.text: round(line.best_share, 6) for line in lines} == {"a": 0.333333, "b": 0.666667}


@given(
    st.lists(
        st.builds(GivenAnswer, st.sampled_from("abc"), st.sampled_from([0.0, 0.5, 1.0]), st.integers(0, 6)),
        min_size=1,
        max_size=50,
    )
)
def test_shares_add_up_to_one(given_answers):
    lines = answer_lines(given_answers)
    for share in ("share", "best_share", "weakest_share"):
        assert sum(getattr(line, share) for line in lines) == pytest.approx(1)
    assert sum(line.count for line in lines) == len(given_answers)
    parts = groups(given_answers)
    assert sum(group.count for group in parts) == (len(given_answers) if len(given_answers) >= 10 else 0)


def test_fifths_go_from_the_weakest_to_the_best():
    given_answers = [GivenAnswer("x", float(rest >= 6), rest) for rest in range(10)]
    assert [group.fraction for group in groups(given_answers)] == [0, 0, 0, 1, 1]
    assert groups(given_answers[:9]) == ()
