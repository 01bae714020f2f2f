"""Charts with a point left out: what may be asked so, sound values, nothing that the picture tells."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.chance import Stream
from quizapp.core.charts import LEAST_OTHERS, READABLE, gap_for, span_of_shape, table_of
from quizapp.core.conflicts import shown_texts
from quizapp.core.drafting import suits
from quizapp.core.facts import Bank, Fact, Point, Series
from quizapp.core.figures import scale_of
from quizapp.core.generate import build_question, make_paper
from quizapp.core.kinds.chart import KIND
from quizapp.core.kinds.choice import guess_chance_of
from quizapp.core.numbers import figure_in
from quizapp.core.questions import BLANK, Question
from quizapp.core.values import Answer, Bound, Moment
from tests.builders import at, in_year, make_bank, make_fact, make_name, money, number, percent, year
from tests.core.shipped import borderland

BANKS = {"harbour": make_bank, "borderland": borderland}
SEEDS = range(12)
CATCH = ("310", "420", "560", "735", "980")
YEARS = (1950, 1960, 1970, 1980, 1990)


def landed(when: int, answer: Answer, **more: object) -> Fact:
    """What was landed in a year."""
    return make_fact(
        f"landed-{when}",
        of="fleet",
        what="fish landed",
        ask=str(more.pop("ask", f"How much fish was landed in {when}?")),
        say=f"In {when} it was {{much}} that the fleet landed.",
        scope=more.pop("scope", in_year(str(when))),
        answer=answer,
        **more,
    )


def fleet(values: tuple[str, ...] = CATCH, bound: Bound = Bound.EXACT, **changes: object) -> Bank:
    """A bank of one series of so many points, each with its fact; `changes` are those of the third fact."""
    facts = [
        landed(when, number(value, "tons", bound=bound)) for when, value in zip(YEARS, values, strict=False)
    ]
    points = [
        Point(Moment(when), Decimal(value), f"landed-{when}", bound)
        for when, value in zip(YEARS, values, strict=False)
    ]
    series = Series("fish", "Fish landed by the fleet", "tons", at("T1"), tuple(points))
    facts[2] = replace(facts[2], **changes)
    return make_bank(names=(make_name("fleet", "the fleet"),), facts=tuple(facts), series=(series,), fixed=())


def drawn_as(bank: Bank, **changes: object) -> Bank:
    """The same bank with its series changed."""
    return make_bank(
        names=bank.names, facts=bank.facts, series=(replace(bank.series[0], **changes),), fixed=()
    )


def is_asked(bank: Bank, when: int = 1970) -> bool:
    return suits(KIND, bank.fact_by_id[f"landed-{when}"], bank)


def asked_of(bank: Bank) -> list[Question]:
    fitting = [fact for fact in bank.facts if suits(KIND, fact, bank)]
    return [build_question(bank, fact.id, KIND.name, seed) for fact in fitting for seed in SEEDS]


def figures(question: Question) -> list[Decimal]:
    """The values to choose from, in the unit of the series."""
    asked = question.detail["chart"]["points"][question.detail["chart"]["place"]]
    scale = (figure_in(asked["text"]) or 1) / Decimal(asked["value"])
    return [Decimal(figure_in(option.text) or 0) / scale for option in question.options]


@pytest.mark.parametrize(("make", "least"), [(make_bank, 3), (borderland, 14)])
def test_as_many_facts_as_series_honestly_give(make, least):
    bank = make()
    assert sum(suits(KIND, fact, bank) for fact in bank.facts) >= least


@pytest.mark.parametrize("bank_name", BANKS)
def test_no_value_on_offer_stands_in_the_chart_and_all_have_the_form_of_the_key(bank_name):
    for question in asked_of(BANKS[bank_name]()):
        chart = question.detail["chart"]
        drawn = [Decimal(p["value"]) for at, p in enumerate(chart["points"]) if at != chart["place"]]
        assert len(drawn) >= LEAST_OTHERS
        offered = figures(question)
        assert 3 <= len(offered) <= 4
        assert offered == sorted(set(offered))
        assert all(abs(one - seen) > seen * READABLE for one in offered for seen in drawn)
        assert question.options[question.key].text == question.answer_text
        forms = {"".join(c for c in option.text if c not in "0123456789,") for option in question.options}
        assert len(forms) == 1, forms
        for place, option in enumerate(question.options):
            assert bool(option.note) == (place != question.key)
        assert sum(option.made_up for option in question.options) <= 2
        assert max([*offered, *drawn]) <= Decimal(chart["top"])
        assert question.guess_chance == guess_chance_of(len(offered))


@pytest.mark.parametrize("bank_name", BANKS)
def test_where_the_key_lies_between_its_neighbours_it_is_not_alone_there(bank_name):
    bank = BANKS[bank_name]()
    for question in asked_of(bank):
        gap = gap_for(bank.fact_by_id[question.fact], bank)
        low, high = span_of_shape(gap.series.points, gap.place)
        others = [one for place, one in enumerate(figures(question)) if place != question.key]
        assert any(low < one < high for one in others)


def test_each_place_of_the_key_comes_up():
    bank = fleet()
    keys = Counter(build_question(bank, "landed-1970", "chart", seed).key for seed in range(150))
    assert set(keys) == {0, 1, 2}
    assert min(keys.values()) >= 30


@pytest.mark.parametrize(
    ("values", "place", "expected"),
    [
        (CATCH, 2, (420, 735)),
        (CATCH, 0, (None, 420)),
        (CATCH, 4, (735, None)),
        (CATCH[::-1], 0, (735, None)),
        (CATCH[::-1], 4, (None, 420)),
        (("310", "420", "90", "735", "980"), 2, (None, None)),  # it defies its neighbours
        (("310", "420", "90", "735", "980"), 4, (None, None)),  # the others go up and down
        (("310", "420", "560", "735", "100"), 4, (None, None)),  # it breaks the rise
    ],
)
def test_what_the_shape_makes_one_expect(values, place, expected):
    low, high = span_of_shape(fleet(values).series[0].points, place)
    assert (None if low.is_infinite() else low, None if high.is_infinite() else high) == expected


def test_a_sound_point_is_asked():
    assert is_asked(fleet())
    assert is_asked(fleet(bound=Bound.ABOUT))


@pytest.mark.parametrize(
    "bank",
    [
        fleet(CATCH[:3]),
        fleet(("310", "420", "560", "565", "980")),  # looks like another bar
        fleet(("310", "560", "560", "735", "980")),
        fleet(bound=Bound.OVER),
        fleet(bound=Bound.UNDER),
        fleet(caution="The source gives two figures."),
        fleet(claim="some"),
        fleet(kinds=("number",)),
        fleet(answer=number("570", "tons")),
        fleet(answer=number("560", "tons", "thousand")),
        fleet(answer=number("560", "tons", high="600")),
        fleet(answer=number("560", "tons", bound=Bound.ABOUT)),
        fleet(answer=percent("56")),
        fleet(answer=money("560")),
        fleet(answer=year(1560)),
        fleet(ask="In 1970, were 560 tons of fish landed, or how many?"),
        drawn_as(fleet(), title="Fish landed by the fleet, 560 at its best"),
        drawn_as(fleet(), caution="For 1970 some say 560, others 570."),
        drawn_as(fleet(), points=tuple(replace(p, fact="") for p in fleet().series[0].points)),
        drawn_as(fleet(), points=tuple(replace(p, fact="landed-1970") for p in fleet().series[0].points)),
        drawn_as(fleet(), points=(Point(Moment(1940), Decimal(-5)), *fleet().series[0].points)),
        make_bank(names=fleet().names, facts=fleet().facts, series=(), fixed=()),
    ],
)  # fmt: skip
def test_a_point_that_cannot_be_asked_soundly_is_not(bank):
    assert not is_asked(bank)


def test_the_time_of_the_fact_is_that_of_its_point():
    assert not is_asked(fleet(about=replace(fleet().facts[2].about, scope=in_year("1971"))))
    assert is_asked(fleet(about=replace(fleet().facts[2].about, scope=None)))


def test_an_attributed_figure_is_not_asked():
    assert not is_asked(fleet(about=replace(fleet().facts[2].about, by="the council")))


def test_a_question_keeps_all_that_is_drawn_and_shows_nothing_of_its_bank():
    question = build_question(fleet(), "landed-1970", "chart", 1)
    assert question.prompt == "Fish landed by the fleet: which value belongs to 1970?"
    chart = json.loads(json.dumps(question.to_plain()))["detail"]["chart"]
    assert [point["when"] for point in chart["points"]] == [str(when) for when in YEARS]
    assert [point["label"] for point in chart["points"]] == list(CATCH)
    assert (chart["unit"], chart["place"]) == ("tons", 2)
    assert chart["points"][0]["at"] == ["H1"]
    assert table_of(question.detail) == [
        "(tons)", "1950  310", "1960  420", "1970    ?", "1980  735", "1990  980",
    ]  # fmt: skip
    assert table_of({}) == []


def test_a_paper_asks_nothing_that_its_chart_shows():
    bank = fleet()
    question = build_question(bank, "landed-1970", "chart", 1)
    assert {"landed-1950", "landed-1960", "landed-1980", "landed-1990"} <= set(question.detail["mentions"])
    assert "735 tons" in shown_texts(question)
    seen = 0
    for seed in range(25):
        questions = make_paper(borderland(), Blueprint(count=12), seed).questions
        for chart in (one for one in questions if one.kind == "chart"):
            seen += 1
            assert not {one.fact for one in questions} & set(chart.detail["mentions"])
    assert seen


def test_marking_is_that_of_a_choice():
    question = build_question(fleet(), "landed-1970", "chart", 1)
    wrong = (question.key + 1) % len(question.options)
    assert KIND.grade(question, KIND.read(question, {"choice": [str(question.key)]})).fraction == 1
    marked = KIND.grade(question, KIND.read(question, {"choice": [str(wrong)]}))
    assert (marked.fraction, marked.note) == (0, question.options[wrong].note)
    assert KIND.read(question, {}) == BLANK


def test_a_fact_that_does_not_suit_is_not_built():
    bank = fleet(bound=Bound.OVER)
    with pytest.raises(ValueError, match="landed-1970"):
        KIND.build(bank.fact_by_id["landed-1970"], bank, Stream(1))


def test_scales_are_those_of_the_series():
    bank = borderland()
    question = build_question(bank, "freight-1994", "chart", 1)
    assert scale_of(bank.fact_by_id["freight-1994"].answer.value) == 1000
    assert question.detail["chart"]["unit"] == "thousand tons"
    assert Decimal(question.detail["chart"]["top"]) == Decimal("3525.6")
