"""Locks between processes: one holder, no waiting, nothing left by one that was killed."""

from __future__ import annotations

import subprocess
import sys

from quizapp.store.locks import FileLock

HOLDER = """
import sys
from pathlib import Path
from quizapp.store.locks import FileLock

lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def test_one_has_it_until_it_lets_go(tmp_path):
    ours, theirs = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert ours.take()
    assert ours.take(), "it is ours already"
    assert not theirs.take()
    ours.release()
    assert theirs.take()
    theirs.release()
    theirs.release()


def test_a_process_that_is_killed_lets_go(tmp_path):
    lock = FileLock(tmp_path / "lock")
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout.readline() == b"True\n"
    assert not lock.take()
    other.kill()
    other.communicate()
    assert lock.take()
    lock.release()
