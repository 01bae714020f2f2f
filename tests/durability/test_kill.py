"""Promise: an answer that was shown as saved is never lost, even if the server is killed."""

from __future__ import annotations

import http.cookiejar
import random
import re
import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.journeys.process import Served

CLIENTS = 4


class Client(threading.Thread):
    """A learner in a browser of their own who answers until the server is gone."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.acknowledged: list[tuple[str, int, str]] = []  # attempt, position, what was typed
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def run(self) -> None:
        try:
            while True:
                self._take_a_quiz()
        except (OSError, urllib.error.URLError, ConnectionError, http.client.HTTPException):
            return  # the server was killed: what was acknowledged before must stand

    def _take_a_quiz(self) -> None:
        page = self._get("/quiz/borderland")
        sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', page)
        form = [("count", "20"), ("kinds", "short_answer"), *(("sections", one) for one in sections)]
        page = self._post("/quiz/borderland", page, form)
        for _ in range(20):
            found = re.search(r'action="/attempts/([0-9a-f]+)/(\d+)"', page)
            assert found, page[:500]
            typed = f"answer {len(self.acknowledged)}"
            revision = re.search(r'name="rev" value="(\d+)"', page)
            assert revision
            fields = [("answer", typed), ("rev", revision[1]), ("go", "next")]
            page = self._post(f"/attempts/{found[1]}/{found[2]}", page, fields)
            self.acknowledged.append((found[1], int(found[2]), typed))
            if "hand-in" in page and not re.search(r'name="rev"', page):
                return

    def _get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=10) as answer:
            return str(answer.read().decode())

    def _post(self, path: str, page: str, fields: list[tuple[str, str]]) -> str:
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token
        data = urllib.parse.urlencode([("csrf_token", token[1]), *fields]).encode()
        with self.opener.open(self.address + path, data=data, timeout=10) as answer:
            return str(answer.read().decode())


def kill_in_mid_answer(instance: Path, seconds: float) -> list[tuple[str, int, str]]:
    """Let clients answer for a while, then kill the server. Returns what it had acknowledged."""
    served = Served(instance)
    clients = [Client(served.address) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for _ in range(600):  # a busy machine may take a while to answer at all
        if sum(len(client.acknowledged) for client in clients) > CLIENTS:
            break
        time.sleep(0.1)
    time.sleep(seconds)
    served.dies()
    for client in clients:
        client.join(30)
    return [one for client in clients for one in client.acknowledged]


def stored_answers(instance: Path) -> dict[tuple[str, int], str]:
    """What is in the file, by attempt and position; the file must be sound."""
    with sqlite3.connect(instance / "quizapp.sqlite3") as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = file.execute(
            "SELECT a.public_id, i.position, i.shown FROM attempt_item i "
            "JOIN attempt a ON a.id = i.attempt_id"
        ).fetchall()
    file.close()
    return {(attempt, position): shown for attempt, position, shown in rows}


@pytest.mark.parametrize("kills", [pytest.param(2), pytest.param(20, marks=pytest.mark.long)])
def test_no_acknowledged_answer_is_lost(tmp_path, kills):
    instance = tmp_path / "instance"
    chance = random.Random(7)
    acknowledged: list[tuple[str, int, str]] = []
    for _ in range(kills):
        acknowledged += kill_in_mid_answer(instance, 1 + chance.random())
        stored = stored_answers(instance)
        lost = [one for one in acknowledged if stored.get((one[0], one[1])) != one[2]]
        assert lost == []
    assert len(acknowledged) > kills, "the server was killed before anything could be answered"
