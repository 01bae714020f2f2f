"""Which format a text is in: rows of a table, questions written out, or pairs."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from quizapp.formats.imports import known
from quizapp.formats.imports.gift.pieces import mask_of

LOOKED_AT = 400_000  # characters that show what a text is
HEADER_LINES = 12  # a template of Kahoot begins with lines for people
DELIMITERS = ("\t", ";", ",", "|")
MOST = 0.8
NEARLY_ALL = 0.9
HALF = 0.5
ROWS_LOOKED_AT = 200

_NATIVE = re.compile(r"^(?:bank|facts|names|series|fixed):\s*(?:$|[\[{#])", re.MULTILINE)
_ANKI = re.compile(
    r"#(?:separator|html|notetype|deck|tags|columns|guid|if matches|name)\b[^:\n]*:", re.IGNORECASE
)
_ANKI_OF_OLD = re.compile(r"# |tags:", re.IGNORECASE)
_ANSWER = re.compile(r"^[ \t]*ANSWER[ \t]*:", re.MULTILINE | re.IGNORECASE)
_CHOICE = re.compile(r"^[ \t]*\(?[A-Z](?:[).:]|[ \t]+[-–—])", re.MULTILINE | re.IGNORECASE)
_CYRILLIC_CHOICES = re.compile(r"^[ \t]*\(?[АаAa][).][^\n]*\n\s*\(?[БбВвBb][).]", re.MULTILINE)
_CYRILLIC_ANSWER = re.compile(r"^[ \t]*(?:ответ|відповідь|адказ|answer)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_BRIGHTSPACE = re.compile(r"^\"?NewQuestion\"?[,;\t]", re.MULTILINE)
_BLACKBOARD = re.compile(r"(?:MC|MA|TF|ESS|ORD|MAT|FIB|FIB_PLUS|FIL|NUM|SR|OP|JUMBLED_SENTENCE|QUIZ_BOWL)\t")
_NUMBERED = re.compile(r"^[ \t]*\d{1,6}\.\s", re.MULTILINE)
_TEXT2QTI = re.compile(r"^(?:\*?[a-z]\)\s|\[[ *]?\]|=\s+\S|\*\s+\S|_{4,}\s*$)", re.MULTILINE)
_QUIZ_TITLE = re.compile(r"^Quiz title:", re.MULTILINE)
_CLOZE = re.compile(r"\{\d*:(?:MULTI|SHORT|NUMERICAL|MC|MR|SA|MW|NM)[A-Z_]*:")
_BRACES = re.compile(r"\{([^{}]*)\}")
_TRUTH = re.compile(r"(?:T|F|TRUE|FALSE)?\s*(?:#.*)?", re.IGNORECASE | re.DOTALL)
_GIFT_MARK = re.compile(r"^[ \t]*(?:::[^\n]*?::|\$CATEGORY:)", re.MULTILINE)
_QUESTION_CELL = re.compile(r"question(?: ?text| ?name)?|stem|prompt|term|front|question - max .*")
_ANSWER_CELL = re.compile(
    r"answers?|correct.*|keys?|back|definition|(?:option|choice|answer) ?[a-h1-9].*|questiontext|[a-d]"
)


def text_format(text: str, name: str = "") -> str | None:
    """The format of a text that is no XML; None where nothing fits."""
    text = text[:LOOKED_AT]
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return None
    if _NATIVE.search(text) or name.lower().endswith((".yaml", ".yml")):
        return known.NATIVE
    if _ANKI.match(lines[0]) or _is_anki_of_old(lines):
        return known.ANKI_TEXT
    if _is_aiken(text):
        return known.AIKEN
    if _BRIGHTSPACE.search(text):
        return known.TABLE
    if sum(bool(_BLACKBOARD.match(line)) for line in lines) >= MOST * len(lines):
        return "blackboard_tab"
    if _has_header(lines):
        return known.TABLE
    return _written_out(text) or _rows(lines)


def _is_anki_of_old(lines: Sequence[str]) -> bool:
    """Whether rows of cells follow a first line that is a comment, or `tags: river town`."""
    first = lines[0]
    if len(lines) < 2 or "\t" in first or not _ANKI_OF_OLD.match(first):
        return False
    return sum("\t" in line for line in lines[1:]) >= HALF * (len(lines) - 1)


def _written_out(text: str) -> str | None:
    """text2qti, Moodle's Cloze text or GIFT."""
    if _QUIZ_TITLE.search(text) or (_NUMBERED.search(text) and _TEXT2QTI.search(text)):
        return "text2qti"
    mask = mask_of(text)
    if _CLOZE.search(mask):
        return "moodle_cloze"
    if _GIFT_MARK.search(mask) or any(map(_are_answers, _BRACES.findall(mask))):
        return known.GIFT
    # A brace that is not closed is a slip in GIFT; the reader names its line.
    return known.GIFT if re.search(r"\{[ \t]*\n?[ \t]*(?:[=~#]|$)", mask) else None


def _are_answers(between: str) -> bool:
    """Whether what stands between braces are answers in GIFT."""
    return "=" in between or "~" in between or _TRUTH.fullmatch(between.strip()) is not None


def _rows(lines: Sequence[str]) -> str | None:
    """Pairs with one tab between, or a table without a header that is known."""
    if sum("\t" in line for line in lines) >= HALF * len(lines):
        return known.TABLE
    sample = lines[:ROWS_LOOKED_AT]
    for delimiter in DELIMITERS:
        most, how_often = Counter(_widths(sample, delimiter)).most_common(1)[0]
        if most > 1 and how_often > 1 and how_often >= NEARLY_ALL * len(sample):
            return known.TABLE
    return None


def _widths(lines: Sequence[str], delimiter: str) -> list[int]:
    """How many cells each row has; one for each line where quotes make no sense."""
    try:
        return [len(row) for row in csv.reader(lines, delimiter=delimiter)] or [1]
    except csv.Error:
        return [1]


def _is_aiken(text: str) -> bool:
    if _ANSWER.search(text) and _CHOICE.search(text):
        return True
    return _CYRILLIC_ANSWER.search(text) is not None and _CYRILLIC_CHOICES.search(text) is not None


def _has_header(lines: Sequence[str]) -> bool:
    if lines[0].lstrip('"').startswith("Blooket"):
        return True
    return any(_is_header(line, delimiter) for line in lines[:HEADER_LINES] for delimiter in DELIMITERS)


def _is_header(line: str, delimiter: str) -> bool:
    cells = [cell.strip().strip('"').strip().lower().replace("_", " ") for cell in line.split(delimiter)]
    asks = [place for place, cell in enumerate(cells) if _QUESTION_CELL.fullmatch(cell)]
    answers = [place for place, cell in enumerate(cells) if _ANSWER_CELL.fullmatch(cell)]
    return any(one != other for one in asks for other in answers)
