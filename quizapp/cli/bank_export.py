"""`quizapp bank export`: a bank as one document, as its own files, or for another program."""

from __future__ import annotations

from pathlib import Path

import click

from quizapp.cli.bank_reading import (
    DATABASE,
    listed,
    read_contents,
    read_sound,
    write_folder,
    write_text,
)
from quizapp.cli.export_report import deliver
from quizapp.clock import now
from quizapp.core.errors import BadEntry
from quizapp.formats.exports.course import MOST_PER_FACT, Choice, course_file, file_name
from quizapp.formats.exports.known import formats
from quizapp.formats.native import json_document, picture_files, to_files

EXPORTS = """\b
Example: quizapp bank export borderland --format json --output borderland.json
         quizapp bank export borderland --format moodle-xml --kinds choice,year --output borderland.xml
"""


@click.command(epilog=EXPORTS)
@click.argument("name", metavar="PATH_OR_SLUG")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "native", *(form for form, _ in formats())]),
    default="json",
    show_default=True,
    help="json: one document for programs. native: the YAML files that people edit. "
    + " ".join(f"{form}: {about.about}." for form, about in formats()),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Where to write: a file, for native a folder. Without it, to standard output.",
)
@click.option("--kinds", default="", help="Kinds of question for other programs, with commas between.")
@click.option("--sections", default="", help="Sections for other programs; all if left out.")
@click.option("--seed", default="1", show_default=True, help="Draws the kinds; the same gives the same file.")
@click.option(
    "--per-fact",
    type=click.IntRange(1, MOST_PER_FACT),
    default=1,
    show_default=True,
    help="How many questions of different kinds about each fact, where so many suit it.",
)
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write the report there, as JSON."
)
@click.option("--json", "wants_json", is_flag=True, help="Say the report as JSON.")
@DATABASE
def export(
    name: str,
    form: str,
    output: Path | None,
    kinds: str,
    sections: str,
    seed: str,
    per_fact: int,
    report: Path | None,
    wants_json: bool,
    database: bool,
) -> None:
    """Write a bank as JSON, as its own files, or for another program.

    For another program it takes all written questions, and of each fact one of the kinds that the format can
    be told whole. What is lost or left out is said on standard error.
    """
    bank = read_sound(name, database)
    if form == "json":
        write_text(json_document(bank), output)
    elif form == "native" and output is not None:
        write_folder(to_files(bank), picture_files(bank, read_contents(name, database)), output)
    elif form == "native":
        click.echo("".join(f"# {file}\n{text}\n" for file, text in to_files(bank).items()), nl=False)
        if bank.pictures:
            click.echo("Its pictures are written only with --output.", err=True)
    else:
        choice = Choice(listed(kinds), listed(sections), seed, per_fact)
        try:
            contents = read_contents(name, database) if bank.pictures else {}
            written = course_file(bank, form, choice, now(), contents)
        except BadEntry as bad:
            raise click.UsageError(str(bad)) from bad
        deliver(written, file_name(bank.slug, form, now(), written.extension), output, report, wants_json)
