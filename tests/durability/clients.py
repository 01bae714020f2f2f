"""Learners in browsers of their own who answer over HTTP until they are stopped or the server is gone."""

from __future__ import annotations

import http.client
import http.cookiejar
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import NamedTuple

from tests.journeys.process import PATIENCE

RESENDS = 40
PAUSE_SECONDS = 0.25


class Saved(NamedTuple):
    """An answer that was shown as saved."""

    attempt: str
    position: int
    typed: str


class Client(threading.Thread):
    """Answers quizzes. Where the connection breaks it sends the same again, or gives up if it is not to."""

    def __init__(self, address: str, resends: bool = False) -> None:
        super().__init__()
        self.address = address
        self.acknowledged: list[Saved] = []
        self.trouble = ""
        self._tries = RESENDS if resends else 1
        self._stopped = threading.Event()
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def run(self) -> None:
        """Take one quiz after the other."""
        try:
            while not self._stopped.is_set():
                self._take_a_quiz()
        except urllib.error.HTTPError as refusal:
            self.trouble = f"{refusal!r} at {refusal.url}"
        except (OSError, http.client.HTTPException) as broken:
            if self._tries > 1:
                self.trouble = repr(broken)

    def stop(self) -> None:
        """End after the answer under way."""
        self._stopped.set()

    def _take_a_quiz(self) -> None:
        page = self._ask("/quiz/borderland")
        sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', page)
        form = [("count", "20"), ("kinds", "short_answer"), *(("sections", one) for one in sections)]
        page = self._send("/quiz/borderland", page, form)
        while not self._stopped.is_set():
            found = re.search(r'action="/attempts/([0-9a-f]+)/(\d+)"', page)
            revision = re.search(r'name="rev" value="(\d+)"', page)
            if not found or not revision:
                assert "/hand-in" in page, page[:500]
                return
            typed = f"answer {len(self.acknowledged)}"
            go = "next" if 'value="next"' in page else "hand_in"
            fields = [("answer", typed), ("rev", revision[1]), ("go", go)]
            page = self._send(f"/attempts/{found[1]}/{found[2]}", page, fields)
            self.acknowledged.append(Saved(found[1], int(found[2]), typed))

    def _send(self, path: str, page: str, fields: list[tuple[str, str]]) -> str:
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token
        return self._ask(path, urllib.parse.urlencode([("csrf_token", token[1]), *fields]).encode())

    def _ask(self, path: str, data: bytes | None = None) -> str:
        for left in reversed(range(self._tries)):
            try:
                with self._opener.open(self.address + path, data=data, timeout=PATIENCE) as answer:
                    return str(answer.read().decode())
            except (OSError, http.client.HTTPException) as broken:
                if isinstance(broken, urllib.error.HTTPError) or not left:
                    raise
                time.sleep(PAUSE_SECONDS)
        raise AssertionError("never tried")


def wait_until_saved(clients: list[Client], answers: int) -> None:
    """Wait until clients have been shown so many answers as saved, all together, or meet trouble."""
    deadline = time.monotonic() + PATIENCE
    while sum(len(client.acknowledged) for client in clients) < answers and time.monotonic() < deadline:
        if any(client.trouble for client in clients):
            break
        time.sleep(0.01)


def acknowledged_by(clients: list[Client]) -> list[Saved]:
    """Everything that ended clients were shown as saved; none may have met trouble."""
    for client in clients:
        client.join(PATIENCE)
    troubled = [
        client.trouble or "it never ended" for client in clients if client.trouble or client.is_alive()
    ]
    assert not troubled, "; ".join(troubled)
    return [saved for client in clients for saved in client.acknowledged]
