"""The write gate: one at a time, across threads and processes, in turn, and never for ever."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from quizapp.core.errors import StorageTrouble
from quizapp.store import gate as gates
from quizapp.store.gate import OpenGate, WriteGate
from tests.journeys.process import PATIENCE

WRITER = """
import sys, threading, time
from pathlib import Path
from quizapp.store.gate import WriteGate

gate, log = WriteGate(Path(sys.argv[1])), Path(sys.argv[2])

def note(sign):
    with log.open("a") as file:
        file.write(sys.argv[4] + sign)

def write():
    for _ in range(int(sys.argv[3])):
        note("?")
        with gate.held():
            note("(")
            time.sleep(0.003)
            note(")")

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
    with pytest.raises(StorageTrouble, match="Nothing was lost"), gate.held():
        pass
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


def test_two_busy_processes_write_one_at_a_time_and_in_turn(lock_file, tmp_path):
    log = tmp_path / "log"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(lock_file), str(log), "25", name])
        for name in "ab"
    ]
    assert [process.wait(PATIENCE) for process in running] == [0, 0]

    noted = re.findall("..", log.read_text())
    in_and_out = "".join(note for note in noted if note[1] in "()")
    assert len(in_and_out) == 2 * 4 * 25 * len("a(a)")
    assert not re.sub(r"a\(a\)|b\(b\)", "", in_and_out), "one wrote in the middle of the other"
    passed_over = sorted(_passed_over(noted, "a", "b") + _passed_over(noted, "b", "a"))
    nine_tenths = passed_over[len(passed_over) * 9 // 10]
    assert nine_tenths <= 4, f"one process wrote {nine_tenths} times while the other was waiting"


def _passed_over(noted: list[str], who: str, other: str) -> list[int]:
    """For each turn of a process that waited: how often the other wrote while it was waiting."""
    found, waiting, others = [], 0, 0
    for note in noted:
        if note == f"{who}?":
            waiting += 1
        elif note == f"{who}(":
            found.append(others)
            waiting, others = waiting - 1, 0
        elif note == f"{other}(" and waiting:
            others += 1
    return found


def test_an_open_gate_lets_everybody_through():
    gate = OpenGate()
    with gate.held(), gate.held():
        pass
