"""Facts are held against the text of their source: values, names and wording."""

from __future__ import annotations

import re

from quizapp.core.facts import Turn
from quizapp.formats.native import with_source
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.source_check import check_source, paragraphs_of
from tests.builders import (
    at,
    date,
    listing,
    make_bank,
    make_fact,
    make_fixed,
    name,
    number,
    period,
    term,
    year,
)
from tests.formats.small_bank import read

SOURCE = """\
# History

[H1] (lines 1-4) The North Pier was opened in 1862[n2] by the river Velm's people, who had three boats.

[H2] (lines 5-9) In October 1937 the dockers walked out, and 1,204 ships lay idle in the Selwynian harbour
for weeks.

[n2] Harbour Gazette, 12 May 1862.
"""


def told(*facts, source=SOURCE, fixed=()):
    """What the source says against these facts and fixed questions."""
    found = Findings()
    check_source(make_bank(facts=facts, fixed=fixed), source, {}, found)
    return [f"{fault.file}: {fault.message}" for fault in found.faults]


def test_paragraphs_are_found_by_their_marks():
    assert paragraphs_of(SOURCE)["H1"] == (
        "The North Pier was opened in 1862 by the river Velm's people, who had three boats."
    )
    assert list(paragraphs_of(SOURCE)) == ["H1", "H2", "n2"]


def test_a_value_that_stands_in_its_paragraph_is_right():
    assert told(make_fact()) == []


def test_a_value_that_stands_elsewhere_is_told():
    fact = make_fact(say="The North Pier of Velm opened in {1863}.", answer=year(1863))

    assert told(fact) == [
        "north-pier-opened: '1863' is not in H1; correct it, or write under 'printed' what is"
    ]


def test_what_is_printed_counts_in_place_of_the_value():
    fact = make_fact(say="The North Pier opened in {1863}.", answer=year(1863), printed=("opened in 1862",))

    assert told(fact) == []


def test_a_reckoned_value_need_not_be_printed():
    fact = make_fact(say="The North Pier opened in {1863}.", answer=year(1863), derived="a year later")

    assert told(fact) == []


def test_notes_belong_to_the_place():
    fact = make_fact(
        say="The Harbour Gazette told of it on {12 May 1862}.", answer=date("1862-05-12"), place="H1 n2"
    )

    assert told(fact) == []


def test_figures_count_however_they_are_printed():
    boats = make_fact("boats", say="On the Velm were {3} boats.", answer=number("3"))
    ships = make_fact("ships", say="In Selwyn {1,204} lay idle.", answer=number("1204"), place="H2")

    assert told(boats, ships) == []


def test_names_count_in_other_forms_and_by_their_aliases():
    river = make_fact("river", say="It lies on the {Velm}, North.", answer=name("velm"))
    both = make_fact("both", say="On {Velm and Asher}, North.", answer=listing(name("velm"), name("asher")))

    assert told(river) == []
    assert told(both) == ["both: 'Asher' is not in H1; correct it, or write under 'printed' what is"]


def test_a_shown_period_is_looked_for_as_it_is_shown():
    fact = make_fact(
        say="They of Selwyn stopped {for weeks}.", answer=period("1937", "1938", show="for weeks"), place="H2"
    )

    assert told(fact) == []


def test_a_paragraph_without_any_of_the_names_is_told():
    fact = make_fact(say="The pier of Dunmere is {stone}.", answer=term("stone"))

    assert told(fact) == ["north-pier-opened: none of the names in 'say' (Dunmere) is in H1; look at 'at'"]


def test_wording_of_the_source_is_told():
    fact = make_fact(
        turn=Turn("Which had lain when 1,204 ships lay idle in the Selwynian harbour?", "north-pier")
    )

    assert told(fact) == [
        "north-pier-opened: '1,204 ships lay idle in the selwynian harbour' is the source's wording; "
        "say it in your own words"
    ]


def test_a_paragraph_the_source_lacks_is_told():
    assert told(make_fact(at=at("H9"))) == [
        "north-pier-opened: the source given has no paragraph [H9]; look at 'at'"
    ]


def test_a_plain_text_is_one_paragraph_and_numbers_of_notes_do_not_count():
    text = """The lighthouse was built in 188912 and stands on the cape34. Its keeper was

    paid 1,95016 crowns a year.
    """
    whole = paragraphs_of(text)
    assert "H1" in whole
    assert "n7" in whole
    folded = whole.get("H1")
    for word in ("1889", "cape", "1,950"):
        assert re.search(rf"(?<!\w){word}(?!\w)", folded), word


def test_faults_of_the_source_stand_at_the_fact():
    result = with_source(
        read(), "[C1] It was lit in 1889 on Gull Rock.\n[C2] The tower of Gull Rock is 30 metres high."
    )

    assert [str(fault) for fault in result.faults] == [
        "coast.yaml:8:9: '31.5' is not in C2; correct it, or write under 'printed' what is"
    ]
    assert result.bank is None


def test_a_faulty_bank_is_not_held_against_the_source():
    result = read(coast="facts: no")

    assert with_source(result, SOURCE) is result


def test_a_fixed_question_may_ask_for_what_is_not_there_in_other_words_and_in_its_place():
    asked = make_fixed("boats", "choice", "Which did the people NOT have?", "Cars", options=("Boats", "Cars"))
    copied = make_fixed(
        "copied", "true_false", "In October 1937 the dockers walked out, and 1,204 ships lay.", "true"
    )
    astray = make_fixed("astray", "year", "When did it end?", "1938", at=at("H7"))

    assert told(make_fact(), fixed=(asked,)) == []
    assert told(make_fact(), fixed=(copied,)) == [
        "copied: 'in october 1937 the dockers walked out and' is the source's wording; "
        "say it in your own words"
    ]
    assert told(make_fact(), fixed=(astray,)) == [
        "astray: the source given has no paragraph [H7]; look at 'at'"
    ]
