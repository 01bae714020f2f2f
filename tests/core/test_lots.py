"""Lots: in what order a paper goes through the facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from quizapp.core.blueprint import Line
from quizapp.core.lots import Lots, eligible
from tests.builders import make_bank
from tests.core.shipped import borderland
from tests.large_bank import make_large_bank

ALL = Line()


def order(bank, seed, weighted=False, count=None) -> list[str]:
    ids = [fact.id for fact in Lots(eligible(bank, ALL, False), str(seed), weighted)]
    return ids[:count]


def test_every_fact_comes_once_and_the_order_repeats():
    bank = borderland()
    assert sorted(order(bank, 1)) == sorted(item.id for item in bank.items)
    assert order(bank, 1) == order(bank, 1)
    assert order(bank, 1) != order(bank, 2)


def test_beyond_the_first_hundreds_the_order_goes_on_where_it_was():
    bank = make_large_bank(1_200)
    lots = Lots(eligible(bank, ALL, False), "a seed", False)
    again = list(lots)
    assert len({fact.id for fact in again}) == 1_200
    assert again == sorted(bank.facts, key=lots.lot)


def test_a_new_fact_leaves_the_order_of_the_others():
    bank = make_bank()
    smaller = replace(bank, facts=bank.facts[1:])
    kept = [fact for fact in order(bank, 7) if fact != bank.facts[0].id]
    assert order(smaller, 7) == kept


def test_every_fact_is_as_often_among_the_first_ten():
    bank = borderland()
    seeds = 2_000
    counts = Counter(fact for seed in range(seeds) for fact in order(bank, seed, count=10))
    expected = seeds * 10 / len(bank.items)
    chi_square = sum((counts[item.id] - expected) ** 2 / expected for item in bank.items)
    spread = (2 * len(bank.items)) ** 0.5
    assert abs(chi_square - len(bank.items)) < 5 * spread


def test_an_important_fact_is_drawn_early_three_times_as_often_as_a_detail():
    facts = tuple(
        replace(fact, weight=3 if place % 2 else 1) for place, fact in enumerate(borderland().facts)
    )
    bank = replace(borderland(), facts=facts, fixed=())
    weight = {fact.id: fact.weight for fact in facts}
    first = Counter(weight[order(bank, seed, weighted=True, count=1)[0]] for seed in range(600))
    assert 0.68 < first[3] / 600 < 0.82  # three in four


def test_sections_weights_and_doubts_leave_facts_out():
    bank = borderland()
    among = eligible(bank, Line(sections=("history",), least_weight=2), True)
    assert among.facts
    assert all(f.section == "history" and f.weight >= 2 and f.may_be_graded for f in among.facts)
