"""What every store must do, whatever the database: found or raised, once or refused, kept apart by owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from quizapp.core.blueprint import Blueprint
from quizapp.core.corrections import Action, Correction
from quizapp.core.errors import NotFound, StorageTrouble
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import replay, review
from quizapp.core.quiz_settings import Design
from quizapp.core.saving import Seen
from quizapp.store import (
    answer_counts,
    answers,
    attempts,
    banks,
    building,
    class_banks,
    classes,
    corrections,
    gate,
    item_stats,
    links,
    memory,
    people,
    progress,
    quiz_terms,
    review_log,
    sessions,
    study,
    tables,
    uploads,
)
from quizapp.store import db as recipe
from quizapp.store.answers import Before

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
DAY = date(2026, 11, 23)


def add_person(on, name="mira", **more):
    columns = {"display_name": name.title(), "login": name, "login_key": name} | more
    return people.add_account(on, NOW, public_id=f"id-{name}", **columns)


def add_bank(on, slug="harbour", facts=("pier", "quay"), digest="one", document=None):
    bank_id = banks.save_bank(on, slug, slug.title(), "learners", "folder", digest, document or {}, NOW)
    banks.save_facts(on, bank_id, dict.fromkeys(facts, "year"), NOW)
    return bank_id


def add_session(on, learner, bank_id, public_id="s1"):
    study.add_session(
        on, public_id=public_id, learner_id=learner, bank_id=bank_id, bank_revision="one", seed="s",
        learner_day=DAY, position=0, plan={"steps": []}, started_at=NOW, shown_at=NOW,
    )  # fmt: skip


def add_attempt(on, learner, bank_id, public_id="t1", quiz_id=None, number=1):
    fact = banks.fact_ids(on, bank_id)["pier"]
    items = [{"position": at, "fact_id": fact, "question": {"prompt": f"Q{at}"}} for at in (1, 2)]
    attempts.add_attempt(
        on, items, public_id=public_id, quiz_id=quiz_id, learner_id=learner, number=number, bank_id=bank_id,
        bank_revision="one", blueprint={}, seed="s", generator_version=1, status="open", started_at=NOW,
        maximum=2.0,
    )  # fmt: skip
    return attempts.get_attempt(on, learner, public_id).id


def answered(at, right=True):
    return Answered(DAY + timedelta(days=at), NOW + timedelta(days=at), Source.CARD, "year", right=right)


class TestPeople:
    def test_a_session_is_good_until_it_ends_or_runs_out(self, database):
        with database.writing() as on:
            mira = add_person(on)
            sessions.add_session(on, mira, "digest", "Firefox", NOW, LATER)
            person, seen = people.find_signed_in(on, "digest", NOW)
            assert (person.id, person.login, person.is_guest, seen) == (mira, "mira", False, NOW)
            assert people.find_signed_in(on, "digest", LATER) is None
            assert people.find_signed_in(on, "another", NOW) is None
            sessions.keep_session(on, "digest", LATER, LATER + timedelta(days=1))
            assert people.find_signed_in(on, "digest", LATER)[1] == LATER
            sessions.end_session(on, "digest", LATER)
            assert people.find_signed_in(on, "digest", LATER) is None

    def test_a_guest_has_no_login_and_many_guests_may_be_without_one(self, database):
        with database.writing() as on:
            guests = [
                people.add_account(on, NOW, public_id=f"g{number}", display_name="Guest") for number in (1, 2)
            ]
            assert people.get_person(on, guests[0]).is_guest
            assert people.list_people(on) == []

    def test_a_login_belongs_to_one(self, database):
        with database.writing() as on:
            add_person(on)
        with pytest.raises(IntegrityError), database.writing() as on:
            add_person(on, "other", login="mira", login_key="mira")
        with database.reading() as on:
            assert people.find_by_login(on, "mira").person.login == "mira"
            assert people.find_by_login(on, "other") is None

    def test_a_set_up_link_works_once_and_a_newer_one_ends_it(self, database):
        with database.writing() as on:
            links.add_set_up_link(on, "old", NOW, LATER)
            links.add_set_up_link(on, "new", NOW, LATER)
            assert not links.is_set_up_link_good(on, "old", NOW)
            assert not links.is_set_up_link_good(on, "new", LATER)
            assert [links.use_set_up_link(on, "new", NOW) for _ in range(2)] == [True, False]

    def test_a_role_that_does_not_exist_is_refused(self, database):
        with pytest.raises(IntegrityError), database.writing() as on:
            add_person(on, role="janitor")


class TestBanks:
    def test_old_revisions_stay_and_the_newest_counts(self, database):
        with database.writing() as on:
            bank_id = add_bank(on, digest="one", document={"title": "Café — 東京", "n": [1, 2.5, None]})
            assert add_bank(on, digest="two", document={"n": 2}) == bank_id
            assert banks.get_bank(on, "harbour").revision == "two"
            assert banks.get_document(on, bank_id, "one") == {"title": "Café — 東京", "n": [1, 2.5, None]}
            with pytest.raises(NotFound):
                banks.get_document(on, bank_id, "three")
            assert banks.find_bank(on, "mountains") is None
            with pytest.raises(NotFound):
                banks.get_bank(on, "mountains")

    def test_a_fact_that_goes_retires_and_comes_back_as_itself(self, database):
        def retired(on):
            rows = on.execute(select(tables.Fact.slug, tables.Fact.retired_at).order_by(tables.Fact.slug))
            return {row.slug: row.retired_at for row in rows}

        with database.writing() as on:
            bank_id = add_bank(on, facts=("pier", "quay"))
            before = banks.fact_ids(on, bank_id)
            banks.save_facts(on, bank_id, {"pier": "year"}, LATER)
            assert retired(on) == {"pier": None, "quay": LATER}
            banks.save_facts(on, bank_id, {"pier": "date", "quay": "year"}, LATER)
            assert retired(on) == {"pier": None, "quay": None}
            assert banks.fact_ids(on, bank_id) == before

    def test_one_proposal_waits_for_each_bank_until_it_is_declined_or_gone(self, database):
        with database.writing() as on:
            harbour, river = add_bank(on), add_bank(on, "river")
            banks.set_home(on, harbour, "database")
            assert [row.home for row in banks.list_banks(on)] == ["database", "folder"]
            assert banks.find_proposal(on, harbour) is None
            banks.save_proposal(on, harbour, "two", {"n": 2}, NOW)
            banks.save_proposal(on, harbour, "three", {"n": 3}, LATER)
            found = banks.find_proposal(on, harbour)
            assert (found.digest, found.document, found.declined_at) == ("three", {"n": 3}, None)
            assert banks.list_proposed(on) == {harbour}
            banks.decline_proposal(on, harbour, LATER)
            assert banks.find_proposal(on, harbour).declined_at == LATER
            assert banks.list_proposed(on) == set()
            banks.remove_proposal(on, harbour)
            assert banks.find_proposal(on, harbour) is None
            assert [banks.has_revision(on, harbour, digest) for digest in ("one", "two")] == [True, False]
            assert banks.find_proposal(on, river) is None

    def test_an_upload_is_its_owners_and_taken_in_once(self, database):
        with database.writing() as on:
            mira, noor = add_person(on), add_person(on, "noor")
            uploads.add_upload(
                on, public_id="u", account_id=mira, bank_slug="harbour", file_name="a.yaml",
                content=b"\x00\xff", created_at=NOW,
            )  # fmt: skip
            assert uploads.get_upload(on, mira, "u").content == b"\x00\xff"
            with pytest.raises(NotFound):
                uploads.get_upload(on, noor, "u")
            assert [uploads.take_upload(on, "u", LATER) for _ in range(2)] == [True, False]
            assert [row.taken_at for row in uploads.list_uploads(on, mira)] == [LATER]


class TestStudy:
    def test_a_session_moves_from_where_it_stands_and_nowhere_else(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            add_session(on, mira, bank_id)
            row = study.get_session(on, mira, "s1")
            assert study.move_session(on, row.id, 0, 1, {"steps": [1]}, LATER, False)
            assert not study.move_session(on, row.id, 0, 1, {"steps": [2]}, LATER, False)
            row = study.get_session(on, mira, "s1")
            assert (row.position, row.plan, row.bank_slug, row.ended_at) == (
                1,
                {"steps": [1]},
                "harbour",
                None,
            )
            assert study.find_open_session(on, mira, bank_id, DAY) == "s1"
            assert study.move_session(on, row.id, 1, 2, {}, LATER, True)
            assert study.find_open_session(on, mira, bank_id, DAY) is None

    def test_a_session_is_its_learners(self, database):
        with database.writing() as on:
            mira, noor, bank_id = add_person(on), add_person(on, "noor"), add_bank(on)
            add_session(on, mira, bank_id)
            with pytest.raises(NotFound):
                study.get_session(on, noor, "s1")

    def test_a_position_is_answered_once(self, database):
        def answer(on):
            row = study.get_session(on, mira, "s1")
            study.add_answer(
                on, session_id=row.id, position=0, fact_id=banks.fact_ids(on, bank_id)["pier"], question={},
                response={"value": None, "shown": ""}, shown="", fraction=1.0, note="", maybe_guessed=False,
                comes_back=False, answered_at=NOW,
            )  # fmt: skip

        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            add_session(on, mira, bank_id)
            answer(on)
            assert len(study.list_answers(on, study.get_session(on, mira, "s1").id)) == 1
        with pytest.raises(IntegrityError), database.writing() as on:
            answer(on)

    def test_a_session_is_turned_back_once_and_its_card_can_be_answered_again(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            add_session(on, mira, bank_id)
            row = study.get_session(on, mira, "s1")
            study.move_session(on, row.id, 0, 1, {"steps": [1]}, LATER, ended=True)
            turned = [study.turn_back_session(on, row.id, 1, 0, 0, {"steps": []}, LATER) for _ in range(2)]
            assert turned == [True, False]
            after = study.get_session(on, mira, "s1")
            assert (after.position, after.undos, after.ended_at, after.plan) == (0, 1, None, {"steps": []})
            assert not study.has_newer_session(on, mira, bank_id, row.id)
            add_session(on, mira, bank_id, "s2")
            assert study.has_newer_session(on, mira, bank_id, row.id)

    def test_the_day_of_a_session_that_was_left_is_told_on_a_later_day_only(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            tomorrow = DAY + timedelta(days=1)
            assert study.find_left_day(on, mira, bank_id, tomorrow) is None
            add_session(on, mira, bank_id)
            assert study.find_left_day(on, mira, bank_id, DAY) is None
            assert study.find_left_day(on, mira, bank_id, tomorrow) == DAY
            row = study.get_session(on, mira, "s1")
            study.move_session(on, row.id, 0, 1, {"steps": []}, LATER, ended=True)
            assert study.find_left_day(on, mira, bank_id, tomorrow) is None


class TestMemory:
    def test_the_memory_can_be_rebuilt_from_the_review_log(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            for number, right in enumerate((True, True, False, True, True)):
                found = memory.facts_and_memories(on, mira, bank_id, ["pier"])["pier"]
                fact, before = found.row_id, found.memory
                after, entry = review(before, answered(number * 3, right), seed=("mira", "pier"))
                review_log.add_reviews(on, mira, "one", f"event {number}", {fact: entry})
                memory.save_memories(on, mira, bank_id, {fact: (before, after)})
        with database.reading() as on:
            kept = memory.list_memories(on, mira, bank_id)
            rebuilt = replay(review_log.list_reviews(on, mira, fact), seed=("mira", "pier"))
            assert kept == {"pier": rebuilt}
            assert answer_counts.count_first_met(on, mira, bank_id, DAY) == 1
            assert answer_counts.count_answers(on, mira, bank_id, DAY) == {
                DAY + timedelta(days=3 * n): 1 for n in range(5)
            }

    def test_one_event_moves_several_memories_each_in_its_own_way(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            pier, quay = (
                memory.facts_and_memories(on, mira, bank_id, [slug])[slug].row_id for slug in ("pier", "quay")
            )
            old, entry = review(None, answered(0))
            review_log.add_reviews(on, mira, "one", "study:1", {pier: entry})
            memory.save_memories(on, mira, bank_id, {pier: (None, old)})
            moved = {
                pier: review(old, answered(2)),
                quay: review(None, answered(2, right=False)),
            }
            review_log.add_reviews(
                on, mira, "one", "study:2", {fact: both[1] for fact, both in moved.items()}
            )
            memory.save_memories(
                on, mira, bank_id, {pier: (old, moved[pier][0]), quay: (None, moved[quay][0])}
            )
        with database.reading() as on:
            kept = memory.list_memories(on, mira, bank_id)
            assert kept == {"pier": moved[pier][0], "quay": moved[quay][0]}
            assert [entry.right for entry in review_log.list_reviews(on, mira, pier)] == [True, True]
            assert [entry.right for entry in review_log.list_reviews(on, mira, quay)] == [False]
            told = answer_counts.count_answers(on, mira, bank_id, DAY)
            assert list(told.values()) == [1, 1], "an answer about two facts is one answer"

    def test_what_was_taken_back_stays_in_the_log_and_counts_nowhere(self, database):
        with database.writing() as on:
            mira, noor, bank_id = add_person(on), add_person(on, "noor"), add_bank(on)
            fact = memory.facts_and_memories(on, mira, bank_id, ["pier"])["pier"].row_id
            first, entry = review(None, answered(0))
            later, newer = review(first, answered(3))
            for learner in (mira, noor):
                review_log.add_reviews(on, learner, "one", "e1", {fact: entry})
                memory.save_memories(on, learner, bank_id, {fact: (None, first)})
            review_log.add_reviews(on, mira, "one", "e2", {fact: newer})
            memory.save_memories(on, mira, bank_id, {fact: (first, later)})
            review_log.add_reviews(on, mira, "one", "void:e2", {fact: newer}, voids="e2")
            memory.put_back_memory(on, mira, fact, first)
            assert memory.list_memories(on, mira, bank_id) == {"pier": first}
            assert [row.event for row in review_log.list_history(on, mira, fact)] == ["e1", "e2", "void:e2"]
            assert review_log.list_reviews(on, mira, fact) == [entry]
            assert answer_counts.count_answers(on, mira, bank_id, DAY) == {DAY: 1}
            review_log.add_reviews(on, mira, "one", "void:e1", {fact: entry}, voids="e1")
            memory.put_back_memory(on, mira, fact, None)
            assert memory.list_memories(on, mira, bank_id) == {}
            assert answer_counts.count_first_met(on, mira, bank_id, DAY) == 0
            assert answer_counts.count_first_met(on, noor, bank_id, DAY) == 1
            assert memory.list_memories(on, noor, bank_id) == {"pier": first}
        with pytest.raises(IntegrityError), database.writing() as on:
            review_log.add_reviews(on, mira, "one", "void:e1", {fact: entry}, voids="e1")

    def test_what_was_judged_anew_was_still_met_where_it_was_first_logged(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            pier, quay = (banks.fact_ids(on, bank_id)[slug] for slug in ("pier", "quay"))
            first, quiz = review(None, replace(answered(0), source=Source.QUIZ))
            card = review(first, answered(0))[1]

            def logs(event, entry, voids=None, facts=(pier,)):
                review_log.add_reviews(on, mira, "one", event, dict.fromkeys(facts, entry), voids=voids)

            logs("attempt:a_1:1", quiz)
            logs("study:s:1", card, facts=(pier, quay))
            assert answer_counts.count_first_met(on, mira, bank_id, DAY) == 1
            logs("void:attempt:a_1:1", quiz, voids="attempt:a_1:1")
            assert answer_counts.count_first_met(on, mira, bank_id, DAY) == 2
            logs("attempt:a_1:1~1", quiz)
            logs("attempt:a_1:10", quiz)
            assert answer_counts.count_first_met(on, mira, bank_id, DAY) == 1
            told = review_log.list_reviews_of(on, mira, bank_id, ["pier"])["pier"]
            assert [one.source for one in told] == [Source.QUIZ, Source.CARD, Source.QUIZ]
            past = [one for one in progress.list_past_answers(on, mira, bank_id, DAY) if one.fact == "pier"]
            assert [one.recall_before is None for one in past] == [True, False, True]
            logs("void:study:s:1", card, voids="study:s:1", facts=(quay,))
            logs("study:s:1~1", card, facts=(quay,))
            assert answer_counts.count_first_met(on, mira, bank_id, DAY) == 1, "as the card that it was"

    def test_one_event_moves_a_memory_once(self, database):
        with database.writing() as on:
            mira, noor, bank_id = add_person(on), add_person(on, "noor"), add_bank(on)
            found = memory.facts_and_memories(on, mira, bank_id, ["pier"])["pier"]
            fact, before = found.row_id, found.memory
            assert before is None
            _, entry = review(None, answered(0))
            review_log.add_reviews(on, mira, "one", "study:1", {fact: entry})
            review_log.add_reviews(on, noor, "one", "study:1", {fact: entry})
        with pytest.raises(IntegrityError), database.writing() as on:
            review_log.add_reviews(on, mira, "one", "study:1", {fact: replace(entry, right=False)})

    def test_a_fact_the_bank_never_had_has_no_memory(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            assert memory.facts_and_memories(on, mira, bank_id, ["lighthouse"]) == {}
            assert list(memory.facts_and_memories(on, mira, bank_id, ["lighthouse", "pier"])) == ["pier"]

    def test_an_account_takes_its_memories_along(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            fact = memory.facts_and_memories(on, mira, bank_id, ["pier"])["pier"].row_id
            after, entry = review(None, answered(0))
            review_log.add_reviews(on, mira, "one", "e", {fact: entry})
            memory.save_memories(on, mira, bank_id, {fact: (None, after)})
            on.execute(tables.Account.__table__.delete())
            assert on.execute(select(tables.Review.id)).all() == []
            assert on.execute(select(tables.FactMemory.fact_id)).all() == []


class TestAttempts:
    def test_an_answer_is_saved_over_the_revision_it_was_made_from(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            attempt = add_attempt(on, mira, bank_id)
            assert answers.save_answer(on, attempt, 1, 0, {"value": 1}, "1", None, NOW)
            assert not answers.save_answer(on, attempt, 1, 0, {"value": 2}, "2", None, NOW)
            assert answers.save_answer(on, attempt, 1, 1, {"value": 3}, "3", 2, LATER)
            assert answers.flag_item(on, attempt, 2, True)
            assert not answers.flag_item(on, attempt, 3, True)
            item = attempts.find_item(on, attempt, 1)
            assert (item.response, item.shown, item.revision) == ({"value": 3}, "3", 2)
            assert (item.certainty, item.answered_at) == (2, LATER)
            assert attempts.get_map(on, attempt) == [(1, True, False), (2, False, True)]
            assert attempts.find_item(on, attempt, 3) is None

    def test_one_posting_is_recorded_once(self, database):
        posting = {"position": 1, "client": "tab", "sequence": 1, "base_revision": 0, "response": {}}
        with database.writing() as on:
            attempt = add_attempt(on, add_person(on), add_bank(on))
            answers.add_event(on, attempt_id=attempt, received_at=NOW, **posting)
        with pytest.raises(IntegrityError), database.writing() as on:
            answers.add_event(on, attempt_id=attempt, received_at=LATER, **posting)
        with database.reading() as on:
            assert answers.find_event(on, attempt, 1, "tab", 1).received_at == NOW
            assert answers.find_event(on, attempt, 1, "tab", 2) is None
            assert answers.find_event(on, attempt, 2, "tab", 1) is None

    def test_what_a_page_has_sent_is_told_apart_from_what_others_have(self, database):
        with database.writing() as on:
            attempt = add_attempt(on, add_person(on), add_bank(on))
            assert answers.before(on, attempt, 1, "tab") == Before(Seen(0, 0), None)
            for position, client, sequence, outcome, revision, at in (
                (1, "tab", 1, "applied", 1, NOW),
                (1, "tab", 3, "conflict", None, NOW),
                (1, "phone", 9, "applied", 2, LATER),
                (2, "tab", 7, "applied", 5, NOW),
                (2, "tab", 8, "late", None, LATER + timedelta(hours=1)),
            ):
                answers.add_event(
                    on, attempt_id=attempt, position=position, client=client, sequence=sequence,
                    base_revision=0, response=None, received_at=at, outcome=outcome, revision=revision,
                )  # fmt: skip
            assert answers.before(on, attempt, 1, "tab") == Before(Seen(3, 1), LATER)
            assert answers.before(on, attempt, 1, "phone") == Before(Seen(9, 2), LATER)

    def test_an_attempt_is_handed_in_once_and_is_its_learners(self, database):
        with database.writing() as on:
            mira, noor, bank_id = add_person(on), add_person(on, "noor"), add_bank(on)
            attempt = add_attempt(on, mira, bank_id)
            grade = {"position": 2, "fraction": 0.5, "note": "near", "maybe_guessed": True, "points": 0.5}
            attempts.grade_items(on, attempt, [grade])
            assert [row.fraction for row in attempts.list_items(on, attempt)] == [None, 0.5]
            closed = [attempts.close_attempt(on, attempt, "submitted", 0.5, LATER) for _ in range(2)]
            assert closed == [True, False]
            row = attempts.get_attempt(on, mira, "t1")
            assert (row.status, row.score, row.submitted_at, row.quiz_title) == ("submitted", 0.5, LATER, "")
            with pytest.raises(NotFound):
                attempts.get_attempt(on, noor, "t1")

    def test_a_number_of_a_quiz_is_begun_once_and_practice_as_often_as_liked(self, database):
        with database.writing() as on:
            mira, bank_id = add_person(on), add_bank(on)
            room = add_class(on, mira)
            quiz = add_quiz(on, room, bank_id)
            for number in (1, 2):
                add_attempt(on, mira, bank_id, f"practice-{number}")
            add_attempt(on, mira, bank_id, "first", quiz)
        with pytest.raises(IntegrityError), database.writing() as on:
            add_attempt(on, mira, bank_id, "second", quiz)
        with database.reading() as on:
            assert quiz_terms.list_attempts_at(on, quiz, mira)[-1].public_id == "first"


def add_class(on, instructor, name="10B", code="CODE2345"):
    return classes.add_class(
        on, instructor, public_id=f"class-{code}", name=name, join_code=code, created_at=NOW
    )


def add_quiz(on, room, bank_id, public_id="q1", title="Week 1", is_published=True):
    design = Design(title, "", Blueprint(count=2))
    building.add_quiz(on, room, public_id, (bank_id, "one"), design, None, NOW, is_published)
    return classes.find_quiz(on, public_id).id


class TestClasses:
    def test_whoever_does_not_teach_a_class_does_not_see_it(self, database):
        with database.writing() as on:
            rahn, mira, bank_id = add_person(on, "rahn", role="instructor"), add_person(on), add_bank(on)
            room = add_class(on, rahn)
            add_quiz(on, room, bank_id)
            classes.add_member(on, room, mira, NOW)
            assert classes.get_taught_class(on, rahn, "class-CODE2345").id == room
            assert classes.get_taught_quiz(on, rahn, "q1")[1].id == room
            assert classes.get_joined_class(on, mira, "class-CODE2345").id == room
            for get, who, of in (
                (classes.get_taught_class, mira, "class-CODE2345"),
                (classes.get_taught_quiz, mira, "q1"),
                (classes.get_joined_class, rahn, "class-CODE2345"),
                (classes.get_taught_class, rahn, "class-OTHER"),
                (classes.get_taught_quiz, rahn, "q2"),
            ):
                with pytest.raises(NotFound):
                    get(on, who, of)
            assert classes.list_taught_classes(on, rahn)[0][1:] == (1, 1)

    def test_a_class_learns_from_the_banks_it_was_given_last(self, database):
        with database.writing() as on:
            rahn, mira = add_person(on, "rahn", role="instructor"), add_person(on)
            harbour, river = add_bank(on), add_bank(on, "river")
            room = add_class(on, rahn)
            assert class_banks.list_banks(on, room) == []
            class_banks.set_banks(on, room, [harbour])
            class_banks.set_banks(on, room, [river, harbour])
            assert [row.slug for row in class_banks.list_banks(on, room)] == ["harbour", "river"]
            assert class_banks.list_of_learner(on, mira) == {}
            classes.add_member(on, room, mira, NOW)
            name = classes.get_class(on, room).name
            assert class_banks.list_of_learner(on, mira) == {harbour: [name], river: [name]}
            assert class_banks.list_of_learner(on, rahn) == {}
            on.execute(tables.Class.__table__.update().values(archived_at=NOW))
            assert class_banks.list_of_learner(on, mira) == {}

    def test_a_code_belongs_to_one_class_and_a_member_is_one_once(self, database):
        with database.writing() as on:
            rahn, mira = add_person(on, "rahn"), add_person(on)
            room = add_class(on, rahn)
            classes.add_member(on, room, mira, NOW)
        with pytest.raises(IntegrityError), database.writing() as on:
            classes.add_class(on, rahn, public_id="another", name="10C", join_code="CODE2345", created_at=NOW)
        with pytest.raises(IntegrityError), database.writing() as on:
            classes.add_member(on, room, mira, LATER)

    def test_scores_come_by_quiz_and_name_with_a_row_for_those_who_are_missing(self, database):
        with database.writing() as on:
            rahn, bank_id = add_person(on, "rahn"), add_bank(on)
            noor, mira = add_person(on, "noor"), add_person(on)
            room = add_class(on, rahn)
            quiz = add_quiz(on, room, bank_id)
            for who in (noor, mira):
                classes.add_member(on, room, who, NOW)
            attempt = add_attempt(on, noor, bank_id, "t1", quiz)
            attempts.close_attempt(on, attempt, "submitted", 1.5, LATER)
        with database.reading() as on:
            rows = attempts.list_scores(on, quiz)
            assert [(row.learner, row.status, row.score) for row in rows] == [
                ("Mira", None, None),
                ("Noor", "submitted", 1.5),
            ]
            assert classes.list_quizzes(on, room, NOW)[0][1] == 1
            assert [row.status for row in quiz_terms.list_quizzes_for(on, mira)] == [None]


class TestColumns:
    def test_text_comes_back_but_for_what_not_every_database_can_keep(self, database):
        odd = "Мира \u200b<b>\t\n\x7f👩‍🏫 \x00 \ud83d\udc69 \ud800"
        kept = "Мира \u200b<b>\t\n\x7f👩‍🏫 \ufffd 👩 \ufffd"
        with database.writing() as on:
            mira = add_person(on, display_name=odd, login_key="mira")
            bank_id = add_bank(on, document={"text": odd})
            assert people.get_person(on, mira).display_name == kept
            assert people.find_by_login(on, "mira\x00") is None
            assert people.find_by_login(on, "\udfff") is None
            assert banks.get_document(on, bank_id, "one") == {"text": kept.replace("\ufffd", "\x00", 1)}

    def test_figures_and_moments_keep_their_whole_size(self, database):
        moment = datetime(2026, 3, 29, 3, 30, 15, 123456, tzinfo=ZoneInfo("Europe/Berlin"))
        with database.writing() as on:
            mira = add_person(on, new_per_day=2**63 - 1)
            people.change_account(on, mira, last_seen_at=moment)
            assert people.get_person(on, mira).new_per_day == 2**63 - 1
            assert people.list_people(on)[0][3] == moment
            assert people.list_people(on)[0][3].utcoffset() == timedelta(0)


class TestTransactions:
    def test_a_reader_sees_one_state_while_others_write(self, database):
        with database.reading() as on:
            assert people.list_people(on) == []
            with database.writing() as other:
                add_person(other)
            assert people.list_people(on) == []
        with database.reading() as on:
            assert len(people.list_people(on)) == 1

    def test_a_connection_that_read_may_write_next_and_one_that_wrote_may_not(self, database):
        for name in ("mira", "noor"):
            with database.reading() as on:
                people.list_people(on)
            with database.writing() as on:
                add_person(on, name)
            with pytest.raises(StorageTrouble), database.reading() as on:
                add_person(on, "nobody")

    def test_a_row_that_points_to_nothing_is_refused(self, database):
        with pytest.raises(IntegrityError), database.writing() as on:
            sessions.add_session(on, 12345, "digest", "", NOW, LATER)

    def test_a_writer_that_never_ends_is_waited_for_and_not_for_ever(self, database, monkeypatch):
        monkeypatch.setattr(gate, "PATIENCE_SECONDS", 1)
        monkeypatch.setattr(recipe, "PATIENCE_SECONDS", 1)
        with database.writing() as on:
            add_person(on)
            with pytest.raises(StorageTrouble), database.writing() as other:
                add_person(other, "noor")


class TestItemStatistics:
    def test_only_finished_attempts_of_members_are_looked_at(self, database):
        with database.writing() as on:
            bank_id, teacher, mira = add_bank(on), add_person(on, "rahn"), add_person(on)
            room = add_class(on, teacher)
            quiz = add_quiz(on, room, bank_id)
            attempt = add_attempt(on, mira, bank_id, quiz_id=quiz)
            assert item_stats.list_finished(on, [quiz]) == []
            attempts.close_attempt(on, attempt, "submitted", 1.0, LATER, maximum=1.0)
            assert item_stats.list_finished(on, [quiz]) == []  # not a member
            classes.add_member(on, room, mira, NOW)
            (row,) = item_stats.list_finished(on, [quiz])
            assert (row.id, row.learner, row.number, row.maximum) == (attempt, "Mira", 1, 1.0)
            assert row.started_at == int(NOW.timestamp())
            (found,) = item_stats.pages_of_answers(on, [quiz])
            named = item_stats.slugs(on, [quiz])
            assert [(one.position, named[one.fact_id], one.answered_at) for one in found] == [
                (1, "pier", None),
                (2, "pier", None),
            ]
            assert list(item_stats.pages_of_answers(on, [quiz + 1])) == []
            places = [(attempt, 2), (attempt, 9)]
            assert item_stats.questions_at(on, places)[attempt, 2].startswith(found[1].wording)
            assert item_stats.questions_at(on, places).keys() == {(attempt, 2)}
            assert [row.id for row in item_stats.list_quizzes_about(on, teacher, bank_id)] == [quiz]
            assert item_stats.list_quizzes_about(on, mira, bank_id) == []

    def test_corrections_stand_until_they_are_undone(self, database):
        with database.writing() as on:
            bank_id, teacher, mira = add_bank(on), add_person(on, "rahn"), add_person(on)
            room = add_class(on, teacher)
            quiz = add_quiz(on, room, bank_id)
            attempt = add_attempt(on, mira, bank_id, quiz_id=quiz)
            one = Correction("pier", "year", Action.ACCEPT, "1863")
            told = {"quiz_id": quiz, "reason": "Both", "author_id": teacher, "made_at": NOW}
            number = corrections.add_correction(on, one, banks.fact_ids(on, bank_id)["pier"], **told)
            assert corrections.list_standing(on, quiz) == [one]
            assert corrections.list_standing_for(on, attempt) == [one]
            assert corrections.list_reasons(on, quiz) == [(one, "Both")]
            assert corrections.find_correction(on, quiz + 1, number) is None
            assert corrections.undo_correction(on, number, LATER)
            assert not corrections.undo_correction(on, number, LATER)
            assert corrections.list_standing_for(on, attempt) == []
            (row,) = corrections.list_corrections(on, quiz)
            assert (row.author, row.undone_at) == ("Rahn", LATER)

    def test_scores_are_changed_together_and_remembered(self, database):
        with database.writing() as on:
            bank_id, teacher, mira = add_bank(on), add_person(on, "rahn"), add_person(on)
            quiz = add_quiz(on, add_class(on, teacher), bank_id)
            attempt = add_attempt(on, mira, bank_id, quiz_id=quiz)
            attempts.close_attempt(on, attempt, "submitted", 1.0, LATER)
            item = {"of_attempt": attempt, "fraction": 1.0, "note": "", "points": 1.0, "is_discarded": True}
            corrections.save_items(on, [{**item, "at_position": 2}])
            corrections.save_scores(on, [{"of_attempt": attempt, "score": 0.0, "maximum": 1.0}])
            change = {"before": 1.0, "after": 0.0, "reason": "Both", "author_id": teacher, "made_at": LATER}
            corrections.add_changes(on, [{"attempt_id": attempt, **change}])
            touched = corrections.list_touched(on, quiz, "pier")
            assert [(row.position, row.is_discarded, row.learner) for row in touched] == [
                (1, False, "Mira"),
                (2, True, "Mira"),
            ]
            assert {(row.score, row.maximum) for row in touched} == {(0.0, 1.0)}
            assert [row.points for row in corrections.list_points(on, quiz)] == [0.0, 1.0]
            (row,) = corrections.list_changes(on, attempt)
            assert (row.before, row.after, row.reason, row.made_at) == (1.0, 0.0, "Both", LATER)
            corrections.save_items(on, [])
            corrections.save_scores(on, [])
            corrections.add_changes(on, [])
