"""The pictures of a course go along with its questions."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from quizapp.formats.exports.course import Choice, course_file
from quizapp.formats.exports.own import own_file
from quizapp.formats.imports.reading import read_file
from quizapp.formats.native import read_files
from tests.formats.picture_bytes import PNG
from tests.formats.test_native_pictures import coast
from tests.usecases.test_courses import folder_of

MADE_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def course(tmp_path):
    """A bank whose first fact shows a lamp, and the bytes of its pictures."""
    folder = folder_of(tmp_path)
    (folder / "coast.yaml").write_text(coast())
    files = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    read = read_files({**files, "pictures/lamp.png": PNG}, "lighthouse")
    assert read.faults == ()
    return read.bank, read.pictures


@pytest.mark.parametrize("form", ["moodle-xml", "qti-1.2", "anki-package"])
def test_a_picture_comes_back_with_its_question(course, form):
    bank, contents = course
    written = course_file(bank, form, Choice(), MADE_AT, contents)
    items = [row.item for row in read_file(f"x.{written.extension}", written.content).rows]
    shown = [picture.content for item in items if item for picture in item.pictures]
    assert shown == [PNG]


@pytest.mark.parametrize("form", ["gift", "table"])
def test_where_no_picture_can_be_it_is_said(course, form):
    bank, contents = course
    written = course_file(bank, form, Choice(("choice", "year")), MADE_AT, contents)
    assert any("picture" in message.message for row in written.rows for message in row.messages)


def test_a_picture_whose_file_is_not_at_hand_is_a_loss(course):
    written = course_file(course[0], "moodle-xml", Choice(), MADE_AT)
    assert written.totals["written-with-loss"] == 1


def test_our_own_files_hold_the_pictures(course):
    bank, contents = course
    with zipfile.ZipFile(io.BytesIO(own_file(bank, "native", MADE_AT, contents).content)) as packed:
        files = {name.removeprefix("lighthouse/"): packed.read(name) for name in packed.namelist()}
    back = read_files(files, "lighthouse")
    assert (back.bank, dict(back.pictures)) == (bank, dict(contents))
