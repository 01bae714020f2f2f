"""Real tables and card files of other programs, which the project does not ship."""

from __future__ import annotations

import pytest

from quizapp.formats.imports.tables import read_anki_text, read_table
from tests.formats.imports.tables_help import adds_up, codes, statuses

COUNTS = {  # items, imported, with loss, skipped, error
    "csv-generic/qformat_csv-sample.csv": (10, 10, 0, 0, 0),
    "kahoot/kahoot.csv": (5, 4, 0, 0, 1),  # the options of the last are four points
    "blooket-csv/generated-blooket.csv": (2, 2, 0, 0, 0),
    "brightspace-csv/generated-brightspace.csv": (3, 3, 0, 0, 0),
    "quizlet-tsv/generated-tab-newline.txt": (3, 3, 0, 0, 0),
    "anki-text/abstrakt_umeni.txt": (20, 20, 0, 0, 0),
    "anki-text/fix-abstraktni-umeni-obrazky.txt": (8, 0, 0, 0, 8),  # the fronts are pictures, not in the file
    "anki-text/generated-cards.txt": (9, 8, 0, 0, 1),
    "anki-text/generated-notes.txt": (9, 8, 0, 0, 1),  # a back of a script and pictures alone
    "anki-text/qas-math.txt": (91, 91, 0, 0, 0),
    "anki-text/text-2fields.txt": (9, 5, 1, 0, 3),
    "anki-text/text-tags.txt": (2, 0, 2, 0, 0),
}


def report_of(samples, name):
    """The report of a real file."""
    read = read_anki_text if name.startswith("anki-text") else read_table
    return read((samples / name).read_text(encoding="utf-8-sig"), name)


@pytest.mark.parametrize("name", COUNTS)
def test_every_item_of_a_real_file_has_its_row(samples, name):
    report = report_of(samples, name)
    assert tuple(report.totals.values()) == COUNTS[name]
    assert adds_up(report)
    assert all(row.source and row.line_start for row in report.rows)


@pytest.mark.parametrize("name", ["capital.csv", "capital_hint.csv"])
def test_real_tables_of_facts_are_read_once_their_columns_have_a_meaning(samples, name):
    text = (samples / "csv-generic" / name).read_text(encoding="utf-8")
    assert codes(read_table(text, name)) == ["table.unknown-header"]
    report = read_table(
        text, name, columns={"country": "question", text.partition(",")[2].partition(",")[0]: "key"}
    )
    assert len(report.rows) == len(text.splitlines()) - 1
    assert "error" not in statuses(report) or name == "capital_hint.csv"
