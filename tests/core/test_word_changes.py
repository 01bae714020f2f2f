"""Two texts in one: what is the same, gone and added, word by word."""

from __future__ import annotations

import pytest

from quizapp.core import word_changes as module
from quizapp.core.word_changes import Piece, word_changes

TEXTS = [
    "",
    "The pier was opened in {1862}.",
    "The pier was opened in {1863}.",
    "The old North Pier was opened in {1863} by the mayor",
    "Пирс открыт в 1862 году.",
    "  two  blanks\nand a line ",
    "_____ was it?",
]


@pytest.mark.parametrize("before", TEXTS)
@pytest.mark.parametrize("after", TEXTS)
def test_the_pieces_give_both_texts_back(before, after):
    pieces = word_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
    assert all(piece.text for piece in pieces)


def test_a_changed_word_is_told_alone_and_neighbours_together():
    assert word_changes("opened in 1862.", "opened in 1863.") == (
        Piece("same", "opened in "),
        Piece("gone", "1862"),
        Piece("added", "1863"),
        Piece("same", "."),
    )
    assert word_changes("a red boat sailed", "a blue ship sailed") == (
        Piece("same", "a "),
        Piece("gone", "red boat"),
        Piece("added", "blue ship"),
        Piece("same", " sailed"),
    )


def test_a_very_long_text_is_not_compared_word_by_word(monkeypatch):
    monkeypatch.setattr(module, "MOST_WORDS", 5)
    assert [piece.kind for piece in word_changes("one two three", "one two four")] == ["gone", "added"]
