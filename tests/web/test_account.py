"""The account page: browsers that are signed in, and choosing another password."""

from __future__ import annotations

import pytest

from quizapp.usecases import setting_up, throttling
from quizapp.web.access import device
from tests.people import PASSWORD, Student

NEW = "seven quiet lanterns at dusk"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1"
)


@pytest.fixture
def mira(student):
    student.starts_as_guest()
    student.claims("mira")
    return student


@pytest.fixture
def phone(app, mira):
    phone = Student(app)
    phone.client.environ_base["HTTP_USER_AGENT"] = PHONE
    phone.signs_in("mira")
    return phone


def test_one_browser_alone_needs_no_list(mira):
    mira.goes("/account")
    assert "with this browser only" in mira.text


def test_browsers_are_listed_and_signed_out_one_by_one(mira, phone):
    mira.goes("/account")
    assert "signed in with two browsers" in mira.text
    assert "Safari on iPhone" in mira.text
    assert mira.source.count("/end") == 2  # one other browser, and all others
    mira.sends(mira.link(r"/account/sessions/[0-9a-f]+/end"))
    assert (mira.path, mira.status) == ("/account", 200)
    assert "with this browser only" in mira.text
    assert phone.goes("/account").request.path == "/sign-in"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/120.0 Safari/537.36 Edg/120.0", "Edge on Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/120.0 Safari/537.36 OPR/1", "Opera on Windows"),
        (PHONE.replace("Version/17.0", "CriOS/120.0"), "Chrome on iPhone"),
        (PHONE.replace("Version/17.0", "FxiOS/120.0"), "Firefox on iPhone"),
        ("Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit Chrome/120.0 Safari/537.36", "Chrome on ChromeOS"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox on Linux"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_called_what_people_call_it(app, agent, name):
    with app.test_request_context(headers={"User-Agent": agent}):
        assert device() == name


def test_a_time_zone_that_nobody_has_chosen_stays_open(student):
    student.starts_as_guest()
    student.goes("/account")
    assert 'selected value="">Not chosen yet' in student.source
    student.sends("/account", {"display_name": "Mira", "time_zone": "", "new_per_day": "9"})
    assert "Saved." in student.text
    assert "Choose your time zone." in student.text
    student.sends("/account", {"display_name": "Mira", "time_zone": "Asia/Tokyo", "new_per_day": "9"})
    assert "Not chosen yet" not in student.source
    student.sends("/account", {"display_name": "Mira", "time_zone": "", "new_per_day": "9"})
    assert student.status == 422


@pytest.mark.parametrize("path", ["/sign-in", "/forgotten"])
def test_a_guest_hears_what_signing_in_leaves_behind(instructor, student, path):
    _, code = instructor.makes_class("10B")
    student.goes(path)
    assert "As a guest" not in student.text
    student.joins(code)
    student.goes(path)
    assert "As a guest you have joined 10B" in student.text
    student.starts_as_guest()
    student.studies(1)
    student.goes(path)
    assert "As a guest you have met 1 fact and joined 10B" in student.text
    student.claims("mira")
    student.goes(path)
    assert "As a guest" not in student.text


def test_a_guest_who_becomes_an_instructor_hears_it_too(app, student):
    student.starts_as_guest()
    student.studies(1)
    services = app.extensions["quizapp"]
    student.goes(f"/set-up/{setting_up.new_set_up_link(services, services.clock())}")
    assert "As a guest you have met 1 fact." in student.text


def test_all_others_are_signed_out_at_once(app, mira, phone):
    laptop = Student(app)
    laptop.signs_in("mira")
    mira.goes("/account")
    mira.sends("/account/sessions/end-others")
    assert "2 other browsers are signed out." in mira.text
    for other in (phone, laptop):
        assert other.goes("/account").request.path == "/sign-in"


def test_a_browser_may_end_itself(mira, phone):
    phone.goes("/account")
    of_mira = phone.link(r"/account/sessions/[0-9a-f]+/end")
    mira.sends(of_mira)
    assert mira.path == "/sign-in"


def test_who_was_signed_out_hears_what_became_of_a_form_and_no_password_is_shown(app, mira, phone):
    phone.goes("/account/password")
    mira.goes("/account")
    mira.sends("/account/sessions/end-others")
    phone.sends("/account/password", {"password": PASSWORD, "new_password": NEW})
    assert phone.path == "/sign-in"
    assert "what you sent was not taken" in phone.text
    assert NEW not in phone.source
    stranger = Student(app)
    stranger.goes("/sign-in")
    stranger.sends("/account/password", {"password": PASSWORD})
    assert "not taken" not in stranger.text


def test_a_new_password_signs_all_others_out(mira, phone):
    before = mira.client.get_cookie("quizapp").value
    mira.goes("/account")
    mira.goes(mira.link("/account/password"))
    mira.sends("/account/password", {"password": "not hers", "new_password": NEW})
    assert mira.status == 422
    mira.sends("/account/password", {"password": PASSWORD, "new_password": "password"})
    assert mira.status == 422
    assert 'id="new_password-error"' in mira.source
    mira.sends("/account/password", {"password": PASSWORD, "new_password": NEW})
    assert (mira.path, mira.status) == ("/account", 200)
    assert phone.goes("/account").request.path == "/sign-in"
    copied = mira.app.test_client(use_cookies=False)
    assert copied.get("/account", headers={"Cookie": f"quizapp={before}"}).status_code == 303
    phone.signs_in("mira", NEW)
    assert phone.path == "/"


def test_a_guest_has_nothing_to_change_yet(student):
    student.starts_as_guest()
    assert student.goes("/account/password").request.path == "/keep"
    student.goes("/account")
    assert "signed in with" not in student.text


class TestTooOften:
    """After ten wrong tries."""

    def test_signing_in_says_how_long_to_wait_and_keeps_the_login(self, app, mira):
        stranger = Student(app)
        for number in range(10):
            stranger.signs_in("mira", f"wrong {number}")
            assert stranger.status == 422
        stranger.signs_in("mira", PASSWORD)
        assert stranger.status == 429
        assert stranger.page.headers["Retry-After"] == "900"
        assert stranger.headline == "Try again in 15 minutes."
        assert 'value="mira"' in stranger.source
        assert PASSWORD not in stranger.source
        assert "not even the right one" in stranger.text

    def test_what_one_is_signed_in_for_goes_on(self, app, mira):
        stranger = Student(app)
        for number in range(11):
            stranger.signs_in("mira", f"wrong {number}")
        mira.sends("/account/password", {"password": PASSWORD, "new_password": NEW})
        assert (mira.path, mira.status) == ("/account", 200)

    def test_a_recovery_code_is_not_guessed_either(self, app, mira):
        stranger = Student(app)
        for number in range(11):
            stranger.recovers("mira", f"AAAA-{number}", NEW)
        assert stranger.status == 429
        assert stranger.headline == "Try again in 15 minutes."
        assert 'value="mira"' in stranger.source

    def test_ones_own_password_is_not_guessed_by_whoever_finds_the_browser_open(self, mira):
        for number in range(11):
            mira.sends("/account/password", {"password": f"wrong {number}", "new_password": NEW})
        assert mira.status == 429
        assert "Wait 15 minutes" in mira.text
        mira.sends("/account/recovery-code", {"password": PASSWORD})
        assert mira.status == 429

    def test_codes_are_not_guessed_and_right_ones_are_taken_beside_it(self, app, instructor, student):
        _, code = instructor.makes_class("10B")
        letters = "ABCDEFGHJK"
        for letter in letters:
            student.joins(letter * 8)
            assert student.status == 422
        student.joins("LLLL-LLLL", "Mira Lind")
        assert student.status == 429
        assert student.page.headers["Retry-After"] == "600"
        assert 'value="Mira Lind"' in student.source
        neighbour = Student(app)
        neighbour.joins(code)
        assert "You are in 10B" in neighbour.text
        elsewhere = Student(app)
        elsewhere.client.environ_base["REMOTE_ADDR"] = "198.51.100.20"
        elsewhere.joins("MMMM-MMMM")
        assert elsewhere.status == 422

    def test_a_link_lets_in_where_a_machine_tries_codes(self, instructor, student, monkeypatch):
        instructor.makes_class("10B")
        link = instructor.link(r"http://localhost/join/[\w-]+").removeprefix("http://localhost")
        monkeypatch.setattr(throttling, "OF_ALL_CODES", throttling.OF_ALL_CODES._replace(most=1))
        student.joins("MMMM-MMMM")
        student.goes(link)
        whole = link.rsplit("/", 1)[1]
        assert f'name="link" type="hidden" value="{whole}"' in student.source
        code = {"code": whole.split("-")[0], "display_name": "Mira"}
        student.sends("/join", code)
        assert student.status == 429
        student.sends("/join", {**code, "link": whole})
        assert "You are in 10B" in student.text

    def test_a_guessed_link_tells_nothing_of_a_class(self, instructor, student):
        _, code = instructor.makes_class("10B")
        link = instructor.link(r"http://localhost/join/[\w-]+").removeprefix("http://localhost")
        student.goes(link)
        assert "You are about to join 10B" in student.text
        assert f'value="{code.replace("-", "")}"' in student.source
        for guessed in (f"/join/{code}", f"/join/{code}-AAAAAA", "/join/AAAA-AAAA"):
            student.goes(guessed)
            assert student.status == 200
            assert "10B" not in student.text
