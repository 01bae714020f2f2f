"""Zip archives of strangers: nothing is unpacked to disk, names are labels only, and sizes have bounds."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO

from quizapp.formats.imports.zip_guard import (
    BROKEN,
    LARGE,
    MAX_MEMBERS,
    MAX_UNPACKED,
    has_long_contents,
    is_bomb,
)

_PIECE = 64 * 1024
_BROKEN = (
    *BROKEN, zlib.error, lzma.LZMAError,
    RuntimeError,  # a member with a password
)  # fmt: skip
PACK_AGAIN = "export it again, or pack its folder into a new zip"


class BadArchive(Exception):
    """An archive, or a member of it, that is not read; says why and what to do instead."""


@dataclass(slots=True)
class Archive:
    """An archive whose list of members is sound. What is read of it counts against one bound."""

    opened: zipfile.ZipFile = field(repr=False)
    members: dict[str, zipfile.ZipInfo] = field(repr=False)
    unpacked: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files in it, in its order."""
        return tuple(self.members)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises BadArchive where it is not there, damaged or too large."""
        member = self.members.get(name)
        if member is None:
            raise BadArchive(f"'{name[:100]}' is not in the archive; {PACK_AGAIN}")
        if is_bomb(member.file_size, member.compress_size):
            raise BadArchive(f"'{name[:100]}' is far larger unpacked than packed, and is not unpacked")
        try:
            with self.opened.open(member) as stream:
                return self._drained(stream)
        except _BROKEN as trouble:
            raise BadArchive(f"'{name[:100]}' is damaged or locked; {PACK_AGAIN}") from trouble

    def _drained(self, stream: IO[bytes]) -> bytes:
        pieces = []
        while piece := stream.read(_PIECE):
            self.unpacked += len(piece)
            if self.unpacked > MAX_UNPACKED:
                size = MAX_UNPACKED // LARGE
                raise BadArchive(f"it holds over {size} MiB once unpacked; make several of it")
            pieces.append(piece)
        return b"".join(pieces)


def open_archive(content: bytes) -> Archive:
    """The archive of these bytes. Raises BadArchive where it is damaged, or its list of members is unsafe."""
    if has_long_contents(content):
        raise BadArchive(f"it holds over {MAX_MEMBERS:,} files; make several archives of it")
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))  # bytes in memory need no closing
        listed = opened.infolist()
    except _BROKEN as trouble:
        raise BadArchive("this is no zip archive, or it is damaged; export it again") from trouble
    if len(listed) > MAX_MEMBERS:
        raise BadArchive(f"it holds over {MAX_MEMBERS:,} files; make several archives of it")
    members: dict[str, zipfile.ZipInfo] = {}
    for member in listed:
        if member.is_dir():
            continue
        if _is_unsafe(member):
            raise BadArchive(f"the name '{member.filename[:100]}' leads out of the archive; {PACK_AGAIN}")
        if member.filename in members:
            raise BadArchive(f"'{member.filename[:100]}' is in it twice; {PACK_AGAIN}")
        members[member.filename] = member
    if sum(member.file_size for member in members.values()) > MAX_UNPACKED:
        raise BadArchive(f"it holds over {MAX_UNPACKED // LARGE} MiB once unpacked; make several of it")
    return Archive(opened, members)


def _is_unsafe(member: zipfile.ZipInfo) -> bool:
    """Whether a name is no plain path within the archive, or the member is a link to somewhere else."""
    name = member.orig_filename
    parts = PurePosixPath(name.replace("\\", "/")).parts
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return (
        is_link
        or not parts
        or "\\" in name
        or "\0" in name
        or parts[0] == "/"
        or ".." in parts
        or (len(parts[0]) > 1 and parts[0][1] == ":")
    )
