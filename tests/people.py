"""People who use the app through its pages, so that tests read as stories."""

from __future__ import annotations

import html
import re
from types import CodeType
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.test import TestResponse

from quizapp.usecases import setting_up

PASSWORD = "correct horse battery staple"


class Templates(BytecodeCache):
    """The compiled templates of a run, by name and source."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key, bucket.checksum] = bucket.code


COMPILED = Templates()


def keep_compiled(app: Flask) -> None:
    """Let all apps of a test run share their compiled templates, which take longer than most tests."""
    app.jinja_env.bytecode_cache = COMPILED


class Visitor:
    """A browser: follows redirects, sends the token of the page it stands on, keeps cookies."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.page: TestResponse | None = None

    @property
    def text(self) -> str:
        """The text of the page, without tags, entities resolved."""
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", self.source)))

    @property
    def source(self) -> str:
        """The HTML of the page."""
        assert self.page is not None, "go somewhere first"
        return self.page.get_data(as_text=True)

    @property
    def status(self) -> int:
        """The status of the last answer."""
        assert self.page is not None, "go somewhere first"
        return self.page.status_code

    @property
    def path(self) -> str:
        """Where the browser stands."""
        assert self.page is not None, "go somewhere first"
        return self.page.request.path

    @property
    def headline(self) -> str:
        """The page's one h1."""
        found = re.search(r"<h1.*?</h1>", self.source, re.S)
        assert found, f"no h1 on {self.path}"
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", found.group()))).strip()

    def goes(self, path: str) -> TestResponse:
        """Open an address."""
        self.page = self.client.get(path, follow_redirects=True)
        return self.page

    def sends(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Post a form to an address, with the token of the page."""
        if self.page is None or "csrf_token" not in self.source:
            self.goes("/join")  # a page that always has a form
        form = {"csrf_token": self.token, **(data or {})}
        self.page = self.client.post(path, data=form, follow_redirects=True, **more)
        return self.page

    @property
    def token(self) -> str:
        """The token of the first form on the page."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.source)
        assert found, f"no form on {self.path}"
        return found.group(1)

    def link(self, pattern: str) -> str:
        """The first address on the page that matches, in a link or a form."""
        found = re.search(rf'(?:href|action)="({pattern})"', self.source)
        assert found, f"no {pattern} on {self.path}: {self.text[:300]}"
        return html.unescape(found.group(1))


class Student(Visitor):
    """Somebody who learns."""

    def starts_as_guest(self, bank: str = "harbour") -> None:
        """One click: the first session."""
        self.goes("/")
        self.sends("/start", {"bank": bank})

    def answers(self, **fields: str) -> None:
        """Answer the question on the page."""
        self.sends(self.link(r"/(?:study|attempts)/[0-9a-f]+/\d+"), {"rev": self.revision, **fields})

    @property
    def revision(self) -> str:
        """The revision of the saved answer that the page was made from."""
        found = re.search(r'name="rev" value="(\d+)"', self.source)
        return found.group(1) if found else "0"

    def studies(self, answers: int, right: bool = True) -> int:
        """Go on with the session until so many questions are answered, as well as the page allows.

        Returns how many were answered, fewer where the session ended.
        """
        given = 0
        while given < answers and "<form" in self.source:
            if re.search(r'name="(choice|answer|rating|place-0|pair-0)"', self.source):
                self.answers(**self._any_answer(right))
                given += 1
            elif re.search(r'action="/study/[0-9a-f]+/\d+"', self.source):
                self.answers()
            elif re.search(r'href="/study/[0-9a-f]+"', self.source):
                self.goes(self.link(r"/study/[0-9a-f]+"))
            else:
                break
        return given

    def claims(self, login: str, name: str = "Mira", password: str = PASSWORD) -> None:
        """Keep the progress under a name."""
        self.goes("/keep")
        self.sends("/keep", {"display_name": name, "login_name": login, "password": password})

    @property
    def recovery_code(self) -> str:
        """The code that the page shows, as it is written down."""
        found = re.search(r'id="code">(.*?)</dd>', self.source, re.S)
        assert found, f"no code on {self.path}: {self.text[:300]}"
        return re.sub(r"<[^>]+>|\s", "", found.group(1))

    def recovers(self, login: str, code: str, password: str) -> None:
        """Choose a new password with a recovery code."""
        self.goes("/forgotten")
        self.sends("/forgotten", {"login_name": login, "code": code, "password": password})

    def signs_in(self, login: str, password: str = PASSWORD) -> None:
        """Sign in."""
        self.goes("/sign-in")
        self.sends("/sign-in", {"login_name": login, "password": password})

    def joins(self, code: str, name: str = "Mira") -> None:
        """Join a class."""
        self.goes("/join")
        self.sends("/join", {"code": code, "display_name": name})

    def _any_answer(self, right: bool) -> dict[str, str]:
        if 'name="rating"' in self.source:
            return {"rating": "right" if right else "wrong"}
        if 'name="choice"' in self.source:
            return {"choice": "0"}
        if places := re.findall(r'name="(place-\d)"', self.source):
            return {name: str(place) for place, name in enumerate(places, start=1)}
        if sides := re.findall(r'name="(pair-\d)"', self.source):
            return {name: str(side) for side, name in enumerate(sides)}
        if 'name="choice-0"' in self.source:
            return {"choice-0": "1"}
        if 'name="item-0"' in self.source:
            return {"item-0": "1900"}
        return {"answer": "1900"}


class Instructor(Visitor):
    """Somebody who teaches."""

    def sets_up(self, login: str = "teacher", name: str = "Ms Rahn") -> None:
        """Use a one-time link."""
        services = self.app.extensions["quizapp"]
        address = f"/set-up/{setting_up.new_set_up_link(services, services.clock())}"
        self.goes(address)
        self.sends(address, {"display_name": name, "login_name": login, "password": PASSWORD})

    def makes_class(self, name: str = "10B", courses: tuple[str, ...] = ("harbour",)) -> tuple[str, str]:
        """Make a class. Returns its id and its join code."""
        self.goes("/teach/classes/new")
        self.sends("/teach/classes/new", {"name": name, "banks": list(courses)})
        class_id = self.path.rsplit("/", 1)[1]
        code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", self.text)
        assert code, self.text
        return class_id, code.group()

    def opens_student(self, class_id: str) -> None:
        """Open the page of the first student of a class."""
        self.goes(f"/teach/classes/{class_id}/students")
        self.goes(self.link(rf"/teach/classes/{class_id}/members/[0-9a-f]+"))

    def sets_quiz(
        self, class_id: str, title: str = "Week 1", count: int = 5, bank: str = "harbour", **terms: str
    ) -> str:
        """Set a quiz of all sections and kinds. Returns its id."""
        address = f"/teach/classes/{class_id}/quizzes/new"
        self.goes(address)
        self.sends(
            address, {"title": title, "bank": bank, "lines-0-count": str(count), "go": "make", **terms}
        )
        return self.path.rsplit("/", 1)[1]
