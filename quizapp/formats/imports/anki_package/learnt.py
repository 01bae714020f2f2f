"""What was learnt in Anki, as a package holds it: the log of answers, and what Anki reckoned of each card."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from quizapp.formats.imports.anki_package.archive import unpack
from quizapp.formats.imports.anki_package.collection import NoteType
from quizapp.formats.imports.anki_package.guarded import reading
from quizapp.formats.imports.anki_package.notetypes import NoteTypes, read_kinds
from quizapp.formats.imports.anki_package.trouble import NotReadable

MOST_ROWS = 50_000  # of the log
MOST_CARDS = 20_000
MOST_DATA = 2_000  # characters of what Anki keeps of a card
LONGEST_SECONDS = 120.0
EARLIEST = datetime(2006, 1, 1, tzinfo=UTC)  # Anki is from then
MOST_DAYS = 36_500.0
_FILTERED, _MANUAL, _MOVED = 3, 4, 5  # kinds of rows
_BUTTONS = (1, 2, 3, 4)
_REVIEW = 2
_SUSPENDED = -1
MANUAL, CRAMMED, RESET, ODD = "manual", "crammed", "reset", "odd"  # why a row is left out


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """A row of Anki's log: when, which of four buttons, 1 to 4, and how many seconds it took."""

    at: datetime
    button: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class PastState:
    """What Anki reckoned of a card after its last answer, at `at`.

    `stability` are the days after which nine of ten are still known. `difficulty` is from 1 to 10, or None
    where only an `ease` is known, the factor from one interval to the next: that of Anki's older scheduler.
    """

    at: datetime
    stability: float
    difficulty: float | None
    ease: float | None = None


@dataclass(frozen=True, slots=True)
class PastCard:
    """A card with what was learnt of it, the oldest answer first. `number` is Anki's."""

    number: int
    answers: tuple[PastAnswer, ...] = ()
    state: PastState | None = None
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt of the cards of a package, by the id that each has in its report of questions.

    `left_out` counts the rows of the log that are none of ours, by why. `trouble` says what kept the log
    from being read; then nothing is known.
    """

    cards: dict[str, PastCard]
    left_out: dict[str, int]
    trouble: str = ""


def read_learnt(content: bytes, now: datetime) -> Learnt:
    """What a package says was learnt until `now`. Never raises for what the file holds."""
    try:
        with tempfile.TemporaryDirectory(prefix="quizapp-", ignore_cleanup_errors=True) as folder:
            package = unpack(content, Path(folder))
            with reading(package.database) as database:
                return _learnt(database, now)
    except NotReadable as trouble:
        return Learnt({}, {}, str(trouble))


def _learnt(database: sqlite3.Connection, now: datetime) -> Learnt:
    names = _source_ids(database)
    left_out: Counter[str] = Counter()
    answers = _answers(database, now, left_out)
    created = _created(database)
    cards = {}
    rows = database.execute(
        "SELECT CAST(id AS INTEGER), CAST(nid AS INTEGER), CAST(ord AS INTEGER), CAST(type AS INTEGER),"
        " CAST(queue AS INTEGER), CAST(ivl AS INTEGER), CAST(due AS INTEGER), CAST(odue AS INTEGER),"
        " CAST(odid AS INTEGER), CAST(factor AS INTEGER), CAST(substr(data, 1, ?) AS TEXT)"
        " FROM cards LIMIT ?",
        (MOST_DATA, MOST_CARDS),
    )
    for number, note, place, sort, queue, interval, due, home_due, home, factor, data in rows:
        name = _source_id(*names.get(note, ("", None)), max(0, place or 0))
        if not name or name in cards:
            continue
        own = tuple(answers.get(number, ()))
        state = None
        if not own:
            day = home_due if home else due
            state = _of_fsrs(data, now) or _of_interval(sort, interval, day, factor, created, now)
        cards[name] = PastCard(number or 0, own, state, queue == _SUSPENDED)
    return Learnt(cards, dict(left_out))


def _source_ids(database: sqlite3.Connection) -> dict[int, tuple[str, NoteType | None]]:
    types: NoteTypes
    types, _ = read_kinds(database)
    rows = database.execute(
        "SELECT CAST(id AS INTEGER), CAST(substr(guid, 1, 200) AS TEXT), CAST(mid AS INTEGER) FROM notes"
    )
    return {number: (guid or "", types.get(kind)) for number, guid, kind in rows}


def _source_id(guid: str, kind: NoteType | None, place: int) -> str:
    """The id that the report of questions gives to a card of a note; empty where it has none."""
    if not guid or kind is None:
        return ""
    if kind.is_cloze:
        return f"{guid}/c{place + 1}"
    return f"{guid}/{place + 1}" if place else guid


def _answers(
    database: sqlite3.Connection, now: datetime, left_out: Counter[str]
) -> dict[int, list[PastAnswer]]:
    """The answers that count, by card, oldest first; a reset forgets those before it."""
    found: dict[int, list[PastAnswer]] = defaultdict(list)
    if not database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'revlog'").fetchone()[0]:
        return found
    if database.execute("SELECT count(*) FROM (SELECT 1 FROM revlog LIMIT ?)", (MOST_ROWS + 1,)).fetchone()[
        0
    ] > (MOST_ROWS):
        text = (
            f"its log has over {MOST_ROWS:,} answers, which is more than is read; export one deck at a time"
        )
        raise NotReadable("too-many-answers", text)
    rows = database.execute(
        "SELECT CAST(id AS INTEGER), CAST(cid AS INTEGER), CAST(ease AS INTEGER), CAST(factor AS INTEGER),"
        " CAST(time AS INTEGER), CAST(type AS INTEGER) FROM revlog ORDER BY 1"
    )
    for moment, card, button, factor, took, sort in rows:
        if sort == _MANUAL and not factor:
            left_out[RESET] += len(found.pop(card, ()))
            left_out[MANUAL] += 1
        elif sort in (_MANUAL, _MOVED):
            left_out[MANUAL] += 1
        elif sort == _FILTERED and not factor:
            left_out[CRAMMED] += 1
        else:
            at = _moment((moment or 0) / 1000)
            if at is None or not EARLIEST <= at <= now or button not in _BUTTONS:
                left_out[ODD] += 1
                continue
            seconds = min((took or 0) / 1000, LONGEST_SECONDS)
            found[card].append(PastAnswer(at, button, seconds if seconds > 0 else None))
    return found


def _of_fsrs(data: str | None, now: datetime) -> PastState | None:
    """The memory that Anki's newer scheduler keeps with a card. Without a stability there was no answer."""
    try:
        kept: Any = json.loads(data or "{}")
    except (ValueError, RecursionError):
        return None
    if not isinstance(kept, dict):
        return None
    stability, difficulty, last = (_number(kept.get(name)) for name in ("s", "d", "lrt"))
    at = None if last is None else _moment(last)
    if stability is None or difficulty is None or at is None or not EARLIEST <= at <= now:
        return None
    if not (0 < stability <= MOST_DAYS and 1 <= difficulty <= 10):
        return None
    return PastState(at, stability, difficulty)


def _of_interval(
    sort: int | None, interval: int | None, due: int | None, factor: int | None, created: datetime | None,
    now: datetime,
) -> PastState | None:  # fmt: skip
    """The interval that Anki's older scheduler has come to, of cards that are reviewed by days."""
    if sort != _REVIEW or created is None or not interval or not 1 <= interval <= MOST_DAYS:
        return None
    if due is None or abs(due) > MOST_DAYS:
        return None
    at = created + timedelta(days=due - interval)
    if not EARLIEST <= at <= now:
        return None
    ease = (factor or 0) / 1000
    return PastState(at, float(interval), None, ease if 1.0 < ease < 10.0 else 2.5)


def _created(database: sqlite3.Connection) -> datetime | None:
    """When the collection began: days count from there, so without it nothing is known of them."""
    row = database.execute("SELECT CAST(crt AS INTEGER) FROM col LIMIT 1").fetchone()
    return _moment(row[0]) if row and row[0] else None


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
