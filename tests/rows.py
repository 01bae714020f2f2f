"""The numbered list of bad inputs: cases are named after their row, and by those names rows are counted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
ROWS = range(1, 110)
NAMED = re.compile(r"\brow-(\d+)\b|\brow\(\s*(\d+),")
FIRST = re.compile(r"def test_(\d+)_")  # test_95_a_full_disk
# test_it_is_late_85_89; lower figures at the end of a name are words of it
LAST = re.compile(r"def test_\w*?[a-z]((?:_(?:[4-9]\d|10\d))+)\(")


def row(number: int, *values: Any, name: str = "") -> Any:
    """A case of the list: its values, and an id such as `row-43 256 emoji`."""
    shown = name or ascii(values[0])[:30]
    return pytest.param(*values, id=f"row-{number} {shown}")


def rows_with_tests() -> dict[int, list[str]]:
    """Which test files name each row, by their places under `tests`."""
    found: dict[int, list[str]] = {number: [] for number in ROWS}
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        named = {int(one or other) for one, other in NAMED.findall(text)}
        named |= {int(number) for number in FIRST.findall(text)}
        named |= {int(number) for last in LAST.findall(text) for number in last[1:].split("_")}
        for number in named & set(ROWS):
            found[number].append(path.relative_to(TESTS).as_posix())
    return found
