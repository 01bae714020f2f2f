"""`quizapp bank draft`: a count, files to edit, JSON, and a measure against a bank."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli import cli
from quizapp.formats.native import read_folder
from tests.documents import LIGHTHOUSE


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "skerry.md"
    path.write_text(LIGHTHOUSE, encoding="utf-8")
    return path


def run(*arguments: object) -> str:
    done = CliRunner().invoke(cli, ["bank", "draft", *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_without_a_folder_it_counts(document):
    told = run(document)
    assert told.startswith("The Light on Skerry Island: sections 3, paragraphs 7.")
    assert "with statement and question" in told
    assert "year" in told


def test_the_files_have_a_fact_each_with_its_sentence_and_what_is_left_to_write(document, tmp_path):
    folder = tmp_path / "draft"
    run(document, "--output", folder)
    assert {file.name for file in folder.iterdir()} == {
        "bank.yaml", "names.yaml", "building-the-tower.yaml",
        "life-of-the-keepers.yaml", "the-light-today.yaml",
    }  # fmt: skip
    text = (folder / "the-light-today.yaml").read_text(encoding="utf-8")
    assert '# SOURCE, to read and then to remove: "The lighthouse was automated in 1984, and' in text
    assert 'say: "The lighthouse was automated in {1984}."' in text
    messages = {fault.message for fault in read_folder(folder).faults}
    assert messages, "a draft is no bank yet"
    assert {message.partition(";")[0] for message in messages} <= {
        f"'{key}' is empty" for key in ("source", "of", "what", "say", "ask")
    }


def test_a_draft_whose_facts_are_whole_is_a_sound_bank(tmp_path):
    document, folder = tmp_path / "two.txt", tmp_path / "draft"
    document.write_text("The tower was built in 1827. The school closed in 1926.\n", encoding="utf-8")
    run(document, "--output", folder)
    head = folder / "bank.yaml"
    head.write_text(
        head.read_text(encoding="utf-8").replace('source: ""', 'source: "A book"'), encoding="utf-8"
    )
    found = read_folder(folder)
    assert found.faults == ()
    assert found.bank is not None
    assert [fact.ask for fact in found.bank.facts] == [
        "In which year was the tower built?",
        "In which year did the school close?",
    ]


def test_a_folder_that_is_not_empty_is_left_alone(document, tmp_path):
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "mine.yaml").write_text("mine")
    done = CliRunner().invoke(cli, ["bank", "draft", str(document), "--output", str(tmp_path / "draft")])
    assert done.exit_code != 0
    assert (tmp_path / "draft" / "mine.yaml").read_text() == "mine"


def test_json_holds_each_proposal_with_its_sentence(document):
    told = json.loads(run(document, "--json", "--section", "The light today"))
    assert [part["title"] for part in told["sections"]] == ["The light today"]
    first = next(one for one in told["proposals"] if one["type"] == "year")
    assert first["value"] in first["sentence"]
    assert first["answer"] == {"year": "1984"}
    assert told["counts"]["year"] >= 2


def test_it_is_measured_against_a_bank(document):
    told = run(document, "--against", Path(__file__).parents[2] / "questions" / "borderland")
    assert "All proposals" in told
    assert "The better half" in told
    assert "precision" in told
