"""What an answer can be: years, dates, periods, figures, names, terms and lists.

Every value is immutable, compares by meaning and knows nothing of how it is shown;
`quizapp.core.rendering` turns values into words.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}


class Bound(StrEnum):
    """How the source hedges a value."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point of the calendar, as precise as the source: a year, a month or a day.

    `month` and `day` are 0 where the source does not say, so that moments sort.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return "day" if self.day else "month" if self.month else "year"

    def first_day(self) -> date:
        """The first day this moment covers."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day this moment covers."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """ISO 8601 at the stated precision: `1937`, `1937-10`, `1937-10-25`."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far an answer may be off: a share (0.1 is 10 %) or an amount in the unit of the value."""

    amount: Decimal
    relative: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or a range of years (`first` < `last`)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Date:
    """A month or a day, or a range of them."""

    first: Moment
    last: Moment


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; `grain` is how coarse the source speaks of it (`half-decade`), or empty."""

    first: Moment
    last: Moment
    grain: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its unit, or a range; `scale` is a key of SCALES or empty. Decimals keep the digits."""

    low: Decimal
    high: Decimal
    scale: str = ""
    unit: str = ""
    per: str = ""
    out_of: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """A sum, or a range. `currency` is an ISO 4217 code."""

    low: Decimal
    high: Decimal
    currency: str
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Percent:
    """A share from 0 to 100, or a range; `share_of` says of what."""

    low: Decimal
    high: Decimal
    share_of: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place, treaty or thing: an id of the bank's names."""

    id: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words. `role` is `cause`, `purpose`, `definition` or empty."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; `role` (key `as` in files) is shown, not asked."""

    answer: Answer
    role: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Several answers. `complete`: the source names all; `ordered`: their order matters."""

    items: tuple[ListItem, ...]
    complete: bool = True
    ordered: bool = False


Value = Year | Date | Period | Number | Money | Percent | Name | Term | Listing
Figure = Number | Money | Percent

TYPE_NAMES: dict[type, str] = {
    Year: "year",
    Date: "date",
    Period: "period",
    Number: "number",
    Money: "money",
    Percent: "percent",
    Name: "name",
    Term: "term",
    Listing: "list",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A value with what the source and the author say of it.

    `also` are other values or spellings that are right, `refused` (key `not`) are those that
    are not although an alias says so, `show` is how it is rendered where the rule would not do.
    """

    value: Value
    bound: Bound = Bound.EXACT
    within: Tolerance | None = None
    also: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    show: str = ""

    @property
    def type_name(self) -> str:
        """The key under which files hold this answer: `year`, `money`, ..."""
        return TYPE_NAMES[type(self.value)]
