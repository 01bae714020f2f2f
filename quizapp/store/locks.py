"""Locks between processes: files that the system unlocks when whoever holds them ends, however it ends."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import IO

PAUSE_SECONDS = 0.05  # between tries of whoever waits

if sys.platform == "win32":  # pragma: no cover - exercised on Windows only
    import msvcrt

    MOST_SHARERS = 64  # each locks a byte of its own, since a byte cannot be shared here

    def try_lock(file: IO[bytes], shared: bool = False) -> bool:
        """Lock an open file if others leave it free, alone or `shared`; whether that went well."""
        if not shared:
            return _try_bytes(file, 0, MOST_SHARERS)
        return any(_try_bytes(file, byte, 1) for byte in range(MOST_SHARERS))

    def unlock(file: IO[bytes]) -> None:
        """Let go of a file that was locked alone."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, MOST_SHARERS)

    def _try_bytes(file: IO[bytes], first: int, count: int) -> bool:
        try:
            file.seek(first)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, count)
        except OSError:
            return False
        return True
else:
    import fcntl

    def try_lock(file: IO[bytes], shared: bool = False) -> bool:
        """Lock an open file if others leave it free, alone or `shared`; whether that went well."""
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(file: IO[bytes]) -> None:
        """Let go of a file that was locked alone."""
        fcntl.flock(file, fcntl.LOCK_UN)


class FileLock:
    """A lock across processes: one holder has it alone, or many share it.

    Its methods raise OSError where the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._threads = threading.Lock()

    def take(self) -> bool:
        """Take the lock alone if nobody else has it; whether it is held now."""
        return self._file is not None or self._open(shared=False)

    def share(self) -> bool:
        """Hold it together with others, unless somebody has it alone; whether it is held now."""
        return self._file is not None or self._open(shared=True)

    def wait(self, seconds: float) -> bool:
        """Take the lock alone, waiting up to `seconds`; whether it is held now."""
        deadline = time.monotonic() + seconds
        while not self.take():
            if time.monotonic() > deadline:
                return False
            time.sleep(PAUSE_SECONDS)
        return True

    def release(self) -> None:
        """Let others have it."""
        with self._threads:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _open(self, shared: bool) -> bool:
        with self._threads:
            if self._file is not None:  # another thread of ours was first
                return True
            file = self._path.open("ab")
            if not try_lock(file, shared):
                file.close()
                return False
            self._file = file
            return True
