"""Real files, counted against what Moodle's own parser makes of them."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from quizapp.formats.imports.gift.blocks import blocks_of
from quizapp.formats.imports.items import Status
from quizapp.formats.imports.reading import read_file

MOODLE = {
    "choice": "multichoice",
    "choose_all": "multichoice",
    "true_false": "truefalse",
    "short_answer": "shortanswer",
    "number": "numerical",
    "matching": "match",
}
DEVIATIONS = {  # what we read instead, and why
    # A blank line inside braces: Moodle cuts the question in two and refuses both halves.
    "ethan-ou-error-addedLineBreak.gift": {"shortanswer": 1},
    # UTF-16: Moodle reads no question at all.
    "generated-utf16le-bom.txt": {"multichoice": 2},
}


def oracle(samples, form):
    lines = (samples / f"{form}.moodle-parser.jsonl").read_text().splitlines()
    return {one["file"]: one for one in map(json.loads, lines)}


@pytest.mark.parametrize("form", ["gift", "aiken"])
def test_every_file_gives_what_moodle_reads_or_an_explained_deviation(samples, form):
    differing = {}
    for name, moodle in oracle(samples, form).items():
        report = read_file(name, (samples / form / name).read_bytes())
        assert report.format == form
        counts = Counter(MOODLE.get(row.kind, row.kind) for row in report.rows if row.item)
        expected = DEVIATIONS.get(
            name, {kind: n for kind, n in dict(moodle["types"]).items() if kind != "category"}
        )
        if counts != expected:
            differing[name] = (dict(counts), expected)
        assert sum(report.totals[status] for status in Status) == report.totals["items"]
    assert differing == {}


def test_categories_are_counted_as_moodle_counts_them(samples):
    for name, moodle in oracle(samples, "gift").items():
        text = (samples / "gift" / name).read_text("latin-1")
        count = sum(block.is_category for block in blocks_of(text.split("\n")))
        assert count == dict(moodle["types"]).get("category", 0), name


@pytest.mark.parametrize("form", ["gift", "aiken"])
def test_what_moodle_refuses_is_an_error_here(samples, form):
    for name, moodle in oracle(samples, form).items():
        if moodle["errors"] and name not in DEVIATIONS:
            assert read_file(name, (samples / form / name).read_bytes()).totals["error"] > 0, name


def test_no_mojibake(samples):
    for path in sorted((samples / "gift").iterdir()):
        for row in read_file(path.name, path.read_bytes()).rows:
            text = repr(row.item)
            assert not any(sign in text for sign in ("\ufffd", "Ã¤", "â€"))
