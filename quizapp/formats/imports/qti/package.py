"""A package of QTI: which files in it hold questions, and the pictures that these show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from quizapp.formats.imports import known
from quizapp.formats.imports.archives import Archive, BadArchive
from quizapp.formats.imports.items import Level, Message
from quizapp.formats.imports.limits import MAX_BYTES
from quizapp.formats.imports.qti.reading import FORMAT, Find
from quizapp.formats.imports.xml_tree import descend, read_tree

MANIFEST = "imsmanifest.xml"
SUFFIXES = (".xml", ".qti", ".dat")
META = "assessment_meta.xml"  # settings of a quiz, beside it
CANVAS_BANKS = "non_cc_assessments/"  # where Canvas writes whole what the standard cuts short
CUT_SHORT = "assessment_qti.xml"
FOLDERS = ("", "web_resources/", "csfiles/home_dir/", "Uploaded Media/")
START = 4_096
NEWER = re.compile(rb"<(?:[\w.-]{1,60}:)?(qti-)?assessment-?(?:item|test)[\s/>]", re.IGNORECASE)
NAMED = 3  # files that a message lists


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a package that holds questions."""

    name: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Package:
    """The files of a package that hold questions, and what is to say of the whole."""

    archive: Archive
    parts: tuple[Part, ...]
    messages: tuple[Message, ...] = ()
    pictures: dict[str, tuple[bytes | None, str]] = field(default_factory=dict)
    by_end: dict[str, list[str]] = field(default_factory=dict)  # paths by their last part

    def finder(self, part: Part) -> Find:
        """What looks for a file by its path as a text of `part` names it."""
        folder = PurePosixPath(part.name).parent

        def find(path: str) -> tuple[bytes | None, str]:
            beside = "" if str(folder) == "." else f"{folder}/"
            wanted = [f"{start}{path}" for start in (*FOLDERS, beside)]
            name = next((one for one in wanted if one in self.archive.members), None) or self._by_end(path)
            return self._read(name) if name else (None, "")

        return find

    def left_out(self) -> Iterator[Message]:
        """Say which files of the package were not read."""
        used = {part.name for part in self.parts} | {
            name for name, (found, _) in self.pictures.items() if found
        }
        rest = [
            name
            for name in self.archive.names
            if name not in used and PurePosixPath(name).name not in (MANIFEST, META)
        ]
        if rest:
            count = f"{len(rest)} file{'s' * (len(rest) != 1)}"
            more = ", ..." if len(rest) > NAMED else ""
            says = f"{count} of the package are not read: {', '.join(one[:80] for one in rest[:NAMED])}{more}"
            yield Message(f"{FORMAT}.other-files", Level.NOTICE, says)

    def _by_end(self, path: str) -> str | None:
        """The one file of that name, wherever it is."""
        if not self.by_end:
            for one in self.archive.names:
                self.by_end.setdefault(one.rpartition("/")[2], []).append(one)
        found = self.by_end.get(path.rpartition("/")[2], [])
        return found[0] if len(found) == 1 else None

    def _read(self, name: str) -> tuple[bytes | None, str]:
        if name not in self.pictures:
            try:
                self.pictures[name] = self.archive.read(name), ""
            except BadArchive as trouble:
                self.pictures[name] = None, str(trouble)
        return self.pictures[name]


def open_package(archive: Archive, name: str) -> Package:
    """The package of an archive. Raises BadArchive where it holds no QTI 1.2, with what to bring instead."""
    parts: list[Part] = []
    messages: list[Message] = []
    newer = ""
    for member in _candidates(archive):
        try:
            content = archive.read(member)
        except BadArchive as trouble:
            messages.append(Message(f"{FORMAT}.package", Level.ERROR, str(trouble)))
            continue
        start = content[:START].replace(b"\0", b"")
        if b"questestinterop" in start:
            parts.append(Part(member, content))
        elif found := NEWER.search(start):
            newer = newer or ("qti_3" if found[1] else "qti_2")
    if sum(len(part.content) for part in parts) > MAX_BYTES:
        size = MAX_BYTES // 1024 // 1024
        raise BadArchive(f"its quizzes and banks hold over {size} MiB of text; export fewer at once")
    if not parts and newer:
        what, advice = known.UNREAD[newer]
        raise BadArchive(f"this package holds {what}, which is not read yet. {advice}")
    if not parts and not messages:
        raise BadArchive(f"no quiz or question bank in QTI 1.2 is in '{name[:100]}'. {known.CANVAS_EXPORT}")
    return Package(archive, tuple(parts), tuple(messages))


def _candidates(archive: Archive) -> list[str]:
    """The files that may hold questions, in the order of the manifest; of two of one quiz the whole one."""
    names = [name for name in archive.names if name.lower().endswith(SUFFIXES)]
    names = [name for name in names if PurePosixPath(name).name not in (MANIFEST, META)]
    whole = {PurePosixPath(name).name.partition(".")[0] for name in names if CANVAS_BANKS in name}
    names = [
        name
        for name in names
        if not (PurePosixPath(name).name == CUT_SHORT and PurePosixPath(name).parent.name in whole)
    ]
    places = {name: place for place, name in enumerate(_listed(archive))}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))


def _listed(archive: Archive) -> list[str]:
    """The files that the manifest names; none where it cannot be read, since it only tells the order."""
    manifest = next((name for name in archive.names if PurePosixPath(name).name == MANIFEST), None)
    root = read_tree(archive.read(manifest), FORMAT) if manifest else None
    if root is None or isinstance(root, Message):
        return []
    return [
        unquote(node.attributes.get("href", "")) for node in descend(root) if node.tag in ("resource", "file")
    ]
