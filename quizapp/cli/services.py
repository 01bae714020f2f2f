"""The configured database, for commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quizapp import create_app
from quizapp.usecases.services import Services


@contextmanager
def open_services() -> Iterator[Services]:
    """The services of the configured database, closed afterwards."""
    services: Services = create_app().extensions["quizapp"]
    try:
        yield services
    finally:
        services.database.close()
