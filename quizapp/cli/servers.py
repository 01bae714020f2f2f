"""What answers requests: one process of several threads, or several such processes behind one address."""

from __future__ import annotations

import importlib.util
import logging
import socket
import subprocess
import sys
import time
from typing import Any, Protocol

from flask import Flask
from waitress.server import create_server

from quizapp.cli.receipt import PunctualChannel
from quizapp.core.errors import QuizError

THREADS = 4  # in each process
HEADER_BYTES = 32 * 1024  # of all headers of a request; ours are about one
# Up to this a page says that a file is too big for it; what is bigger is not taken in at all, for it would
# lie on our disk before any page is asked.
BODY_BYTES = 64 * 1024 * 1024
CONNECTIONS = 1000  # a whole class reloads at the bell; the server's default would turn them away
IDLE_SECONDS = 30  # after which a connection on which nothing moves is closed
START_SECONDS = 60.0
STOP_SECONDS = 30.0
PAUSE_SECONDS = 0.05
# After so long a thread that works without a pause, such as an export, lets the others go on. With the 5 ms
# that are usual a small answer, which asks the database often, waits as many times 5 ms.
TURN_SECONDS = 0.001
# Of an answer that is made faster than it is read so much waits in memory; the server's default are 16 MB.
OUTGOING_BYTES = 1024 * 1024
NO_GRANIAN = "Several workers need granian: `pip install 'quizapp[server]'`, or serve without --workers."
NOT_STARTED = "The workers do not answer. What they said stands above."
ENDED = "The workers ended by themselves (status {status}). What they said stands above; start again."


class Server(Protocol):
    """A server that listens at `port`."""

    port: int

    def run(self) -> None:
        """Serve until interrupted."""

    def close(self) -> None:
        """Finish what is under way and listen no more."""


class Threads:
    """The app in this process. Raises OSError where the port cannot be used."""

    def __init__(self, app: Flask, host: str, port: int) -> None:
        self._server: Any = create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            max_request_header_size=HEADER_BYTES,
            max_request_body_size=BODY_BYTES,
            channel_timeout=IDLE_SECONDS,
            outbuf_high_watermark=OUTGOING_BYTES,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=not app.config["PROXIES"],
            ident="quizapp",
        )
        self._server.channel_class = PunctualChannel
        # It warns whenever a request waits for a thread, which a class that answers at once always does:
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self.port = int(self._server.effective_port)

    def run(self) -> None:
        """Serve until interrupted."""
        sys.setswitchinterval(TURN_SECONDS)
        self._server.run()

    def close(self) -> None:
        """Finish what is under way and listen no more."""
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=10)
        self._server.close()


class Workers:
    """The app in processes of its own, by granian; one that dies is replaced.

    Raises OSError where the port cannot be used, QuizError where they do not come to answer.
    """

    def __init__(self, workers: int, host: str, port: int) -> None:
        if importlib.util.find_spec("granian") is None:
            raise QuizError(NO_GRANIAN)
        self.port = _free(host, port)
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "quizapp:create_app",
                "--host", host, "--port", str(self.port), "--workers", str(workers),
                "--blocking-threads", str(THREADS), "--respawn-failed-workers", "--respawn-interval", "0.1",
                "--workers-kill-timeout", "10", "--log-level", "warning",
            ]
        )  # fmt: skip
        try:
            self._wait_for_an_answer(host)
        except BaseException:
            self.close()
            raise

    def run(self) -> None:
        """Serve until interrupted. Raises QuizError where they end by themselves."""
        raise QuizError(ENDED.format(status=self._process.wait()))

    def close(self) -> None:
        """Finish what is under way and listen no more."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait_for_an_answer(self, host: str) -> None:
        reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only named
        deadline = time.monotonic() + START_SECONDS
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                socket.create_connection((reachable, self.port), timeout=1).close()
            except OSError:
                time.sleep(PAUSE_SECONDS)
            else:
                return
        raise QuizError(NOT_STARTED)


def _free(host: str, port: int) -> int:
    """The port, a free one for 0. Workers share theirs, and would share it with a stranger without a word."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])
