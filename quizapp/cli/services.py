"""The configured application and database, for commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from quizapp import create_app
from quizapp.cli.revisions import check_up_to_date
from quizapp.core.errors import QuizError, StorageTrouble
from quizapp.store.trouble import is_damage, reason_of
from quizapp.usecases import condition
from quizapp.usecases.services import Services


@contextmanager
def open_app() -> Iterator[Flask]:
    """The configured application; its database is closed afterwards."""
    app = create_app()
    try:
        yield app
    finally:
        app.extensions["quizapp"].database.close()


@contextmanager
def open_services() -> Iterator[Services]:
    """The services of the configured database, closed afterwards.

    Raises QuizError unless the database has the tables of this version, and where it turns out damaged.
    """
    with open_app() as app:
        check_up_to_date(app)
        services: Services = app.extensions["quizapp"]
        try:
            yield services
        except StorageTrouble as trouble:
            if not is_damage(trouble):
                raise
            raise QuizError(condition.damaged(services, reason_of(trouble))) from trouble
