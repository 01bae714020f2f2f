"""The personal model as it is stored, and how long answers took, on either database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import banks, learner_models, memory, rebuilding, replaying, review_log, tables
from tests.store.test_contract import DAY, add_bank, add_person, answered

LARGE = LearnerModel(tuple(-(2**40) - variant for variant in range(36)), 31)


def log(on, learner, bank_id, fact, answers):
    """Let somebody give these answers; gives the memory after them."""
    state = None
    for number, answer in enumerate(answers):
        before = state
        state, entry = review(state, answer)
        review_log.add_reviews(on, learner, "one", f"e{number}", {fact: entry})
        memory.save_memories(on, learner, bank_id, {fact: (before, state)})
    return state


def test_whoever_answered_nothing_has_the_usual_model(database):
    with database.writing() as on:
        mira, ada = add_person(on), add_person(on, "ada")
        learner_models.save_model(on, mira, LARGE)
        assert learner_models.get_models(on, [ada, mira]) == {ada: LearnerModel(), mira: LARGE}
        learner_models.save_models(on, {mira: LearnerModel(), ada: LARGE})
        learner_models.save_models(on, {})
    with database.reading() as on:
        assert learner_models.get_model(on, ada) == LARGE
        assert learner_models.get_model(on, mira) == LearnerModel()


def test_seconds_are_of_single_cards_that_count_the_newest_first(database):
    with database.writing() as on:
        mira, bank_id = add_person(on), add_bank(on)
        pier, quay = (banks.fact_ids(on, bank_id)[name] for name in ("pier", "quay"))
        given = [replace(answered(0), seconds=20.0), replace(answered(1), seconds=5.0)]
        given += [replace(answered(2, right=False), seconds=30.0), replace(answered(3), seconds=None)]
        given += [replace(answered(4), seconds=7.0, source=Source.QUIZ)]
        log(on, mira, bank_id, pier, [*given, replace(answered(5), seconds=99.0, kind="matching")])
        log(on, mira, bank_id, quay, [replace(answered(6), seconds=40.0)])
        assert learner_models.list_seconds(on, mira) == [
            ("new", 40.0), ("wrong", 30.0), ("right", 5.0), ("new", 20.0),
        ]  # fmt: skip
        assert learner_models.list_seconds(on, mira, most=1) == [("new", 40.0)]
        void = replace(review_log.list_reviews(on, mira, quay)[0], seconds=None)
        review_log.add_reviews(on, mira, "one", "void:e0", {quay: void}, voids="e0")
        assert [name for name, _ in learner_models.list_seconds(on, mira)] == ["wrong", "right", "new"]


def test_a_log_is_read_fact_by_fact_with_the_place_of_each(database):
    with database.writing() as on:
        mira, ada, bank_id = add_person(on), add_person(on, "ada"), add_bank(on)
        pier, quay = (banks.fact_ids(on, bank_id)[name] for name in ("pier", "quay"))
        left = {
            quay: log(on, mira, bank_id, quay, [answered(0), answered(2)]),
            pier: log(on, mira, bank_id, pier, [answered(1)]),
        }
        log(on, ada, bank_id, pier, [answered(0)])
        found = {fact: [row.event for row in rows] for fact, rows in rebuilding.stream_histories(on, mira)}
        assert found == {pier: ["e0"], quay: ["e0", "e1"]}
        assert rebuilding.list_stored(on, mira) == left
        assert rebuilding.count_reviews(on, mira) == 3
        assert rebuilding.places_of_learner(on, mira) == rebuilding.find_places(on, [pier, quay])
        assert rebuilding.find_places(on, [quay])[quay] == (bank_id, "harbour", "quay")
        assert rebuilding.list_ids(on) == [mira, ada]
        assert [one.login for one in rebuilding.list_learners(on, mira)] == ["ada"]
        assert [one.id for one in rebuilding.list_learners(on, login="mira")] == [mira]


def test_memories_without_variants_wait_until_they_are_reckoned(database):
    with database.writing() as on:
        mira, bank_id = add_person(on), add_bank(on)
        pier = banks.fact_ids(on, bank_id)["pier"]
        state = log(on, mira, bank_id, pier, [answered(0)])
        assert rebuilding.list_unreckoned(on, 9) == {}
        on.execute(tables.FactMemory.__table__.update().values(variants=None))
        assert rebuilding.list_unreckoned(on, 9) == {(mira, pier): replace(state, variants=())}
        assert replaying.list_unreckoned(on, [mira], [pier]) == {(mira, pier)}
        rebuilding.set_variants(on, {(mira, pier): state.variants})
        assert rebuilding.list_unreckoned(on, 9) == {}
        assert rebuilding.list_stored(on, mira) == {pier: state}
    assert state.last_day - DAY == timedelta()
