"""A class list from elsewhere: what its lines may say, and which student of the class each line means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.allowances import LEAST_FACTOR, MOST_FACTOR
from quizapp.core.text import fold

LONGEST_ID = 64  # characters
LONGEST_EMAIL = 254
FORMULA = tuple("=+-@\t＝＋－＠")  # a spreadsheet would reckon what begins so
NOT_AN_ID = f"An ID number has at most {LONGEST_ID} characters and begins with a letter or a figure."
NOT_AN_EMAIL = "This is no e-mail address. Write it like name@school.example, or leave it empty."
NOT_MORE_TIME = "Extra time is written as 25 %, or as a factor from 1 to 4 such as 1.25."
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_AMOUNT = re.compile(
    r"[x×]?\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*(%|per ?cent|percent)?(?:\s*more(?: time)?)?", re.I
)


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Somebody on a class list. What it does not say is empty, and None for the factor of their time."""

    line: int
    name: str = ""
    login: str = ""
    id_number: str = ""
    email: str = ""
    time_factor: float | None = None

    @property
    def label(self) -> str:
        """What they can be called."""
        return self.name or self.login or self.email or self.id_number


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom we know: a student of the class, or a name that was expected before."""

    key: int
    name: str
    login: str = ""
    id_number: str = ""
    email: str = ""
    time_factor: float = LEAST_FACTOR


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would change of a student, in the words of the field."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Match:
    """A line and whom it means. `by` says what told it; `doubt` why nobody was found where some might be."""

    line: RosterLine
    known: Known | None = None
    by: str = ""
    doubt: str = ""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What would change of them; what a line leaves empty stays."""
        if self.known is None:
            return ()
        pairs = [
            ("ID number", self.known.id_number, self.line.id_number),
            ("e-mail", self.known.email, self.line.email),
        ]
        factor = self.line.time_factor
        if factor is not None:
            pairs.append(("extra time", more_time(self.known.time_factor), more_time(factor)))
        return tuple(Change(*pair) for pair in pairs if pair[2] and pair[1] != pair[2])


Key = Callable[[RosterLine | Known], str]
_WAYS: tuple[tuple[str, Key], ...] = (
    ("login", lambda one: one.login.casefold()),
    ("ID number", lambda one: one.id_number.casefold()),
    ("e-mail", lambda one: one.email.casefold()),
    ("name", lambda one: name_key(one.name)),
)


def match(lines: Sequence[RosterLine], known: Iterable[Known]) -> list[Match]:
    """Whom each line means: by login, then ID number, e-mail, then a name that only one of them has.

    Nobody is meant by two lines. The answer has the order of the lines.
    """
    left, found = list(known), dict[int, Match]()
    everybody = tuple(left)
    for by, key in _WAYS:
        pending = [at for at in range(len(lines)) if at not in found]
        of_lines = Counter(key(lines[at]) for at in pending)
        of_known = Counter(map(key, left))
        by_key = {key(one): one for one in left}
        for at in pending:
            mine = key(lines[at])
            if mine and of_lines[mine] == of_known[mine] == 1 and not _differ(by, lines[at], by_key[mine]):
                found[at] = Match(lines[at], by_key[mine], by)
        taken = {one.known.key for one in found.values() if one.known}
        left = [one for one in left if one.key not in taken]
    return [
        found.get(at) or Match(line, doubt=_doubt(line, lines, everybody)) for at, line in enumerate(lines)
    ]


def name_key(name: str) -> str:
    """What two ways of writing a name share: `Example, Ada` and `Ada Example`."""
    return " ".join(sorted(fold(name).split()))


def more_time(factor: float) -> str:
    """A factor in words: `25 % more time`."""
    return "no extra time" if factor == LEAST_FACTOR else f"{round((factor - 1) * 100)} % more time"


def read_factor(text: str) -> float:
    """The factor that a cell says: 25 %, 25 and 1.25 are the same. ValueError with what to write instead."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise ValueError(NOT_MORE_TIME)
    amount = float(found[1].replace(",", "."))
    is_factor = not found[2] and LEAST_FACTOR <= amount <= MOST_FACTOR
    factor = round(amount if is_factor else 1 + amount / 100, 4)
    if not LEAST_FACTOR <= factor <= MOST_FACTOR:
        raise ValueError(NOT_MORE_TIME)
    return factor


def check_id_number(text: str) -> str:
    """An ID number as it is kept. ValueError with what to write instead; a gradebook takes it as it is."""
    return _checked(text, len(text) <= LONGEST_ID and text.isprintable(), NOT_AN_ID)


def check_email(text: str) -> str:
    """An e-mail address as it is kept. ValueError with what to write instead."""
    return _checked(
        text, not text or (len(text) <= LONGEST_EMAIL and bool(_EMAIL.fullmatch(text))), NOT_AN_EMAIL
    )


def _checked(text: str, is_sound: bool, fault: str) -> str:
    if not is_sound or text.startswith(FORMULA):
        raise ValueError(fault)
    return text


def _differ(by: str, line: RosterLine, known: Known) -> bool:
    """Whether ID numbers say that these are two people. Logins say nothing: everybody chooses their own."""
    ids = {line.id_number.casefold(), known.id_number.casefold()} - {""}
    return by in ("e-mail", "name") and len(ids) > 1


def _doubt(line: RosterLine, lines: Sequence[RosterLine], known: Sequence[Known]) -> str:
    for by, key in _WAYS:
        mine = key(line)
        if not mine or not any(key(one) == mine for one in known):
            continue
        if sum(key(one) == mine for one in known) > 1:
            return f"Several students have this {by}."
        if sum(key(other) == mine for other in lines) > 1:
            return f"Several lines have this {by}."
        return f"The student with this {by} has another ID number, or stands on another line."
    return ""
