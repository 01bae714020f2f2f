"""What strangers try: to become somebody, to be told who is there, to change what no form asks for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from quizapp.store.tables import Base
from tests.people import PASSWORD, Student, Visitor
from tests.web.nonsense import body_of, fields_of
from tests.web.postings import POSTINGS, posting_rules
from tests.web.test_access import address
from tests.web.world import World, make_world, new_app

PLANTED = "777777771"  # stands nowhere else, and would do for a number, a text or a score
COLUMNS = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
NOT_ON_THE_PAGE = {"penalty", "tries", "role"}  # fields of forms of ours, which show them only to some
ROLES = {"role": "instructor", "is_instructor": "1", "is_admin": "1"}


@pytest.fixture
def world(tmp_path, passwords) -> Iterator[World]:
    world = make_world(tmp_path, passwords)
    yield world
    world.services.database.close()


@pytest.mark.long
def test_no_column_can_be_set_by_a_field_that_no_page_has_41(world):
    """What a form does not ask for is never stored, were it called like a column of ours."""
    stored = []
    for rule in posting_rules(world):
        posting = POSTINGS[rule.endpoint]
        if posting.json:
            continue
        with world.undone():
            fields = posting.prepared(world)
            known = {name.rsplit("-", 1)[-1] for name in (*fields, *fields_of(world, rule))}
            extra = dict.fromkeys(sorted(COLUMNS - known - NOT_ON_THE_PAGE), PLANTED)
            sent = {"csrf_token": world.tokens[posting.role], **fields, **extra}
            answer = world.asks(posting.role, address(world, rule, "A"), "POST", **body_of(sent))
            if answer.status_code != posting.status:
                stored.append(f"{rule}: {answer.status_code} instead of {posting.status}")
            stored += [f"{rule}: {place}" for place in places_of(world.path, PLANTED)]
    assert not stored, "\n".join(stored)


def places_of(path: Path, text: str) -> list[str]:
    """The columns of a database in which a text stands."""
    with closing(sqlite3.connect(path)) as on:
        return [
            f"{table.name}.{column.name}"
            for table in Base.metadata.sorted_tables
            for column in table.columns
            if on.execute(
                f'SELECT 1 FROM "{table.name}" WHERE CAST("{column.name}" AS TEXT) LIKE ? LIMIT 1',
                [f"%{text}%"],
            ).fetchone()
        ]


def test_a_text_that_is_stored_is_found(app):
    mira = Student(app)
    mira.starts_as_guest()
    mira.claims("mira", f"Mira {PLANTED}")
    assert places_of(Path(app.instance_path) / "quizapp.sqlite3", PLANTED) == ["account.display_name"]


@pytest.mark.long
def test_on_a_new_server_no_posting_makes_a_stranger_anybody_who_teaches(tmp_path, passwords):
    app = new_app(tmp_path, passwords)
    stranger = Student(app)
    stranger.starts_as_guest()
    stranger.goes("/join")
    fields = {"csrf_token": stranger.token, "login_name": "eve", "display_name": "Eve", "password": PASSWORD}
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.endpoint != "people.sign_out":
            path = re.sub(r"<[^>]+>", "1", rule.rule)
            assert stranger.client.post(path, data=fields | ROLES).status_code < 500, path
    database = app.extensions["quizapp"].database
    with database.reading() as on:
        roles = {row.role for row in on.execute(Base.metadata.tables["account"].select())}
    database.close()
    assert roles == {"learner"}


def test_a_session_planted_in_a_browser_is_worth_nothing_once_somebody_signs_in(app):
    mira, planted = Student(app), Student(app)
    mira.starts_as_guest()
    mira.claims("mira")
    mira.sends("/sign-out")
    planted.starts_as_guest()
    cookie = planted.client.get_cookie("quizapp").value
    victim = Visitor(app)
    victim.client.set_cookie("quizapp", cookie)
    victim.goes("/sign-in")
    victim.sends("/sign-in", {"login_name": "mira", "password": PASSWORD})
    assert victim.goes("/account").status_code == 200
    assert planted.client.get("/account").status_code == 303


def test_a_cookie_copied_from_a_guest_is_worth_nothing_once_they_have_a_login(app):
    mira = Student(app)
    mira.starts_as_guest()
    copied = mira.client.get_cookie("quizapp").value
    mira.claims("mira")
    thief = app.test_client(use_cookies=False)
    assert thief.get("/account", headers={"Cookie": f"quizapp={copied}"}).status_code == 303
    assert mira.goes("/account").status_code == 200


class Counting(PasswordHasher):
    """Counts how often a password is hashed, which is what takes its time."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.count = 0

    def hash(self, password, **more):
        self.count += 1
        return super().hash(password, **more)

    def verify(self, hash, password):
        self.count += 1
        return super().verify(hash, password)


@pytest.mark.parametrize(
    ("path", "fields"),
    [("/sign-in", {"password": "not the password"}), ("/forgotten", {"code": "AAAA", "password": PASSWORD})],
)
def test_whether_a_login_is_there_is_told_neither_by_words_nor_by_work(app, monkeypatch, path, fields):
    mira = Student(app)
    mira.starts_as_guest()
    mira.claims("mira")
    hasher = Counting()
    monkeypatch.setattr(app.extensions["quizapp"].passwords, "_hasher", hasher)
    told = []
    for login in ("mira", "nobo"):
        stranger, before = Visitor(app), hasher.count
        stranger.goes(path)
        stranger.sends(path, {"login_name": login, **fields})
        page = re.sub(r'name="csrf_token" value="[^"]+"', "", stranger.source).replace(login, "LOGIN")
        told.append((stranger.status, page, hasher.count - before))
    assert told[0] == told[1]
    assert told[0][0] == 422
