"""Packages of Anki (`.apkg`, `.colpkg`) and its bare database, with a row for every card in them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

from quizapp.formats.imports.anki_package.archive import unpack
from quizapp.formats.imports.anki_package.cards import CardReader
from quizapp.formats.imports.anki_package.collection import Collection
from quizapp.formats.imports.anki_package.guarded import reading
from quizapp.formats.imports.anki_package.notes import plainly, row_without_note
from quizapp.formats.imports.anki_package.records import read_collection
from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.garbled import said_of_garbled
from quizapp.formats.imports.items import ImportReport, Level, Message, Status

FORMAT = "anki_package"
MEND = "Put them right in Anki and export again"


def read_anki_package(content: bytes, name: str) -> ImportReport:
    """What a package holds, and what became of each card. Never raises for what the file holds.

    The rows have no lines, as a package has none. What was learnt in Anki is not read.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="quizapp-", ignore_cleanup_errors=True) as folder:
            return _report(content, Path(folder))
    except NotReadable as trouble:
        message = f"this package cannot be read: {trouble}"
        return ImportReport(FORMAT, (), (Message(f"anki.{trouble.code}", Level.ERROR, message),))


def _report(content: bytes, folder: Path) -> ImportReport:
    package = unpack(content, folder)
    with reading(package.database) as database:
        collection = read_collection(database, package.may_be_stub)
    reader = CardReader(package.media)
    rows = tuple(
        chain(
            chain.from_iterable(map(reader.rows_of, collection.notes)),
            repeat(row_without_note(), collection.lost),
        )
    )
    messages = (*package.messages, *_spoiled(collection), *_progress(collection))
    if any(row.status is Status.ERROR for row in rows):
        text = "put faulty cards right in Anki and export again; cards that are here already are known again"
        messages = (*messages, Message("anki.mend-there", Level.NOTICE, text))
    if not rows:
        text = "there is no card in it; export a deck that has some"
        messages = (*messages, Message("anki.empty", Level.ERROR, text))
    return ImportReport(FORMAT, rows, messages)


def _spoiled(collection: Collection) -> tuple[Message, ...]:
    """A notice of the first field whose letters were spoiled, as it reads without its HTML."""
    for field in chain.from_iterable(note.fields or () for note in collection.notes):
        notice = said_of_garbled(plainly(field), MEND) if said_of_garbled(field) else ()
        if notice:
            return (replace(notice[0], line=0),)
    return ()


def _progress(collection: Collection) -> list[Message]:
    """What is to be said of that which was learnt before."""
    said = []
    if collection.learnt:
        text = (
            f"what was learnt of {_cards(collection.learnt)} in Anki is not taken over: "
            "here they begin as new"
        )
        said.append(Message("anki.progress", Level.NOTICE, text))
    if collection.suspended:
        text = f"suspended in Anki: {_cards(collection.suspended)}; here they are asked like all others"
        said.append(Message("anki.suspended", Level.NOTICE, text))
    return said


def _cards(count: int) -> str:
    return "1 card" if count == 1 else f"{count:,} cards"
