"""Handfuls of many things, and what reaches over a stretch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.chance import Stream
from quizapp.core.handfuls import Ring, Spans


@dataclass(frozen=True)
class Pebble:
    id: str


def ring(count: int) -> Ring[Pebble]:
    return Ring(tuple(Pebble(f"pebble-{one}") for one in range(count)), lambda pebble: pebble.id)


def test_few_things_are_taken_all_in_their_order():
    assert ring(5).handful(5, Stream("any")) == list(ring(5).items)


def test_of_many_things_as_many_are_taken_as_are_wanted_in_their_order():
    several = ring(1_000)
    taken = several.handful(20, Stream("some"))
    places = [several.items.index(pebble) for pebble in taken]
    assert len(set(places)) == 20
    assert places == sorted(places)


def test_a_handful_repeats_and_another_stream_gives_another():
    assert ring(500).handful(10, Stream(1)) == ring(500).handful(10, Stream(1))
    assert ring(500).handful(10, Stream(1)) != ring(500).handful(10, Stream(2))


def test_one_thing_more_changes_only_the_handfuls_it_lies_in():
    before, after = ring(300), ring(301)
    changed = sum(before.handful(10, Stream(n)) != after.handful(10, Stream(n)) for n in range(300))
    assert changed < 40  # about 10 of 300 places lie that near to it


def test_everything_is_drawn_sooner_or_later_and_nothing_far_too_often():
    drawn = Counter(pebble for seed in range(3_000) for pebble in ring(100).handful(10, Stream(seed)))
    assert len(drawn) == 100
    assert max(drawn.values()) < 3 * 3_000 * 10 / 100


BOUNDS = st.tuples(st.integers(-20, 20), st.integers(0, 8)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(BOUNDS, max_size=30), BOUNDS)
def test_what_meets_a_stretch_is_found_as_by_looking_at_each(items, stretch):
    low, high = stretch
    found = Spans(items, lambda item: item).meeting(low, high)
    assert sorted(found) == sorted(item for item in items if item[0] <= high and low <= item[1])


@given(st.lists(BOUNDS, max_size=30), st.integers(-25, 25))
def test_what_begins_below_and_above_comes_the_nearest_first(items, value):
    spans = Spans(items, lambda item: item)
    below, above = [item[0] for item in spans.below(value)], [item[0] for item in spans.above(value)]
    assert below == sorted((low for low, _ in items if low < value), reverse=True)
    assert above == sorted(low for low, _ in items if low > value)
