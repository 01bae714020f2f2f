"""Where a day begins: taken from the browser once, changed later, and no day twice whatever is chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from quizapp.usecases import accounts, joining, setting_up, signing_in
from quizapp.usecases import home as homes
from quizapp.usecases.progress import progress_in
from quizapp.usecases.signing_in import Browser
from tests.usecases.people import PASSWORD, guest, instructor, learner, new_class

UNKNOWN = [
    pytest.param(zone, id=f"row-79 {zone[:20]!a}")
    for zone in (
        "", "../../etc/passwd", "Mars/Phobos", "Europe/Ber\x00lin", "Europe", "/etc/localtime", "é",
        "x" * 9000, "Etc/Unknown", "\ud800",
    )
]  # fmt: skip
KNOWN = [
    pytest.param(zone, day, id=f"row-79 {zone}")
    for zone, day in (
        ("Pacific/Kiritimati", date(2026, 11, 23)),  # 23:00 of that day
        ("America/Adak", date(2026, 11, 22)),  # 23:00 of the day before
        ("Asia/Kolkata", date(2026, 11, 23)),
        ("America/New_York", date(2026, 11, 23)),  # 04:00 sharp
        ("America/Chicago", date(2026, 11, 22)),  # 03:00
        ("Etc/GMT+12", date(2026, 11, 22)),
        ("UTC", date(2026, 11, 23)),
    )
]
JOURNEYS = [
    pytest.param(one, other, id=f"row-80 {one} to {other}")
    for one, other in (
        ("Pacific/Kiritimati", "America/Adak"),
        ("America/Adak", "Pacific/Kiritimati"),
        ("Europe/Berlin", "Asia/Tokyo"),
        ("Asia/Tokyo", "America/Los_Angeles"),
        ("UTC", "Etc/GMT+12"),
    )
]


@pytest.mark.parametrize(("zone", "day"), KNOWN)
def test_a_guest_lives_where_the_browser_says(services, clock, zone, day):
    who = guest(services, zone)
    assert (who.person.time_zone, who.person.has_zone) == (zone, True)
    assert who.person.day_at(clock()) == day


@pytest.mark.parametrize("zone", UNKNOWN)
def test_a_zone_that_is_none_is_left_open_and_the_day_begins_in_utc(services, clock, zone):
    who = guest(services, zone)
    assert (who.person.time_zone, who.person.has_zone) == ("", False)
    assert who.person.day_at(clock()) == date(2026, 11, 23)


def test_a_zone_that_is_not_known_yet_is_taken_over_whenever_a_browser_says_it(services, clock):
    room = new_class(services, instructor(services))
    tokyo = Browser(time_zone="Asia/Tokyo")

    signed_in = signing_in.sign_in(services, "rahn", PASSWORD, tokyo, clock())
    assert signed_in.person.time_zone == "Asia/Tokyo"
    _, joined = joining.join_class(services, None, room.join_code, "Ada", tokyo, clock())
    assert joined.person.time_zone == "Asia/Tokyo"
    somebody = guest(services, "")
    joining.join_class(services, somebody.person, room.join_code, "", tokyo, clock())
    assert somebody.again().person.time_zone == "Asia/Tokyo"
    somebody = guest(services, "")
    kept = joining.keep_progress(
        services,
        somebody.person,
        Browser(token=somebody.token, time_zone="Asia/Tokyo"),
        "Mira",
        "mira",
        PASSWORD,
        clock(),
    )
    assert kept.person.time_zone == "Asia/Tokyo"
    link = setting_up.new_set_up_link(services, clock())
    made = setting_up.set_up_instructor(services, link, "T", "keller", PASSWORD, clock(), tokyo)
    assert made.person.time_zone == "Asia/Tokyo"


def test_a_zone_that_was_chosen_stays_wherever_one_signs_in(services, clock):
    who = learner(services)
    accounts.change_account(services, who.person, "Mira", "Europe/Berlin", 10, clock())
    again = signing_in.sign_in(services, "mira", PASSWORD, Browser(time_zone="Asia/Tokyo"), clock())
    assert again.person.time_zone == "Europe/Berlin"


@pytest.mark.parametrize(("one", "other"), JOURNEYS)
def test_days_follow_one_another_whenever_somebody_moves(services, clock, one, other):
    """Every hour of four days, for a move at each hour of the second, and back on the third."""
    start = clock.at
    for moved in range(24, 48, 5):
        clock.at = start
        who, seen = guest(services, one), []
        for hour in range(96):
            if hour in (moved, moved + 24):
                zone = other if hour == moved else one
                accounts.change_account(services, who.person, "Mira", zone, 10, clock())
                who.again()
            seen.append(who.person.day_at(clock()))
            clock.forward(hours=1)
        assert seen == sorted(seen)
        assert all(after - before <= timedelta(days=2) for before, after in pairwise(seen))
        assert seen[-1] - seen[0] <= timedelta(days=4)


@pytest.mark.parametrize(("one", "other"), JOURNEYS)
def test_what_is_due_changes_once_and_no_day_of_work_is_doubled_or_lost(services, clock, one, other):
    clock.at = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    who = guest(services, one)
    who.studies(who.begins())
    studied_on = who.person.day_at(clock())

    def plan() -> tuple[int, int]:
        today = homes.home(services, who.again().person, clock()).plans[0].today
        return len(today.due), len(today.new)

    clock.forward(hours=1)
    plans = [plan()]
    accounts.change_account(services, who.person, "Mira", other, 10, clock())
    for _ in range(8):
        plans.append(plan())
        clock.forward(minutes=30)
    assert sum(one != other for one, other in pairwise(plans)) <= 1
    answers = progress_in(services, who.person, "harbour", clock()).answers
    assert list(answers) == [studied_on]


@pytest.mark.parametrize(
    ("minutes", "days"), [pytest.param(1, 0, id="row-80 03:59"), pytest.param(3, 1, id="row-80 04:01")]
)
def test_the_day_changes_at_four_in_the_morning(services, clock, minutes, days):
    clock.at = datetime(2026, 11, 24, 2, 58, tzinfo=UTC)  # 03:58 in Berlin
    who = guest(services, "Europe/Berlin")
    before = who.person.day_at(clock())
    clock.forward(minutes=minutes)
    assert (who.person.day_at(clock()) - before).days == days
