"""`quizapp bank export` and `quizapp paper` for other programs, as people call them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from quizapp.cli import cli
from quizapp.formats.exports.known import formats
from quizapp.formats.imports.reading import read_file
from quizapp.formats.native import to_files
from tests.builders import make_bank


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call the command line beside the harbour bank."""
    folder = tmp_path / "questions" / "harbour"
    folder.mkdir(parents=True)
    for name, text in to_files(make_bank()).items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setattr("quizapp.paths.shipped_questions", lambda: tmp_path / "questions")
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli, [*words])


@pytest.mark.parametrize("form", [form for form, _ in formats()])
def test_a_bank_is_written_in_every_format_and_says_what_became_of_it(run, tmp_path, form):
    done = run("bank", "export", "harbour", "--format", form, "--output", "out", "--report", "report.json")
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert re.search(rf"{form}: \d+ items, \d+ written whole, \d+ with a loss, \d+ left out", done.stderr)
    assert "Written to out." in done.stderr
    assert (tmp_path / "out").stat().st_size > 100
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    totals = report["totals"]
    assert (
        totals["items"]
        == len(report["items"])
        == totals["written"] + totals["written-with-loss"] + (totals["left-out"])
    )


def test_without_a_place_the_file_goes_to_standard_output_and_the_report_does_not(run):
    done = run("bank", "export", "harbour", "--format", "gift", "--json")
    report = json.loads(done.stderr)
    rows = read_file("x.gift", done.stdout_bytes).rows
    assert len(rows) == report["totals"]["items"] - report["totals"]["left-out"]


def test_a_folder_gets_a_file_with_the_moment_in_its_name(run, tmp_path):
    (tmp_path / "out").mkdir()
    run("bank", "export", "harbour", "--format", "moodle-xml", "--output", "out")
    (file,) = (tmp_path / "out").iterdir()
    assert re.fullmatch(r"harbour_moodle-xml_\d{4}-\d\d-\d\dT\d{4}Z\.xml", file.name)


def test_kinds_sections_seed_and_how_many_are_as_they_are_chosen(run):
    words = ("bank", "export", "harbour", "--format", "gift", "--sections", "history", "--per-fact", "2")
    first = run(*words, "--kinds", "choice,year,short_answer", "--seed", "a").stdout
    assert first == run(*words, "--kinds", "choice,year,short_answer", "--seed", "a").stdout
    ids = [row.item.source_id.split("/") for row in read_file("x.gift", first.encode()).rows]
    assert {kind for _, _, kind in ids} <= {"choice", "year", "short_answer", "fixed"}
    assert max(sum(fact == other for _, other, _ in ids) for _, fact, _ in ids) == 2


def test_what_cannot_be_asked_so_is_left_out_by_its_name(run):
    done = run("bank", "export", "harbour", "--format", "gift", "--kinds", "year")
    assert "left out: none of the kinds that were chosen suits this fact" in done.stderr


@pytest.mark.parametrize(("option", "value"), [("--kinds", "guesses"), ("--sections", "nowhere")])
def test_a_choice_that_does_not_fit_the_bank_is_a_wrong_call(run, option, value):
    done = run("bank", "export", "harbour", "--format", "gift", option, value)
    assert done.exit_code == 2
    assert value in done.stderr


def test_where_nothing_can_be_written_the_exit_code_says_so(run, tmp_path):
    for name, text in to_files(replace(make_bank(), fixed=())).items():
        (tmp_path / "questions" / "harbour" / name).write_text(text, encoding="utf-8")
    (tmp_path / "questions" / "harbour" / "fixed.yaml").unlink(missing_ok=True)
    done = run("bank", "export", "harbour", "--format", "gift", "--kinds", "flashcard", "--output", "out")
    assert done.exit_code == 1
    assert not (tmp_path / "out").exists()
    assert "Nothing is written." in done.stderr


def test_a_place_that_cannot_be_written_is_named(run):
    done = run("bank", "export", "harbour", "--format", "gift", "--output", "nowhere/out.gift")
    assert done.exit_code != 0
    assert "nowhere/out.gift cannot be written" in str(done.exception) + done.stderr


def test_a_paper_goes_to_another_program_form_by_form(run):
    done = run(
        "paper", "--bank", "harbour", "--seed", "7", "--count", "4", "--forms", "2", "--format", "gift"
    )
    assert done.exit_code == 0, done.output
    rows = read_file("x.gift", done.stdout_bytes).rows
    paths = [row.item.category for row in rows]
    assert set(paths) <= {("Quiz 7", "Form A"), ("Quiz 7", "Form B")}
    assert "gift: 8 items" in done.stderr
