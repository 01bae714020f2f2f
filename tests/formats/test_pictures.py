"""The bytes of pictures: what is kept, and what hostile or broken ones are refused with."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.jpeg import orientation_of
from quizapp.formats.pictures import MAX_BYTES, BadPicture, measure, picture_file, taken_in, without_private
from tests.formats.imports.moodle_files import png
from tests.formats.picture_bytes import BY_TYPE, GIF, JPEG, PNG, SVG, WEBP

SIZES = {"image/png": (30, 20), "image/jpeg": (3, 2), "image/gif": (3, 2), "image/webp": (3, 2)}


def vp8(kind: bytes, head: bytes) -> bytes:
    body = b"WEBP" + kind + struct.pack("<I", len(head)) + head
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("media_type", BY_TYPE)
def test_type_and_size_are_read_from_the_bytes(media_type):
    found = measure(BY_TYPE[media_type])

    assert (found.media_type, (found.width, found.height)) == (media_type, SIZES[media_type])


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (vp8(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 40, 30)), (40, 30)),
        (vp8(b"VP8L", b"\x2f" + struct.pack("<I", 39 | 29 << 14) + b"\0" * 5), (40, 30)),
    ],
)
def test_older_webp_pictures_are_measured(content, size):
    assert (measure(content).width, measure(content).height) == size


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no PNG, JPEG, GIF or WebP"),
        (SVG, "no PNG, JPEG, GIF or WebP"),
        (b"<?xml version='1.0'?>" + SVG, "no PNG, JPEG, GIF or WebP"),
        (b"<html><script>alert(1)</script>", "no PNG, JPEG, GIF or WebP"),
        (b"%PDF-1.7 " + PNG, "no PNG, JPEG, GIF or WebP"),
        (b"BM" + b"\0" * 60, "no PNG, JPEG, GIF or WebP"),
        (PNG + b"\0" * MAX_BYTES, "over 2 MiB"),
        (png(6001, 10), "6001 x 10 pixels"),
        (png(2**31 - 1, 2**31 - 1), "2147483647 x 2147483647 pixels"),
        (png(5000, 5000), "5000 x 5000 pixels"),
        (png(0, 10), "damaged"),
        (PNG[:-1], "damaged"),
        (PNG[:33], "damaged"),
        (GIF[:12], "damaged"),
        (JPEG[:-2], "damaged"),
        (WEBP[:-1], "damaged"),
        (PNG[:33] + struct.pack(">I", 2**32 - 1) + b"IDAT", "damaged"),
    ],
)
def test_what_is_refused_and_why(content, why):
    with pytest.raises(BadPicture, match=why):
        measure(content)


@pytest.mark.parametrize("content", BY_TYPE.values(), ids=BY_TYPE)
def test_no_beginning_of_a_picture_passes_for_one(content):
    for length in range(len(content)):
        with pytest.raises(BadPicture):
            measure(content[:length])


def test_a_picture_that_is_something_else_as_well_keeps_the_type_it_begins_as():
    assert measure(GIF + b"<script>alert(1)</script>").media_type == "image/gif"
    assert measure(JPEG + b"PK\x03\x04").media_type == "image/jpeg"


@given(st.sampled_from(list(BY_TYPE.values())), st.binary(max_size=60), st.integers(0, 40))
def test_any_bytes_are_measured_or_refused(content, rubbish, place):
    try:
        found = measure(content[:place] + rubbish)
    except BadPicture:
        return
    assert 0 < found.width <= 6000
    assert 0 < found.height <= 6000


def photographed(orientation: int, order: str) -> bytes:
    """A JPEG picture as a camera writes it, with its place in the notes."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)

    entries = [(0x010F, 2, 4, 0x61626300), (0x0112, 3, 1, orientation), (0x8825, 4, 1, 0)]
    notes = (b"MM\0\x2a" if order == "big" else b"II\x2a\0") + number(8, 4) + number(len(entries), 2)
    for tag, kind, count, value in entries:
        shown = number(value, 2) + b"\0\0" if kind == 3 else number(value, 4)
        notes += number(tag, 2) + number(kind, 2) + number(count, 4) + shown
    exif = b"Exif\0\0" + notes + b"\0\0\0\0GPS 42.8 N, 130.4 E"
    parts = ((0xE1, exif), (0xE2, b"ICC_PROFILE"), (0xED, b"by A. Writer"), (0xFE, b"a remark"))
    head = b"".join(bytes((0xFF, kind)) + struct.pack(">H", len(data) + 2) + data for kind, data in parts)
    return JPEG[:2] + head + JPEG[2:]


@pytest.mark.parametrize("order", ["big", "little"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_a_camera_wrote_is_left_out_and_the_same_side_stays_up(orientation, order):
    taken = photographed(orientation, order)

    kept = without_private(taken)

    assert orientation_of(taken) == orientation_of(kept) == orientation
    assert measure(kept) == measure(taken)
    assert (measure(kept).width, measure(kept).height) == ((2, 3) if orientation > 4 else (3, 2))
    for private in (b"GPS", b"Writer", b"remark", b"abc"):
        assert private not in kept
    assert b"ICC_PROFILE" in kept
    assert without_private(kept) == kept


@pytest.mark.parametrize("content", [PNG, GIF, WEBP])
def test_other_pictures_are_kept_as_they_are(content):
    assert without_private(content) == content


@given(st.binary(max_size=80))
def test_any_notes_of_a_camera_are_read_or_left(notes):
    head = b"\xff\xe1" + struct.pack(">H", len(notes) + 8) + b"Exif\0\0" + notes

    assert 1 <= orientation_of(JPEG[:2] + head + JPEG[2:]) <= 8


def test_names_are_made_of_the_item_and_the_content():
    found, content = taken_in("Friendship Bridge/../opened", PNG)

    assert found.file == f"friendship-bridge-opened-{found.digest[:8]}.png"
    assert taken_in("", JPEG)[0].file.startswith("picture-")
    assert taken_in("a", JPEG)[0].file.endswith(".jpg")
    assert picture_file("x.png", PNG).digest == found.digest
    assert (found.size, content) == (len(PNG), PNG)
