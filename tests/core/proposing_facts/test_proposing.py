"""What rules propose from sentences, and that no text makes them stumble."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.proposing_facts import OPEN, Passage, Proposal, names_of, propose
from quizapp.core.proposing_facts.against import better_half, scores
from quizapp.core.proposing_facts.proposal import LIKELY
from quizapp.core.values import Bound, Date, Listing, Moment, Money, Name, Number, Percent, Period, Year
from quizapp.formats.documents.reading import read_text
from tests.builders import make_bank
from tests.documents import CANAL, LIGHTHOUSE
from tests.timing import soon


def proposed(text: str, language: str = "en") -> tuple[Proposal, ...]:
    return propose([Passage("A1", text, notes=((len(text), "n3"),))], language)


def only(text: str, type_name: str) -> Proposal:
    """The one proposal of a type."""
    (found,) = [one for one in proposed(text) if one.type == type_name]
    return found


@pytest.mark.parametrize(
    ("text", "type_name", "value"),
    [
        ("The bridge was opened in 1959.", "year", Year(1959, 1959)),
        ("It burned on 25 October 1937.", "date", Date(Moment(1937, 10, 25), Moment(1937, 10, 25))),
        ("It burned on March 3, 1937.", "date", Date(Moment(1937, 3, 3), Moment(1937, 3, 3))),
        ("It rained in August 1945.", "date", Date(Moment(1945, 8), Moment(1945, 8))),
        ("The war lasted from 1904 to 1905.", "period", Period(Moment(1904), Moment(1905))),
        ("The war (1904–05) ended.", "period", Period(Moment(1904), Moment(1905))),
        ("Trade fell in the 1990s.", "period", Period(Moment(1990), Moment(1999), "decade")),
        (
            "It grew in the second half of the 1930s.",
            "period",
            Period(Moment(1935), Moment(1939), "half-decade"),
        ),
        ("It is 39.2 km long.", "number", Number(Decimal("39.2"), Decimal("39.2"), unit="km")),
        ("About 1,200 workers came.", "number", Number(Decimal(1200), Decimal(1200), unit="workers")),
        ("They built three bridges.", "number", Number(Decimal(3), Decimal(3), unit="bridges")),
        (
            "They got 16 of the 17 islands.",
            "number",
            Number(Decimal(16), Decimal(16), unit="islands", out_of=Decimal(17)),
        ),
        (
            "It carried 68.3 thousand tons.",
            "number",
            Number(Decimal("68.3"), Decimal("68.3"), "thousand", "tons"),
        ),
        ("It cost $2.6 million.", "money", Money(Decimal("2.6"), Decimal("2.6"), "USD", "million")),
        ("It cost $300-$400.", "money", Money(Decimal(300), Decimal(400), "USD")),
        ("It cost 50 euros.", "money", Money(Decimal(50), Decimal(50), "EUR")),
        ("It fell by 92,3 per cent.", "percent", Percent(Decimal("92.3"), Decimal("92.3"))),
        ("It was built by Anders Holm.", "name", Name("Anders Holm")),
    ],
)
def test_a_value_is_found_with_its_type(text, type_name, value):
    assert only(text, type_name).answer.value == value


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Over 300 ships came.", Bound.OVER),
        ("Fewer than 300 ships came.", Bound.UNDER),
        ("Some 300 ships came.", Bound.ABOUT),
        ("It took 300 ships.", Bound.EXACT),
    ],
)
def test_a_hedge_is_kept(text, bound):
    assert only(text, "number").answer.bound is bound


def test_at_least_takes_the_figure_itself_so_it_is_shown_and_no_bound():
    found = only("At least 46 vessels were lost.", "number")
    assert found.answer.bound is Bound.EXACT
    assert found.answer.show == "at least 46 vessels"


@pytest.mark.parametrize(
    "text",
    [
        "See page 1959 of the book.",
        "Article 5 says so.",
        "It is in section 1920 below.",
        "The model H8 won.",
        "It was a nice day.",
        "",
    ],
)
def test_what_only_numbers_something_is_no_fact(text):
    assert [one for one in proposed(text) if one.type in ("year", "number", "date")] == []


def test_a_figure_before_a_noun_is_no_year():
    assert [one.type for one in proposed("There 1500 people lived.")] == ["number"]
    assert only("In 1500 people lived there.", "year").answer.value == Year(1500, 1500)


def test_the_statement_is_short_and_asks_for_what_is_marked():
    found = only("In 1868 the oil was replaced by paraffin.", "year")
    assert found.say == "The oil was replaced by paraffin in {1868}."
    assert found.ask == "In which year was the oil replaced by paraffin?"
    assert (found.subject, found.what, found.mark) == ("oil", "replaced", "A1")
    assert found.is_whole


@pytest.mark.parametrize(
    ("text", "type_name", "ask"),
    [
        ("Queen Amelia visited the town in 1896.", "year", "In which year did Queen Amelia visit the town?"),
        (
            "The Treaty of Alder, signed in 1931, held.",
            "year",
            "In which year was the Treaty of Alder signed?",
        ),
        ("The clerk served for 27 years.", "number", "For how many years did the clerk serve?"),
        ("The tower is 41 metres high.", "number", "How high is the tower?"),
        ("217 steps lead to the lamp.", "number", "How many steps lead to the lamp?"),
        (
            "Grain made up 62 per cent of all cargo.",
            "percent",
            "What percentage of all cargo did grain make up?",
        ),
        ("The tower was designed by Martha Velling.", "name", "By whom was the tower designed?"),
        ("The town paid $90 in 1901.", "money", "How much did the town pay in 1901?"),
    ],
)
def test_questions_read_as_people_ask(text, type_name, ask):
    assert only(text, type_name).ask == ask


def test_what_is_not_understood_is_left_to_be_written():
    found = only("Its length being 39.2 km, of which a part lies inland.", "number")
    assert OPEN in found.say
    assert found.ask == ""
    assert not found.is_whole


def test_whoever_is_meant_by_a_pronoun_is_left_open():
    found = only("It was opened in 1959.", "year")
    assert found.subject == ""
    assert found.say == f"{OPEN} was opened in {{1959}}."


def test_the_year_of_a_figure_is_the_time_it_holds_for():
    found = only("In 2002 the trade reached $90 million.", "money")
    assert found.year == "2002"
    assert only("In 2002 the trade reached $90 million.", "year").confidence < found.confidence


def test_the_same_value_counts_once_in_a_sentence_and_notes_behind_it_are_cited():
    found = proposed("In 1959 it opened, and in 1959 it closed.")
    assert [one.type for one in found] == ["year"]
    assert found[0].notes == ("n3",)


def test_references_are_ranked_last():
    found = proposed("See Holm, A. (1999), Canals, vol. 3, pp. 12-15, http://example.org/1999.")
    assert all(one.confidence < LIKELY for one in found)


def test_names_in_a_row_are_a_list():
    found = only("Trains ran to Alder, Ostby and Varn.", "list")
    assert isinstance(found.answer.value, Listing)
    assert len(found.answer.value.items) == 3


def test_of_another_language_the_values_are_found_and_the_words_left_open():
    found = proposed("Мост был открыт в 1959 году.", "ru")
    assert [(one.answer.value, one.ask) for one in found] == [(Year(1959, 1959), "")]
    assert "{1959}" in found[0].say


def test_a_two_page_document_gives_what_a_reader_would_ask():
    found = propose(read_text(LIGHTHOUSE).passages)
    values = {(one.type, one.shown) for one in found if one.confidence >= LIKELY}
    wanted = {
        ("date", "4 May 1823"), ("money", "38,500 GBP"), ("number", "217 steps"), ("number", "27 years"),
        ("year", "1874"), ("percent", "45 per cent"), ("name", "Martha Velling"), ("money", "$2.6 million"),
        ("number", "2,400 litres per year"), ("date", "12 March 1985"), ("year", "1931"),
    }  # fmt: skip
    assert wanted <= values
    assert sum(one.is_whole for one in found) >= 15


def test_names_are_proposed_with_what_they_may_be():
    names = {name.label: name.pool for name in names_of(read_text(LIGHTHOUSE).passages)}
    assert names["Martha Velling"] == "person"
    assert names["Treaty of Alder"] == "treaty"
    assert names["Coastal War"] == "war"
    assert names["Norland"] == "place"
    assert "The" not in names


def test_against_a_bank_hits_and_misses_are_counted():
    bank = make_bank()
    fact = next(fact for fact in bank.facts if isinstance(fact.answer.value, Year))
    mark = fact.at[0].paragraph
    text = f"The pier was opened in {fact.answer.value.first}. It was sold in 1777."  # type: ignore[union-attr]
    found = propose([Passage(mark, text)])
    row = next(row for row in scores(found, bank) if row.type == "year")
    assert (row.facts_met, row.proposals, row.proposals_met) == (1, 2, 1)
    assert row.precision == 0.5
    assert 0 < row.recall < 1
    assert len(better_half(found)) == 1


WORDS = st.sampled_from(
    [
        "The", "bridge", "was", "opened", "in", "1959", "and", "(", ")", ",", ".", "$", "4.5",
        "million", "to", "the", "1990s", "second half of", "–", "km", "{", "}", "May", "31",
        "Treaty of", "X", "per cent", "\n", "²", "…", "’s", "0", "one", "twelve", "by", "12,345",
        "US$", "9999999999999999", "19th century", "of which", "²", "1/2",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_no_text_makes_it_stumble_and_each_value_stands_in_its_paragraph(text):
    for one in proposed(text):
        assert 0 <= one.sentence.start <= one.value.start < one.value.end <= one.sentence.end <= len(text)
        assert one.say.count("{") == one.say.count("}") == 1
        assert 1 <= one.confidence <= 99
        if isinstance(one.answer.value, Year):
            assert str(one.answer.value.first) in one.value.of(text)


@pytest.mark.parametrize("piece", ["1 ", "A ", "1,", "in ", "$1 ", "(", "was ", "A of ", "1-", ". ", "a1 "])
def test_long_odd_runs_take_no_time_to_speak_of(piece):
    soon(lambda: proposed(piece * 4_000), seconds=20)


def test_numbered_paragraphs_of_a_canal():
    found = propose(read_text(CANAL).passages)
    assert ("O1", "600 CZK") in {(one.mark, one.shown) for one in found}
    assert ("R1", "16 of 19 locks") in {(one.mark, one.shown) for one in found}
