"""`quizapp bank load` and what `serve` loads at its start: several folders, odd ones, and edited courses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import cli
from quizapp.cli.serve import prepare
from quizapp.cli.services import open_app
from quizapp.usecases import proposing
from tests.formats.small_bank import FILES

pytestmark = pytest.mark.long

Command = Callable[..., Result]
PIER = """\
  - id: pier-lit
    about: {of: lighthouse, what: pier lit}
    say: "The pier was lit in {1891}."
    ask: "In which year was the pier lit?"
    answer: {year: "1891"}
    at: [C3]
"""


@pytest.fixture
def quizapp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line over folders of its own, with an empty database."""
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setattr("quizapp.paths.shipped_questions", lambda: tmp_path / "questions")
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Result:
        return CliRunner().invoke(cli, list(words))

    assert call("db", "upgrade").exit_code == 0
    return call


def bank_at(path: Path, more: str = "") -> Path:
    """The small bank as a folder, with more facts."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (path / name).write_text(text + (more if name == "coast.yaml" else ""), encoding="utf-8")
    return path


def starts(capsys: pytest.CaptureFixture[str]) -> str:
    """What a start of the server says about the banks."""
    with open_app() as app:
        prepare(app, app.extensions["quizapp"])
    return capsys.readouterr().err


def takes_over(slug: str = "lighthouse") -> None:
    """An instructor lets the course live in the database."""
    with open_app() as app:
        proposing.take_over(app.extensions["quizapp"], slug)


def test_a_folder_is_loaded_and_loaded_again(quizapp, tmp_path):
    bank_at(tmp_path / "questions" / "lighthouse")
    assert quizapp("bank", "load", "lighthouse").output == "lighthouse: loaded.\n"
    assert "loaded already" in quizapp("bank", "load", "questions/lighthouse").output


def test_a_course_that_is_changed_in_the_browser_is_left_alone_unless_told_otherwise(quizapp, tmp_path):
    folder = bank_at(tmp_path / "questions" / "lighthouse")
    quizapp("bank", "load", "lighthouse")
    takes_over()
    bank_at(folder, PIER)
    result = quizapp("bank", "load", "lighthouse")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "lighthouse: left as it is, because it is changed in the browser.",
        "The folder would bring: 1 fact added, 0 changed, 0 gone.",
        "An instructor accepts it under Question files; --accept takes it now.",
    ]
    assert "facts: 2" in quizapp("bank", "stats", "lighthouse", "--database").output
    assert quizapp("bank", "load", "lighthouse", "--accept").output == "lighthouse: loaded.\n"
    assert "facts: 3" in quizapp("bank", "stats", "lighthouse", "--database").output


def test_a_folder_named_oddly_is_not_loaded(quizapp, tmp_path):
    bank_at(tmp_path / "Light House")
    result = quizapp("bank", "load", "Light House")
    assert result.exit_code == 1
    assert "rename it to 'light-house'" in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("bank", "check", "lighthouse"),
        ("bank", "lint", "lighthouse"),
        ("bank", "stats", "lighthouse"),
        ("bank", "load", "lighthouse"),
        ("bank", "export", "lighthouse"),
        ("paper", "--bank", "lighthouse", "--seed", "1"),
    ],
)
def test_every_command_names_both_folders_of_one_name(quizapp, tmp_path, words):
    places = [tmp_path / "questions" / "lighthouse", tmp_path / "instance" / "questions" / "lighthouse"]
    for place in places:
        bank_at(place)
    result = quizapp(*words)
    assert result.exit_code == 1
    assert all(str(place) in str(result.exception) for place in places)
    other = bank_at(tmp_path / "questions" / "beacon")
    assert quizapp("bank", "check", "beacon").exit_code == 0, other


def test_a_start_says_what_it_did_not_load_and_loads_the_rest(quizapp, tmp_path, capsys):
    own = tmp_path / "instance" / "questions"
    bank_at(tmp_path / "questions" / "lighthouse")
    bank_at(own / "lighthouse", PIER)
    bank_at(own / "beacon")
    bank_at(own / "broken", "  - {id: half")
    (own / "linked").symlink_to(tmp_path)
    (own / "empty").mkdir()
    said = starts(capsys)
    assert f"{own / 'lighthouse'}: another bank is called 'lighthouse', too: " in said
    assert str(tmp_path / "questions" / "lighthouse") in said
    assert "The bank lighthouse was not loaded" in said
    assert "The bank broken was not loaded" in said
    assert f"{own / 'linked'}: this is a link and was left out" in said
    assert f"{own / 'empty'}: this folder holds no bank.yaml and was left out" in said
    assert "beacon" not in said
    with open_app() as app:
        loaded = proposing.list_courses(app.extensions["quizapp"])
    assert [row.slug for row, *_ in loaded] == ["beacon"]


def test_a_start_tells_of_a_folder_that_changed_beside_an_edited_course(quizapp, tmp_path, capsys):
    folder = bank_at(tmp_path / "questions" / "lighthouse")
    assert starts(capsys) == ""
    takes_over()
    assert starts(capsys) == ""
    bank_at(folder, PIER)
    for _ in range(2):
        assert "The folder of lighthouse has changed" in starts(capsys)
    with open_app() as app:
        assert len(proposing.show_course(app.extensions["quizapp"], "lighthouse").bank.facts) == 2


def test_a_bank_with_very_many_faults_does_not_fill_the_screen(quizapp, tmp_path, capsys):
    facts = "".join(PIER.replace("pier-lit", f"fact-{n}").replace("[C3]", "[Z9]") for n in range(60))
    bank_at(tmp_path / "questions" / "lighthouse", facts)
    said = starts(capsys)
    assert len(said.splitlines()) <= 22
    assert "List all faults with: quizapp bank check lighthouse" in said


FOREIGN = (
    "::Lamp::Who lit the lamp?{=the keeper ~the owner}\n\n::Open::Who built it {\n=a\n\nWrite of it.{}\n"
)


@pytest.fixture
def course(quizapp, tmp_path):
    """A course that is changed in the browser, and a file of questions for it."""
    bank_at(tmp_path / "questions" / "lighthouse")
    quizapp("bank", "load", "lighthouse")
    takes_over()
    (tmp_path / "more.gift").write_text(FOREIGN)
    return lambda *words: quizapp("bank", "import", "more.gift", "--bank", "lighthouse", *words)


def fixed(quizapp) -> int:
    return json.loads(quizapp("bank", "stats", "lighthouse", "--database", "--json").output)["fixed"]


def test_the_good_items_go_in_and_the_others_are_told(course, quizapp):
    before = fixed(quizapp)
    result = course()
    assert "more.gift:1: imported: choice: Lamp" in result.output
    assert "more.gift:3: error: Open" in result.output
    assert "skipped: essay" in result.output
    assert result.output.splitlines()[-1] == "Taken in: 1 new, 0 changed, 0 as they were."
    assert result.exit_code == 1, "one item was faulty"
    assert fixed(quizapp) == before + 1


def test_the_same_file_again_changes_nothing(course, quizapp):
    course()
    before = fixed(quizapp)
    assert course().output.splitlines()[-1] == "Taken in: 0 new, 0 changed, 1 as they were."
    assert fixed(quizapp) == before


def test_a_dry_run_against_a_course_says_what_would_be_and_stores_nothing(course, quizapp):
    before = fixed(quizapp)
    assert course("--dry-run").output.splitlines()[-1] == "Would be: 1 new, 0 changed, 0 as they were."
    assert fixed(quizapp) == before


def test_what_stays_out_for_looking_like_another_is_counted(course, tmp_path):
    again = "\n\n::Again::Who lit the lamp?{=the keeper ~the cook}\n"
    (tmp_path / "more.gift").write_text(FOREIGN + again)
    result = course("--dry-run")
    assert "one of the two is enough, so it stays out" in result.output
    assert "1 new, 0 changed, 0 as they were; 1 stay out, as" in result.output


def test_a_section_that_is_not_there_is_told(course):
    result = course("--section", "nowhere")
    assert result.exit_code == 1
    assert "no such section" in str(result.exception)


def test_a_course_of_a_folder_is_left_alone(quizapp, tmp_path):
    bank_at(tmp_path / "questions" / "lighthouse")
    quizapp("bank", "load", "lighthouse")
    (tmp_path / "more.gift").write_text(FOREIGN)
    result = quizapp("bank", "import", "more.gift", "--bank", "lighthouse")
    assert result.exit_code == 1
    assert "comes from a folder" in str(result.exception)
