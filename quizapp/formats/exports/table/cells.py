"""What stands in the cells of one question: the options by letter, what is right, and all beside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from quizapp.formats.exports.plain_figures import figures_of
from quizapp.formats.exports.saying import (
    Said,
    check_answers,
    lose_pictures,
    lose_remarks,
    lose_weights,
    texts_of,
)
from quizapp.formats.imports.items import ImportedItem
from quizapp.formats.imports.table_kinds import with_gap

TYPES = {
    "choice": "choice", "choose_all": "choose all", "true_false": "true/false",
    "short_answer": "short answer", "number": "number", "matching": "matching", "ordering": "ordering",
    "cloze": "cloze", "flashcard": "flashcard", "essay": "essay", "description": "description",
}  # fmt: skip
MOST_OPTIONS = 26
LONGEST = 32_767  # characters that a spreadsheet keeps in a cell
_LINK = re.compile(r"=>|->|→|=")
_ERROR = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_POINTS = re.compile(r"\d{1,6}(\.\d{1,6})?")
_TAG_BREAK = re.compile(r"\s*[,;|]\s*")
_PATH_BREAK = re.compile(r"::|\s>\s|\s/\s")


@dataclass(slots=True)
class Cells:
    """The cells of a question. `right` are the places of right options, for which letters stand."""

    options: list[str] = field(default_factory=list)
    correct: str = ""
    right: tuple[int, ...] = ()
    beside: dict[str, str] = field(default_factory=dict)


def cells_of(item: ImportedItem, said: Said) -> Cells:
    """The cells of an item; what a table cannot say is told to `said`."""
    check_answers(item, said)
    if said.is_out:
        return Cells()
    cells = _KINDS.get(item.kind, _open)(item, said)
    _check(item, cells, said)
    lose_remarks(item, said)
    lose_weights(item, said)
    lose_pictures(item, said)
    cells.beside = {
        "question": with_gap(item.stem) if item.kind == "cloze" else item.stem,
        "type": TYPES[item.kind],
        "explanation": item.feedback,
        "hint": "\n".join(item.hints),
        "tags": ", ".join(_tags(item, said)),
        "points": _points(item, said),
        "category": _category(item, said),
        "name": item.name,
        "id": item.source_id,
    }
    return cells


def _choice(item: ImportedItem, said: Said) -> Cells:
    texts = [one.text for one in item.answers]
    if len({text.casefold() for text in texts}) < len(texts):
        said.skip("same-options", "two of its options read the same; write what sets them apart", "answers")
    is_one = item.kind == "choice"
    right = [place for place, one in enumerate(item.answers) if (one.is_right if is_one else one.percent > 0)]
    if is_one and len(right) > 1:
        said.skip("several-right", "several of its options are right, each by itself; keep one", "answers")
    return Cells(texts, right=tuple(right))


def _true_false(item: ImportedItem, said: Said) -> Cells:
    return Cells(correct=next(one.text for one in item.answers if one.is_right).casefold())


def _typed(item: ImportedItem, said: Said) -> Cells:
    right = [one.text for one in item.answers if one.is_right]
    kept = [text for text in right if not re.search(r"[|\n]", text)]
    if item.kind == "cloze" and with_gap(item.stem) == item.stem and "_____" not in item.stem:
        said.skip("no-gap", "its sentence has no gap; write _____ where the answer stands", "stem")
    if not kept:
        said.skip("bar", "its answer holds a | or a line break, which part answers in a table", "answers")
    elif len(kept) < len(right):
        said.lost(
            "bar", "an answer with a | or a line break stays behind, since these part answers", "answers"
        )
    return Cells(correct=" | ".join(dict.fromkeys(kept)))


def _card(item: ImportedItem, said: Said) -> Cells:
    right = [one.text for one in item.answers if one.is_right]
    if len(right) > 1:
        said.note("card", "its answers stand on the back of the card, one below the other", "answers")
    return Cells(correct="\n".join(right))


def _number(item: ImportedItem, said: Said) -> Cells:
    figures = [one for one in figures_of(item, said) if one.answer.is_right]
    if not figures:
        return Cells()
    if len(figures) > 1:
        said.lost("figures", "a table holds one figure; the first stands there", "answers")
    first = figures[0]
    if first.high:
        return Cells(correct=f"{first.low} to {first.high}")
    return Cells(correct=f"{first.low} ± {first.tolerance}" if first.tolerance else first.low)


def _matching(item: ImportedItem, said: Said) -> Cells:
    if any(_LINK.search(left) or right.startswith(">") for left, right in item.pairs):
        said.skip("arrow", "a left side holds = or an arrow, which part pairs in a table; reword it", "pairs")
    return Cells([f"{left} = {right}".strip() for left, right in item.pairs])


def _ordering(item: ImportedItem, said: Said) -> Cells:
    return Cells(list(item.order))


def _open(item: ImportedItem, said: Said) -> Cells:
    return Cells(correct=item.extra.get("model answer", ""))


_KINDS: dict[str, Callable[[ImportedItem, Said], Cells]] = {
    "choice": _choice,
    "choose_all": _choice,
    "true_false": _true_false,
    "short_answer": _typed,
    "cloze": _typed,
    "flashcard": _card,
    "number": _number,
    "matching": _matching,
    "ordering": _ordering,
}


def _check(item: ImportedItem, cells: Cells, said: Said) -> None:
    """Leave out what no table can hold, or would be taken for a broken formula."""
    if len(cells.options) > MOST_OPTIONS:
        said.skip(
            "too-many-options", f"it has {len(cells.options)} parts; a table has {MOST_OPTIONS} columns"
        )
    texts = [*texts_of(item), *cells.options, cells.correct]
    if any(len(text) > LONGEST for text in texts):
        said.skip("too-long", f"a text of it has over {LONGEST:,} characters; shorten it")
    if any(_ERROR.fullmatch(text) for text in texts):
        said.skip("error-value", "a text of it is what a spreadsheet shows for an error; reword it")


def _tags(item: ImportedItem, said: Said) -> list[str]:
    tags = [" ".join(_TAG_BREAK.sub(" ", tag).split()) for tag in item.tags]
    if tuple(tags) != item.tags:
        said.lost(
            "tags", "a tag cannot hold , ; or |, which part tags in a table; blanks stand there", "tags"
        )
    return list(dict.fromkeys(filter(None, tags)))


def _points(item: ImportedItem, said: Said) -> str:
    if item.points is None:
        return ""
    text = f"{item.points.normalize():f}"
    if _POINTS.fullmatch(text):
        return text
    said.lost("points", f"{text} are no points that a table reads; they stay behind", "points")
    return ""


def _category(item: ImportedItem, said: Said) -> str:
    path = "::".join(item.category)
    if [part.strip() for part in _PATH_BREAK.split(path) if part.strip()] == list(item.category):
        return path
    said.lost(
        "category",
        "a section cannot hold : > or / there, which part sections; blanks stand there",
        "category",
    )
    parts = (" ".join(re.sub("[:>/]", " ", part).split()) for part in item.category)
    return "::".join(filter(None, parts))
