"""Stopping a study session before all of it was asked: what is left waits for another day."""

from __future__ import annotations

from datetime import datetime

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.leaving_out import leave_out
from quizapp.store.people import Person
from quizapp.usecases.coming_back import Learner
from quizapp.usecases.course_access import get_session
from quizapp.usecases.moving_on import current_on, move
from quizapp.usecases.services import Services
from quizapp.usecases.sitting import OVER


def stop(services: Services, person: Person, public_id: str, position: int, now: datetime) -> None:
    """End a session where it stands, at `position`; undoing its last answer opens it again.

    Stopping what is over changes nothing. Raises NotFound, or ChangedMeanwhile where it has gone on since.
    """
    with services.database.writing() as on:
        row = get_session(on, person, public_id)
        here = current_on(services, on, row)
        if here.step is None:
            return
        if position != here.session.position:
            raise ChangedMeanwhile(OVER)
        move(Learner(services, on, person, here.bank), row, here.session, leave_out(here.session, ()), now)
