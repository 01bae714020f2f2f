"""QTI 1.2 written for Canvas: what is written can be read again, and what is lost is said."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quizapp.formats.exports.qti import write_qti
from quizapp.formats.exports.writing import WRITERS
from quizapp.formats.exports.written import FileHead, Outcome
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem, Picture
from quizapp.formats.imports.qti import read_qti
from quizapp.formats.imports.qti.kinds import NO_NAME
from tests.formats.imports.moodle_files import png

HEAD = FileHead("Rivers & <seas>", "rivers", "en", datetime(2026, 3, 1, 12, tzinfo=UTC))
NONE = Decimal(0)
PNG = png()
SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("qti_written.rng"))))


def right(text, feedback="", **more):
    return ImportedAnswer(text, FULL, feedback, **more)


def wrong(text, feedback=""):
    return ImportedAnswer(text, NONE, feedback)


def item(kind, stem="Which is it?", **more):
    said = {"name": "A name", "points": Decimal(1), "category": ("Rivers & <seas>",), "source_id": "the-one"}
    return ImportedItem(kind, stem=stem, **{**said, **more})


def files_of(written):
    with zipfile.ZipFile(io.BytesIO(written.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def read_back(*items):
    written = write_qti(items, HEAD)
    SCHEMA.assertValid(etree.fromstring(files_of(written)["quiz-rivers/quiz-rivers.xml"]))
    return tuple(row.item for row in read_qti(written.content, "q.zip").rows)


KINDS = {
    "choice": item("choice", answers=(wrong("he", "no"), right("she", "yes"), wrong("they"))),
    "choose_all": item(
        "choose_all",
        answers=(ImportedAnswer("a", Decimal(50)), wrong("b"), ImportedAnswer("c", Decimal(50), "so")),
    ),
    "true_false": item("true_false", answers=(wrong("True", "no"), right("False", "yes"))),
    "short_answer": item("short_answer", answers=(right("Tumen", "yes"), right("Tuman"))),
    "number": item(
        "number", answers=(right("6.250", "so", tolerance="0.05"), right("-4"), right("1", upper="2"))
    ),
    "matching": item("matching", pairs=(("a", "1"), ("b", "2"), ("c", "1"), ("", "3"))),
    "cloze": item(
        "cloze", stem="The _____ is a [gap1] river.", answers=(right("Tumen", "yes"), right("Yalu"))
    ),
    "essay": item("essay", stem="Write.\n\nA lot.\nOf it."),
    "description": item("description", stem="def f():\n    return 1"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_back(kind):
    sent = replace(KINDS[kind], feedback="All of it.\nTwo lines.")

    assert read_back(sent) == (sent,)


def test_all_of_them_are_one_quiz_and_nothing_is_lost():
    sent = [replace(one, source_id=f"the-{kind}") for kind, one in KINDS.items()]
    written = write_qti(sent, HEAD)
    report = read_qti(written.content, "q.zip")

    assert [row.item for row in report.rows] == sent
    assert written.totals == {"items": 9, "written": 9, "written-with-loss": 0, "left-out": 0}
    assert WRITERS["qti-1.2"](sent, HEAD).content == written.content


def test_the_package_is_the_same_whenever_it_is_made():
    written = write_qti(list(KINDS.values()), HEAD)
    with zipfile.ZipFile(io.BytesIO(written.content)) as archive:
        infos = archive.infolist()

    assert written.extension == "zip"
    assert [info.filename for info in infos] == [
        "imsmanifest.xml",
        "quiz-rivers/quiz-rivers.xml",
        "quiz-rivers/assessment_meta.xml",
    ]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_names_every_file():
    with_picture = item("choice", answers=(right("a"), wrong("b")), pictures=(Picture("a b.png", PNG, "x"),))
    files = files_of(write_qti([with_picture], HEAD))
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = {node.get("href").replace("%20", " ") for node in manifest.iter("{*}file")}
    needed = {node.get("identifierref") for node in manifest.iter("{*}dependency")}

    assert named == set(files) - {"imsmanifest.xml"}
    assert needed <= {node.get("identifier") for node in manifest.iter("{*}resource")}


def test_pictures_come_back_where_they_stood():
    pictures = (
        Picture("map.png", PNG, "a map"),
        Picture("map.png", PNG + b"x", ""),
        Picture("näh 2.png", PNG, ""),
    )
    sent = item(
        "choice",
        stem="Look: [picture: a map] and [picture: map.png]",
        answers=(right("[picture: näh 2.png]"), wrong("b")),
        pictures=pictures,
    )

    assert read_back(sent) == (sent,)


def test_a_picture_that_no_text_shows_is_shown_behind_the_question():
    (back,) = read_back(item("essay", stem="Look.", pictures=(Picture("map.png", PNG, "a map"),)))

    assert back.stem == "Look.\n\n[picture: a map]"
    assert back.pictures == (Picture("map.png", PNG, "a map"),)


@pytest.mark.parametrize(
    ("sent", "outcome", "says"),
    [
        (item("ordering", order=("a", "b", "c")), Outcome.WITH_LOSS, "matched with their places"),
        (item("flashcard", answers=(right("back"),)), Outcome.WITH_LOSS, "answer is typed"),
        (item("flashcard", answers=(right("long " * 20),)), Outcome.LEFT_OUT, "too long to be typed"),
        (item("choice", answers=(wrong("a"), wrong("b"))), Outcome.LEFT_OUT, "one of them fully right"),
        (item("choose_all", answers=(wrong("a"), wrong("b"))), Outcome.LEFT_OUT, "one of them right"),
        (item("true_false", answers=(right("Maybe"),)), Outcome.LEFT_OUT, "true or false"),
        (item("short_answer", answers=(wrong("a"),)), Outcome.LEFT_OUT, "fully right"),
        (item("number", answers=(right("many"),)), Outcome.LEFT_OUT, "no figure"),
        (item("matching", pairs=(("a", "1"),)), Outcome.LEFT_OUT, "two pairs"),
        (item("cloze", stem="No gap", answers=(right("a"),)), Outcome.LEFT_OUT, "one gap"),
        (item("essay", stem=" "), Outcome.LEFT_OUT, "no text"),
        (item("essay", stem="a\x07b"), Outcome.WITH_LOSS, "control characters"),
        (item("essay", tags=("sea",)), Outcome.WITH_LOSS, "tags"),
        (item("essay", hints=("look",)), Outcome.WITH_LOSS, "hints"),
        (item("number", answers=(right("1"),), extra={"unit": "km"}), Outcome.WITH_LOSS, "'km'"),
        (
            item("choice", answers=(right("a"), ImportedAnswer("b", Decimal(50)))),
            Outcome.WITH_LOSS,
            "“b” (50 %)",
        ),
        (
            item(
                "choose_all", answers=(ImportedAnswer("a", Decimal(100)), ImportedAnswer("b", Decimal(-100)))
            ),
            Outcome.WITH_LOSS,
            "weights",
        ),
        (
            item("short_answer", answers=(right("a"), ImportedAnswer("b", Decimal(50), "nearly"))),
            Outcome.WITH_LOSS,
            "not fully right",
        ),
    ],
)
def test_what_cannot_be_written_is_said(sent, outcome, says):
    written = write_qti([sent], HEAD)
    (row,) = written.rows

    assert row.outcome is outcome
    assert any(says in message.message for message in row.messages)
    rows = read_qti(written.content, "q.zip").rows
    assert len(rows) == (outcome is not Outcome.LEFT_OUT)
    SCHEMA.assertValid(etree.fromstring(files_of(written)["quiz-rivers/quiz-rivers.xml"]))


def test_what_becomes_another_kind():
    (order,) = read_back(item("ordering", order=("a", "b", "a")))
    (card,) = read_back(item("flashcard", answers=(right("back"),)))

    assert (order.kind, order.pairs) == ("matching", (("1.", "a"), ("2.", "b"), ("3.", "a")))
    assert (card.kind, card.answers) == ("short_answer", (right("back"),))


def test_a_share_as_tolerance_is_a_margin():
    (back,) = read_back(item("number", answers=(right("200", tolerance="5%"),)))

    assert back.answers == (right("200", tolerance="10"),)


def test_ids_are_kept_where_a_file_can_hold_them_and_differ():
    names = ("ok.1", "", "a b/두만강", "ok.1", "7")
    sent = [item("essay", stem=f"E{number}", source_id=name) for number, name in enumerate(names)]
    (quiz,) = [
        content for name, content in files_of(write_qti(sent, HEAD)).items() if name.endswith("s.xml")
    ][:1]
    idents = [node.get("ident") for node in etree.fromstring(quiz).iter("{*}item")]
    again = [back.source_id for back in read_back(*sent)]

    assert idents[:2] == ["ok.1", "item-2"]
    assert len(set(idents)) == 5
    assert again[:2] == ["ok.1", ""]


NASTY = "abT0 <>&\"'\\{}=~#:%*[]/$.,;|()\u0301é두Ж\u202e𝔘-_"
WORDS = st.text(st.sampled_from(NASTY), min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def tidy(text):
    """A text as plain as ours are: no blanks at the ends or in a row."""
    return " ".join(text.split())


plain = LINES.map(tidy).filter(bool)
several = st.lists(plain, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(("\n", "\n\n")).map(lambda between: between.join(parts))
)
stems = several.filter(lambda text: "__" not in text)
feedbacks = st.one_of(st.just(""), several)
figures = st.decimals(-1000, 1000, allow_nan=False, places=3).map(lambda value: f"{value:f}")
shares = st.integers(2, 6)


def distinct(least, most):
    return st.lists(plain, min_size=least, max_size=most, unique_by=lambda text: text.casefold())


@st.composite
def choices(draw):
    texts = draw(distinct(2, 5))
    key = draw(st.integers(0, len(texts) - 1))
    answers = [
        ImportedAnswer(text, FULL if place == key else NONE, draw(feedbacks))
        for place, text in enumerate(texts)
    ]
    return {"kind": "choice", "answers": tuple(answers)}


@st.composite
def several_right(draw):
    texts = draw(distinct(2, 5))
    keys = draw(st.sets(st.integers(0, len(texts) - 1), min_size=1))
    share = FULL / len(keys)
    answers = [
        ImportedAnswer(text, share if place in keys else NONE, draw(feedbacks))
        for place, text in enumerate(texts)
    ]
    return {"kind": "choose_all", "answers": tuple(answers)}


@st.composite
def truths(draw):
    is_true = draw(st.booleans())
    said = (("True", is_true), ("False", not is_true))
    answers = (ImportedAnswer(word, FULL if so else NONE, draw(feedbacks)) for word, so in said)
    return {"kind": "true_false", "answers": tuple(answers)}


@st.composite
def typed(draw):
    answers = tuple(right(text, draw(feedbacks)) for text in draw(distinct(1, 4)))
    return {"kind": "short_answer", "answers": answers}


@st.composite
def gaps(draw):
    before, after = (
        draw(plain.filter(lambda text: "_" not in text)),
        draw(plain.filter(lambda text: "_" not in text)),
    )
    answers = tuple(right(text, draw(feedbacks)) for text in draw(distinct(1, 4)))
    return {"kind": "cloze", "stem": f"{before} _____ {after}", "answers": answers}


@st.composite
def numbers(draw):
    texts = draw(st.lists(figures, min_size=1, max_size=3, unique_by=Decimal))
    margins = st.sampled_from(("", "0.5", "12", f"0.{'0' * 28}1"))
    answers = tuple(right(text, draw(feedbacks), tolerance=draw(margins)) for text in texts)
    return {"kind": "number", "answers": answers}


@st.composite
def ranges(draw):
    low, high = sorted((draw(figures), draw(figures)), key=Decimal)
    return {"kind": "number", "answers": (right(low, draw(feedbacks), upper=high),)}


@st.composite
def pairs(draw):
    lefts, rights = draw(distinct(2, 5)), draw(distinct(2, 5))
    made = [(left, draw(st.sampled_from(rights))) for left in lefts]
    used = {text for _, text in made}
    spare = [("", text) for text in rights if text not in used]
    return {"kind": "matching", "pairs": (*made, *spare)}


texts = st.sampled_from(("essay", "description")).map(lambda kind: {"kind": kind})
bodies = st.one_of(choices(), several_right(), truths(), typed(), gaps(), numbers(), ranges(), pairs(), texts)


@st.composite
def items(draw, number=0):
    body = draw(bodies)
    body.setdefault("stem", draw(stems))
    name = draw(plain.filter(lambda text: not NO_NAME.fullmatch(text)))
    points = draw(st.decimals(0, 100, places=2))
    return item(name=name, feedback=draw(feedbacks), points=points, **body)


@settings(max_examples=100, deadline=None)
@given(st.lists(items(), min_size=1, max_size=3))
def test_what_can_be_said_comes_back_and_a_second_trip_changes_nothing(sent):
    sent = [replace(one, source_id=f"id-{number}") for number, one in enumerate(sent)]
    written = write_qti(sent, HEAD)
    report = read_qti(written.content, "q.zip")

    assert [row.item for row in report.rows] == sent
    assert not [
        message for row in report.rows for message in row.messages if message.level in ("loss", "error")
    ]
    assert write_qti([row.item for row in report.rows], HEAD).content == written.content
    SCHEMA.assertValid(etree.fromstring(files_of(written)["quiz-rivers/quiz-rivers.xml"]))


any_answers = st.builds(ImportedAnswer, st.text(max_size=9), st.decimals(-100, 100), st.text(max_size=9))
any_items = st.builds(
    ImportedItem,
    kind=st.sampled_from(list(KINDS)),
    name=st.text(max_size=9),
    stem=st.text(max_size=30),
    answers=st.lists(any_answers, max_size=3).map(tuple),
    source_id=st.text(max_size=9),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(any_items, max_size=3))
def test_nothing_makes_the_writer_fail_and_all_is_accounted_for(sent):
    written = write_qti(sent, HEAD)
    rows = read_qti(written.content, "q.zip").rows

    assert written.totals["items"] == len(sent)
    assert len(rows) == len(sent) - written.totals["left-out"]
