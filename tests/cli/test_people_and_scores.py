"""`quizapp user`, `scores` and `db`, called as people call them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp import create_app
from quizapp.cli import COMMANDS, cli
from quizapp.core.errors import QuizError
from quizapp.usecases.services import Services
from tests.people import Instructor, Student, keep_compiled

Command = Callable[..., Result]


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with a database and nobody in it, to be copied."""
    folder = tmp_path_factory.mktemp("upgraded") / "instance"
    done = CliRunner(env={"QUIZAPP_INSTANCE": str(folder)}).invoke(cli, ["db", "upgrade"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def quizapp(upgraded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line over an instance folder of its own."""
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(shutil.copytree(upgraded, tmp_path / "instance")))

    def call(*arguments: str, input: str | None = None) -> Result:
        return CliRunner().invoke(cli, list(arguments), input=input)

    return call


def test_somebody_is_added_and_listed(quizapp):
    password = "a good long passphrase"
    added = quizapp("user", "add", "mira", "--name", "Mira", "--role", "instructor", "--password", password)
    assert added.exit_code == 0, added.output
    (person,) = json.loads(quizapp("user", "list", "--json").output)
    assert (person["name"], person["login"], person["role"]) == ("Mira", "mira", "instructor")


def test_a_taken_login_and_a_short_password_are_refused(quizapp):
    arguments = ("user", "add", "mira", "--password", "a good long passphrase")
    assert quizapp(*arguments).exit_code == 0
    again = quizapp(*arguments)
    assert isinstance(again.exception, QuizError)
    assert "not available" in str(again.exception)
    short = quizapp("user", "add", "noor", "--role", "instructor", "--password", "short")
    assert short.exit_code == 2
    assert "15 characters" in short.output


def test_a_login_that_nobody_could_choose_in_the_browser_is_refused(quizapp):
    for login in ("", "ab", "a" * 41, "mira holt", " mira", "m\u0456ra", "-mira", "mira\n"):
        refused = quizapp("user", "add", "--password", "a good long passphrase", "--", login)
        assert isinstance(refused.exception, QuizError), login
        assert "login name" in str(refused.exception)
    assert json.loads(quizapp("user", "list", "--json").output) == []


class TestReset:
    """`quizapp user reset`."""

    @pytest.fixture(autouse=True)
    def _mira(self, quizapp: Command) -> None:
        assert quizapp("user", "add", "mira", "--password", "a good long passphrase").exit_code == 0

    def test_it_prints_a_link_that_works(self, quizapp):
        printed = quizapp("user", "reset", "Mira", "--address", "https://quiz.example.org/")
        assert printed.exit_code == 0, printed.output
        link = printed.output.splitlines()[-1]
        assert link.startswith("https://quiz.example.org/reset/")
        assert not printed.stderr
        app = create_app()
        keep_compiled(app)
        student = Student(app)
        student.goes(link.removeprefix("https://quiz.example.org"))
        student.sends(student.path, {"password": "another good passphrase"})
        assert student.recovery_code
        student.signs_in("mira", "another good passphrase")
        assert student.path == "/"
        app.extensions["quizapp"].database.close()

    def test_it_says_where_the_address_is_a_guess(self, quizapp):
        printed = quizapp("user", "reset", "mira")
        assert "http://localhost:8000/reset/" in printed.stdout
        assert "put that address in place of http://localhost:8000" in printed.stderr

    def test_for_programs_it_prints_json(self, quizapp, monkeypatch):
        monkeypatch.setenv("QUIZAPP_PUBLIC_URL", "https://quiz.example.org")
        made = json.loads(quizapp("user", "reset", "mira", "--json").output)
        assert sorted(made) == ["expires_at", "link", "login"]
        assert made["link"].startswith("https://quiz.example.org/reset/")

    def test_it_reads_a_password_from_standard_input(self, quizapp):
        done = quizapp("user", "reset", "mira", "--password", input="another good passphrase\n")
        assert done.exit_code == 0, done.output
        assert "passphrase" not in done.output
        app = create_app()
        keep_compiled(app)
        student = Student(app)
        student.signs_in("mira", "another good passphrase")
        assert student.path == "/"
        app.extensions["quizapp"].database.close()

    @pytest.mark.parametrize("password", ["", "short\n", "password123\n"])
    def test_a_password_that_cannot_be_taken_is_refused(self, quizapp, password):
        done = quizapp("user", "reset", "mira", "--password", input=password)
        assert isinstance(done.exception, QuizError)

    @pytest.mark.parametrize("way", [(), ("--password",)])
    def test_an_unknown_login_says_where_all_are_listed(self, quizapp, way):
        done = quizapp("user", "reset", "nobody", *way, input="another good passphrase")
        assert isinstance(done.exception, QuizError)
        assert "quizapp user list" in str(done.exception)


def test_scores_of_a_class_come_as_csv(quizapp, tmp_path):
    app = create_app()
    keep_compiled(app)
    services: Services = app.extensions["quizapp"]
    from quizapp.usecases import importing
    from tests.builders import make_bank

    importing.load_bank(services, make_bank(), "folder", services.clock())
    teacher, student = Instructor(app), Student(app)
    teacher.sets_up()
    class_id, code = teacher.makes_class("10B")
    teacher.sets_quiz(class_id, "Week 1", count=3)
    student.joins(code, "=1+1")
    services.database.close()

    printed = quizapp("scores", "--class", code)
    (row,) = csv.DictReader(io.StringIO(printed.output))
    assert (row["learner"], row["status"], row["score"], row["maximum"]) == ("'=1+1", "missing", "", "3")
    target = tmp_path / "scores.csv"
    assert quizapp("scores", "--class", code, "--table", "grid", "--output", str(target)).exit_code == 0
    assert target.read_bytes() == b"learner,login,Week 1\r\n'=1+1,,\r\n"


def test_an_unknown_class_is_named(quizapp):
    done = quizapp("scores", "--class", "AAAA2222")
    assert isinstance(done.exception, QuizError)
    assert "AAAA2222" in str(done.exception)


def test_a_wrong_call_has_exit_code_2(quizapp):
    assert quizapp("scores").exit_code == 2
    assert quizapp("scores", "--class", "X", "--table", "chairs").exit_code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example(quizapp, name):
    shown = quizapp(name, "--help")
    assert shown.exit_code == 0
    assert f"Example: quizapp {name}" in shown.output
