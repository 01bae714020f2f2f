"""Pictures that come inside a file: only raster types that are what they say, and no larger than we show."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 20_000_000
ALLOWED = "PNG, JPEG, GIF or WebP"
JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the segments that tell the size
JPEG_BARE = frozenset({0x01, 0xFF, *range(0xD0, 0xDA)})  # those without a length


def decode_base64(text: str) -> bytes | None:
    """The bytes of base64 with or without line breaks; None where it is none."""
    if len(text) > MAX_BYTES * 2:
        text = "".join(text.split())
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def trouble_with_picture(content: bytes) -> str:
    """Why a picture cannot be kept, in words; "" where it can."""
    if len(content) > MAX_BYTES:
        return f"it is over {MAX_BYTES // 1024 // 1024} MiB; make it smaller"
    for is_this, size_of in TYPES:
        if is_this(content):
            size = size_of(content)
            if size is None or 0 in size:
                return "it is damaged; export it again"
            if size[0] * size[1] > MAX_PIXELS:
                return f"it has {size[0]} x {size[1]} pixels; make it smaller"
            return ""
    return f"it is no {ALLOWED} picture"


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 33:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _gif_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 13:
        return None
    return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        kind = content[place + 1]
        if kind in JPEG_SIZES:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        bare = 1 if kind == 0xFF else 2
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        place += bare if kind in JPEG_BARE else 2 + max(length, 2)
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
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


def _begins(pattern: bytes) -> Callable[[bytes], bool]:
    found = re.compile(pattern, re.DOTALL)
    return lambda content: found.match(content) is not None


TYPES = (
    (_begins(rb"\x89PNG\r\n\x1a\n"), _png_size),
    (_begins(rb"\xff\xd8\xff"), _jpeg_size),
    (_begins(rb"GIF8[79]a"), _gif_size),
    (_begins(rb"RIFF....WEBP"), _webp_size),
)
