"""The table of all real files: every item has become something, and Moodle's own parser counts the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.formats.imports.items import Status
from tests.formats.samples import NONE, are_missed, samples_folder
from tests.formats.samples_table import as_text, oracle, samples_table

EXPLAINED = {  # items that we read and Moodle's parser does not
    "gift": 1,  # a blank line inside braces, where Moodle cuts the question and refuses both halves
    "aiken": 2,  # a file in UTF-16, of which Moodle reads no question
}
REFUSED_ITEMS = ("ethan-ou-error-addedLineBreak.gift", "generated-utf16le-bom.txt")


@pytest.fixture(scope="module")
def table(samples: Path):
    return samples_table(samples)


def test_every_item_of_every_real_file_has_become_something(table):
    assert len(table) >= 15
    for name, line in table.items():
        assert sum(line.counts[str(status)] for status in Status) == line.counts["items"], name
        assert line.counts["items"] or line.counts["unread"], f"nothing is said of the files in {name}"


@pytest.mark.parametrize("form", EXPLAINED)
def test_moodle_reads_as_many_items_but_for_those_that_are_explained(table, form):
    counts = table[form].counts
    assert counts["items"] - counts["error"] == counts["moodle"] + EXPLAINED[form]


def test_the_table_is_printed(table):
    text = as_text(table)
    assert text.count("\n") == len(table) + 2
    assert "| gift |" in text


@pytest.mark.parametrize(
    ("named", "ci", "missed"),
    [
        ("nowhere", "", True),
        ("nowhere", "true", True),
        ("", "true", True),
        ("", "", False),
        (NONE, "true", False),
    ],
)
def test_samples_that_are_not_there_are_missed_where_somebody_counts_on_them(named, ci, missed):
    assert are_missed({"QUIZAPP_SAMPLES": named, "CI": ci}) is missed


def test_real_files_lie_beside_the_checkout_or_where_it_is_said(tmp_path):
    assert samples_folder({"QUIZAPP_SAMPLES": str(tmp_path)}) == tmp_path
    assert samples_folder({"QUIZAPP_SAMPLES": NONE}) is None
    assert samples_folder({}).parts[-2:] == ("shared", "samples")


def test_the_oracle_knows_each_explained_file(samples):
    known = {**oracle(samples, "gift"), **oracle(samples, "aiken")}
    assert all(known[name]["types"] == [] for name in REFUSED_ITEMS)
