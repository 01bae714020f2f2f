"""`quizapp serve`: everything from an empty folder to a page in the browser."""

from __future__ import annotations

import contextlib
import signal
import sys
import webbrowser
from pathlib import Path
from types import FrameType

import click
from flask import Flask

from quizapp import paths
from quizapp.cli.bank import in_words
from quizapp.cli.housekeeper import keeping_house
from quizapp.cli.servers import Server, Threads, Workers
from quizapp.cli.services import open_app
from quizapp.cli.starting import bring_up_to_date
from quizapp.core.errors import QuizError
from quizapp.secret import kept_secret, others_may_read, renew_secret
from quizapp.usecases import importing, setting_up
from quizapp.usecases.importing import Loaded
from quizapp.usecases.services import Services

MOST_FAULTS = 20  # of one bank at start; `bank check` lists all


@click.command(epilog="Example: quizapp serve --port 8000")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other computers in.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64),
    help="Processes. Several need the extra `server`, and gain most on PostgreSQL.",
)  # fmt: skip
@click.option("--open/--no-open", "open_browser", default=False, show_default=True, help="Open a browser.")
@click.option("--new-secret", is_flag=True, help="Make a new secret where the old one is lost.")
def command(host: str, port: int, workers: int, open_browser: bool, new_secret: bool) -> None:
    """Serve the app: makes its folder, secret and database, loads the banks and prints the address.

    An older database is upgraded, after a backup. Exit code 3: the database is of a newer quizapp.
    """
    if new_secret:
        renew_secret(paths.instance_folder())
    with open_app() as app:
        services: Services = app.extensions["quizapp"]
        prepare(app, services)
        _serve(app, services, host, port, workers, open_browser)


def prepare(app: Flask, services: Services) -> None:
    """Bring the database up to date and load the banks. Raises QuizError where it cannot be written."""
    bring_up_to_date(app)
    _warn_of_readable(kept_secret(Path(app.instance_path)))
    folders = [paths.shipped_questions(), Path(app.instance_path) / "questions"]
    for loaded in importing.load_folders(services, folders, services.clock()):
        _tell(loaded)


def _tell(loaded: Loaded) -> None:
    """Say of a folder what somebody should do about it; nothing where all is well."""
    for fault in loaded.faults[:MOST_FAULTS]:
        click.echo(str(fault), err=True)
    if len(loaded.faults) > MOST_FAULTS:
        click.echo(f"List all faults with: quizapp bank check {loaded.slug}", err=True)
    if loaded.outcome == "faulty":
        click.echo(f"The bank {loaded.slug} was not loaded: put the above right and start again.", err=True)
    if loaded.outcome == "proposed" and loaded.change is not None:
        click.echo(
            f"The folder of {loaded.slug} has changed, but the course is edited in the browser. Instructors "
            f"can accept or decline it under Question files: {in_words(loaded.change)}.",
            err=True,
        )


def _warn_of_readable(secret: Path) -> None:
    if secret.exists() and others_may_read(secret):
        click.echo(f"Others on this computer can read the secret: chmod 600 {secret}", err=True)


def _serve(app: Flask, services: Services, host: str, port: int, workers: int, open_browser: bool) -> None:
    signal.signal(signal.SIGTERM, _stop)
    try:
        server: Server = Workers(workers, host, port) if workers > 1 else Threads(app, host, port)
    except OSError as trouble:
        raise QuizError(
            f"Port {port} of {host} cannot be used ({trouble.strerror}). Choose another with --port."
        ) from trouble
    shown = "localhost" if host in ("0.0.0.0", "::", "127.0.0.1") else host  # noqa: S104 - only named
    base = app.config["PUBLIC_URL"] or f"http://{shown}:{server.port}"
    try:
        with contextlib.suppress(KeyboardInterrupt, SystemExit):
            _greet(services, base)
            if open_browser:
                webbrowser.open(base)
            with keeping_house(services, Path(app.instance_path)):
                server.run()
    finally:
        server.close()


def _greet(services: Services, base: str) -> None:
    click.echo(f"quizapp runs at {base}")
    if setting_up.needs_instructor(services):
        token = setting_up.new_set_up_link(services, services.clock())
        click.echo(f"To teach, open this link once, within a day: {base}/set-up/{token}")
    click.echo("Stop it with Ctrl+C. Everything is saved as it happens.")
    sys.stdout.flush()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit
