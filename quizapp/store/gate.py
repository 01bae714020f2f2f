"""The write gate: one writer at a time, across threads and processes.

SQLite has one writer anyway. Taking turns at our own gate, checkpoints included, keeps a known
defect of SQLite before 3.51.3 out of reach (a checkpoint that races with a commit may lose it),
and waiting here is fairer than its busy handler.

Between processes the gate has two locks: whoever holds `write.next` is next for `write.lock`. With one
lock alone, a busy process takes it again before the other wakes: of two processes with four writers
each, one writer waited 2.2 s; with two locks, 0.07 s.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from quizapp.core.errors import StorageTrouble
from quizapp.store.locks import try_lock, unlock

PATIENCE_SECONDS = 10.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.0003, 0.002  # seconds between tries; a write takes several milliseconds
NOT_SAVED = "The database did not take this. Nothing was changed: keep this page open and send it again."
BUSY = "The database is busy. Nothing was lost or changed: wait a moment and send it again."


class WriteGate:
    """Lets one write transaction at a time through. Without a lock file it guards this process only."""

    def __init__(self, lock_file: Path | None) -> None:
        self._threads = threading.Lock()
        self._paths = None if lock_file is None else (lock_file.with_suffix(".next"), lock_file)
        self._files: tuple[IO[bytes], IO[bytes]] | None = None

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Hold the gate. Raises StorageTrouble after PATIENCE_SECONDS of waiting, or `patience` seconds."""
        seconds = PATIENCE_SECONDS if patience is None else patience
        deadline = time.monotonic() + seconds
        if not self._threads.acquire(timeout=seconds):
            raise StorageTrouble(BUSY)
        try:
            file = self._locked_file(deadline)
            try:
                yield
            finally:
                if file is not None:
                    unlock(file)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Close the lock files; the gate opens them again when it is next held."""
        with self._threads:
            for file in self._files or ():
                file.close()
            self._files = None

    def _locked_file(self, deadline: float) -> IO[bytes] | None:
        if self._paths is None:
            return None
        if self._files is None:
            self._files = _opened(*self._paths)
        turn, lock = self._files
        _wait_for(turn, deadline)
        try:
            _wait_for(lock, deadline)
        finally:
            unlock(turn)
        return lock


def _opened(turn: Path, lock: Path) -> tuple[IO[bytes], IO[bytes]]:
    first = None
    try:
        first = turn.open("ab")
        return first, lock.open("ab")
    except OSError as trouble:
        if first is not None:
            first.close()
        raise StorageTrouble(NOT_SAVED) from trouble


def _wait_for(file: IO[bytes], deadline: float) -> None:
    pause = SHORTEST_PAUSE
    while not try_lock(file):
        if time.monotonic() > deadline:
            raise StorageTrouble(BUSY)
        time.sleep(pause)
        pause = min(pause * 1.5, LONGEST_PAUSE)


class OpenGate(WriteGate):
    """For databases that settle writers among themselves."""

    def __init__(self) -> None:
        super().__init__(None)

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Let everybody through at once."""
        yield
