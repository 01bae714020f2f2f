"""Who else is waiting: long answers, such as exports, look here to let short ones go first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from flask import Flask, current_app

Part = TypeVar("Part", str, bytes)
KEY = "quizapp.busy"
PAUSE_SECONDS = 0.001
MOST_WAITING = 4.0  # times what a part took: so much longer a long answer takes at most


class Busy:
    """Counts the requests of this process that are being worked on; one that is streamed counts no more."""

    def __init__(self, app: Callable[..., Any]) -> None:
        self.count = 0
        self._app = app
        self._lock = threading.Lock()

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer a request."""
        with self._lock:
            self.count += 1
        try:
            return self._app(environ, start_response)
        finally:
            with self._lock:
                self.count -= 1


def register_busy(app: Flask) -> None:
    """Count the requests of an app."""
    busy = Busy(app.wsgi_app)
    app.extensions[KEY] = busy
    app.wsgi_app = busy  # type: ignore[method-assign]


def giving_way(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, with a pause after each while others are being answered. Call it within a request."""
    busy: Busy = current_app.extensions[KEY]
    began = time.perf_counter()
    for part in parts:
        yield part
        ended = time.perf_counter()
        while busy.count and time.perf_counter() < ended + MOST_WAITING * (ended - began):
            time.sleep(PAUSE_SECONDS)
        began = time.perf_counter()
