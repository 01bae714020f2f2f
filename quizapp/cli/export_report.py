"""The report of a file for another program, as words and as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from quizapp.core.errors import QuizError
from quizapp.formats.exports.written import Outcome, Written
from quizapp.formats.imports.items import Level, Message

LISTED = (Level.LOSS, Level.SKIP, Level.ERROR)
IN_WORDS = {Outcome.WITH_LOSS: "something is lost", Outcome.LEFT_OUT: "left out"}


def report_json(written: Written) -> str:
    """The report for programs: a row for each item, with what is said of it."""
    plain = {
        "format": written.format,
        "items": [
            {
                "number": row.number,
                "name": row.name,
                "kind": row.kind,
                "status": str(row.outcome),
                "messages": [_plain(message) for message in row.messages],
            }
            for row in written.rows
        ],
        "messages": [_plain(message) for message in written.messages],
        "totals": written.totals,
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def report_text(written: Written) -> str:
    """The counts, then each item of which something is lost or that is left out, and why."""
    totals = written.totals
    count = totals[str(Outcome.WITH_LOSS)]
    lines = [
        f"{written.format}: {totals['items']} items, {totals[str(Outcome.WRITTEN)]} written whole, "
        f"{count} with a loss, {totals[str(Outcome.LEFT_OUT)]} left out."
    ]
    lines += [f"- {message.message}" for message in written.messages]
    for row in written.rows:
        if row.outcome in IN_WORDS:
            why = "; ".join(message.message for message in row.messages if message.level in LISTED)
            lines.append(f"{row.number}. {row.name}: {IN_WORDS[row.outcome]}: {why}")
    return "\n".join(lines)


def deliver(written: Written, name: str, output: Path | None, report: Path | None, as_json: bool) -> None:
    """Write the file and say what became of each item; exit code 1 where nothing could be written.

    `output`: a file, or a folder that gets a file of this `name`; None for standard output. The report goes
    to standard error, as JSON if asked for, and as JSON to `report` if that is given.
    """
    click.echo(report_json(written) if as_json else report_text(written), err=True)
    if report is not None:
        _save(report, (report_json(written) + "\n").encode("utf-8"))
    totals = written.totals
    if totals["items"] == totals[str(Outcome.LEFT_OUT)]:
        click.echo("Nothing is written. Choose other kinds, sections or another format.", err=True)
        sys.exit(1)
    if output is None:
        click.echo(written.content, nl=False)
        return
    place = output / name if output.is_dir() else output
    _save(place, written.content)
    click.echo(f"Written to {place}.", err=True)


def _plain(message: Message) -> dict[str, Any]:
    return {
        "code": message.code,
        "level": str(message.level),
        "message": message.message,
        "field": message.field,
    }


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as trouble:
        raise QuizError(f"{path} cannot be written ({trouble.strerror}). Name another place.") from trouble
