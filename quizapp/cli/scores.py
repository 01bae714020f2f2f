"""`quizapp scores`: the scores of a class as CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from quizapp.cli.services import open_services
from quizapp.core.errors import QuizError
from quizapp.usecases import grading


@click.command(epilog="Example: quizapp scores --class ABCD2345 --output scores.csv")
@click.option("--class", "code", required=True, help="The join code of the class, as its page shows it.")
@click.option("--quiz", "quiz_id", help="Only this quiz: the id in the address of its page.")
@click.option(
    "--table",
    type=click.Choice(["attempts", "grid"]),
    default="attempts",
    show_default=True,
    help="attempts: a row each. grid: a row a learner, a column a quiz.",
)
@click.option("--profile", type=click.Choice(["plain"]), default="plain", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen."
)
def command(code: str, quiz_id: str | None, table: str, profile: str, output: Path | None) -> None:
    """Write the scores of a class as CSV (UTF-8, commas, times in UTC)."""
    with open_services() as services:
        lines = grading.scores_by_code(services, code, quiz_id, table, services.clock())
        if output is None:
            for line in lines:
                sys.stdout.write(line.replace("\r\n", "\n"))
        else:
            _write(output, lines)


def _write(output: Path, lines: Iterator[str]) -> None:
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
    except OSError as trouble:
        raise QuizError(
            f"{output} cannot be written ({trouble.strerror}). Choose another place."
        ) from trouble
