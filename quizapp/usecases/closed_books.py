"""Closed books: while such a quiz is taken, its course is shut for whoever takes it.

Shut are its text, its cards, practice and earlier results: all that could be looked up. What a course is in
somebody else's browser is not known here; for the hall there are courses kept for instructors.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN, is_over
from quizapp.core.errors import ClosedBook
from quizapp.store import closed_books
from quizapp.store.closed_books import ShutRow
from quizapp.store.people import Person

SHUT = (
    "“{title}” is a closed-book quiz, and you are taking it. Until you hand it in, this course is shut for "
    "you: its text, cards, practice and results."
)


def check_book(on: Connection, person: Person | None, bank_id: int, now: datetime) -> None:
    """Raise ClosedBook where this person is taking a closed-book quiz about the bank."""
    row = closed_books.find_open(on, person.id, bank_id) if person else None
    if row is not None:
        check_shut(row, now)


def check_shut(row: ShutRow, now: datetime) -> None:
    """Raise ClosedBook where the row says of an attempt that it shuts the course now."""
    if row.shut_by is not None and not is_over(OPEN, row.shut_until, now):
        raise ClosedBook(SHUT.format(title=row.shut_title), row.shut_by)
