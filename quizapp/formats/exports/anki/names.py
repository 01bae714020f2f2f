"""What things are called in Anki: ids that stay the same, decks, tags, and files of pictures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import sha1, sha256
from pathlib import PurePosixPath

from quizapp.formats.exports.written import FileHead
from quizapp.formats.imports.items import ImportedItem, Picture

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LENGTH = 11  # of an id: 65 bits
_LONGEST_FILE = 60
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile(r"[^\w.() -]+")
_ENDINGS = ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))


def guids(items: Iterable[ImportedItem], slug: str) -> list[str]:
    """An id for each item: the same whenever it is written, and of no other course or item.

    It is made of what the item is called in its file, or else of what it asks.
    """
    taken: set[str] = set()
    found = []
    for item in items:
        number, base = 0, [slug, item.source_id] if item.source_id else [slug, "", item.kind, item.stem]
        if not item.source_id:
            base += sorted(answer.text for answer in item.answers)
        guid = _short(base)
        while guid in taken:
            number += 1
            guid = _short([*base, str(number)])
        taken.add(guid)
        found.append(guid)
    return found


def deck_of(item: ImportedItem, head: FileHead) -> str:
    """The name of the deck of an item, with the decks that it lies in before it."""
    title = _part(head.title) or _part(head.slug) or "quizapp"
    path = [part for part in map(_part, item.category) if part]
    return "::".join(path if path[:1] == [title] else [title, *path])


def tags_of(item: ImportedItem) -> list[str]:
    """The tags of an item, which have no spaces in Anki."""
    tags = ("_".join(_UNFIT.sub(" ", tag).split()) for tag in item.tags)
    return list(dict.fromkeys(filter(None, tags)))


def file_names(pictures: Iterable[Picture]) -> dict[Picture, str]:
    """The file of each picture: its own name where that can be one, and no other picture has it."""
    taken: dict[str, bytes] = {}
    names = {}
    for picture in pictures:
        name = _file(picture)
        if taken.get(name.casefold(), picture.content) != picture.content:
            path = PurePosixPath(name)
            digest = sha1(picture.content, usedforsecurity=False).hexdigest()[:8]
            name = f"{path.stem}-{digest}{path.suffix}"
        taken[name.casefold()] = picture.content
        names[picture] = name
    return names


def number_of(name: str) -> int:
    """A number for a deck that stays the same; Anki knows decks by their names anyway."""
    return 1_500_000_000_000 + int.from_bytes(sha256(name.encode("utf-8", "replace")).digest()[:4], "big")


def _short(parts: Sequence[str]) -> str:
    whole = "\0".join(parts).encode("utf-8", "replace")
    rest, letters = int.from_bytes(sha256(whole).digest()[:16], "big"), ""
    while len(letters) < _LENGTH:
        rest, letter = divmod(rest, len(_LETTERS))
        letters += _LETTERS[letter]
    return letters


def _part(text: str) -> str:
    """One part of the path of a deck: on one line, without the colons that part decks."""
    plain = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", text)).split())
    return re.sub(r":{2,}", ":", plain).strip(": ")


def _file(picture: Picture) -> str:
    path = PurePosixPath(unicodedata.normalize("NFC", picture.name).replace("\\", "/"))
    ending = next((one for magic, one in _ENDINGS if picture.content.startswith(magic)), ".png")
    stem = _UNSAFE.sub("-", path.stem).strip(" .-_")[:_LONGEST_FILE].strip() or "picture"
    suffix = (
        path.suffix.lower() if path.suffix.lower() in (".png", ".jpg", ".jpeg", ".gif", ".webp") else ending
    )
    return f"{stem}{path.suffix if path.suffix.lower() == suffix else suffix}"
