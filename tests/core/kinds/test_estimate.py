"""Estimates: what is right earns all, what is near a part, and a note says how far off it was."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Fact, Wrong
from quizapp.core.kinds import KINDS
from quizapp.core.kinds.estimate import KIND, without_remark
from quizapp.core.nearness import ratio_off, share_for_ratio, share_for_years, years_off
from quizapp.core.questions import BLANK, Grade, Question
from quizapp.core.values import Answer, Bound, Tolerance
from tests.builders import date, make_bank, make_fact, money, name, number, percent, year
from tests.core.shipped import borderland

BANKS = {"harbour": make_bank, "borderland": borderland}


def asked(answer: Answer, **more: object) -> Question:
    fact = fact_of(answer, **more)
    return KIND.build(fact, make_bank(facts=(fact,)), Stream(1))


def fact_of(answer: Answer, **more: object) -> Fact:
    return make_fact(say="It is {so}.", ask="What is it?", answer=answer, **more)


def graded(question: Question, typed: str) -> Grade:
    return KIND.grade(question, KIND.read(question, {"answer": [typed]}))


YEAR = asked(year(1862))
TONS = asked(number("400", "tons", "thousand"))


@pytest.mark.parametrize(
    ("typed", "fraction", "note"),
    [
        ("1862", 1, ""),
        ("1861", 0.9, "1 year too early."),
        ("1865", 0.7, "3 years too late."),
        ("1857", 0.5, "5 years too early."),
        ("1872", 0.25, "10 years too late."),
        ("1877", 0, "15 years too late."),
        ("1762", 0, "100 years too early."),
    ],
)
def test_a_year_earns_by_how_many_years_it_is_off(typed, fraction, note):
    assert graded(YEAR, typed) == Grade(fraction, note)


@pytest.mark.parametrize(
    ("typed", "fraction", "note"),
    [
        ("400", 1, ""),
        ("400,000 tons", 1, ""),
        ("500", 0.5, "About a quarter too high."),
        ("320", 0.5, "About a fifth too low."),
        ("320 thousand tons", 0.5, "About a fifth too low."),
        ("320,000", 0.5, "About a fifth too low."),
        ("540", 0.42, "About a third too high."),
        ("780", 0.03, "Nearly twice as high as it is."),
        ("800", 0, "Nearly twice as high as it is."),
        ("199", 0, "Far too low."),
        ("3,000", 0, "Far too high."),
        ("0", 0, "Far too low."),
        ("-400", 0, "Far too low."),
        ("4,000", 0, "Right digits, wrong size: check the scale and the decimal point."),
        ("400 thousand kilometres", 0, "Right digits, wrong unit: wanted are thousand tons."),
        ("390 thousand kilometres", 0, ""),
    ],
)
def test_a_figure_earns_by_its_ratio_to_the_right_one(typed, fraction, note):
    assert graded(TONS, typed) == Grade(fraction, note)


def test_within_the_tolerance_of_the_typed_kind_all_is_earned():
    about = asked(number("400", "tons", bound=Bound.ABOUT))
    within = asked(money("400", "million", within=Tolerance(Decimal("0.1"), True)))
    circa = asked(year(1862, bound=Bound.ABOUT))
    assert [graded(about, typed).fraction for typed in ("381", "419")] == [1, 1]
    assert [graded(within, typed).fraction for typed in ("361", "440")] == [1, 1]
    assert [graded(circa, typed).fraction for typed in ("1860", "1864")] == [1, 1]
    assert graded(circa, "1865") == Grade(0.7, "3 years too late.")
    assert 0 < graded(about, "421").fraction < 1


def test_another_right_value_counts_as_well():
    either = asked(year(1862, also=("1890",)))
    assert graded(either, "1890").is_right
    assert graded(either, "1888") == Grade(0.8, "2 years too early.")
    assert graded(asked(number("400", also=("90",))), "72") == Grade(0.5, "About a fifth too low.")


def test_more_than_the_whole_is_not_near():
    share = asked(percent("92.5"))
    assert graded(share, "99").fraction > 0.8
    assert graded(share, "110") == Grade(0.0, "More than the whole.")


UNSUITED = {
    "a claim": fact_of(number("400"), claim="the owner"),
    "a bound": fact_of(number("400", bound=Bound.OVER)),
    "a range": fact_of(number("400", high="500")),
    "a range of years": fact_of(year(1862, 1870)),
    "after a year": fact_of(year(1862, bound=Bound.OVER)),
    "of a whole": fact_of(number("16", out_of="17")),
    "a small count": fact_of(number("9")),
    "a day": fact_of(date("1862-05-01")),
    "a name": fact_of(name("velm")),
}


@pytest.mark.parametrize("how", UNSUITED)
def test_what_cannot_be_near_is_not_estimated(how):
    assert not KIND.suits(UNSUITED[how], make_bank())


@pytest.mark.parametrize(
    "answer", [number("10"), number("7.8", "tons", "thousand"), money("4.2", "million"), year(1862)]
)
def test_years_and_figures_from_ten_on_are_estimated(answer):
    assert KIND.suits(fact_of(answer), make_bank())


@pytest.mark.parametrize("bank_name", BANKS)
def test_every_estimate_says_that_near_counts_and_falls_with_distance(bank_name):
    bank = BANKS[bank_name]()
    found = [fact for fact in bank.facts if KIND.suits(fact, bank)]
    assert len(found) > 15
    for fact in found:
        for seed in range(5):
            question = KIND.build(fact, bank, Stream(seed))
            assert question.prompt.endswith("? Estimate: a near miss is partly right."), question.prompt
            assert without_remark(question.prompt) == question.prompt.partition(" Estimate:")[0]
            assert question.hint
            value = fact.answer.value
            if fact.answer.type_name == "year":
                others = question.detail["others"]
                years = [str(value.first + off) for off in (0, 4, 8, 12, 16)]
                typed = [one for one in years if one not in others]
            else:
                typed = [
                    f"{value.low * Decimal(times):.3f}1" for times in ("1", "0.85", "0.7", "0.55", "0.4")
                ]
            earned = [graded(question, text).fraction for text in typed]
            assert earned == sorted(earned, reverse=True), (question, earned)
            assert earned[-1] == 0
            assert graded(question, KIND.samples(question).right["answer"][0]).fraction == 1


@pytest.mark.parametrize("bank_name", BANKS)
def test_what_is_exactly_right_is_what_the_typed_kind_finds_right(bank_name):
    bank = BANKS[bank_name]()
    for fact in bank.facts:
        if KIND.suits(fact, bank):
            question = KIND.build(fact, bank, Stream(1))
            typed = KINDS[question.marked_as].build(fact, bank, Stream(1))
            for posted in (KIND.samples(question).right, KIND.samples(question).wrong):
                response = KIND.read(question, posted)
                assert response == KINDS[question.marked_as].read(typed, posted)
                assert (
                    KIND.grade(question, response).is_right
                    == KINDS[typed.kind].grade(typed, response).is_right
                )


@pytest.mark.parametrize(
    ("question", "typed"), [(YEAR, "'62"), (YEAR, "1860-1865"), (TONS, "plenty"), (TONS, "5-7")]
)
def test_what_cannot_be_read_is_told_as_the_typed_kind_tells_it(question, typed):
    messages = []
    for kind in (KIND, KINDS[question.marked_as]):
        with pytest.raises(UnreadableAnswer) as told:
            kind.read(question, {"answer": [typed]})
        messages.append(str(told.value))
    assert messages[0] == messages[1]
    assert not re.search(r"1862|400", messages[0])


def test_nothing_typed_is_blank():
    assert KIND.read(YEAR, {"answer": [" "]}) == BLANK
    assert KIND.grade(YEAR, BLANK) == Grade(0.0)


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_year_further_off_never_earns_more(one, other):
    near, far = sorted((one, other))
    assert 0 <= share_for_years(far) <= share_for_years(-near) < 1
    assert years_off(-far).endswith("too early.")


@given(st.decimals("0.001", "1000", places=3), st.decimals("0.001", "1000", places=3))
def test_a_figure_earns_the_same_too_high_as_too_low_and_never_all(given_, right):
    share = share_for_ratio(given_, right)
    assert 0 <= share < 1
    assert share == pytest.approx(share_for_ratio(right, given_), abs=0.011)
    assert re.fullmatch(r"[A-Z][a-z ]+\.", ratio_off(given_, right))


def test_the_value_of_something_near_is_a_mix_up_and_no_near_miss():
    first = make_fact("first", of="north-pier", what="opened", answer=year(1862))
    second = make_fact(
        "second", of="iron-bridge", what="opened", ask="When was the bridge opened?", answer=year(1865)
    )
    written = make_fact("third", of="dry-dock", what="dug", answer=year(1863), wrong=(Wrong("1861", "No."),))
    bank = make_bank(facts=(first, second, written))
    question = KIND.build(first, bank, Stream(1))
    assert graded(question, "1865").fraction == 0
    assert "something else" in graded(question, "1865").note
    assert 0 < graded(question, "1866").fraction < 1
    assert graded(KIND.build(written, bank, Stream(1)), "1861").fraction == 0
    assert graded(KIND.build(written, bank, Stream(1)), "1862").fraction > 0
