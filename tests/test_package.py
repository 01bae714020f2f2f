"""What people install: the wheel on another computer, and a fresh clone by the words of the README."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.journeys.process import PATIENCE, Served

pytestmark = pytest.mark.long
CHECKOUT = Path(__file__).parents[1]
TITLE = "The Russian–North Korean Borderland"
BINARIES = "Scripts" if sys.platform == "win32" else "bin"
OWN_SETTINGS = ("QUIZAPP_", "DATABASE_URL", "XDG_", "PYTHON", "VIRTUAL_ENV", "COVERAGE")


class Computer:
    """Somebody else's computer: a home folder with nothing in it, and none of our settings."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN_SETTINGS)}
        self.environment = {**kept, "HOME": str(home), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}

    def runs(self, *command: str | Path) -> str:
        """What a command prints, run in the home folder. Fails where the command does."""
        done = subprocess.run(
            [str(part) for part in command],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=1200,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def serves(self, *command: str | Path, folder: Path | None = None) -> Served:
        """A server started by a command, once it has said where it runs."""
        return Served.by([str(part) for part in command], self.environment, folder or self.home)


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    return Computer(tmp_path_factory.mktemp("computer") / "home")


@pytest.fixture(scope="module")
def wheel(computer: Computer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    computer.runs(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, CHECKOUT)
    (built,) = folder.glob("quizapp-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(computer: Computer, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    computer.runs(sys.executable, "-m", "venv", folder)
    computer.runs(folder / BINARIES / "python", "-m", "pip", "install", "-q", wheel)
    return folder


@pytest.fixture(scope="module")
def quizapp(environment: Path) -> Path:
    """The installed command."""
    return environment / BINARIES / "quizapp"


@pytest.fixture
def server(computer: Computer, quizapp: Path) -> Iterator[Served]:
    served = computer.serves(quizapp, "serve", "--port", "0", "--no-open")
    yield served
    served.stops()


def test_the_command_explains_itself_and_finds_the_bank_that_came_with_it(computer, quizapp):
    assert "serve" in computer.runs(quizapp, "--help")
    assert "facts" in computer.runs(quizapp, "bank", "check", "borderland")


def test_a_paper_drawn_by_the_wheel_equals_the_one_of_the_checkout(computer, quizapp):
    words = ("paper", "--bank", "borderland", "--seed", "7", "--count", "5", "--format", "json")
    drawn = computer.runs(quizapp, *words)
    assert len(json.loads(drawn)["questions"]) == 5
    start = "import sys; sys.path.insert(0, sys.argv.pop(1)); from quizapp.cli import main; main()"
    assert computer.runs(sys.executable, "-c", start, CHECKOUT, *words) == drawn


def test_the_app_serves_from_another_folder_and_keeps_its_data_in_the_home(computer, environment, server):
    assert healthy(server)
    with urlopen(f"{server.address}/", timeout=PATIENCE) as answer:
        assert TITLE in answer.read().decode()
    data = computer.home / ".local" / "share" / "quizapp"
    assert (data / "quizapp.sqlite3").stat().st_size > 0  # so the migrations were found, too
    assert not list(environment.rglob("quizapp.sqlite3"))
    assert not list(environment.rglob("secret_key"))


def test_the_first_command_of_the_readme_serves_a_fresh_clone(tmp_path: Path):
    if not (CHECKOUT / ".git").exists():
        pytest.skip("not a clone")
    newcomer = Computer(tmp_path / "home")
    newcomer.runs("git", "clone", "-q", CHECKOUT, "clone")
    readme = (newcomer.home / "clone" / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^python3 -m venv .* && (\S+/quizapp serve)$", readme, re.M)
    assert found, "the README does not say how to start"
    clone = newcomer.home / "clone"
    newcomer.runs("bash", "-euc", f"cd clone; {found.group().removesuffix(' && ' + found.group(1))}")
    served = newcomer.serves(*found.group(1).split(), "--port", "0", folder=clone)
    try:
        assert healthy(served)
        assert (clone / "instance" / "quizapp.sqlite3").exists()
        assert newcomer.runs("git", "-C", "clone", "status", "--porcelain") == ""
    finally:
        served.stops()


def healthy(served: Served) -> bool:
    with urlopen(f"{served.address}/healthz", timeout=PATIENCE) as answer:
        return answer.status == 200 and json.load(answer) == {"status": "ok"}
