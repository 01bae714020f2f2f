"""JPEG pictures by their segments: size, wholeness, which side is up, and what cameras write beside it."""

from __future__ import annotations

from collections.abc import Iterator

SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the segments that tell the size
BARE = frozenset({0x01, 0xFF, *range(0xD0, 0xDA)})  # those without a length
SCAN = 0xDA  # here the picture itself begins
EXIF, IPTC, REMARK = 0xE1, 0xED, 0xFE  # when and where it was taken, by whom, with what
PRIVATE = (EXIF, IPTC, REMARK)
ORIENTATION = 0x0112
ON_ITS_SIDE = range(5, 9)
END = b"\xff\xd9"


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height as the picture is shown; None where nothing tells them."""
    for kind, start, _ in segments(content):
        if kind in SIZES:
            height = int.from_bytes(content[start + 5 : start + 7], "big")
            width = int.from_bytes(content[start + 7 : start + 9], "big")
            return (height, width) if orientation_of(content) in ON_ITS_SIDE else (width, height)
    return None


def is_whole(content: bytes) -> bool:
    """Whether its end follows what is drawn; a small picture inside its head has an end of its own."""
    return any(kind == SCAN and END in content[start:] for kind, start, _ in segments(content))


def segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind, start and end of each segment; the last is the picture itself, up to the end."""
    start = 2
    while start + 9 <= len(content) and content[start] == 0xFF:
        kind = content[start + 1]
        if kind == SCAN:
            yield kind, start, len(content)
            return
        length = int.from_bytes(content[start + 2 : start + 4], "big")
        end = start + ((1 if kind == 0xFF else 2) if kind in BARE else 2 + max(length, 2))
        yield kind, start, end
        start = end


def orientation_of(content: bytes) -> int:
    """Which side is up, from 1 (as it is) to 8, by what the camera wrote."""
    for kind, start, end in segments(content):
        if kind == EXIF and content[start + 4 : start + 10] == b"Exif\0\0":
            return _orientation(content[start + 10 : end])
    return 1


def without_private(content: bytes) -> bytes:
    """The picture without what tells when, where and by whom it was taken; the same side stays up."""
    up = orientation_of(content)
    kept = [content[start:end] for kind, start, end in segments(content) if kind not in PRIVATE]
    head = content[:2] + (_upright(up) if up != 1 else b"")
    return head + b"".join(kept)


def _orientation(notes: bytes) -> int:
    """Which side is up by a camera's notes, a small TIFF file."""

    def number(at: int, size: int) -> int:
        return int.from_bytes(notes[at : at + size], "big" if notes[:2] == b"MM" else "little")

    start = number(4, 4)
    for entry in range(start + 2, min(start + 2 + 12 * number(start, 2), len(notes)), 12):
        if number(entry, 2) == ORIENTATION:
            found = number(entry + 8, 2)
            return found if 1 <= found <= 8 else 1
    return 1


def _upright(orientation: int) -> bytes:
    """A segment that says which side is up, and nothing else."""
    entry = b"\x01\x12\0\x03\0\0\0\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    notes = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(notes) + 2).to_bytes(2, "big") + notes
