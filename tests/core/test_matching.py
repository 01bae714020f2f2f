"""Typed words against right spellings: folding, slips, rivals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.matching import distance, is_right_but_for_words, match_text, near_rivals, slips_allowed
from quizapp.core.text import LONGEST_TYPED, fold, holds_phrase, says_nothing, typed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "cafe\u0301"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ёлка", "елка"),
        ("the  Friendship-Bridge", "friendship – bridge"),
        ("“Dar'kin”", "Dar’kin"),
        ("U.S.", "US"),
        ("\u202eTumen\u202c", "Tumen"),
        ("Tu\u00admen", "Tumen"),
        ("Ｔｕｍｅｎ", "Tumen"),
        ("5 percent", "5 per cent"),
        ("Rise & Fall", "rise and fall"),
    ],
)
def test_these_are_the_same(one, other):
    assert fold(one) == fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_that_folding_once_left(text):
    once = fold(text)
    assert fold(once) in (once, once.partition(" ")[2])  # "the the" loses one article at a time


def test_nothing_but_marks_says_nothing():
    assert all(says_nothing(text) for text in ("", "  ", "-", "?", "\u200f", "..."))
    assert not says_nothing("0")


def test_a_long_text_is_refused_before_it_is_looked_at():
    with pytest.raises(UnreadableAnswer, match="500"):
        typed({"answer": ["e\u0301" * LONGEST_TYPED]})


def test_phrases_are_found_as_whole_words():
    assert holds_phrase(fold("In 1959, a bridge"), "1959")
    assert not holds_phrase(fold("In 19590"), "1959")


@pytest.mark.parametrize(
    ("text", "slips"),
    [("Amur", 0), ("Rajin", 1), ("Khasan", 1), ("Vladivostok", 2), ("DPRK", 0), ("Route 66 East", 0)],
)
def test_longer_words_bear_more_slips(text, slips):
    assert slips_allowed(text) == slips


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_the_distance_is_a_distance(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 4))
def test_a_limit_changes_nothing_below_it(one, other, limit):
    assert distance(one, other, limit) == min(distance(one, other), limit + 1)


def test_two_neighbours_swapped_are_one_slip():
    assert distance("khasan", "khsaan") == 1


def test_a_slip_as_near_to_a_rival_is_no_slip():
    assert match_text("Vladivostock", ["Vladivostok"], [], []).slip == "Vladivostok"
    assert not match_text("Kim Jong Ul", ["Kim Jong Il"], ["Kim Jong Un"], []).is_right
    assert near_rivals(["Kim Jong Il"], ["Kim Jong Un", "Pulikovsky"]) == ["Kim Jong Un"]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=9, max_size=14), st.data())
def test_one_lost_letter_of_a_long_word_is_forgiven(word, data):
    lost = data.draw(st.integers(0, len(word) - 1))
    assert match_text(word[:lost] + word[lost + 1 :], [word], [], []).is_right


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [
        ("Kim Jong Il", True),
        ("Kim Jong-il", True),
        ("KimJong Il", True),
        ("Kim Jongg Il", True),
        ("Kim Jong Un", False),
        ("Kim Yong Il", False),
        ("Kin Jong Il", False),
    ],
)
def test_no_word_of_a_name_bears_more_slips_than_it_would_alone(typed, is_right):
    assert match_text(typed, ["Kim Jong Il"], [], []).is_right is is_right


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [
        ("Rajin district", True),
        ("the district of Rajin", True),
        ("port of Rajin", True),
        ("Rajin", False),  # nothing of the question is in it; it is right anyhow
        ("district", False),
        ("not Rajin", False),
        ("Rajin and Sonbong district", False),
    ],
)
def test_words_of_the_question_may_stand_beside_the_answer(typed, is_right):
    said = ["district", "ports", "which"]
    assert is_right_but_for_words(typed, ["Rajin"], said) is is_right


def test_small_words_do_not_count_beside_words_of_the_question():
    said = ["access", "port", "rajin"]
    right = ["rebuilding the railway"]
    assert is_right_but_for_words("by rebuilding the railway to the port of Rajin", right, said)
    assert not is_right_but_for_words("by leasing the port of Rajin", right, said)
