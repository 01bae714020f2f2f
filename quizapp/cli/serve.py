"""`quizapp serve`: everything from an empty folder to a page in the browser."""

from __future__ import annotations

import contextlib
import signal
import sys
import webbrowser
from pathlib import Path
from types import FrameType
from typing import Any

import click
from flask import Flask
from waitress.server import create_server

from quizapp import paths
from quizapp.cli.housekeeper import keeping_house
from quizapp.cli.revisions import bring_up_to_date
from quizapp.cli.services import open_app
from quizapp.core.errors import QuizError
from quizapp.store.db import can_write
from quizapp.usecases import importing, joining
from quizapp.usecases.services import Services

THREADS = 4
CONNECTIONS = 1000  # a whole class reloads at the bell; the server's default would turn them away


@click.command(epilog="Example: quizapp serve --port 8000")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other computers in.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option("--open/--no-open", "open_browser", default=False, show_default=True, help="Open a browser.")
def command(host: str, port: int, open_browser: bool) -> None:
    """Serve the app: makes its folder, secret and database, loads the banks and prints the address."""
    with open_app() as app:
        services: Services = app.extensions["quizapp"]
        prepare(app, services)
        _serve(app, services, host, port, open_browser)


def prepare(app: Flask, services: Services) -> None:
    """Bring the database up to date and load the banks. Raises QuizError where it cannot be written."""
    bring_up_to_date(app)
    if not can_write(services.database):
        raise QuizError(f"The database in {app.instance_path} cannot be written. Check who owns that folder.")
    folders = [paths.shipped_questions(), Path(app.instance_path) / "questions"]
    for loaded in importing.load_folders(services, folders, services.clock()):
        for fault in loaded.faults:
            click.echo(str(fault), err=True)
        if loaded.faults:
            click.echo(
                f"The bank {loaded.slug} was not loaded: put the above right and start again.", err=True
            )


def _serve(app: Flask, services: Services, host: str, port: int, open_browser: bool) -> None:
    try:
        server: Any = create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=True,
            ident="quizapp",
        )
    except OSError as trouble:
        raise QuizError(
            f"Port {port} of {host} cannot be used ({trouble.strerror}). Choose another with --port."
        ) from trouble
    shown = "localhost" if host in ("0.0.0.0", "::", "127.0.0.1") else host  # noqa: S104 - only named
    base = app.config["PUBLIC_URL"] or f"http://{shown}:{server.effective_port}"
    signal.signal(signal.SIGTERM, _stop)
    with contextlib.suppress(KeyboardInterrupt, SystemExit):
        _greet(services, base)
        if open_browser:
            webbrowser.open(base)
        with keeping_house(services, Path(app.instance_path)):
            server.run()
    server.task_dispatcher.shutdown(cancel_pending=True, timeout=10)
    server.close()


def _greet(services: Services, base: str) -> None:
    click.echo(f"quizapp runs at {base}")
    if joining.needs_instructor(services):
        token = joining.new_set_up_link(services, services.clock())
        click.echo(f"To teach, open this link once, within a day: {base}/set-up/{token}")
    click.echo("Stop it with Ctrl+C. Everything is saved as it happens.")
    sys.stdout.flush()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit
