"""No change to a sound file makes a reader raise, lose an item without a word, or think for long."""

from __future__ import annotations

import pytest

from tests.formats.mutations import LONGEST, SEEDS, read_changed


@pytest.mark.parametrize("form", SEEDS)
def test_three_hundred_changed_files(form):
    tally = read_changed(form, 300, 1)
    assert tally.files == 300
    assert tally.sound, "some of them are still sound, or nothing was tried"
    assert tally.slowest < LONGEST


@pytest.mark.long
@pytest.mark.parametrize("form", SEEDS)
def test_ten_thousand_changed_files(form):
    assert read_changed(form, 10_000, 2).slowest < LONGEST
