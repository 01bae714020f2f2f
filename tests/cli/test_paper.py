"""`quizapp paper` and `quizapp bank lint` as people call them."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from quizapp.cli import cli
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


def questions_of(done):
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["questions"]


def test_programs_read_every_part_of_a_question(run):
    questions = questions_of(
        run("paper", "--bank", "harbour", "--seed", "5", "--count", "8", "--format", "json")
    )
    assert len(questions) == 8
    for question in questions:
        assert list(question) == [
            "fact", "facts", "kind", "prompt", "options", "key", "answer_text", "at", "distractor_notes",
        ]  # fmt: skip
        assert question["facts"][0] == question["fact"]
        assert all(int(index) < len(question["options"]) for index in question["distractor_notes"])


def test_a_choice_has_its_key_as_an_index_and_a_typed_answer_as_text(run):
    for question in questions_of(
        run(
            "paper",
            "--bank",
            "harbour",
            "--seed",
            "1",
            "--count",
            "5",
            "--kinds",
            "choice",
            "--format",
            "json",
        )
    ):
        assert question["options"][question["key"]] == question["answer_text"]
    for question in questions_of(
        run(
            "paper",
            "--bank",
            "harbour",
            "--seed",
            "1",
            "--count",
            "4",
            "--kinds",
            "year,number",
            "--format",
            "json",
        )
    ):
        assert question["options"] is None
        assert question["key"] == question["answer_text"]


def test_sections_and_kinds_narrow_the_choice(run):
    bank = make_bank()
    words = (
        "paper",
        "--bank",
        "harbour",
        "--seed",
        "2",
        "--count",
        "4",
        "--sections",
        "trade",
        "--format",
        "json",
    )
    questions = questions_of(run(*words, "--kinds", "number, choice"))
    assert {bank.fact_by_id[question["fact"]].section for question in questions} == {"trade"}
    assert {question["kind"] for question in questions} <= {"number", "choice"}


def test_a_printed_quiz_has_its_key_on_a_page_of_its_own(run):
    done = run("paper", "--bank", "harbour", "--seed", "9", "--count", "6")
    assert done.exit_code == 0
    quiz, key = done.stdout.split("\f")
    assert "1. " in quiz
    assert "Name: " in quiz
    assert "Key to quiz 9" in key
    assert "6. " in key
    assert "[" in key  # the place in the source


def test_a_printed_list_has_a_line_for_each_thing_or_all_its_options(run):
    drawn = ("paper", "--bank", "harbour", "--seed", "9", "--count", "1", "--kinds")
    assert run(*drawn, "set").stdout.count("(a name)") == 3
    assert "   E) " in run(*drawn, "choose_all").stdout


def test_flashcards_may_be_printed(run):
    questions = questions_of(
        run(
            "paper",
            "--bank",
            "harbour",
            "--seed",
            "1",
            "--count",
            "3",
            "--kinds",
            "flashcard",
            "--format",
            "json",
        )
    )
    assert {question["kind"] for question in questions} == {"flashcard"}


def test_the_paper_is_written_to_a_file(run, tmp_path):
    done = run("paper", "--bank", "harbour", "--seed", "3", "--count", "4", "--output", "quiz.txt")
    assert done.exit_code == 0
    assert "4. " in (tmp_path / "quiz.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [("--kinds", "riddle"), ("--sections", "atlantis"), ("--count", "150")],
)
def test_what_cannot_be_given_is_said(run, words):
    done = run("paper", "--bank", "harbour", "--seed", "1", *words)
    assert done.exit_code != 0
    assert str(done.exception)


def test_a_chart_is_printed_as_its_points_without_the_one_that_is_asked(run):
    words = ("paper", "--bank", "harbour", "--seed", "1", "--count", "1", "--kinds", "chart")
    shown, _, key = run(*words).stdout.partition("\f")
    question = questions_of(run(*words, "--format", "json"))[0]
    assert "   (thousand tons)\n   1950" in shown
    assert re.search(r"   19\d0 +\?\n", shown)
    assert shown.count(question["answer_text"]) == 1  # among what there is to choose from
    assert question["answer_text"] in key


def test_lint_of_a_sound_bank_ends_well(run):
    done = run("bank", "lint", "harbour", "--seeds", "4")
    assert done.exit_code == 0, done.output
    assert "0 errors" in done.stdout


def test_lint_names_the_fact_that_breaks_a_rule(run, tmp_path):
    path = tmp_path / "questions" / "harbour" / "history.yaml"
    text = path.read_text(encoding="utf-8")
    asked = "Who designed the Iron Bridge?"
    assert asked in text
    path.write_text(text.replace(asked, "Who designed the bridge mentioned above?"), encoding="utf-8")
    done = run("bank", "lint", "harbour", "--seeds", "1", "--json")
    assert done.exit_code == 1
    breaches = json.loads(done.stdout)["breaches"]
    assert {(breach["rule"], breach["fact"]) for breach in breaches} >= {("L29", "iron-bridge-designer")}


FORMS = ("paper", "--bank", "harbour", "--seed", "5", "--count", "4", "--forms", "3")


def test_several_forms_are_printed_each_on_pages_of_its_own_with_one_key_side_by_side(run):
    done = run(*FORMS)
    assert done.exit_code == 0, done.output
    *forms, key = done.stdout.split("\f")
    assert [f"form {letter}, 4 questions" in text for letter, text in zip("ABC", forms, strict=True)] == [
        True
    ] * 3
    assert "Key to quiz 5, forms A, B, C" in key
    assert "revision" in key
    (heads,) = [line for line in key.splitlines() if "Form A" in line]
    assert "Form B" in heads
    assert "Form C" in heads
    rows = [line for line in key.splitlines() if line[:1].isdigit()]
    assert [row.split(".")[0] for row in rows] == ["1", "2", "3", "4"]
    assert key.count("[") == 12  # the places in the source
    assert not any("Key to" in form for form in forms)


def test_programs_read_several_forms_by_their_letter(run):
    done = run(*FORMS, "--format", "json")
    forms = json.loads(done.stdout)["forms"]
    assert list(forms) == ["A", "B", "C"]
    alone = questions_of(run("paper", "--bank", "harbour", "--seed", "5", "--count", "4", "--format", "json"))
    assert forms["A"]["questions"] == alone
    facts = [fact for form in forms.values() for one in form["questions"] for fact in one["facts"]]
    assert len(facts) == len(set(facts))


def test_the_same_questions_may_be_asked_in_every_form(run):
    forms = json.loads(run(*FORMS, "--same-questions", "--format", "json").stdout)["forms"]
    asked = [[one["fact"] for one in form["questions"]] for form in forms.values()]
    assert len({frozenset(one) for one in asked}) == 1
    assert all(len(set(number)) == 3 for number in zip(*asked, strict=True))


def test_where_forms_differ_it_is_said_beside_the_papers(run):
    done = run(*FORMS)
    lines = done.stderr.splitlines()
    assert not lines or (lines[0].endswith("The forms differ here:") and lines[1].startswith("- "))
    assert "differ" not in done.stdout
    assert run(*FORMS, "--same-questions").stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--forms", "0"), "0 is not in the range 1<=x<=6"),
        (("--forms", "7"), "7 is not in the range 1<=x<=6"),
        (("--forms", "two"), "'two' is not a valid integer"),
        (("--same-questions",), "Add --forms 2 or more"),
        (("--forms", "6", "--count", "12"), "too small for so many forms"),
        (("--forms", "2", "--kinds", "riddle"), "There is no kind of question “riddle”"),
        (("--forms", "2", "--sections", "atlantis"), "This bank has no section “atlantis”"),
    ],
)
def test_forms_that_cannot_be_given_are_refused_in_a_sentence(run, words, said):
    done = run("paper", "--bank", "harbour", "--seed", "1", *words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""
