"""Deleting people with everything about them: because they ask for it, or because they never came back."""

from __future__ import annotations

from datetime import datetime, timedelta

from quizapp.core.errors import ChangedMeanwhile
from quizapp.store import own_data, scrubbing
from quizapp.store.people import Person
from quizapp.usecases.accounts import check_password
from quizapp.usecases.services import Services

WITHOUT_YOU = (
    "Nobody else teaches {names}. Put each such class in the bin first; then nobody is left waiting in it."
)
IDLE = timedelta(days=400)  # how long a guest who does not come back is kept
LARGE = 64 * 1024 * 1024  # bytes of a database that takes longer than about two seconds to write anew
QUIET = timedelta(minutes=30)
AT_ONCE = 50  # guests deleted in one transaction, so that others can write between


def classes_in_the_way(services: Services, person: Person) -> list[str]:
    """The names of the classes that would be left without anybody who teaches them."""
    with services.database.reading() as on:
        return own_data.list_classes_without_others(on, person.id)


def erase(services: Services, person: Person, password: str, now: datetime) -> None:
    """Delete a person and everything about them; all their sessions end with it.

    Raises BadEntry for a wrong password, which guests do not have, or TooManyGuesses, and ChangedMeanwhile
    while a class would be left without anybody who teaches it.
    """
    if person.is_claimed:
        check_password(services, person, password, now)
    with services.database.writing() as on:
        alone = own_data.list_classes_without_others(on, person.id)
        if alone:
            raise ChangedMeanwhile(WITHOUT_YOU.format(names=", ".join(alone)))
        own_data.erase(on, person.id)
        scrubbing.note(on)


def forget_idle_guests(services: Services, now: datetime) -> int:
    """Delete guests who have not been here for IDLE and whose classes have been still for as long.

    Returns how many.
    """
    count = 0
    while True:
        with services.database.writing() as on:
            idle = own_data.list_idle_guests(on, now - IDLE, AT_ONCE)
            for account_id in idle:
                own_data.erase(on, account_id)
                scrubbing.note(on)
        count += len(idle)
        if len(idle) < AT_ONCE:
            return count


def scrub(services: Services, now: datetime) -> int:
    """Take what was deleted out of the database's file, where that is due. Returns 1 if it was, else 0.

    A LARGE database waits until nobody has been here for QUIET: nobody can write while it is done.
    """
    with services.database.reading() as on:
        if not scrubbing.is_noted(on):
            return 0
        is_quiet = not own_data.was_somebody_here(on, now - QUIET)
    if scrubbing.size(services.database) > LARGE and not is_quiet:
        return 0
    scrubbing.scrub(services.database)
    return 1
