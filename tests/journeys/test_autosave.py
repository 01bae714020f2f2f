"""Promises: what one answers reaches the server within two seconds, and a lost connection costs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Route, expect

from tests.chromium import PATIENCE
from tests.journeys.people import Student
from tests.web.answer_keys import rows

pytestmark = pytest.mark.long

SAVED = re.compile("Saved")
NOT_SAVED = "Not saved yet, kept in this browser"
SENT = """() => { window.sent = []; const real = window.fetch;
  window.fetch = (address, options) => {
    if (options?.method === "POST") window.sent.push(performance.now() - window.typed);
    return real(address, options); };
  addEventListener("input", () => { window.typed ??= performance.now(); }, true); }"""

KEPT = """() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
  .filter(key => key.includes("answers") || key.includes("questions"))"""


def claims(student: Student, login: str) -> None:
    """Become somebody who can sign in."""
    student.goes("/")
    student.presses("Start learning")
    student.goes("/keep")
    student.keeps_progress(login, "Mira")


def begins(student: Student, kind: str = "short answer", count: int = 5) -> str:
    """Begin a practice quiz of one kind of question; gives the attempt's id."""
    student.goes("/quiz/borderland")
    asked = student.page.get_by_role("group", name="Asked as", exact=True)
    for box in asked.get_by_role("checkbox").all():
        box.set_checked(False)
    asked.get_by_label(kind, exact=True).check()
    student.writes("Questions", str(count))
    student.presses("Draw a quiz")
    has_copies(student)
    return student.path.split("/")[2]


def has_copies(student: Student) -> None:
    """Wait until the page could go on without a connection."""
    waits(student, lambda: any("questions" in key for key in student.page.evaluate(KEPT)))


def waits(student: Student, condition: Callable[[], bool]) -> None:
    """Wait until the browser is so far; its pages forbid a condition written as a text."""
    for _ in range(PATIENCE // 50):
        if condition():
            return
        student.page.wait_for_timeout(50)
    raise AssertionError("the browser did not get so far")


def types(student: Student, text: str) -> None:
    """Write an answer and send nothing."""
    student.page.locator("#answer").fill(text)


def says(student: Student, words: str | re.Pattern[str]) -> None:
    """Wait until the page says so of the answer."""
    expect(student.page.locator("#saved")).to_have_text(words)


def stored(site, attempt: str) -> list[str]:
    """The saved answers, in the order of the questions."""
    found = rows(
        site.app,
        "select shown from attempt_item join attempt on attempt.id = attempt_id where public_id = ?"
        " order by position",
        [attempt],
    )
    return [row[0] for row in found]


def received(site) -> list[tuple[int, str]]:
    """Position and outcome of every posting, in the order in which they came."""
    return rows(site.app, "select position, outcome from answer_event order by id")


def test_a_change_is_sent_after_a_short_rest_and_within_two_seconds_of_typing_on(opens, site):
    student = opens(Student, site.address)
    student.page.clock.install()
    attempt = begins(student)
    student.page.evaluate(SENT)
    student.page.clock.pause_at(student.page.evaluate("Date.now()") + 1000)
    types(student, "Vladivostok")
    student.page.clock.run_for(790)
    assert student.page.evaluate("window.sent") == []
    student.page.clock.run_for(20)
    says(student, SAVED)
    assert student.page.evaluate("window.sent") == [800]

    student.page.evaluate("window.typed = undefined; window.sent = []")
    for length in range(1, 9):  # without a rest
        types(student, "Khasan!!"[:length])
        student.page.clock.run_for(400)
    (first, *_) = student.page.evaluate("window.sent")
    assert first <= 2000
    student.page.clock.run_for(2000)
    says(student, SAVED)
    assert stored(site, attempt)[0] == "Khasan!!"


@pytest.mark.long
def test_an_answer_that_was_only_typed_is_there_when_the_page_is_left(opens, site):
    student = opens(Student, site.address)
    attempt = begins(student)
    types(student, "Vladivostok")
    student.goes("/keys")  # at once, before the rest
    student.goes(f"/attempts/{attempt}/1")
    expect(student.page.locator("#answer")).to_have_value("Vladivostok")
    says(student, SAVED)
    assert stored(site, attempt)[0] == "Vladivostok"


@pytest.mark.parametrize("kind", ["multiple choice", "true or false"])
@pytest.mark.long
def test_a_choice_is_saved_without_a_button(opens, site, kind):
    student = opens(Student, site.address)
    attempt = begins(student, kind)
    student.page.get_by_role("radio").nth(1).check()
    says(student, SAVED)
    chosen = student.page.locator(".option").nth(1).inner_text().split("\n")[-1]
    assert stored(site, attempt)[0] == chosen


# row-104
def test_five_answers_without_a_connection_are_all_there_after_it_in_their_order(opens, site):
    student = opens(Student, site.address)
    attempt = begins(student)
    student.context.set_offline(True)
    for number in (1, 2, 3, 4):
        types(student, f"answer {number}")
        student.button("Save and next").click()
        expect(student.page.get_by_text(f"Question {number + 1} of 5")).to_be_visible()
    types(student, "answer 5")
    says(student, NOT_SAVED)
    student.sees(re.compile("kept in this browser and sent as soon as"))
    student.button("Save and finish").click()
    student.sees(re.compile("Hand in when the connection is back"))
    student.follows_offline(2)
    expect(student.page.locator("#answer")).to_have_value("answer 2")
    student.context.set_offline(False)
    says(student, SAVED)
    expect(student.page.locator("#trouble")).to_be_hidden()
    assert stored(site, attempt) == [f"answer {number}" for number in range(1, 6)]
    assert received(site) == [(number, "applied") for number in range(1, 6)]
    student.presses("Finish now")
    assert student.headline == "All 5 are answered."
    student.forgives_lost_connections()


@pytest.mark.long
def test_on_a_slow_line_that_loses_requests_and_replies_each_answer_arrives_once_108(opens, site):
    student, sent = opens(Student, site.address), count(1)
    attempt = begins(student, count=4)
    line = student.context.new_cdp_session(student.page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    line.send("Network.emulateNetworkConditions", slow)

    def lose(route: Route) -> None:
        number = next(sent)
        if number % 4 == 2:
            route.fetch()  # it arrives, and nobody hears of it
        if number % 2:
            route.continue_()
        else:
            route.abort()

    student.page.route("**/answer", lose)
    for number in (1, 2, 3, 4):
        student.goes(f"/attempts/{attempt}/{number}")
        types(student, f"answer {number}")
        says(student, SAVED)
    assert stored(site, attempt) == [f"answer {number}" for number in range(1, 5)]
    assert received(site) == [(number, "applied") for number in range(1, 5)]
    student.forgives_lost_connections()


@pytest.mark.long
def test_what_waits_survives_a_reload_and_a_closed_tab(opens, site):
    student = opens(Student, site.address)
    attempt = begins(student)

    def is_down(route: Route) -> None:
        route.abort()

    student.page.route("**/answer", is_down)
    types(student, "Vladivostok")
    says(student, NOT_SAVED)
    student.page.reload()
    expect(student.page.locator("#answer")).to_have_value("Vladivostok")
    says(student, NOT_SAVED)
    assert stored(site, attempt)[0] == ""
    student.page.close()

    student.page = student.context.new_page()
    student.goes(f"/attempts/{attempt}/2")
    waits(student, lambda: not any("answers" in key for key in student.page.evaluate(KEPT)))
    assert stored(site, attempt)[0] == "Vladivostok"
    student.presses(re.compile("go to question 1\\b"))
    student.sees(SAVED)
    student.forgives_lost_connections()


# row-104
@pytest.mark.long
def test_a_page_that_says_200_and_is_not_ours_has_saved_nothing(opens, site):
    student = opens(Student, site.address)
    attempt = begins(student)

    def is_portal(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to the guest network</h1>")

    student.page.route("**/answer", is_portal)
    types(student, "Vladivostok")
    says(student, NOT_SAVED)
    student.page.unroute("**/answer")
    says(student, SAVED)
    assert stored(site, attempt)[0] == "Vladivostok"


def test_signing_in_again_in_another_tab_lets_everything_through(opens, site):
    student = opens(Student, site.address)
    claims(student, "mira")
    attempt = begins(student)
    with site.app.extensions["quizapp"].database.writing() as on:
        on.exec_driver_sql("update sign_in_session set ended_at = created_at")
    types(student, "Vladivostok")
    link = student.page.get_by_role("link", name="Sign in in another tab")
    with student.context.expect_page() as opened:
        link.click()
    other = opened.value
    other.get_by_label("Login name", exact=True).fill("mira")
    other.get_by_label("Password", exact=True).fill("correct horse battery staple")
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url(re.compile(r"/$"))
    other.close()
    says(student, SAVED)
    expect(student.page.locator("#trouble")).to_be_hidden()
    assert stored(site, attempt)[0] == "Vladivostok"
    student.forgives("status of 401", "status of 400")


@pytest.mark.long
def test_whoever_else_signs_in_gets_no_answer_of_mine_and_mine_wait_for_me(opens, site):
    student = opens(Student, site.address)
    claims(student, "mira")
    attempt = begins(student)
    mine = student.context.cookies()
    student.context.clear_cookies()
    other = student.context.new_page()
    other.goto(f"{site.address}/")
    other.get_by_role("button", name="Start learning").click()
    other.wait_for_url(re.compile("/study/"))
    types(student, "Vladivostok")
    expect(student.page.locator("#trouble")).to_contain_text("sign in as yourself again")
    expect(student.page.get_by_role("link", name="Sign in in another tab")).to_be_visible()
    assert not stored(site, attempt)[0]
    student.context.add_cookies(mine)
    says(student, SAVED)
    assert stored(site, attempt)[0] == "Vladivostok"
    student.forgives("status of 404", "status of 400")


def differs_in_two_tabs(opens, site):
    """A student whose second tab, where they are, holds another answer than was saved in the first."""
    student = opens(Student, site.address)
    attempt, first = begins(student), student.page
    second = student.context.new_page()
    second.goto(first.url)
    types(student, "Vladivostok")
    says(student, SAVED)
    student.page = second
    types(student, "Khasan")
    student.sees(re.compile("answered elsewhere meanwhile"))
    return student, attempt, first, second


@pytest.mark.long
def test_two_tabs_keep_both_answers_until_one_is_chosen(opens, site):
    student, attempt, first, _ = differs_in_two_tabs(opens, site)
    assert stored(site, attempt)[0] == "Vladivostok"
    student.button("Keep “Khasan”").click()
    says(student, SAVED)
    assert stored(site, attempt)[0] == "Khasan"
    student.page = first
    types(student, "Ussuriysk")
    student.presses("Keep “Khasan”")
    expect(student.page.locator("#answer")).to_have_value("Khasan")
    assert stored(site, attempt)[0] == "Khasan"
    student.forgives("status of 409")


@pytest.mark.long
def test_a_choice_that_another_tab_left_open_is_shown_and_made_in_either(opens, site):
    """Both tabs share what the browser keeps, so neither may stand still without a word."""
    student, attempt, first, second = differs_in_two_tabs(opens, site)
    student.page = first
    says(student, "To decide")
    student.button("Save and next").click()
    keep = student.button("Keep “Khasan”")
    expect(keep).to_be_visible()
    expect(student.button("Keep “Vladivostok”")).to_be_focused()
    keep.click()
    says(student, SAVED)
    assert stored(site, attempt)[0] == "Khasan"
    student.page = second  # has followed
    expect(student.page.locator("#conflicts")).to_be_empty()
    says(student, SAVED)
    expect(student.page.locator("#answer")).to_have_value("Khasan")
    student.forgives("status of 409")


@pytest.mark.long
def test_an_answer_that_comes_too_late_is_not_called_saved(opens, site):
    student = opens(Student, site.address)
    begins(student)
    types(student, "Vladivostok")
    says(student, SAVED)
    with site.app.extensions["quizapp"].database.writing() as on:
        on.exec_driver_sql("update attempt set status = 'submitted', submitted_at = started_at, score = 0")
    types(student, "Khasan")
    says(student, "Too late")
    expect(student.page.get_by_role("link", name="See the result")).to_be_visible()
    student.forgives("status of 409")


@pytest.mark.long
def test_a_flag_waits_for_the_connection_like_an_answer(opens, site):
    student = opens(Student, site.address)
    begins(student)
    student.context.set_offline(True)
    student.button(re.compile("Flag")).click()
    types(student, "Vladivostok")
    says(student, NOT_SAVED)
    student.context.set_offline(False)
    says(student, SAVED)
    student.presses("Finish now")
    expect(student.page.get_by_role("heading", name="Flagged")).to_be_visible()
    student.forgives_lost_connections()


@pytest.mark.long
def test_nothing_is_left_in_the_browser_after_handing_in_or_signing_out(opens, site):
    student = opens(Student, site.address)
    claims(student, "mira")
    begins(student, count=1)
    types(student, "Vladivostok")
    student.presses("Save and finish")
    student.presses("Hand in")
    assert student.page.evaluate(KEPT) == []
    begins(student)
    student.page.route("**/answer", lambda route: route.abort())
    types(student, "Vladivostok")
    says(student, NOT_SAVED)
    assert len(student.page.evaluate(KEPT)) == 2
    student.goes("/account")
    student.presses("Sign out")
    assert student.page.evaluate(KEPT) == []
    student.forgives_lost_connections()
