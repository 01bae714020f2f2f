"""Packages of Anki: three generations, note types by their templates, decks, pictures and what is lost."""

from __future__ import annotations

import pytest

from quizapp.formats.imports.faulty import NOT_IN_PARTS, faulty_source
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.anki_packages import (
    BASIC,
    CLOZE,
    KINDS,
    NOTES,
    OPTIONAL,
    TYPED,
    database,
    latest,
    middle,
    oldest,
    stub,
)
from tests.formats.imports.moodle_files import png
from tests.formats.imports.tables_help import adds_up, codes, kinds, right, said, statuses

PNG = png()
SAMPLES = {  # cards that are taken whole, and faulty ones
    "diffmodeltemplates-1.apkg": (1, 0),
    "generated-legacy-sched.apkg": (8, 1),
    "generated-new-nosched.apkg": (8, 1),
    "generated-new-sched.apkg": (8, 1),
    "generated.colpkg": (8, 1),
    "media.apkg": (0, 1),
    "update1.apkg": (1, 0),
}


def read(content: bytes):
    report = read_file("cards.apkg", content)
    assert report.format == "anki_package"
    assert adds_up(report)
    return report


def of_one(kind, fields, cards=((0, 1),), looks=None, **media):
    """The report of a package with one note."""
    types = KINDS if looks is None else {kind: looks}
    note = (kind, "g", "", fields, cards)
    return read(oldest(database([note], types), media.get("media", {})))


@pytest.mark.parametrize("make", [oldest, middle, latest, database, lambda: database(is_new=True)])
def test_every_generation_gives_the_same_cards(make):
    report = read(make())
    assert kinds(report) == ["flashcard"] * 4 + ["short_answer", "cloze", "cloze"]
    assert right(report) == [
        ["The Tumen & Yalu"], ["1990"], ["When?"], ["there"], ["yes"], ["Tumen"], ["521"], [],
    ]  # fmt: skip
    items = [row.item for row in report.rows if row.item]
    assert [item.source_id for item in items] == ["g1", "g2", "g2/2", "g3", "g4", "g5/c1", "g5/c2"]
    assert [item.category for item in items] == [
        ("Border", "Rivers"), ("Border",), ("Border",), (), (), ("Border",), ("Border", "Rivers"),
    ]  # fmt: skip
    assert items[0].tags == ("river", "geo::asia")
    assert (items[6].stem, items[6].hints, items[6].feedback) == (
        "The Tumen is _____ km",
        ("length",),
        "long",
    )
    assert statuses(report) == ["imported"] * 7 + ["skipped"]
    assert codes(report)[-1] == "anki.image-occlusion"


@pytest.mark.parametrize("name", SAMPLES)
def test_real_packages(samples, name):
    report = read((samples / "anki-apkg" / name).read_bytes())
    assert (report.totals["imported"], report.totals["error"]) == SAMPLES[name]
    assert report.totals["items"] == sum(SAMPLES[name])


def test_the_note_that_asks_for_a_newer_anki_is_no_question():
    report = read(oldest(stub()))
    assert codes(report) == ["anki.stub"]
    assert not report.is_readable


def test_a_second_card_that_anki_did_not_make_is_none_here():
    assert len(of_one(OPTIONAL, ("a", "b", "")).rows) == 1
    report = of_one(OPTIONAL, ("a", "b", "y"), [(0, 1), (1, 1)])
    assert right(report) == [["b"], ["a"]]
    assert report.rows[1].item.source_id == "g/2"


def test_a_template_of_ones_own_is_followed():
    looks = (
        "Capitals", 0, ("Land", "City", "Clue", "Source", "Flag"),
        [("What is the capital of {{text:Land}}?{{hint:Clue}}{{^Flag}} (no flag){{/Flag}}{{#Flag}}F{{/Flag}}",
          "{{FrontSide}}<hr id='answer'><b>{{City}}</b><br>{{Source}}{{Tags}}")],
    )  # fmt: skip
    item = of_one(BASIC, ("Peru", "Lima", "on the sea", "p. 3", ""), looks=looks).rows[0].item
    assert item.stem == "What is the capital of Peru? (no flag)"
    assert [answer.text for answer in item.answers] == ["Lima"]
    assert (item.hints, item.feedback) == (("on the sea",), "p. 3")


@pytest.mark.parametrize(
    ("back", "answer", "feedback"),
    [
        ("{{Front}}: {{Back}}", ": 2", ""),  # no line: the front is not said twice
        ("{{FrontSide}}<br>{{Back}} {{Notes}}", "2", "3"),
        ("<hr id=answer>{{Back}}{{#Nothing}}x{{/Nothing}}", "2", ""),
        ("{{Notes}}", "3", ""),  # alone it is the answer
        ("{{Back}}<hr id=answer>", "2", ""),
    ],
)
def test_the_back_is_what_it_adds_to_the_front(back, answer, feedback):
    looks = ("Own", 0, ("Front", "Back", "Notes"), [("{{Front}}", back)])
    report = of_one(BASIC, ("1", "2", "3"), looks=looks)
    assert right(report) == [[answer]]
    assert report.rows[0].item.feedback == feedback


def test_programs_are_left_out_and_said():
    looks = (
        "Own", 0, ("Front", "Back"),
        [("{{Front}}<script>go('{{Back}}')</script><style>b{}</style>", "{{tts en_US:Front}}{{Back}}")],
    )  # fmt: skip
    report = of_one(BASIC, ("1", "2"), looks=looks)
    assert (report.rows[0].item.stem, right(report), statuses(report)) == (
        "1",
        [["2"]],
        ["imported-with-loss"],
    )
    assert codes(report) == ["anki.program", "anki.spoken"]


def test_gaps_in_several_fields_and_only_in_those():
    looks = (
        "Own", 1, ("Head", "One", "Two", "Extra", "Clue"),
        [("{{Head}}: {{cloze:One}} {{cloze:Two}}{{hint:Clue}}", "{{cloze:One}} {{cloze:Two}} {{Extra}}")],
    )  # fmt: skip
    fields = ("{{c3::no}}", "{{c1::a<b>b</b>::h}}", "&#123;{{c2::c}}", "more", "a clue")
    report = of_one(CLOZE, fields, [(0, 1), (1, 1), (7, 1)], looks)
    assert right(report) == [["ab"], ["c"], []]
    assert report.rows[0].item.stem == "{{c3::no}}: _____ {c"
    assert report.rows[1].item.feedback == "more\na clue"
    assert said(report, "anki.empty-card").message.startswith("the card is empty in Anki")
    assert statuses(report)[2] == "skipped"


@pytest.mark.parametrize("make", [oldest, latest])
def test_pictures_come_with_the_card(make):
    fields = (
        'See <img src="dot%20é.png" alt="a dot">',
        '<img src="dot é.png"><img src="no.svg"><img src="x.png">',
    )
    content = database([(BASIC, "g", "", fields, [(0, 1)])], is_new=make is latest)
    report = read(make(content, {"no.svg": b"<svg/>", "dot é.png": PNG}))
    item = report.rows[0].item
    assert item.stem == "See [picture: a dot]"
    assert [(one.name, one.content, one.alternative) for one in item.pictures] == [
        ("dot é.png", PNG, "a dot")
    ]
    assert right(report) == [["[picture: dot é.png][picture: no.svg][picture: x.png]"]]
    assert "no PNG" in said(report, "anki.picture").message
    assert "picture x.png" in said(report, "html.left-out").message
    assert statuses(report) == ["imported-with-loss"]


@pytest.mark.parametrize(
    ("kind", "fields", "cards", "code"),
    [
        (BASIC, ("[sound:a.mp3]", "back"), [(0, 1)], "anki.no-front"),
        (BASIC, ("front", "<br>"), [(0, 1)], "anki.no-back"),
        (TYPED, ("front", "<img src=map.png>"), [(0, 1)], "anki.no-back"),
        (BASIC, ("front", "back"), [(5, 1)], "anki.no-template"),
        (999, ("front", "back"), [(0, 1)], "anki.no-notetype"),
        (CLOZE, ("no gap", ""), [(0, 1)], "anki.no-gap"),
        (CLOZE, ("{{c1::}} x", ""), [(0, 1)], "anki.empty-gap"),
        (BASIC, ("x" * 130_000, "back"), [(0, 1)], "anki.too-long"),
        (BASIC, ("x" * 70_000, "back"), [(0, 1)], "file.too-long"),
        (BASIC, ("x" * 500_000, "back"), [(0, 1)], "anki.too-long"),
    ],
)
def test_a_card_that_cannot_be_asked_is_an_error(kind, fields, cards, code):
    good = (BASIC, "good", "", ("front", "back"), [(0, 1)])
    report = read(oldest(database([(kind, "g", "", fields, cards), good])))
    assert statuses(report) == ["error", "imported"]
    assert said(report, code)
    assert ("anki.mend-there" in codes(report)) == code.startswith("anki.")


def test_notes_and_cards_that_lost_each_other_are_counted():
    report = read(
        oldest(database([(BASIC, "g", "", ("a", "b"), [])], sql="INSERT INTO cards VALUES (9,9,1,0,0,0,0)"))
    )
    assert statuses(report) == ["skipped", "error"]
    assert codes(report)[1:] == ["anki.no-card", "anki.no-note"]


def test_what_was_learnt_stays_behind_and_is_said():
    sql = "UPDATE cards SET type = 2 WHERE id < 3; UPDATE cards SET queue = -1 WHERE id = 5"
    report = read(oldest(database(sql=sql)))
    assert "of 2 cards in Anki is not taken over" in said(report, "anki.progress").message
    assert "suspended in Anki: 1 card;" in said(report, "anki.suspended").message
    assert "anki.progress" not in codes(read(oldest()))


def test_a_filtered_deck_is_no_home():
    report = read(oldest(database(NOTES[:1], sql="UPDATE cards SET did = 77, odid = 3")))
    assert report.rows[0].item.category == ("Border", "Rivers")


@pytest.mark.parametrize(
    ("sql", "make"),
    [
        ("UPDATE col SET models = json_set(models, '$.1001.originalStockKind', 6)", oldest),
        ("UPDATE notetypes SET config = config || x'4806' WHERE id = 1001", latest),
    ],
)
def test_pictures_with_parts_hidden_are_known_by_their_kind(sql, make):
    report = read(make(database(NOTES[:2], sql=sql, is_new=make is latest)))
    assert statuses(report) == ["skipped", "imported", "imported"]


def test_the_collation_of_names_is_not_needed_to_be_the_same():
    kinds_with_names = {key: (f"ÄÖ {name}", *rest) for key, (name, *rest) in KINDS.items()}
    assert len(read(latest(database(kinds=kinds_with_names, is_new=True))).rows) == 8


def test_an_empty_collection_says_so():
    assert codes(read(oldest(database([])))) == ["anki.empty"]


def test_no_part_of_a_package_can_be_given_back():
    report = of_one(BASIC, ("", "back"))
    assert faulty_source(report) == ""
    assert "in Anki" in NOT_IN_PARTS[report.format]


def test_letters_spoiled_before_are_said_of_packages_too():
    def spoiled(front):
        return [one.message for one in of_one(BASIC, (front, "b")).messages if one.code == "file.garbled"]

    assert "'CafÃ©', which would be 'Café'. Put them right in Anki" in spoiled("<b>CafÃ©</b>")[0]
    assert spoiled("Café") == []
