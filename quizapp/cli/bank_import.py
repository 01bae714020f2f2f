"""`quizapp bank import`: what a question file of another program holds, and what becomes of each item."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from quizapp.cli.services import open_services
from quizapp.core.errors import QuizError
from quizapp.formats.imports.decoding import decode, is_encoding
from quizapp.formats.imports.faulty import NOT_IN_PARTS, faulty_source
from quizapp.formats.imports.items import ImportReport, Message, Status
from quizapp.formats.imports.known import NAMES, UNREAD
from quizapp.formats.imports.limits import MAX_BYTES
from quizapp.formats.imports.reading import read_file
from quizapp.formats.imports.table_columns import CHOICES
from quizapp.usecases.foreign_files import report_of, take_in_file
from quizapp.usecases.foreign_items import CHANGED, NEW, UNCHANGED

NOTHING_FAULTY = "No item is faulty, so no file was written; what is skipped is sound, but not asked here."


def _known_encoding(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_encoding(value):
        raise click.BadParameter(f"'{value}' is not known; write one such as utf-8, windows-1251 or cp949.")
    return value


def _meanings(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """Title to role of all `--columns TITLE=ROLE`."""
    pairs = [text.rpartition("=") for text in value]
    for title, _, role in pairs:
        if not title or role not in CHOICES:
            raise click.BadParameter(
                f"'{title or role}' needs a title and a role, such as \"Land=question\"; roles: "
                f"{', '.join(CHOICES)}."
            )
    return {title: role for title, _, role in pairs}


@click.command(
    "import", epilog="Example: quizapp bank import questions.gift --bank my-course --faulty mend-these.gift"
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only read, and say what would become of each item.")
@click.option("--bank", "slug", default="", help="The course to take the good items into, by its short name.")
@click.option("--section", default="", help="Where new questions count; the first of the course if left out.")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
@click.option("--encoding", callback=_known_encoding, help="How the text is saved, if it is not found out.")
@click.option("--format", "form", type=click.Choice(list(NAMES)), help="What it is, if it is not found out.")
@click.option(
    "--columns",
    multiple=True,
    callback=_meanings,
    metavar="TITLE=ROLE",
    help='What a column of a table is, once for each: "Land=question". Without titles they are #1, #2 ...',
)
@click.option(
    "--faulty",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write the faulty items, in the format of the file, to put them right; what is sound and "
    "only skipped is not written.",
)
def import_file(
    file: Path,
    dry_run: bool,
    slug: str,
    section: str,
    as_json: bool,
    encoding: str | None,
    form: str | None,
    columns: dict[str, str],
    faulty: Path | None,
) -> None:
    """Take a question file of another program into a course: GIFT, Aiken, Moodle XML, QTI 1.2, tables, Anki.

    Every item is reported with its lines. The good ones are taken in, all or nothing; the same file again
    changes nothing. With --dry-run nothing is stored, and no course need be named. Exit code 1 where an item
    or the file cannot be imported, 2 where the command was called wrongly.
    """
    if not dry_run and not slug:
        raise click.UsageError("Name the course with --bank, or add --dry-run to see the report only.")
    if section and not slug:
        raise click.UsageError("--section is one of a course; name that with --bank.")
    if faulty is not None and faulty.resolve() == file.resolve():
        raise click.UsageError("--faulty names the file itself, which stays as it is. Name another.")
    content = _content_of(file)
    report = read_file(file.name, content, encoding, form, columns or None)
    stored = ""
    if slug and report.is_readable:
        report, stored = _against_course(slug, file.name, report, section, dry_run)
    elif report.is_readable:
        report = report_of(report)
    click.echo(report_json(report) if as_json else report_text(file.name, report, stored))
    if faulty is not None:
        _give_back(report, content, encoding, faulty)
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


def _against_course(
    slug: str, name: str, read: ImportReport, section: str, dry_run: bool
) -> tuple[ImportReport, str]:
    """What a file is to a course, and in words what was stored."""
    with open_services() as services:
        found = take_in_file(services, slug, name, read, services.clock(), section, dry_run)
    same = found.count(UNCHANGED)
    new = sum(item.is_suggested and item.change == NEW for item in found.items)
    changed = sum(item.is_suggested and item.change == CHANGED for item in found.items)
    counts = f"{new} new, {changed} changed, {same} as they were"
    out = sum(item.may_be_taken and not item.is_suggested for item in found.items)
    if out:
        counts += f"; {out} stay out, as notices say (tick them in the browser to take them in)"
    return found.as_read, f"{'Would be' if dry_run else 'Taken in'}: {counts}."


def report_text(file: str, report: ImportReport, stored: str = "") -> str:
    """The report to read: a line per item, what is to be said of it, the totals and what was stored."""
    lines = [_line(file, message) for message in report.messages]
    for row in report.rows:
        place = f"{file}:{row.line_start}" if row.line_start else file
        said = (place, str(row.status), row.kind, row.name)
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
    lines.append(stored or "Nothing was stored: this only looked.")
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


def _give_back(report: ImportReport, content: bytes, encoding: str | None, place: Path) -> None:
    """Write the faulty items, or say why there is no such file."""
    if report.totals[Status.ERROR] and report.format in NOT_IN_PARTS:
        click.echo(NOT_IN_PARTS[report.format], err=True)
        return
    _write_faulty(faulty_source(report, decode(content, encoding).text or ""), place)


def _write_faulty(source: str, place: Path) -> None:
    if not source:
        click.echo(NOTHING_FAULTY, err=True)
        return
    try:
        place.write_text(source, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise QuizError(f"{place} cannot be written ({trouble.strerror}). Name another place.") from trouble
    click.echo(f"The faulty items are in {place}.", err=True)
