"""Packages of QTI 1.2: what is read of them, what is said, and what is refused."""

from __future__ import annotations

import io
import stat
import zipfile
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from quizapp.formats.imports import archives
from quizapp.formats.imports.archives import BadArchive, open_archive
from quizapp.formats.imports.items import Picture, Status
from quizapp.formats.imports.qti import package
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.qti_files import PNG, item, packed, quiz, typed

ESSAY = item("essay_question", shown=typed())
MANIFEST = "imsmanifest.xml"


def showing(source, alternative="a map"):
    return quiz(item("essay_question", f'Look: <img src="{source}" alt="{alternative}">', typed()))


def read(files):
    return read_file("q.zip", packed({MANIFEST: "<manifest/>", **files}))


def test_each_message_names_the_file_in_the_package_and_the_line():
    report = read({"one/quiz.xml": quiz(ESSAY, item("calculated_question"))})

    (essay, skipped) = report.rows
    assert essay.messages[0].message == "an essay is not marked by the program (in one/quiz.xml:4)"
    assert skipped.messages[0].message.endswith("(in one/quiz.xml:5)")
    assert (skipped.line_start, skipped.status) == (5, Status.SKIPPED)


def test_quizzes_come_in_the_order_of_the_manifest():
    order = (
        '<manifest><resources><resource href="b/b.xml"/><resource href="a%20a.xml"/></resources></manifest>'
    )
    report = read({MANIFEST: order, "a a.xml": quiz(ESSAY, title="A"), "b/b.xml": quiz(ESSAY, title="B")})

    assert [row.item.category for row in report.rows] == [("B",), ("A",)]


def test_of_two_copies_of_a_canvas_quiz_the_whole_one_is_read():
    report = read({
        "g1/assessment_qti.xml": quiz(ESSAY, title="short"),
        "g1/assessment_meta.xml": "<quiz/>",
        "non_cc_assessments/g1.xml.qti": quiz(ESSAY, ESSAY, title="whole"),
        "g2/assessment_qti.xml": quiz(ESSAY, title="other"),
    })  # fmt: skip

    assert sorted(row.item.category[0] for row in report.rows) == ["other", "whole", "whole"]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("$IMS-CC-FILEBASE$/Uploaded%20Media/map.png?canvas_download=1", "Uploaded Media/map.png"),
        ("%24IMS-CC-FILEBASE%24/map.png", "web_resources/map.png"),
        ("$IMS_CC_FILE_BASE$images/map.png", "images/map.png"),
        ("map.png", "one/map.png"),
        ("https://example.org/x/map.png", "deep/er/map.png"),
    ],
)
def test_pictures_of_the_package_are_kept(source, place):
    report = read({"one/quiz.xml": showing(source), place: PNG})

    (row,) = report.rows
    assert row.item.stem == "Look: [picture: a map]"
    assert row.item.pictures == (Picture("map.png", PNG, "a map"),)
    assert row.status is Status.IMPORTED


def test_pictures_that_are_none_or_elsewhere_are_a_loss():
    damaged = read({"quiz.xml": showing("map.png"), "map.png": b"GIF"}).rows[0]
    elsewhere = read({"quiz.xml": showing("https://example.org/x.png")}).rows[0]

    assert "is left out: it is no PNG" in damaged.messages[0].message
    assert "left out of the text: picture x.png" in elsewhere.messages[0].message
    assert damaged.status is elsewhere.status is Status.WITH_LOSS


def test_files_that_are_not_read_are_named():
    report = read({"quiz.xml": quiz(ESSAY), "wiki/a.html": "x", "b.pdf": "x", "c": "x", "d": "x"})

    (message,) = report.messages
    assert message.message.startswith("4 files of the package are not read: wiki/a.html, b.pdf, c, ...")


def test_one_damaged_quiz_keeps_no_other_out():
    report = read({"a.xml": quiz(ESSAY), "b.xml": b"<questestinterop><item>"})

    assert report.totals["imported"] == 1
    assert report.is_readable
    assert [message.message.rpartition(" ")[2] for message in report.messages] == ["b.xml:1)"]


def test_a_package_without_questions_is_refused_with_what_to_export():
    cartridge = read({"page.html": "x"})
    newer = read({"i.xml": '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>'})
    newest = read({"i.xml": "<qti-assessment-item/>"})

    for report, says in ((cartridge, "In Canvas choose the quiz"), (newer, "QTI 2,"), (newest, "QTI 3,")):
        assert not report.is_readable
        assert says in report.messages[0].message


def test_a_doctype_is_refused_in_a_package_and_alone():
    bad = b'<!DOCTYPE q [<!ENTITY a "b">]><questestinterop><item>&a;</item></questestinterop>'

    for report in (read({"q.xml": bad}), read_file("q.xml", bad)):
        assert not report.is_readable
        assert "DOCTYPE" in report.messages[0].message


def test_more_items_than_are_read_at_once_are_refused():
    many = quiz(*["<item/>"] * 3_000)
    report = read({"a.xml": many, "b.xml": many})

    assert not report.rows
    assert "5,000" in report.messages[-1].message


def test_more_text_than_is_read_at_once_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_BYTES", 1_500)
    report = read({"a.xml": quiz(ESSAY), "b.xml": quiz(ESSAY), "c.xml": quiz(ESSAY)})

    assert not report.is_readable
    assert "export fewer at once" in report.messages[0].message


def archive_with(name, content=b"x", mode=0o644):
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, "<manifest/>")
        info = ZipInfo("name")
        info.external_attr = mode << 16
        info.filename = name
        archive.writestr(info, content, ZIP_DEFLATED)
    return whole.getvalue()


OUTSIDE = ("../out.xml", "/etc/passwd", "a/../../b", "C:/x", "C:x", "..\\x", "a\\b")


@pytest.mark.parametrize("name", OUTSIDE, ids=[f"row-29: {name}" for name in OUTSIDE])
def test_names_that_lead_out_are_refused(name):
    report = read_file("q.zip", archive_with(name))

    assert not report.is_readable
    assert "leads out of the archive" in report.messages[0].message


def test_links_and_doubles_and_locked_members_are_refused():
    with pytest.raises(BadArchive, match="leads out"):
        open_archive(archive_with("link", b"/etc/passwd", stat.S_IFLNK | 0o777))
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = archive_with(MANIFEST)
    with pytest.raises(BadArchive, match="twice"):
        open_archive(twice)
    locked = bytearray(archive_with("a.xml"))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = locked.rfind(start)
        locked[at + (6 if start == b"PK\x03\x04" else 8)] |= 1
    with pytest.raises(BadArchive, match="damaged or locked"):
        open_archive(bytes(locked)).read("a.xml")


def test_a_bomb_is_not_unpacked():
    bomb = archive_with("q.xml", bytes(3_000_000))
    report = read_file("q.zip", bomb)

    assert "far larger unpacked than packed" in report.messages[0].message
    assert not report.is_readable


def test_too_many_members_and_too_much_in_all_are_refused(monkeypatch):
    many = packed({str(number): "" for number in range(2_001)})
    with pytest.raises(BadArchive, match="over 2,000 files"):
        open_archive(many)
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1_000)
    with pytest.raises(BadArchive, match="once unpacked"):
        open_archive(packed({"a": "x" * 600, "b": "x" * 600}))
    archive = open_archive(packed({"a": "x" * 600}))
    assert archive.read("a") == b"x" * 600
    with pytest.raises(BadArchive, match="once unpacked"):
        archive.read("a")  # what was read counts, not what is written in the list


def test_sizes_that_are_lied_about_are_found_out():
    content = bytearray(archive_with("a.xml", b"x" * 5_000))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")

    with pytest.raises(BadArchive, match="damaged"):
        open_archive(bytes(content)).read("a.xml")


def test_a_member_that_is_not_there():
    with pytest.raises(BadArchive, match="not in the archive"):
        open_archive(packed({"a": ""})).read("b")


def test_what_is_no_archive():
    for content in (b"PK\x03\x04 broken", b"", b"PK\x05\x06"):
        with pytest.raises(BadArchive, match="no zip archive"):
            open_archive(content)


def test_folders_count_for_nothing():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.mkdir("folder")
        archive.writestr("folder/a", "x")

    assert open_archive(whole.getvalue()).names == ("folder/a",)
