"""Lines that a page has cut, joined to paragraphs again; headings and notes among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from quizapp.formats.documents.document import Block

LONGEST_HEADING = 90
FULL = 0.8  # of the usual length; a shorter line that ends a sentence ends its paragraph
_NUMBERED = re.compile(
    r"(?:chapter|part|section)\s+[\w.]+\s*[:.–-]?\s*\S*|(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVXLC]{1,6}\.)\s+\S",
    re.IGNORECASE,
)
_NO_HEADING_ENDS = re.compile(r"[.!?;,…]['\"”’)\]]*(?:\[\w+\])*$")
_MARK = re.compile(r"\[[A-Za-z]+\d+\]")
_SENTENCE_ENDS = re.compile(r"[.!?…:]['\"”’)\]]*(?:\[?\d{1,3}\]?)?$")
_NOTE = re.compile(r"(\d{1,3}) (?=[A-Z“\"‘'«(]|https?:)")
Line = tuple[int, str]  # page, text


def is_heading(line: str, has_text_below: bool) -> bool:
    """Whether a line that stands alone looks like a heading: short, no sentence, and something follows it."""
    if (
        not has_text_below
        or len(line) > LONGEST_HEADING
        or _NO_HEADING_ENDS.search(line)
        or _MARK.match(line)
    ):
        return False
    if not any(letter.isalpha() for letter in line):
        return False
    words = line.split()
    first = next(letter for letter in line if letter.isalnum())
    return bool(_NUMBERED.match(line)) or line.isupper() or (len(words) <= 10 and not first.islower())


def line_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of lines, each given with its page (0 where there is none).

    A paragraph ends at an empty line, or where a sentence ends in a line that is not full. On pages, notes
    are what follows the next number that one begins with, to the end of the page.
    """
    body, notes = _without_notes(lines)
    width = median([len(line) for _, line in body if len(line) > 20] or [60])
    begun: list[str] = []
    page = 0
    for place, (number, line) in enumerate(body):
        follows = next((text for _, text in body[place + 1 : place + 3] if text), "")
        if not begun and line and _is_heading(line, follows, width):
            yield Block(line, is_heading=True, page=number)
            continue
        if line:
            page = page if begun else number
            begun.append(line)
        if begun and _is_over(begun[-1], line, width):
            yield Block(" ".join(begun), page=page)
            begun = []
    if begun:
        yield Block(" ".join(begun), page=page)
    yield from notes


def _is_heading(line: str, follows: str, width: float) -> bool:
    return len(line) < width * 0.75 and is_heading(line, bool(follows)) and not follows[:1].islower()


def _is_over(last: str, line: str, width: float) -> bool:
    """Whether a paragraph that has come to this line is at its end."""
    if not _SENTENCE_ENDS.search(last):
        return False
    return not line or len(last) < width * FULL


def _middles(lines: Sequence[Line]) -> dict[int, float]:
    """For each page the place of the line in its middle: notes stand below it."""
    places: dict[int, list[int]] = {}
    for place, (page, _) in enumerate(lines):
        places.setdefault(page, []).append(place)
    return {page: (found[0] + found[-1]) / 2 for page, found in places.items()}


def _without_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Block]]:
    """The lines without those of notes, and the notes. They are numbered one after the other."""
    body: list[Line] = []
    notes: list[Block] = []
    last, open_page = 0, -1
    middles = _middles(lines)
    for place, (page, line) in enumerate(lines):
        match = _NOTE.match(line) if page and place >= middles[page] else None
        if match and int(match[1]) == last + 1:
            last, open_page = last + 1, page
            notes.append(Block(line, page=page, is_note=True))
        elif notes and page == open_page and line:
            notes[-1] = Block(f"{notes[-1].text} {line}", page=page, is_note=True)
        elif page != open_page or not page:
            body.append((page, line))
    return body, notes
