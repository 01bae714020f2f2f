"""The thread that keeps house beside the server."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.store.locks import FileLock
from quizapp.usecases.housekeeping import run_due
from quizapp.usecases.services import Services

PAUSE_SECONDS = 60.0

log = logging.getLogger(__name__)


class Housekeeper(threading.Thread):
    """Does what is due about every minute. Of several processes on one folder, one does it.

    Whoever has the lock keeps it, so that tasks are done as often as they should be; if that process
    ends, another takes over.
    """

    def __init__(self, services: Services, instance: Path, pause: float = PAUSE_SECONDS) -> None:
        super().__init__(name="housekeeper")
        self._services = services
        self._lock = FileLock(instance / "housekeeping.lock")
        self._pause = pause
        self._ended = threading.Event()

    def run(self) -> None:
        """Keep house until `end` is called."""
        while not self._ended.is_set():
            self._look()
            self._ended.wait(self._pause)
        self._lock.release()

    def end(self) -> None:
        """Finish the task under way, then stop."""
        self._ended.set()
        self.join()

    def _look(self) -> None:
        try:
            is_ours = self._lock.take()
        except OSError as trouble:
            log.warning("housekeeping waits: its lock cannot be opened (%s)", trouble.strerror)
            return
        if is_ours:
            run_due(self._services, self._services.clock())


@contextmanager
def keeping_house(services: Services, instance: Path) -> Iterator[None]:
    """Have house kept while the body runs."""
    keeper = Housekeeper(services, instance)
    keeper.start()
    try:
        yield
    finally:
        keeper.end()
