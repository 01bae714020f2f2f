"""Archives from strangers, by their table of contents: how many parts, how large, how tightly packed."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

MAX_UNPACKED = 100 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_RATIO = 200  # of a part above 1 MiB, as only a bomb is packed tighter
LARGE = 1024 * 1024
_END = b"PK\x05\x06"  # begins the record that says where the table of contents is, and how long
_END_LENGTH = 22
_LONGEST_REMARK = 65_535
_LONGEST_ENTRY = 600  # bytes of the table of contents for one part, by far
_ENCRYPTED = 1
_SOUND = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

BROKEN = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, struct.error)


def has_long_contents(content: bytes) -> bool:
    """Whether the table of contents is so long that only to read it would take memory and time."""
    start = content.rfind(_END, max(0, len(content) - _LONGEST_REMARK - _END_LENGTH))
    record = content[start : start + _END_LENGTH]
    if start < 0 or len(record) < _END_LENGTH:
        return False  # no archive: whoever opens it will say so
    (length,) = struct.unpack("<L", record[12:16])
    return bool(length > MAX_MEMBERS * _LONGEST_ENTRY)


def opened(content: bytes) -> zipfile.ZipFile | None:
    """The archive, its parts not looked at yet; None where it is none or is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except BROKEN:
        return None


def trouble_with_parts(parts: Sequence[zipfile.ZipInfo]) -> str:
    """Why an archive is not read, in words; "" where nothing speaks against it."""
    names = {part.filename.casefold() for part in parts}
    if len(parts) > MAX_MEMBERS:
        return f"it has over {MAX_MEMBERS:,} parts; export less at once, or without media"
    if len(names) < len(parts):
        return "two of its parts have the same name; export it again"
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        return "it is locked with a password; export it again without one"
    if any(part.compress_type not in _SOUND for part in parts):
        return "it is packed in a way that is not read here; export it again"
    if any(is_bomb(part.file_size, part.compress_size) for part in parts):
        return "a part of it is far larger unpacked than packed; export it again"
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        return f"it is over {MAX_UNPACKED // LARGE} MiB once unpacked; export less at once"
    return ""


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether something is packed tighter than anything sound is."""
    return unpacked > LARGE and unpacked > MAX_RATIO * max(1, packed)
