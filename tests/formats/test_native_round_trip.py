"""What is written is read back equal: plain data, files, and the digest that names a revision."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.facts import About, Bank, FixedItem, FixedOption, NameEntry, Scope, Section
from quizapp.core.rendering import answer_text
from quizapp.core.values import (
    SCALES,
    Answer,
    Bound,
    Date,
    Listing,
    ListItem,
    Moment,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Term,
    Tolerance,
    Year,
)
from quizapp.formats.imports.detect import detect
from quizapp.formats.native import (
    FaultyBank,
    check_plain,
    export_json,
    find_banks,
    json_document,
    read_files,
    read_folder,
    read_plain,
    read_single,
    revision_of,
    to_files,
    to_plain,
)
from quizapp.paths import shipped_questions
from tests.builders import FIXED_LISTS, at, make_bank, make_fact, make_head

BANKS = {
    "harbour": make_bank,
    "borderland": lambda: read_folder(shipped_questions() / "borderland").bank_or_raise(),
}
FACT_KEYS = (
    "about", "also", "answer", "answer_text", "ask", "at", "caution", "claim", "derived", "event", "graded",
    "group", "id", "kinds", "printed", "rival", "say", "section", "tags", "turn", "weight", "why", "wrong",
)  # fmt: skip


def through_export(bank: Bank) -> Bank:
    """The bank exported as the document for programs and read again."""
    return read_single(json_document(bank).encode(), f"{bank.slug}.json", None).bank_or_raise()


def through_files(bank: Bank) -> Bank:
    """The bank written as files and read again."""
    files = {name: text.encode() for name, text in to_files(bank).items()}
    return read_files(files, bank.slug).bank_or_raise()


def through_json(bank: Bank) -> Bank:
    """The bank written as JSON and read again, as the database keeps it."""
    return read_plain(json.loads(json.dumps(to_plain(bank), sort_keys=True)))


@pytest.mark.parametrize("name", BANKS)
def test_file_to_database_to_file_gives_the_same_bank(name):
    bank = BANKS[name]()

    stored = through_json(bank)

    assert stored == bank
    assert through_files(stored) == bank
    assert to_files(through_files(stored)) == to_files(bank)


@pytest.mark.parametrize("name", BANKS)
def test_the_revision_is_that_of_the_content(name):
    bank = BANKS[name]()

    assert through_files(bank).revision == through_json(bank).revision == revision_of(bank)
    assert revision_of(replace(bank, slug="another")) == revision_of(bank)
    assert revision_of(replace(bank, facts=bank.facts[1:])) != revision_of(bank)


def test_a_section_of_thousands_of_paragraphs_is_written_in_parts():
    paragraphs = tuple(f"H{number}" for number in range(1, 7_001))
    section = Section("history", "History", paragraphs)
    bank = Bank("long", make_head(sections=(section,), notes=()), revision="")
    assert through_json(bank).head.sections == (section,)
    plain = to_plain(bank)
    plain["bank"]["sections"][0]["paragraphs"] = ["H1-H7000"]
    assert [fault.message for fault in check_plain(plain).faults] == [
        "'H1-H7000' has more than 5,000 marks; write it in several parts"
    ]


def test_every_shipped_bank_is_without_fault():
    for path in find_banks([shipped_questions()]).banks.values():
        assert [str(fault) for fault in read_folder(path).faults] == []


def test_a_stored_bank_that_is_damaged_is_told():
    plain = to_plain(make_bank())
    plain["facts"][0]["answer"] = {"nonsense": "1"}

    with pytest.raises(FaultyBank, match="an answer needs one of these keys"):
        read_plain(plain)


def test_a_stored_bank_without_a_head_is_told():
    with pytest.raises(FaultyBank, match="no 'bank' part"):
        read_plain({"facts": []})


def test_plain_data_that_json_cannot_hold_is_told():
    assert [fault.message for fault in check_plain({"bank": {"title": 1.5}}).faults] == [
        "plain data cannot hold float; load the bank again"
    ]


def test_the_export_has_the_fixed_shape():
    exported = export_json(make_bank())

    assert set(exported) == {"bank", "names", "facts", "series", "fixed"}
    assert {tuple(sorted(fact)) for fact in exported["facts"]} == {FACT_KEYS}
    assert exported["series"][0]["points"][0] == {"x": "1950", "y": "410"}
    pier = next(fact for fact in exported["facts"] if fact["id"] == "north-pier-opened")
    assert (pier["answer"], pier["answer_text"], pier["weight"]) == ({"year": "1862"}, "1862", 3)
    assert pier["at"] == ["H1 n2"]
    assert json.loads(json.dumps(exported)) == exported


@pytest.mark.parametrize("name", ["harbour", pytest.param("borderland", marks=pytest.mark.long)])
def test_the_export_is_read_back_as_the_same_bank(name):
    bank = BANKS[name]()

    assert through_export(bank) == bank
    assert detect(json_document(bank)) == "native"


def test_the_export_of_written_questions_is_read_back():
    bank = make_bank(fixed=FIXED_LISTS)
    assert through_export(bank) == bank


# Any text a person can type: no control characters, no blanks at the ends, no braces (they mark the answer).
words = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="{}"), min_size=1, max_size=8)
texts = st.lists(words, min_size=1, max_size=4).map(" ".join)
moments = st.one_of(
    st.builds(Moment, st.integers(1, 9999)),
    st.builds(Moment, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(Moment, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)),
)
figures = st.decimals(0, 10**9, allow_nan=False, places=2) | st.integers(0, 10**9).map(Decimal)


def ends(things):
    """Two of the same sort, in order, or one twice."""
    return things.map(lambda one: (one, one)) | st.tuples(things, things).map(sorted).filter(
        lambda p: p[0] < p[1]
    )


years = st.integers(1, 9999)
dates = moments.filter(lambda moment: moment.month)
ranges = st.tuples(years, years).filter(lambda p: p[0] < p[1]).map(lambda p: (Moment(p[0]), Moment(p[1])))
percents = st.decimals(0, 100, allow_nan=False, places=1)
values = st.one_of(
    ends(years).map(lambda p: Year(*p)),
    dates.map(lambda one: Date(one, one)),
    st.tuples(ranges, st.just("") | texts).map(lambda p: Period(*p[0], p[1])),
    st.tuples(
        ends(figures), st.sampled_from(["", *SCALES]), st.sampled_from(["", "tons"]), st.just("") | texts
    ).map(lambda p: Number(*p[0], *p[1:])),
    st.tuples(ends(figures), st.sampled_from(["USD", "EUR"])).map(lambda p: Money(*p[0], p[1])),
    st.tuples(ends(percents), st.just("") | texts).map(lambda p: Percent(*p[0], p[1])),
    st.sampled_from(["velm", "asher"]).map(Name),
    st.tuples(texts, st.sampled_from(["", "cause", "purpose", "definition"])).map(lambda p: Term(*p)),
)
tolerances = st.one_of(
    st.none(),
    st.integers(0, 99).map(lambda share: Tolerance(Decimal(share) / 100, True)),
    figures.map(lambda amount: Tolerance(amount, False)),
)
single = st.builds(
    Answer,
    values,
    st.sampled_from(Bound),
    tolerances,
    st.lists(texts, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    st.just("") | texts,
)
items = st.builds(ListItem, single, st.just("") | texts)
lists = st.builds(Listing, st.lists(items, min_size=2, max_size=3).map(tuple), st.booleans(), st.booleans())
answers = single | lists.map(Answer)
scopes = (
    st.none()
    | moments.map(lambda m: Scope(m, m))
    | moments.map(lambda m: Scope(m, m, by=True))
    | st.just(Scope(name="dunmere"))
)


@settings(max_examples=150, deadline=None)
@given(answers, scopes, texts, texts)
def test_any_answer_survives_files_and_json(answer, scope, ask, why):
    draft = make_fact(answer=answer, ask=ask, why=why)
    bank = make_bank(facts=(draft,), series=())
    shown = answer_text(answer, bank)
    fact = replace(
        draft, about=About("velm", "what it is", scope), say=f"So {{{shown}}} it is.", at=at("H1 n2 n3", "H2")
    )
    bank = make_bank(facts=(fact,), series=())

    assert through_json(bank) == bank
    assert through_files(bank) == bank


@settings(max_examples=50, deadline=None)
@given(texts, st.lists(texts, max_size=3).map(tuple), texts, st.just("") | texts)
def test_any_name_and_fixed_question_survives_files_and_json(label, also, prompt, because):
    entry = NameEntry("strange", label, "", also, "", 1922, 1991, also)
    options = (FixedOption("The key"), FixedOption(f"Not {label}", because))
    choice = FixedItem("asked-elsewhere", "choice", prompt, ("The key",), options, at("T1"), "trade", label)
    card = FixedItem("asked-on-a-card", "flashcard", prompt, (f"It is {label}", *also))
    bank = make_bank(names=(*make_bank().names, entry), fixed=(choice, card))

    assert through_json(bank) == bank
    assert through_files(bank) == bank


def test_questions_of_several_parts_survive_files_and_json():
    bank = make_bank(fixed=FIXED_LISTS)
    assert through_json(bank) == bank
    assert through_files(bank) == bank


@settings(max_examples=50, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4, unique_by=str.casefold), texts)
def test_any_side_and_part_survives_files_and_json(several, why):
    pairs = tuple((text, f"side {number}") for number, text in enumerate(several))
    matched = FixedItem("matched", "matching", "What?", (), pairs=pairs, spare=(f"not {why}",))
    ordered = FixedItem("ordered", "ordering", "Which order?", tuple(several), why=why, tags=(why,))
    bank = make_bank(fixed=(matched, ordered))
    assert through_json(bank) == bank
    assert through_files(bank) == bank


@settings(max_examples=10, deadline=None)
@given(answers, st.text(st.characters(min_codepoint=0x7E, max_codepoint=0x202F), max_size=4), texts)
def test_any_answer_and_text_survives_the_export(answer, signs, why):
    fact = make_fact(answer=answer, why=f"a{signs}b")
    said = replace(fact, say=f"So {{{answer_text(answer, make_bank(facts=(fact,), series=()))}}} it is.")
    entry = NameEntry("strange", why, "", (), "", 1922, 1991, ("x",))
    bank = make_bank(facts=(said,), series=(), names=(*make_bank().names, entry))
    assert through_export(bank) == through_files(bank)


def test_a_bank_without_them_keeps_its_revision():
    assert revision_of(make_bank()) == "60ee2e39878256a4"
