"""`quizapp restore`: put a backup back, with everything of before kept."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from quizapp import create_app
from quizapp.cli import revisions
from quizapp.cli.place import Place, find_place
from quizapp.core.errors import NewerDatabase, QuizError
from quizapp.secret import kept_secret, renew_secret
from quizapp.settings import make_folder
from quizapp.store.database_file import read_contents
from quizapp.usecases import backups, restoring
from quizapp.usecases.restoring import Present, SetAside, Staged
from quizapp.usecases.services import BackupPlan

ON_SERVER = (
    "This database is on a PostgreSQL server, whose own tools put back what `pg_dump` wrote. Stop quizapp, "
    "then:\n"
    '  pg_restore --clean --if-exists --dbname="$DATABASE_URL" quizapp.dump\n'
    "A backup of SQLite cannot be put there."
)
NEWER = (
    "{source} was made by a newer quizapp (its revision is {revision}), which this one cannot read. Nothing "
    "was changed. Install the newer version, or choose another backup."
)
NOT_ASKED = "Nothing was changed. Where nobody can answer, say --yes."
NOT_BACKED_UP = "Note: the restored database has no backup yet. {trouble}"
KEY_MADE = (
    "There was no secret_key in {folder}, so a new one was made. If you have the old one, put it there "
    "before you start the server: guests find their progress again only with it."
)


@click.command(epilog="Example: quizapp restore instance/backups/quizapp-2026-11-23T09-00-00Z-timed.sqlite3")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(source: Path, yes: bool) -> None:
    """Put a backup back in the place of the database. Stop the server first.

    The backup is checked, and upgraded if it is of an older quizapp, before anything is replaced; the
    present database is kept. Exit code 3: the backup is of a newer quizapp.
    """
    with find_place(alone=True) as place:
        file, plan = place.services.database.file, place.services.backups
        if file is None or plan is None:
            raise QuizError(ON_SERVER)
        make_folder(place.instance)
        with restoring.alone_with(place.instance), restoring.staged(source, file, plan) as ready:
            _upgrade(ready, source)
            click.echo(f"{source} holds {ready.contents.in_words}.")
            present = restoring.look_at_present(file)
            click.echo(f"Now there {_in_words(present)}.")
            if not yes:
                _ask()
            now = place.services.clock()
            kept = restoring.keep_present(present, file, plan, now)
            restoring.put_in_place(ready, file)
            click.echo(f"Restored: {read_contents(file).in_words}.")
            _say_way_back(kept)
            _see_to_secret(place)
            _back_up(file, plan, now)


def _ask() -> None:
    try:
        is_wanted = click.confirm("Put the backup in its place? What is there now is kept.")
    except click.Abort as nobody:
        raise QuizError(NOT_ASKED) from nobody
    if not is_wanted:
        click.echo("Nothing was changed.")
        sys.exit(1)


def _upgrade(ready: Staged, source: Path) -> None:
    """Bring the copy up to date in its own folder; what is in use is not touched."""
    revision = ready.contents.revision
    if revision and revision not in revisions.known_revisions():
        raise NewerDatabase(NEWER.format(source=source, revision=revision))
    app = create_app(
        {
            "INSTANCE": ready.file.parent,
            "DATABASE_URL": f"sqlite:///{ready.file}",
            "SECRET_KEY": "nobody is signed in while a backup is upgraded",
        }
    )
    try:
        revisions.migrate(app)
    finally:
        app.extensions["quizapp"].database.close()


def _in_words(present: Present) -> str:
    if present.damage:
        return f"is a damaged database: {present.damage}"
    return f"is a database with {present.contents.in_words}" if present.contents else "is no database"


def _say_way_back(kept: SetAside) -> None:
    if kept.damage:
        click.echo(f"The damaged database is kept as {kept.path}.")
    elif kept.path:
        click.echo(f"To go back to what was there before: {backups.restore_command(kept.path)}")


def _back_up(file: Path, plan: BackupPlan, now: datetime) -> None:
    """So that the newest backup is of what is there now. Where that fails, what was restored stands."""
    try:
        restoring.back_up(file, plan, "restored", now)
    except QuizError as trouble:
        click.echo(NOT_BACKED_UP.format(trouble=trouble), err=True)


def _see_to_secret(place: Place) -> None:
    if not place.configured_secret and not kept_secret(place.instance).exists():
        renew_secret(place.instance)
        click.echo(KEY_MADE.format(folder=place.instance))
