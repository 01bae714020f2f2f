"""Promise: the log alone gives back every memory and every personal model, bit for bit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, func, select, update

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory, recall_in, recall_on
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.history import Logged
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import VARIANTS, LearnerModel
from quizapp.store import banks, learner_models, rebuilding, review_log, tables
from quizapp.store.tables import LearnerModel as ModelRow
from quizapp.usecases import rebuilding as rebuilds
from quizapp.usecases import studying, undoing
from quizapp.usecases.housekeeping import TASKS
from quizapp.usecases.services import Services
from quizapp.usecases.taking_in_reviews import take_in
from tests.conftest import MONDAY
from tests.usecases.people import Learner, guest
from tests.usecases.regrading import Room, room
from tests.usecases.test_regrading import ACCEPT, DISCARD, FULL, PIER, QUAY, correct, undo


def model_of(who: Learner) -> LearnerModel:
    """The personal model as it is stored."""
    with who.services.database.reading() as on:
        return learner_models.get_model(on, who.person.id)


def memories(who: Learner) -> dict[int, FactMemory]:
    """All memories, by the row of their fact."""
    with who.services.database.reading() as on:
        return rebuilding.list_stored(on, who.person.id)


def looked_at(who: Learner, writes: bool = False) -> rebuilds.Rebuilt:
    """What comes of reckoning somebody anew."""
    with who.services.database.reading() as on:
        (found,) = rebuilding.list_learners(on, who.person.id - 1, most=1)
    assert found.public_id == who.person.public_id
    return rebuilds.rebuild_learner(who.services, found, writes)


def studied(services: Services, clock: Any, days: int = 2) -> Learner:
    """Somebody who has studied on some days."""
    who = guest(services)
    for _ in range(days):
        who.studies(who.begins(minutes=5), (True, True, False), most=20)
        clock.forward(days=3)
    return who


def spoil(services: Services, *statements: Any) -> None:
    """Change the database behind the back of the app."""
    with services.database.writing() as on:
        for statement in statements:
            on.execute(statement)


def test_answers_of_another_day_move_the_model_and_the_log_gives_it_back(services, clock):
    who = studied(services, clock, days=1)
    assert model_of(who) == LearnerModel(), "the first day tells nothing of forgetting"
    who.studies(who.begins())
    model = model_of(who)
    assert model.answers >= 5
    found = looked_at(who)
    assert (found.is_sound, found.differing, found.unreckoned) == (True, 0, 0)
    assert (found.memories, found.reviews > found.memories) == (len(memories(who)), True)


def test_the_log_says_what_was_expected_by_the_best_variant_so_far(services, clock):
    who = studied(services, clock)
    forgetful = 9
    with services.database.writing() as on:
        said = tuple(10**12 * (variant == forgetful) for variant in range(len(VARIANTS)))
        learner_models.save_model(on, who.person.id, LearnerModel(said, 40))
    before, session = memories(who), who.begins()
    while (question := who.answers(session)) is None or question.fact not in named(who, before):
        pass
    with services.database.reading() as on:
        fact = banks.fact_ids(on, banks.get_bank(on, "harbour").id)[question.fact]
        entry = review_log.list_reviews(on, who.person.id, fact)[-1]
    assert entry.recall_before == recall_in(before[fact], entry.learner_day, forgetful)
    assert entry.recall_before != recall_on(before[fact], entry.learner_day)


def named(who: Learner, known: dict[int, FactMemory]) -> set[str]:
    """The names of facts."""
    with who.services.database.reading() as on:
        rows = banks.fact_ids(on, banks.get_bank(on, "harbour").id)
    return {slug for slug, row in rows.items() if row in known}


def test_what_differs_from_the_log_is_found_and_stored_anew(services, clock):
    who = studied(services, clock)
    whole, model = memories(who), model_of(who)
    bent, lost = list(whole)[:2]
    mine = tables.FactMemory.learner_id == who.person.id
    spoil(
        services,
        update(tables.FactMemory).where(mine, tables.FactMemory.fact_id == bent).values(lapses=99),
        delete(tables.FactMemory).where(mine, tables.FactMemory.fact_id == lost),
        delete(ModelRow).where(ModelRow.learner_id == who.person.id),
    )
    found = looked_at(who)
    assert (found.differing, found.rounded, found.model_differs, found.is_sound) == (2, 0, True, False)
    assert memories(who) != whole, "looking changes nothing"
    looked_at(who, writes=True)
    assert (memories(who), model_of(who)) == (whole, model)
    assert looked_at(who).is_sound


def test_a_memory_without_an_answer_goes(services, clock):
    who = studied(services, clock, days=1)
    fact = next(iter(memories(who)))
    spoil(services, delete(tables.Review).where(tables.Review.fact_id == fact))
    assert looked_at(who, writes=True).differing == 1
    assert fact not in memories(who)
    assert looked_at(who).is_sound


def test_what_only_another_machine_rounds_otherwise_is_told_apart(services, clock):
    who = studied(services, clock)
    fact, state = next(iter(memories(who).items()))
    near = tuple(one * (1 + 1e-13) for one in state.variants)
    with services.database.writing() as on:
        rebuilding.set_variants(on, {(who.person.id, fact): near})
    found = looked_at(who)
    assert (found.differing, found.rounded) == (1, 1)


def test_memories_of_before_there_was_a_model_are_reckoned_by_the_server(services, clock):
    who, other = studied(services, clock), studied(services, clock, days=2)
    whole, model = memories(who), model_of(who)
    spoil(services, update(tables.FactMemory).values(variants=None), delete(ModelRow))
    found = looked_at(who)
    assert (found.unreckoned, found.differing, found.model_differs) == (len(whole), 0, False)
    who.studies(who.begins(minutes=5), most=6)  # meanwhile they go on
    clock.forward(days=2)
    assert looked_at(who).is_sound
    (task,) = (task for task in TASKS if task.name == "reckoning memories")
    assert task.run(services, clock()) >= len(whole) + len(memories(other)) - 6
    assert task.run(services, clock()) == 0
    for one in (who, other):
        found = looked_at(one)
        assert (found.unreckoned, found.is_sound) == (0, True)
    assert model_of(who).answers >= model.answers


def test_an_undone_answer_of_before_there_was_a_model_leaves_both_sound(services, clock):
    who = studied(services, clock)
    session = who.begins(minutes=5)
    while who.answers(session, is_right=False) is None:
        pass
    spoil(services, update(tables.FactMemory).values(variants=None), delete(ModelRow))
    here = studying.current(services, who.person, session)
    assert undoing.undo(services, who.person, session, here.session.last_answered, 0, clock())
    assert looked_at(who).is_sound
    rebuilds.reckon_variants(services, clock())
    found = looked_at(who)
    assert (found.is_sound, found.unreckoned) == (True, 0)


def test_a_hundred_memories_are_reckoned_a_transaction(services, clock, monkeypatch):
    monkeypatch.setattr(rebuilds, "FACTS_AT_ONCE", 2)
    monkeypatch.setattr(rebuilds, "MOST_ROUNDS", 2)
    studied(services, clock, days=1)
    spoil(services, update(tables.FactMemory).values(variants=None))
    assert rebuilds.reckon_variants(services, clock()) == 4
    with services.database.reading() as on:
        left = on.execute(select(func.count()).where(tables.FactMemory.variants.is_(None))).scalar_one()
    assert left > 0


class Learning(RuleBasedStateMachine):
    """Somebody who studies, takes quizzes that are put right later, undoes, and brings reviews along."""

    names = count(1)

    def __init__(self, here: Room, clock: Any) -> None:
        super().__init__()
        self.here, self.services, self.clock = here, here.services, clock
        clock.at = MONDAY
        self.name = f"guest {next(self.names)}"
        self.who = here.learners[self.name] = guest(here.services)
        self.session, self.attempts = "", 0
        self.corrections: list[Any] = []

    @rule(right=st.lists(st.booleans(), min_size=1, max_size=3), most=st.integers(1, 6))
    def study(self, right, most):
        self.session = self.who.begins(minutes=5) or self.session
        if self.session:
            self.who.studies(self.session, tuple(right), most)

    @rule()
    def undo_the_last_card(self):
        if not self.session:
            return
        here = studying.current(self.services, self.who.person, self.session)
        last = -1 if here.session.last_answered is None else here.session.last_answered
        try:
            undoing.undo(self.services, self.who.person, self.session, last, here.undos, self.clock())
        except ChangedMeanwhile:
            return

    @rule(chosen=st.tuples(*[st.sampled_from([0, 1, None])] * 2), certainty=st.sampled_from([None, 1, 2, 3]))
    def take_the_quiz(self, chosen, certainty):
        self.attempts += 1
        self.here.takes(self.name, [PIER, QUAY], list(chosen), self.attempts, certainty)

    @rule(seed=st.integers(0, 9), right=st.booleans())
    def practise(self, seed, right):
        kinds = (("ordering", "matching"), ("choice", "true_false"), ("comparison",), ())[seed % 4]
        self.who.fills_in(self.who.practises(2, kinds, seed=str(seed)), (right, not right))

    @rule(correction=st.sampled_from([DISCARD, ACCEPT, FULL]))
    def put_the_quiz_right(self, correction):
        if self.attempts and not self.corrections:
            correct(self.here, correction)
            self.corrections.append(correction)

    @rule()
    def leave_the_quiz_as_it_was(self):
        if self.corrections:
            self.corrections.pop()
            undo(self.here)

    @rule(days=st.sampled_from([0, 1, 2, 9, 40]))
    def wait(self, days):
        self.clock.forward(days=days, hours=1)

    @rule(
        facts=st.lists(
            st.sampled_from([PIER.fact, QUAY.fact, "iron-bridge-opened"]), min_size=1, unique=True
        ),
        ratings=st.lists(st.sampled_from(Rating), min_size=1, max_size=3),
    )
    def bring_reviews_along(self, facts, ratings):
        bring(self.who, facts, ratings)

    @invariant()
    def the_log_alone_gives_memories_and_model_back(self):
        with self.services.database.reading() as on:
            if not rebuilding.count_reviews(on, self.who.person.id):
                return
        found = looked_at(self.who)
        assert (found.differing, found.unreckoned, found.model_differs) == (0, 0, False)

    def teardown(self):
        self.leave_the_quiz_as_it_was()
        mine = tables.Attempt.learner_id == self.who.person.id  # else those after them correct these as well
        spoil(self.services, delete(tables.Attempt).where(mine))


def bring(who: Learner, facts: list[str], ratings: list[Rating]) -> None:
    """Take in reviews of the last days, from another program."""
    services, now = who.services, who.services.clock()
    with services.database.writing() as on:
        row = banks.get_bank(on, "harbour")
        ids = banks.fact_ids(on, row.id)
        rows: dict[int, list[Logged]] = {}
        for fact in facts:
            before = len(review_log.list_history(on, who.person.id, ids[fact]))
            state, its = None, []
            for number, rating in enumerate(ratings):
                at = now - timedelta(days=3 * (len(ratings) - number))
                answer = Answered(
                    who.person.day_at(at), at, Source.CARD, "flashcard", rating > 1, self_rating=rating
                )
                state, entry = review(state, answer)
                entry = replace(entry, stability_after=None, difficulty_after=None, due_day_after=None)
                its.append(Logged(f"elsewhere:{before}:{number}", entry))
            rows[ids[fact]] = its
        take_in(on, who.person, row.id, row.revision, rows)


def test_reviews_from_elsewhere_are_memories_and_evidence(services):
    who = guest(services)
    bring(who, [PIER.fact, QUAY.fact], [Rating.GOOD, Rating.GOOD, Rating.AGAIN])
    assert model_of(who).answers == 4
    assert [one.reviews for one in memories(who).values()] == [3, 3]
    assert looked_at(who).is_sound


@pytest.mark.parametrize(
    ("sequences", "steps"),
    [
        pytest.param(6, 12, id="short"),
        pytest.param(200, 50, id="10000-steps", marks=pytest.mark.exhaustive),
    ],
)
def test_whatever_happens_the_log_gives_memories_and_model_back(services, clock, sequences, steps):
    here = room(services)
    run_state_machine_as_test(
        lambda: Learning(here, clock),
        settings=settings(max_examples=sequences, stateful_step_count=steps, deadline=None),
    )
