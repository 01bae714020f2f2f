"""Promise: undo really undoes. Memory, counts and session are as before, once, whoever else pressed what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from quizapp.core.errors import ChangedMeanwhile, NotFound, QuizError
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.history import standing
from quizapp.core.memory.reviewing import replay
from quizapp.store import answer_counts, banks, memory, review_log, tables
from quizapp.usecases import home as homes
from quizapp.usecases import importing, studying, undoing
from quizapp.usecases.progress import progress_in
from quizapp.usecases.responses import kind_of
from quizapp.usecases.services import Services
from quizapp.usecases.studying import AnsweredAlready, UndoneMeanwhile
from tests.builders import make_bank
from tests.conftest import MONDAY
from tests.usecases.people import Learner, guest, learner, signed_in
from tests.usecases.test_races import at_once, count


@dataclass(frozen=True)
class Page:
    """What a browser shows and would send: where in the session, and how often was undone before."""

    session: str
    position: int
    undos: int
    seen: str


def page(who: Learner, session: str) -> Page:
    """The page of the session as it is now; its undo is that of the last answer."""
    here = studying.current(who.services, who.person, session)
    last = here.session.last_answered
    return Page(session, -1 if last is None else last, here.undos, here.seen)


def undoes(who: Learner, shown: Page) -> bool:
    """Press undo on a page."""
    services = who.services
    return undoing.undo(services, who.person, shown.session, shown.position, shown.undos, services.clock())


def to_a_question(who: Learner, session: str) -> None:
    """Read facts until one is asked."""
    while studying.current(who.services, who.person, session).question is None:
        who.answers(session)


def stored(who: Learner) -> dict[str, list[tuple[Any, ...]]]:
    """All that is stored of a learner's memory and sessions, but for what an undo leaves on purpose.

    The seconds of a sitting stay spent, whatever became of the answer.
    """
    table = tables.StudySession.__table__
    kept = [column for column in table.columns if column.name not in ("undos", "shown_at")]
    answers = select(tables.StudyAnswer.__table__).join(tables.StudySession)
    with who.services.database.reading() as on:
        found = {
            "memory": select(tables.FactMemory.__table__).where(
                tables.FactMemory.learner_id == who.person.id
            ),
            "sessions": select(*kept).where(table.c.learner_id == who.person.id),
            "answers": answers.where(tables.StudySession.learner_id == who.person.id),
        }
        return {
            name: sorted((tuple(map(_unhurried, row)) for row in on.execute(rows)), key=repr)
            for name, rows in found.items()
        }


def _unhurried(value: Any) -> Any:
    return {**value, "seconds": 0} if isinstance(value, dict) and "steps" in value else value


def counts(who: Learner) -> tuple[Any, ...]:
    """What pages count: answers of the day, first meetings, answers by day, recalls."""
    now = who.services.clock()
    (plan,) = homes.home(who.services, who.person, now).plans
    progress = progress_in(who.services, who.person, "harbour", now)
    with who.services.database.reading() as on:
        bank_id = banks.get_bank(on, "harbour").id
        met = answer_counts.count_first_met(on, who.person.id, bank_id, progress.course.day)
    return plan.answered_today, plan.today, met, progress.answers, progress.course.recalls


def test_after_an_undo_everything_is_as_it_was_and_the_card_is_asked_again(services):
    who = learner(services)
    session = who.begins()
    to_a_question(who, session)
    before, counted = stored(who), counts(who)
    question = who.answers(session, is_right=False)
    assert stored(who) != before
    assert undoes(who, page(who, session))
    assert stored(who) == before
    assert counts(who) == counted
    here = studying.current(services, who.person, session)
    assert here.question == question
    assert who.answers(session) == question
    assert counts(who)[0] == counted[0] + 1


def test_the_log_keeps_what_was_undone_and_says_so(services):
    who = learner(services)
    session = who.begins()
    to_a_question(who, session)
    question = who.answers(session)
    undoes(who, page(who, session))
    who.answers(session, is_right=False)
    with services.database.reading() as on:
        fact = banks.fact_ids(on, banks.get_bank(on, "harbour").id)[question.fact]
        history = review_log.list_history(on, who.person.id, fact)
        counting = review_log.list_reviews(on, who.person.id, fact)
    first, void, second = history
    assert (first.voids, void.voids, second.voids) == ("", first.event, "")
    assert len({row.event for row in history}) == 3
    assert [entry.right for entry in counting] == [False]


def test_facts_met_since_are_met_again(services):
    who = learner(services)
    session = who.begins()
    to_a_question(who, session)
    while True:  # to an answer that is followed by a new fact
        before = stored(who)
        who.answers(session)
        if studying.current(services, who.person, session).question is None:
            break
    who.answers(session)
    assert undoes(who, page(who, session))
    assert stored(who) == before


# row-86
def test_pressed_twice_it_undoes_one_answer(services):
    who = learner(services)
    session = who.begins()
    who.studies(session, most=8)
    shown = page(who, session)
    assert undoes(who, shown)
    after = stored(who)
    assert undoes(who, shown) is False
    assert stored(who) == after
    assert count(services, tables.Review, tables.Review.voids.is_not(None)) == 1


def test_pressed_many_times_at_once_it_undoes_one_answer(services):
    who = learner(services)
    session = who.begins()
    who.studies(session, most=8)
    shown = page(who, session)
    assert sorted(at_once(lambda _: undoes(who, shown))) == [False] * 7 + [True]
    assert count(services, tables.Review, tables.Review.voids.is_not(None)) == 1


def test_answer_after_answer_can_be_undone_to_the_beginning(services):
    who = learner(services)
    session = who.begins()
    to_a_question(who, session)
    before = stored(who)
    who.studies(session, (True, False, True), most=12)
    for _ in range(50):
        shown = page(who, session)
        if shown.position < 0:
            break
        assert undoes(who, shown)
    assert stored(who)["memory"] == before["memory"] == []
    assert stored(who)["answers"] == []
    with pytest.raises(ChangedMeanwhile):
        undoes(who, page(who, session))


# row-86
def test_a_page_of_before_cannot_undo_an_answer_it_never_showed(services):
    who = learner(services)
    session = who.begins()
    who.studies(session, most=8)
    old = page(who, session)
    undoes(who, old)
    who.answers(session)  # the same card, answered anew on another device
    to_a_question(who, session)
    after = stored(who)
    with pytest.raises(ChangedMeanwhile, match="gone on"):
        undoes(who, old)
    who.answers(session)
    with pytest.raises(ChangedMeanwhile, match="gone on"):
        undoes(who, old)
    undoes(who, page(who, session))
    assert stored(who) == after


def test_a_fact_that_a_quiz_asked_since_stays_answered(services):
    who = learner(services)
    session = who.begins()
    to_a_question(who, session)
    question = who.answers(session)
    shown = page(who, session)
    who.fills_in(a_quiz_about(who, question.fact))
    after = stored(who)
    with pytest.raises(ChangedMeanwhile, match="answered again since"):
        undoes(who, shown)
    assert stored(who) == after


def test_the_last_answer_of_a_session_can_be_undone_until_another_is_begun(services, clock):
    who = learner(services)
    session = who.begins(minutes=1)
    who.studies(session)
    ended = page(who, session)
    assert who.begins(minutes=1) != session
    with pytest.raises(ChangedMeanwhile, match="another session"):
        undoes(who, ended)
    clock.forward(days=1)
    session = who.begins(minutes=1)
    before = None
    while studying.current(services, who.person, session).step is not None:
        before = stored(who)
        who.answers(session)
    assert undoes(who, page(who, session))
    assert stored(who) == before
    assert studying.find_open(services, who.person, clock()) == session


def test_yesterdays_answer_can_still_be_undone_and_leaves_yesterdays_count(services, clock):
    who = learner(services)
    session = who.begins()
    who.studies(session, most=6)
    before = stored(who)
    to_a_question(who, session)
    between = stored(who)
    who.answers(session)
    clock.forward(days=1)
    assert undoes(who, page(who, session))
    assert stored(who) == between
    assert stored(who)["memory"] == before["memory"]


def test_nobody_undoes_for_somebody_else(services):
    who, other = learner(services), guest(services)
    session = who.begins()
    who.studies(session, most=6)
    shown = page(who, session)
    with pytest.raises(NotFound):
        undoing.undo(services, other.person, session, shown.position, shown.undos, services.clock())


# row-87
def test_a_card_on_two_devices_counts_once_and_the_second_is_told(services, clock):
    who = learner(services)
    session = who.begins()
    to_a_question(who, session)
    shown = studying.current(services, who.person, session)
    samples = kind_of(shown.question).samples(shown.question)

    def posts(given: Any) -> bool:
        position = shown.session.position
        return studying.answer(services, who.person, session, position, given, clock(), shown.seen)

    assert posts(samples.right)
    assert posts(samples.right), "a double click is one answer"
    clock.forward(seconds=8)
    for given in (samples.right, samples.wrong, {}):
        with pytest.raises(AnsweredAlready, match="8 seconds ago"):
            posts(given)
    clock.forward(minutes=5)
    with pytest.raises(AnsweredAlready, match="5 minutes ago"):
        posts(samples.wrong)
    assert count(services, tables.Review) == 1
    assert count(services, tables.StudyAnswer) == 1


def test_an_answer_from_a_page_of_before_an_undo_is_asked_about(services, clock):
    who = learner(services)
    session = who.begins()
    to_a_question(who, session)
    shown = studying.current(services, who.person, session)
    right = kind_of(shown.question).samples(shown.question).right
    position = shown.session.position
    studying.answer(services, who.person, session, position, right, clock(), shown.seen)
    undoes(who, page(who, session))
    before = stored(who)
    with pytest.raises(UndoneMeanwhile):
        studying.answer(services, who.person, session, position, right, clock(), shown.seen)
    assert stored(who) == before
    again = studying.current(services, who.person, session).seen
    assert studying.answer(services, who.person, session, position, right, clock(), again)


# row-107
def test_a_session_goes_on_on_another_device_where_it_stood(services, clock):
    who = learner(services)
    session = who.begins()
    who.studies(session, most=5)
    here = studying.current(services, who.person, session)
    clock.forward(hours=3)
    phone = signed_in(services, "mira")
    assert studying.find_open(services, phone.person, clock()) == session
    assert phone.begins() == session
    assert studying.current(services, phone.person, session) == here


def a_quiz_about(who: Learner, fact: str) -> str:
    """A practice quiz, begun, in which a question is about a fact."""
    services = who.services
    for seed in range(100):
        attempt = who.practises(6, seed=f"seed {seed}")
        with services.database.reading() as on:
            rows = select(tables.Fact.slug).join(tables.AttemptItem).join(tables.Attempt)
            if fact in on.execute(rows.where(tables.Attempt.public_id == attempt)).scalars():
                return attempt
    raise AssertionError(f"no quiz asks {fact}")


class TwoDevices(RuleBasedStateMachine):
    """One learner with a phone and a laptop, whose pages grow old while the other one is used."""

    def __init__(self, services: Services, clock: Any) -> None:
        super().__init__()
        self.services, self.clock = services, clock
        clock.at = MONDAY
        importing.load_bank(services, make_bank(), "folder", clock())
        self.who = guest(services)
        self.who.seed = self.who.person.public_id
        self.session = self.who.begins()
        self.undone = self.checked = 0
        self.voids: set[str] = set()
        self.live: dict[str, FactMemory | None] = {}
        self.counted: dict[str, set[str]] = {}
        self.before: dict[tuple[str, int, int], dict[str, Any]] = {}
        self.old: list[Page] = [page(self.who, self.session)]

    @rule(is_right=st.booleans(), times=st.integers(1, 4))
    def answer(self, is_right, times):
        for _ in range(times):
            here = studying.current(self.services, self.who.person, self.session)
            if here.step is None:
                return
            before = stored(self.who)
            if self.who.answers(self.session, is_right) is not None:
                self.before[self.session, here.session.position, here.undos] = before
            self.old.append(page(self.who, self.session))

    @rule()
    def undo(self):
        self._undo(page(self.who, self.session))

    @rule(place=st.integers(0, 200))
    def undo_on_an_old_page(self, place):
        self._undo(self.old[place % len(self.old)])

    def _undo(self, shown: Page) -> None:
        now_there = stored(self.who)
        given_at = [u for s, p, u in self.before if (s, p) == (shown.session, shown.position)]
        try:
            is_undone = undoes(self.who, shown)
        except ChangedMeanwhile:
            assert stored(self.who) == now_there
            return
        if not is_undone:
            assert stored(self.who) == now_there
            return
        self.undone += 1
        self.session = shown.session
        before = self.before.pop((shown.session, shown.position, max(given_at)))
        there = stored(self.who)
        facts = {row[2] for row in now_there["answers"]} - {row[2] for row in there["answers"]}
        assert self.about(there, shown.session) == self.about(before, shown.session)
        assert self.remembered(there, facts) == self.remembered(before, facts)

    def about(self, there: dict[str, Any], session: str) -> list[Any]:
        """How a session stands, with its answers; other sessions may have gone on or back meanwhile."""
        (row,) = (row for row in there["sessions"] if session in row)
        return [row, [given for given in there["answers"] if given[0] == row[0]]]

    def remembered(self, there: dict[str, Any], facts: set[int]) -> list[Any]:
        """What is remembered of facts, by their row ids."""
        return [row for row in there["memory"] if row[1] in facts]

    @rule(place=st.integers(0, 200), is_right=st.booleans())
    def answer_from_an_old_page(self, place, is_right):
        shown = self.old[place % len(self.old)]
        before = stored(self.who)
        try:
            studying.answer(
                self.services, self.who.person, shown.session, int(shown.seen.split(".")[0]),
                {"answer": ["1862"], "choice": ["0"], "rating": ["right" if is_right else "wrong"]},
                self.clock(), shown.seen,
            )  # fmt: skip
        except QuizError:
            assert stored(self.who) == before
            return
        if self.about(stored(self.who), shown.session) != self.about(before, shown.session):
            here = studying.current(self.services, self.who.person, shown.session)
            if here.session.last_answered == here.session.position - 1:
                self.before[shown.session, here.session.position - 1, here.undos] = before
            self.session = shown.session
            self.old.append(page(self.who, shown.session))

    @rule(seed=st.integers(0, 5), right=st.booleans())
    def take_a_quiz(self, seed, right):
        self.who.fills_in(self.who.practises(2, seed=str(seed)), (right, not right))

    @rule(hours=st.sampled_from([1, 9, 30, 100]))
    def wait(self, hours):
        self.clock.forward(hours=hours)

    @rule()
    def begin(self):
        self.session = self.who.begins(minutes=5) or self.session
        self.old.append(page(self.who, self.session))

    @rule(fewer=st.booleans())
    def change_the_course(self, fewer):
        facts = make_bank().facts
        kept = tuple(fact for number, fact in enumerate(facts) if not fewer or number % 5)
        importing.load_bank(
            self.services, make_bank(facts=kept, revision=f"harbour-{len(kept)}"), "folder", self.clock()
        )

    @invariant()
    def the_log_alone_gives_every_memory_back(self):
        """Looked at for the facts whose log has grown; all other memories are what they were."""
        review, who = tables.Review, self.who.person.id
        with self.services.database.reading() as on:
            bank_id = banks.get_bank(on, "harbour").id
            rows = on.execute(
                select(tables.Fact.slug, review.id, review.fact_id, review.voids, review.source_event)
                .join(review)
                .where(review.learner_id == who, review.id > self.checked)
            ).all()
            for slug, number, fact, voids, event in rows:
                stands = standing(review_log.list_history(on, who, fact))
                self.live[slug] = replay(
                    (row.entry for row in stands), seed=(self.who.person.public_id, "harbour", slug)
                )
                self.counted[slug] = {row.event for row in stands}
                self.checked = max(self.checked, number)
                if voids is not None:
                    self.voids.add(event)  # one for all facts of a question that joins several
            live = memory.list_memories(on, who, bank_id)
            counted = answer_counts.count_answers(on, who, bank_id, date(2000, 1, 1))
        assert live == {slug: state for slug, state in self.live.items() if state is not None}
        # One about several facts stands in the log of each, and is one answer.
        assert sum(counted.values()) == len(set().union(*self.counted.values()))
        assert len(self.voids) == self.undone


def play(services: Services, clock: Any, sequences: int) -> None:
    """Let hypothesis invent so many stories of 50 steps."""
    run_state_machine_as_test(
        lambda: TwoDevices(services, clock),
        settings=settings(max_examples=sequences, stateful_step_count=50, deadline=None),
    )


def test_whatever_two_devices_do_no_state_is_ever_wrong(services, clock):
    play(services, clock, 4)


@pytest.mark.long
def test_two_hundred_stories_of_two_devices_end_in_no_wrong_state(services, sqlite, clock):
    play(services, clock, 200)
