"""The write gate: one at a time, across threads and processes, in turn, and never for ever."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from quizapp.core.errors import StorageTrouble
from quizapp.store import gate as gates
from quizapp.store.gate import OpenGate, WriteGate

WRITER = """
import sys, threading, time
from pathlib import Path
from quizapp.store.gate import WriteGate

gate, log = WriteGate(Path(sys.argv[1])), Path(sys.argv[2])
until = time.monotonic() + float(sys.argv[3])

def write():
    while time.monotonic() < until:
        with gate.held():
            with log.open("a") as file:
                file.write(sys.argv[4] + "(")
            time.sleep(0.005)
            with log.open("a") as file:
                file.write(sys.argv[4] + ")")

threads = [threading.Thread(target=write) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
gate.close()
"""
HOLDER = """
import sys
from pathlib import Path
from quizapp.store.gate import WriteGate

with WriteGate(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def lock_file(tmp_path: Path) -> Path:
    return tmp_path / "write.lock"


@pytest.fixture
def holder(lock_file):
    """Another process that holds the gate until it is ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.communicate()


def test_an_exception_opens_the_gate_again(lock_file):
    gate = WriteGate(lock_file)
    with pytest.raises(LookupError), gate.held():
        raise LookupError
    with gate.held():
        pass
    gate.close()


def test_a_closed_gate_opens_its_files_again(lock_file):
    gate = WriteGate(lock_file)
    for _ in range(2):
        with gate.held():
            pass
        gate.close()


def test_another_process_is_waited_for_and_not_for_ever(lock_file, holder, monkeypatch):
    monkeypatch.setattr(gates, "PATIENCE_SECONDS", 0.1)
    gate = WriteGate(lock_file)
    began = time.monotonic()
    with pytest.raises(StorageTrouble, match="Nothing was lost"), gate.held():
        pass
    assert 0.1 <= time.monotonic() - began < 2
    gate.close()


def test_a_thread_waits_and_not_for_ever(lock_file, monkeypatch):
    monkeypatch.setattr(gates, "PATIENCE_SECONDS", 0.1)
    gate = WriteGate(lock_file)
    caught = []

    def wait():
        try:
            with gate.held():
                pass
        except StorageTrouble as busy:
            caught.append(str(busy))

    with gate.held():
        other = threading.Thread(target=wait)
        other.start()
        other.join()
    assert caught == [gates.BUSY]
    gate.close()


def test_a_process_that_is_killed_leaves_the_gate_open(lock_file, holder):
    holder.kill()
    holder.wait()
    gate = WriteGate(lock_file)
    with gate.held():
        pass
    gate.close()


def test_two_busy_processes_write_one_at_a_time_and_about_as_often(lock_file, tmp_path):
    log = tmp_path / "log"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(lock_file), str(log), "1.5", name])
        for name in "ab"
    ]
    assert [process.wait(30) for process in running] == [0, 0]

    written = log.read_text()
    turns = [written[at : at + 4] for at in range(0, len(written), 4)]
    assert set(turns) == {"a(a)", "b(b)"}, "one wrote in the middle of the other"
    both = written[written.index("b(" if written[0] == "a" else "a(") :]
    end = min(both.rindex("a("), both.rindex("b("))
    a, b = both[:end].count("a("), both[:end].count("b(")
    assert min(a, b) * 2 > max(a, b), f"{a} turns against {b}: one process starves"


def test_an_open_gate_lets_everybody_through():
    gate = OpenGate()
    with gate.held(), gate.held():
        pass
