"""A small world with two of everything, made by clicking, in which each text names whose it is.

Whoever is refused must not read any of these texts; whoever is let in, only those of their own circle.
"""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest.mock import patch

from flask import Flask
from werkzeug.test import TestResponse

from quizapp import create_app, fresh
from quizapp.formats.pictures import picture_file
from quizapp.store import banks, people, pictures
from quizapp.store.tables import Base
from quizapp.usecases import (
    class_exams,
    colleagues,
    devices,
    importing,
    own_anki,
    own_cards,
    recovering,
    rosters,
    setting_up,
    signing_in,
)
from quizapp.usecases.services import Passwords, Services
from tests.builders import make_bank, make_head
from tests.formats.imports.anki_packages import BASIC, database, oldest
from tests.formats.imports.moodle_files import png
from tests.people import Instructor, Student, Visitor, keep_compiled

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANSWER = "Zq{}answer"
PNG = png(30, 20)
PICTURE = picture_file("pier.png", PNG)
DECK = oldest(database([(BASIC, "g1", "", ("Which river?", "The Tumen"), [(0, 3)])]))
DOCUMENT = "The Zq{0}upload was painted in 1890. It weighs 12 tonnes."
UPLOAD = """\
facts:
  - id: zq-{0}-upload
    about: {{of: lighthouse, what: Zq{0}upload}}
    say: "The Zq{0}upload was painted in {{1890}}."
    ask: "In which year was the Zq{0}upload painted?"
    answer: {{year: "1890"}}
    at: [H2]
"""
CIRCLES = {
    "anonymous": (),
    "ended": (),
    "guest": ("guest",),
    "ada": ("ada", "adaanswer", "A", "rahn"),
    "ben": ("ben", "benanswer", "A", "rahn"),
    "cem": ("cem", "cemanswer", "B", "keller"),
    "rahn": ("rahn", "rahnupload", "A", "ada", "ben", "vault"),
    "keller": ("keller", "kellerupload", "B", "cem", "vault"),
}
NAMES = sorted({name for circle in CIRCLES.values() for name in circle} | {"dora"}, key=len, reverse=True)
TOKEN = re.compile(r'name="csrf_token" value="[^"]+"|"token": ?"[^"]+"')
CANARY = re.compile(rf"Zq({'|'.join(NAMES)})(?![a-z])")


@dataclass
class Circle:
    """A class with what hangs on it: ids by what they are."""

    class_id: str = ""
    code: str = ""
    quiz: str = ""
    open_attempt: str = ""
    done_attempt: str = ""
    session: str = ""
    answered: int = 0
    position: int = 0
    upload: str = ""
    draft: str = ""
    card: str = ""
    deck: str = ""
    signed_in: str = ""
    member: str = ""
    colleague: str = ""
    invitation: int = 0
    expected: int = 0
    exam: int = 0


@dataclass
class World:
    """The app and what is in it. `cookies` and `tokens` are those of each role's browser."""

    app: Flask
    path: Path
    now: datetime
    circles: dict[str, Circle] = field(default_factory=lambda: {"A": Circle(), "B": Circle()})
    cookies: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    set_up: str = ""
    reset: str = ""
    invited: str = ""

    @property
    def services(self) -> Services:
        """The services of the app."""
        services: Services = self.app.extensions["quizapp"]
        return services

    def asks(self, role: str, path: str, method: str = "GET", **more: object) -> TestResponse:
        """One request from this role's browser, whose cookie stays as it is whatever is answered."""
        cookie = self.cookies.get(role)
        headers = {"Cookie": f"quizapp={cookie}"} if cookie else {}
        headers |= more.pop("headers", {})
        with closing(
            self.app.test_client(use_cookies=False).open(path, method=method, headers=headers, **more)
        ) as answer:
            answer.get_data()
            return answer

    def posts(self, role: str, path: str, data: dict[str, object] | None = None) -> TestResponse:
        """A form from this role's browser, with a good token."""
        return self.asks(role, path, "POST", data={"csrf_token": self.tokens[role], **(data or {})})

    def posts_json(self, role: str, path: str, body: object = None) -> TestResponse:
        """What a script sends from this role's browser, with a good token."""
        return self.asks(role, path, "POST", json=body, headers={"X-CSRFToken": self.tokens[role]})

    def keeps(self, role: str, browser: Visitor) -> None:
        """Remember a browser's cookie, and a token that goes with it."""
        browser.goes("/join")
        found = re.search(r'name="csrf_token" value="([^"]+)"', browser.source)
        assert found
        cookie = browser.client.get_cookie("quizapp")
        assert cookie
        self.tokens[role], self.cookies[role] = found.group(1), cookie.value

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Let things happen and put the database back as it was."""
        with self.kept():
            yield

    @contextmanager
    def kept(self) -> Iterator[Callable[[], None]]:
        """What puts the database back as it was at the beginning, which happens at the end as well."""
        with closing(sqlite3.connect(":memory:")) as kept, closing(sqlite3.connect(self.path)) as live:
            live.backup(kept)
            try:
                yield lambda: kept.backup(live)
            finally:
                kept.backup(live)


class Watch:
    """Tells whether anything was written since it was asked last."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._version = self._read()

    def has_changed(self) -> bool:
        """Whether any other connection has changed the database."""
        before, self._version = self._version, self._read()
        return before != self._version

    def close(self) -> None:
        """Stop watching."""
        self._connection.close()

    def _read(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def new_app(instance: Path, passwords: Passwords, **config: object) -> Flask:
    """An app with its tables and two banks: one for all, one kept for instructors."""
    clock = config.pop("CLOCK", lambda: MONDAY)
    app = create_app({"INSTANCE": instance, "PASSWORDS": passwords, "CLOCK": clock, **config})
    keep_compiled(app)
    services: Services = app.extensions["quizapp"]
    with services.database.writing() as on:
        Base.metadata.create_all(on)
    importing.load_bank(services, make_bank(head=make_head(licence="free")), "database", MONDAY)
    importing.load_bank(services, make_bank(), "database", MONDAY)
    kept = make_head(title="Zqvault", summary="Zqvault", audience="instructors")
    importing.load_bank(services, make_bank("vault"), "folder", MONDAY)
    importing.load_bank(services, make_bank("vault", head=kept), "database", MONDAY)
    _has_shown_pictures(services)
    return app


def _has_shown_pictures(services: Services) -> None:
    """Both banks have a picture of an earlier revision."""
    with services.database.writing() as on:
        for row in banks.list_banks(on):
            pictures.add_picture(on, row.id, PICTURE, PNG, MONDAY)


def make_world(instance: Path, passwords: Passwords, **config: object) -> World:
    """The whole world; `config` is the app's. Its papers are the same in every run."""
    numbers = count(1)
    with patch.object(fresh, "seed", lambda: f"seed {next(numbers)}"):
        return _made(instance, passwords, **config)


def _made(instance: Path, passwords: Passwords, **config: object) -> World:
    app = new_app(instance, passwords, **config)
    world = World(app, instance / "quizapp.sqlite3", MONDAY)
    _teaches(world, "rahn", "A")
    _teaches(world, "keller", "B")
    for name, circle in (("ada", "A"), ("ben", "A"), ("cem", "B")):
        _learns(world, name, circle)
    guest = Student(app)
    guest.starts_as_guest()
    world.keeps("guest", guest)
    world.keeps("anonymous", Student(app))
    _was_here(world)
    world.set_up = setting_up.new_set_up_link(world.services, MONDAY)
    world.reset = recovering.make_link(world.services, "dora", MONDAY).token
    _sets_exam(world, "keller", "B")
    _sets_exam(world, "rahn", "A")
    _invites(world, "keller", "B")
    world.invited = _invites(world, "rahn", "A")
    return world


ZIPPED = ("application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def canaries_in(answer: TestResponse) -> set[str]:
    """Whose texts stand in an answer, headers included; what is drawn at random may look like one."""
    headers = [f"{name}: {value}" for name, value in answer.headers if name != "Set-Cookie"]
    text = TOKEN.sub("", _body(answer)) + "\n".join(headers)
    return {found.group(1) for found in CANARY.finditer(text)}


def _body(answer: TestResponse) -> str:
    """The text of an answer, or of all files in it where it is a zip; none where it is a picture."""
    if answer.mimetype.startswith("image/"):
        return ""
    if answer.mimetype not in ZIPPED or not answer.get_data():
        return answer.get_data(as_text=True)
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as zipped:
        return "\n".join(zipped.read(name).decode("utf-8", "replace") for name in zipped.namelist())


def _teaches(world: World, login: str, name: str) -> None:
    circle = world.circles[name]
    teacher = Instructor(world.app)
    teacher.sets_up(login, f"Zq{login}")
    circle.class_id, circle.code = teacher.makes_class(f"Zq{name}")
    circle.quiz = teacher.sets_quiz(circle.class_id, f"Zq{name} quiz")
    teacher.goes("/teach/files")
    file = (io.BytesIO(UPLOAD.format(login).encode()), "history.yaml")
    teacher.sends("/teach/files", {"bank": "harbour", "file": file}, content_type="multipart/form-data")
    circle.upload = teacher.path.rsplit("/", 1)[1]
    teacher.sends("/teach/drafts", {"course": "harbour", "text": DOCUMENT.format(login)})
    circle.draft = teacher.path.rsplit("/", 1)[1]
    world.keeps(login, teacher)


def _learns(world: World, login: str, name: str) -> None:
    student, circle = Student(world.app), Circle()
    student.starts_as_guest()
    circle.session = student.path.split("/")[2]
    circle.done_attempt = _practises(student, ANSWER.format(login))
    student.sends(f"/attempts/{circle.done_attempt}/hand-in")
    student.goes(f"/study/{circle.session}")  # last, for only the newest answer about a fact can be undone
    student.studies(3)
    student.claims(login, f"Zq{login}")
    student.goes(f"/study/{circle.session}")
    circle.position = int(student.link(r"/study/[0-9a-f]+/\d+").rsplit("/", 1)[1])
    circle.answered = _answered_before(student, circle)
    student.joins(world.circles[name].code, f"Zq{login}")
    _writes_cards(world, login, circle)
    student.sends(f"/quizzes/{world.circles[name].quiz}")
    circle.open_attempt = student.path.split("/")[2]
    world.keeps(login, student)
    if login in ("ada", "cem"):  # theirs are the objects that others try to reach
        mine = world.circles[name]
        mine.session, mine.position, mine.answered = circle.session, circle.position, circle.answered
        mine.open_attempt, mine.done_attempt = circle.open_attempt, circle.done_attempt
        mine.card, mine.deck = circle.card, circle.deck
        mine.member = _public_id(world, login)
        mine.signed_in = _session_id(world, student)


def _writes_cards(world: World, login: str, circle: Circle) -> None:
    """A card of one's own, and a deck of Anki that waits to be brought in."""
    with world.services.database.reading() as on:
        found = people.find_by_login(on, login)
    assert found is not None
    who = found.person
    circle.card = f"c-{login}"
    card = own_cards.Card(f"Zq{login} asks?", f"Zq{login}", section=f"Zq{login}")
    own_cards.save_card(world.services, who, card, circle.card, MONDAY, is_new=True)
    name = f"Zq{login}.apkg"
    circle.deck = own_anki.upload(world.services, who, name, DECK, fresh.public_id(), MONDAY)


def _invites(world: World, login: str, name: str) -> str:
    """A teacher invites a colleague and expects somebody who has not joined; the token of the invitation."""
    circle, services = world.circles[name], world.services
    with services.database.reading() as on:
        found = people.find_by_login(on, login)
    assert found is not None
    token = colleagues.invite(services, found.person, circle.class_id, False, MONDAY).token
    rosters.take_in_roster(services, found.person, circle.class_id, f"name\nZq{name} who is late")
    circle.colleague = found.person.public_id
    shown = colleagues.show_colleagues(services, found.person, circle.class_id, MONDAY)
    circle.invitation = shown.invitations[0].id
    circle.expected = rosters.show_people(services, found.person, circle.class_id).expected[0][0].id
    return token


def _sets_exam(world: World, login: str, name: str) -> None:
    """A teacher sets an exam day of the class."""
    services, room = world.services, world.circles[name].class_id
    with services.database.reading() as on:
        found = people.find_by_login(on, login)
    assert found is not None
    day = MONDAY.date() + timedelta(days=60)
    class_exams.add_exam(services, found.person, room, "harbour", day, f"Zq{name} exam", MONDAY)
    exams = class_exams.show_exams(services, found.person, room, MONDAY).exams
    world.circles[name].exam = exams[0].id


def _session_id(world: World, browser: Visitor) -> str:
    """How the session of a browser is called in the address that ends it."""
    with browser.client.session_transaction() as cookie:
        token = cookie["token"]
    who = signing_in.who_is(world.services, token, MONDAY)
    assert who is not None
    return devices.list_devices(world.services, who[0], token, MONDAY)[0].public_id


def _public_id(world: World, login: str) -> str:
    with world.services.database.reading() as on:
        found = people.find_by_login(on, login)
    assert found is not None
    return found.person.public_id


def _answered_before(student: Student, circle: Circle) -> int:
    for position in range(circle.position - 1, -1, -1):
        if student.goes(f"/study/{circle.session}/{position}").status_code == 200:
            return position
    raise AssertionError("no card was answered")


def _practises(student: Student, answer: str) -> str:
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends("/quiz/harbour", {"count": "2", "sections": sections, "kinds": ["short_answer"]})
    attempt = student.path.split("/")[2]
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", "answer": answer, "go": "next"})
    return attempt


def _was_here(world: World) -> None:
    """Somebody signed in, whose session has ended since; the cookie is a copy from before."""
    left = Student(world.app)
    left.starts_as_guest()
    left.claims("dora", "Zqdora")
    world.keeps("ended", left)
    left.sends("/sign-out")
