"""Two facts side by side: one is surely right, no label tells which, both are judged alike."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from quizapp.core.chance import Stream
from quizapp.core.drafting import suits
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Event, Fact, Unit
from quizapp.core.generate import join_question
from quizapp.core.kinds.comparison import KIND
from quizapp.core.questions import BLANK, Question
from quizapp.core.revealing import holds_any, phrases_of
from quizapp.core.text import fold
from quizapp.core.values import SCALES, Bound, Date, Period, Tolerance, Year
from tests.builders import (
    date,
    in_year,
    make_bank,
    make_fact,
    make_head,
    make_name,
    money,
    number,
    percent,
    year,
)
from tests.core.kinds.test_ordering import YEARS, built, harbour_of
from tests.core.shipped import borderland

BANKS = {"harbour": make_bank, "borderland": borderland}
MUCH = number("900", "tons")


def weighed(subject: str, answer: object = MUCH, when: str = "", **more: object) -> Fact:
    """What something weighed, in a year where one is given."""
    return make_fact(
        id=f"{subject}-{when}" if when else subject,
        of=more.pop("of", subject),
        what=more.pop("what", "weight"),
        ask=f"How much did the {subject} weigh?",
        say=f"The {subject} weighed {{much}}.",
        answer=answer,
        scope=more.pop("scope", in_year(when) if when else None),
        **more,
    )


def two(one: Fact, other: Fact, **more: object) -> Bank:
    """A bank of two facts alone."""
    names = tuple(make_name(of, of.title()) for of in {one.about.of: 1, other.about.of: 1})
    return make_bank(names=more.pop("names", names), facts=(one, other), series=(), **more)


def are_compared(one: Fact, other: Fact, **more: object) -> bool:
    bank = two(one, other, **more)
    found = {KIND.suits(fact, bank) for fact in bank.facts}
    assert found in ({True}, {False})
    assert KIND.joins(bank.facts, bank) is found.copy().pop()
    return found.pop()


def question(bank: Bank, seed: int = 1) -> Question:
    return KIND.build(bank.facts[0], bank, Stream(seed))


MOLE_AND_DOCK = two(built("mole", 1850), built("dock", 1860))
BARGES = two(weighed("tug", number("600", "tons")), weighed("barge"))


def rank_of(fact: Fact, bank: Bank) -> tuple[Decimal, Decimal]:
    """The least and the greatest of what a fact may mean: less is earlier, or smaller."""
    value = fact.answer.value
    if isinstance(value, Year):
        return Decimal(value.first), Decimal(value.last)
    if isinstance(value, Date | Period):
        return Decimal(value.first.year), Decimal(value.last.year)
    unit = bank.unit_by_id.get(getattr(value, "unit", ""))
    factor = SCALES.get(getattr(value, "scale", ""), Decimal(1)) * (unit.factor if unit else 1)
    return value.low * factor, value.high * factor


@pytest.mark.parametrize("bank_name", BANKS)
def test_two_hundred_seeds_give_one_certain_answer_that_no_label_tells(bank_name):
    """The facts themselves are looked at, not what the kind made of them."""
    bank = BANKS[bank_name]()
    asked = [fact for fact in bank.facts if suits(KIND, fact, bank)]
    for seed in range(200):
        made = KIND.build(asked[seed % len(asked)], bank, Stream(seed))
        assert len(made.options) == len(made.facts) == len(set(made.facts)) == 2
        assert made.facts[0] == asked[seed % len(asked)].id
        right, wrong = (bank.fact_by_id[made.detail["credits"][place]] for place in (made.key, 1 - made.key))
        if made.prompt == "Which came first?":
            assert 2 <= rank_of(wrong, bank)[0] - rank_of(right, bank)[1] <= 30
            assert not any(re.search(r"\d{3}|centur|decade", option.text) for option in made.options)
        else:
            assert rank_of(right, bank)[0] * Decimal("0.9") >= rank_of(wrong, bank)[1], made
            assert right.about.what == wrong.about.what or "share" in right.about.what
        for fact in (right, wrong):
            assert not fact.caution
            assert not fact.claim
            assert not fact.about.by
            shown = [fold(text) for text in (made.prompt, *(option.text for option in made.options))]
            assert not any(holds_any(text, phrases_of(fact.answer, bank)) for text in shown), made
        assert fold(made.options[0].text) != fold(made.options[1].text)
        assert made.guess_chance == pytest.approx(0.60)


def test_the_right_one_stands_first_as_often_as_second():
    first = sum(question(MOLE_AND_DOCK, seed).key == 0 for seed in range(2000))
    assert (first - 1000) ** 2 / 500 < 10.83  # p = 0.001


def test_a_partner_is_drawn_from_all_that_fit():
    bank = harbour_of(*(built(subject, 1850 + 5 * place) for place, subject in enumerate(YEARS)))
    met = {KIND.build(bank.facts[0], bank, Stream(seed)).facts[1] for seed in range(60)}
    assert met == {fact.id for fact in bank.facts[1:]}


NEVER_FIRST = {
    "the same year": built("dock", 1850),
    "the year after": built("dock", 1851),
    "a month of the same year": built("dock", 1850, answer=date("1850-11")),
    "a lifetime later": built("dock", 1881),
    "hedged": built("dock", 1860, answer=year(1860, bound=Bound.ABOUT)),
    "perhaps another year": built("dock", 1860, answer=year(1860, also=("1861",))),
    "doubted": built("dock", 1860, caution="Printed as 1680."),
    "a claim": built("dock", 1860, claim="some authors"),
    "not for this kind": built("dock", 1860, kinds=("choice", "year")),
    "dated by its label": built("dock", 1860, event=Event("The dock of 1860")),
    "dated by its scope": built("dock", 0, answer=MUCH, scope=in_year("1860")),
    "a rival": built("dock", 1860, rival=("mole",)),
    "its own subject": replace(built("dock", 1860), about=built("mole", 1).about),
}


@pytest.mark.parametrize("how", NEVER_FIRST)
def test_events_whose_order_is_uncertain_or_plain_are_not_compared(how):
    assert are_compared(built("mole", 1850), built("dock", 1860))
    assert not are_compared(built("mole", 1850), NEVER_FIRST[how])


SURELY_LARGER = {
    "in the same unit": number("800", "tons"),
    "in another unit of the dimension": number("0.0008", "kilotons"),
    "with a scale word": number("0.8", "tons", "thousand"),
}
HEAVY = {
    "kilotons": Unit("kilotons", "mass", Decimal(1_000_000), "kiloton", "kilotons"),
    "tons": Unit("tons", "mass", Decimal(1), "ton", "tons"),
}


@pytest.mark.parametrize("how", SURELY_LARGER)
def test_sizes_are_compared_in_base_units(how):
    head = make_head(units=tuple(HEAVY.values()))
    bank = two(weighed("tug", SURELY_LARGER[how]), weighed("barge"), head=head)
    made = question(bank)
    assert made.prompt == "Weight: which is larger?"
    assert made.options[made.key].text == "Barge"
    assert made.answer_text.startswith("Barge (900 tons), more than Tug (")


NEVER_LARGER = {
    "less than a tenth apart": number("811", "tons"),
    "the same": number("900", "tons"),
    "another dimension": number("600", "km"),
    "a figure without a unit": number("600"),
    "a weight a day": number("600", "tons", per="day"),
    "money": money("600"),
    "a share": percent("60"),
    "of a whole": number("600", "tons", out_of="1000"),
    "a range": number("500", "tons", high="600"),
    "at most, beside an exact one": number("600", "tons", bound=Bound.UNDER),
    "about, beside an exact one": number("600", "tons", bound=Bound.ABOUT),
    "a tolerance that reaches over": number("600", "tons", within=Tolerance(Decimal("0.4"), True)),
    "perhaps another": number("600", "tons", also=("650",)),
    "nothing": number("0", "tons"),
    "of another order of size": number("40", "tons"),
}


@pytest.mark.parametrize("how", NEVER_LARGER)
def test_figures_of_which_neither_is_surely_and_fairly_the_larger_are_not_compared(how):
    assert are_compared(weighed("barge"), weighed("tug", number("810", "tons")))
    assert not are_compared(weighed("barge"), weighed("tug", NEVER_LARGER[how]))


NEVER_BESIDE = {
    "doubted": {"caution": "Another page says 700."},
    "a claim": {"claim": "the owner"},
    "attributed": {"by": "the owner"},
    "another measure": {"what": "load"},
    "by a year": {"scope": replace(in_year("1950"), by=True)},
    "for a place": {"scope": replace(in_year("1950"), name="harbour", first=None, last=None)},
    "a rival": {"rival": ("barge",)},
    "not for this kind": {"kinds": ("number",)},
}


@pytest.mark.parametrize("how", NEVER_BESIDE)
def test_facts_that_say_it_otherwise_are_not_compared(how):
    assert not are_compared(weighed("barge"), weighed("tug", number("600", "tons"), **NEVER_BESIDE[how]))


def test_two_bounds_say_nothing_and_two_estimates_only_where_one_is_twice_the_other():
    over, about = ({"bound": bound} for bound in (Bound.OVER, Bound.ABOUT))
    assert not are_compared(
        weighed("barge", number("900", "tons", **over)), weighed("tug", number("300", "tons", **over))
    )
    for less, is_sure in (("600", False), ("300", True)):
        one, other = (
            weighed(of, number(low, "tons", **about)) for of, low in (("barge", "900"), ("tug", less))
        )
        assert are_compared(one, other) is is_sure


def test_a_part_is_never_compared_with_its_whole():
    names = (make_name("fleet", "Fleet"), make_name("tug", "Tug", inside="fleet"))
    facts = (weighed("fleet"), weighed("tug", number("600", "tons")))
    assert not are_compared(*facts, names=names)


def test_one_measure_at_two_dates_is_compared_by_the_dates():
    early, late = (
        weighed("barge", number(low, "tons"), when) for low, when in (("600", "1950"), ("900", "1970"))
    )
    made = question(two(early, late))
    assert made.prompt == "Barge, weight: when was it larger?"
    assert made.answer_text == "1970 (900 tons), more than 1950 (600 tons)"
    assert not are_compared(early, replace(late, about=early.about)), "one date has one figure"
    years = replace(in_year("1960"), last=in_year("1970").last)
    assert not are_compared(early, replace(late, about=replace(late.about, scope=years)))


def test_shares_of_one_whole_at_one_date_are_compared_by_what_they_are_shares_of():
    coal, grain = (
        weighed(what, percent(share, "cargo"), of="harbour", what=f"share of {what}", scope=in_year("1990"))
        for what, share in (("coal", "21"), ("grain", "37"))
    )
    made = question(two(coal, grain))
    assert made.prompt == "Harbour, 1990: which is larger?"
    assert made.options[made.key].text == "Share of grain"
    other_whole = replace(grain, answer=percent("37", "imports"))
    assert not are_compared(coal, other_whole)


def test_a_label_that_states_the_value_is_not_used():
    says_so = weighed("barge", number("1950", "tons"), "1950")
    assert not are_compared(says_so, weighed("barge", number("600", "tons"), "1970"))


def test_what_no_name_labels_is_not_compared():
    assert not are_compared(
        weighed("barge"), weighed("tug", number("600", "tons")), names=(make_name("tug", "Tug"),)
    )


@pytest.mark.parametrize("bank", [MOLE_AND_DOCK, BARGES])
def test_both_facts_are_judged_alike_and_both_values_shown(bank):
    made = question(bank)
    samples = KIND.samples(made)
    for posted, fraction in ((samples.right, 1), (samples.wrong, 0)):
        response = KIND.read(made, posted)
        grade = KIND.grade(made, response)
        assert grade.fraction == fraction
        assert [grade.fraction_of(fact) for fact in made.facts] == [fraction, fraction]
        parts = KIND.parts(made, response)
        assert [part.is_right for part in parts] == [bool(fraction)] * 2
        assert [part.answer for part in parts] == [
            made.options[place].note for place in (made.key, 1 - made.key)
        ]
        assert all(part.at == ("H1",) for part in parts)
        assert {part.fact for part in parts} == {*made.facts}
        said = [part.given for part in parts]
        assert said == made.detail["words"][:: 1 if fraction else -1]


def test_nothing_chosen_says_nothing_of_either():
    made = question(BARGES)
    assert KIND.read(made, {}) == BLANK
    assert KIND.grade(made, BLANK).fraction == 0
    assert [part.given for part in KIND.parts(made, BLANK)] == ["", ""]


@pytest.mark.parametrize("posted", [["2"], ["-1"], ["0", "1"], ["first"], ["٠"]])
def test_what_the_form_does_not_hold_is_not_read(posted):
    with pytest.raises(UnreadableAnswer):
        KIND.read(question(BARGES), {"choice": posted})


def test_exactly_two_facts_are_joined():
    bank = borderland()
    asked = next(fact for fact in bank.facts if KIND.suits(fact, bank))
    made = KIND.build(asked, bank, Stream(1))
    assert join_question(bank, made.facts, "comparison", "s").facts == made.facts
    for facts in (made.facts[:1], [*made.facts, made.facts[0]], [asked.id, asked.id], [asked.id, "gone"]):
        assert join_question(bank, facts, "comparison", "s") is None


def test_enough_of_the_shipped_course_is_compared():
    bank = borderland()
    assert sum(KIND.suits(fact, bank) for fact in bank.facts) >= 50


@pytest.mark.parametrize("label", ["Later building of the dock", "New dock", "Older dock", "Last dock"])
def test_an_event_whose_label_says_when_it_was_among_others_is_not_compared(label):
    bank = harbour_of(built("mole", 1850), built("dock", 1860, event=Event(label)))
    assert not suits(KIND, bank.fact_by_id["mole"], bank)
    plain = harbour_of(built("mole", 1850), built("dock", 1860))
    assert suits(KIND, plain.fact_by_id["mole"], plain)
