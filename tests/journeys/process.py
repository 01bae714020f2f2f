"""The real `quizapp serve`, as a process of its own that can be killed."""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

START = "import sys; from quizapp.cli import main; sys.argv[0] = 'quizapp'; main()"
PATIENCE = 120  # seconds for a server to say where it runs, or to answer, on a busy machine


def a_port() -> int:
    """A free port outside the range from which the system takes ports by itself, so that it stays free."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no free port between 20000 and 32000")


class Served:
    """A running server: its `address`, what it `said`, and ways to end it."""

    def __init__(self, instance: Path, port: int = 0) -> None:
        self._start(
            [sys.executable, "-c", START, "serve", "--port", str(port), "--no-open"],
            {**os.environ, "QUIZAPP_INSTANCE": str(instance)},
            Path(__file__).parents[2],
        )

    @classmethod
    def by(cls, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Served:
        """A server started by any command, in a folder and with nothing but the environment given."""
        served = cls.__new__(cls)
        served._start(command, environment, folder)
        return served

    def _start(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self.process = subprocess.Popen(
            command,
            env={**environment, "PYTHONUNBUFFERED": "1"},
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = self._listen()
        found = re.search(r"runs at (http://\S+)", self.said)
        assert found, f"the server did not start: {self.said}"
        self.address = found.group(1).replace("localhost", "127.0.0.1")
        with urlopen(f"{self.address}/healthz", timeout=PATIENCE) as answer:
            assert answer.status == 200

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rsplit(":", 1)[1])

    @property
    def set_up_link(self) -> str:
        """The path of the one-time link it printed."""
        found = re.search(r"/set-up/\S+", self.said)
        assert found, self.said
        return found.group()

    def dies(self) -> None:
        """Kill it as a power cut would: it cannot finish anything."""
        self.process.kill()
        self.stops()

    def stops(self) -> None:
        """Ask it to end, and wait."""
        self.process.terminate()
        self.process.wait(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()

    def _listen(self) -> str:
        said = ""
        watchdog = threading.Timer(PATIENCE, self.process.kill)  # a server that says nothing must not hang us
        watchdog.start()
        assert self.process.stdout
        for line in self.process.stdout:
            said += line
            if line.startswith("Stop it with"):
                break
        watchdog.cancel()
        return said
