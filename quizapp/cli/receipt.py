"""When a request reached us: at its first byte, not once its body is whole or a thread is free.

waitress takes a request in before it calls the app. At the bell many wait; what came in time must count.
"""

from __future__ import annotations

from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import BadRequest

from quizapp import clock
from quizapp.web.access import RECEIVED_AT
from quizapp.web.errors import NEXT_STEPS
from quizapp.web.headers import HEADERS

PATIENCE_SECONDS = 30  # for a request to arrive whole; a big one has as long again for each
BYTES_OF_PATIENCE = 512 * 1024  # bytes, so that a file of 20 MB has twenty minutes


class _TooSlow(BadRequest):
    code = 408
    reason = "Request Timeout"


class _Parser(HTTPRequestParser):
    completed: bool

    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.received_at = clock.now()
        self._bytes = 0

    def received(self, data: bytes) -> int:
        """Take in more of the request; one that trickles in for ever is answered before it is whole."""
        self._bytes += len(data)
        patience = PATIENCE_SECONDS * (1 + self._bytes / BYTES_OF_PATIENCE)
        if self.completed or (clock.now() - self.received_at).total_seconds() < patience:
            return int(super().received(data))
        if not self.headers_finished:
            self.parse_header(b"GET / HTTP/1.0\r\n")
        self.error, self.completed = _TooSlow(""), True
        return len(data)

    def parse_header(self, header_plus: bytes) -> None:
        """Read the headers. Raises ParsingError, which is answered, for whatever cannot be read."""
        try:
            super().parse_header(header_plus)
        except ValueError as bad:  # of an address such as http://[x
            raise ParsingError("Bad URI") from bad


class _Task(WSGITask):
    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[RECEIVED_AT] = self.request.received_at
        return environ


class _Refusal(ErrorTask):
    """The answer to what never came as far as the app, in the words of its own pages."""

    def execute(self) -> None:
        problem = self.request.error
        words = NEXT_STEPS.get(problem.code, NEXT_STEPS[400])
        body = f"{problem.code} {problem.reason}\n\n{words}\n".encode()
        self.status = f"{problem.code} {problem.reason}"
        plain = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
        self.response_headers.extend((HEADERS | plain).items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class PunctualChannel(HTTPChannel):
    """A connection that notes when each of its requests began to arrive."""

    parser_class = _Parser
    task_class = _Task
    error_task_class = _Refusal
