"""`quizapp paper`: a printable quiz with its key, in one form or several, from bank, blueprint and seed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from quizapp.cli.bank_reading import DATABASE, listed, read_contents, read_sound
from quizapp.cli.export_report import deliver
from quizapp.clock import now
from quizapp.core.answer_keys import LETTERS, key_answer, key_letters
from quizapp.core.blueprint import Blueprint
from quizapp.core.charts import table_of
from quizapp.core.errors import BadEntry, TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.paper_forms import MOST_FORMS, NOT_ALIKE, PaperForms, make_forms
from quizapp.core.questions import Question
from quizapp.formats.exports.course import file_name, paper_file
from quizapp.formats.exports.known import formats
from quizapp.formats.markdown import to_text

LINE = "_" * 30
_TO_DO = {
    "choose_all": "Choose all that are right.",
    "matching": "Write a letter on each line.",
    "ordering": "Write their letters from first to last.",
}
COLUMN, GAP, FORMS_ABREAST = 34, "  ", 3  # characters of a form's key; so that three fit on a sheet
EXAMPLES = """\b
Example: quizapp paper --bank borderland --seed 7 --count 20 --kinds choice,year
         quizapp paper --bank borderland --seed 7 --count 20 --forms 3
"""


@click.command(epilog=EXAMPLES)
@click.option("--bank", "slug", required=True, help="The bank: its name, or the path of its folder.")
@click.option("--seed", required=True, help="Any number or word; the same seed gives the same paper.")
@click.option(
    "--count", type=click.IntRange(1, 200), default=10, show_default=True, help="How many questions."
)
@click.option("--kinds", default="", help="Kinds of question, with commas between; all if left out.")
@click.option("--sections", default="", help="Sections of the bank, with commas between; all if left out.")
@click.option("--weights", is_flag=True, help="Draw important facts more often.")
@click.option("--graded", is_flag=True, help="Leave out facts that the source is unsure about.")
@click.option(
    "--forms",
    type=click.IntRange(1, MOST_FORMS),
    default=1,
    show_default=True,
    help="How many forms (A, B, C ...) of equal difficulty; each asks other facts.",
)
@click.option("--same-questions", is_flag=True, help="All forms ask the same questions, in another order.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *(form for form, _ in formats())]),
    default="text",
    show_default=True,
    help="text: to print. json: for programs. " + " ".join(f"{f}: {a.about}." for f, a in formats()),
)
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
    forms: int,
    same_questions: bool,
    form: str,
    output: Path | None,
    database: bool,
) -> None:
    """Print a quiz with its key at the end. The same bank, seed and choices give the same paper."""
    if same_questions and forms == 1:
        raise click.UsageError("--same-questions is about several forms. Add --forms 2 or more.")
    bank = read_sound(slug, database)
    blueprint = Blueprint(listed(sections), listed(kinds), count, weights)
    try:
        if forms == 1:
            questions = make_paper(bank, blueprint, seed, graded=graded, for_study=True).questions
            papers = [("A", questions)]
            text = as_json(questions) if form == "json" else as_text(bank, questions, seed)
        else:
            made = make_forms(bank, blueprint, seed, forms, same_questions, graded=graded, for_study=True)
            papers = [(one.letter, one.questions) for one in made.forms]
            text = forms_as_json(made) if form == "json" else forms_as_text(bank, made, seed)
            _tell(made.differences)
    except (BadEntry, TooFewFacts) as wrong:
        raise click.UsageError(str(wrong)) from wrong
    if form not in ("text", "json"):
        contents = read_contents(slug, database) if bank.pictures else {}
        written = paper_file(bank, form, papers, seed, now(), contents)
        deliver(written, file_name(bank.slug, f"quiz-{form}", now(), written.extension), output, None, False)
    elif output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")


def _tell(differences: Sequence[str]) -> None:
    """Say where forms are not equal, beside what is printed."""
    if differences:
        click.echo(f"{NOT_ALIKE} The forms differ here:", err=True)
    for difference in differences:
        click.echo(f"- {difference}", err=True)


def as_json(questions: Sequence[Question]) -> str:
    """The questions in the fixed form that other programs read."""
    return json.dumps(
        {"questions": [question_record(one) for one in questions]}, ensure_ascii=False, indent=2
    )


def forms_as_json(made: PaperForms) -> str:
    """All forms by their letter, the questions of each in the fixed form."""
    records = {
        form.letter: {"questions": [question_record(one) for one in form.questions]} for form in made.forms
    }
    return json.dumps({"forms": records}, ensure_ascii=False, indent=2)


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
    lines = [*_sheet(bank, questions, f"Quiz {seed}"), "\f", f"Key to quiz {seed}", ""]
    for number, question in enumerate(questions, 1):
        lines.append(f"{number}. {_key_text(question)}  [{'; '.join(question.at)}]")
    return "\n".join(lines)


def forms_as_text(bank: Bank, made: PaperForms, seed: str) -> str:
    """Forms to print, each on pages of its own; then one key with all forms side by side."""
    lines: list[str] = []
    for form in made.forms:
        lines += [*_sheet(bank, form.questions, f"Quiz {seed}, form {form.letter}"), "\f"]
    letters = ", ".join(form.letter for form in made.forms)
    lines += [f"Key to quiz {seed}, forms {letters}", f"Bank {bank.slug}, revision {bank.revision}", ""]
    for first in range(0, len(made.forms), FORMS_ABREAST):
        lines += _key_table(made, first)
    return "\n".join(lines).rstrip()


def _sheet(bank: Bank, questions: Sequence[Question], title: str) -> list[str]:
    lines = [bank.head.title, f"{title}, {len(questions)} questions", "", "Name: " + LINE, ""]
    for number, question in enumerate(questions, 1):
        prompt = question.prompt.replace("\n", "\n   ")
        lines += [f"{number}. {prompt}", *_table(question), *_wanted(question), *_choices(question), ""]
    return lines


def _key_table(made: PaperForms, first: int) -> list[str]:
    """The keys of up to three forms, a column each: answer and place in the source by number."""
    abreast = made.forms[first : first + FORMS_ABREAST]
    lines = [" " * 5 + GAP.join(f"Form {form.letter}".ljust(COLUMN) for form in abreast).rstrip(), ""]
    for number, row in enumerate(zip(*(form.questions for form in abreast), strict=True), 1):
        cells = [wrap(_key_cell(question), COLUMN) for question in row]
        for index, texts in enumerate(zip_longest(*cells, fillvalue="")):
            start = f"{number}." if index == 0 else ""
            lines.append((start.ljust(5) + GAP.join(text.ljust(COLUMN) for text in texts)).rstrip())
    return [*lines, ""]


def _key_cell(question: Question) -> str:
    letters = key_letters(question)
    return f"{f'{letters}) ' if letters else ''}{key_answer(question)} [{'; '.join(question.at)}]"


def _options(question: Question) -> list[str] | dict[str, list[str]] | None:
    left, right = question.detail.get("left"), question.detail.get("right_side")
    if left and right:
        return {"left": list(left), "right": list(right)}
    return [option.text for option in question.options] or None


def _table(question: Question) -> list[str]:
    """The points of a chart, where there is one, set off from the options."""
    rows = [f"   {to_text(row)}" for row in table_of(question.detail)]
    return [*rows, ""] if rows else []


def _wanted(question: Question) -> list[str]:
    """What is to be done with what stands below, where a written question of several parts may not say it."""
    said = _TO_DO.get(question.marked_as) if question.kind == "fixed" else None
    return [f"   ({said})"] if said else []


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
