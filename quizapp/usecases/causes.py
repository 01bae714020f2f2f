"""Why the content of a course changed: how it came about, and who did it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.store.people import Person


class How(StrEnum):
    """How a change came about; stored, so never renamed."""

    MADE = "made"  # a course without facts yet, in the browser
    LOADED = "loaded"  # from its folder
    ACCEPTED = "accepted"  # from its folder, by an instructor who looked at it
    IMPORTED = "imported"  # from a question file
    EDITED = "edited"  # in the browser
    DRAFTED = "drafted"  # from a text, with help
    PROMOTED = "promoted"  # questions became facts
    RESTORED = "restored"  # as it once was
    TAKEN_BACK = "taken back"  # one change alone
    AUDIENCE = "audience"  # who may see it
    EARLIER = "earlier"  # before changes were written down


@dataclass(frozen=True, slots=True)
class Cause:
    """How a change came about, and the account of whoever made it; None for a command or a folder."""

    how: How
    account_id: int | None = None


def cause(how: How, by: Person | None) -> Cause:
    """The cause of a change that a person made, or nobody of the database."""
    return Cause(how, by.id if by else None)
