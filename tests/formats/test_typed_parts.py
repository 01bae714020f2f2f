"""Facts, names and questions as they are typed into forms: nothing is lost, little has to be written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.core.facts import Section
from quizapp.core.preview import preview
from quizapp.formats.native import fact_to_plain, read_files, read_folder, to_files, to_plain, with_source
from quizapp.formats.native.check_part import check_parts
from quizapp.formats.native.writer import Plain
from quizapp.formats.typed.facts import fact_from_typed, fact_to_typed
from quizapp.formats.typed.fixed import fixed_from_typed, fixed_to_typed
from quizapp.formats.typed.head import head_from_typed, head_to_typed
from quizapp.formats.typed.names import name_from_typed, name_to_typed
from quizapp.formats.typed.remarks import by_field
from tests.builders import make_bank, make_head

SHIPPED = read_folder(Path(__file__).parents[2] / "questions" / "borderland").bank_or_raise()
BANKS = pytest.mark.parametrize("bank", [SHIPPED, make_bank()], ids=["shipped", "harbour"])
MILL = {
    "say": "The Old Mill was built in 1901.", "ask": "In which year was the Old Mill built?", "type": "year",
    "value": "1901", "section": "history", "at": "3",
}  # fmt: skip


def fact_of(**typed: object) -> tuple[Plain, dict[str, object]]:
    """The fact that is typed for the harbour, and the other parts that came of it."""
    parts = dict(fact_from_typed({**MILL, **typed}, make_bank()).parts)
    return parts.pop("facts")[0], parts


def faults_of(**typed: object) -> dict[str, str]:
    """What is said beside each field."""
    checked = check_parts(make_bank(), fact_from_typed({**MILL, **typed}, make_bank()).parts)
    return {field: message for field, _, message in by_field(checked.faults)}


@BANKS
def test_every_fact_survives_the_form(bank):
    for fact in bank.facts:
        plain = fact_to_plain(fact)
        written = fact_from_typed(fact_to_typed(plain, bank), bank, plain)
        assert written.parts == {"facts": [plain], "names": []}, fact.id


@BANKS
def test_every_name_survives_the_form(bank):
    for plain in to_plain(bank)["names"]:
        written = name_from_typed(name_to_typed(plain, bank), bank, plain)
        assert written.parts == {"names": [plain]}


@BANKS
def test_every_question_and_the_description_survive_the_form(bank):
    for plain in to_plain(bank)["fixed"]:
        written = fixed_from_typed(fixed_to_typed(plain, bank), bank, plain)
        checked = check_parts(bank, written.parts)
        assert checked.bank == bank, plain["id"]
    assert head_from_typed(head_to_typed(bank), bank).parts == {"bank": to_plain(bank)["bank"]}


def test_saying_asking_and_answering_is_enough_for_a_fact():
    fact, parts = fact_of()
    assert fact["id"] == "old-mill-built-1901"
    assert fact["say"] == "The Old Mill was built in {1901}."
    assert fact["about"] == {"of": "old-mill", "what": "built"}
    assert fact["at"] == ["H3"]
    assert parts == {"names": [{"id": "old-mill", "label": "Old Mill"}]}


def test_a_section_without_paragraphs_wants_no_place():
    sections = make_head().sections
    bare = make_head(sections=(*sections, Section("talk", "Talk", ())))
    bank = make_bank(head=bare)
    checked = check_parts(bank, fact_from_typed({**MILL, "section": "talk", "at": ""}, bank).parts)
    assert checked.faults == ()
    assert checked.bank is not None
    kinds = {one.kind for one in preview("old-mill-built-1901", checked.bank, ["a", "b"])}
    assert {"choice", "year", "flashcard"} <= kinds


def test_a_name_that_is_there_is_found_in_the_question():
    fact, parts = fact_of(say="The North Pier was painted in 1901.", ask="When was the North Pier painted?")
    assert fact["about"] == {"of": "north-pier", "what": "painted"}
    assert parts["names"] == []


def test_a_second_fact_of_the_same_matter_is_told_apart_by_its_question():
    fact, _ = fact_of(
        say="The North Pier was opened again in 1901.", ask="When was the North Pier opened again?"
    )
    assert fact["about"]["what"] not in ("", "opened")
    assert not faults_of(
        say="The North Pier was opened to all in 1901.", ask="When was the North Pier opened?"
    )


@pytest.mark.parametrize(
    ("kind", "value", "more", "answer"),
    [
        ("year", "1950 to 1953", {}, {"year": {"from": "1950", "to": "1953"}}),
        ("year", "1950-1953", {}, {"year": {"from": "1950", "to": "1953"}}),
        ("date", "25 October 1937", {}, {"date": "1937-10-25"}),
        ("date", "October 1937", {}, {"date": "1937-10"}),
        ("date", "1 May 1937 to 3 June 1937", {}, {"date": {"from": "1937-05-01", "to": "1937-06-03"}}),
        ("period", "1855–1859", {"grain": "half-decade"},
         {"period": {"from": "1855", "to": "1859", "grain": "half-decade"}}),
        ("number", "68.4", {"scale": "thousand", "unit": "tonnes"},
         {"number": "68.4", "scale": "thousand", "unit": "tons"}),
        ("number", "300–400", {"bound": "about"}, {"number": {"from": "300", "to": "400"}, "bound": "about"}),
        ("money", "$1.8", {"currency": "USD", "scale": "million"},
         {"money": "1.8", "scale": "million", "currency": "USD"}),
        ("percent", "92.5 %", {"share_of": "inhabitants"}, {"percent": "92.5", "share_of": "inhabitants"}),
        ("name", "gull rock lighthouse", {}, {"name": "lighthouse"}),
        ("term", "paddle steamers", {"role": "cause"}, {"term": "paddle steamers", "role": "cause"}),
        ("list", "Dunmere\npilots | observers", {"complete": False, "ordered": True},
         {"list": [{"name": "dunmere"}, {"term": "pilots", "as": "observers"}], "complete": "no",
          "ordered": "yes"}),
        ("year", "1901", {"also": "1902\n1903", "within": "1"},
         {"year": "1901", "also": ["1902", "1903"], "within": "1"}),
    ],
)  # fmt: skip
def test_answers_are_read_as_people_write_them(kind, value, more, answer):
    fact, parts = fact_of(type=kind, value=value, **more)
    assert fact["answer"] == answer
    assert "bank" not in parts


def test_what_is_not_there_yet_is_made():
    fact, parts = fact_of(type="number", value="7", unit="cannons")
    assert parts["bank"]["units"][-1] == {"id": fact["answer"]["unit"], "many": "cannons"}
    fact, parts = fact_of(type="name", value="Ida Vane", pool="keepers of lights")
    assert fact["answer"] == {"name": "ida-vane"}
    assert parts["names"][0] == {"id": "ida-vane", "label": "Ida Vane", "pool": "keepers-of-lights"}
    assert parts["bank"]["pools"][-1] == {"id": "keepers-of-lights", "members": "keepers of lights"}


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("say", {"say": ""}, "Write the fact"),
        ("say", {"say": "It was built late."}, "does not say {1901}"),
        ("say", {"say": "It was built in {1902}."}, "says “1902”, but the answer reads “1901”"),
        ("ask", {"ask": ""}, "Write the question."),
        ("value", {"value": ""}, "Write what is right."),
        ("value", {"value": "late"}, "no date"),
        ("value", {"type": "date", "value": "1901"}, "a year alone"),
        ("value", {"type": "number", "value": "many"}, "no figure"),
        ("value", {"type": "list", "value": "one"}, "two things"),
        ("value", {"type": "percent", "value": "101"}, "0 to 100"),
        ("currency", {"type": "money", "value": "3", "currency": "dollar"}, "three capitals"),
        ("out_of", {"type": "number", "value": "3", "out_of": "2"}, "smaller"),
        ("within", {"within": "some"}, "how far"),
        ("at", {"at": ""}, "paragraph"),
        ("at", {"at": "H99"}, "no paragraph “H99”"),
        ("at", {"at": "H1 n99"}, "no note “n99”"),
        ("what", {"of": "North Pier", "what": "opened"}, "Another fact says the same"),
        ("ask", {"by": "the keeper"}, "must name who says so"),
        ("turn_ask", {"turn_name": "Dunmere"}, "other way round"),
        ("turn_name", {"turn_ask": "What was built in 1901?"}, "in no group"),
        ("event_label", {"event_when": "1901"}, "Say what happens"),
        ("wrong", {"wrong": [{"text": "1901", "because": ""}]}, "right answer"),
        ("wrong", {"wrong": [{"text": "", "because": "no"}]}, "clear its reason"),
        ("rival", {"rival": "nothing-like-it"}, "no fact “nothing-like-it”"),
        ("kinds", {"kinds": ["set"]}, "cannot be made"),
        ("id", {"id": "No Such"}, "small letters"),
        ("weight", {"weight": "9"}, "must be one of"),
    ],
)  # fmt: skip
def test_each_fault_stands_at_its_field(field, typed, words):
    found = faults_of(**typed)
    assert field in found
    assert words in found[field]


def test_all_faults_are_told_at_once():
    assert {"say", "ask", "value", "within", "event_label"} <= set(
        faults_of(say="", ask="", value="x", within="y", event_when="1900")
    )


def test_a_fact_of_a_paragraph_that_had_none_takes_it_off_that_list():
    bank = make_bank(head=make_head(without_facts=(("H8", "it only asks questions"),)))
    checked = check_parts(bank, fact_from_typed({**MILL, "at": "8"}, bank).parts)
    assert checked.faults == ()
    assert checked.bank is not None
    assert checked.bank.head.without_facts == ()


def test_sections_are_added_renamed_and_put_in_another_order():
    bank = make_bank()
    typed = head_to_typed(bank)
    rows = typed["sections"]
    rows[0] |= {"order": "9", "title": "The land"}
    rows.append({"id": "", "order": "1", "title": "Talk of the town", "paragraphs": "3"})
    rows.append({"id": "", "order": "", "title": "", "paragraphs": ""})
    sections = head_from_typed(typed, bank).parts["bank"]["sections"]
    assert [one["id"] for one in sections] == ["talk-of-the-town", "history", "trade", "geography"]
    assert sections[0]["paragraphs"] == ["A1-A3"]
    assert sections[-1] == {"id": "geography", "title": "The land", "paragraphs": ["G1-G4"]}


def test_a_fact_without_a_place_is_the_same_after_files():
    sections = (*make_head().sections, Section("talk", "Talk", ()))
    bank = make_bank(head=make_head(sections=sections))
    checked = check_parts(bank, fact_from_typed({**MILL, "section": "talk", "at": ""}, bank).parts)
    files = {name: text.encode() for name, text in to_files(checked.bank).items()}
    read = read_files(files, "harbour")
    assert read.faults == ()
    assert read.bank == checked.bank
    held = read.bank.fact_by_id["old-mill-built-1901"]
    alone = replace(read, bank=replace(read.bank, facts=(held,), fixed=(), series=()))
    assert with_source(alone, "[H1] A text that says nothing of a mill.").faults == ()
