"""One of several processes that serve behind one address: `python -m quizapp.cli.worker SOCKET`.

`quizapp serve --workers` starts it and hands it the number of the open socket.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
from types import FrameType

from quizapp import create_app
from quizapp.cli.servers import Threads, end_with_our_parent


def main(number: str) -> None:
    """Serve on the socket of this number until asked to stop."""
    signal.signal(signal.SIGTERM, _stop)
    app = create_app()
    server = Threads(app, socket.socket(fileno=int(number)))
    try:
        with contextlib.suppress(KeyboardInterrupt, SystemExit):
            end_with_our_parent()
            server.run()
    finally:
        server.close()
        app.extensions["quizapp"].database.close()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


if __name__ == "__main__":
    main(sys.argv[1])
