"""The bytes of pictures: only raster types that are what they say, whole, and no larger than we show.

Nothing is decompressed: the size is read from the head, so a picture cannot cost more than its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from quizapp.core.pictures import PictureFile
from quizapp.formats import jpeg

MAX_BYTES = 2 * 1024 * 1024
MAX_SIDE = 6000
MAX_PIXELS = 20_000_000
ALLOWED = "PNG, JPEG, GIF or WebP"
ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
GIF_END, GIF_IMAGE, GIF_EXTENSION = 0x3B, 0x2C, 0x21

Size = tuple[int, int]


class BadPicture(ValueError):
    """A picture that cannot be kept; its text says why and what to do, to go on from "the picture ...: "."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the bytes of a picture say of it."""

    media_type: str
    width: int
    height: int


def measure(content: bytes) -> Measured:
    """Type and size of a picture. Raises BadPicture."""
    if len(content) > MAX_BYTES:
        raise BadPicture(f"it is over {MAX_BYTES // 1024 // 1024} MiB; make it smaller")
    for media_type, begins, size_of, is_whole in TYPES:
        if begins.match(content):
            size = size_of(content)
            if size is None or 0 in size or not is_whole(content):
                raise BadPicture("it is damaged; export it again")
            if max(size) > MAX_SIDE or size[0] * size[1] > MAX_PIXELS:
                raise BadPicture(f"it has {size[0]} x {size[1]} pixels; make it smaller")
            return Measured(media_type, *size)
    raise BadPicture(f"it is no {ALLOWED} picture; save it as one of these")


def picture_file(name: str, content: bytes) -> PictureFile:
    """A picture under its name. Raises BadPicture."""
    found = measure(content)
    digest = sha256(content).hexdigest()
    return PictureFile(name, digest, found.media_type, found.width, found.height, len(content))


def taken_in(item_id: str, content: bytes) -> tuple[PictureFile, bytes]:
    """A picture that somebody brings, and its bytes without what a camera wrote. Raises BadPicture.

    Its name is made of the item it belongs to and of its content.
    """
    content = without_private(content)
    found = picture_file("", content)
    stem = "-".join(re.findall("[a-z0-9]+", item_id.lower()))[:60].strip("-") or "picture"
    return replace(found, file=f"{stem}-{found.digest[:8]}{ENDINGS[found.media_type]}"), content


def without_private(content: bytes) -> bytes:
    """The picture without what a camera writes into it: place, time, names. Raises BadPicture."""
    return jpeg.without_private(content) if measure(content).media_type == "image/jpeg" else content


def _png_size(content: bytes) -> Size | None:
    if content[12:16] != b"IHDR" or len(content) < 33:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _png_is_whole(content: bytes) -> bool:
    """Whether its chunks lead, one behind the other, to the last one."""
    place = 8
    while place + 12 <= len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        place += 12 + length
        if kind == b"IEND":
            return place <= len(content)
    return False


def _gif_size(content: bytes) -> Size | None:
    if len(content) < 13:
        return None
    return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")


def _gif_is_whole(content: bytes) -> bool:
    """Whether its blocks lead, one behind the other, to the last one."""
    place = 13 + _gif_colours(content[10])
    while place < len(content):
        kind = content[place]
        if kind == GIF_END:
            return True
        if kind == GIF_IMAGE and place + 9 < len(content):
            place += 11 + _gif_colours(content[place + 9])
        elif kind == GIF_EXTENSION:
            place += 2
        else:
            return False
        while place < len(content) and content[place]:
            place += content[place] + 1
        place += 1
    return False


def _gif_colours(flags: int) -> int:
    """The bytes of a table of colours, if its flags say that there is one."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _webp_size(content: bytes) -> Size | None:
    kind, head = content[12:16], content[20:30]
    if len(head) < 10:
        return None
    if kind == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
        return width & 0x3FFF, height & 0x3FFF
    return None


def _webp_is_whole(content: bytes) -> bool:
    return 8 + int.from_bytes(content[4:8], "little") <= len(content)


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


TYPES: tuple[tuple[str, re.Pattern[bytes], Callable[[bytes], Size | None], Callable[[bytes], bool]], ...] = (
    ("image/png", _begins(rb"\x89PNG\r\n\x1a\n"), _png_size, _png_is_whole),
    ("image/jpeg", _begins(rb"\xff\xd8\xff"), jpeg.size_of, jpeg.is_whole),
    ("image/gif", _begins(rb"GIF8[79]a"), _gif_size, _gif_is_whole),
    ("image/webp", _begins(rb"RIFF....WEBP"), _webp_size, _webp_is_whole),
)
