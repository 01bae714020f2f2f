"""When a request reached us: at its first byte, not once its body is whole or a thread is free.

waitress takes a request in before it calls the app. At the bell many wait; what came in time must count.
"""

from __future__ import annotations

from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import WSGITask

from quizapp import clock
from quizapp.web.access import RECEIVED_AT


class _Parser(HTTPRequestParser):
    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.received_at = clock.now()


class _Task(WSGITask):
    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[RECEIVED_AT] = self.request.received_at
        return environ


class PunctualChannel(HTTPChannel):
    """A connection that notes when each of its requests began to arrive."""

    parser_class = _Parser
    task_class = _Task
