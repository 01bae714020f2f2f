"""Promise: a reported error changed nothing, whatever was sent, and the same thing sent again succeeds.

Every posting that the app takes is sent again and again; the first time the first statement of the
request fails, reading or writing, then the second, and so on to the last commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from werkzeug.routing import Rule

from tests.durability.faults import Fault
from tests.web.postings import POSTINGS, Posting, posting_rules, send
from tests.web.world import Watch, World, make_world

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def world(tmp_path_factory, passwords) -> Iterator[World]:
    """Made once: what a test lets happen, it undoes."""
    world = make_world(tmp_path_factory.mktemp("world"), passwords)
    yield world
    world.services.database.close()


def failures(world: World, fault: Fault, rule: Rule, posting: Posting) -> Iterator[list[str]]:
    """Fail each statement of a posting in turn, until none is left; what was wrong each time.

    Where nothing is reported, as for a statement that only decorates the answer, all must be done.
    """
    fields, watch = posting.prepared(world), Watch(world.path)
    try:
        for failing in count(1):
            with world.undone():
                watch.has_changed()
                fault.arm(failing)
                answer = send(world, posting, rule, fields)
                is_past_the_last, has_written = fault.seen < failing, watch.has_changed()
                fault.arm(0)
            is_refused = answer.status_code == 503 and "Retry-After" in answer.headers
            is_sound = has_written is (posting.writes and not is_refused)
            is_sound = is_sound and (is_refused or answer.status_code == posting.status)
            told = f"{rule.endpoint}, statement {failing}: {answer.status_code}, wrote: {has_written}"
            yield [] if is_sound else [told]
            if is_past_the_last:
                return
    finally:
        watch.close()


def test_whatever_statement_of_a_posting_fails_nothing_changes_and_the_next_try_succeeds(world):
    fault = Fault(world.services.database.engine, reads=True)
    injected, wrong = 0, []
    for rule in posting_rules(world):
        with world.undone():
            found = list(failures(world, fault, rule, POSTINGS[rule.endpoint]))
        injected += len(found) - 1
        wrong += [fault for faults in found for fault in faults]
    assert not wrong, "\n".join(wrong)
    assert injected >= 300
