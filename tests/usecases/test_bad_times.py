"""Rows 77 and 82 of the list of bad inputs: clocks that jump, and learners who come back after a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from quizapp.core.memory.reviewing import replay
from quizapp.store import banks, memory, review_log, tables
from quizapp.usecases import home as homes
from quizapp.usecases import studying
from quizapp.usecases.planning import MOST_STEPS
from quizapp.usecases.services import Services
from tests.rows import row
from tests.usecases.people import Learner, guest

JUMPS = [
    row(77, timedelta(hours=-1), name="an hour back"),
    row(77, timedelta(days=1), name="a day on"),
    row(77, datetime(1970, 1, 1, tzinfo=UTC) - datetime(2026, 11, 23, 9, tzinfo=UTC), name="to 1970"),
]


def states_off_the_log(who: Learner) -> list[str]:
    """The facts whose memory is not what the log gives."""
    with who.services.database.reading() as on:
        bank = banks.get_bank(on, "harbour")
        kept, rows = memory.list_memories(on, who.person.id, bank.id), banks.fact_ids(on, bank.id)
        logs = {slug: review_log.list_reviews(on, who.person.id, fact) for slug, fact in rows.items()}
    seeds = {slug: (who.person.public_id, "harbour", slug) for slug in logs}
    return [slug for slug, log in logs.items() if replay(log, seed=seeds[slug]) != kept.get(slug)]


def seconds_stored(services: Services) -> list[float]:
    """How long answers took, as it is stored."""
    with services.database.reading() as on:
        reviews = on.execute(select(tables.Review.seconds)).scalars()
        items = on.execute(select(tables.AttemptItem.seconds)).scalars()
        return [seconds for seconds in [*reviews, *items] if seconds is not None]


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_costs_no_answer_and_makes_no_time_negative(services, clock, jump):
    who = guest(services)
    session = who.begins()
    who.studies(session, (True, False), most=8)
    attempt = who.practises(3)
    clock.at += jump
    studied = who.studies(session, (True, False), most=8)
    who.fills_in(attempt, (True, False))
    clock.at -= jump
    assert studied > 0
    assert states_off_the_log(who) == []
    assert [seconds for seconds in seconds_stored(services) if seconds < 0] == []
    assert homes.home(services, who.person, clock())


@pytest.mark.parametrize("days", [row(82, 400), row(82, 4000)])
def test_after_a_long_time_away_a_day_is_still_a_day(services, clock, days):
    who = guest(services)
    while session := who.begins():
        who.studies(session)
        clock.forward(days=1)
        if len(states_off_the_log(who)) or clock.at.day == 1:
            break
    clock.forward(days=days)
    session = who.begins()
    here = studying.current(services, who.person, session)
    assert 0 < len(here.session.steps) <= MOST_STEPS
    assert who.studies(session) > 0
    assert states_off_the_log(who) == []
