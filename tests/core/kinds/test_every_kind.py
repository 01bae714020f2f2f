"""What every kind must do, proved by the samples it gives of its own questions; nobody has to extend this."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.drafting import suits
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Question
from tests.builders import make_bank
from tests.core.shipped import borderland

SEEDS = ("one", "two", "three")
BANKS = {"harbour": make_bank, "borderland": borderland}


@cache
def questions_of(kind: str, bank_name: str) -> tuple[Question, ...]:
    bank = BANKS[bank_name]()
    fitting = [fact for fact in bank.items if suits(KINDS[kind], fact, bank)]
    return tuple(build_question(bank, fact.id, kind, seed) for fact in fitting for seed in SEEDS)


@pytest.mark.parametrize("bank_name", BANKS)
@pytest.mark.parametrize("kind", KINDS)
def test_it_knows_right_from_wrong_from_unreadable(kind, bank_name):
    found = questions_of(kind, bank_name)
    assert found, f"no fact of {bank_name} suits {kind}"
    for question in found:
        samples = KINDS[kind].samples(question)
        assert KINDS[kind].grade(question, KINDS[kind].read(question, samples.right)).fraction == 1, question
        assert KINDS[kind].grade(question, KINDS[kind].read(question, samples.wrong)).fraction == 0, question
        if samples.unreadable is not None:
            with pytest.raises(UnreadableAnswer) as told:
                KINDS[kind].read(question, samples.unreadable)
            assert len(str(told.value)) > 20


@pytest.mark.parametrize("kind", ["number", "year", "date", "cloze", "fixed", "estimate"])
def test_no_message_about_an_unreadable_figure_or_date_holds_the_right_one(kind):
    for question in questions_of(kind, "borderland"):
        if question.marked_as in ("number", "year", "date"):
            with pytest.raises(UnreadableAnswer) as told:
                KINDS[kind].read(question, KINDS[kind].samples(question).unreadable)
            figures = {text.replace(",", "") for text in re.findall(r"\d[\d,.]*", question.answer_text)}
            assert not figures & set(re.findall(r"\d[\d,.]*", str(told.value)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_question_is_marked_the_same(kind):
    for question in questions_of(kind, "borderland"):
        frozen = Question.from_plain(json.loads(json.dumps(question.to_plain())))
        samples = KINDS[kind].samples(question)
        for posted in (samples.right, samples.wrong):
            before = KINDS[kind].grade(question, KINDS[kind].read(question, posted))
            assert KINDS[kind].grade(frozen, KINDS[kind].read(frozen, posted)) == before


@pytest.mark.parametrize("bank_name", BANKS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_saved_response_fills_the_form_that_gives_it_back(kind, bank_name):
    for question in questions_of(kind, bank_name):
        samples = KINDS[kind].samples(question)
        for posted in (samples.right, samples.wrong):
            response = KINDS[kind].read(question, posted)
            fields = KINDS[kind].fields(question, response)
            assert KINDS[kind].read(question, {name: [text] for name, text in fields.items()}) == response


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_posted_is_blank_and_not_right(kind):
    for question in questions_of(kind, "harbour"):
        response = KINDS[kind].read(question, {})
        assert response.is_blank
        assert KINDS[kind].grade(question, response).fraction == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_question(kind):
    bank = make_bank()
    for fact in bank.facts:
        if suits(KINDS[kind], fact, bank):
            assert build_question(bank, fact.id, kind, "s") == build_question(bank, fact.id, kind, "s")


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_says_all_that_is_needed_afterwards(kind):
    for question in questions_of(kind, "borderland"):
        assert question.prompt
        assert question.answer_text
        assert question.at or question.kind == "fixed"
        assert question.section in borderland().section_by_id
        assert 0 <= question.guess_chance < 1
        assert KINDS[question.marked_as].is_recall == (question.guess_chance == 0)


@pytest.mark.parametrize("kind", KINDS)
@given(typed=st.text(max_size=60) | st.from_regex(r"[-+$€~]?[0-9.,' ]{1,12}[a-z% ]{0,9}", fullmatch=True))
@settings(max_examples=150, deadline=None)
def test_whatever_is_posted_is_read_or_named_unreadable(kind, typed):
    question = SAMPLE[kind]
    for field in KINDS[kind].samples(question).right:
        try:
            response = KINDS[kind].read(question, {**KINDS[kind].samples(question).right, field: [typed]})
        except UnreadableAnswer:
            continue
        assert 0 <= KINDS[kind].grade(question, response).fraction <= 1


SAMPLE = {kind: questions_of(kind, "harbour")[0] for kind in KINDS}
