"""How somebody looks at the report of a file: read as what, which rows, and which of them were chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.formats.imports.reading import formats_read
from quizapp.usecases.foreign_files import AS_FOUND, ENCODINGS, ForeignReport
from quizapp.usecases.foreign_items import ForeignItem
from quizapp.usecases.foreign_reading import ReadAs

PAGE = 100  # rows
MOST_NUMBERS = 20_000  # more rows no report has
SHOWS = {  # which rows, by the word in the address
    "": "all",
    "left-out": "left out",
    "lost": "with loss",
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
}
_RANGE = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class Look:
    """What an address asks of a report. `page` counts from 1; 0 shows all rows at once."""

    how: ReadAs = AS_FOUND
    show: str = ""
    page: int = 1

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Look:
        """What is asked, as far as it is something that we offer."""
        encoding, form, show = (fields.get(name, "") for name in ("encoding", "format", "show"))
        page = fields.get("page", "1")
        return cls(
            ReadAs(encoding if encoding in ENCODINGS else "", form if form in formats_read() else ""),
            show if show in SHOWS else "",
            0 if page == "all" else int(page) if re.fullmatch("[1-9][0-9]{0,4}", page) else 1,
        )

    @property
    def reading(self) -> dict[str, Any]:
        """What of an address says how the file is read."""
        said = {"encoding": self.how.encoding, "format": self.how.format}
        return {name: text for name, text in said.items() if text}

    def address(self, **changes: Any) -> dict[str, str]:
        """The fields of an address that asks for this with changes."""
        other = replace(self, **changes)
        page = {0: "all", 1: ""}.get(other.page, str(other.page))
        fields = {**other.reading, "show": other.show, "page": page}
        return {name: text for name, text in fields.items() if text}


def is_shown(item: ForeignItem, show: str) -> bool:
    """Whether a row is among those that are asked for."""
    if show == "left-out":
        return not item.change
    if show == "lost":
        return bool(item.change) and str(item.status) != "imported"
    return not show or item.change == show


def chosen_rows(found: ForeignReport, fields: MultiDict[str, str]) -> tuple[frozenset[int], frozenset[int]]:
    """The rows that were ticked, and those that were chosen by that.

    A page shows some rows of a long report; `do=good` chooses the good ones of all others, too.
    """
    ticked = frozenset(int(text) for text in fields.getlist("row") if re.fullmatch("[0-9]{1,6}", text))
    if fields.get("do") != "good":
        return ticked, ticked
    seen = numbers_in(fields.get("shown", ""))
    others = (item.number for item in found.items if item.is_suggested and item.number not in seen)
    return ticked, ticked | frozenset(others)


def ranges_of(numbers: list[int]) -> str:
    """Numbers in short: `1-3,7`."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in found)


def numbers_in(text: str) -> frozenset[int]:
    """The numbers that `ranges_of` wrote; what it would not write is left out."""
    spans = (_RANGE.fullmatch(part) for part in text[:60_000].split(","))
    each = (number for span in spans if span for number in range(int(span[1]), int(span[2] or span[1]) + 1))
    return frozenset(islice(each, MOST_NUMBERS))
