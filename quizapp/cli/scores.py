"""`quizapp scores`: the scores of a class as CSV or as a workbook."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from quizapp.cli.services import open_services
from quizapp.core.errors import BadEntry, QuizError
from quizapp.formats.score_workbook import workbook_parts
from quizapp.usecases.exporting_scores import Scope, scope_of_code
from quizapp.usecases.score_tables import (
    PLATFORMS,
    Profile,
    Table,
    check_fit,
    score_table,
    score_text,
    traps_of,
)
from quizapp.usecases.services import Services


@click.command(
    epilog="Example: quizapp scores --class ABCD2345 --profile canvas --output scores.csv",
)
@click.option("--class", "code", required=True, help="The join code of the class, as its page shows it.")
@click.option("--quiz", "quiz_id", help="Only this quiz: the id in the address of its page.")
@click.option(
    "--table",
    type=click.Choice([one.value for one in Table]),
    help="What a row is: attempts, one each; grid, a learner with a column a quiz; responses, one answer; "
    "items, a fact in one kind.  [default: attempts, and grid for Moodle, Canvas and Blackboard]",
)
@click.option(
    "--profile",
    type=click.Choice([one.value for one in Profile]),
    default=Profile.PLAIN.value,
    show_default=True,
    help="Who reads it. raw: a program; names stand as they are, even those a spreadsheet would run.",
)
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["csv", "xlsx"]),
    default="csv",
    show_default=True,
    help="xlsx needs --output.",
)
@click.option("--bom", is_flag=True, help="Begin CSV with the mark by which Excel knows UTF-8.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen."
)
def command(
    code: str,
    quiz_id: str | None,
    table: str | None,
    profile: str,
    file_format: str,
    bom: bool,
    output: Path | None,
) -> None:
    """Write the scores of a class (UTF-8, commas, times in UTC).

    What a platform would misread, and scores above what a quiz can earn, are said on standard error.
    """
    reader = Profile(profile)
    rows = Table(table) if table else Table.GRID if reader in PLATFORMS else Table.ATTEMPTS
    if file_format == "xlsx" and output is None:
        raise click.UsageError("A workbook cannot be shown on the screen: name a file with --output.")
    try:
        check_fit(rows, reader, file_format == "xlsx")
    except BadEntry as bad:
        raise click.BadParameter(str(bad), param_hint=f"--{bad.field}") from bad
    with open_services() as services:
        scope = scope_of_code(services, code, quiz_id)
        for trap in traps_of(services, scope, reader, rows):
            click.echo(f"quizapp: {trap.text}", err=True)
        if output is None:
            for part in score_text(services, scope, rows, reader, services.clock(), bom):
                sys.stdout.write(part.replace("\r\n", "\n"))
        else:
            _write(output, _parts(services, scope, rows, reader, file_format, bom))


def _parts(
    services: Services, scope: Scope, table: Table, profile: Profile, file_format: str, bom: bool
) -> Iterable[bytes]:
    now = services.clock()
    if file_format == "xlsx":
        return workbook_parts(score_table(services, scope, table, now), table.value)
    return (part.encode() for part in score_text(services, scope, table, profile, now, bom))


def _write(output: Path, parts: Iterable[bytes]) -> None:
    try:
        with output.open("wb") as file:
            file.writelines(parts)
    except OSError as trouble:
        raise QuizError(
            f"{output} cannot be written ({trouble.strerror}). Choose another place."
        ) from trouble
