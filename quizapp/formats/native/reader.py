"""Reading banks: from a folder, from files in memory, from one upload, or from the stored copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed
from pathlib import Path, PurePosixPath
from typing import Any

from quizapp.core.facts import Bank, BankHead
from quizapp.core.pictures import PictureFile
from quizapp.formats.native.check import check, check_kinds
from quizapp.formats.native.decoding import MAX_BYTES
from quizapp.formats.native.draft import Draft, draft_of, merge
from quizapp.formats.native.exported import as_in_files, is_exported
from quizapp.formats.native.faults import Fault, FaultyBank, Findings, Located
from quizapp.formats.native.finding import ENDINGS
from quizapp.formats.native.nodes import Scalar, from_plain
from quizapp.formats.native.picture_files import Pictures, read_pictures, resolve, split_files
from quizapp.formats.native.schema import read_parts
from quizapp.formats.native.schema_pictures import read_stored_pictures
from quizapp.formats.native.source_check import check_source
from quizapp.formats.native.writer import revision_of
from quizapp.formats.native.yaml_source import read_yaml

MAX_FILES = 500
NO_HEAD = BankHead(title="", source="", sections=())


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What reading gave: the bank, or None and the faults that are in the way; warnings in either case.

    `places` tells where each fact and fixed question stands in the files, by its id. `pictures` are the
    bytes of the pictures that came with the files, by their digest.
    """

    bank: Bank | None
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    places: Mapping[str, Located] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def bank_or_raise(self) -> Bank:
        """The bank. Raises FaultyBank where there is none."""
        if self.bank is None:
            raise FaultyBank(self.faults)
        return self.bank


def read_folder(path: Path) -> ReadResult:
    """The bank in the folder `path`, whose name is its slug. Places are given by the paths of the files."""
    found = Findings()
    contents: dict[str, bytes] = {}
    for file in _files_in(path, found):
        try:
            with file.open("rb") as stream:
                contents[str(file)] = stream.read(MAX_BYTES + 1)
        except OSError as trouble:
            found.fault(
                Scalar("", str(file)), f"the file cannot be read ({trouble.strerror}); check its permissions"
            )
    return _read(contents, path.resolve().name, found, read_pictures(path, found))


def read_files(contents: Mapping[str, bytes], slug: str) -> ReadResult:
    """The bank in files given as name and bytes; pictures are called `pictures/NAME`."""
    questions, pictures = split_files(contents)
    return _read(questions, slug, Findings(), pictures)


def read_single(data: bytes, name: str, into: Bank | None, slug: str = "") -> ReadResult:
    """One uploaded file, which may hold any of bank, names, facts, series and fixed.

    With `into`, its parts are merged into that bank (same id: replaced, else added) and the whole is
    checked. Alone, what needs the rest of a bank is not checked, and a file without a `bank` part
    gives no bank, but a warning.
    """
    found, draft = Findings(), Draft()
    _read_file(name, data, draft, found)
    if draft.is_empty() and draft.head is None and not draft.names and not found.faults:
        found.fault(Scalar("", name, 1, 1), "no questions found; write 'facts:' and below it the facts")
    if into is not None:
        base = draft_of(into.head, into.names, into.facts, into.series, into.fixed, f"bank '{into.slug}'")
        return _finish(merge(base, draft), into.slug, found, Pictures(into.picture_by_file))
    return _finish(draft, slug or PurePosixPath(name).stem, found, None)


def read_plain(plain: Mapping[str, Any]) -> Bank:
    """The bank that `to_plain` wrote. It was checked before it was stored, so only its types are.

    Raises FaultyBank where it is no plain bank.
    """
    found = Findings()
    draft, pictures = _plain_draft(plain, found)
    shown = resolve(draft, pictures, found)
    if found.faults or draft.head is None:
        raise FaultyBank(found.faults or [Fault("stored bank", 0, 0, "it has no 'bank' part; load it again")])
    return assemble(draft, str(plain.get("slug", "")), shown)


def check_plain(plain: Mapping[str, Any]) -> ReadResult:
    """The bank in plain data that somebody changed, checked as a whole."""
    found = Findings()
    draft, pictures = _plain_draft(plain, found)
    return _finish(draft, str(plain.get("slug", "")), found, pictures)


def _plain_draft(plain: Mapping[str, Any], found: Findings) -> tuple[Draft, Pictures]:
    draft = Draft()
    parts = {key: value for key, value in plain.items() if key not in ("slug", "pictures")}
    try:
        node = from_plain(parts, "stored bank")
        pictures = from_plain(plain.get("pictures", []), "stored bank")
    except ValueError as trouble:
        found.fault(Scalar("", "stored bank"), f"{trouble}; load the bank again")
        return draft, Pictures()
    read_parts(node, "", draft, found)
    return draft, Pictures(read_stored_pictures(pictures, found))


def _files_in(path: Path, found: Findings) -> list[Path]:
    """The question files of a folder, `bank.yaml` first; links are left out, with a warning."""
    files: list[Path] = []
    try:
        inside = sorted(path.iterdir(), key=lambda file: (file.stem != "bank", file.name))
    except OSError as trouble:
        found.fault(
            Scalar("", str(path)), f"the folder cannot be read ({trouble.strerror}); check its permissions"
        )
        return files
    for file in inside:
        if file.suffix.lower() not in ENDINGS or file.name.startswith("."):
            continue
        if file.is_symlink() or not file.is_file():
            found.warn(
                Scalar("", str(file)), "this is no ordinary file and was left out; put the file itself here"
            )
            continue
        files.append(file)
    if len(files) > MAX_FILES:
        found.fault(
            Scalar("", str(path)), f"over {MAX_FILES} files in one bank; put facts of a section together"
        )
    return files[:MAX_FILES]


def _read(
    contents: Mapping[str, bytes], slug: str, found: Findings, pictures: Mapping[str, bytes]
) -> ReadResult:
    draft = Draft()
    for name, data in contents.items():
        _read_file(name, data, draft, found, whole_bank=True)
    has_bank_file = any(PurePosixPath(name.replace("\\", "/")).stem == "bank" for name in contents)
    if draft.head is None and not has_bank_file:
        found.fault(
            Scalar("", slug or "bank"), "there is no bank.yaml; add one with title, source and sections"
        )
    elif draft.is_empty() and not found.faults:
        found.fault(Scalar("", slug), "no questions found; add a file named after a section, with 'facts:'")
    return _finish(draft, slug, found, Pictures(files=pictures))


def _read_file(name: str, data: bytes, draft: Draft, found: Findings, whole_bank: bool = False) -> None:
    node = read_yaml(data, name, found)
    if node is not None and not (isinstance(node, Scalar) and not node.text):
        section = "" if is_exported(node) else PurePosixPath(name.replace("\\", "/")).stem
        read_parts(as_in_files(node), section, draft, found)
    elif whole_bank and not any(fault.file == name for fault in found.faults):
        found.fault(
            Scalar("", name, 1, 1), "no questions found; the file is empty. Write 'facts:', or remove it"
        )


def _finish(draft: Draft, slug: str, found: Findings, pictures: Pictures | None) -> ReadResult:
    """Check the draft as a whole and put the bank together; `pictures` None: they are not looked for."""
    shown = () if pictures is None else resolve(draft, pictures, found)
    bank = assemble(draft, slug, shown)
    check(draft, bank, found)
    if not found.faults and draft.head is not None:
        check_kinds(draft, bank, found)
    if draft.head is None and not found.faults:
        place = Scalar("", slug)
        found.warn(place, "without a 'bank' part, sections, places of the source and units were not checked")
    sound = not found.faults and draft.head is not None
    places = {item.value.id: item.place("id") for item in draft.facts}
    places |= {item.value.id: item.place("id") for item in draft.fixed}
    return ReadResult(
        bank if sound else None,
        tuple(sorted(found.faults)),
        tuple(sorted(found.warnings)),
        places,
        pictures.contents if pictures and sound else {},
    )


def with_source(result: ReadResult, source: str) -> ReadResult:
    """The result with faults added for what does not stand in the text of the source where it should."""
    if result.bank is None:
        return result
    found = Findings()
    check_source(result.bank, source, result.places, found)
    faults = tuple(sorted(found.faults))
    return changed(result, bank=None if faults else result.bank, faults=faults)


def assemble(draft: Draft, slug: str, pictures: tuple[PictureFile, ...] = ()) -> Bank:
    """The bank of a draft; facts in the order of their sections."""
    head = draft.head.value if draft.head else NO_HEAD
    order = {section.id: index for index, section in enumerate(head.sections)}
    facts = sorted((item.value for item in draft.facts), key=lambda fact: order.get(fact.section, len(order)))
    bank = Bank(
        slug=slug,
        head=head,
        names=tuple(item.value for item in draft.names),
        facts=tuple(facts),
        series=tuple(item.value for item in draft.series),
        fixed=tuple(item.value for item in draft.fixed),
        pictures=pictures,
    )
    return changed(bank, revision=revision_of(bank))
