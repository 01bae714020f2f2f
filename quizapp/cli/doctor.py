"""`quizapp doctor`: look whether everything is sound, and say what to do where it is not."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from quizapp.cli import revisions
from quizapp.cli.place import find_place
from quizapp.core.errors import QuizError
from quizapp.usecases.doctor import Finding, Level, Patient, examine

MARKS = {Level.FINE: "ok", Level.NOTE: "note", Level.FAULT: "FAULT"}


@click.command(epilog="Example: quizapp doctor --quick")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option(
    "--quick", is_flag=True, help="Leave out what takes longest: the indexes and the speed of the disk."
)
def command(as_json: bool, quick: bool) -> None:
    """Look at the folder, the disk, the backups and every page of the database; changes nothing.

    It may run beside the server. Exit code 1 where something must be done.
    """
    known = revisions.known_revisions()
    with find_place() as place:
        if not place.instance.is_dir():
            raise QuizError(f"There is no folder {place.instance} yet. `quizapp serve` makes it.")
        findings = examine(
            Patient(
                services=place.services,
                instance=place.instance,
                configured_secret=place.configured_secret,
                newest_revision=known[0],
                known_revisions=frozenset(known),
                now=place.services.clock(),
                quick=quick,
            )
        )
    is_sound = all(finding.level is not Level.FAULT for finding in findings)
    click.echo(_as_json(findings, is_sound) if as_json else _as_text(findings, is_sound))
    if not is_sound:
        sys.exit(1)


def _as_text(findings: list[Finding], is_sound: bool) -> str:
    lines = []
    for finding in findings:
        lines.append(f"{MARKS[finding.level]:<6}{finding.name:<12}{finding.says}")
        if finding.advice:
            lines.append(f"{'':18}{finding.advice}")
    lines.append("Everything is sound." if is_sound else "Something must be done: see FAULT above.")
    return "\n".join(lines)


def _as_json(findings: list[Finding], is_sound: bool) -> str:
    shown = {"sound": is_sound, "findings": [asdict(finding) for finding in findings]}
    return json.dumps(shown, ensure_ascii=False, indent=2)
