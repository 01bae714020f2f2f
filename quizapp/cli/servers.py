"""What answers requests: one process of several threads, or several such processes behind one address."""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import subprocess
import sys
import threading
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
PAUSE_SECONDS = 0.1
SHORTEST_LIFE = 5.0  # seconds; a worker that ends sooner is taken for one that cannot live
# After so long a thread that works without a pause, such as an export, lets the others go on. With the 5 ms
# that are usual a small answer, which asks the database often, waits as many times 5 ms.
TURN_SECONDS = 0.001
# Of an answer that is made faster than it is read so much waits in memory; the server's default are 16 MB.
OUTGOING_BYTES = 1024 * 1024
NOT_ON_WINDOWS = "Several workers need Linux, macOS or another Unix. Serve without --workers here."
NOT_STARTED = "The workers do not answer. What they said stands above."
ENDED = "A worker ended by itself (status {status}). What it said stands above; start again."


class Server(Protocol):
    """A server that listens at `port`."""

    port: int

    def run(self) -> None:
        """Serve until interrupted."""

    def close(self) -> None:
        """Finish what is under way and listen no more."""


class Threads:
    """The app in this process, on a socket. Raises OSError where it cannot be used."""

    def __init__(self, app: Flask, on: socket.socket) -> None:
        self._server: Any = create_server(
            app,
            sockets=[on],
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
    """The app in processes of its own, which all accept from one socket; one that dies is replaced.

    Raises QuizError where they do not come to answer.
    """

    def __init__(self, workers: int, on: socket.socket) -> None:
        if os.name == "nt":
            raise QuizError(NOT_ON_WINDOWS)
        on.listen()
        self._socket = on
        self.port = int(on.getsockname()[1])
        self._workers = [_Worker(on) for _ in range(workers)]
        try:
            self._wait_for_an_answer()
        except BaseException:
            self.close()
            raise

    def run(self) -> None:
        """Serve until interrupted. Raises QuizError where a worker cannot live."""
        while True:
            time.sleep(PAUSE_SECONDS)
            for place, worker in enumerate(self._workers):
                if not worker.has_ended():
                    continue
                if worker.age < SHORTEST_LIFE:
                    raise QuizError(ENDED.format(status=worker.process.returncode))
                self._workers[place] = _Worker(self._socket)

    def close(self) -> None:
        """Finish what is under way and listen no more."""
        for worker in self._workers:
            worker.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for worker in self._workers:
            worker.ends(deadline - time.monotonic())
        self._socket.close()

    def _wait_for_an_answer(self) -> None:
        """Any answer will do: somebody has accepted."""
        with socket.create_connection(_reachable(self._socket), START_SECONDS) as asking:
            asking.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            deadline = time.monotonic() + START_SECONDS
            while time.monotonic() < deadline and not any(worker.has_ended() for worker in self._workers):
                if select.select([asking], [], [], PAUSE_SECONDS)[0]:
                    return
        raise QuizError(NOT_STARTED)


class _Worker:
    """One process. It ends when the pipe to it breaks, so none is left behind where we are killed."""

    def __init__(self, on: socket.socket) -> None:
        self._began = time.monotonic()
        command = [sys.executable, "-m", "quizapp.cli.worker", str(on.fileno())]
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdin=subprocess.PIPE, pass_fds=[on.fileno()]
        )

    @property
    def age(self) -> float:
        """Seconds since it was begun."""
        return time.monotonic() - self._began

    def has_ended(self) -> bool:
        """Whether it is there no more."""
        return self.process.poll() is not None

    def ends(self, patience: float) -> None:
        """Wait for it to end; after so many seconds it is made to."""
        try:
            self.process.wait(max(0.0, patience))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()


def bound(host: str, port: int) -> socket.socket:
    """A socket at this address, a free port for 0. Raises OSError where it cannot be used."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    found = socket.socket(family, kind, protocol)
    try:
        if os.name != "nt":  # where it means something else: that others may share the port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
    except OSError:
        found.close()
        raise
    return found


def end_with_our_parent() -> None:
    """Stop this process, as if asked to, once the pipe that is its standard input breaks."""

    def wait() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True, name="waits for the end").start()


def _reachable(on: socket.socket) -> tuple[str, int]:
    host, port = on.getsockname()[:2]
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port  # noqa: S104 - only named
