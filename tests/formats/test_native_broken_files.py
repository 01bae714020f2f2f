"""Files broken in one way each: the fault names file, line and column, and what to write instead."""

from __future__ import annotations

import pytest

from quizapp.formats.native import read_files
from tests.formats.small_bank import COAST, FILES, coast, faults_of, read

BROKEN = {
    "unknown key": (
        coast("    at: [C1 n2]\n", "    at: [C1 n2]\n    importnace: \"3\"\n"),
        "coast.yaml:8:5: unknown key 'importnace' in fact; did you mean 'weight'?",
    ),
    "misspelled key": (
        coast("    at: [C1 n2]\n", "    at: [C1 n2]\n    weigth: \"3\"\n"),
        "coast.yaml:8:5: unknown key 'weigth' in fact; did you mean 'weight'?",
    ),
    "key of the answer": (
        coast("    at: [C1 n2]\n", "    at: [C1 n2]\n    within: \"10%\"\n"),
        "coast.yaml:8:5: unknown key 'within' in fact; it belongs under 'answer'",
    ),
    "missing key": (
        coast('    ask: "How high is the Gull Rock Lighthouse?"\n', ""),
        "coast.yaml:8:5: fact has no 'ask'; add 'ask: ...'",
    ),
    "duplicate id": (
        coast("id: lighthouse-height", "id: lighthouse-lit"),
        "coast.yaml:8:9: the id 'lighthouse-lit' is already used at coast.yaml:2:9; choose another",
    ),
    "duplicate key": (
        coast("    at: [C1 n2]\n", "    at: [C1 n2]\n    at: [C2]\n"),
        "coast.yaml:8:5: 'at' is given twice here (first on line 7); keep one",
    ),
    "wrong type": (
        coast('number: "31.5"', "number: no"),
        "coast.yaml:12:22: 'number' must be a figure, not 'no'; write digits such as '68.4' or '1,956.5'",
    ),
    "bad date": (
        coast('{year: "1889"}', '{date: "1889-02-31"}'),
        "coast.yaml:6:20: 'date' cannot be '1889-02-31': February 1889 has 28 days",
    ),
    "unknown unit": (
        coast("unit: m}", "unit: mm}"),
        "coast.yaml:12:36: there is no unit 'mm' in bank.yaml; add it under 'units'; did you mean 'm'?",
    ),
    "tab": (
        coast("    at: [C1 n2]\n", "\tat: [C1 n2]\n"),
        "coast.yaml:7:1: a tab in the indentation; write spaces instead",
    ),
    "bad indent": (
        coast("    at: [C1 n2]\n", "   at: [C1 n2]\n"),
        "coast.yaml:7:4: the indentation does not fit the lines above; line it up with its neighbours",
    ),
    "deep indent": (
        coast("    at: [C1 n2]\n", "      at: [C1 n2]\n"),
        "coast.yaml:7:7: the indentation does not fit the lines above; line it up with its neighbours",
    ),
    "second colon": (
        coast('"How high is the Gull Rock Lighthouse?"', "Height: how much?"),
        "coast.yaml:11:16: a second ': ' on this line; put the whole value in quotes",
    ),
    "not UTF-8": (
        COAST.replace("Gull", "Güll", 1).encode("latin-1"),
        "coast.yaml:4:16: byte 0xfc is not UTF-8; save the file as UTF-8",
    ),
    "alias": (
        coast("[C1 n2]", "&place [C1 n2]"),
        "coast.yaml:7:9: '&place' makes YAML repeat a part; "
        "write the part out, or put a text beginning so in quotes",
    ),
    "empty file": (
        "",
        "coast.yaml:1:1: no questions found; the file is empty. Write 'facts:', or remove it",
    ),
    "two answers": (
        coast('{year: "1889"}', '{year: "1889", date: "1889-05"}'),
        "coast.yaml:6:28: an answer has one type, but here are 'year' and 'date'; keep one",
    ),
    "negative tolerance": (
        coast("unit: m}", 'unit: m, within: "-2"}'),
        "coast.yaml:12:47: 'within' cannot be negative; write '2'",
    ),
    "bad paragraph": (
        coast("[C2]", "[C7]"),
        "coast.yaml:13:10: the source has no paragraph 'C7'; the nearest is 'C4'",
    ),
    "bad note": (
        coast("[C1 n2]", "[C1 n110]"),
        "coast.yaml:7:10: the source has no note 'n110'; the nearest is 'n9'",
    ),
    "year that is none": (
        coast('{year: "1889"}', '{year: "1880s"}'),
        "coast.yaml:6:20: 'year' must be a date, not '1880s'; write '1937', '1937-10' or '1937-10-25'",
    ),
    "month called a year": (
        coast('{year: "1889"}', '{year: "1889-05"}'),
        "coast.yaml:6:20: 'year' is a year alone; write 'date' for a month or a day",
    ),
    "range turned round": (
        coast('{year: "1889"}', '{year: {from: "1890", to: "1889"}}'),
        "coast.yaml:6:20: the range of 'year' ends before it begins; swap 'from' and 'to'",
    ),
    "percent over 100": (
        coast('{number: "31.5", unit: m}', '{percent: "140"}'),
        "coast.yaml:12:23: 'percent' goes from 0 to 100; write a growth beyond it as number with a unit",
    ),
    "no type": (
        coast('{year: "1889"}', '{show: "1889"}'),
        "coast.yaml:6:13: an answer needs one of these keys: year, date, period, number, money, percent, "
        'name, term, list; write {year: "1959"}',
    ),
    "bare answer": (
        coast('{year: "1889"}', '"1889"'),
        "coast.yaml:6:13: 'answer' must be a map, not '1889'; write {year: \"1959\"}",
    ),
    "true for yes": (
        coast("    at: [C2]\n", "    at: [C2]\n    graded: true\n"),
        "coast.yaml:14:13: 'graded' must be one of yes, no, not 'true'",
    ),
    "id in capitals": (
        coast("id: lighthouse-height", "id: Lighthouse Height"),
        "coast.yaml:8:9: 'id' must be small letters, digits and hyphens, not 'Lighthouse Height'; "
        "write 'lighthouse-height'",
    ),
    "unclosed quote": (
        coast('Lighthouse?"\n    answer: {number', 'Lighthouse?\n    answer: {number'),
        "coast.yaml:12:23: a quote is missing or one too many, here or on a line above; close each quote",
    ),
    "quote open to the end": (
        coast('    at: [C2]\n', "    at: [C2]\n    why: 'It is tall.\n"),
        "coast.yaml:14:10: a quote is opened here and never closed; close it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_file_is_told_by_place_and_remedy(broken):
    text, expected = BROKEN[broken]

    assert expected in faults_of(coast=text)


@pytest.mark.parametrize("broken", [name for name in BROKEN if name not in ("missing key", "empty file")])
def test_one_mistake_is_one_fault(broken):
    assert len(faults_of(coast=BROKEN[broken][0])) == 1


def test_a_bank_with_a_fault_is_not_loaded():
    result = read(coast=coast("[C2]", "[C7]"))

    assert result.bank is None


def test_the_small_bank_itself_is_sound():
    result = read()

    assert result.faults == result.warnings == ()
    assert [fact.id for fact in result.bank.facts] == ["lighthouse-lit", "lighthouse-height"]


def test_all_mistakes_of_form_are_told_in_one_run():
    text = coast("id: lighthouse-height", "id: Big One").replace('"31.5"', '"tall"').replace("[C2]", "{}")

    assert [fault.split(": ")[0] for fault in faults_of(coast=text)] == [
        "coast.yaml:8:9",
        "coast.yaml:12:22",
        "coast.yaml:13:9",
    ]


def test_an_unknown_pool_is_told_in_the_file_of_names():
    names = FILES["names.yaml"].replace("pool: tower}\n  keeper", "pool: towr}\n  keeper")

    assert faults_of(names=names) == [
        "names.yaml:3:40: there is no pool 'towr' in bank.yaml; add it under 'pools'; did you mean 'tower'?"
    ]


def test_the_years_in_which_a_thing_lasted_are_checked():
    names = FILES["names.yaml"].replace("pool: tower}", 'pool: tower, began: "the war"}', 1)
    assert [fault.partition(": ")[2] for fault in faults_of(names=names)] == [
        "'began' must be a year, not 'the war'; write four digits such as '1922'"
    ]
    names = FILES["names.yaml"].replace("pool: tower}", 'pool: tower, began: "1991", ended: "1922"}', 1)
    assert [fault.partition(": ")[2] for fault in faults_of(names=names)] == [
        "it cannot have ended in 1922, before it began in 1991; swap them"
    ]


def test_a_folder_without_its_head_says_what_to_add():
    result = read_files({"coast.yaml": COAST.encode()}, "lighthouse")

    assert "lighthouse: there is no bank.yaml; add one with title, source and sections" in map(
        str, result.faults
    )


@pytest.mark.parametrize(
    "text",
    ["", " \n\n", "# nothing yet\n", "\ufeff"],
    ids=["nothing", "spaces", "a comment", "a byte order mark"],
)
def test_a_file_that_says_nothing_is_told(text):
    assert "no questions found" in faults_of(coast=text)[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_named(encoding):
    name = encoding.upper()

    assert faults_of(coast=COAST.encode(encoding)) == [
        f"coast.yaml:1:1: the file is saved as {name}; save it as UTF-8"
    ]


def test_a_picture_with_the_wrong_name_is_told():
    assert faults_of(coast=b"\x89PNG\r\n\x1a\n") == [
        "coast.yaml:1:1: this looks like a PNG picture, not a question file"
    ]


def test_a_control_character_is_told_where_it_stands():
    assert faults_of(coast=coast("Rock Lighthouse was", "Rock\x00Lighthouse was"))[0].startswith(
        "coast.yaml:4:24: the control character 0x00"
    )


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_numbers_hold_for_all_line_ends(ending):
    text = "\ufeff" + coast("[C2]", "[C7]").replace("\n", ending)

    assert faults_of(coast=text) == [
        "coast.yaml:13:10: the source has no paragraph 'C7'; the nearest is 'C4'"
    ]


def test_a_cut_off_text_is_warned_of():
    text = coast('"How high is the Gull Rock Lighthouse?"', "How high is tower #3 of the coast?")

    assert [str(warning) for warning in read(coast=text).warnings] == [
        "coast.yaml:11:10: the text ends before ' #'; put it in quotes if what follows belongs to it"
    ]


def test_an_ordinary_comment_is_not_warned_of():
    text = coast("    at: [C2]\n", "    at: [C2]  # see the plan\n    graded: yes # agreed\n")

    assert read(coast=text).warnings == ()


def test_a_file_over_the_limit_is_refused_unread():
    assert faults_of(coast=b"#" * (5 * 1024 * 1024 + 1)) == [
        "coast.yaml:1:1: the file is over 5 MiB; split it into several"
    ]
