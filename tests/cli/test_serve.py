"""`quizapp serve`: what it prints, how it ends, and what it refuses, as a real process."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.journeys.process import START, Served


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "instance"


def test_it_starts_from_nothing_and_starts_again(home):
    served = Served(home)
    first_link = served.set_up_link
    with urlopen(f"{served.address}/healthz", timeout=10) as answer:
        assert json.load(answer) == {"status": "ok"}
    served.stops()
    assert served.process.returncode == 0
    secret = (home / "secret_key").read_text()

    again = Served(home)
    with pytest.raises(HTTPError, match="404"):  # a newer link ends the older
        urlopen(again.address + first_link, timeout=10)
    with urlopen(again.address + again.set_up_link, timeout=10) as answer:
        assert answer.status == 200
    again.stops()
    assert (home / "secret_key").read_text() == secret
    assert oct((home / "secret_key").stat().st_mode)[-3:] == "600"


def test_a_port_in_use_is_named(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(home, "serve", "--port", str(port))
    assert done.returncode == 1
    assert re.search(rf"Port {port} .* Choose another with --port", done.stderr)


def test_a_short_secret_is_refused(home):
    home.mkdir()
    (home / "secret_key").write_text("short")
    done = run(home, "serve", "--port", "0")
    assert done.returncode == 1
    assert "shorter than 32 characters" in done.stderr


def test_four_that_start_at_once_agree(home):
    home.mkdir()
    command = [sys.executable, "-c", START, "db", "upgrade"]
    running = [subprocess.Popen(command, env=environment(home), stderr=subprocess.PIPE) for _ in range(4)]
    said = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], said
    assert len(list(home.glob("secret_key*"))) == 1


def test_the_link_is_printed_until_somebody_teaches(home):
    assert run(home, "db", "upgrade").returncode == 0
    words = ("user", "add", "rahn", "--role", "instructor", "--password", "a good long passphrase")
    assert run(home, *words).returncode == 0
    served = Served(home)
    served.stops()
    assert "/set-up/" not in served.said
    assert served.process.returncode == 0


@pytest.mark.long
def test_four_servers_on_one_empty_folder_share_one_secret_and_one_database(home):
    with ThreadPoolExecutor(4) as pool:
        servers = list(pool.map(lambda _: Served(home), range(4)))
    for served in servers:
        served.stops()
    assert [served.process.returncode for served in servers] == [0, 0, 0, 0]
    assert len(list(home.glob("secret_key*"))) == 1
    with closing(sqlite3.connect(home / "quizapp.sqlite3")) as file:
        assert file.execute("SELECT count(*), count(DISTINCT slug) FROM bank").fetchone() == (1, 1)
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def environment(home: Path) -> dict[str, str]:
    import os

    return {**os.environ, "QUIZAPP_INSTANCE": str(home)}
