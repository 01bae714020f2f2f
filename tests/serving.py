"""An app served from this process, for tests that need an address."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from werkzeug.serving import make_server


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of a running app, which stops at the end."""
    server = make_server("127.0.0.1", 0, _Closing(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Closing:
    """Read and close a response before it is sent.

    A browser that leaves a page hangs up in the middle of its files. Werkzeug's server, which only tests use,
    then forgets to close them, and the warning would fail whichever test runs next.
    """

    def __init__(self, app: Flask) -> None:
        self.app = app

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        parts = self.app(environ, start_response)
        try:
            return [b"".join(parts)]
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
