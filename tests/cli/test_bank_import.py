"""`quizapp bank import --dry-run` as people and programs call it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from quizapp.cli import cli
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.anki_packages import BASIC, database, oldest
from tests.formats.imports.qti_files import chosen, equal, item, packed, quiz, when

SOUND = "Who lit it?{=the keeper ~the owner}\n"
MIXED = SOUND + '\n::Open::Who built it {\n=a\n\n[html]<p>Who saw <img src\\="a.png">?</p>{=he ~she}\n'


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call `quizapp bank import` in a folder that holds `questions.txt`; no instance is made."""
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.chdir(tmp_path)

    def call(content, *words):
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "questions.txt").write_bytes(data)
        result = CliRunner().invoke(cli, ["bank", "import", "questions.txt", *words])
        assert not (tmp_path / "instance").exists()
        return result

    return call


def test_a_sound_file_ends_with_its_totals_and_exit_code_0(run):
    result = run(SOUND, "--dry-run")

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "questions.txt:1: imported: choice: Who lit it?",
        "questions.txt: GIFT, 1 item: 1 imported",
        "Nothing was stored: this only looked.",
    ]


def test_every_item_has_its_line_and_what_is_to_be_said_of_it(run):
    result = run(MIXED, "--dry-run")

    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[1] == "questions.txt:3: error: Open"
    assert lines[2].startswith("    questions.txt:3: error: the { in column 22 is not closed")
    assert lines[2].endswith("(gift.open-brace)")
    assert lines[3].startswith("questions.txt:6: imported-with-loss: choice: Who saw")
    assert lines[-2] == "questions.txt: GIFT, 3 items: 1 imported, 1 imported-with-loss, 1 error"


def test_the_json_has_the_fixed_form(run):
    result = run(MIXED, "--dry-run", "--json")
    report = json.loads(result.output)

    assert result.exit_code == 1
    assert set(report) == {"format", "items", "totals", "messages"}
    assert report["format"] == "gift"
    assert report["totals"] == {"items": 3, "imported": 1, "imported-with-loss": 1, "skipped": 0, "error": 1}
    wrong = report["items"][1]
    assert {key: wrong[key] for key in wrong if key != "messages"} == {
        "line_start": 3,
        "line_end": 4,
        "name": "Open",
        "kind": "",
        "status": "error",
    }
    assert [set(message) for message in wrong["messages"]] == [{"code", "message", "line"}]
    assert (wrong["messages"][0]["code"], wrong["messages"][0]["line"]) == ("gift.open-brace", 3)


def test_what_is_said_of_the_whole_file_stands_beside_the_items(run):
    report = json.loads(run("Größe?{=groß ~klein}".encode("latin-1"), "--dry-run", "--json").stdout)

    assert [message["code"] for message in report["messages"]] == ["file.guessed-encoding"]


def test_the_faulty_items_come_back_in_a_file_and_the_source_stays(run, tmp_path):
    result = run(MIXED, "--dry-run", "--faulty", "mend.gift")

    assert (tmp_path / "mend.gift").read_text() == "::Open::Who built it {\n=a\n"
    assert (tmp_path / "questions.txt").read_text() == MIXED
    assert "The faulty items are in mend.gift." in result.output


def test_the_faulty_items_of_a_package_come_back_as_xml(run, tmp_path):
    options = chosen(a="North", b="South")
    sound = item("multiple_choice_question", "Port?", options, when(equal("a"), "100"), ident="sound")
    broken = item("multiple_choice_question", "Port?", options, ident="broken")
    content = packed({"imsmanifest.xml": "<manifest/>", "g/quiz.xml": quiz(sound, broken)})
    result = run(content, "--dry-run", "--faulty", "mend.xml")

    assert "questions.txt: QTI 1.2 (Canvas, Common Cartridge), 2 items: 1 imported, 1 error" in result.output
    assert "(in g/quiz.xml:5)" in result.output
    (row,) = read_file("mend.xml", (tmp_path / "mend.xml").read_bytes()).rows
    assert row.source == broken


def test_no_file_is_written_where_nothing_is_faulty(run, tmp_path):
    result = run(SOUND, "--dry-run", "--faulty", "mend.gift")

    assert result.exit_code == 0
    assert not (tmp_path / "mend.gift").exists()
    assert "No item is faulty" in result.output


def test_the_encoding_and_the_format_may_be_named(run):
    result = run("Кто?\nA) он {=x}\nB) она\nANSWER: A".encode("cp1251"), "--dry-run", "--encoding", "cp1251")
    assert "questions.txt:1: imported: choice: Кто?" in result.output

    result = run("Who {=a ~b}\nA) he\nB) she\nANSWER: A", "--dry-run", "--format", "gift")
    assert "questions.txt: GIFT" in result.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Name the course with --bank, or add --dry-run"),
        (["--dry-run", "--section", "coast"], "name that with --bank"),
        (["--dry-run", "--encoding", "klingon"], "'klingon' is not known"),
        (["--dry-run", "--format", "klingon"], "klingon"),
        (["--dry-run", "--faulty", "./questions.txt"], "names the file itself"),
    ],
)
def test_a_wrong_call_has_exit_code_2(run, words, says):
    result = run(SOUND, *words)

    assert result.exit_code == 2
    assert says in result.output


def test_a_file_that_is_not_there_has_exit_code_2(run):
    assert CliRunner().invoke(cli, ["bank", "import", "none.gift", "--dry-run"]).exit_code == 2


def test_what_cannot_be_read_yet_is_said_with_what_to_bring_instead(run):
    result = run(b"%PDF-1.7\n", "--dry-run")

    assert result.exit_code == 1
    assert "questions.txt: error: this is a PDF document, which is not read yet." in result.output
    assert "questions.txt: a PDF document, 0 items" in result.output


def test_a_file_of_our_own_is_sent_where_it_goes(run):
    result = run("facts:\n  - id: x\n", "--dry-run")

    assert "quizapp bank check questions.txt" in result.output


def test_columns_of_a_table_are_named_on_the_command_line(quizapp, tmp_path):
    table = tmp_path / "capitals.csv"
    table.write_text("Land,Hauptstadt,Fluss\nKorea,Seoul,Han\nJapan,Tokyo,Sumida\n", encoding="utf-8")
    assert quizapp("bank", "import", str(table), "--dry-run")[0] == 1
    told = ("--columns", "Land=question", "--columns", "Hauptstadt=key")
    code, out, _ = quizapp("bank", "import", str(table), "--dry-run", *told)
    assert (code, "2 imported" in out) == (0, True)
    code, out, _ = quizapp(
        "bank", "import", str(table), "--dry-run", "--columns", "#1=question", "--columns", "#2=key"
    )
    assert "3 imported" in out, "without titles the first row is a question, too"
    code, _, err = quizapp("bank", "import", str(table), "--dry-run", "--columns", "Land=county")
    assert (code, "'Land' needs" in err) == (2, True)


def test_no_part_of_an_anki_package_can_be_given_back(run, tmp_path):
    deck = oldest(database([(BASIC, "g", "", ("front", ""), [(0, 1)])]))
    result = run(deck, "--dry-run", "--faulty", "mend.apkg")

    assert result.exit_code == 1
    assert result.output.startswith("questions.txt: notice: put faulty cards right in Anki")
    assert "\nquestions.txt: error: flashcard: front\n" in result.output
    assert "questions.txt: an Anki package, 1 item: 1 error" in result.output
    assert "Put its cards right in Anki and export it again." in result.output
    assert not (tmp_path / "mend.apkg").exists()


def test_where_all_that_is_left_out_is_sound_no_file_of_faulty_items_is_written(run, tmp_path):
    result = run(SOUND + "\nTell of the fog. {}\n", "--dry-run", "--faulty", "mend.txt")

    assert "No item is faulty, so no file was written; what is skipped is sound" in result.output
    assert not (tmp_path / "mend.txt").exists()
