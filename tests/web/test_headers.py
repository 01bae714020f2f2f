"""What every answer carries, and what no page holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from quizapp.usecases.services import Passwords
from quizapp.web.headers import HEADERS
from tests.web.test_access import TABLE, address, rules, things
from tests.web.world import MONDAY, World, make_world, new_app

RELATIVE = re.compile(r"(?:\.\./)*[a-z][a-z0-9/-]*(?:\?|$)")  # an address beside the page's own
ADDRESSES = {"href", "src", "action", "formaction", "poster", "srcset", "data", "xlink:href"}
OURS = ("/", "#", "http://localhost/")  # the last is the link to join a class, which is written out


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, passwords: Passwords) -> Iterator[World]:
    """Only looked at here."""
    world = make_world(tmp_path_factory.mktemp("world"), passwords)
    yield world
    world.services.database.close()


class Inspector(HTMLParser):
    """Collects what a strict policy would stop: inline code and styles, and addresses of others."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._in_script = tag == "script"
        if tag in ("style", "base", "iframe", "object", "embed") or (tag == "script" and "src" not in given):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.found.append(f"{name} on <{tag}>")
            is_within = name == "href" and value and RELATIVE.match(value)
            if name in ADDRESSES and value and not value.startswith(OURS) and not is_within:
                self.found.append(f"{name}={value}")
            if name in ADDRESSES and value and value.startswith("//"):
                self.found.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.found.append("a script in the page")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def test_the_policy_lets_nothing_inline_and_nobody_else_in():
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "*" not in policy
    assert "http" not in policy


@pytest.mark.long
def test_no_page_holds_inline_code_or_leads_to_others(world):
    wrong, seen = [], 0
    for rule in rules(world, "GET"):
        for role in ("anonymous", "guest", "ada", "rahn"):
            for thing in things(rule):
                answer = world.asks(role, address(world, rule, thing))
                if answer.mimetype == "text/html":
                    seen += 1
                    found = Inspector(answer.get_data(as_text=True)).found
                    wrong += [f"{role} {rule} of {thing} ({answer.status_code}): {one}" for one in found]
    assert not wrong, "\n".join(wrong)
    assert seen > 200


def test_the_inspector_does_find_what_it_looks_for():
    page = '<p style="x" onclick="y">a</p><script>z</script>'
    page += '<a href="https://a.example">b</a><img src="//b.example">'
    assert len(Inspector(page).found) == 6


@pytest.mark.parametrize(
    ("status", "method", "path", "data"),
    [
        (200, "GET", "/keys", None),
        (200, "GET", "/static/app.css", None),
        (404, "GET", "/nowhere", None),
        (404, "GET", "/static/nowhere.css", None),
        (405, "DELETE", "/keys", None),
        (400, "POST", "/sign-out", {}),
        (413, "POST", "/sign-in", {"password": "x" * 300_000}),
        (303, "GET", "/account", None),
        (200, "GET", "/favicon.ico", None),
        (308, "GET", "/explore//harbour", None),
        (200, "GET", "/healthz", None),
    ],
)
def test_every_kind_of_answer_carries_the_headers(world, status, method, path, data):
    answer = world.asks("anonymous", path, method, data=data)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    if not path.startswith(("/static/", "/favicon")):
        assert answer.headers["Cache-Control"] == "no-store"


def test_an_unexpected_error_says_nothing_of_itself_and_can_be_found_in_the_log(tmp_path, passwords, caplog):
    app = new_app(tmp_path, passwords)
    view = app.view_functions["pages.keys"]

    def breaks() -> str:
        raise RuntimeError("Zqsecret in a message")

    breaks.quizapp_policy = view.quizapp_policy
    app.view_functions["pages.keys"] = breaks
    answer = app.test_client().get("/keys")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "Zqsecret" not in text
    assert "Traceback" not in text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert any(
        record.getMessage().split()[1] in text for record in caplog.records if "error" in record.getMessage()
    )
    app.extensions["quizapp"].database.close()


def test_error_pages_come_even_when_the_database_is_gone(tmp_path, passwords):
    app = new_app(tmp_path, passwords)
    with app.extensions["quizapp"].database.writing() as on:
        for table in ("attempt_item", "answer_event", "attempt", "quiz", "bank_revision"):
            on.exec_driver_sql(f"DROP TABLE {table}")
    answer = app.test_client().get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    with app.extensions["quizapp"].database.writing() as on:
        on.exec_driver_sql("PRAGMA foreign_keys=OFF")
        on.exec_driver_sql("ALTER TABLE bank RENAME TO gone")
    assert app.test_client().get("/").status_code == 503
    assert app.test_client().get("/nowhere").status_code == 404
    app.extensions["quizapp"].database.close()


def test_over_https_the_cookie_stays_on_this_host_and_the_browser_remembers_https(tmp_path, passwords):
    app = new_app(tmp_path, passwords, PUBLIC_URL="https://quiz.example.org")
    answer = app.test_client().get("/join", base_url="https://quiz.example.org")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-quizapp=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "max-age=" in answer.headers["Strict-Transport-Security"]
    app.extensions["quizapp"].database.close()


@pytest.mark.parametrize("path", ["/", "/keys", "/nowhere", "/static/app.css", "/account"])
def test_a_foreign_host_name_is_refused_where_the_public_address_is_known(tmp_path, passwords, path):
    app = new_app(tmp_path, passwords, PUBLIC_URL="http://quiz.example.org")
    with app.test_client().get(path, headers={"Host": "evil.example"}) as answer:
        assert answer.status_code == 400
        assert "evil" not in answer.get_data(as_text=True)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    with app.test_client().get(
        path, headers={"Host": "quiz.example.org", "X-Forwarded-Host": "evil.example"}
    ) as answer:
        assert answer.status_code in (200, 303, 404)
        assert "evil" not in answer.get_data(as_text=True) + str(answer.headers)
    app.extensions["quizapp"].database.close()


def test_the_join_link_names_the_public_address_whatever_host_was_asked(tmp_path, passwords):
    from tests.people import Instructor

    app = new_app(tmp_path, passwords, PUBLIC_URL="http://localhost")
    teacher = Instructor(app)
    teacher.sets_up()
    _, code = teacher.makes_class()
    assert f"http://localhost/join/{code.replace('-', '')}" in teacher.source
    app.extensions["quizapp"].database.close()


def test_scores_are_a_file_to_keep_not_a_page_to_run(world):
    answer = world.asks("rahn", f"/teach/classes/{world.circles['A'].class_id}/scores.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert MONDAY.strftime("%Y-%m-%dT%H%MZ") in answer.headers["Content-Disposition"]


def test_the_health_check_says_nothing_but_that_it_lives(world):
    answer = world.asks("anonymous", "/healthz")
    assert answer.get_json() == {"status": "ok"}
    assert "Set-Cookie" not in answer.headers


def test_no_route_is_there_for_debugging(world):
    assert not [name for name in TABLE if "debug" in name or "test" in name]
    assert not world.app.debug
