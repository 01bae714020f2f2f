"""What is written for Anki: what becomes of every kind, ids that stay, and what is said to be lost."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from quizapp.formats.exports.writing import WRITERS
from quizapp.formats.exports.written import FileHead, Outcome
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem, Picture
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.moodle_files import png

HEAD = FileHead("The harbour", "harbour", "en", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
PNG = png()
BOTH = pytest.mark.parametrize("form", ["anki-package", "anki-text"])


def answer(text: str, percent: int = 100, feedback: str = "", **more: str) -> ImportedAnswer:
    return ImportedAnswer(text, Decimal(percent), feedback, **more)


def card(front: str = "Front?", back: str = "back", **more) -> ImportedItem:
    return ImportedItem("flashcard", "name", front, (answer(back),), **more)


def written(*items: ImportedItem, form: str = "anki-package", head: FileHead = HEAD):
    out = WRITERS[form](items, head)
    assert out.format == form
    assert out.totals["items"] == len(items) == sum(out.totals[outcome] for outcome in Outcome)
    return out


def again(*items: ImportedItem, form: str = "anki-package"):
    """The items as our own reader has them back."""
    out = written(*items, form=form)
    report = read_file(f"x.{out.extension}", out.content)
    return [row.item for row in report.rows]


def codes(out) -> list[str]:
    return [message.code for row in out.rows for message in row.messages]


KINDS = [
    (card(feedback="Why.", hints=("hint",)), "flashcard", "Front?", "back", "Why.", Outcome.WRITTEN),
    (
        ImportedItem("short_answer", "", "Who?", (answer("he", feedback="yes"), answer("him"))),
        "short_answer", "Who?", "he", "= him\nhe: yes", Outcome.WITH_LOSS,
    ),
    (
        ImportedItem("number", "", "How many?", (answer("521", tolerance="2"), answer("1", 50))),
        "short_answer", "How many?", "521", "521 ± 2", Outcome.WITH_LOSS,
    ),
    (
        ImportedItem("cloze", "", "It is ____ }} {{c2::x}}", (answer("a::b}"),), feedback="f"),
        "cloze", "It is _____ }} {{c2::x}}", "a::b}", "f", Outcome.WRITTEN,
    ),
    (
        ImportedItem("cloze", "", "___ and ___", (answer("a"), answer("b"))),
        "flashcard", "___ and ___", "a\nb", "", Outcome.WITH_LOSS,
    ),
    (
        ImportedItem("choice", "", "Which?", (answer("a", 0, "no"), answer("b", 100, "yes"))),
        "flashcard", "Which?\n○ a\n○ b", "b", "a: no\nb: yes", Outcome.WITH_LOSS,
    ),
    (
        ImportedItem("choose_all", "", "Which?", (answer("a", 50), answer("b", 50), answer("c", -50))),
        "flashcard", "Which?\n☐ a\n☐ b\n☐ c", "a\nb", "", Outcome.WITH_LOSS,
    ),
    (
        ImportedItem("true_false", "", "So?", (answer("True"), answer("False", 0))),
        "flashcard", "So?\n○ True\n○ False", "True", "", Outcome.WITH_LOSS,
    ),
    (
        ImportedItem("matching", "", "Match", pairs=(("a", "2"), ("b", "1"), ("", "3"))),
        "flashcard", "Match\n\na\nb\n\n○ 1\n○ 2\n○ 3", "a → 2\nb → 1", "", Outcome.WITH_LOSS,
    ),
    (
        ImportedItem("ordering", "", "Order", order=("z", "a")),
        "flashcard", "Order\n○ a\n○ z", "1. z\n2. a", "", Outcome.WITH_LOSS,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("item", "kind", "stem", "right", "feedback", "outcome"), KINDS)
def test_every_kind_has_its_card(item, kind, stem, right, feedback, outcome):
    (back,) = again(item)
    assert (back.kind, back.stem, back.feedback) == (kind, stem, feedback)
    assert [one.text for one in back.answers] == [right]
    assert [row.outcome for row in written(item).rows] == [outcome]


@BOTH
@pytest.mark.parametrize(
    ("item", "code"),
    [
        (ImportedItem("essay", "", "Write."), "anki.essay"),
        (ImportedItem("description", "", "Read."), "anki.description"),
        (ImportedItem("drawing", "", "Draw."), "anki.drawing"),
        (ImportedItem("flashcard", "", " ", (answer("x"),)), "anki.no-question"),
        (ImportedItem("short_answer", "", "Who?", (answer("x", 50),)), "anki.no-answer"),
        (ImportedItem("cloze", "", "___", (answer(" "),)), "anki.no-answer"),
    ],
)
def test_what_is_no_card_is_left_out_and_said(item, code, form):
    out = written(item, card(), form=form)
    assert [row.outcome for row in out.rows] == [Outcome.LEFT_OUT, Outcome.WRITTEN]
    assert codes(out)[0] == code


@pytest.mark.parametrize(
    ("item", "form", "code"),
    [
        (card(points=Decimal(3)), "anki-package", "anki.points"),
        (card(tags=("two words",)), "anki-package", "anki.tags"),
        (card(front="a\x01b"), "anki-package", "anki.control"),
        (card(hints=("h",)), "anki-text", "anki.hint"),
        (card(feedback="f"), "anki-text", "anki.feedback"),
        (replace(card(feedback="f"), kind="short_answer"), "anki-text", "anki.feedback"),
        (replace(card(back="two\nlines"), kind="short_answer"), "anki-text", "anki.as-card"),
        (card(pictures=(Picture("a.png", PNG),)), "anki-text", "anki.pictures"),
    ],
)
def test_what_is_lost_is_said(item, form, code):
    assert codes(written(item, form=form)) == [code]


def test_equal_items_give_equal_bytes():
    items = [item for item, *_ in KINDS]
    assert written(*items).content == written(*items).content
    later = replace(HEAD, made_at=HEAD.made_at + timedelta(days=1))
    assert written(*items).content != written(*items, head=later).content


@BOTH
def test_a_card_keeps_its_id_however_it_is_edited(form):
    one, two = card(source_id="a"), card(source_id="b")
    ids = [item.source_id for item in again(one, two, one, form=form)]
    assert len(set(ids)) == 3
    edited = replace(one, answers=(answer("other"),), tags=("t",))
    assert again(edited, form=form)[0].source_id == ids[0]
    out = written(one, form=form, head=replace(HEAD, slug="other"))
    assert read_file("x", out.content).rows[0].item.source_id != ids[0]


@BOTH
def test_decks_lie_below_the_title_and_tags_have_no_spaces(form):
    first, second = again(
        card(category=("A::b ", "", "x\ny:"), tags=("a b", "c::d", "a_b")),
        card(category=("The harbour", "Ships", "Boats")),
        form=form,
    )
    assert first.category == ("The harbour", "A:b", "x y")
    assert first.tags == ("a_b", "c::d")
    assert second.category == ("The harbour", "Ships", "Boats")


def test_pictures_lie_in_the_package_where_the_text_shows_them():
    other = png(3)
    shown = Picture("../dot é.png", PNG, "a dot")
    items = again(
        card("See [picture: a dot] here", pictures=(shown,)),
        card("No mark", pictures=(Picture("dot é.png", other),)),
        card("No name", pictures=(Picture("", PNG, "x"),)),
    )
    assert items[0].stem == "See [picture: a dot] here"
    assert [(one.name, one.content, one.alternative) for one in items[0].pictures] == [
        ("dot é.png", PNG, "a dot")
    ]
    (picture,) = items[1].pictures
    assert (picture.content, items[1].stem) == (other, f"No mark\n[picture: {picture.name}]")
    assert picture.name.startswith("dot é-")
    assert items[2].pictures[0].name == "picture.png"


def test_the_package_is_one_of_the_oldest_generation():
    with zipfile.ZipFile(io.BytesIO(written(card(pictures=(Picture("a.png", PNG),))).content)) as archive:
        assert archive.namelist() == ["collection.anki2", "0", "media"]
        assert json.loads(archive.read("media")) == {"0": "a.png"}
        whole = archive.read("collection.anki2")
    database = sqlite3.connect(":memory:")
    database.deserialize(whole)
    assert database.execute("SELECT ver FROM col").fetchone() == (11,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert list(database.execute("SELECT type, queue, due, reps FROM cards")) == [(0, 0, 1, 0)]
    database.close()


def test_text_has_the_header_of_ankis_own():
    lines = written(card('a "b"', "x\ty"), form="anki-text").content.decode().split("\n")
    assert lines[:3] == ["#separator:tab", "#html:true", "#guid column:1"]
    assert lines[6].endswith('\tBasic\tThe harbour\t"a ""b"""\t"x\ty"\t')


def test_nothing_at_all_is_still_a_file():
    assert written().rows == ()
    assert read_file("x.apkg", written().content).messages[0].code == "anki.empty"
    assert written(form="anki-text").content.count(b"\n") == 6


def test_a_right_answer_earns_all():
    assert again(card())[0].answers[0].percent == FULL
