"""`quizapp backup`: a checked copy of the database, while the server runs."""

from __future__ import annotations

from pathlib import Path

import click

from quizapp.cli.place import find_place
from quizapp.core.errors import QuizError
from quizapp.usecases import backups, condition

NONE_YET = "There is no database in {folder} yet, so there is nothing to back up."
ORPHANS = "Note: {count} rows refer to rows that are not there. Look with `quizapp doctor`."


@click.command(epilog="Example: quizapp backup --to /media/usb")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    help="A folder, or a new file in one. Default: the folder of the automatic backups.",
)
def command(target: Path | None) -> None:
    """Write a backup of everything learned and taught, while the server runs.

    It is read again and checked before it gets its name; its SHA-256 stands beside it. Keep the file
    `secret_key` of the instance folder, too: guests find their progress again only with it.
    """
    with find_place() as place:  # no app: it can be made without the secret, too
        if not condition.look_at_file(place.services):
            raise QuizError(NONE_YET.format(folder=place.instance))
        made = backups.make_backup(place.services, place.services.clock(), target=target)
    size = made.path.stat().st_size / 1000**2
    click.echo(f"{made.path} ({size:.1f} MB): {made.contents.in_words}. Read again and found whole.")
    if made.contents.orphans:
        click.echo(ORPHANS.format(count=made.contents.orphans), err=True)
    click.echo(f"To put it back: {backups.restore_command(made.path)}")
