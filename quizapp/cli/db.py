"""`quizapp db`: create, upgrade and describe the database."""

from __future__ import annotations

import click
import flask_migrate

from quizapp import create_app
from quizapp.usecases.services import Services


@click.group(epilog="Example: quizapp db upgrade")
def command() -> None:
    """Create and upgrade the database."""


@command.command(epilog="Example: quizapp db upgrade")
def upgrade() -> None:
    """Bring the database to the newest revision; a new one is created."""
    app = create_app()
    with app.app_context():
        flask_migrate.upgrade()
    close(app.extensions["quizapp"])
    click.echo("The database is up to date.")


@command.command(epilog="Example: quizapp db current")
def current() -> None:
    """Print the revision the database is at."""
    app = create_app()
    with app.app_context():
        flask_migrate.current()
    close(app.extensions["quizapp"])


@command.command(epilog='Example: quizapp db revision "add tags to quizzes"')
@click.argument("message")
def revision(message: str) -> None:
    """Draft a migration from the difference between tables and database (for developers)."""
    app = create_app()
    with app.app_context():
        flask_migrate.migrate(message=message)
    close(app.extensions["quizapp"])


def close(services: Services) -> None:
    """Close the database, so that the process ends clean."""
    services.database.close()
