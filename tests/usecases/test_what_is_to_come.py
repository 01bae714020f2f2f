"""What pages say of the days to come is what these days hold: the same number, wherever it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.store import aside, banks
from quizapp.usecases import accounts, importing, summing_up
from quizapp.usecases import home as homes
from quizapp.usecases.progress import progress_in
from quizapp.web.plan_words import come_back
from tests.builders import make_bank
from tests.usecases.people import learner

MET = 5


@pytest.fixture
def mira(services):
    """Somebody who has met five facts, and wants no new ones."""
    who = learner(services)
    accounts.change_account(services, who.person, "Mira", "UTC", MET, services.clock())
    who.session = who.again().begins()
    who.studies(who.session)
    assert len(plan_of(who).course.memories) == MET
    accounts.change_account(services, who.person, "Mira", "UTC", 0, services.clock())
    return who.again()


def plan_of(who):
    return homes.home(who.services, who.person, who.services.clock()).plans[0]


def puts_aside(who, facts, until=None):
    with who.services.database.writing() as on:
        rows = banks.fact_ids(on, banks.get_bank(on, "harbour").id)
        for fact in facts:
            aside.put_aside(on, who.person.id, rows[fact], until, who.services.clock())


def said(who):
    """The next day with something to do and its questions: at the end of a session, at home, in progress."""
    now = who.services.clock()
    came = summing_up.summary(who.services, who.person, who.session, now)
    plan = plan_of(who)
    due = progress_in(who.services, who.person, "harbour", now).due
    soon = {day: count for day, count in due.items() if count}
    return (came.next_day, came.next_count), come_back(plan.today, plan.course.day), soon


def held(who, clock, day):
    """How many questions a day really holds."""
    clock.forward(days=(day - who.person.day_at(clock())).days)
    return len(plan_of(who).today.order)


def test_facts_put_aside_or_gone_are_in_no_number(services, clock, mira):
    today = mira.person.day_at(clock())
    met = list(plan_of(mira).course.memories)
    puts_aside(mira, met[:1])
    left = tuple(fact for fact in make_bank().facts if fact.id != met[1])
    importing.load_bank(services, make_bank(facts=left, revision="harbour-2"), "folder", clock())
    (day, count), at_home, soon = said(mira)
    assert sum(soon.values()) == MET - 2
    assert soon[day] == count == min(count, MET - 2)
    assert at_home.endswith(f", {count} question{'' if count == 1 else 's'}")
    assert day > today
    assert held(mira, clock, day) == count


def test_what_is_put_aside_for_today_comes_tomorrow_or_when_it_fades(services, clock, mira):
    today = mira.person.day_at(clock())
    met = plan_of(mira).course.memories
    clock.forward(days=30)
    tomorrow = today + timedelta(days=31)
    puts_aside(mira, met, tomorrow)
    (day, count), at_home, soon = said(mira)
    assert (day, count, at_home) == (tomorrow, MET, f"tomorrow, {MET} questions")
    assert soon == {tomorrow: MET}
    assert held(mira, clock, day) == MET


def test_whoever_wants_no_new_facts_is_not_sent_to_them(services, mira):
    (day, count), at_home, _ = said(mira)
    assert plan_of(mira).today.unmet
    assert count
    assert at_home != "tomorrow"
    accounts.change_account(services, mira.person, "Mira", "UTC", 3, services.clock())
    (day, count), at_home, _ = said(mira.again())
    assert (day, at_home) == (mira.person.day_at(services.clock()) + timedelta(days=1), "tomorrow")
    assert count >= 3


def test_what_is_kept_tomorrow_is_reckoned_from_today_for_a_session_of_another_day(services, clock, mira):
    learned = summing_up.summary(services, mira.person, mira.session, clock())
    clock.forward(days=40)
    today = mira.person.day_at(clock())
    later = summing_up.summary(services, mira.person, mira.session, clock())
    course = plan_of(mira).course
    assert course.day == today
    assert later.kept_tomorrow == pytest.approx(sum(course.recalls.values()))
    assert later.kept_tomorrow < learned.kept_tomorrow
