"""Unpacking with a hard stop, zip and Zstandard: what comes out is bounded, and so is the memory."""

from __future__ import annotations

import sys
import zipfile
import zlib
from collections.abc import Iterator

from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.zip_guard import BROKEN, is_bomb

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

DAMAGED = "it is damaged; export it again"
MAGIC = b"\x28\xb5\x2f\xfd"
_BOMB = "a part of it is far larger unpacked than packed; export it again"
_CHUNK = 1024 * 1024
_WINDOW: dict[int, int] = {
    zstd.DecompressionParameter.window_log_max: 25
}  # 32 MiB; Anki writes 2 MiB and less


def unpacked(content: bytes, most: int) -> Iterator[bytes]:
    """The content in pieces. Raises NotReadable where it is damaged, or becomes larger than `most` bytes."""
    rest, total = content, 0
    while rest:
        machine = zstd.ZstdDecompressor(options=_WINDOW)
        while not machine.eof:
            piece = _piece(machine, rest)
            rest = b""
            total += len(piece)
            if total > most or is_bomb(total, len(content)):
                raise NotReadable("too-large", _BOMB)
            if not piece and machine.needs_input:
                raise NotReadable("damaged", "a part of it is cut short; export it again")
            yield piece
        rest = machine.unused_data


def _piece(machine: zstd.ZstdDecompressor, content: bytes) -> bytes:
    try:
        return machine.decompress(content, _CHUNK)
    except (zstd.ZstdError, EOFError, ValueError) as trouble:
        raise NotReadable("damaged", DAMAGED) from trouble


def read_part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One part of the archive, of `most` bytes, whatever it says of itself. Raises NotReadable."""
    try:
        with archive.open(name) as part:
            content = part.read(most + 1)
    except (*BROKEN, KeyError, RuntimeError, zlib.error) as trouble:
        raise NotReadable("damaged", DAMAGED) from trouble
    if len(content) > most:
        raise NotReadable("too-large", "a part of it is too large; export less at once")
    return content
