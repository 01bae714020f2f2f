"""Documents as headings, paragraphs and notes, whatever they are saved as; what cannot be read says why."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.documents import pdf_text
from quizapp.formats.documents.document import MOST_TEXT, UnreadableDocument
from quizapp.formats.documents.reading import read_document, read_text
from tests.documents import CANAL, LIGHTHOUSE
from tests.formats.documents.pdfs import make_pdf

LINE = "The keepers of the light wrote down each ship that passed the island, and what she"
PAGES = [
    [
        "Annual Report", "", "1. Origins", "",
        LINE,
        "carried in her hold. The tower was completed in 1827 at the cost of many lives and of much pa-",
        "tience.1 It stood there alone.", "",
        "1 Velling, Letters to the board, kept in the archive of the harbour office of the town.",
    ],
    [
        "Annual Report", "",
        "The lamp was lit on 1 October 1827 for the first time, and nobody slept that night in", "town.", "",
    ],
    ["Annual Report", "", "In 1868 the oil was replaced by paraffin.", ""],
]  # fmt: skip


def test_markdown_gives_its_title_sections_and_paragraphs():
    document = read_document("skerry.md", LIGHTHOUSE.encode())
    assert document.title == "The Light on Skerry Island"
    assert [(part.title, part.marks) for part in document.sections] == [
        ("Building the tower", ("B1", "B2", "B3")),
        ("Life of the keepers", ("L1", "L2", "L3")),
        ("The light today", ("T1",)),
    ]
    first = document.passages[0]
    assert first.text.startswith("Skerry Island lies 14 km off the coast of Norland and is 3.2 km long.")
    assert document.passages[1].notes[0][1] == "n1"
    assert "[1]" not in document.passages[1].text


def test_numbers_of_paragraphs_and_headings_are_taken_off():
    document = read_document("canal.txt", CANAL.encode("utf-16"))
    assert [part.title for part in document.sections] == ["Origins", "Trade", "Rescue"]
    assert document.passages[0].text.startswith("The Brenn Canal is")
    assert document.title == "canal"


def test_marks_of_the_document_itself_are_kept():
    text = (
        "# History\n\n[H8] The bridge opened in 1959[n25].\n\n[H9] It closed.\n\n"
        "# Notes\n\n[n25] It had cost $5.\n"
    )
    document = read_text(text)
    assert [passage.mark for passage in document.passages] == ["H8", "H9", "H8 n25"]
    assert document.notes == ("n25",)
    assert document.passages[2].text == "It had cost $5."


def test_letters_that_a_course_uses_are_left_alone():
    assert read_text(CANAL, taken={"O", "T"}).sections[0].marks == ("R1", "R2")


def test_lists_of_references_are_left_out():
    document = read_text("A\n\nIt opened in 1959.\n\nReferences\n\nHolm, A. 1999. Canals.\n")
    assert [passage.text for passage in document.passages] == ["It opened in 1959."]


@pytest.mark.parametrize(
    ("text", "plain", "notes"),
    [
        ("It fell²³ again.", "It fell again.", ["n23"]),
        ("It fell.12 It rose.", "It fell. It rose.", ["n12"]),
        ("It covers 746 km² of land.", "It covers 746 km² of land.", []),
        ("It weighs 12 tons.", "It weighs 12 tons.", []),
        ("It opened in 1959.", "It opened in 1959.", []),
        ("The debt37 grew.", "The debt grew.", ["n37"]),
    ],
)
def test_marks_of_notes_are_told_from_figures(text, plain, notes):
    (passage,) = read_text(text).passages
    assert passage.text == plain
    assert [mark for _, mark in passage.notes] == notes


def test_a_text_whose_lines_stand_apart_is_joined():
    lines = [f"{LINE} carried in hold number {number} of" for number in range(12)]
    document = read_text("\n\n".join([*lines, "all."]))
    assert len(document.passages) == 1
    assert document.passages[0].text.count(LINE) == 12


def test_a_pdf_gives_paragraphs_with_pages_and_its_notes():
    document = read_document("report.pdf", make_pdf(PAGES))
    assert document.sections[0].title == "Origins"
    texts = {passage.mark: passage for passage in document.passages}
    assert "much patience. It stood there alone." in texts["O1"].text
    assert texts["O1"].page == 1
    assert texts["O1 n1"].text.startswith("Velling, Letters")
    assert "Annual Report" not in " ".join(passage.text for passage in document.passages)
    assert next(p.page for p in document.passages if "paraffin" in p.text) == 3


def test_a_locked_pdf_says_so():
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(make_pdf([["Secret."]]))))
    writer.encrypt("a password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableDocument, match="locked by a password"):
        read_document("a.pdf", out.getvalue())


def test_a_pdf_of_pictures_says_so():
    with pytest.raises(UnreadableDocument, match="pictures of pages"):
        read_document("a.pdf", make_pdf([[], []]))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n" + b"\x00\xff" * 500,
        make_pdf(PAGES)[:300],
        make_pdf(PAGES).replace(b"/Kids [4 0 R", b"/Kids [2 0 R"),
        b"%PDF-1.4\n" + b"<<" * 5000,
    ],
    ids=["noise", "cut", "a loop", "deep"],
)
def test_a_hostile_pdf_ends_in_a_sentence(content):
    with pytest.raises(UnreadableDocument, match=r"\.$"):
        read_document("a.pdf", content)


def test_a_pdf_that_takes_for_ever_is_stopped(monkeypatch):
    monkeypatch.setattr(pdf_text, "COMMAND", ("-c", "while True: pass"))
    with pytest.raises(UnreadableDocument, match="too long to read"):
        pdf_text.pages_of(b"%PDF-1.4", seconds=1)


def test_a_pdf_whose_reader_dies_is_broken(monkeypatch):
    monkeypatch.setattr(pdf_text, "COMMAND", ("-c", "raise MemoryError"))
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        pdf_text.pages_of(b"%PDF-1.4")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"  \n", "empty"),
        ("a.docx", b"PK\x03\x04", "a Word document"),
        ("a.txt", b"PK\x03\x04 and more", "no plain text"),
        ("a.pdf", b"hello", "called PDF"),
        ("a.txt", b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        ("a.txt", b"# A\n\n## B\n", "no text to read"),
        ("a.txt", ("word " * (MOST_TEXT // 5 + 1)).encode(), "2 million letters"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(name, content, says):
    with pytest.raises(UnreadableDocument, match=says):
        read_document(name, content)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(
                ["# A", "\n\n", "\n", "1. B", "[H8]", "[n1]", "x.", "²", "- y", "Notes", "References", "==="]
            ),
            max_size=20,
        ).map("".join),
    )
)
def test_no_text_makes_it_stumble_and_every_mark_is_there_once(text):
    try:
        document = read_text(text)
    except UnreadableDocument:
        return
    marks = [mark for part in document.sections for mark in part.marks]
    assert len(set(marks)) == len(marks)
    assert {passage.mark.split()[0] for passage in document.passages} == set(marks)
