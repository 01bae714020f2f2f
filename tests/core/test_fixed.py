"""Fixed questions: what makes one sound, and the fact of its own that each is asked as."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizapp.core.fixed import TYPES, answer_of, fact_of, section_of, trouble_with
from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS, kinds_for
from quizapp.core.values import Bound, Date, Money, Number, Percent, Period, Term, Tolerance, Year
from tests.builders import FIXED_LISTS, at, make_bank, make_fixed, moment

CHOICE = {"options": ("Velm", "Asher", "Corran")}
PAIRS = (("a", "1"), ("b", "2"))
TWO = Tolerance(Decimal(2), relative=False)


def test_every_type_that_can_be_asked_is_a_kind():
    assert set(TYPES) <= set(KINDS)


def test_the_harbour_has_a_sound_question_of_each_type():
    items = (*make_bank().fixed, *FIXED_LISTS)
    assert [item.id for item in items if trouble_with(item)] == []
    assert {item.type for item in items} == set(TYPES)


@pytest.mark.parametrize(
    ("item", "key", "told"),
    [
        (make_fixed("x", "riddle", "What?", "a"), "type", "type 'riddle' cannot be asked; the types are"),
        (make_fixed("x", "choice", "Which?", "a", options=("a",)), "options", "2 to 26 options"),
        (make_fixed("x", "choice", "Which?", "a", options=("a", "A", "b")), "options", "are the same"),
        (make_fixed("x", "choice", "Which?", "Ister", **CHOICE), "key", "'Ister' is none of the options"),
        (make_fixed("x", "choice", "Which?", "0", **CHOICE), "key", "'0' is none of the options"),
        (make_fixed("x", "choice", "Which?", "Velm", "Asher", **CHOICE), "key", "one right option"),
        (make_fixed("x", "year", "When?", "1862", **CHOICE), "options", "only a choice has options"),
        (make_fixed("x", "true_false", "So?", "maybe"), "key", "true or false"),
        (make_fixed("x", "true_false", "So?", "true", "false"), "key", "true or false"),
        (make_fixed("x", "cloze", "No gap here.", "a"), "prompt", "needs one gap"),
        (make_fixed("x", "cloze", "___ or ___?", "a"), "prompt", "needs one gap"),
        (make_fixed("x", "year", "When?", "'62"), "key", "as a year"),
        (make_fixed("x", "date", "When?", "8/9/45"), "key", "as a date"),
        (make_fixed("x", "date", "When?", "1862"), "key", "as a date"),
        (make_fixed("x", "number", "How many?", "plenty"), "key", "as a figure"),
        (make_fixed("x", "number", "How many?", "12", "a dozen eggs or so"), "key", None),
        (make_fixed("x", "short_answer", "Who?", "?!"), "key", "as an answer"),
        (make_fixed("x", "short_answer", "Who?"), "key", "is missing"),
        (make_fixed("x", "choose_all", "Which?", "Velm", options=("Velm",)), "options", "2 to 26 options"),
        (make_fixed("x", "choose_all", "Which?", **CHOICE), "key", "no option is right"),
        (make_fixed("x", "choose_all", "Which?", "Velm", "Velm", **CHOICE), "key", "stands twice"),
        (make_fixed("x", "choose_all", "Which?", "Velm", "Ister", **CHOICE), "key", "none of the options"),
        (make_fixed("x", "choose_all", "Which?", "Velm", "Asher", "Corran", **CHOICE), "key", None),
        (make_fixed("x", "matching", "What?"), "pairs", "2 to 20 pairs"),
        (make_fixed("x", "matching", "What?", pairs=(("a", "1"), ("b", ""))), "pairs", "empty side"),
        (make_fixed("x", "matching", "What?", pairs=(("a", "1"), ("A", "2"))), "pairs", "left sides are the"),
        (make_fixed("x", "matching", "What?", pairs=(("a", "x"), ("b", "X"))), "pairs", "in capitals only"),
        (make_fixed("x", "matching", "What?", pairs=(("a", "1"), ("b", "1"))), "pairs", "different right"),
        (make_fixed("x", "matching", "What?", "key", pairs=PAIRS), "key", "remove 'key'"),
        (make_fixed("x", "matching", "What?", pairs=PAIRS, spare=("1",)), "spare", "is right for a pair"),
        (make_fixed("x", "matching", "What?", pairs=PAIRS, spare=("3",)), "spare", None),
        (make_fixed("x", "ordering", "What?", "a"), "key", "2 to 20 parts"),
        (make_fixed("x", "ordering", "What?", *"abcdefghijklmnopqrstu"), "key", "2 to 20 parts"),
        (make_fixed("x", "ordering", "What?", "a", "A"), "key", "two parts are the same"),
        (make_fixed("x", "year", "When?", "1862", pairs=PAIRS), "pairs", "only a matching has pairs"),
        (make_fixed("x", "year", "When?", "1862", spare=("1",)), "spare", "only a matching has spare"),
        (make_fixed("x", "year", "When?", "1862", within=TWO), "within", "only a figure"),
        (make_fixed("x", "number", "How many?", "12", within=TWO), "within", None),
    ],
)
def test_what_cannot_be_asked_says_what_to_write_instead(item, key, told):
    found = trouble_with(item)
    if told is None:
        assert found is None
    else:
        assert found is not None
        assert found[0] == key
        assert told in found[1]


def test_what_cannot_be_asked_is_no_item_of_the_bank():
    broken = make_fixed("x", "choice", "Which?", "Ister", **CHOICE)
    later = make_fixed("y", "comparison", "Which is longer?", "Velm", "Asher")
    bank = make_bank(fixed=(broken, later))

    assert bank.items == bank.facts
    assert fact_of(broken, bank).answer.value == Term("Ister")


@pytest.mark.parametrize(
    ("type_name", "key", "value"),
    [
        ("number", "39.2 km", Number(Decimal("39.2"), Decimal("39.2"), "", "km")),
        ("number", "1,250 thousand tonnes", Number(Decimal(1250), Decimal(1250), "thousand", "tons")),
        ("number", "300-400", Number(Decimal(300), Decimal(400))),
        ("number", "16 of 17 islands", Number(Decimal(16), Decimal(16), "", "islands", "", Decimal(17))),
        ("number", "7 years", Number(Decimal(7), Decimal(7), "", "years")),
        ("number", "12", Number(Decimal(12), Decimal(12))),
        ("number", "$2,350 million", Money(Decimal(2350), Decimal(2350), "USD", "million")),
        ("number", "92.5 %", Percent(Decimal("92.5"), Decimal("92.5"))),
        ("year", "1950-1953", Year(1950, 1953)),
        ("date", "25 October 1937", Date(moment("1937-10-25"), moment("1937-10-25"))),
        ("date", "August 1945 to May 1946", Date(moment("1945-08"), moment("1946-05"))),
        ("date", "1914-1918", Period(moment("1914"), moment("1918"))),
        ("date", "the 1930s", Period(moment("1930"), moment("1939"), "decade")),
        ("date", "first half of the 1930s", Period(moment("1930"), moment("1934"), "half-decade")),
    ],
)
def test_a_key_is_read_as_what_is_marked_and_shown_as_it_was_written(type_name, key, value):
    item = make_fixed("x", type_name, "What is it?", key)
    answer = answer_of(item, make_bank())

    assert trouble_with(item) is None
    assert (answer.value, answer.show) == (value, key)


def test_a_hedge_in_the_key_counts():
    assert answer_of(make_fixed("x", "number", "?", "about 200"), make_bank()).bound is Bound.ABOUT


@pytest.mark.parametrize(
    ("prompt", "key", "say"),
    [
        ("Who was it?", "Edith Crane", "Who was it? {Edith Crane}"),
        ("It was ___ who did it.", "Edith Crane", "It was {Edith Crane} who did it."),
        ("Which of {1, 2}?", "{2}", "Which of (1, 2)? {(2)}"),
    ],
)
def test_it_is_listed_with_its_answer_marked(prompt, key, say):
    type_name = "cloze" if "___" in prompt else "short_answer"
    assert fact_of(make_fixed("x", type_name, prompt, key), make_bank()).say == say


def test_it_counts_to_its_section_or_that_of_its_place_or_the_first():
    bank = make_bank()
    assert section_of(make_fixed("x", "year", "When?", "1862", section="trade", at=at("H1")), bank) == "trade"
    assert section_of(make_fixed("x", "year", "When?", "1862", at=at("H1")), bank) == "history"
    assert section_of(make_fixed("x", "year", "When?", "1862", at=()), bank) == "geography"


def test_its_only_kind_is_its_own_and_a_flashcard_stays_one():
    bank = make_bank()
    for item in bank.fixed:
        names = [kind.name for kind in kinds_for(bank.item_by_id[item.item_id], bank)]
        assert names == ["flashcard" if item.type == "flashcard" else "fixed"]


def test_no_fact_can_be_taken_for_a_fixed_question():
    bank = make_bank()
    assert [item.id for item in bank.items[len(bank.facts) :]] == [f"fixed:{item.id}" for item in bank.fixed]
    assert not [fact for fact in bank.facts if KINDS["fixed"].suits(fact, bank)]


def test_memory_of_a_question_hangs_on_its_own_id():
    bank = make_bank()
    assert build_question(bank, "fixed:motto", "fixed", "seed").facts == ("fixed:motto",)


def test_the_answer_of_several_parts_names_them_all():
    bank = make_bank(fixed=FIXED_LISTS)
    assert [answer_of(item, bank).show for item in FIXED_LISTS] == [
        "Velm; Asher",
        "Tarn – Port Selwyn; Lode – Milltown; Brook – Milltown",
        "the door; the oil store; the kitchen; the bunks; the store of wicks; the watch room; the lamp",
        "3.14 km",
    ]
    assert answer_of(FIXED_LISTS[3], bank).within == Tolerance(Decimal("0.05"), relative=False)


def test_several_gaps_are_not_filled_with_all_pairs_at_once():
    item = make_fixed("x", "matching", "(1) ___ and (2) ___.", pairs=(("(1)", "cat"), ("(2)", "mat")))
    assert fact_of(item, make_bank()).say == "(1) ___ and (2) ___. {(1) – cat; (2) – mat}"
