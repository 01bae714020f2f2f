"""Suggested passphrases: enough chance, five plain words, and never one that is refused as easy."""

from __future__ import annotations

from math import log2

from quizapp import fresh
from quizapp.core.passphrases import PATTERN, passphrase
from quizapp.core.passwords import is_easy


def test_there_is_more_chance_in_one_than_a_throttled_guesser_gets_through():
    """At 960 tries a day, which the limit of an account allows, half of them take 20,000 years."""
    assert sum(log2(len(words)) for words in PATTERN) > 34
    assert all(len(set(words)) == len(words) for words in PATTERN)


def test_the_words_are_plain_and_short():
    assert all(word.isascii() and word.islower() and len(word) <= 12 for words in PATTERN for word in words)


def test_it_is_drawn_word_by_word():
    assert passphrase(lambda words: words[0]) == " ".join(words[0] for words in PATTERN)
    drawn = {fresh.passphrase() for _ in range(500)}
    assert len(drawn) == 500
    for one in drawn:
        assert 15 <= len(one) <= 64  # long enough for whoever teaches
        assert not is_easy(one, ("mira", "quizapp", "10B"))
