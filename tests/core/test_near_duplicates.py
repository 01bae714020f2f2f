"""Look-alikes: what says or asks the same is found, in the same words or in others; nothing else is."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from quizapp.core import near_duplicates as module
from quizapp.core.facts import FixedItem, FixedOption
from quizapp.core.near_duplicates import all_look_alikes, look_alikes
from quizapp.core.word_stems import stems
from tests.builders import make_bank, make_fact, number, year
from tests.core.shipped import borderland
from tests.timing import soon

PIER = make_fact()  # "In which year was the North Pier opened?" 1862

USE = make_fact("pier-use", what="in use since", say="The North Pier has been in use since {1862}.",
                ask="Since when has the North Pier been in use?")  # fmt: skip


def question(prompt: str, *key: str, type: str = "short_answer", id: str = "q", **more) -> FixedItem:
    return FixedItem(id, type, prompt, key, **more)


def found(item, *facts, fixed=()):
    bank = make_bank(facts=facts or (PIER,), fixed=fixed)
    return [(one.other, one.why, one.is_sure) for one in look_alikes(bank, item)]


@pytest.mark.parametrize(
    "item",
    [
        question("In what year was the North Pier opened?", "1862", type="year"),
        question("When did the north pier open?", "1862"),
        question("The North Pier opened in ___.", "1862", type="cloze"),
        question(
            "The year in which the North Pier was opening?",
            "1862",
            type="choice",
            options=(FixedOption("1862"), FixedOption("1871")),
        ),
    ],
    ids=lambda item: item.type,
)
def test_the_same_in_another_order_ending_and_kind_is_found_for_sure(item):
    assert found(item) == [(PIER.id, module.SAME_QUESTION, True)]


def test_two_statements_of_the_same_are_found_for_sure():
    again = replace(PIER, id="other", say="It was {1862} when they opened it.", ask="When?", group="g")
    assert found(again) == [(PIER.id, module.SAME_ABOUT, True)]


def test_figures_may_be_written_otherwise():
    length = make_fact("length", what="length", say="It is {1,956 metres} long.", ask="How long is the pier?",
                       answer=number("1956", "metre"))  # fmt: skip
    assert found(question("How long is the pier?", "1956"), length)[0][1:] == (module.SAME_QUESTION, True)
    assert stems("1,956 tons and 12 boats") == stems("twelve boats, 1956 tons")


def test_much_the_same_question_is_doubtful():
    near = question("In which year was the North Pier first opened?", "1862")
    others = tuple(
        make_fact(f"f{n}", of=f"n{n}", say=f"{{H}} had house{n}.", ask=f"Whose was house{n} first?")
        for n in range(30)
    )
    assert found(near, PIER, *others) == [(PIER.id, module.OTHER_WORDS, False)]


def test_the_same_answer_about_the_same_thing_in_other_words():
    assert found(USE) == [(PIER.id, module.SAME_MATTER, False)]
    later = replace(USE, answer=year(1871), say="It serves since {1871}.")
    assert found(later) == []


def test_the_same_question_with_another_answer_is_told():
    assert found(question("When was the North Pier opened?", "1871")) == [
        (PIER.id, module.OTHER_ANSWER, False)
    ]


@pytest.mark.parametrize(
    "item",
    [
        question("In which year was the South Pier opened?", "1871", type="year"),
        question("Who opened the North Pier?", "Ada Pike"),
        question("How many ships came in 1862?", "1862"),
        question("What?", "1862"),
    ],
)
def test_what_only_shares_words_or_its_answer_is_none(item):
    assert found(item) == []


def test_other_figures_in_the_question_make_another_question():
    first = make_fact("f1", what="ships", ask="How many ships lay in the port in 1862?", answer=number("7"))
    assert found(question("How many ships lay in the port in 1863?", "7"), first) == []


def test_what_is_declared_to_conflict_is_known():
    assert found(replace(USE, rival=(PIER.id,))) == []
    assert found(replace(USE, group="g"), replace(PIER, group="g")) == []


def test_an_item_does_not_look_like_itself_and_a_pair_is_told_once():
    one, two = (question("Who built the quay?", "Pike", id=name) for name in ("a", "b"))
    assert found(one, fixed=(one,)) == []
    bank = make_bank(fixed=(one, two))
    mine = [pair for pair in all_look_alikes(bank) if "fixed:" in pair.item]
    assert [(pair.item, pair.other) for pair in mine] == [("fixed:a", "fixed:b")]


def test_the_pairs_of_a_bank_are_those_of_its_items():
    bank = make_bank()
    pairs = {frozenset((pair.item, pair.other)) for pair in all_look_alikes(bank)}
    single = {frozenset((one.item, one.other)) for item in bank.items for one in look_alikes(bank, item)}
    assert pairs == single


def test_the_shipped_course_is_free_of_look_alikes_and_soon_compared():
    bank = borderland()
    assert len(bank.items) > 500
    fresh = (replace(bank) for _ in count())  # without what is kept on it
    assert soon(lambda: all_look_alikes(next(fresh)), seconds=2) == ()  # measured: 0.11 s
    again = [replace(fact, id=f"{fact.id}-again") for fact in bank.facts[:50]]
    copies = soon(lambda: [look_alikes(bank, fact) for fact in again], seconds=0.02, each=len(again))
    assert all(found and found[0].is_sure for found in copies)


def test_every_fact_of_the_shipped_course_asked_as_a_question_is_recognised():
    bank = borderland()
    typed = [fact for fact in bank.facts if fact.answer.type_name in ("year", "name", "term")]
    assert len(typed) > 100
    for fact in typed:
        shown = fact.say.partition("{")[2].partition("}")[0]
        alikes = look_alikes(bank, question(fact.ask, shown))
        assert fact.id in {one.other for one in alikes if one.is_sure}, fact.id
