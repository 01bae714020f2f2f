"""The pages of a PDF as headings and paragraphs: lines joined, what stands on every page left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quizapp.formats.documents.document import Block
from quizapp.formats.documents.line_blocks import line_blocks

_PAGE_NUMBER = re.compile(r"(?:page )?[-–]? ?\d{1,4} ?[-–]?(?: (?:of|/) \d{1,4})?", re.IGNORECASE)
_HYPHEN = re.compile(r"([^\W\d_]{2,})[-\u00ad]\n([^\W\d_]{2,})(\S*) ?")


def pdf_blocks(pages: list[str]) -> Iterator[Block]:
    """The blocks of a PDF, each with the page on which it begins."""
    repeated = _repeated(pages)
    words = Counter(re.findall(r"[^\W\d_]+", "\n".join(pages).casefold()))
    lines = [
        (number, line.strip())
        for number, page in enumerate(pages, start=1)
        for line in _unbroken(page, words).split("\n")
        if _key(line) not in repeated and not _PAGE_NUMBER.fullmatch(line.strip())
    ]
    yield from line_blocks(lines)


def _unbroken(page: str, words: Counter[str]) -> str:
    """The page with words joined that a line end parted, unless the document writes them with a hyphen."""

    def joined(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        is_known = words[whole.casefold()] > 0
        has_halves = words[match[1].casefold()] > 1 and words[match[2].casefold()] > 1
        return f"{whole if is_known or not has_halves else f'{match[1]}-{match[2]}'}{match[3]}\n"

    return _HYPHEN.sub(joined, page)


def _repeated(pages: list[str]) -> set[str]:
    """The first and last lines that stand on at least three pages, and on a third of all."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip()]
        counts.update({_key(line) for line in (*lines[:2], *lines[-2:])})
    return {line for line, count in counts.items() if count >= 3 and count * 3 >= len(pages)}


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
