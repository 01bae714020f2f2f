"""The document about bad input says of each row what the tests say."""

from __future__ import annotations

import re

from tests.bad_inputs import DOCUMENT, GROUPS
from tests.rows import ROWS, rows_with_tests


def test_every_row_is_listed_once():
    assert [number for rows in GROUPS.values() for number in rows] == list(ROWS)


def test_a_row_that_is_said_to_be_tested_is():
    text = DOCUMENT.read_text(encoding="utf-8")
    lines = {int(number): told for number, told in re.findall(r"^\| (\d+) \|.*\| (.+) \|$", text, re.M)}
    assert list(lines) == list(ROWS)
    for number, files in rows_with_tests().items():
        named = set(re.findall(r"`tests/([^`]+)`", lines[number]))
        assert named <= set(files), f"row {number}: run `python -m tests.bad_inputs`"


def test_no_row_is_without_a_test():
    assert [number for number, files in rows_with_tests().items() if not files] == []
