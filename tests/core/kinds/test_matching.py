"""Matching: exactly one right assignment, right sides of one form, partial credit for each pair."""

from __future__ import annotations

from itertools import permutations

import pytest

from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Event, Fact
from quizapp.core.kinds.matching import KIND
from quizapp.core.questions import BLANK, Question
from quizapp.core.rendering import answer_text
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from quizapp.core.values import Bound, Name, Year
from tests.builders import in_year, make_bank, make_fact, make_name, money, name, number, year
from tests.core.shipped import borderland

CITIES = ("Arden", "Brill", "Corby", "Derry", "Epsom", "Fowey")


def worth(when: str, figure: str, **more: object) -> Fact:
    """What trade was worth in a year."""
    return make_fact(
        id=f"trade-{when}",
        of="trade",
        what="turnover",
        ask=f"What was trade worth in {when}?",
        say=f"Trade was worth {{${figure} million}} in {when}.",
        answer=more.pop("answer", None) or money(figure, "million"),
        scope=in_year(when),
        **more,
    )


def seat(office: str, city: str, **more: object) -> Fact:
    """Which city an office sits in."""
    return make_fact(
        id=office,
        of=office,
        what="seat",
        ask=more.pop("ask", f"Which city is the seat of the {office}?"),
        say=f"The {office} sits in {{{city.title()}}}.",
        answer=name(city),
        **more,
    )


def offices(*more: Fact, cities: tuple[str, ...] = CITIES[:5]) -> Bank:
    """Four offices, each in a city of its own, and what is given besides."""
    pairs = zip(("court", "mint", "school", "bank"), CITIES[:4], strict=True)
    seats = [seat(office, city.lower()) for office, city in pairs]
    names = [make_name(city.lower(), city, "city") for city in cities]
    names += [make_name(fact.about.of, f"the {fact.about.of}") for fact in (*seats, *more)]
    return make_bank(names=tuple(names), facts=(*seats, *more))


def trade(*more: Fact) -> Bank:
    """Four years of trade, and what is given besides."""
    figures = (("1950", "10"), ("1960", "25"), ("1970", "40"), ("1980", "90"))
    names = (make_name("trade", "trade of the port"),)
    return make_bank(names=names, facts=(*(worth(when, figure) for when, figure in figures), *more))


def question(bank: Bank, fact: str, seed: int = 1) -> Question:
    return KIND.build(bank.fact_by_id[fact], bank, Stream(seed))


def sides(made: Question) -> tuple[list[str], list[str]]:
    return made.detail["left"], made.detail["right_side"]


def test_two_hundred_seeds_give_one_right_assignment_each():
    """Every way to give each left side one right side is tried against the facts of the bank."""
    bank = borderland()
    asked = [fact for fact in bank.facts if KIND.suits(fact, bank)]
    for seed in range(200):
        made = KIND.build(asked[seed % len(asked)], bank, Stream(seed))
        left, right = sides(made)
        assert 4 <= len(left) <= 5
        assert 0 <= len(right) - len(left) <= 2
        assert len({fold(text) for text in left}) == len(left)
        assert len({fold(text) for text in right}) == len(right)
        fits = [_may_fit(bank.fact_by_id[fact], right, bank) for fact in made.detail["credits"]]
        ways = [
            way for way in permutations(range(len(right)), len(left))
            if all(side in fit for side, fit in zip(way, fits, strict=True))
        ]  # fmt: skip
        assert ways == [tuple(side for _, side in made.key)], made


def _may_fit(fact: Fact, right: list[str], bank: Bank) -> set[int]:
    """The right sides that hold a value of this fact, or one that might be right for it too."""
    found = set()
    for other in may_be_right(fact, bank):
        value = other.answer.value
        texts = [fold(answer_text(other.answer, bank))]
        if isinstance(value, Year):
            texts += [str(value.first), str(value.last)]
        if isinstance(value, Name):
            entry = bank.name_by_id[value.id]
            texts += [fold(text) for text in (entry.label, *entry.also)]
        found |= {index for index, text in enumerate(right) if fold(text) in texts}
    return found


def test_events_are_matched_with_years_that_ascend():
    made = question(make_bank(), "north-pier-opened")
    left, right = sides(made)
    assert made.prompt == "Match each event with its year."
    assert all(text.isdigit() for text in right)
    assert right == sorted(right)
    assert len(right) > len(left)


def test_years_are_matched_with_figures_of_one_measure():
    made = question(trade(), "trade-1950")
    assert made.prompt == "Trade of the port, turnover: match each year with its figure."
    assert sorted(sides(made)[0]) == ["1950", "1960", "1970", "1980"]
    assert sides(made)[1] == ["$10 million", "$25 million", "$40 million", "$90 million"]


def test_places_are_matched_with_their_figures():
    lengths = (("velm", "212"), ("asher", "98"), ("tarn", "51"), ("calder", "300"))
    facts = tuple(
        make_fact(
            id=f"{river}-length",
            of=river,
            what="length",
            ask=f"How long is the {river}, in kilometres?",
            say=f"The {river} is {{{length} kilometres}} long.",
            answer=number(length, "km"),
        )
        for river, length in lengths
    )
    bank = make_bank(
        names=tuple(make_name(river, f"the {river.title()}") for river, _ in lengths), facts=facts
    )
    made = question(bank, "velm-length")
    assert made.prompt == "Length: match each with its figure."
    assert set(sides(made)[0]) == {"The Velm", "The Asher", "The Tarn", "The Calder"}


def test_questions_are_matched_with_names_and_a_name_of_the_pool_is_left_over():
    made = question(offices(), "court")
    left, right = sides(made)
    assert "Which city is the seat of the court?" in left
    assert right == list(CITIES[:5])
    assert made.detail["mentions"] == []
    assert made.guess_chance == pytest.approx(0.3)


BARRED = {
    "another right answer": lambda: trade(
        worth("1990", "50"), worth("1995", "60", answer=money("60", "million", bound=Bound.ABOUT))
    ),
    "an equal figure": lambda: trade(worth("1990", "50"), worth("1995", "90")),
    "a figure too near": lambda: trade(worth("1990", "50"), worth("1995", "91")),
    "a doubted figure": lambda: trade(worth("1990", "50"), worth("1995", "60", caution="Printed as 66.")),
    "a claim": lambda: trade(worth("1990", "50"), worth("1995", "60", claim="some authors")),
    "not for this kind": lambda: trade(worth("1990", "50"), worth("1995", "60", kinds=("number",))),
}


@pytest.mark.parametrize("how", BARRED)
def test_what_might_be_right_twice_or_is_unsure_is_never_matched(how):
    bank = BARRED[how]()
    for seed in range(15):
        made = question(bank, "trade-1980", seed)
        assert "trade-1995" not in made.facts


def test_a_name_that_is_right_for_another_question_is_never_beside_it():
    twice = seat("library", "arden")  # as the court
    for seed in range(15):
        made = question(offices(twice), "court", seed)
        assert "library" not in made.facts


def test_a_question_that_speaks_of_another_answer_is_never_beside_it():
    telling = seat("library", "epsom", ask="Which city, unlike Arden, is the seat of the library?")
    for seed in range(15):
        made = question(offices(telling, cities=CITIES), "court", seed)
        assert "library" not in made.facts
        made = question(offices(telling, cities=CITIES), "mint", seed)
        assert not {"library", "court"} <= set(made.facts)


@pytest.mark.parametrize("more", [{"group": "seats"}, {"rival": ("court",)}])
def test_facts_of_one_group_and_rivals_are_never_matched_together(more):
    other = seat("library", "epsom", **more)
    facts = [seat("court", "arden", group="seats"), *offices(other).facts[1:]]
    bank = make_bank(names=offices(other).names, facts=tuple(facts))
    for seed in range(15):
        assert "library" not in question(bank, "court", seed).facts


def test_three_facts_are_too_few():
    bank = trade()
    small = make_bank(names=bank.names, facts=bank.facts[:3])
    assert not KIND.suits(small.facts[0], small)


def test_each_pair_counts_by_itself_and_an_open_one_says_nothing_of_its_fact():
    made = question(trade(), "trade-1950")
    right = [side for _, side in made.key]
    response = KIND.read(made, {"pair-0": [str(right[0])], "pair-1": [str(right[0])]})
    assert response.value == [right[0], right[0], None, None]
    grade = KIND.grade(made, response)
    credits = made.detail["credits"]
    assert grade.fraction == 0.25
    assert grade.fraction_by_fact == {credits[0]: 1.0, credits[1]: 0.0}
    assert grade.fraction_of(credits[2]) is None
    parts = KIND.parts(made, response)
    assert [part.is_right for part in parts] == [True, False, False, False]
    assert [bool(part.given) for part in parts] == [True, True, False, False]
    assert parts[1].given == parts[0].answer
    assert [part.fact for part in parts] == credits


def test_all_open_is_no_answer():
    made = question(trade(), "trade-1950")
    assert KIND.read(made, {"pair-0": [""], "pair-1": [" "]}) == BLANK


@pytest.mark.parametrize(
    "posted",
    [
        {"pair-0": ["9"]},
        {"pair-4": ["0"]},
        {"pair-x": ["0"]},
        {"pair-0": ["-1"]},
        {"pair-0": ["NaN"]},
        {"pair-0": ["1e999"]},
        {"pair-0": ["0", "1"]},
        {"pair-0": ["9" * 5000]},
        {"pair-0": ["\ud800"]},
    ],
)
def test_a_place_or_a_side_that_is_not_there_is_named(posted):
    made = question(trade(), "trade-1950")
    with pytest.raises(UnreadableAnswer, match="Load the page again"):
        KIND.read(made, posted)


def test_exactly_these_facts_are_asked_together_where_they_go_together():
    bank = offices(seat("library", "epsom"))
    five = list(bank.facts)
    assert KIND.joins(five, bank)
    made = KIND.join(five, bank, Stream("s"))
    assert set(made.facts) == {fact.id for fact in five}
    assert not KIND.joins(five[:3], bank)
    assert not KIND.joins([*five[:3], make_bank().facts[0]], bank)


def test_an_event_and_another_event_of_its_year_are_never_matched():
    years = {"mole": 1850, "dock": 1850, "crane": 1860, "canal": 1870, "quay": 1880}
    twins = [
        make_fact(
            id=subject,
            of=subject,
            what="built",
            ask=f"When was the {subject} built?",
            say=f"The {subject} was built in {{{first}}}.",
            answer=year(first),
            event=Event(f"Building of the {subject}"),
        )
        for subject, first in years.items()
    ]
    bank = make_bank(names=tuple(make_name(fact.id, fact.id.title()) for fact in twins), facts=tuple(twins))
    for seed in range(12):
        made = question(bank, "crane", seed)
        assert not {"mole", "dock"} <= set(made.facts)
        assert sides(made)[1].count("1850") == 1
