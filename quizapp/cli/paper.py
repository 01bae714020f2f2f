"""`quizapp paper`: a printable quiz with its key, from bank, blueprint and seed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from quizapp.cli.bank import DATABASE, read_sound
from quizapp.core.blueprint import Blueprint
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Question

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LINE = "_" * 30


@click.command(epilog="Example: quizapp paper --bank borderland --seed 7 --count 20 --kinds choice,year")
@click.option("--bank", "slug", required=True, help="The bank: its name, or the path of its folder.")
@click.option("--seed", required=True, help="Any number or word; the same seed gives the same paper.")
@click.option(
    "--count", type=click.IntRange(1, 200), default=10, show_default=True, help="How many questions."
)
@click.option("--kinds", default="", help="Kinds of question, with commas between; all if left out.")
@click.option("--sections", default="", help="Sections of the bank, with commas between; all if left out.")
@click.option("--weights", is_flag=True, help="Draw important facts more often.")
@click.option("--graded", is_flag=True, help="Leave out facts that the source is unsure about.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@DATABASE
def command(
    slug: str,
    seed: str,
    count: int,
    kinds: str,
    sections: str,
    weights: bool,
    graded: bool,
    form: str,
    output: Path | None,
    database: bool,
) -> None:
    """Print a quiz with its key at the end. The same bank, seed and choices give the same paper."""
    bank = read_sound(slug, database)
    blueprint = Blueprint(_split(sections), _split(kinds), count, weights)
    questions = make_paper(bank, blueprint, seed, graded=graded, for_study=True).questions
    text = as_json(questions) if form == "json" else as_text(bank, questions, seed)
    if output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")


def as_json(questions: Sequence[Question]) -> str:
    """The questions in the fixed form that other programs read."""
    return json.dumps(
        {"questions": [question_record(one) for one in questions]}, ensure_ascii=False, indent=2
    )


def question_record(question: Question) -> dict[str, Any]:
    """One question for other programs. `key`: an index, indices or pairs of them, else the value as text."""
    return {
        "fact": question.fact,
        "facts": list(question.facts),
        "kind": question.kind,
        "prompt": question.prompt,
        "options": _options(question),
        "key": question.key,
        "answer_text": question.answer_text,
        "at": list(question.at),
        "distractor_notes": {
            str(index): option.note for index, option in enumerate(question.options) if option.note
        },
    }


def as_text(bank: Bank, questions: Sequence[Question], seed: str) -> str:
    """A quiz to print: the questions, then the key with its places in the source on a page of its own."""
    lines = [bank.head.title, f"Quiz {seed}, {len(questions)} questions", "", "Name: " + LINE, ""]
    for number, question in enumerate(questions, 1):
        prompt = question.prompt.replace("\n", "\n   ")
        lines += [f"{number}. {prompt}", *_choices(question), ""]
    lines += ["\f", f"Key to quiz {seed}", ""]
    for number, question in enumerate(questions, 1):
        lines.append(f"{number}. {_key_text(question)}  [{'; '.join(question.at)}]")
    return "\n".join(lines)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _options(question: Question) -> list[str] | dict[str, list[str]] | None:
    left, right = question.detail.get("left"), question.detail.get("right_side")
    if left and right:
        return {"left": list(left), "right": list(right)}
    return [option.text for option in question.options] or None


def _choices(question: Question) -> list[str]:
    options = _options(question)
    if isinstance(options, dict):
        rows = [f"   {LETTERS[i]}) {text}" for i, text in enumerate(options["right"])]
        return [*(f"   ___ {text}" for text in options["left"]), "", *rows]
    if options:
        return [f"   {LETTERS[i]}) {text}" for i, text in enumerate(options)]
    if question.kind in KINDS and KINDS[question.kind].is_self_rated:
        return []
    line = f"   {LINE}" + (f" ({question.hint})" if question.hint else "")
    return [line] * question.detail.get("places", 1)


def _key_text(question: Question) -> str:
    if question.options and isinstance(question.key, int):
        shown = question.detail.get("shown_as_answer") or question.options[question.key].text
        return f"{LETTERS[question.key]}) {shown}"
    return question.answer_text
