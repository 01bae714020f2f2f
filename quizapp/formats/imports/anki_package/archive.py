"""The file as it comes: an archive with a database and media, or the database alone.

Nothing is unpacked by the names that stand in the archive: only parts of known names are read, the database
into a file of ours and pictures into memory.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from quizapp.formats.imports.anki_package.media import Media
from quizapp.formats.imports.anki_package.protobuf import fields_of
from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.anki_package.unpacking import DAMAGED, MAGIC, read_part, unpacked
from quizapp.formats.imports.items import Level, Message
from quizapp.formats.imports.table_rows import short
from quizapp.formats.imports.zip_guard import (
    MAX_UNPACKED,
    has_long_contents,
    opened,
    trouble_with_parts,
)  # fmt: skip

SQLITE = b"SQLite format 3\0"
LATEST, MIDDLE, OLDEST = "collection.anki21b", "collection.anki21", "collection.anki2"
NEWEST_KNOWN = 3
MAX_MAP = 4 * 1024 * 1024
_MEDIA_NAME = 1
_ENTRIES = 1
_LEGACY_NUMBER = 255
_OWN = re.compile(r"(?:collection\.anki2(?:1b?)?|meta|media|[0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Package:
    """What was found: the database, now a file; whether it can be a stub; media; what is to be said."""

    database: Path
    may_be_stub: bool
    media: Media
    messages: tuple[Message, ...] = ()


def unpack(content: bytes, folder: Path) -> Package:
    """The parts of a package, its database in `folder`. Raises NotReadable."""
    place = folder / "collection"
    if content.startswith(SQLITE):
        place.write_bytes(content)
        return Package(place, False, Media())
    if has_long_contents(content):
        raise NotReadable("too-large", "it has too many parts; export less at once")
    archive = opened(content)
    if archive is None:
        raise NotReadable("damaged", DAMAGED)
    parts = archive.infolist()
    trouble = trouble_with_parts(parts)
    if trouble:
        raise NotReadable("archive", trouble)
    return _sorted(archive, {part.filename for part in parts}, place)


def _sorted(archive: zipfile.ZipFile, names: set[str], place: Path) -> Package:
    if "meta" in names:
        _check_version(read_part(archive, "meta", MAX_MAP))
    found = next((name for name in (LATEST, MIDDLE, OLDEST) if name in names), None)
    if found is None:
        raise NotReadable("no-collection", "there is no collection of Anki in it; export it again")
    _write_database(archive, found, place)
    messages = []
    strange = [name for name in names if not _OWN.fullmatch(name)]
    if strange:
        text = f"left unread, as Anki puts no such file there: {short(', '.join(sorted(strange)))}"
        messages.append(Message("anki.strange-file", Level.NOTICE, text))
    media = Media()
    if "media" in names:
        try:
            media = Media(archive, _media_map(read_part(archive, "media", MAX_MAP)))
        except (NotReadable, ValueError, RecursionError):
            text = "the list of its media cannot be read, so no picture is found; export it again"
            messages.append(Message("anki.media-list", Level.LOSS, text))
    return Package(place, found == OLDEST, media, tuple(messages))


def _check_version(meta: bytes) -> None:
    try:
        version = next((value for number, value in fields_of(meta) if number == 1), 1)
    except ValueError as trouble:
        raise NotReadable("damaged", DAMAGED) from trouble
    if not isinstance(version, int) or version > NEWEST_KNOWN:
        text = "a newer Anki made it than is known here; export it with 'Support older Anki versions'"
        raise NotReadable("too-new", text)


def _write_database(archive: zipfile.ZipFile, name: str, place: Path) -> None:
    """The database as a file; the latest packages have it packed once more."""
    whole = read_part(archive, name, MAX_UNPACKED)
    with place.open("wb") as out:
        if not whole.startswith(MAGIC):
            out.write(whole)
        else:
            for piece in unpacked(whole, MAX_UNPACKED):
                out.write(piece)
    with place.open("rb") as written:
        if written.read(len(SQLITE)) != SQLITE:
            raise NotReadable("damaged", DAMAGED)


def _media_map(content: bytes) -> dict[str, str]:
    """The name of the part that holds each media file, by the name that texts call it. Raises ValueError."""
    if not content.startswith(MAGIC):
        listed = json.loads(content or b"{}")
        if not isinstance(listed, dict):
            raise ValueError("the list of media is none")
        return {name: part for part, name in listed.items() if isinstance(name, str)}
    names = {}
    listing = fields_of(b"".join(unpacked(content, MAX_MAP)))
    for place, entry in enumerate(value for number, value in listing if number == _ENTRIES):
        said = dict(fields_of(entry)) if isinstance(entry, bytes) else {}
        name, number = said.get(_MEDIA_NAME), said.get(_LEGACY_NUMBER, place)
        if isinstance(name, bytes):
            names[name.decode("utf-8", "replace")] = str(number)
    return names
