"""Locks between processes: files that the system unlocks when whoever holds them ends, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":  # pragma: no cover - exercised on Windows only
    import msvcrt

    def try_lock(file: IO[bytes]) -> bool:
        """Lock an open file if nobody else has; whether it is ours now."""
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def unlock(file: IO[bytes]) -> None:
        """Let go of a file that was locked."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def try_lock(file: IO[bytes]) -> bool:
        """Lock an open file if nobody else has; whether it is ours now."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(file: IO[bytes]) -> None:
        """Let go of a file that was locked."""
        fcntl.flock(file, fcntl.LOCK_UN)


class FileLock:
    """A lock that one holder at a time has, across processes. It never waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Take the lock if nobody else has it; whether it is held now. Raises OSError for a bad folder."""
        if self._file is not None:
            return True
        file = self._path.open("ab")
        if not try_lock(file):
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let others have it."""
        if self._file is not None:
            self._file.close()
            self._file = None
