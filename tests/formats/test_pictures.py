"""The bytes of pictures: what is kept, and what hostile or broken ones are refused with."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.pictures import MAX_BYTES, BadPicture, measure, named_for, picture_file
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


def test_names_are_made_of_the_item_and_the_content():
    found = named_for("Friendship Bridge/../opened", PNG)

    assert found.file == f"friendship-bridge-opened-{found.digest[:8]}.png"
    assert named_for("", JPEG).file.startswith("picture-")
    assert named_for("a", JPEG).file.endswith(".jpg")
    assert picture_file("x.png", PNG).digest == found.digest
    assert found.size == len(PNG)
