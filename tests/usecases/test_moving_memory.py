"""Answers about several facts at once: each fact moves by its own part, once, in few statements."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from quizapp.core.errors import NotFound
from quizapp.core.generate import build_question, suits
from quizapp.core.kinds import KINDS
from quizapp.core.memory.evidence import Source
from quizapp.core.questions import BLANK, Grade, Question, Response
from quizapp.store import banks, memory
from quizapp.usecases.moving_memory import Moved, Occasion, move_memory
from quizapp.usecases.responses import DO_NOT_KNOW, Marked, fields_of, read_response
from tests.builders import make_bank
from tests.usecases.people import Learner, learner

SOMETHING = Response(0, "something")
FACTS = ("north-pier-opened", "iron-bridge-opened", "lighthouse-opened")


def several(facts: tuple[str, ...] = FACTS) -> Question:
    return Question(
        kind="choice", facts=facts, prompt="Which?", key=0, answer_text="", at=("H1",), guess_chance=0.35
    )


def move(
    who: Learner,
    question: Question,
    grade: Grade,
    source: Source = Source.QUIZ,
    response: Response = SOMETHING,
) -> Moved:
    services = who.services
    with services.database.writing() as on:
        row = banks.get_bank(on, "harbour")
        occasion = Occasion(
            person=who.person,
            bank_id=row.id,
            bank=services.shelf.get(on, row.id, row.revision),
            day=services.clock().date(),
            now=services.clock(),
            source=source,
            event="event:1",
            seconds=None,
        )
        return move_memory(on, occasion, question, Marked(response, grade))


def memories(who: Learner) -> dict[str, memory.FactMemory]:
    with who.services.database.reading() as on:
        return memory.list_memories(on, who.person.id, banks.get_bank(on, "harbour").id)


def test_each_fact_moves_by_its_own_part_of_the_answer(services):
    who = learner(services)
    moved = move(who, several(), Grade(1 / 3, fraction_by_fact={FACTS[0]: 1.0, FACTS[1]: 0.5}))
    assert [moved.entries[fact].right for fact in FACTS] == [True, False, False]
    assert moved.entries[FACTS[0]].maybe_guessed
    assert moved.maybe_guessed
    assert moved.entries[FACTS[2]].rating is None, "a place left open says nothing in a quiz"
    assert set(memories(who)) == {FACTS[0], FACTS[1]}


def test_a_place_left_open_in_study_is_not_known(services):
    who = learner(services)
    move(who, several(), Grade(1 / 3, fraction_by_fact={FACTS[0]: 1.0}), Source.CARD)
    assert set(memories(who)) == set(FACTS)


def test_a_fact_named_twice_moves_once(services):
    who = learner(services)
    moved = move(who, several((FACTS[0], FACTS[0], FACTS[1])), Grade(1.0))
    assert set(moved.entries) == {FACTS[0], FACTS[1]}
    assert memories(who)[FACTS[0]].reviews == 1


def test_a_fact_that_is_gone_moves_nothing_of_the_others(services):
    who = learner(services)
    with pytest.raises(NotFound):
        move(who, several((FACTS[0], "sunken-wharf")), Grade(1.0))
    assert memories(who) == {}


@pytest.mark.parametrize("facts", [FACTS[:1], FACTS])
def test_moving_takes_three_statements_however_many_facts_there_are(services, facts):
    who = learner(services)
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.startswith(("INSERT", "UPDATE")) or "fact_memory" in statement:
            seen.append(statement)

    event.listen(services.database.engine, "before_cursor_execute", note)
    move(who, several(facts), Grade(1.0))
    event.remove(services.database.engine, "before_cursor_execute", note)
    assert len(seen) == 3, seen


def test_the_log_says_what_was_given_wrong_and_whose_value_it_is(services):
    question = build_question(make_bank(), "lighthouse-opened", "year", "seed")
    for wrong, response in enumerate((Response([1862, 1862], "1862"), Response(None, DO_NOT_KNOW))):
        who = learner(services, f"mira-{wrong}")
        entry = move(who, question, Grade(0.0), Source.CARD, response).entries[question.fact]
        assert (entry.given, entry.confused_with) == ((None, None) if wrong else ("1862", FACTS[0]))
    right = move(learner(services), question, Grade(1.0), Source.CARD, Response([1871, 1871], "1871"))
    assert right.entries[question.fact].given is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_answered_fills_the_form_again_whatever_the_kind(kind):
    bank = make_bank()
    fact = next(fact.id for fact in bank.items if suits(KINDS[kind], fact, bank))
    question = build_question(bank, fact, kind, "seed")
    samples = KINDS[kind].samples(question)
    for posted in (samples.right, samples.wrong, {"unknown": ["1"]}, {}):
        response = read_response(question, posted)
        fields = fields_of(question, response)
        assert read_response(question, {name: [text] for name, text in fields.items()}) == response
    assert fields_of(question, BLANK) == {}
    assert fields_of(question, Response(None, DO_NOT_KNOW)) == {"unknown": "1"}
