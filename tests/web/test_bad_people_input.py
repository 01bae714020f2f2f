"""Rows 40 to 46, 50 to 52, 79 and 105 of the list of bad inputs, as the pages about people meet them.

Each case is named after its row, so that what is tested of the list, and what is not, can be counted.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from markupsafe import escape

from quizapp import create_app
from quizapp.usecases import recovering, setting_up
from quizapp.web.addresses import safe_next
from tests.people import PASSWORD, Instructor, Student, Visitor
from tests.web.world import new_app

pytestmark = pytest.mark.long

SECRET = "an-old-secret-of-more-than-thirty-two-signs"
NEW_SECRET = "a-new-secret-of-more-than-thirty-two-signs!"
NEW_PASSWORD = "seven quiet lanterns at dusk"
TYPED = {
    "/sign-in": {"login_name": "mira-lind"},
    "/forgotten": {"login_name": "mira-lind", "code": "AAAA-BBBB"},
    "/join": {"code": "AAAA-2222", "display_name": "Mira Lind"},
    "/keep": {"login_name": "mira-lind", "display_name": "Mira Lind"},
    "/account": {"display_name": "Mira Lind", "new_per_day": "7", "time_zone": "Asia/Tokyo"},
}


def row(number: int, *values: Any, name: str = "") -> Any:
    """A case of the list: its values, and an id such as `row-43 256 emoji`."""
    shown = name or ascii(values[0])[:30]
    return pytest.param(*values, id=f"row-{number} {shown}")


class TestTokens:
    """Row 40: a form whose token is no good comes back filled in, and can be sent again."""

    @pytest.mark.parametrize("path", [row(40, path) for path in TYPED])
    @pytest.mark.parametrize("token", [None, "", "x.y.z", "foreign"])
    def test_what_was_typed_comes_back_with_a_fresh_token(self, app, student, path, token):
        student.starts_as_guest()
        if token == "foreign":
            other = Visitor(app)
            other.goes("/join")
            token = re.search(r'name="csrf_token" value="([^"]+)"', other.source).group(1)
        form = {
            **TYPED[path],
            "password": NEW_PASSWORD,
            **({} if token is None else {"csrf_token": token}),
        }
        student.page = student.client.post(path, data=form)
        assert student.status == 400
        for text in TYPED[path].values():
            assert f'value="{text}"' in student.source or f'selected value="{text}"' in student.source
        assert NEW_PASSWORD not in student.source  # a password is never sent back
        assert "was not taken" in student.text
        student.sends(path, form | TYPED[path] | {"csrf_token": student.token})
        assert student.status in (200, 422)
        assert "was not taken" not in student.text

    @pytest.mark.parametrize("path", [row(40, "/set-up"), row(40, "/reset")])
    def test_links_that_work_once_are_not_used_up_by_it(self, app, clock, student, path):
        services = app.extensions["quizapp"]
        student.starts_as_guest()
        student.claims("mira")
        link = {
            "/set-up": lambda: setting_up.new_set_up_link(services, clock()),
            "/reset": lambda: recovering.make_link(services, "mira", clock()).token,
        }[path]()
        visitor = Visitor(app)
        visitor.goes("/join")
        form = {"display_name": "Ms Rahn", "login_name": "rahn", "password": NEW_PASSWORD}
        visitor.page = visitor.client.post(f"{path}/{link}", data=form)
        assert visitor.status == 400
        visitor.sends(f"{path}/{link}", form)
        assert "Write down this code" in visitor.headline

    @pytest.mark.parametrize("hours", [row(40, 2), row(40, 48)])
    def test_a_page_may_be_open_for_hours(self, clock, student, hours):
        student.goes("/join")
        clock.forward(hours=hours)
        student.sends("/join", {"code": "AAAA-2222", "display_name": "Mira"})
        assert student.status == 422  # taken, and the code is wrong

    @pytest.mark.parametrize(
        ("address", "said"),
        [
            row(40, "", "Allow cookies", name="no cookie"),
            row(
                40,
                "https://quiz.example.org",
                "open https://quiz.example.org/sign-in",
                name="no cookie over http",
            ),
        ],
    )
    def test_a_browser_that_keeps_no_cookie_is_told_so(self, tmp_path, passwords, address, said):
        """In a classroom over plain http a cookie for https never comes back, and nobody would know why."""
        app = new_app(tmp_path, passwords, PUBLIC_URL=address)
        browser = app.test_client(use_cookies=False)
        host = {"Host": "quiz.example.org"}
        page = browser.get("/sign-in", headers=host).get_data(as_text=True)
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        form = {"csrf_token": token, "login_name": "mira", "password": PASSWORD}
        answer = browser.post("/sign-in", data=form, headers=host)
        assert answer.status_code == 400
        assert said in answer.get_data(as_text=True)
        assert 'value="mira"' in answer.get_data(as_text=True)
        assert said.replace("/sign-in", "/start") in browser.post("/start", headers=host).get_data(
            as_text=True
        )
        app.extensions["quizapp"].database.close()


@pytest.mark.parametrize(
    "fields",
    [
        row(41, {"display_name": ["Mira", "Nora"], "login_name": ["mira", "nora"]}, name="a field twice"),
        row(41, {"role": "instructor", "id": "1", "public_id": "x"}, name="fields of the account"),
        row(41, {"new_per_day": "99", "earliest_day": "2030-01-01", "password_hash": "x"}, name="more"),
        row(41, {"login_key": "x", "recovery_digest": "x", "token": "x", "csrf": "x"}, name="secrets"),
    ],
)
def test_the_first_of_two_values_counts_and_unknown_fields_do_nothing(student, fields):
    student.starts_as_guest()
    student.goes("/keep")
    student.sends("/keep", {"display_name": "Mira", "login_name": "mira", "password": PASSWORD, **fields})
    assert student.goes("/teach").status_code == 403
    student.goes("/account")
    assert "You sign in as mira" in student.text
    assert "Nora" not in student.text
    assert 'value="10"' in student.source


class TestNames:
    """Row 42."""

    @pytest.mark.parametrize(
        "name",
        [
            row(42, "", name="empty"),
            row(42, "   "),
            row(42, "\u200b"),
            row(42, "\u200b\u200d\u2060"),
            row(42, "\u202e"),
            row(42, "\x00"),
            row(42, "x" * 81, name="81 letters"),
            row(42, "Z" + "\u0301" * 2000, name="2,000 marks"),
            row(42, "\u0301\u0301", name="marks alone"),
        ],
    )
    @pytest.mark.parametrize("path", ["/keep", "/join", "/account"])
    def test_what_nobody_could_read_is_refused_with_what_was_typed(self, student, path, name):
        student.starts_as_guest()
        student.goes(path)
        typed = {"login_name": "mira", "code": "AAAA-2222", "new_per_day": "7", "time_zone": "UTC"}
        student.sends(path, {**typed, "display_name": name, "password": PASSWORD})
        assert student.status == 422
        assert 'id="display_name-error"' in student.source
        assert any(f'value="{text}"' in student.source for text in ("mira", "AAAA-2222", "7"))

    @pytest.mark.parametrize(
        "name",
        [
            row(42, name)
            for name in (
                "Li", "李",
                "Ñandú", "👨‍👩‍👧‍👦", "<b>Bo</b>", "Robert'); DROP TABLE", "=1+1", "{{7*7}}", "${7*7}",
                "%s%n", "محمد", "x" * 80, "O", "Å",
            )
        ],
    )  # fmt: skip
    def test_names_of_every_kind_are_kept_and_shown_as_typed(self, student, name):
        student.starts_as_guest()
        student.claims("mira", name)
        assert student.status == 200
        assert f"<bdi>{escape(name)}</bdi>" in student.source

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            row(42, "Mira\u202egnp.exe", "Miragnp.exe"),
            row(42, "  Mira \t Lind ", "Mira Lind"),
            row(42, "Mira\x07Lind", "MiraLind"),
            row(42, "Mira\u2066Lind\u2069", "MiraLind"),
        ],
    )
    def test_marks_that_turn_or_hide_text_are_taken_out(self, student, typed, kept):
        student.starts_as_guest()
        student.claims("mira", typed)
        assert f"<bdi>{kept}</bdi>" in student.source

    @pytest.mark.parametrize(
        ("one", "other", "are_alike"),
        [row(42, "Anna", "Аnna", True), row(42, "Anna", "anna", True), row(42, "Anna", "Hanna", False)],
    )
    def test_the_teacher_is_told_of_names_that_look_alike(self, app, instructor, one, other, are_alike):
        class_id, code = instructor.makes_class()
        for name in (one, other):
            Student(app).joins(code, name)
        instructor.goes(f"/teach/classes/{class_id}/students")
        assert instructor.text.count("looks like another name") == (2 if are_alike else 0)


class TestPasswords:
    """Row 43."""

    @pytest.mark.parametrize(
        ("password", "status"),
        [
            row(43, "1234567", 422),
            row(43, "password1", 422),
            row(43, "mira-mira", 422),
            row(43, "MIRA-MIRA", 422),
            row(43, "aaaaaaaaaa", 422),
            row(43, "abcdefgh", 422),
            row(43, "87654321", 422),
            row(43, "qwertyuiop", 422),
            row(43, "with\x00nul inside", 422),
            row(43, "x7" * 129, 422, name="258 signs"),
            row(43, "odd words are good", 200),
            row(43, "word salad " * 6, 200, name="66 signs"),
            row(43, "🦊🐻🐼🐨🐯🦁🐮🐷" * 32, 200, name="256 emoji"),
            row(43, "  spaces kept  ", 200),
            row(
                43,
                "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 250 + "abcdef",
                200,
                name="18 signs each",
            ),
            row(43, "z" * 1_000_000, 413, name="1 MB"),
        ],
    )
    def test_they_are_long_and_not_guessed_at_once(self, student, password, status):
        student.starts_as_guest()
        student.goes("/keep")
        student.sends("/keep", {"display_name": "Mira", "login_name": "mira-mira", "password": password})
        assert student.status == status
        if status == 200:
            student.sends("/sign-out")
            student.signs_in("mira-mira", password.strip())
            assert (student.path == "/") == (password == password.strip())
            student.signs_in("mira-mira", password)
            assert student.path == "/"

    @pytest.mark.parametrize("password", [row(43, "cafe\u0301 au lait"), row(43, "ｃａｆｅ\u0301 au lait")])
    def test_a_password_is_the_same_from_every_keyboard(self, student, password):
        student.starts_as_guest()
        student.claims("mira", password=password)
        student.sends("/sign-out")
        student.signs_in("mira", "caf\u00e9 au lait")
        assert student.path == "/"

    @pytest.mark.parametrize("size", [row(43, 257), row(43, 200_000), row(43, 1_000_000)])
    def test_an_endless_one_is_not_looked_at_when_signing_in(self, student, size):
        student.goes("/sign-in")
        student.sends("/sign-in", {"login_name": "mira", "password": "x" * size})
        assert student.status == (413 if size > 250_000 else 422)

    @pytest.mark.parametrize("path", [row(43, "/keep"), row(43, "/forgotten"), row(43, "/account/password")])
    def test_one_is_suggested_that_is_taken_and_what_was_typed_stays(self, student, path):
        student.starts_as_guest()
        if path == "/account/password":
            student.claims("mira")
        student.goes(path)
        typed = {"login_name": "mira-lind", "display_name": "Mira Lind", "code": "AAAA"}
        student.sends(path, {**typed, "suggest": "yes"})
        assert student.status == 200
        suggested = re.search("We suggest “([a-z ]+)”", student.text).group(1)
        assert f'value="{suggested}"' in student.source
        assert "-error" not in student.source
        if path == "/keep":
            assert 'value="mira-lind"' in student.source
            student.sends(path, {**typed, "password": suggested})
            assert "Write down this code" in student.headline

    @pytest.mark.parametrize(
        "name", [row(43, "10B-Borderland"), row(43, "borderland2024"), row(43, "Mira Lind 1")]
    )
    def test_the_names_of_ones_class_and_of_oneself_are_none(self, instructor, student, name):
        _, code = instructor.makes_class("10B Borderland")
        student.joins(code, "Mira Lind")
        student.claims("mira", "Mira Lind", name)
        assert student.status == 422
        assert 'id="password-error"' in student.source


class TestLogins:
    """Row 44."""

    @pytest.mark.parametrize(
        "login", [row(44, "mira"), row(44, "MIRA"), row(44, " Mira "), row(44, "mira\t")]
    )
    def test_one_can_be_taken_once_in_any_spelling(self, app, student, login):
        student.starts_as_guest()
        student.claims("Mira")
        other = Student(app)
        other.starts_as_guest()
        other.claims(login)
        assert other.status == 422
        assert "not available" in other.text

    @pytest.mark.parametrize(
        "login",
        [row(44, one) for one in ("Ａnna", "a", "=cmd", "an na", "x" * 41, "<b>", "@anna", "-anna", "аnna")],
    )
    def test_they_are_plain(self, student, login):
        student.starts_as_guest()
        student.claims(login)
        assert student.status == 422
        assert 'id="login_name-error"' in student.source


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        row(45, "0", 200),
        row(45, "100", 200),
        row(45, "٣٠", 200),
        row(45, "-1", 422),
        row(45, "101", 422),
        row(45, "1000000000", 422),
        row(45, "12.5", 422),
        row(45, "1e3", 422),
        row(45, "", 422),
        row(45, "9" * 5000, 422, name="5,000 figures"),
    ],
)
def test_a_number_of_new_facts_is_a_number_within_bounds(student, typed, status):
    student.starts_as_guest()
    student.goes("/account")
    student.sends("/account", {"display_name": "Mira", "time_zone": "UTC", "new_per_day": typed})
    assert student.status == status
    if status == 200:
        assert f'value="{int(typed)}"' in student.source  # Arabic figures are read, and shown as ours
    else:
        assert 'id="new_per_day-error"' in student.source


class TestCodes:
    """Row 46."""

    @pytest.mark.parametrize("dress", [row(46, "{}"), row(46, " {} "), row(46, "{}\u00a0")])
    @pytest.mark.parametrize(
        "change", [str.lower, str.upper, lambda code: code.replace("-", " "), lambda c: c.replace("-", "")]
    )
    def test_one_may_be_typed_any_way(self, instructor, student, dress, change):
        _, code = instructor.makes_class("10B")
        student.joins(dress.format(change(code)))
        assert "You are in 10B" in student.text

    @pytest.mark.parametrize(
        "code",
        [
            row(46, code)
            for code in ("AAAA-AAAA", "", "\x00", "x" * 41, "=1+1", "%", "'; --", "O0O0-I1LL",
                         "ＡＡＡＡＡＡＡＡ", "🦊" * 8)
        ],
    )  # fmt: skip
    def test_a_wrong_one_says_so_and_keeps_what_was_typed(self, student, code):
        student.joins(code, "Mira Lind")
        assert student.status == 422
        assert 'id="code-error"' in student.source
        assert 'value="Mira Lind"' in student.source
        assert student.goes("/account").request.path == "/sign-in"

    @pytest.mark.parametrize("_", [row(46, "", name="a figure that no code has")])
    def test_figures_that_are_taken_for_letters_are_spoken_of(self, student, _):
        student.joins("O0O0-I1LL")
        assert "no code has I, L, O, 0 or 1" in student.text

    @pytest.mark.parametrize("_", [row(46, "", name="archived")])
    def test_the_reason_is_said_for_a_code_that_was_right(self, instructor, student, _):
        class_id, code = instructor.makes_class("10B")
        instructor.sends(f"/teach/classes/{class_id}/move", {"to": "archive"})
        student.joins(code)
        assert student.status == 422
        assert "This class is over" in student.text

    @pytest.mark.parametrize("_", [row(46, "", name="already a member")])
    def test_joining_twice_is_joining_once(self, instructor, student, _):
        class_id, code = instructor.makes_class()
        student.joins(code)
        student.joins(code)
        assert student.path.startswith("/classes/")
        instructor.goes(f"/teach/classes/{class_id}")
        assert instructor.headline == "One student has joined."


@pytest.fixture(scope="module")
def somebody(tmp_path_factory, passwords):
    """An app in which mira can sign in, for all addresses."""
    app = new_app(tmp_path_factory.mktemp("elsewhere"), passwords)
    mira = Student(app)
    mira.starts_as_guest()
    mira.claims("mira")
    yield app
    app.extensions["quizapp"].database.close()


class TestAfterSigningIn:
    """Row 50."""

    ELSEWHERE = (
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https://evil.example",
        "/%09/evil.example", "/\t/evil.example", "/\n/evil.example", "///evil.example", "javascript:alert(1)",
        "http:///evil.example", "//[evil", "/\r\nSet-Cookie:x=y", "%0d%0aSet-Cookie:x", "/nowhere",
        "/sign-out", " //evil.example", "\x00//evil.example", "keys", "", "/@evil.example", "/.evil.example",
    )  # fmt: skip

    @pytest.mark.parametrize("address", [row(50, address) for address in ELSEWHERE])
    def test_nobody_is_led_elsewhere(self, somebody, address):
        other = Visitor(somebody)
        other.goes(f"/sign-in?next={quote(address)}")
        form = {"csrf_token": other.token, "login_name": "mira", "password": PASSWORD, "next": address}
        answer = other.client.post("/sign-in", data=form)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        assert "evil" not in str(answer.headers)

    @pytest.mark.parametrize(
        "address",
        [row(50, one) for one in ("/keys", "/keys?x=//e", "/explore/harbour", "/join/ABCD", "/account#name")],
    )
    def test_pages_of_ours_are_gone_on_to(self, app, address):
        with app.test_request_context():
            assert safe_next(address) == address


class TestHosts:
    """Row 51."""

    @pytest.mark.parametrize(
        "environ",
        [
            row(51, {"HTTP_HOST": "evil.example"}, name="another name"),
            row(51, {"HTTP_HOST": "quiz.example.org, evil.example"}, name="two names"),
            row(51, {"HTTP_HOST": "evil.example, quiz.example.org"}, name="two names, ours last"),
            row(51, {"HTTP_HOST": "quiz.example.org.evil.example"}, name="ours within another"),
            row(51, {"HTTP_HOST": "quiz.example.org@evil.example"}, name="ours as a user"),
        ],
    )
    @pytest.mark.parametrize("path", ["/", "/sign-in", "/forgotten", "/join"])
    def test_another_name_than_ours_is_refused(self, tmp_path, passwords, path, environ):
        app = new_app(tmp_path, passwords, PUBLIC_URL="http://quiz.example.org")
        answer = app.test_client().get(path, environ_overrides=environ)
        assert answer.status_code == 400
        assert "evil" not in answer.get_data(as_text=True) + str(answer.headers)
        app.extensions["quizapp"].database.close()

    @pytest.mark.parametrize(
        "header", [row(51, name) for name in ("X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL")]
    )
    def test_what_a_stranger_says_of_our_name_is_not_believed(self, tmp_path, passwords, header):
        """The link for a forgotten password is where believing it would hurt most."""
        app = new_app(tmp_path, passwords, PUBLIC_URL="http://localhost")
        teacher, mira = Instructor(app), Student(app)
        teacher.sets_up()
        class_id, code = teacher.makes_class()
        mira.starts_as_guest()
        mira.claims("mira")
        mira.joins(code)
        teacher.opens_student(class_id)
        reset = teacher.link(rf"/teach/classes/{class_id}/members/[0-9a-f]+/reset")
        teacher.sends(reset, headers={header: "evil.example"})
        assert "http://localhost/reset/" in teacher.source
        assert "evil" not in teacher.source
        app.extensions["quizapp"].database.close()

    @pytest.mark.parametrize(
        ("proxies", "public", "forwarded", "counted_as"),
        [
            row(51, "0", "", "198.51.100.20", "203.0.113.7", name="nobody told us of a proxy"),
            row(51, "1", "", "192.0.2.9, 198.51.100.20", "198.51.100.20", name="one proxy"),
            row(51, "2", "", "192.0.2.9, 198.51.100.20", "192.0.2.9", name="two proxies"),
            row(51, "1", "", "", "203.0.113.7", name="a proxy that says nothing"),
            row(51, "0", "https://localhost", "198.51.100.20", "", name="https by a proxy we do not know"),
            row(51, "1", "https://localhost", "198.51.100.20", "198.51.100.20", name="https by one we know"),
        ],
    )
    def test_whose_address_guesses_are_counted_by(
        self, tmp_path, passwords, proxies, public, forwarded, counted_as
    ):
        from quizapp.web.access import address

        app = new_app(tmp_path, passwords, PROXIES=proxies, PUBLIC_URL=public)
        seen = []
        app.before_request_funcs.setdefault(None, []).insert(0, lambda: seen.append(address()))
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        app.test_client().get("/sign-in", headers=headers, environ_overrides={"REMOTE_ADDR": "203.0.113.7"})
        assert seen == [counted_as]
        app.extensions["quizapp"].database.close()


class TestCookies:
    """Row 52."""

    @pytest.mark.parametrize(
        "cookie",
        [
            row(52, "x" * 8000, name="8 KB"),
            row(52, "x"),
            row(52, "a.b.c"),
            row(52, "eyJ0b2tlbiI6IngifQ.aaaa.bbbb", name="a bad signature"),
            row(52, "\x01"),
            row(52, '"'),
            row(52, "é"),
        ],
    )
    def test_a_forged_or_broken_one_is_nobodys(self, app, cookie):
        client = app.test_client(use_cookies=False)
        for path, status in (("/account", 303), ("/", 200), ("/sign-in", 200)):
            assert client.get(path, headers={"Cookie": f"quizapp={cookie}"}).status_code == status

    @pytest.mark.parametrize(
        ("fallbacks", "is_known"),
        [row(52, [SECRET], True, name="an old key kept"), row(52, [], False, name="a key that was removed")],
    )
    def test_one_signed_by_an_old_key(self, tmp_path, passwords, clock, fallbacks, is_known):
        before = new_app(tmp_path, passwords, SECRET_KEY=SECRET, CLOCK=clock)
        mira = Student(before)
        mira.starts_as_guest()
        old = mira.client.get_cookie("quizapp").value
        clock.forward(days=1)
        before.extensions["quizapp"].database.close()
        after = create_app(
            {
                "INSTANCE": tmp_path,
                "PASSWORDS": passwords,
                "CLOCK": clock,
                "SECRET_KEY": NEW_SECRET,
                "SECRET_KEY_FALLBACKS": fallbacks,
            }
        )
        client = after.test_client(use_cookies=False)
        answer = client.get("/account", headers={"Cookie": f"quizapp={old}"})
        assert answer.status_code == (200 if is_known else 303)
        if is_known:  # and it is renewed: the cookie is signed by the new key from now on
            renewed = re.search(r"quizapp=([^;]+)", answer.headers["Set-Cookie"]).group(1)
            after.config["SECRET_KEY_FALLBACKS"] = []
            assert client.get("/account", headers={"Cookie": f"quizapp={renewed}"}).status_code == 200
        after.extensions["quizapp"].database.close()


class TestTimeZones:
    """Row 79, as a browser meets it."""

    @pytest.mark.parametrize("zone", [row(79, "Asia/Tokyo"), row(79, "Asia/Calcutta"), row(79, "Etc/GMT+12")])
    def test_the_browser_says_it_once_and_nobody_is_asked(self, student, zone):
        student.goes("/")
        student.sends("/start", {"bank": "harbour", "time_zone": zone})
        student.studies(1)
        student.goes("/")
        assert "Set your time zone" not in student.text
        student.goes("/account")
        assert f'selected value="{zone}"' in student.source
        student.sends("/account", {"display_name": "Mira", "time_zone": zone, "new_per_day": "9"})
        assert student.status == 200

    @pytest.mark.parametrize(
        "zone",
        [
            row(79, one)
            for one in ("", "../../etc/passwd", "Mars/Phobos", "a\x00b", "Europe", "x" * 9000, "Etc/Unknown")
        ],
    )
    @pytest.mark.parametrize(
        "path",
        ["/start", *(pytest.param(path, marks=pytest.mark.long) for path in ("/join", "/quiz/harbour"))],
    )
    def test_where_it_is_not_known_a_line_says_so_and_leads_to_the_choice(
        self, instructor, student, path, zone
    ):
        _, code = instructor.makes_class()
        student.goes("/quiz/harbour")
        chosen = {
            name: re.findall(rf'name="{name}"[^>]*value="([^"]+)"', student.source)
            for name in ("sections", "kinds")
        }
        student.sends(
            path,
            {
                "bank": "harbour",
                "code": code,
                "display_name": "Mira",
                "count": "3",
                "time_zone": zone,
                **chosen,
            },
        )
        assert student.status == 200
        student.sends("/study", {"bank": "harbour"})
        student.studies(1)
        student.goes("/")
        assert "in UTC, where your day begins at 04:00. Set your time zone" in student.text
        student.goes(student.link("/account#time_zone"))
        assert "Your browser did not say where you are" in student.text
        student.sends("/account", {"display_name": "Mira", "time_zone": "Asia/Tokyo", "new_per_day": "9"})
        student.goes("/")
        assert "Set your time zone" not in student.text

    @pytest.mark.parametrize("zone", [row(79, "../../etc/passwd"), row(79, "Mars/Phobos"), row(79, "\x00")])
    def test_none_but_those_offered_can_be_chosen(self, student, zone):
        student.starts_as_guest()
        student.goes("/account")
        student.sends("/account", {"display_name": "Mira", "time_zone": zone, "new_per_day": "9"})
        assert student.status == 422
        assert 'id="time_zone-error"' in student.source


@pytest.mark.parametrize("_", [row(105, "", name="the password changed in mid-quiz")])
def test_an_answer_typed_while_the_session_ended_is_sent_again_after_signing_in(app, student, _):
    """The old tab keeps what was typed, and its form is taken once somebody is signed in again."""
    student.starts_as_guest()
    student.claims("mira")
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends("/quiz/harbour", {"count": "2", "sections": sections, "kinds": ["short_answer"]})
    here, old_tab = student.path, student.page
    services = app.extensions["quizapp"]
    recovering.set_password(services, "mira", NEW_PASSWORD, services.clock())
    typed = {"answer": "typed before", "rev": student.revision, "go": "next"}
    student.sends(here, typed)
    assert student.path == "/sign-in"
    assert "what you sent was not taken" in student.text
    student.signs_in("mira", NEW_PASSWORD)  # in another tab
    student.page = old_tab
    student.sends(here, typed)
    assert student.status == 400
    assert 'value="typed before"' in student.source
    student.sends(here, typed)
    assert student.status == 200
    student.goes(here)
    assert 'value="typed before"' in student.source
