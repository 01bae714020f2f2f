"""What memory learned from a question goes and comes with the corrections of its quiz."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import event

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.history import standing
from quizapp.core.memory.reviewing import replay
from quizapp.core.questions import Grade, Response
from quizapp.core.reviewing import Item
from quizapp.store import attempts, banks, classes, memory, review_log, score_items
from quizapp.usecases import accounts
from quizapp.usecases.moving_memory import Occasion, memory_seed, move_memory
from quizapp.usecases.responses import Marked
from quizapp.usecases.sealing import hold_back
from tests.usecases.regrading import room
from tests.usecases.test_regrading import ACCEPT, DISCARD, FULL, PIER, QUAY, correct, undo


def remembered(here, name, fact=PIER.fact):
    """The memory of a fact and the ratings that count in its log, which gives the very same memory."""
    person = here.learners[name].person
    with here.services.database.reading() as on:
        bank = banks.get_bank(on, "harbour")
        state = memory.list_memories(on, person.id, bank.id).get(fact)
        history = review_log.list_history(on, person.id, banks.fact_ids(on, bank.id)[fact])
    entries = [row.entry for row in standing(history)]
    assert replay(entries, seed=memory_seed(person, "harbour", fact)) == state
    return state, [entry.rating for entry in entries]


def is_guess(here, attempt, name):
    """Whether the first answer of an attempt is said to be maybe guessed."""
    with here.services.database.reading() as on:
        row = attempts.get_attempt(on, here.learners[name].person.id, attempt)
        return attempts.list_items(on, row.id)[0].maybe_guessed


def test_a_discarded_question_is_forgotten_and_comes_back_with_the_undo(services):
    here = room(services)
    attempt = here.takes("Ada", [PIER, QUAY], [0, 0])
    pier, quay = remembered(here, "Ada"), remembered(here, "Ada", QUAY.fact)
    assert (pier[1], is_guess(here, attempt, "Ada")) == ([Rating.AGAIN], True)
    correct(here, DISCARD)
    assert (remembered(here, "Ada"), is_guess(here, attempt, "Ada")) == ((None, []), False)
    assert remembered(here, "Ada", QUAY.fact) == quay
    undo(here)
    assert (remembered(here, "Ada"), is_guess(here, attempt, "Ada")) == (pier, True)


def exported(here, name):
    """The rating and the chance of recall of the first answer of somebody, as it is taken home."""
    person = here.learners[name].person
    with here.services.database.reading() as on:
        quiz = classes.find_quiz(on, here.quiz)
        row, *_ = score_items.list_responses(on, quiz.id, [person.id])
    return row.rating


def test_answers_that_are_taken_home_say_what_stands(services):
    here = room(services)
    here.takes("Ada", [replace(PIER, guess_chance=0.0), QUAY], [1, 0])
    assert exported(here, "Ada") == Rating.AGAIN
    correct(here, ACCEPT)
    assert exported(here, "Ada") == Rating.GOOD
    undo(here)
    assert exported(here, "Ada") == Rating.AGAIN
    correct(here, DISCARD)
    assert exported(here, "Ada") is None
    undo(here)
    assert exported(here, "Ada") == Rating.AGAIN


def answers_a_card(here, name, grade=1.0):
    """Let somebody answer a card about the same fact, now."""
    services, person, now = here.services, here.learners[name].person, here.services.clock()
    with services.database.writing() as on:
        row = banks.get_bank(on, "harbour")
        bank = services.shelf.get(on, row.id, row.revision)
        day = person.day_at(now)
        occasion = Occasion(person, row.id, bank, day, now, Source.CARD, f"study:{name}:1", None)
        move_memory(on, occasion, replace(PIER, guess_chance=0.0), Marked(Response(0, "1862"), Grade(grade)))


def test_a_later_answer_stays_and_is_reckoned_anew(services, clock):
    here = room(services)
    here.takes("Ada", [PIER], [1])
    here.joins("Ben")
    clock.forward(days=3)
    answers_a_card(here, "Ada")
    answers_a_card(here, "Ben")
    before, alone = remembered(here, "Ada"), remembered(here, "Ben")
    assert before[1] == [Rating.AGAIN, Rating.GOOD]
    correct(here, DISCARD)
    after, ratings = remembered(here, "Ada")
    assert (replace(after, due_day=alone[0].due_day), ratings) == alone
    undo(here)
    assert remembered(here, "Ada") == before


def test_an_answer_that_is_right_after_all_counts_on_the_day_it_was_given(services, clock):
    here = room(services)
    here.takes("Ada", [PIER], [0], certainty=3)
    wrong = here.takes("Ben", [PIER], [1], certainty=3)
    ada, ben = remembered(here, "Ada"), remembered(here, "Ben")
    clock.forward(days=2)
    correct(here, ACCEPT)
    assert remembered(here, "Ada") == ada
    state, ratings = remembered(here, "Ben")
    assert (state.last_day, state.stability, ratings) == (ben[0].last_day, ada[0].stability, ada[1])
    assert is_guess(here, wrong, "Ben")  # right, but no memory of it was known
    correct(here, FULL)
    assert (remembered(here, "Ada"), remembered(here, "Ben")) == ((None, []), (None, []))
    undo(here)
    undo(here)
    assert (remembered(here, "Ada"), remembered(here, "Ben")) == (ada, ben)


def test_who_handed_in_under_a_correction_learns_from_it_when_it_is_undone(services):
    here = room(services)
    here.takes("Ada", [PIER], [0])
    waiting = here.begins("Ben", [PIER], [0])
    correct(here, DISCARD)
    here.hand_in(waiting, "Ben")
    assert remembered(here, "Ben") == (None, [])
    undo(here)
    assert remembered(here, "Ben")[1] == [Rating.AGAIN]


def test_a_question_about_several_facts_goes_with_all_of_them(services):
    here = room(services)
    both = replace(PIER, facts=(PIER.fact, QUAY.fact))
    here.takes("Ada", [both], [0])
    before = remembered(here, "Ada"), remembered(here, "Ada", QUAY.fact)
    correct(here, DISCARD)
    assert remembered(here, "Ada", QUAY.fact) == (None, [])
    undo(here)
    assert (remembered(here, "Ada"), remembered(here, "Ada", QUAY.fact)) == before


def test_a_large_class_takes_no_more_statements_than_a_small_one(services):
    here, asked = room(services), []

    def note(*_):
        asked.append(1)

    def statements(do):
        asked.clear()
        do()
        return len(asked)

    here.takes("Ada", [PIER, QUAY], [0, 0])
    event.listen(services.database.engine, "before_cursor_execute", note)
    small = statements(lambda: correct(here, DISCARD)), statements(lambda: undo(here))
    for name in ("Ben", "Cem", "Dana"):
        here.takes(name, [PIER, QUAY], [1, 0])
    assert (statements(lambda: correct(here, DISCARD)), statements(lambda: undo(here))) == small
    event.remove(services.database.engine, "before_cursor_execute", note)


def test_what_a_correction_did_to_memory_is_not_told_while_the_result_is_held_back():
    events = ("attempt:a1:1", "void:attempt:a1:1", "attempt:a1:1~1", "void:attempt:b2:1")
    held = ("attempt", "attempt_item", "score_change", "fact_memory", "question_report")
    rows = {name: [] for name in held}
    rows["review"] = [{"source_event": one, "right": True, "due_day_after": "2026-12-01"} for one in events]
    hold_back(rows, {"a1": frozenset(), "b2": frozenset(Item)})
    assert [row["right"] for row in rows["review"]] == [None, None, None, True]
    assert [row["due_day_after"] for row in rows["review"]][:3] == [None] * 3


def test_what_is_learned_late_counts_on_its_own_day_also_after_a_move(services, clock):
    here = room(services)
    here.takes("Ada", [PIER], [0])
    waiting = here.begins("Ben", [PIER], [0])
    correct(here, DISCARD)
    here.hand_in(waiting, "Ben")
    handed_in = here.learners["Ben"].person.day_at(clock())
    clock.forward(days=9)
    accounts.change_account(services, here.learners["Ben"].person, "Ben", "Asia/Tokyo", 10, clock())
    undo(here)
    assert remembered(here, "Ben")[0].last_day == handed_in
