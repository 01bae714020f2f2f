"""`quizapp bank`: check, export and describe question banks, from their files."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli.bank_draft import draft
from quizapp.cli.bank_export import export
from quizapp.cli.bank_import import import_file
from quizapp.cli.bank_reading import (
    DATABASE,
    bank_folders,
    from_here,
    json_text,
    read_named,
    read_sound,
    write_text,
)
from quizapp.core.coverage import ledger_of, ledger_text
from quizapp.core.errors import QuizError
from quizapp.core.facts import Bank
from quizapp.formats.native import (
    Fault,
    ReadResult,
    find_bank,
    with_source,
)

if TYPE_CHECKING:
    from quizapp.usecases.courses import Change

OUTCOMES = {
    "loaded": "loaded.",
    "same": "this content is loaded already.",
    "kept": "left as it is, because it is changed in the browser and nothing in the folder is new to it.",
    "proposed": "left as it is, because it is changed in the browser.",
    "faulty": "not loaded. Put the faults right and load it again.",
}


@click.group(epilog="Example: quizapp bank check borderland")
def command() -> None:
    """Check, load, import, export and describe question banks."""


@command.command(epilog="Example: quizapp bank check questions/borderland")
@click.argument("name", metavar="PATH_OR_SLUG")
@click.option("--json", "as_json", is_flag=True, help="Write the faults as JSON.")
@click.option(
    "--source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The text of the source, each paragraph after its mark: '[H8] The bridge ...'. "
    "Looks whether values and names stand where the facts say.",
)
def check(name: str, as_json: bool, source: Path | None) -> None:
    """List every fault of a bank, a folder or one file: file, line, column, what to write instead.

    Exit code 1 where there is a fault.
    """
    result = read_named(name)
    if source is not None:
        result = with_source(result, _text_of(source))
    if as_json:
        click.echo(json_text(_check_report(name, result)))
    else:
        _print_faults(name, result)
    if result.faults:
        sys.exit(1)


@command.command(epilog="Example: quizapp bank load questions/borderland")
@click.argument("name", metavar="PATH_OR_SLUG")
@click.option("--accept", is_flag=True, help="Take the folder's content even so, in place of what is there.")
def load(name: str, accept: bool) -> None:
    """Load a bank into the database, all or nothing. Learners keep what they remember of its facts.

    A bank that is changed in the browser is left as it is; what its folder holds is proposed to instructors.
    """
    from quizapp.cli.services import open_services
    from quizapp.usecases import importing

    folder = Path(name) if Path(name).is_dir() else from_here(find_bank(name, bank_folders()))
    with open_services() as services:
        loaded = importing.load_folder(services, folder, services.clock(), accept)
    for fault in loaded.faults:
        click.echo(str(fault))
    click.echo(f"{loaded.slug}: {OUTCOMES[loaded.outcome]}")
    if loaded.change is not None:
        click.echo(f"The folder would bring: {in_words(loaded.change)}.")
        takes = "An instructor accepts it" if loaded.outcome == "proposed" else "Nobody is asked about it"
        click.echo(f"{takes} under Question files; --accept takes it now.")
    if loaded.faults:
        sys.exit(1)


def in_words(change: Change) -> str:
    """`3 facts added, 1 changed, 2 gone`, and what else would change."""
    added, changed, gone = change.counts
    words = [f"{added} {'fact' if added == 1 else 'facts'} added, {changed} changed, {gone} gone"]
    words += [f"{count} of {part}" for part, count in change.parts.items() if part != "bank"]
    words += ["its description"] if "bank" in change.parts else []
    words += [f"its audience ({change.audience})"] if change.audience else []
    return ", ".join(words)


@command.command(epilog="Example: quizapp bank coverage borderland --output questions/borderland/COVERAGE.md")
@click.argument("name", metavar="PATH_OR_SLUG")
@click.option("--output", type=click.Path(path_type=Path), help="A file; without it, to standard output.")
@DATABASE
def coverage(name: str, output: Path | None, database: bool) -> None:
    """List what each paragraph and note of the source gives, as Markdown.

    Exit code 1 where one gives nothing and `without_facts` of bank.yaml does not say why.
    """
    bank = read_sound(name, database)
    write_text(ledger_text(bank), output)
    missing = ledger_of(bank).open_marks
    if missing:
        click.echo(f"Nothing yet, and no reason given: {', '.join(missing)}", err=True)
        sys.exit(1)


@command.command(epilog="Example: quizapp bank stats borderland --json")
@click.argument("name", metavar="PATH_OR_SLUG")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@DATABASE
def stats(name: str, as_json: bool, database: bool) -> None:
    """Count the facts of a bank by section, type of answer, weight and kind of question."""
    figures = bank_stats(read_sound(name, database))
    if as_json:
        click.echo(json_text(figures))
        return
    for key, value in figures.items():
        if isinstance(value, dict):
            click.echo(f"{key}:")
            for part, count in value.items():
                click.echo(f"  {part:<24}{count:>6}" if isinstance(count, int) else f"  {part}: {count}")
        else:
            click.echo(f"{key}: {value}")


@command.command(epilog="Example: quizapp bank lint borderland --seeds 20")
@click.argument("name", metavar="PATH_OR_SLUG")
@click.option("--seeds", type=click.IntRange(1, 500), default=20, show_default=True, help="Variants of each.")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
@DATABASE
def lint(name: str, seeds: int, as_json: bool, database: bool) -> None:
    """Generate questions by the thousand and judge every one of them.

    Exit code 1 where a rule is broken; remarks to the author (level W) alone do not count.
    """
    from quizapp.cli.lint import report_json, report_text
    from quizapp.core.lint_batches import lint_bank

    report = lint_bank(read_sound(name, database), range(1, seeds + 1))
    click.echo(report_json(report) if as_json else report_text(report))
    if report.errors:
        sys.exit(1)


command.add_command(draft)
command.add_command(import_file)
command.add_command(export)


def bank_stats(bank: Bank) -> dict[str, Any]:
    """The figures of a bank: how many facts there are of each sort, and what each kind can ask."""
    from quizapp.core.coverage import FEW_KINDS, why_few
    from quizapp.core.kinds import kinds_for

    facts = bank.facts
    by_fact = {item.id: kinds_for(item, bank) for item in bank.items}
    kinds = Counter(kind.name for several in by_fact.values() for kind in several)
    by_fact = {fact.id: by_fact[fact.id] for fact in facts}
    return {
        "slug": bank.slug,
        "title": bank.head.title,
        "revision": bank.revision,
        "facts": len(facts),
        "sections": _counted((fact.section for fact in facts), (part.id for part in bank.head.sections)),
        "answers": _counted(fact.answer.type_name for fact in facts),
        "weights": _counted((str(fact.weight) for fact in facts), ("3", "2", "1")),
        "kinds": dict(kinds.most_common()),
        "kinds per fact": round(sum(map(len, by_fact.values())) / max(1, len(facts)), 2),
        "facts of fewer than three kinds": {
            fact.id: f"{', '.join(kind.name for kind in by_fact[fact.id])}: {why_few(fact)}"
            for fact in facts
            if len(by_fact[fact.id]) < FEW_KINDS
        },
        "names": len(bank.names),
        "series": len(bank.series),
        "points": sum(len(series.points) for series in bank.series),
        "fixed": len(bank.fixed),
        "cautions": sum(1 for fact in facts if fact.caution),
        "cautions kept out of graded quizzes": sum(1 for fact in facts if not fact.may_be_graded),
        "claims": sum(1 for fact in facts if fact.claim),
        "turned": sum(1 for fact in facts if fact.turn),
        "events": sum(1 for fact in facts if fact.event),
    }


def _counted(things: Iterable[str], order: Iterable[str] = ()) -> dict[str, int]:
    """How often each thing occurs: those of `order` first, then the rest, most frequent first."""
    counts = Counter(things)
    return {**{thing: counts[thing] for thing in order}, **dict(counts.most_common())}


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        raise QuizError(f"{path} cannot be read as UTF-8 text. Save it as UTF-8 and try again.") from trouble


def _print_faults(name: str, result: ReadResult) -> None:
    for fault in result.faults:
        click.echo(str(fault))
    for warning in result.warnings:
        click.echo(str(_marked(warning)))
    count = len(result.faults)
    verdict = {0: "no fault", 1: "1 fault"}.get(count, f"{count} faults")
    warnings = len(result.warnings)
    if warnings:
        verdict += f", {warnings} {'warning' if warnings == 1 else 'warnings'}"
    if result.bank is not None:
        verdict += f", {len(result.bank.facts)} facts"
        if result.bank.fixed:
            verdict += f", {len(result.bank.fixed)} fixed questions"
    click.echo(f"{name}: {verdict}")


def _marked(warning: Fault) -> Fault:
    return Fault(warning.file, warning.line, warning.column, f"warning: {warning.message}")


def _check_report(name: str, result: ReadResult) -> dict[str, Any]:
    return {
        "name": name,
        "faults": [asdict(fault) for fault in result.faults],
        "warnings": [asdict(warning) for warning in result.warnings],
        "facts": len(result.bank.facts) if result.bank else None,
        "fixed": len(result.bank.fixed) if result.bank else None,
        "revision": result.bank.revision if result.bank else None,
    }
