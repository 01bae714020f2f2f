"""`quizapp bank import`: what a question file of another program holds, and what becomes of each item."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from quizapp.core.errors import QuizError
from quizapp.formats.imports.decoding import decode, is_encoding
from quizapp.formats.imports.faulty import faulty_source
from quizapp.formats.imports.items import ImportReport, Message, Status
from quizapp.formats.imports.known import NAMES, UNREAD
from quizapp.formats.imports.limits import MAX_BYTES
from quizapp.formats.imports.reading import read_file


def _known_encoding(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_encoding(value):
        raise click.BadParameter(f"'{value}' is not known; write one such as utf-8, windows-1251 or cp949.")
    return value


@click.command(
    "import", epilog="Example: quizapp bank import questions.gift --dry-run --faulty mend-these.gift"
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only read, and say what would become of each item.")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
@click.option("--encoding", callback=_known_encoding, help="How the text is saved, if it is not found out.")
@click.option("--format", "form", type=click.Choice(list(NAMES)), help="What it is, if it is not found out.")
@click.option(
    "--faulty",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write the items that cannot be imported, in the format of the file, to put them right.",
)
def import_file(
    file: Path, dry_run: bool, as_json: bool, encoding: str | None, form: str | None, faulty: Path | None
) -> None:
    """Say what a question file of another program holds: GIFT, Aiken and more, each item with its lines.

    Nothing is stored: --dry-run is the only way so far, so it has to be there. Exit code 1 where an item or
    the file cannot be imported, 2 where the command was called wrongly.
    """
    if not dry_run:
        raise click.UsageError("Nothing is taken in by this command yet. Add --dry-run to see the report.")
    if faulty is not None and faulty.resolve() == file.resolve():
        raise click.UsageError("--faulty names the file itself, which stays as it is. Name another.")
    content = _content_of(file)
    report = read_file(file.name, content, encoding, form)
    click.echo(report_json(report) if as_json else report_text(file.name, report))
    if faulty is not None:
        _write_faulty(faulty_source(report, decode(content, encoding).text or ""), faulty)
    if not report.is_readable or report.totals[Status.ERROR]:
        sys.exit(1)


def report_json(report: ImportReport) -> str:
    """The report as other programs read it; `messages` beside the items speak of the whole file."""
    items = [
        {
            "line_start": row.line_start,
            "line_end": row.line_end,
            "name": row.name,
            "kind": row.kind,
            "status": str(row.status),
            "messages": [_plain(message) for message in row.messages],
        }
        for row in report.rows
    ]
    plain = {
        "format": report.format,
        "items": items,
        "totals": report.totals,
        "messages": [_plain(message) for message in report.messages],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def report_text(file: str, report: ImportReport) -> str:
    """The report to read: a line per item, below it what is to be said of it, and the totals."""
    lines = [_line(file, message) for message in report.messages]
    for row in report.rows:
        said = (f"{file}:{row.line_start}", str(row.status), row.kind, row.name)
        lines.append(": ".join(filter(None, said)))
        lines += [f"    {_line(file, message)}" for message in row.messages]
    totals = ", ".join(
        f"{count} {name}" for name, count in report.totals.items() if name != "items" and count
    )
    what = NAMES.get(report.format) or UNREAD.get(report.format, ("not recognised", ""))[0]
    count = len(report.rows)
    lines.append(
        f"{file}: {what}, {count} {'item' if count == 1 else 'items'}{': ' if totals else ''}{totals}"
    )
    lines.append("Nothing was stored: this only looked.")
    return "\n".join(lines)


def _line(file: str, message: Message) -> str:
    """`file:line: level: message (code)`, which editors can jump to."""
    place = f"{file}:{message.line}" if message.line else file
    return f"{place}: {message.level}: {message.message} ({message.code})"


def _plain(message: Message) -> dict[str, Any]:
    return {"code": message.code, "message": message.message, "line": message.line}


def _content_of(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as trouble:
        raise QuizError(f"{file} cannot be read ({trouble.strerror}). Look at its permissions.") from trouble


def _write_faulty(source: str, place: Path) -> None:
    if not source:
        click.echo("No item is faulty, so no file was written.", err=True)
        return
    try:
        place.write_text(source, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise QuizError(f"{place} cannot be written ({trouble.strerror}). Name another place.") from trouble
    click.echo(f"The faulty items are in {place}.", err=True)
