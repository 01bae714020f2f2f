"""`quizapp memory`: what learners remember, reckoned from the log of their answers."""

from __future__ import annotations

import click

from quizapp.cli.memory_rebuild import rebuild


@click.group(epilog="Example: quizapp memory rebuild --check")
def command() -> None:
    """Reckon memories anew from the log of answers."""


command.add_command(rebuild)
