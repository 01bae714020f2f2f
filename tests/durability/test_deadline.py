"""Promise: the deadline is the server's, and what was received in time counts."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from quizapp.cli import receipt
from quizapp.cli.servers import Threads
from quizapp.core.attempts import GRACE, Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import AlreadyDone, ChangedMeanwhile
from quizapp.core.saving import Outcome
from quizapp.store import memory, tables
from quizapp.usecases import beginning, grading, handing_in, joining, reviewing, taking, teaching
from quizapp.usecases.responses import kind_of
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from quizapp.web.access import LONGEST_ARRIVAL, RECEIVED_AT
from tests.usecases.people import Learner, instructor, learner, new_class, new_id
from tests.web.answer_keys import rows
from tests.web.test_sending_answers import Page
from tests.web.test_stories_answers import practises

LIMIT = 600  # seconds
TICK = timedelta(milliseconds=1)
STEPS = [(timedelta(seconds=-1), True), (-TICK, True), (0 * TICK, True), (TICK, False)]
IDS = ["one second before", "one millisecond before", "at the deadline", "one millisecond after"]


def practises_timed(who: Learner, count: int = 3, limit: int | None = LIMIT) -> str:
    """Begin a practice quiz of years with a time limit."""
    blueprint = Blueprint(count=count, kinds=("year",))
    return beginning.start_practice(
        who.services, who.person, "harbour", blueprint, new_id(), "seed", who.services.clock(), Terms(limit)
    )


def right(who: Learner, attempt: str, position: int, now: datetime) -> dict[str, list[str]]:
    """The right answer to a question of an open attempt."""
    question = taking.show_item(who.services, who.person, attempt, position, now).question
    return kind_of(question).samples(question).right


def events(services: Services) -> list[tuple[str, datetime]]:
    """Outcome and moment of every posting, in the order in which they came."""
    event = tables.AnswerEvent
    with services.database.reading() as on:
        return [tuple(row) for row in on.execute(select(event.outcome, event.received_at).order_by(event.id))]


@pytest.mark.parametrize(("step", "is_in_time"), STEPS, ids=IDS)
def test_an_answer_counts_until_the_deadline_and_later_ones_are_kept(services, clock, step, is_in_time):
    who = learner(services)
    attempt = practises_timed(who)
    posted = right(who, attempt, 1, clock())
    clock.at += timedelta(seconds=LIMIT) + step
    saved = who.saves(attempt, 1, posted)
    assert saved.outcome is (Outcome.APPLIED if is_in_time else Outcome.LATE)
    assert [outcome for outcome, _ in events(services)] == [saved.outcome]
    clock.at += timedelta(hours=1)
    assert reviewing.result(services, who.person, attempt, clock()).score == int(is_in_time)


def test_an_overdue_attempt_is_over_for_all_who_read_before_anybody_has_stored_it(services, clock):
    teacher, who = instructor(services), learner(services)
    room = new_class(services, teacher)
    quiz = teaching.set_quiz(
        services, teacher, room.public_id, "harbour", "Week 1", Blueprint(count=3, kinds=("year",)), new_id(),
        "preview", clock(), Terms(LIMIT),
    )  # fmt: skip
    joining.join_class(services, who.person, room.join_code, "Mira", UNKNOWN_BROWSER, clock())
    attempt = beginning.begin_quiz(services, who.person, quiz, new_id(), "seed", clock())
    due = clock() + timedelta(seconds=LIMIT)
    for position in (1, 2):
        who.saves(attempt, position, right(who, attempt, position, clock()))
    clock.at = due + TICK
    with pytest.raises(AlreadyDone):
        taking.show_item(services, who.person, attempt, 1, clock())
    assert not taking.show_paper(services, who.person, attempt, clock()).is_open
    assert beginning.look_at_quiz(services, who.person, quiz, clock()).state == "done"
    shown = reviewing.result(services, who.person, attempt, clock())
    assert (shown.score, shown.submitted_at) == (2, due)
    before = list(grading.quiz_csv(services, teacher, quiz, clock())[2])
    (row,) = csv.DictReader(io.StringIO("".join(before)))
    assert (row["status"], row["score"], row["percent"]) == ("submitted", "2", "66.67")
    assert row["finished_at"] == due.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert teaching.show_class(services, teacher, room.public_id, clock()).quizzes[0][1] == 1

    clock.at = due + GRACE + TICK
    assert handing_in.hand_in_overdue(services, clock()) == 1
    assert handing_in.hand_in_overdue(services, clock()) == 0
    assert list(grading.quiz_csv(services, teacher, quiz, clock())[2]) == before
    assert reviewing.result(services, who.person, attempt, clock()) == shown


def test_handing_in_for_somebody_moves_memory_once_as_of_the_deadline(services, clock):
    who = learner(services)
    attempt = practises_timed(who)
    due = clock() + timedelta(seconds=LIMIT)
    fact = taking.show_item(services, who.person, attempt, 1, clock()).question.fact
    who.saves(attempt, 1, right(who, attempt, 1, clock()))
    clock.forward(days=3)
    assert handing_in.hand_in_overdue(services, clock()) == 1
    handing_in.hand_in(services, who.person, attempt, clock())
    with services.database.reading() as on:
        bank = on.execute(select(tables.Bank.id)).scalar_one()
        states = memory.list_memories(on, who.person.id, bank)
        moments = set(on.execute(select(tables.Review.answered_at)).scalars())
    assert states[fact].last_day == due.date()
    assert moments == {due}


def test_an_attempt_without_a_deadline_is_never_handed_in_for_anybody(services, clock):
    who = learner(services)
    attempt = practises_timed(who, limit=None)
    clock.forward(days=400)
    assert handing_in.hand_in_overdue(services, clock()) == 0
    assert taking.show_paper(services, who.person, attempt, clock()).is_open


def test_nobody_hands_in_while_an_answer_that_came_in_time_may_be_under_way(services, clock):
    who = learner(services)
    attempt = practises_timed(who)
    posted = right(who, attempt, 1, clock())
    due = clock() + timedelta(seconds=LIMIT)
    clock.at = due + GRACE
    assert handing_in.hand_in_overdue(services, clock()) == 0
    assert LONGEST_ARRIVAL < GRACE
    clock.at = due - TICK  # when its first byte came
    assert who.saves(attempt, 1, posted).outcome is Outcome.APPLIED


def test_practising_what_was_missed_hands_an_overdue_attempt_in_first(services, clock):
    who = learner(services)
    attempt = practises_timed(who)
    with pytest.raises(ChangedMeanwhile):
        reviewing.practise_missed(services, who.person, attempt, new_id(), "seed", clock())
    clock.forward(seconds=LIMIT + 1)
    again = reviewing.practise_missed(services, who.person, attempt, new_id(), "seed", clock())
    assert len(taking.show_paper(services, who.person, again, clock()).map) == 3
    with services.database.reading() as on:
        statuses = on.execute(select(tables.Attempt.status).order_by(tables.Attempt.id)).scalars().all()
    assert statuses == ["submitted", "open"]


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-20000)], ids=["an hour", "to 1970"])
def test_a_clock_set_back_lets_no_time_run_backwards_77(services, clock, jump):
    who = learner(services)
    attempt = practises_timed(who)
    began = clock()
    clock.forward(seconds=60)
    who.saves(attempt, 1, {"answer": ["1900"]}, client="the page", sequence=1)
    clock.at = max(clock.at + jump, datetime(1971, 11, 23, tzinfo=began.tzinfo))
    who.saves(attempt, 2, {"answer": ["1901"]}, client="the page", sequence=1)
    handing_in.hand_in(services, who.person, attempt, clock())
    moments = [moment for _, moment in events(services)]
    assert moments == sorted(moments)
    assert reviewing.result(services, who.person, attempt, clock()).submitted_at >= began


def test_a_request_counts_from_its_first_byte_but_not_from_long_before(app, student, clock):
    page = Page(student, practises(student, "short_answer"))
    with app.extensions["quizapp"].database.writing() as on:
        due = clock() + timedelta(minutes=1)
        on.execute(tables.Attempt.__table__.update().values(due_at=due))
    clock.at = due + timedelta(seconds=5)
    assert _sends(page, 1, due - TICK) == "applied"
    assert _sends(page, 2, due + TICK) == "late"
    assert _sends(page, 3, clock() + timedelta(days=1)) == "late"
    clock.at = due + LONGEST_ARRIVAL + timedelta(seconds=1)
    assert _sends(page, 4, due - TICK) == "late"


def test_no_header_says_when_a_request_came(app, student, clock):
    page = Page(student, practises(student, "short_answer"))
    due = clock()
    with app.extensions["quizapp"].database.writing() as on:
        on.execute(tables.Attempt.__table__.update().values(due_at=due))
    clock.forward(seconds=1)
    for name in ("quizapp.received_at", "Quizapp-Received-At", "Date", "X-Request-Start"):
        page.sequence += 1
        body = {"client": page.client, "sequence": page.sequence, "base_revision": 0, "fields": {}}
        answer = student.client.post(
            f"/attempts/{page.attempt}/1/answer", json=body,
            headers={"X-CSRFToken": page.token, name: str(due - TICK)},
        )  # fmt: skip
        assert answer.json["outcome"] == "late"


def test_a_body_that_arrives_slowly_counts_from_its_first_byte_88(app, student, clock, monkeypatch):
    page = Page(student, practises(student, "short_answer"))
    cookie = student.client.get_cookie("quizapp").value
    began, has_begun = clock(), threading.Event()

    def first_byte() -> datetime:
        has_begun.set()
        return began

    monkeypatch.setattr(receipt.clock, "now", first_byte)
    server = Threads(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    sent = {"client": page.client, "sequence": 1, "base_revision": 0, "fields": {"answer": ["Velm"]}}
    body = json.dumps(sent).encode()
    head = (
        f"POST /attempts/{page.attempt}/1/answer HTTP/1.1\r\nHost: localhost\r\nCookie: quizapp={cookie}\r\n"
        f"X-CSRFToken: {page.token}\r\nContent-Type: application/json\r\nConnection: close\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(head + body[:10])
        assert has_begun.wait(60)
        with app.extensions["quizapp"].database.writing() as on:
            on.execute(tables.Attempt.__table__.update().values(due_at=began + TICK))
        clock.forward(seconds=5)  # the deadline passes before the rest is there
        connection.sendall(body[10:])
        said = b"".join(iter(lambda: connection.recv(4096), b""))
    server.close()
    assert b" 200 " in said.split(b"\r\n")[0], said
    assert rows(app, "select outcome from answer_event") == [("applied",)]


def _sends(page: Page, sequence: int, received: datetime) -> str:
    body = {
        "client": page.client, "sequence": sequence, "base_revision": page.rev,
        "fields": {"answer": [f"answer {sequence}"]},
    }  # fmt: skip
    answer = page.student.client.post(
        f"/attempts/{page.attempt}/1/answer", json=body, headers={"X-CSRFToken": page.token},
        environ_overrides={RECEIVED_AT: received},
    )  # fmt: skip
    return str(answer.json["outcome"])
