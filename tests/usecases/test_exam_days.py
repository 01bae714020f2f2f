"""Exam days and minutes: what may be set, what a day then holds, and where days begin and end."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, insert

from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound
from quizapp.store import banks, put_away
from quizapp.store.exam_plans import ExamDay, Way
from quizapp.store.put_away import Move
from quizapp.store.tables import FactAside
from quizapp.usecases import accounts, class_exams, exam_plans, joining, studying
from quizapp.usecases.day_plans import exam_today, planner_of
from quizapp.usecases.exam_page import exam_page
from quizapp.usecases.exam_plans import FAR, NO_MINUTES, OUT_OF_RANGE, PAST, TWICE, USUAL
from quizapp.usecases.planning import USUAL_MINUTES, Today, today_of
from quizapp.usecases.signing_in import Browser
from quizapp.usecases.studying import AnsweredAlready
from quizapp.usecases.summing_up import summary
from quizapp.web.plan_words import NO_LAST_LOOK, TODAY_IS_IT, catch_up, countdown, later, reach, todays
from quizapp.web.study.forecast_words import EVE, LUCK, OWN_PACE, exam_words
from tests.usecases.people import guest, instructor, new_class

MONDAY = date(2026, 11, 23)
SHORT = Way((2,) * 7, finishes_early=True)


def sets(who, *days, way=USUAL, dates=None, title=""):
    exams = [ExamDay(day, title) for day in days]
    exam_plans.save_plan(who.services, who.person, "harbour", exams, way, dates or {}, who.services.clock())


def page(who):
    return exam_page(who.services, who.again().person, "harbour", who.services.clock())


def aim(who):
    with who.services.database.reading() as on:
        bank = banks.get_bank(on, "harbour").id
        day = who.person.day_at(who.services.clock())
        return exam_plans.plan_of(on, who.person, bank, day).aim(day)


def refusal(who, *days, **more):
    with pytest.raises(BadEntry) as bad:
        sets(who, *days, **more)
    return bad.value.field, str(bad.value)


def test_days_and_minutes_are_kept_and_what_is_past_stays_shown(services, clock):
    who = guest(services)
    later, last = MONDAY + timedelta(days=10), MONDAY + timedelta(days=60)
    assert aim(who) is None
    sets(who, last, later, way=Way((20, 20, 20, 20, 20, 0, 45), False), dates={later: 0})
    assert (aim(who).exams, aim(who).finishes_early) == ((later, last), False)
    assert [aim(who).minutes.on(MONDAY + timedelta(days=away)) for away in (0, 5, 6, 10)] == [20, 0, 45, 0]
    clock.forward(days=11)
    assert aim(who).exams == (last,)
    assert [one.day for one in page(who).setting.own] == [later, last]
    sets(who, later, last + timedelta(days=7))  # the past one as it was, the other moved
    assert [one.day for one in page(who).setting.own] == [later, last + timedelta(days=7)]
    sets(who)
    assert aim(who) is None


def test_what_cannot_be_planned_is_refused_in_words_81(services):
    who = guest(services)
    week = MONDAY + timedelta(days=7)
    assert refusal(who, week, MONDAY - timedelta(days=1)) == ("days-1-day", PAST)
    assert refusal(who, date(2032, 1, 1)) == ("days-0-day", FAR)
    assert refusal(who, week, week) == ("days-1-day", TWICE)
    assert refusal(who, week, way=Way((0,) * 7, True)) == ("every_day", NO_MINUTES)
    assert refusal(who, week, way=Way((601,) * 7, True)) == ("every_day", OUT_OF_RANGE)
    sets(who, week, way=Way((0,) * 7, True), dates={MONDAY: 30})
    assert aim(who).minutes.on(MONDAY) == 30


def test_a_class_sets_days_for_its_learners(services, clock):
    teacher, who = instructor(services), guest(services)
    room = new_class(services, teacher)
    joining.join_class(services, who.person, room.join_code, "Ada", Browser(), clock())
    day, own = MONDAY + timedelta(days=30), MONDAY + timedelta(days=9)
    class_exams.add_exam(services, teacher, room.public_id, "harbour", day, "Final", clock())
    assert aim(who).exams == (day,)
    sets(who, own)
    assert aim(who).exams == (own, day)
    assert [(one.title, one.class_name) for one in page(who).setting.ahead(MONDAY)] == [
        ("", ""), ("Final", "10B")
    ]  # fmt: skip
    (exam,) = class_exams.show_exams(services, teacher, room.public_id, clock()).exams
    with pytest.raises(BadEntry, match="already"):
        class_exams.add_exam(services, teacher, room.public_id, "harbour", day, "", clock())
    changed = (room.public_id, exam.id, "harbour", day + timedelta(days=1), "Final")
    class_exams.change_exam(services, teacher, *changed, clock())
    assert aim(who).exams == (own, day + timedelta(days=1))
    with pytest.raises(NotFound):
        class_exams.show_exams(services, instructor(services, "keller"), room.public_id, clock())
    class_exams.remove_exam(services, teacher, room.public_id, exam.id)
    assert aim(who).exams == (own,)


def test_a_day_is_planned_within_its_minutes_and_what_was_done_counts(services, clock):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=5), way=SHORT)
    first = page(who).today
    assert 0 < len(first.order) <= 5
    assert first.seconds <= 120
    session = who.begins()
    for _ in range(4):
        clock.forward(seconds=45)
        who.answers(session)
    assert page(who).today.exam.spent > 0
    assert len(page(who).today.order) < len(first.order)
    clock.forward(days=3)  # two days were missed
    again = page(who).today
    assert again.seconds <= 120
    assert "you have 2" in reach(again.exam, page(who).day)


def test_what_is_put_aside_is_in_no_plan(services, clock):
    who = guest(services)
    with services.database.writing() as on:
        row = banks.get_bank(on, "harbour")
        ids = banks.fact_ids(on, row.id)
        until = {"for ever": None, "tomorrow": MONDAY + timedelta(days=1)}
        kept = dict(zip(sorted(ids), until.values(), strict=False))
        on.execute(
            insert(FactAside),
            [
                {"learner_id": who.person.id, "fact_id": ids[fact], "until_day": day, "since": clock()}
                for fact, day in kept.items()
            ],
        )
        bank = services.shelf.get(on, row.id, row.revision)

    def asked(day, **more):
        with services.database.reading() as on:
            person = replace(who.person, new_per_day=100)
            planner = planner_of(on, person, day)
            return {fact.id for fact in today_of(on, planner, row.id, bank, **more)[0].order}

    forever, tomorrow = kept
    for _ in range(2):
        assert not asked(MONDAY) & {forever, tomorrow}
        assert tomorrow in asked(MONDAY + timedelta(days=1))
        sets(who, MONDAY + timedelta(days=20), way=Way((100,) * 7, False))


def test_the_last_day_before_an_exam_is_not_said_to_be_one_of_several(services):
    who = guest(services)
    told = []
    for away in (1, 2):
        sets(who, MONDAY + timedelta(days=away), way=Way((1,) * 7, False))
        told.append(reach(page(who).today.exam, page(who).day))
    assert [re.sub(r"\d+", "9", one.partition(";")[0]) for one in told] == [
        "To meet the rest and recall each once would take 9 minutes",
        "To meet the rest and recall each once would take 9 minutes a day",
    ]


def test_on_the_exam_day_there_is_a_last_look_and_after_it_ones_own_pace(services, clock):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=2))
    who.studies(who.begins())
    clock.forward(days=2)
    today = page(who).today
    assert (today.order, reach(today.exam, page(who).day)) == (
        (), "Today is the day. Nothing new; a last look if you like."
    )  # fmt: skip
    assert who.begins() == ""
    session = studying.current(services, who.person, who.begins(minutes=10)).session
    assert {step.form for step in session.steps} == {"ask"}
    clock.forward(days=1)
    assert page(who).today.exam is None
    assert page(who).setting.last_before(MONDAY + timedelta(days=3)).day == MONDAY + timedelta(days=2)
    assert who.begins()


def test_a_session_of_a_plan_ends_with_the_minutes_of_its_day_and_offers_to_go_on(services, clock):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=5), way=Way((5,) * 7, False))
    begun, session = clock(), who.begins()
    while studying.current(services, who.person, session).step is not None:
        clock.forward(seconds=20)
        who.answers(session, is_right=False)
    assert timedelta(minutes=4) < clock() - begun <= timedelta(minutes=7)
    came = summary(services, who.person, session, clock())
    assert came.is_out_of_time
    assert came.session.left_out
    assert came.has_more


def test_whoever_reads_slowly_has_used_their_minutes_when_the_session_ends(services, clock):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=5), way=Way((5,) * 7, False))
    session = who.begins()
    while (step := studying.current(services, who.person, session).step) is not None:
        clock.forward(seconds=30 if step.form == "meet" else 5)
        who.answers(session)
    assert summary(services, who.person, session, clock()).is_out_of_time
    assert not page(who).today.order


def test_without_an_exam_day_a_session_ends_by_the_minutes_chosen_or_the_usual_ones(services, clock):
    for chosen, least in ((5, 3), (None, USUAL_MINUTES - 2)):
        who, begun = guest(services), clock()
        accounts.change_account(services, who.person, "Mira", "UTC", 50, clock())
        session = who.again().begins(minutes=chosen)
        while studying.current(services, who.person, session).step is not None:
            clock.forward(seconds=30)
            who.answers(session)
        assert timedelta(minutes=least) < clock() - begun <= timedelta(minutes=(chosen or USUAL_MINUTES) + 2)


def test_a_button_promises_one_session_and_what_waits_behind_it_is_said_apart(bank):
    order = bank.facts[:1] * 182
    today = Today(due=order, new=(), unmet=0, next_day=None, order=order, times=(12.0,) * 182)
    assert (len(today.sitting), today.sitting_seconds, today.minutes) == (100, 1200, 20)
    assert (len(today.within(5)), len(today.within(60)), len(today.within(0))) == (25, 182, 4)
    assert later(today) == "More waits behind these: 6 minutes a day catch up within a week."
    assert catch_up(today) == "6 minutes a day catch up within a week."
    all_in_one = replace(today, order=order[:100], times=today.times[:100])
    assert (later(all_in_one), catch_up(all_in_one)) == ("", "")


@pytest.mark.parametrize(("seconds", "is_done"), [(0, False), (530, False), (541, True), (600, True)])
def test_a_day_with_less_than_a_minute_left_is_done(services, seconds, is_done):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=5), way=Way((10,) * 7, False))
    with services.database.reading() as on:
        planner = planner_of(on, who.person, MONDAY)
    of = page(who).row.id
    found, chosen = exam_today(replace(planner, spent={of: float(seconds)}), of, page(who).bank, {})
    assert (not chosen) == is_done
    assert found.spent == seconds


def test_a_last_look_is_offered_while_it_has_something_to_look_at(services, clock):
    who = guest(services)
    sets(who, MONDAY)
    assert page(who).today.exam.last_look == 0, "nothing was met yet"
    assert who.begins(minutes=10) == ""
    sets(who, MONDAY + timedelta(days=1))
    who.studies(who.begins(minutes=5))
    clock.forward(days=1)
    waits = page(who).today.exam.last_look
    assert waits
    assert reach(page(who).today.exam, page(who).day) == TODAY_IS_IT
    while session := who.begins(minutes=10):
        who.studies(session)
        came = summary(services, who.person, session, clock())
        assert came.has_more == bool(page(who).today.exam.last_look)
        assert page(who).today.exam.last_look < waits
        waits = page(who).today.exam.last_look
    assert reach(page(who).today.exam, page(who).day) == NO_LAST_LOOK


def test_the_end_of_a_session_speaks_of_the_exam_that_is_near(services, clock):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=2), MONDAY + timedelta(days=4))
    told = []
    for _ in range(5):
        session = who.begins(minutes=10)
        who.studies(session)
        told.append(exam_words(summary(services, who.person, session, clock()), page(who).day))
        clock.forward(days=1)
    goes_on = "The plan for the next exam goes on {}, for 20 minutes."
    assert told == [
        "",
        f"{EVE} {goes_on.format('in 2 days')}",
        f"{LUCK} {goes_on.format('tomorrow')}",
        EVE,
        f"{LUCK} {OWN_PACE}",
    ]


@pytest.mark.parametrize(
    "zone",
    ["Pacific/Kiritimati", "America/Adak", "Asia/Kathmandu", "Europe/Berlin", "America/New_York"],
)
def test_the_exam_day_begins_at_four_where_the_learner_lives(services, clock, zone):
    who = guest(services, zone)
    exam = who.person.day_at(clock()) + timedelta(days=2)
    sets(who, exam)
    local = datetime(exam.year, exam.month, exam.day, 3, 59, tzinfo=ZoneInfo(zone))
    clock.at = local.astimezone(UTC)
    assert countdown(page(who).today.exam, page(who).day) == "Exam tomorrow"
    clock.forward(minutes=1)
    assert countdown(page(who).today.exam, page(who).day) == "Exam today"
    clock.forward(hours=24)
    assert page(who).today.exam is None


@pytest.mark.parametrize(("day", "hours"), [(date(2027, 3, 28), 23), (date(2027, 10, 31), 25)])
def test_a_night_in_which_clocks_change_moves_no_exam(services, clock, day, hours):
    who = guest(services, "Europe/Berlin")
    sets(who, day)
    before = day - timedelta(days=1)
    clock.at = datetime(before.year, before.month, before.day, 4, tzinfo=ZoneInfo("Europe/Berlin"))
    assert countdown(page(who).today.exam, page(who).day) == "Exam tomorrow"
    clock.at = clock.at.astimezone(UTC) + timedelta(hours=hours, minutes=-1)
    assert countdown(page(who).today.exam, page(who).day) == "Exam tomorrow"
    clock.forward(minutes=1)
    assert countdown(page(who).today.exam, page(who).day) == "Exam today"


def test_whoever_travels_on_the_exam_day_has_it_once(services, clock):
    clock.at = datetime(2026, 11, 24, 20, tzinfo=UTC)  # in Tokyo the 25th has begun
    who = guest(services, "Asia/Tokyo")
    sets(who, date(2026, 11, 25))
    assert countdown(page(who).today.exam, page(who).day) == "Exam today"
    accounts.change_account(services, who.person, "Mira", "America/Los_Angeles", 10, clock())
    assert countdown(page(who).today.exam, page(who).day) == "Exam today"
    clock.at = datetime(2026, 11, 26, 12, tzinfo=UTC)  # 04:00 in Los Angeles
    assert page(who).today.exam is None


def test_a_clock_that_goes_back_asks_nothing_twice_and_loses_no_plan(services, clock):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=5))
    who.studies(who.begins())
    clock.forward(days=-1)
    back = page(who)
    assert countdown(back.today.exam, back.day) == "Exam in 6 days"
    met = {fact.id for fact in back.today.due}
    assert not met
    assert back.forecast.kept.share >= back.forecast.nothing.share


def test_two_devices_share_a_day_and_its_plan(services, clock):
    who = guest(services)
    phone = replace(who)
    sets(who, MONDAY + timedelta(days=9))
    sets(phone, MONDAY + timedelta(days=12))  # the newer one counts
    assert aim(who).exams == (MONDAY + timedelta(days=12),)
    session = who.begins()
    assert phone.begins() == session
    while studying.current(services, who.person, session).question is None:
        who.answers(session)
    here = studying.current(services, who.person, session)
    who.answers(session)
    clock.forward(minutes=1)
    with pytest.raises(AnsweredAlready, match="counts once"):
        studying.answer(
            services, phone.person, session, here.session.position, {"unknown": ["1"]}, clock(), here.seen
        )
    assert page(phone).today.order == page(who).today.order


def test_a_day_without_minutes_says_when_it_goes_on(services, clock):
    who = guest(services)
    sets(who, MONDAY + timedelta(days=9), dates={MONDAY: 0})
    today = page(who).today
    assert (today.order, todays(today, MONDAY)) == (
        (), ["No minutes are planned for today. It goes on tomorrow."]
    )  # fmt: skip


def test_what_a_plan_needs_is_read_in_few_statements(services):
    who, sent = guest(services), []
    sets(who, MONDAY + timedelta(days=9))

    def note(connection, cursor, statement, *_):
        sent.append(statement)

    with services.database.reading() as on:
        event.listen(services.database.engine, "before_cursor_execute", note)
        planner_of(on, who.person, MONDAY)
        event.remove(services.database.engine, "before_cursor_execute", note)
    assert sum(one.startswith("SELECT") for one in sent) == 9


def test_an_archived_class_keeps_its_days(services, clock):
    teacher = instructor(services)
    room = new_class(services, teacher)
    with services.database.writing() as on:
        put_away.move_class(on, room.id, Move.ARCHIVE, clock())
    with pytest.raises(ChangedMeanwhile, match="archived"):
        class_exams.add_exam(services, teacher, room.public_id, "harbour", MONDAY, "", clock())
