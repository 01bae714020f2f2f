"""`quizapp bank` as people call it: checking, exporting and describing banks by folder, file or slug."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli import cli
from quizapp.formats.native import read_folder, to_files
from tests.builders import make_bank
from tests.formats.picture_bytes import PNG
from tests.formats.small_bank import FILES, coast
from tests.formats.test_native_pictures import coast as pictured


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call the command line in an empty folder; the instance lies in it."""
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setattr("quizapp.paths.shipped_questions", lambda: tmp_path / "questions")
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli, ["bank", *words])


@pytest.fixture
def lighthouse(tmp_path):
    """A bank on disk that the app came with; `lighthouse(coast=...)` replaces a file."""

    def make(**files):
        folder = tmp_path / "questions" / "lighthouse"
        folder.mkdir(parents=True)
        for name, text in {**FILES, **{f"{name}.yaml": text for name, text in files.items()}}.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return make


def test_a_sound_bank_has_no_fault(run, lighthouse):
    lighthouse()

    result = run("check", "lighthouse")

    assert (result.exit_code, result.output) == (0, "lighthouse: no fault, 2 facts\n")


def test_faults_come_one_a_line_with_a_count_and_exit_code_1(run, lighthouse):
    lighthouse(coast=coast("[C2]", "[C7]").replace("[C1 n2]", "[C0]"))

    result = run("check", "lighthouse")

    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "questions/lighthouse/coast.yaml:7:10: the source has no paragraph 'C0'; the nearest is 'C1'",
        "questions/lighthouse/coast.yaml:13:10: the source has no paragraph 'C7'; the nearest is 'C4'",
        "lighthouse: 2 faults",
    ]


def test_a_folder_may_be_named_instead_of_a_slug(run, lighthouse):
    lighthouse(coast=coast("[C2]", "[C7]"))

    assert run("check", "questions/lighthouse").output.startswith("questions/lighthouse/coast.yaml:13:10: ")


def test_one_file_of_a_bank_is_checked_with_its_bank(run, lighthouse):
    lighthouse(coast=coast("of: lighthouse, what: height", "of: lighthose, what: height"))

    assert run("check", "questions/lighthouse/names.yaml").exit_code == 0
    assert "did you mean 'lighthouse'?" in run("check", "questions/lighthouse/coast.yaml").output


def test_one_file_alone_is_checked_as_far_as_it_goes(run, tmp_path):
    (tmp_path / "coast.yaml").write_text(coast('"31.5"', '"tall"'))

    result = run("check", "coast.yaml")

    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "coast.yaml:12:22: 'number' must be a figure, not 'tall'; write digits such as '68.4' or '1,956.5'",
        "coast.yaml: 1 fault",
    ]


def test_warnings_are_marked_and_no_failure(run, lighthouse):
    lighthouse(coast=coast("In which year was", "In 1889, in which year was"))

    result = run("check", "lighthouse")

    assert result.exit_code == 0
    assert "coast.yaml:5:10: warning: the question gives its answer '1889' away" in result.output
    assert result.output.endswith("lighthouse: no fault, 1 warning, 2 facts\n")


def test_faults_as_json(run, lighthouse):
    lighthouse(coast=coast("[C2]", "[C7]"))

    result = run("check", "lighthouse", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "name": "lighthouse",
        "faults": [
            {
                "file": "questions/lighthouse/coast.yaml",
                "line": 13,
                "column": 10,
                "message": "the source has no paragraph 'C7'; the nearest is 'C4'",
            }
        ],
        "warnings": [],
        "facts": None,
        "fixed": None,
        "revision": None,
    }


@pytest.mark.parametrize("name", ["lighthose", "no/such/folder", "missing.yaml"])
def test_a_bank_that_is_not_there_is_told(run, lighthouse, name):
    lighthouse()

    result = run("check", name)

    assert result.exit_code == 1
    assert f"here is no {'question bank' if name == 'lighthose' else 'file or folder'}" in str(
        result.exception
    )


def test_a_bank_of_the_instance_is_found_by_its_slug(run, tmp_path):
    folder = tmp_path / "instance" / "questions" / "harbour"
    assert run("export", str(write_harbour(folder)), "--format", "json").exit_code == 0

    assert run("check", "harbour").output == "harbour: no fault, 35 facts, 8 fixed questions\n"


def write_harbour(folder):
    """The harbour bank as files."""
    folder.mkdir(parents=True)
    for name, text in to_files(make_bank()).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_export_as_json_to_standard_output_and_to_a_file(run, lighthouse, tmp_path):
    lighthouse()

    written = run("export", "lighthouse", "--output", "bank.json")
    shown = run("export", "lighthouse", "--format", "json")

    assert written.output == ""
    assert json.loads(shown.stdout) == json.loads((tmp_path / "bank.json").read_text("utf-8"))
    assert [fact["answer_text"] for fact in json.loads(shown.stdout)["facts"]] == ["1889", "31.5 metres"]


def test_native_export_gives_the_same_bank(run, lighthouse, tmp_path):
    folder = lighthouse()

    run("export", "lighthouse", "--format", "native", "--output", "copy/lighthouse")

    assert read_folder(tmp_path / "copy" / "lighthouse").bank == read_folder(folder).bank


def test_native_export_writes_the_pictures(run, lighthouse):
    folder = lighthouse(coast=pictured())
    (folder / "pictures").mkdir()
    (folder / "pictures" / "lamp.png").write_bytes(PNG)

    for words in (("lighthouse",), ("lighthouse", "--database")):
        copy = f"copies{len(words)}/lighthouse"
        if "--database" in words:
            migrated_and_loaded(run)
        result = run("export", *words, "--format", "native", "--output", copy)
        assert result.exit_code == 0, result.output
        assert read_folder(Path(copy)).bank_or_raise() == read_folder(folder).bank_or_raise()
        assert (Path(copy) / "pictures" / "lamp.png").read_bytes() == PNG
    told = run("export", "lighthouse", "--format", "native")
    assert "Its pictures are written only with --output." in told.output


def migrated_and_loaded(run) -> None:
    assert CliRunner().invoke(cli, ["db", "upgrade"]).exit_code == 0
    assert run("load", "lighthouse").exit_code == 0


def test_native_export_overwrites_nothing(run, lighthouse, tmp_path):
    folder = lighthouse()
    before = (folder / "coast.yaml").read_text()

    result = run("export", "lighthouse", "--format", "native", "--output", str(folder))

    assert result.exit_code == 1
    assert "is not empty" in str(result.exception)
    assert (folder / "coast.yaml").read_text() == before


def test_a_faulty_bank_is_not_exported(run, lighthouse):
    lighthouse(coast=coast("[C2]", "[C7]"))

    result = run("export", "lighthouse")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "quizapp bank check lighthouse" in result.stderr


def test_a_bank_is_held_against_its_source(run, lighthouse, tmp_path):
    lighthouse()
    (tmp_path / "source.txt").write_text("[C1] Lit in 1889 on Gull Rock.\n[C2] Gull Rock is 31.5 m high.\n")
    (tmp_path / "other.txt").write_text("[C1] Lit in 1888 on Gull Rock.\n[C2] Gull Rock is 31.5 m high.\n")

    assert run("check", "lighthouse", "--source", "source.txt").exit_code == 0
    assert "coast.yaml:2:9: '1889' is not in C1" in run("check", "lighthouse", "--source", "other.txt").output


def test_a_source_that_is_no_text_is_told(run, lighthouse, tmp_path):
    lighthouse()
    (tmp_path / "source.txt").write_bytes(b"\xff\xfe\x00")

    assert "cannot be read as UTF-8" in str(run("check", "lighthouse", "--source", "source.txt").exception)


def test_stats_count_facts_of_each_sort(run, tmp_path):
    write_harbour(tmp_path / "questions" / "harbour")

    figures = json.loads(run("stats", "harbour", "--json").stdout)

    assert figures["facts"] == 35
    assert figures["sections"] == {"geography": 6, "history": 17, "trade": 12}
    assert figures["answers"]["year"] == 6
    assert figures["weights"] == {"3": 3, "2": 31, "1": 1}
    assert (figures["series"], figures["points"], figures["cautions"]) == (1, 5, 1)
    assert figures["kinds per fact"] > 4
    assert all(reason for reason in figures["facts of fewer than three kinds"].values())


def test_stats_for_people(run, lighthouse):
    lighthouse()

    lines = run("stats", "lighthouse").output.splitlines()

    assert "facts: 2" in lines
    assert "  year                         1" in lines
    assert any(line.startswith("kinds per fact: ") for line in lines)


@pytest.mark.parametrize("name", ["check", "export", "stats"])
def test_every_command_shows_an_example(run, name):
    assert f"Example: quizapp bank {name}" in run(name, "--help").output


def test_coverage_names_what_gives_nothing(run, lighthouse, tmp_path):
    folder = lighthouse()
    found = run("coverage", "lighthouse", "--output", str(tmp_path / "COVERAGE.md"))
    assert found.exit_code == 1
    assert "Nothing yet, and no reason given: C3, C4, n1," in found.stderr
    assert "| C1 | 1 | lighthouse-lit |" in (tmp_path / "COVERAGE.md").read_text("utf-8")
    head = FILES["bank.yaml"] + 'without_facts: {C3-C4: "only weather", n1: "a map", n3-n9: "only titles"}\n'
    (folder / "bank.yaml").write_text(head, encoding="utf-8")
    assert run("coverage", "lighthouse").exit_code == 0
