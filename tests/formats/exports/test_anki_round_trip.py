"""What is written for Anki comes back the same: through our own reader, and through Anki itself."""

from __future__ import annotations

import re
import unicodedata
import warnings
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.exports.writing import WRITERS
from quizapp.formats.exports.written import FileHead, Outcome
from quizapp.formats.imports.items import FULL, KINDS, ImportedAnswer, ImportedItem, Picture
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.moodle_files import png

pytestmark = pytest.mark.long

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"anki|google")
    collections = pytest.importorskip("anki.collection")

HEAD = FileHead("Harbour", "harbour", "en", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
PNG = png()
NASTY = (
    *"\\{}=~#:%*[]->/$<>&\"',;|\t 0TF",
    "{{", "}}", "{{c1::", "::", "{{Front}}", "{{#Back}}", "[sound:a.mp3]", "[latex]", "\\(", "[$]x[/$]",
    "<script>", "</p>", "<!--", "<img src=x>", "<br>", "&amp;", "&#0;", "&nbsp", "<hr id=answer>", "\n",
    "\n\n", "# ", "tags:", '""', "\u0301", "두만강", "река", "\u202e", "\u2028", "𝔘", "A) ", "ANSWER: A", "_",
)  # fmt: skip


def normal(text: str) -> str:
    """A text as all are here: no spaces at the ends of lines, nor two in a row, one blank line at most."""
    text = re.sub(r"[ \t\xa0]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def one_line(text: str) -> str:
    return " ".join(text.split())


nasty = st.lists(st.sampled_from(NASTY), max_size=25).map("".join).map(normal)
asked = nasty.filter(lambda text: not re.search("_{3,}|picture", text)).map(lambda text: f"Q{text}")
tags = st.lists(st.sampled_from(["river", "a::b", "x&y", "<b>", '"q"', "두만강"]), unique=True, max_size=3)
paths = st.lists(st.sampled_from(["A", "b c", "x & y", "<i>", '"q"', "두만강"]), max_size=3)


@st.composite
def items(draw) -> ImportedItem:
    """An item of those that Anki can hold whole."""
    kind = draw(st.sampled_from(["flashcard", "short_answer", "cloze"]))
    stem, right = draw(asked), draw(asked)
    if kind == "cloze":
        stem = f"{stem} _____ {draw(asked)}"
    hints = draw(st.lists(asked, max_size=1))
    return ImportedItem(
        kind=kind,
        name="",
        stem=stem,
        answers=(ImportedAnswer(one_line(right) if kind != "flashcard" else right, FULL),),
        feedback=draw(nasty),
        hints=tuple(map(one_line, hints)),
        tags=tuple(draw(tags)),
        category=("Harbour", *draw(paths)),
    )


def bare(item: ImportedItem | None) -> ImportedItem | None:
    """An item without what its file calls it."""
    return item and replace(item, name="", source_id="", extra={})


def items_of(name: str, content: bytes) -> list[ImportedItem | None]:
    report = read_file(name, content)
    assert report.is_readable, report.messages
    assert report.totals["items"] == len(report.rows)
    return [bare(row.item) for row in report.rows]


@settings(max_examples=100, deadline=None)
@given(st.lists(items(), min_size=1, max_size=4))
def test_what_goes_into_a_package_comes_out_of_it(given_items):
    out = WRITERS["anki-package"](given_items, HEAD)
    assert {row.outcome for row in out.rows} == {Outcome.WRITTEN}
    assert items_of("x.apkg", out.content) == given_items


@settings(max_examples=100, deadline=None)
@given(st.lists(items(), min_size=1, max_size=4))
def test_what_goes_into_a_text_comes_out_of_it(given_items):
    plain = [replace(item, feedback="", hints=()) if item.kind != "cloze" else item for item in given_items]
    out = WRITERS["anki-text"](plain, HEAD)
    assert {row.outcome for row in out.rows} == {Outcome.WRITTEN}
    assert items_of("x.txt", out.content) == sorted(plain, key=lambda item: len(item.category))


odd = st.lists(
    st.sampled_from([*NASTY, "\x00", "\x1f", "\ud800", "\uffff", "\r", "_____", "[picture: x]"]), max_size=12
).map("".join)
answers = st.builds(ImportedAnswer, odd, st.sampled_from([FULL, FULL / 2, -FULL]), odd, odd, odd)
anything = st.builds(
    ImportedItem,
    kind=st.sampled_from(KINDS),
    name=odd,
    stem=odd,
    answers=st.lists(answers, max_size=3).map(tuple),
    pairs=st.lists(st.tuples(odd, odd), max_size=2).map(tuple),
    order=st.lists(odd, max_size=2).map(tuple),
    feedback=odd,
    hints=st.lists(odd, max_size=2).map(tuple),
    tags=st.lists(odd, max_size=2).map(tuple),
    category=st.lists(odd, max_size=2).map(tuple),
    source_id=odd,
    pictures=st.lists(st.builds(Picture, odd, st.sampled_from([PNG, b"GIF89a"]), odd), max_size=2).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(anything, max_size=3), odd, st.sampled_from(["anki-package", "anki-text"]))
def test_whatever_is_written_can_be_read_and_is_counted(given_items, title, form):
    out = WRITERS[form](given_items, replace(HEAD, title=title))
    kept = sum(row.outcome is not Outcome.LEFT_OUT for row in out.rows)
    assert len(out.rows) == len(given_items)
    assert len(read_file(f"x.{out.extension}", out.content).rows) == kept


@settings(max_examples=50, deadline=None)
@given(st.lists(items(), min_size=1, max_size=3))
def test_a_second_trip_changes_nothing(given_items):
    first = WRITERS["anki-package"](given_items, HEAD).content
    again = [row.item for row in read_file("x.apkg", first).rows]
    second = WRITERS["anki-package"](again, HEAD).content
    assert items_of("x.apkg", second) == items_of("x.apkg", first)


def many() -> list[ImportedItem]:
    """Items of each kind, nasty ones among them, in the letters that Anki stores (NFC)."""
    texts = [f"Q{place} {text}" for place, text in enumerate(NASTY) if "_" not in text]
    texts = [normal(unicodedata.normalize("NFC", text)) for text in texts]
    kinds = ("flashcard", "short_answer", "cloze")
    return [
        ImportedItem(
            kind=kinds[place % 3],
            name="",
            stem=f"{text} _____ end" if place % 3 == 2 else text,
            answers=(ImportedAnswer(one_line(text), FULL),),
            feedback=text,
            hints=(one_line(text),),
            tags=("a::b", "river"),
            category=("Harbour", "Ships & boats"),
        )
        for place, text in enumerate(texts)
    ] + [
        ImportedItem(
            "flashcard", "", "See [picture: a dot]", (ImportedAnswer("x", FULL),), category=("Harbour",),
            pictures=(Picture("dot é.png", PNG, "a dot"),),
        )
    ]  # fmt: skip


@pytest.fixture
def anki(tmp_path):
    """A collection of Anki, made for the test."""
    (tmp_path / "anki").mkdir()
    collection = collections.Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield collection
    collection.close()


def taken_in(anki, place, content: bytes):
    """What Anki says when it imports a package."""
    place.write_bytes(content)
    options = collections.ImportAnkiPackageOptions()
    request = collections.ImportAnkiPackageRequest(package_path=str(place), options=options)
    return anki.import_anki_package(request).log


def test_anki_takes_every_note_and_knows_it_again(anki, tmp_path):
    every = many()
    out = WRITERS["anki-package"](every, HEAD).content
    log = taken_in(anki, tmp_path / "x.apkg", out)
    assert (log.found_notes, len(log.new), len(log.conflicting)) == (len(every), len(every), 0)
    again = taken_in(anki, tmp_path / "x.apkg", out)
    assert (len(again.new), len(again.duplicate), len(again.conflicting)) == (0, len(every), 0)
    assert (tmp_path / "anki" / "collection.media" / "dot é.png").read_bytes() == PNG


@pytest.mark.parametrize("is_whole", [False, True], ids=["apkg", "colpkg"])
@pytest.mark.parametrize("is_legacy", [True, False], ids=["legacy", "latest"])
def test_what_anki_writes_again_is_the_same(anki, tmp_path, is_whole, is_legacy):
    every = many()
    taken_in(anki, tmp_path / "x.apkg", WRITERS["anki-package"](every, HEAD).content)
    place = tmp_path / "back.pkg"
    if is_whole:
        anki.export_collection_package(str(place), include_media=True, legacy=is_legacy)
    else:
        options = collections.ExportAnkiPackageOptions(
            with_media=True, legacy=is_legacy, with_scheduling=False
        )
        anki.export_anki_package(out_path=str(place), options=options, limit=None)
    found = items_of("back.apkg", place.read_bytes())
    assert sorted(found, key=lambda item: item.stem) == sorted(every, key=lambda item: item.stem)


def test_anki_takes_our_text_and_its_own_text_is_read(anki, tmp_path):
    every = [replace(item, feedback="", hints=(), pictures=()) for item in many()]
    place = tmp_path / "x.txt"
    place.write_bytes(WRITERS["anki-text"](every, HEAD).content)
    metadata = anki.get_csv_metadata(path=str(place), delimiter=None)
    log = anki.import_csv(collections.ImportCsvRequest(path=str(place), metadata=metadata)).log
    assert (log.found_notes, len(log.new)) == (len(every), len(every))
    back = tmp_path / "back.txt"
    anki.export_note_csv(
        out_path=str(back), limit=None, with_html=True, with_tags=True, with_deck=True, with_notetype=True,
        with_guid=True,
    )  # fmt: skip
    found = items_of("back.txt", back.read_bytes())
    assert sorted(found, key=lambda item: item.stem) == sorted(every, key=lambda item: item.stem)


STOCK = [  # of the note types that come with Anki: fields, and what becomes of each of their cards
    ("Basic", ("f", "b"), ["flashcard"]),
    ("Basic (and reversed card)", ("f", "b"), ["flashcard", "flashcard"]),
    ("Basic (optional reversed card)", ("f", "b", ""), ["flashcard"]),
    ("Basic (optional reversed card)", ("g", "b", "y"), ["flashcard", "flashcard"]),
    ("Basic (type in the answer)", ("f", "b"), ["short_answer"]),
    ("Cloze", ("{{c1::a {{c2::b}}::h}} {{c3::c}} {{c3::d}}", "more"), ["cloze", "cloze", "flashcard"]),
    ("Image Occlusion", ("{{c1::image-occlusion:rect:left=.1}}", "<img src=a.png>", "", "", ""), [None]),
]  # fmt: skip


@pytest.mark.parametrize("is_whole", [False, True], ids=["apkg", "colpkg"])
@pytest.mark.parametrize("is_legacy", [True, False], ids=["legacy", "latest"])
def test_ankis_own_note_types_give_as_many_cards_as_there(anki, tmp_path, is_whole, is_legacy):
    deck = anki.decks.id("Meer::Hafen ä")
    for name, fields, _ in STOCK:
        note = anki.new_note(anki.models.by_name(name))
        note.fields = list(fields)
        note.tags = ["a::b"]
        anki.add_note(note, deck)
    anki.sched.suspend_cards(anki.find_cards("")[:2])
    place = tmp_path / "own.pkg"
    if is_whole:
        anki.export_collection_package(str(place), include_media=True, legacy=is_legacy)
        anki.reopen()
    else:
        options = collections.ExportAnkiPackageOptions(
            with_media=True, legacy=is_legacy, with_scheduling=True
        )
        anki.export_anki_package(out_path=str(place), options=options, limit=None)
    report = read_file("own.apkg", place.read_bytes())
    assert len(report.rows) == anki.card_count()
    assert [row.item.kind if row.item else None for row in report.rows] == [
        kind for _, _, every in STOCK for kind in every
    ]
    assert {row.item.category for row in report.rows if row.item} == {("Meer", "Hafen ä")}
    assert "2 cards" in next(one.message for one in report.messages if one.code == "anki.suspended")
