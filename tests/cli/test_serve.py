"""`quizapp serve`: what it prints, how it ends, and what it refuses, as a real process."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from quizapp.cli.servers import Workers
from quizapp.core.errors import QuizError
from quizapp.web.errors import NEXT_STEPS
from quizapp.web.headers import HEADERS
from tests.journeys.process import PATIENCE, START, Served


def test_it_starts_from_nothing_and_starts_again(home):
    served = Served(home)
    first_link = served.set_up_link
    with urlopen(f"{served.address}/healthz", timeout=PATIENCE) as answer:
        assert json.load(answer) == {"status": "ok"}
    with pytest.raises(HTTPError, match="431"):  # row-52: a header of 64 KB
        urlopen(Request(served.address, headers={"X-Long": "x" * 65_536}), timeout=PATIENCE)
    served.stops()
    assert served.process.returncode == 0
    secret = (home / "secret_key").read_text()

    again = Served(home)
    with pytest.raises(HTTPError, match="404"):  # a newer link ends the older
        urlopen(again.address + first_link, timeout=PATIENCE)
    with urlopen(again.address + again.set_up_link, timeout=PATIENCE) as answer:
        assert answer.status == 200
    again.stops()
    assert (home / "secret_key").read_text() == secret
    assert oct((home / "secret_key").stat().st_mode)[-3:] == "600"


# row-38
@pytest.mark.long
def test_requests_that_never_end_keep_nobody_waiting(home):
    served = Served(home)
    host, port = served.address.removeprefix("http://").split(":")
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    begun = (
        b"GET / HTTP/1.1\r\nHost: x\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: x\r\n" + form + b"Content-Length: 99\r\n\r\na=",
        b"POST /sign-in HTTP/1.1\r\nHost: x\r\n" + form + b"Transfer-Encoding: chunked\r\n\r\n9\r\na=",
    )
    with ExitStack() as half_way:
        for number in range(30):  # more than there are threads in all processes
            one = half_way.enter_context(socket.create_connection((host, int(port))))
            one.sendall(begun[number % 3])
        with urlopen(f"{served.address}/healthz", timeout=PATIENCE) as answer:
            assert answer.status == 200
        with socket.create_connection((host, int(port))) as odd:  # and what is no request is told so
            odd.sendall(b"\x16\x03\x01\r\n\r\n")
            told = odd.makefile("rb").read().decode()
    assert told.startswith("HTTP/1.0 400 ")
    assert NEXT_STEPS[400] in told
    assert all(f"{name}: {value}" in told for name, value in HEADERS.items())
    served.stops()
    assert served.process.returncode == 0


@pytest.mark.long
@pytest.mark.parametrize("workers", ["1", pytest.param("2", marks=pytest.mark.server)])
def test_a_port_in_use_is_named(home, workers):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(home, "serve", "--port", str(port), "--workers", workers)
    assert done.returncode == 1
    assert re.search(rf"Port {port} .* Choose another with --port", done.stderr)


def test_several_workers_say_what_they_need(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(QuizError, match=r"pip install 'quizapp\[server\]'"):
        Workers(2, "127.0.0.1", 0)


def test_a_short_secret_is_refused(home):
    home.mkdir()
    (home / "secret_key").write_text("short")
    done = run(home, "serve", "--port", "0")
    assert done.returncode == 1
    assert "shorter than 32 characters" in done.stderr


@pytest.mark.long
def test_the_link_is_printed_until_somebody_teaches(home):
    assert run(home, "db", "upgrade").returncode == 0
    words = ("user", "add", "rahn", "--role", "instructor", "--password", "a good long passphrase")
    assert run(home, *words).returncode == 0
    served = Served(home)
    served.stops()
    assert "/set-up/" not in served.said
    assert served.process.returncode == 0


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def environment(home: Path) -> dict[str, str]:
    import os

    return {**os.environ, "QUIZAPP_INSTANCE": str(home)}
