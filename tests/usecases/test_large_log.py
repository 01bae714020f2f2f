"""How long the log is costs whoever answers nothing."""

from __future__ import annotations

import statistics
from time import process_time

import pytest

from quizapp.usecases import importing, rebuilding, studying
from tests.large_bank import make_large_bank
from tests.large_log import TIMES, copy_past, give_a_past
from tests.usecases.people import guest

FACTS = 500
EACH = FACTS * TIMES  # answers of a learner


def costs(who, session, steps=5):
    """The middle CPU time, in seconds, of showing the next card and of answering it; the best of three."""
    return tuple(map(min, zip(*(_costs(who, session, steps) for _ in range(3)), strict=True)))


def _costs(who, session, steps):
    shown, answered = [], []
    for _ in range(steps):
        start = process_time()
        studying.current(who.services, who.person, session)
        shown.append(process_time() - start)
        start = process_time()
        who.answers(session)
        answered.append(process_time() - start)
    return statistics.median(shown), statistics.median(answered)


@pytest.mark.long
def test_the_next_card_takes_as_long_after_a_million_answers(services, clock):
    importing.load_bank(services, make_large_bank(FACTS), "folder", clock())
    who = guest(services)
    with services.database.writing() as on:
        assert give_a_past(on, who, "towns", clock().date(), clock()) == EACH
        copy_past(on, who, 100_000 // EACH - 1, "first")
    session = who.begins("towns")
    small = costs(who, session)
    with services.database.writing() as on:
        copy_past(on, who, 900_000 // EACH, "second")
    large = costs(who, session)
    assert all(after < 2 * before for before, after in zip(small, large, strict=True)), (small, large)
    with services.database.reading() as on:
        (one,) = rebuilding.rebuilding.list_learners(on, who.person.id + 100, most=1)
    assert rebuilding.rebuild_learner(services, one, writes=False).reviews >= EACH
