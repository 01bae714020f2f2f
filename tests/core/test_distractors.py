"""Where wrong options come from, and which values of a bank are never one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.asked import citing, prompt_for_options, ways_to_ask
from quizapp.core.chance import Stream
from quizapp.core.distractors import options_for, suits_options
from quizapp.core.facts import Event, Scope, Turn, Wrong
from quizapp.core.soundness import may_be_right, scopes_overlap
from quizapp.core.values import Bound
from tests.builders import (
    FACTS,
    NAMES,
    in_year,
    make_bank,
    make_fact,
    make_name,
    moment,
    name,
    number,
    percent,
    year,
)

SEEDS = range(60)


def options_seen(fact_id, bank, turned=False):
    fact = bank.fact_by_id[fact_id]
    way = next(way for way in ways_to_ask(fact, bank) if way.turned == turned)
    sets = [options_for(fact, way, bank, Stream(seed, fact_id)) for seed in SEEDS]
    return [found for found in sets if found is not None]


def wrong_texts(fact_id, bank, turned=False):
    return {
        option.text
        for found in options_seen(fact_id, bank, turned)
        for index, option in enumerate(found.options)
        if index != found.key
    }


def bank_with(*facts, names=()):
    return make_bank(facts=(*FACTS, *facts), names=(*NAMES, *names))


def test_nested_names_are_no_rivals():
    asked = make_fact(
        "home-port",
        of="selwyn-line",
        what="home port",
        answer=name("port-selwyn"),
        ask="Where?",
        say="{Port Selwyn}.",
    )
    seen = wrong_texts("home-port", bank_with(asked))
    assert seen
    assert "Old Quay" not in seen


# row-15
def test_a_second_right_name_is_no_distractor():
    one = make_fact(
        "owner-1",
        of="dry-dock",
        what="owner",
        answer=name("coast-mail"),
        ask="Who owns it?",
        say="{Coast Mail}.",
    )
    two = make_fact(
        "owner-2",
        of="dry-dock",
        what="owner",
        answer=name("gannet-steamers"),
        ask="Who owns it?",
        say="{Gannet Steamers}.",
    )
    assert "Gannet Steamers" not in wrong_texts("owner-1", bank_with(one, two))


def test_the_same_matter_at_another_time_is_a_distractor_and_at_the_same_time_is_not():
    def mayor(when, who):
        return make_fact(
            f"mayor-{when}",
            of="harbour",
            what="master",
            scope=in_year(when),
            answer=name(who),
            ask="Who was harbour master?",
            say="{X}.",
        )

    bank = bank_with(mayor("1900", "samuel-pike"), mayor("1950", "agnes-bell"))
    assert "Agnes Bell" in wrong_texts("mayor-1900", bank)
    clash = bank_with(
        mayor("1900", "samuel-pike"),
        make_fact(
            "m",
            of="harbour",
            what="master",
            scope=Scope(moment("1899"), moment("1901")),
            answer=name("agnes-bell"),
            ask="?",
            say="{X}.",
        ),
    )
    assert "Agnes Bell" not in wrong_texts("mayor-1900", clash)


def test_rivals_count_both_ways():
    bank = make_bank()
    one, other = bank.fact_by_id["dockers-1950"], bank.fact_by_id["dockers-1950-city"]
    assert other in may_be_right(one, bank)
    assert one in may_be_right(other, bank)


def test_scopes_that_do_not_say_may_overlap():
    bank = make_bank()
    dated = make_fact(scope=in_year("1950"))
    assert scopes_overlap(make_fact(), dated, bank)
    assert not scopes_overlap(dated, make_fact(scope=in_year("1951")), bank)
    assert scopes_overlap(
        make_fact(scope=Scope(name="port-selwyn")), make_fact(scope=Scope(name="old-quay-port")), bank
    )
    assert not scopes_overlap(
        make_fact(scope=Scope(name="dunmere")), make_fact(scope=Scope(name="tarn-haven")), bank
    )


def test_years_heed_before_and_after_in_the_question():
    late = make_fact(
        "reopened",
        of="north-pier",
        what="reopened",
        ask="In which year after 1900 did the North Pier reopen?",
        say="It reopened in {1913}.",
        answer=year(1913),
    )
    assert all(int(text) > 1900 for text in wrong_texts("reopened", bank_with(late)))


@pytest.mark.parametrize(
    ("ask", "may_be_late"),
    [
        ("In which year was the pier of the Selwyn Line reopened?", False),
        ("In which year did the Selwyners reopen the pier?", False),
        ("In which year was the pier reopened?", True),
    ],
)
def test_no_wrong_year_lies_outside_the_time_of_what_the_question_names(ask, may_be_late):
    asked = make_fact(
        "reopened", of="north-pier", what="reopened", ask=ask, say="It reopened in {1893}.", answer=year(1893)
    )
    bank = bank_with(asked)
    names = tuple(
        replace(name, began=1860, ended=1899, words=("Selwyners",)) if name.id == "selwyn-line" else name
        for name in bank.names
    )
    years = {int(text) for text in wrong_texts("reopened", replace(bank, names=names))}
    assert any(year > 1899 for year in years) is may_be_late


def test_a_wrong_year_says_what_happened_then():
    bank = make_bank()
    notes = {
        option.text: option.note
        for found in options_seen("iron-bridge-opened", bank)
        for option in found.options
    }
    assert notes["1862"] == "1862: The North Pier opens."


def test_the_rank_of_a_year_varies():
    assert {found.key for found in options_seen("railway-station-opened", make_bank())} == {0, 1, 2, 3}


def test_figures_ascend_keep_the_hedge_and_are_flagged_when_made_up():
    bank = make_bank()
    for found in options_seen("dockers-1950", bank):
        assert all(
            option.text.startswith("over ") and option.text.endswith(" persons") for option in found.options
        )
        wrong = [option for index, option in enumerate(found.options) if index != found.key]
        assert sum(option.made_up for option in wrong) <= 2
        assert all(option.note for option in wrong)


def test_counts_below_ten_take_their_neighbours():
    count = make_fact(
        "cranes", what="cranes", ask="How many cranes?", say="{4 islands}.", answer=number("4", "islands")
    )
    texts = wrong_texts("cranes", bank_with(count))
    assert texts <= {f"{n} islands" for n in range(2, 8)}
    assert "3 islands" in texts


def test_shares_stay_below_a_hundred_and_counts_within_the_whole():
    high = make_fact(
        "share", what="share of stone", ask="What share?", say="{88.5 per cent}.", answer=percent("88.5")
    )
    assert all(0 < float(text.split()[0]) < 100 for text in wrong_texts("share", bank_with(high)))
    assert all(int(text.split()[0]) <= 17 for text in wrong_texts("islands-inhabited", make_bank()))


def test_a_cause_without_written_wrong_options_cannot_be_chosen():
    bank = make_bank()
    fact = bank.fact_by_id["silting-cause"]
    assert suits_options(fact, ways_to_ask(fact, bank)[0], bank)
    bare = bank_with(
        make_fact("bare", of="dry-dock", what="cause", answer=fact.answer, ask="Why?", say="{x}.")
    )
    assert not suits_options(bare.fact_by_id["bare"], ways_to_ask(bare.fact_by_id["bare"], bare)[0], bare)


def test_written_wrong_options_come_first_and_keep_their_reason():
    own = make_fact(
        "pilot",
        of="harbour",
        what="pilot",
        ask="Who was the pilot?",
        say="{Agnes Bell}.",
        answer=name("agnes-bell"),
        wrong=(Wrong("Tom Reed", "A fisherman."), Wrong("Ann Frost", "A baker.")),
    )
    bank = bank_with(own)
    assert wrong_texts("pilot", bank) == {"Tom Reed", "Ann Frost"}
    assert {o.note for found in options_seen("pilot", bank) for o in found.options} == {
        "",
        "A fisherman.",
        "A baker.",
    }


def test_fewer_than_two_rivals_give_no_options():
    lone = make_fact("lone", of="harbour", what="flag", ask="Which flag?", say="{Blue}.", answer=name("blue"))
    other = make_name("red", "Red Duster", "flag")
    bank = bank_with(lone, names=(make_name("blue", "Blue Ensign", "flag"), other))
    assert not suits_options(lone, ways_to_ask(lone, bank)[0], bank)


def test_a_fact_with_two_answers_the_other_way_round_is_not_turned():
    one = make_fact(
        "shed-1",
        of="fish-market",
        what="roofed",
        ask="When was the market roofed?",
        say="In {1880}.",
        answer=year(1880),
        turn=Turn("What was roofed in 1880?", "fish-market"),
        event=Event("Roof"),
    )
    two = make_fact(
        "shed-2",
        of="customs-house",
        what="roofed",
        ask="When was the house roofed?",
        say="In {1880}.",
        answer=year(1880),
    )
    assert [way.turned for way in ways_to_ask(one, bank_with(one))] == [False, True]
    assert [way.turned for way in ways_to_ask(one, bank_with(one, two))] == [False]


def test_a_question_that_holds_its_answer_is_not_asked_that_way():
    told = make_fact(
        "told",
        what="told",
        ask="In which year, 1888, did it open?",
        say="It opened in {1888}.",
        answer=year(1888),
    )
    assert ways_to_ask(told, bank_with(told)) == ()


def test_doubtful_and_hedged_facts_name_the_source():
    unsure = make_fact(caution="The source prints 1860.")
    assert (
        citing(unsure.ask, unsure, bank_with(unsure))
        == "According to the source, in which year was the North Pier opened?"
    )
    hedged = make_fact("h", answer=number("20", "km", bound=Bound.OVER), ask="How long is it?")
    assert prompt_for_options(hedged, ways_to_ask(hedged, bank_with(hedged))[0], bank_with(hedged)).endswith(
        "Choose what the source gives."
    )
