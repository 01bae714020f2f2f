"""Faults of meaning: each part reads well, but together they cannot be right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.facts import Event, Turn, Wrong
from quizapp.core.values import Bound, Moment
from quizapp.formats.native import check_plain, read_single, to_plain
from tests.builders import at, make_bank, make_fact, name, number, percent
from tests.formats.small_bank import FILES, faults_of, read

EVERYTHING_WRONG = """\
names:
  isle: {label: "Isle", pool: tower, in: shoal}
  shoal: {label: "Shoal", in: isle}
  reef: {label: "Reef", pool: rock}
  buoy: {label: "Buoy", in: sea}
facts:
  - id: lighthouse-lit
    about: {of: lighthouse, what: first lit}
    say: "It was lit in 1889."
    ask: "When was it lit?"
    answer: {year: "1889"}
    turn: {ask: "What was lit in 1889?", answer: {name: keeper}}
    at: [C9 n12]
  - id: lighthouse-lit
    about: {of: lighthouse, what: first lit}
    say: "The beacon was lit in {1890}."
    ask: "When was the beacon lit?"
    answer: {year: "1891"}
    turn: {ask: "What was lit in 1891?", answer: {name: becon}}
    at: [X1]
    kinds: [choise, flashcard]
    rival: [lighthouse-lit, lighthouse-tall]
  - id: beacon-lit
    about: {of: beacom, what: first lit, by: "harbour pilots"}
    say: "By the pilots it was lit in {1889}."
    ask: "When was it lit?"
    answer: {year: "1889"}
    at: [C1]
  - id: keeper-name
    about: {of: keeper, what: name, in: spitt}
    say: "The keeper was {Bell} or {Pike}."
    ask: "Who was the keeper?"
    answer: {term: "Bell", also: ["Old Bell"]}
    event: {label: "A keeper comes"}
    wrong: [{text: "old bell"}, {text: "Crane"}, {text: "crane"}]
    at: [C1]
  - id: towers
    about: {of: keeper, what: towers}
    say: "He kept {Spit Beacon and Far Light}."
    ask: "Which towers did he keep?"
    answer: {list: [{name: beacon}, {name: far-light}]}
    at: [C1]
  - id: depth
    about: {of: keeper, what: depth}
    say: "It was {9 fathoms} deep."
    ask: "How deep was it?"
    answer: {number: "9", unit: fathoms}
    at: [C1]
series:
  - {id: depth, title: T, unit: feet, at: [C5], points: [{x: "1900", y: "3", fact: dept}, {x: "1899", y: 4}]}
fixed:
  - {id: towers, type: choice, prompt: "Which?", options: [a, b], key: "0", section: cost}
"""
EXPECTED = [
    "coast.yaml:2:42: names lie inside each other in a loop: isle in shoal in isle; remove one 'in'",
    "coast.yaml:4:31: there is no pool 'rock' in bank.yaml; add it under 'pools'; there are: tower",
    "coast.yaml:5:29: there is no name 'sea' in names.yaml; add it; ",
    "coast.yaml:9:10: 'say' needs braces round the answer, once; write {1889} in it",
    "coast.yaml:12:50: the name 'keeper' has no pool to take rivals from; give it one in names.yaml",
    "coast.yaml:12:11: the fact 'beacon-lit' gives the same answer, so this 'turn' has two; "
    "reword or remove it",
    "coast.yaml:13:10: the source has no paragraph 'C9'; the nearest is 'C4'",
    "coast.yaml:13:10: the source has no note 'n12'; the nearest is 'n9'",
    "coast.yaml:14:9: the id 'lighthouse-lit' is already used at coast.yaml:7:9; choose another",
    "coast.yaml:15:12: another fact has the same 'about' at coast.yaml:8:12; "
    "tell them apart by 'what', 'in' or 'by'",
    "coast.yaml:16:10: 'say' has {1890}, but the answer reads '1891'; make them equal, or add 'show'",
    "coast.yaml:19:57: there is no name 'becon' in names.yaml; add it; did you mean 'beacon'?",
    "coast.yaml:20:10: the source has no paragraph 'X1'; there are: C1, C2, C3, C4",
    "coast.yaml:21:13: there is no kind of question 'choise'; did you mean 'choice'?",
    "coast.yaml:22:13: a fact cannot be its own rival; name another, or remove it",
    "coast.yaml:22:29: there is no fact 'lighthouse-tall'; did you mean 'lighthouse-lit'?",
    "coast.yaml:24:17: there is no name 'beacom' in names.yaml; add it; did you mean 'beacon'?",
    "coast.yaml:26:10: 'ask' must name who says so: add \"according to harbour pilots\"",
    "coast.yaml:30:41: there is no name 'spitt' in names.yaml; add it; ",
    "coast.yaml:31:10: 'say' needs braces round the answer, once; write {Bell} in it",
    "coast.yaml:34:12: neither the answer nor 'about.in' dates this event; add 'when: \"1959\"' to it",
    "coast.yaml:35:13: 'old bell' is a right answer; remove it from 'wrong'",
    "coast.yaml:35:50: 'crane' stands in 'wrong' twice; keep one",
    "coast.yaml:41:44: there is no name 'far-light' in names.yaml; add it; ",
    "coast.yaml:47:33: there is no unit 'fathoms' in bank.yaml; add it under 'units'; there are: m",
    "coast.yaml:50:10: the id 'depth' is already used at coast.yaml:43:9; choose another",
    "coast.yaml:50:33: there is no unit 'feet' in bank.yaml; add it under 'units'; there are: m",
    "coast.yaml:50:44: the source has no paragraph 'C5'; the nearest is 'C4'",
    "coast.yaml:50:84: there is no fact 'dept'; did you mean 'depth'?",
    "coast.yaml:50:95: the points must come in order of time, each once",
    "coast.yaml:52:10: the id 'towers' is already used at coast.yaml:37:9; choose another",
    "coast.yaml:52:72: the key '0' is none of the options; write it as it stands there",
    "coast.yaml:52:86: 'cost' is no section of bank.yaml; did you mean 'coast'?",
]


def test_all_faults_of_meaning_are_told_in_one_run():
    told = faults_of(coast=EVERYTHING_WRONG)

    missing = [start for start in EXPECTED if not any(fault.startswith(start) for fault in told)]
    surplus = [fault for fault in told if not any(fault.startswith(start) for start in EXPECTED)]
    assert (missing, surplus) == ([], [])


def check(*facts, **parts):
    """The faults of the harbour bank with these facts only."""
    bank = make_bank(facts=facts, series=(), **parts)
    return [fault.message for fault in check_plain(to_plain(bank)).faults]


def test_the_harbour_bank_is_sound():
    result = check_plain(to_plain(make_bank()))

    assert result.faults == ()
    assert result.bank == make_bank()


def test_a_fault_of_form_does_not_blame_what_refers_to_it():
    text = (
        FILES["coast.yaml"]
        .replace('"31.5"', '"tall"')
        .replace("[C1 n2]", "[C1 n2]\n    rival: [lighthouse-height]")
    )

    assert [fault.split(": ")[0] for fault in faults_of(coast=text)] == ["coast.yaml:13:22"]


def test_an_event_without_date_is_a_fault_only_where_nothing_dates_it():
    fact = make_fact(answer=percent("5"), say="It is {5 per cent}.", ask="What share?")

    assert len(check(replace(fact, event=Event("It opens")))) == 1
    assert check(replace(fact, event=Event("It opens", Moment(1862), Moment(1862)))) == []


def test_a_sentence_may_begin_with_its_answer():
    fact = make_fact(
        say="{Over 20 metres} were built.", ask="How many?", answer=number("20", "m", bound=Bound.OVER)
    )

    assert check(fact) == []


def test_the_attribution_may_be_worded_freely():
    fact = make_fact(by="the city council", ask="When did it open by the count of the council of the city?")

    assert check(fact) == []


def test_a_turn_may_share_its_answer_with_a_fact_of_the_same_subject():
    facts = (
        make_fact(turn=Turn("Which was opened in 1862?", "north-pier")),
        make_fact("again", by="the council", ask="When, by the council?"),
    )

    assert check(*facts) == []


# row-15
def test_an_alias_is_no_wrong_answer_unless_it_is_refused():
    fact = make_fact(
        say="It lies on the {Velm}.", ask="On which river?", answer=name("velm"), wrong=(Wrong("Velmar"),)
    )

    assert check(fact) == ["'Velmar' is a right answer; remove it from 'wrong'"]
    assert check(replace(fact, answer=name("velm", refused=("Velmar",)))) == []


def test_a_question_that_gives_its_answer_away_is_warned_of():
    text = FILES["coast.yaml"].replace("In which year was", "In 1889, in which year was")

    assert [str(warning) for warning in read(coast=text).warnings] == [
        "coast.yaml:5:10: the question gives its answer '1889' away; reword it"
    ]


def test_a_point_that_differs_from_its_fact_is_warned_of():
    series = """series:
  - {id: heights, title: Heights, unit: m, at: [C1], points: [{x: "1889", y: "30", fact: lighthouse-height},
     {x: "1900", y: "31"}]}
"""

    assert [str(warning) for warning in read(series=series).warnings] == [
        "series.yaml:2:90: the point says 30, the fact 'lighthouse-height' 31.5; look which is right"
    ]


def test_two_names_of_a_pool_with_one_spelling_are_warned_of():
    names = FILES["names.yaml"].replace('"Spit Beacon"', '"Spit Beacon", also: ["Gull Rock Lighthouse"]')

    assert [str(warning) for warning in read(names=names).warnings] == [
        "names.yaml:3:19: 'Gull Rock Lighthouse' also names 'lighthouse' at names.yaml:2:23; "
        "tell the two apart"
    ]


UPLOAD = b"""\
names:
  far-light: {label: "Far Light", pool: tower}
facts:
  - id: far-light-lit
    section: coast
    about: {of: far-light, what: first lit}
    say: "The Far Light was first lit in {1901}."
    ask: "In which year was the Far Light first lit?"
    answer: {year: "1901"}
    at: [C3]
  - id: lighthouse-height
    section: coast
    about: {of: lighthouse, what: height}
    say: "The Gull Rock Lighthouse is {33 metres} high."
    ask: "How high is the Gull Rock Lighthouse?"
    answer: {number: "33", unit: m}
    at: [C2]
"""


def test_an_upload_replaces_facts_of_the_same_id_and_adds_the_others():
    bank = read().bank_or_raise()

    merged = read_single(UPLOAD, "more.yaml", bank).bank_or_raise()

    assert [fact.id for fact in merged.facts] == ["lighthouse-lit", "lighthouse-height", "far-light-lit"]
    assert str(merged.fact_by_id["lighthouse-height"].answer.value.low) == "33"
    assert merged.revision != bank.revision


def test_an_upload_is_checked_with_the_whole_bank():
    upload = UPLOAD.replace(b"[C3]", b"[C8]").replace(b"of: lighthouse", b"of: lighthose")

    assert [str(fault) for fault in read_single(upload, "more.yaml", read().bank).faults] == [
        "more.yaml:10:10: the source has no paragraph 'C8'; the nearest is 'C4'",
        "more.yaml:13:17: there is no name 'lighthose' in names.yaml; add it; did you mean 'lighthouse'?",
    ]


def test_an_upload_alone_is_checked_as_far_as_it_goes():
    result = read_single(UPLOAD, "more.yaml", None)

    assert result.bank is None
    assert [fault.message for fault in result.faults] == [
        "there is no name 'lighthouse' in names.yaml; add it; there are: far-light"
    ]


def test_an_upload_twice_the_same_id_is_a_fault():
    twice = UPLOAD.replace(b"id: lighthouse-height", b"id: far-light-lit")

    messages = [fault.message for fault in read_single(twice, "more.yaml", read().bank).faults]

    assert "the id 'far-light-lit' is already used at more.yaml:4:9; choose another" in messages


def test_one_file_may_hold_a_whole_bank():
    head = "bank:\n" + "".join(f"  {line}\n" for line in FILES["bank.yaml"].splitlines())
    facts = FILES["coast.yaml"].replace("    at:", "    section: coast\n    at:")

    bank = read_single((head + FILES["names.yaml"] + facts).encode(), "tower.yaml", None).bank_or_raise()

    assert (bank.slug, bank.head, bank.facts) == ("tower", read().bank.head, read().bank.facts)


@pytest.mark.parametrize("kinds", [("year",), ("flashcard",)])
def test_a_kind_that_suits_may_be_named(kinds):
    from quizapp.core.kinds import KINDS

    if not set(kinds) <= set(KINDS):
        pytest.skip("this kind is not there")
    assert check(*make_bank().facts[:6], replace(make_bank().facts[6], kinds=kinds)) == []


def test_a_kind_that_does_not_suit_is_a_fault():
    from quizapp.core.kinds import KINDS

    if "year" not in KINDS:
        pytest.skip("this kind is not there")
    fact = make_fact(
        answer=percent("5"), say="It is {5 per cent}.", ask="What share?", kinds=("year",), at=at("H1")
    )

    assert check(fact)[0].startswith("the kind 'year' does not suit this fact; remove it; there are: ")


def test_a_place_without_facts_exists_and_gives_none():
    head = FILES["bank.yaml"] + 'without_facts: {C1: "only weather", C9: "nothing"}\n'
    assert faults_of(bank=head) == [
        "bank.yaml:10:21: 'C1' gives facts by now; take it off 'without_facts'",
        "bank.yaml:10:41: the source has no paragraph or note 'C9'; the nearest is 'C4'",
    ]


LISTS = """\
fixed:
  - {id: a, type: matching, prompt: "?", section: coast, pairs: [{left: x}, {right: y}]}
  - {id: b, type: ordering, prompt: "?", section: coast, key: [one, One]}
  - {id: c, type: choose_all, prompt: "?", section: coast, options: [a, b], key: [a, c]}
  - {id: d, type: number, prompt: "?", section: coast, key: "3", within: some}
  - {id: e, type: year, prompt: "?", section: coast, key: "1900", within: "2"}
  - {id: f, type: choose_all, prompt: "?", section: coast, options: [a, b]}
  - {id: g, type: matching, prompt: "?", section: coast, pairs: [{left: a, right: b}], spare: c}
"""


def test_faults_of_pairs_orders_and_lists_say_what_to_write():
    assert faults_of(extra=LISTS) == [
        "extra.yaml:2:66: pair has no 'right'; add 'right: ...'",
        "extra.yaml:2:77: pair has no 'left'; add 'left: ...'",
        "extra.yaml:3:63: two parts are the same; keep one, or tell them apart",
        "extra.yaml:4:82: the key 'c' is none of the options; write it as it stands there",
        "extra.yaml:5:74: 'within' must be a share or an amount, not 'some'; write '10%' or '2'",
        "extra.yaml:6:75: only a figure may be off by some; remove it, or write 'type: number'",
        "extra.yaml:7:5: fixed question has no 'key'; add 'key: ...'",
        "extra.yaml:8:65: a matching has 2 to 20 pairs; write pairs: [{left: ..., right: ...}, ...]",
    ]
