"""The write gate: one writer at a time, across threads and processes.

SQLite has one writer anyway. Taking turns at our own gate, checkpoints included, keeps a known
defect of SQLite before 3.51.3 out of reach (a checkpoint that races with a commit may lose it),
and waiting here is fairer than its busy handler.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from quizapp.core.errors import StorageTrouble

PATIENCE_SECONDS = 10.0
BUSY = "The database is busy. Nothing was lost or changed: wait a moment and send it again."

if sys.platform == "win32":  # pragma: no cover - exercised on Windows only
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


class WriteGate:
    """Lets one write transaction at a time through. Without a lock file it guards this process only."""

    def __init__(self, lock_file: Path | None) -> None:
        self._threads = threading.Lock()
        self._path = lock_file
        self._file: IO[bytes] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the gate. Raises StorageTrouble after PATIENCE_SECONDS of waiting."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        if not self._threads.acquire(timeout=PATIENCE_SECONDS):
            raise StorageTrouble(BUSY)
        try:
            file = self._locked_file(deadline)
            try:
                yield
            finally:
                if file is not None:
                    _unlock(file)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Close the lock file."""
        with self._threads:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _locked_file(self, deadline: float) -> IO[bytes] | None:
        if self._path is None:
            return None
        if self._file is None:
            self._file = self._path.open("ab")
        pause = 0.0005
        while not _try_lock(self._file):
            if time.monotonic() > deadline:
                raise StorageTrouble(BUSY)
            time.sleep(pause)
            pause = min(pause * 1.5, 0.01)
        return self._file


class OpenGate(WriteGate):
    """For databases that settle writers among themselves."""

    def __init__(self) -> None:
        super().__init__(None)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let everybody through at once."""
        yield
