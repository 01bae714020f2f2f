"""`quizapp db`: create, upgrade and describe the database."""

from __future__ import annotations

import alembic.command
import click
from alembic.util import CommandError

from quizapp.cli import revisions
from quizapp.cli.services import open_app
from quizapp.cli.starting import bring_up_to_date
from quizapp.core.errors import QuizError


@click.group(epilog="Example: quizapp db upgrade")
def command() -> None:
    """Create and upgrade the database."""


@command.command(epilog="Example: quizapp db upgrade")
def upgrade() -> None:
    """Bring the database to the newest revision; a new one is created."""
    with open_app() as app:
        bring_up_to_date(app)
    click.echo("The database is up to date.")


@command.command(epilog="Example: quizapp db current")
def current() -> None:
    """Print the revision the database is at, and whether it is the newest."""
    with open_app() as app:
        found, newest = revisions.found_revision(app), revisions.newest_revision()
    click.echo(f"{found} (newest)" if found == newest else f"{found} (this quizapp has {newest})")


@command.command(epilog='Example: quizapp db revision "add tags to quizzes"')
@click.argument("message")
def revision(message: str) -> None:
    """Draft a migration from the difference between tables and database (for developers)."""
    try:
        with open_app() as app, app.app_context():
            alembic.command.revision(revisions.configuration(app), message, autogenerate=True)
    except CommandError as problem:
        raise QuizError(f"No migration was drafted: {problem}") from problem
