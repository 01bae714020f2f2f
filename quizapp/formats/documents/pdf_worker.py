"""Reads a PDF from standard input and writes its pages as JSON; run by `pdf_text`, never by itself."""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any

from quizapp.formats.documents.document import MOST_TEXT
from quizapp.formats.documents.pdf_text import MEMORY, MOST_PAGES, SECONDS


def main() -> None:
    """Read, and say what came of it."""
    _limit_ourselves()
    logging.disable()
    told = json.dumps(read(sys.stdin.buffer.read()))
    sys.stdout.write(told)


def read(content: bytes) -> dict[str, Any]:
    """`pages` with their text, or the `trouble`: encrypted, scanned, broken or long."""
    import pypdf  # here: it takes a while, and only this process needs it

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"trouble": "encrypted"}
        if len(reader.pages) > MOST_PAGES:
            return {"trouble": "long"}
        pages: list[str] = []
        length = 0
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            length += len(pages[-1])
            if length > 2 * MOST_TEXT:
                break
    except MemoryError:
        raise
    except Exception:
        return {"trouble": "broken"}
    return {"pages": pages} if length > 20 * len(pages) or length > 200 else {"trouble": "scanned"}


def _limit_ourselves() -> None:
    """Take no more memory and time than agreed; where the system has no such limits, only the time counts."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
