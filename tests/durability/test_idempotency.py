"""Promise: pressing twice, going back or a second tab never counts twice or silently overwrites."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Barrier

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.pool import StaticPool

from quizapp.core.saving import Outcome
from quizapp.store import tables
from quizapp.store.db import Database
from quizapp.store.engine import prepare_engine
from quizapp.store.tables import Base
from quizapp.usecases import importing, saving, taking
from quizapp.usecases.saving import Saved, Sent
from quizapp.usecases.services import Services, Shelf
from tests.people import Student
from tests.usecases.people import Learner, guest
from tests.web.answer_keys import everything, rows
from tests.web.test_sending_answers import Page
from tests.web.test_stories_answers import practises

AT_ONCE = 20
QUESTIONS = 8


def all_at_once(student: Student, requests: list[tuple[str, dict]]) -> list[int]:
    """The statuses of requests that are sent in the same moment from one browser."""
    barrier = Barrier(len(requests))
    cookie = student.client.get_cookie("quizapp").value

    def send(request: tuple[str, dict]) -> int:
        client = student.app.test_client()
        client.set_cookie("quizapp", cookie)
        barrier.wait()
        path, more = request
        return client.post(path, **more).status_code

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(send, requests))


def test_the_same_answer_twenty_times_at_once_is_saved_once(app, student):
    page = Page(student, practises(student, "short_answer"))
    body = {"client": page.client, "sequence": 1, "base_revision": 0, "fields": {"answer": ["Velm"]}}
    request = (
        f"/attempts/{page.attempt}/1/answer",
        {"json": body, "headers": {"X-CSRFToken": page.token}},
    )
    assert all_at_once(student, [request] * AT_ONCE) == [200] * AT_ONCE
    assert rows(app, "select outcome, revision from answer_event") == [("applied", 1)]
    assert rows(app, "select revision, shown from attempt_item where position = 1") == [(1, "Velm")]


# row-84
def test_pressing_save_twenty_times_at_once_saves_once(app, student):
    page = Page(student, practises(student, "short_answer"))
    form = {"csrf_token": page.token, "client": page.client, "sequence": "1", "rev": "0", "answer": "Velm"}
    sent = (f"/attempts/{page.attempt}/1", {"data": form})
    assert all_at_once(student, [sent] * AT_ONCE) == [303] * AT_ONCE
    assert rows(app, "select outcome, revision from answer_event") == [("applied", 1)]


# row-84
def test_handing_in_twenty_times_at_once_gives_one_grade_and_one_review_a_fact(app, student):
    page = Page(student, practises(student, "short_answer"))
    page.sends({"answer": ["Velm"]})
    sent = (f"/attempts/{page.attempt}/hand-in", {"data": {"csrf_token": page.token}})
    assert all_at_once(student, [sent] * AT_ONCE) == [303] * AT_ONCE
    assert rows(app, "select count(*), count(distinct fact_id) from review") == [(3, 3)]
    assert rows(app, "select status, count(*) from attempt group by status") == [("submitted", 1)]
    assert rows(app, "select count(*) from attempt_item where fraction is null") == [(0,)]


# row-85
def test_going_back_and_saving_an_old_page_overwrites_nothing(app, student):
    old = Page(student, practises(student, "short_answer"))
    Page(student, old.attempt).sends({"answer": ["Velm"]})
    form = {"rev": str(old.rev), "client": old.client, "sequence": "1", "answer": "Asher", "go": "next"}
    student.sends(f"/attempts/{old.attempt}/1", form)
    assert student.status == 409
    assert "Velm" in student.text
    assert 'value="Asher"' in student.source
    student.sends(f"/attempts/{old.attempt}/hand-in")
    before = everything(app)
    student.goes(f"/attempts/{old.attempt}/1")  # the way back leads to the result
    assert student.path == f"/attempts/{old.attempt}"
    assert everything(app) == before


@pytest.fixture
def in_memory(passwords, clock, bank) -> Iterator[Services]:
    """Services over a database in memory: for many short stories of one learner, one after the other."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"isolation_level": None})
    prepare_engine(engine)
    database = Database(engine)
    with database.writing() as on:
        Base.metadata.create_all(on)
    services = Services(database, Shelf(), passwords, clock)
    importing.load_bank(services, bank, "folder", clock())
    yield services
    database.close()


@dataclass
class Tab:
    """A page that asks one question. `shown` are the revisions of the saved answer its learner has seen."""

    client: str
    revision: int
    sequence: int = 0
    shown: set[int] = field(default_factory=set)


@dataclass
class Story:
    """One question, some tabs, and a network that delays, repeats and reorders."""

    who: Learner
    attempt: str
    position: int
    chance: random.Random
    tabs: list[Tab] = field(default_factory=list)
    under_way: list[tuple[Tab, Sent]] = field(default_factory=list)
    told: dict[tuple[str, int], Saved] = field(default_factory=dict)
    shown: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    texts: int = 0

    def opens(self) -> None:
        """A page is loaded, in a new tab or in the place of one."""
        item = taking.show_item(
            self.who.services, self.who.person, self.attempt, self.position, self.who.services.clock()
        )
        tab = Tab(f"page-{self.position}-{len(self.shown)}", item.revision)
        self.shown[tab.client].add(item.revision)
        if len(self.tabs) == 3:
            self.tabs.remove(self.chance.choice(self.tabs))
        self.tabs.append(tab)

    def types(self, tab: Tab) -> None:
        """An answer that nobody gave before leaves a page."""
        self.texts += 1
        tab.sequence += 1
        posted = {"answer": [f"answer {self.texts}"]}
        self.under_way.append((tab, Sent(posted, tab.revision, tab.client, tab.sequence)))

    def delivers(self) -> None:
        """One posting arrives, not always the oldest; now and then it will arrive again."""
        tab, sent = self.chance.choice(self.under_way)
        if self.chance.random() < 0.75:
            self.under_way.remove((tab, sent))
        saved = saving.save_answer(
            self.who.services, self.who.person, self.attempt, self.position, sent, self.who.services.clock()
        )
        first = self.told.setdefault((sent.client, sent.sequence), saved)
        assert saved.outcome is first.outcome
        if first.outcome is Outcome.APPLIED:
            assert saved.revision == first.revision
        if self.chance.random() < 0.75 and tab in self.tabs:  # else the reply is lost, or the page closed
            self._hears(tab, sent, saved)

    def _hears(self, tab: Tab, sent: Sent, saved: Saved) -> None:
        self.shown[tab.client].add(saved.revision)
        if saved.outcome is Outcome.APPLIED:
            tab.revision = max(tab.revision, saved.revision)
        elif saved.outcome is Outcome.CONFLICT:
            tab.revision = saved.revision
            if self.chance.random() < 0.5:  # "keep mine"
                tab.sequence += 1
                again = replace(sent, base_revision=tab.revision, sequence=tab.sequence)
                self.under_way.append((tab, again))

    def overwritten_unseen(self) -> list[str]:
        """Answers that were replaced by somebody who could not know of them, or by an older one."""
        with self.who.services.database.reading() as on:
            events = on.execute(
                select(tables.AnswerEvent.__table__)
                .where(tables.AnswerEvent.position == self.position)
                .order_by(tables.AnswerEvent.id)
            ).all()
        faults, authors, newest = [], {0: set()}, defaultdict(int)
        for event in events:
            if event.outcome != Outcome.APPLIED:
                continue
            replaced = event.revision - 1
            if event.revision not in authors and replaced:
                is_own = event.client in authors[replaced]
                was_shown = event.base_revision == replaced and replaced in self.shown[event.client]
                if not (is_own or was_shown):
                    faults.append(f"{event.client} wrote {event.response} over revision {replaced}")
            if event.sequence < newest[event.client]:
                faults.append(f"{event.client} went back to {event.response}")
            newest[event.client] = event.sequence
            authors.setdefault(event.revision, set()).add(event.client)
        return faults


@pytest.mark.parametrize(
    "stories",
    [200, pytest.param(2_000, marks=pytest.mark.long), pytest.param(10_000, marks=pytest.mark.exhaustive)],
)
def test_of_random_interleavings_none_overwrites_an_answer_silently(in_memory, stories):
    chance = random.Random(20261123)
    conflicts = 0
    attempt, who = "", guest(in_memory)
    for number in range(stories):
        position = number % QUESTIONS + 1
        if position == 1:
            attempt = who.practises(QUESTIONS, ("short_answer",), f"paper {number}")
            with in_memory.database.writing() as on:
                on.execute(tables.AnswerEvent.__table__.delete())
        story = Story(who, attempt, position, chance)
        story.opens()
        for _ in range(chance.randint(4, 16)):
            step = chance.random()
            if step < 0.2:
                story.opens()
            elif step < 0.6 or not story.under_way:
                story.types(chance.choice(story.tabs))
            else:
                story.delivers()
        while story.under_way:
            story.delivers()
        assert story.overwritten_unseen() == []
        conflicts += sum(saved.outcome is Outcome.CONFLICT for saved in story.told.values())
    assert conflicts > stories / 2, "the stories hold too little trouble to prove anything"
