"""The one door to documents: from a file's name and bytes, or pasted text, to a document."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from quizapp.formats.documents.document import MOST_FILE, MOST_TEXT, Document, UnreadableDocument
from quizapp.formats.documents.marking import document_of
from quizapp.formats.documents.pdf_blocks import pdf_blocks
from quizapp.formats.documents.pdf_text import pages_of
from quizapp.formats.documents.text_blocks import blocks_of, markdown_blocks
from quizapp.formats.imports.decoding import decode

MARKDOWN = (".md", ".markdown", ".mkd")
REFUSED = {
    ".docx": "a Word document", ".doc": "a Word document", ".odt": "a text of LibreOffice",
    ".rtf": "an RTF text",
    ".pages": "a document of Pages", ".epub": "an e-book", ".html": "a web page", ".htm": "a web page",
    ".pptx": "a slide show", ".xlsx": "a table",
}  # fmt: skip
SAVE_AS = "This is {what}. Save it as PDF or as plain text and choose that file, or paste its text."


def read_document(name: str, content: bytes, taken: Collection[str] = ()) -> Document:
    """The document in a file. `taken` are letters that already mark sections. Raises UnreadableDocument."""
    path = PurePosixPath(name.replace("\\", "/"))
    ending = path.suffix.lower()
    if len(content) > MOST_FILE:
        raise UnreadableDocument(
            f"This file is larger than {MOST_FILE // 1024 // 1024} MB. Cut it into parts."
        )
    if not content.strip():
        raise UnreadableDocument("The file is empty. Choose one that holds text.")
    if content.startswith(b"%PDF-") or b"%PDF-" in content[:1024]:
        pages = pages_of(content)
        _check_length(sum(map(len, pages)))
        return document_of(pdf_blocks(pages), path.stem, taken)
    if ending == ".pdf":
        raise UnreadableDocument(
            "This file is called PDF, but is none. Open it in a viewer and save it again."
        )
    if ending in REFUSED or content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UnreadableDocument(SAVE_AS.format(what=REFUSED.get(ending, "no plain text")))
    decoded = decode(content)
    if decoded.text is None:
        reason = decoded.messages[0].message if decoded.messages else "it is no text"
        raise UnreadableDocument(f"This file cannot be read: {reason}.")
    return read_text(decoded.text, path.stem, taken, is_markdown=ending in MARKDOWN)


def read_text(
    text: str, name: str = "Text", taken: Collection[str] = (), is_markdown: bool = False
) -> Document:
    """The document in a text. Raises UnreadableDocument."""
    _check_length(len(text))
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return document_of(markdown_blocks(plain) if is_markdown else blocks_of(plain), name, taken)


def _check_length(length: int) -> None:
    if length > MOST_TEXT:
        raise UnreadableDocument(
            f"This document holds over {MOST_TEXT // 1_000_000} million letters. Cut it into parts."
        )
