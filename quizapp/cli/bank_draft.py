"""`quizapp bank draft`: proposals for facts from a document, and how good they are."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from quizapp.cli.bank_reading import read_sound
from quizapp.core.errors import QuizError
from quizapp.core.facts import Bank
from quizapp.core.proposing_facts import Proposal, names_of, propose
from quizapp.core.proposing_facts.against import Score, better_half, scores
from quizapp.formats.documents.as_native import Names, Units, native_answer
from quizapp.formats.documents.document import MOST_FILE, Document, DocumentSection
from quizapp.formats.documents.draft_files import draft_files
from quizapp.formats.documents.reading import read_document
from quizapp.formats.native.writer import answer_to_plain


@click.command(epilog="Example: quizapp bank draft report.pdf --output drafts/report")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--section", default="", help="Only the section of this title or id.")
@click.option("--language", default="en", show_default=True, help="The language of the document: en, ru, ...")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="A new folder for the draft. Without it, only a count by type.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the proposals as JSON.")
@click.option("--against", metavar="BANK", default="", help="Compare with a bank made of the same document.")
def draft(file: Path, section: str, language: str, output: Path | None, as_json: bool, against: str) -> None:
    """Propose facts from a document: plain text, Markdown or PDF.

    Rules find years, dates, figures, names and definitions. Somebody has to read each, and to say it in
    their own words, before it is a fact: the draft shows what is left to write.
    """
    with file.open("rb") as stream:
        document = read_document(file.name, stream.read(MOST_FILE + 1))
    document = _only(document, section) if section else document
    proposals = propose(document.passages, language)
    measured = _measure(proposals, against) if against else {}
    if output is not None:
        _write(output, draft_files(document, proposals, language))
    if as_json:
        click.echo(json.dumps(_as_json(document, proposals, measured), ensure_ascii=False, indent=2))
        return
    _print(document, proposals, output)
    for title, rows in measured.items():
        _print_scores(title, rows)


def _only(document: Document, wanted: str) -> Document:
    found = [part for part in document.sections if wanted.casefold() in (part.id, part.title.casefold())]
    if not found:
        raise QuizError(
            f"There is no section '{wanted}'. There are: {', '.join(p.title for p in document.sections)}."
        )
    keep: tuple[DocumentSection, ...] = tuple(found)
    inside = tuple(passage for passage in document.passages if passage.section == keep[0].id)
    return replace(document, sections=keep, passages=inside)


def _write(folder: Path, files: dict[str, str]) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise QuizError(f"The folder {folder} is not empty. Name a new one, so that nothing is written over.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _measure(proposals: tuple[Proposal, ...], name: str) -> dict[str, tuple[Score, ...]]:
    bank: Bank = read_sound(name)
    return {"All proposals": scores(proposals, bank), "The better half": scores(better_half(proposals), bank)}


def _print(document: Document, proposals: tuple[Proposal, ...], output: Path | None) -> None:
    counts = Counter(one.type for one in proposals)
    whole = sum(one.is_whole for one in proposals)
    click.echo(f"{document.title}: sections {len(document.sections)}, paragraphs {len(document.passages)}.")
    click.echo(
        f"{len(proposals)} proposals, {whole} with statement and question; the others are left to be written."
    )
    for name, count in counts.most_common():
        sure = sum(one.type == name and one.grade != "doubtful" for one in proposals)
        click.echo(f"  {name:8} {count:5}  ({sure} likely)")
    if output is not None:
        click.echo(f"Written to {output}. What is left to write: quizapp bank check {output}")


def _print_scores(title: str, rows: tuple[Score, ...]) -> None:
    click.echo(
        f"\n{title}\n  {'type':8} {'facts':>7} {'found':>7} {'recall':>7} "
        f"{'proposed':>9} {'of use':>7} {'precision':>9}"
    )
    for row in rows:
        click.echo(
            f"  {row.type:8} {row.facts:7} {row.facts_met:7} {row.recall:7.0%} {row.proposals:9} "
            f"{row.proposals_met:7} {row.precision:9.0%}"
        )


def _as_json(
    document: Document, proposals: tuple[Proposal, ...], measured: dict[str, tuple[Score, ...]]
) -> dict[str, Any]:
    texts = {passage.mark: passage.text for passage in document.passages}
    names, units = Names(), Units()
    return {
        "title": document.title,
        "sections": [{"id": p.id, "title": p.title, "paragraphs": list(p.marks)} for p in document.sections],
        "names": [
            {"label": one.label, "pool": one.pool, "count": one.count} for one in names_of(document.passages)
        ],
        "counts": dict(Counter(one.type for one in proposals)),
        "proposals": [
            {
                "type": one.type,
                "answer": answer_to_plain(native_answer(one.answer, names, units, one.pool)),
                "value": one.value.of(texts[one.mark]),
                "about": {"of": one.subject, "what": one.what, "in": one.year},
                "say": one.say,
                "ask": one.ask,
                "at": one.mark,
                "sentence": one.sentence.of(texts[one.mark]),
                "confidence": one.confidence,
                "reason": one.reason,
            }
            for one in proposals
        ],
        **(
            {"against": {title: [_row(row) for row in rows] for title, rows in measured.items()}}
            if measured
            else {}
        ),
    }


def _row(row: Score) -> dict[str, Any]:
    return {
        "type": row.type, "facts": row.facts, "facts_met": row.facts_met, "recall": round(row.recall, 3),
        "proposals": row.proposals, "proposals_met": row.proposals_met, "precision": round(row.precision, 3),
    }  # fmt: skip
