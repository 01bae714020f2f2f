"""Fixed questions on their way to facts: what is offered, and what is guessed of each."""

from __future__ import annotations

import pytest

from quizapp.core.facts import FixedItem, FixedOption
from quizapp.core.kinds import kinds_for
from quizapp.core.promotion import Wording, guessed, is_offered, promoted, promotion_of
from quizapp.core.values import Date, Moment, Name, Number, Term, Year
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from tests.builders import at, make_bank
from tests.core.shipped import borderland

OPTIONS = (FixedOption("Glum"), FixedOption("Joy", "That is a feeling."), FixedOption("Velm"))
ITEMS = {
    item.id: item
    for item in (
        FixedItem("who", "short_answer", "Who built the North Pier?", ("Samuel Pike", "S. Pike")),
        FixedItem("mill", "year", "When was the Old Mill built by the council?", ("1862",)),
        FixedItem("boats", "number", "How many boats lie in the Dry Dock?", ("1,200",)),
        FixedItem("town", "choice", "What is the capital of Freedonia?", ("Glum",), options=OPTIONS),
        FixedItem("gap", "cloze", "The Velm was bridged in ___ at last.", ("1871",), at=at("H2 n1")),
        FixedItem("word", "flashcard", "der Hund", ("the dog",)),
        FixedItem("quay", "number", "How long is the quay?", ("300 furlongs",)),
        FixedItem("flood", "date", "On which day did the Great Flood begin?", ("1937-10-25",)),
    )
}


def made(name: str):
    item, bank = ITEMS[name], make_bank(fixed=tuple(ITEMS.values()))
    return promotion_of(item, guessed(item, bank), bank, {*bank.fact_by_id})


@pytest.mark.parametrize(
    ("name", "value", "say", "subject", "what"),
    [
        ("who", Name("samuel-pike"), "{Samuel Pike} built the North Pier.", "north-pier", "built"),
        ("mill", Year(1862, 1862), "The Old Mill was built by the council in {1862}.", "old-mill", None),
        ("boats", None, "How many boats lie in the Dry Dock? {1,200}", "dry-dock", "boats lie"),
        ("town", Term("Glum"), "The capital of Freedonia is {Glum}.", "freedonia", "capital"),
        ("gap", Term("1871"), "The Velm was bridged in {1871} at last.", "velm", "bridged last"),
        ("word", Term("the dog"), "der Hund {the dog}", "hund", "der"),
        ("quay", Term("300 furlongs"), "How long is the quay? {300 furlongs}", None, "quay"),
        ("flood", Date(Moment(1937, 10, 25), Moment(1937, 10, 25)), None, "great-flood", "day begin"),
    ],
)
def test_type_statement_subject_and_relation_are_guessed(name, value, say, subject, what):
    fact = made(name).fact
    assert value is None or fact.answer.value == value
    assert say is None or fact.say == say
    assert subject is None or fact.about.of == subject
    assert what is None or fact.about.what == what
    assert fact.id == name


@pytest.mark.parametrize("name", ITEMS)
def test_what_is_guessed_is_sound_and_gives_questions(name):
    bank = make_bank(fixed=tuple(ITEMS.values()))
    one = made(name)
    checked = check_plain(to_plain(promoted(bank, [one])))
    assert [str(fault) for fault in checked.faults] == []
    assert name not in {item.id for item in checked.bank.fixed}
    kinds = {kind.name for kind in kinds_for(checked.bank.fact_by_id[name], checked.bank)}
    assert kinds >= {"flashcard"}
    if one.is_rough:
        assert not kinds & {"cloze", "true_false"}, "its statement is no sentence"


def test_options_become_wrong_answers_with_their_reasons():
    fact = made("town").fact
    assert [(one.text, one.because) for one in fact.wrong] == [("Joy", "That is a feeling."), ("Velm", "")]


def test_other_right_answers_and_the_place_are_kept_and_a_missing_place_is_the_first_of_its_section():
    assert made("who").fact.answer.also == ("S. Pike",)
    assert made("gap").fact.at == at("H2 n1")
    assert [str(place) for place in made("who").fact.at] == [make_bank().head.sections[0].paragraphs[0]]


def test_a_figure_keeps_its_unit_where_the_bank_knows_it_and_a_year_is_read_where_a_time_is_asked():
    bank = make_bank()
    long = FixedItem("q", "number", "How long is the Asher?", ("120 km",))
    answer = promotion_of(long, guessed(long, bank), bank, ()).fact.answer
    assert isinstance(answer.value, Number)
    assert answer.value.unit == "km"
    for prompt, value in (("When did it end?", Year(1920, 1920)), ("What is on the door?", Term("1920"))):
        item = FixedItem("q", "short_answer", prompt, ("1920",))
        assert promotion_of(item, guessed(item, bank), bank, ()).fact.answer.value == value


@pytest.mark.parametrize(
    "item",
    [
        FixedItem("q", "true_false", "The pier is old.", ("true",)),
        FixedItem("q", "choice", "Which of these is NOT a port?", ("Glum",), options=OPTIONS),
        FixedItem("q", "choice", "Which of the following is a river?", ("Velm",), options=OPTIONS),
        FixedItem("q", "choose_all", "Which are towns?", ("Glum", "Joy"), options=OPTIONS),
        FixedItem("q", "matching", "Match.", (), pairs=(("a", "b"), ("c", "d"))),
        FixedItem("q", "ordering", "Order.", ("a", "b", "c")),
        FixedItem("q", "year", "When?", ("soon",)),
        FixedItem("q", "short_answer", "What is {this}?", ("that",)),
    ],
    ids=lambda item: f"{item.type}: {item.prompt}",
)
def test_what_asks_by_its_options_or_has_several_answers_is_not_offered(item):
    assert not is_offered(item)


def test_ids_are_free_and_names_are_found_by_what_they_are_called():
    bank, item = make_bank(), ITEMS["who"]
    words = Wording("GULL ROCK LIGHT", "keeper", "{Samuel Pike} kept it.", "Who kept it?", "H1, H2 n1")
    one = promotion_of(item, words, bank, {"who", "who-2"})
    assert (one.fact.id, one.fact.about.of, one.name, one.is_rough) == ("who-3", "lighthouse", None, False)
    assert one.fact.at == at("H1", "H2 n1")


def test_the_questions_of_the_shipped_course_that_no_fact_can_give_mostly_stay():
    bank = borderland()
    assert [item.id for item in bank.fixed if not is_offered(item)] == [
        "port-across-the-border",
        "province-and-country",
        "not-yet-in-1953",
        "labour-without-founding",
    ]
