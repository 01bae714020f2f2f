"""The text of a PDF, read in a process of its own that may take only so long and so much memory.

A PDF can make any reader work for ever or fill the memory; here it only ends its own process.
"""

from __future__ import annotations

import json
import subprocess
import sys

from quizapp.formats.documents.document import UnreadableDocument

SECONDS = 40
MEMORY = 1024 * 1024 * 1024  # bytes
MOST_PAGES = 600
ENCRYPTED = "This PDF is locked by a password. Save a copy without one, and choose that."
SCANNED = "This PDF holds pictures of pages and no text. Run text recognition on it first, or paste its text."
BROKEN = "This PDF cannot be read. Open it in a viewer and save it again, or paste its text."
TOO_SLOW = "This PDF takes too long to read. Save the pages you need as a new file, or paste the text."
TOO_LONG = f"This PDF has over {MOST_PAGES} pages. Save the pages you need as a new file."
COMMAND = ("-m", "quizapp.formats.documents.pdf_worker")
MESSAGES = {"encrypted": ENCRYPTED, "scanned": SCANNED, "broken": BROKEN, "long": TOO_LONG}


def pages_of(content: bytes, seconds: int = SECONDS) -> list[str]:
    """The text of each page. Raises UnreadableDocument."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and nothing of the file in the command
            [sys.executable, *COMMAND], input=content, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise UnreadableDocument(TOO_SLOW) from slow
    try:
        told = json.loads(done.stdout)
    except ValueError as nothing:
        raise UnreadableDocument(BROKEN if done.returncode >= 0 else TOO_SLOW) from nothing
    if told.get("trouble"):
        raise UnreadableDocument(MESSAGES.get(told["trouble"], BROKEN))
    return [str(page) for page in told["pages"]]
