"""Sending nonsense to every address: how it is encoded, what may come back, and putting things back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes

from sqlalchemy import Connection, event
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from quizapp.store.tables import Base
from quizapp.web.headers import HEADERS
from tests.web.postings import POSTINGS, Fields, Posting
from tests.web.test_access import address
from tests.web.world import World

EXPECTED = {200, 301, 303, 308, 400, 401, 403, 404, 405, 409, 413, 415, 416, 422, 429}
LEAKS = re.compile(r"Traceback|sqlalchemy|psycopg|werkzeug")
MARKUP = re.compile(r"<script>alert|<img src=x|<svg onload")
BOUNDARY = "a-boundary"


@dataclass
class Nonsense:
    """A world in which nonsense is sent; what that changes is put back before the next is sent."""

    world: World
    wrong: list[str] = field(default_factory=list)
    sent: int = 0
    _is_changed: bool = False

    def __post_init__(self) -> None:
        database = self.world.services.database
        with database.reading() as on:
            self._kept = [
                (table, [dict(row._mapping) for row in on.execute(table.select())])
                for table in Base.metadata.sorted_tables
            ]
        event.listen(database.engine, "commit", self._note_change)

    def asks(self, what: str, role: str, path: str, method: str = "GET", **more: Any) -> None:
        """Send a request and note what is wrong with the answer."""
        answer = self.world.asks(role, path, method, **more)
        self.sent += 1
        self.wrong += [f"{what}: {fault}" for fault in faults_of(answer)]
        self._put_back()

    def posts(self, what: str, rule: Rule, changes: Fields) -> None:
        """Send the good posting of a rule with some of its fields changed."""
        posting = POSTINGS[rule.endpoint]
        fields = posting.prepared(self.world)
        fields = {"csrf_token": self.world.tokens[posting.role], **fields, **changes}
        self.asks(what, posting.role, address(self.world, rule, "A"), "POST", **body_of(fields))

    def check(self, at_least: int) -> None:
        """So many requests were sent, and nothing was wrong with any answer."""
        assert not self.wrong, "\n".join([f"{len(self.wrong)} of {self.sent}", *self.wrong[:40]])
        assert self.sent >= at_least

    def _note_change(self, connection: Connection) -> None:
        self._is_changed |= bool(connection.get_execution_options().get("write"))

    def _put_back(self) -> None:
        if not self._is_changed:
            return
        with self.world.services.database.writing() as on:
            for table, _ in reversed(self._kept):
                on.execute(table.delete())
            for table, rows in self._kept:
                if rows:
                    on.execute(table.insert(), rows)
        self._is_changed = False


def faults_of(answer: TestResponse) -> list[str]:
    """What no answer may be: a breakdown, a leak, markup of theirs, a header of theirs or none of ours."""
    text = answer.get_data().decode("utf-8", "replace")
    found = [] if answer.status_code in EXPECTED else [f"answered {answer.status_code}"]
    found += [f"shows {leak}" for leak in set(LEAKS.findall(text))]
    if answer.mimetype == "text/html":
        found += [f"holds {markup}" for markup in set(MARKUP.findall(text))]
    found += [f"lacks {name}" for name in HEADERS if name not in answer.headers]
    cookies = " ".join(answer.headers.getlist("Set-Cookie"))
    return found + ["sends a header of theirs"] * ("X-Nasty" in answer.headers or "nasty=" in cookies)


def encoded(text: str) -> str:
    """A text as an address or a form carries it, surrogates and all."""
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="")


def with_nonsense(world: World, rule: Rule, name: str, written: str) -> str:
    """The address of a rule's object, with something else written in place of one of its parts."""
    parts = address(world, rule, "A").split("/")
    place = next(at for at, part in enumerate(rule.rule.split("/")) if re.search(rf"[<:]{name}>$", part))
    parts[place] = written
    return "/".join(parts)


def fields_of(world: World, rule: Rule) -> list[str]:
    """The fields of a rule's posting: those of the good one, and those that its own page offers."""
    posting: Posting = POSTINGS[rule.endpoint]
    page = world.asks(posting.role, address(world, rule, "A")).get_data(as_text=True)
    offered = re.findall(r'<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"', page)
    return sorted({*posting.fields, *offered, "csrf_token"})


def body_of(fields: Fields) -> dict[str, Any]:
    """A form as a browser sends it; in parts where it holds a file, which is (content, name)."""
    if any(isinstance(value, tuple) for value in fields.values()):
        parts = b"".join(_part(name, value) for name, value in fields.items())
        return {
            "data": parts + f"--{BOUNDARY}--\r\n".encode(),
            "content_type": f"multipart/form-data; boundary={BOUNDARY}",
        }
    pairs = [
        f"{encoded(name)}={encoded(str(text))}"
        for name, value in fields.items()
        for text in (value if isinstance(value, list) else [value])
    ]
    return {"data": "&".join(pairs), "content_type": "application/x-www-form-urlencoded"}


def _part(name: str, value: Any) -> bytes:
    content, file_name = value if isinstance(value, tuple) else (_bytes(str(value)), None)
    head = f'Content-Disposition: form-data; name="{_in_quotes(name)}"'
    if file_name is not None:
        head += f'; filename="{_in_quotes(file_name)}"'
    return f"--{BOUNDARY}\r\n".encode() + _bytes(head) + b"\r\n\r\n" + content + b"\r\n"


def _in_quotes(text: str) -> str:
    """As browsers write names: quotes and ends of lines are encoded."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
