"""Chronology: one certain order, labels that tell no time, a place for each event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as day
from itertools import pairwise

import pytest

from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Event, Fact
from quizapp.core.kinds import KINDS
from quizapp.core.kinds.ordering import KIND
from quizapp.core.questions import BLANK, Question
from quizapp.core.timeline import events_of
from quizapp.core.values import Bound, Year
from tests.builders import date, in_year, make_bank, make_fact, make_name, name, period, year
from tests.core.shipped import borderland

YEARS = {"mole": 1850, "dock": 1860, "crane": 1870, "canal": 1880, "tower": 1890}


def built(subject: str, first: int, **more: object) -> Fact:
    """That something was built in a year."""
    return make_fact(
        id=subject,
        of=subject,
        what="built",
        ask=f"When was the {subject} built?",
        say=f"The {subject} was built in {{{first}}}.",
        answer=more.pop("answer", None) or year(first),
        event=more.pop("event", None) or Event(f"Building of the {subject}"),
        **more,
    )


def harbour_of(*facts: Fact) -> Bank:
    """A bank of these facts alone."""
    names = tuple(make_name(fact.about.of, fact.about.of.title()) for fact in facts)
    return make_bank(names=names, facts=facts)


def buildings(**changed: Fact) -> Bank:
    """Five buildings, ten years apart, some of them changed."""
    return harbour_of(*(changed.get(subject) or built(subject, first) for subject, first in YEARS.items()))


def question(bank: Bank | None = None, fact: str = "mole", seed: int = 1) -> Question:
    bank = bank or buildings()
    return KIND.build(bank.fact_by_id[fact], bank, Stream(seed))


def labels_in_order(one: Question) -> list[str]:
    return [one.options[index].text for index in one.key]


def posting(places: dict[int, object]) -> dict[str, list[str]]:
    return {f"place-{index}": [str(place)] for index, place in places.items()}


def test_two_hundred_seeds_give_orders_that_are_certain():
    """The days of the facts themselves are compared, not what the kind made of them."""
    bank = borderland()
    by_label = {fact.event.label: fact for fact in bank.facts if fact.event}
    asked = [fact for fact in bank.facts if KIND.suits(fact, bank)]
    for seed in range(200):
        made = KIND.build(asked[seed % len(asked)], bank, Stream(seed))
        assert 4 <= len(made.options) <= 6
        assert sorted(made.key) == list(range(len(made.options)))
        spans = [_days(by_label[label]) for label in labels_in_order(made)]
        for earlier, later in pairwise(spans):
            assert earlier[1].year + 1 < later[0].year, made
        for option in made.options:
            assert not re.search(r"\d{3}|centur|decade", option.text), option
        assert not any(by_label[option.text].caution for option in made.options)


def _days(fact: Fact) -> tuple[day, day]:
    value = fact.answer.value
    if isinstance(value, Year):
        return day(value.first, 1, 1), day(value.last, 12, 31)
    if hasattr(value, "first"):
        return value.first.first_day(), value.last.last_day()
    scope = fact.about.scope
    return scope.first.first_day(), (scope.last or scope.first).last_day()


def test_the_events_never_stand_in_the_right_order_already():
    bank = buildings()
    for seed in range(60):
        made = question(bank, seed=seed)
        assert made.key != list(range(len(made.options)))


def test_every_event_is_first_as_often_as_any_other():
    counts = [0] * 5
    for seed in range(2000):
        made = question(seed=seed)
        if len(made.options) == 5:
            counts[made.key[0]] += 1
    expected = sum(counts) / 5
    assert expected > 200
    assert sum((count - expected) ** 2 / expected for count in counts) < 18.47, counts  # p = 0.001


UNSURE = {
    "hedged": built("dock", 1860, answer=year(1860, bound=Bound.ABOUT)),
    "within": built("dock", 1860, answer=year(1860, also=("1861",))),
    "doubted": built("dock", 1860, caution="Printed as 1680."),
    "a claim": built("dock", 1860, claim="some authors"),
    "not for this kind": built("dock", 1860, kinds=("choice", "year")),
    "dated by its label": built("dock", 1860, event=Event("The dock of 1860")),
    "of a century by its label": built("dock", 1860, event=Event("The dock of the 19th century")),
    "by a year": built("dock", 1860, answer=name("dock"), scope=replace(in_year("1860"), by=True)),
}


@pytest.mark.parametrize("how", UNSURE)
def test_what_is_not_certain_stays_off_the_timeline(how):
    bank = buildings(dock=UNSURE[how])
    for seed in range(12):
        assert "dock" not in question(bank, seed=seed).facts
        assert not any("dock" in option.text for option in question(bank, seed=seed).options)
    assert not KIND.suits(bank.fact_by_id["dock"], bank) or how == "not for this kind"


NEVER_WITH_THE_MOLE = {
    "the same year": built("dock", 1850),
    "the year after": built("dock", 1851),
    "a month of the same year": built("dock", 1850, answer=date("1850-11")),
    "a period around it": built("dock", 1845, answer=period("1845", "1855")),
    "a range of years": built("dock", 1849, answer=year(1849, 1860)),
    "its own subject": replace(built("dock", 1860), about=built("mole", 1).about),
    "the same two telling words": built("dock", 1860, event=Event("Repair of the mole wall")),
}


@pytest.mark.parametrize("how", NEVER_WITH_THE_MOLE)
def test_events_whose_order_is_uncertain_or_told_never_stand_together(how):
    mole = built("mole", 1850, event=Event("Start of the mole wall"))
    bank = buildings(mole=mole, dock=NEVER_WITH_THE_MOLE[how])
    for seed in range(12):
        assert "dock" not in question(bank, "mole", seed).facts


@pytest.mark.parametrize("more", [{"group": "works"}, {"rival": ("mole",)}])
def test_facts_of_one_group_and_rivals_never_stand_together(more):
    grouped = {**more} if "rival" in more else more
    bank = buildings(mole=built("mole", 1850, group="works"), dock=built("dock", 1860, **grouped))
    for seed in range(12):
        assert "dock" not in question(bank, "mole", seed).facts


def test_a_fact_dated_by_its_scope_is_placed_and_not_credited():
    """Who knows when it was need not know what the fact asks."""
    dated = built(
        "dock", 0, answer=name("mole"), scope=in_year("1860"), event=Event("The dock is given away")
    )
    bank = buildings(dock=dated)
    many = (question(bank, seed=seed) for seed in range(40))
    made = next(one for one in many if "The dock is given away" in [option.text for option in one.options])
    assert "dock" not in made.facts
    assert made.detail["mentions"] == ["dock"]
    assert made.facts[0] == "mole"
    right = KIND.grade(made, KIND.read(made, KIND.samples(made).right))
    assert right.fraction == 1
    assert set(right.fraction_by_fact) == set(made.facts)
    assert not KIND.suits(dated, bank)


def test_three_events_are_too_few():
    bank = harbour_of(*(built(subject, first) for subject, first in list(YEARS.items())[:3]))
    assert not KIND.suits(bank.facts[0], bank)


def test_events_of_the_same_era_go_first():
    ages = {"fort": 1400, "wall": 1500, "gate": 1600, "moat": 1700}
    far = tuple(built(subject, first) for subject, first in ages.items())
    bank = harbour_of(*far, *buildings().facts)
    for seed in range(20):
        near = set(question(bank, seed=seed).facts) - set(ages)
        assert len(near) >= 4


def test_each_event_counts_by_its_own_place():
    made = question(seed=3)
    key = list(made.key)
    key[0], key[1] = key[1], key[0]
    response = KIND.read(made, posting({index: place for place, index in enumerate(key, start=1)}))
    grade = KIND.grade(made, response)
    count = len(made.options)
    assert grade.fraction == pytest.approx((count - 2) / count)
    swapped = {made.detail["credits"][index] for index in made.key[:2]}
    assert {fact for fact, fraction in grade.fraction_by_fact.items() if not fraction} == swapped
    parts = KIND.parts(made, response)
    assert [part.text for part in parts] == labels_in_order(made)
    assert [part.is_right for part in parts] == [False, False] + [True] * (count - 2)
    assert [part.given for part in parts][:3] == ["2nd", "1st", "3rd"]
    assert {part.fact for part in parts[:2]} == swapped


def test_blind_orders_earn_the_chance_that_memory_reckons_with():
    made = next(one for seed in range(20) if len((one := question(seed=seed)).options) == 4)
    chance, earned = Stream("blind"), 0.0
    for _ in range(4000):
        order = chance.shuffled(range(4))
        places = {index: place for place, index in enumerate(order, start=1)}
        earned += KIND.grade(made, KIND.read(made, posting(places))).fraction
    assert earned / 4000 == pytest.approx(0.25, abs=0.02)
    assert made.guess_chance == pytest.approx(0.35)


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ({0: 1, 1: 2, 2: 3}, "“.+” has no place yet"),
        ({0: 1, 1: 2}, "2 events have no place yet"),
        ({0: 1, 1: 2, 2: 2, 3: 4}, "are both 2nd"),
        ({0: 1, 1: 2, 2: 3, 3: 5}, "load the page again"),
        ({0: 1, 1: 2, 2: 3, 3: 4, 4: 5}, "a place too many"),
        ({0: 1, 1: 2, 2: 3, 3: "first"}, "load the page again"),
        ({0: 1, 1: 2, 2: 3, 3: "４"}, "load the page again"),
        ({0: 1, 1: 2, 2: 3, 3: "9" * 400}, "load the page again"),
        ({0: 1, 1: 2, 2: 3, 3: "-1"}, "load the page again"),
    ],
)
def test_a_missing_a_double_and_a_foreign_place_are_named(places, told):
    """Row 66 of the list of bad inputs."""
    made = next(one for seed in range(20) if len((one := question(seed=seed)).options) == 4)
    with pytest.raises(UnreadableAnswer, match=f"(?i){told}"):
        KIND.read(made, posting(places))


def test_two_values_for_one_place_are_named():
    made = question()
    with pytest.raises(UnreadableAnswer):
        KIND.read(made, {**KIND.samples(made).right, "place-0": ["1", "2"]})


def test_no_place_at_all_is_no_answer():
    made = question()
    assert KIND.read(made, {f"place-{index}": [""] for index in range(len(made.options))}) == BLANK
    assert all(part.given == "" and not part.is_right for part in KIND.parts(made, BLANK))


def test_exactly_these_facts_are_asked_together_where_they_go_together():
    bank = buildings()
    four = [bank.fact_by_id[subject] for subject in ("crane", "mole", "dock", "tower")]
    assert KIND.joins(four, bank)
    made = KIND.join(four, bank, Stream("s"))
    assert set(made.facts) == {fact.id for fact in four}
    assert made.facts[0] == "crane"
    assert not KIND.joins(four[:3], bank)
    assert not KIND.joins([*four, four[0]], bank)


def test_the_timeline_holds_what_the_bank_dates():
    events = events_of(borderland())
    assert len(events) >= 40
    assert KINDS["ordering"] is KIND
