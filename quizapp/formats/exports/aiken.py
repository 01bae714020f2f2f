"""Aiken: choices of one right option, each text on one line, and nothing besides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.exports.saying import (
    Said,
    check_answers,
    lose_hints,
    lose_pictures,
    lose_points,
    lose_remarks,
    lose_weights,
    write_each,
)
from quizapp.formats.exports.written import FileHead, Written
from quizapp.formats.imports.aiken.lines import Sort, sorted_lines
from quizapp.formats.imports.items import ImportedItem

FORMAT = "aiken"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHORTEST = 2  # characters; Moodle drops shorter questions without a word


def write_aiken(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The items that Aiken can say, a blank line after each."""
    made, rows = write_each(items, FORMAT, _block)
    text = "\n".join(block for _, block in made)
    return Written(FORMAT, "txt", "text/plain; charset=utf-8", text.encode("utf-8"), rows)


def _block(item: ImportedItem, said: Said) -> str:
    if item.kind not in ("choice", "true_false"):
        said.skip("kind", "Aiken knows choices of one right option only; choose another format for it")
    check_answers(item, said)
    return "" if said.is_out else _written(item, said)


def _written(item: ImportedItem, said: Said) -> str:
    options = _true_or_false(item, said) if item.kind == "true_false" else _options(item, said)
    stem = _on_one_line(item.stem)
    _check(item, stem, options, said)
    if said.is_out:
        return ""
    _lose(item, said)
    lines = [f"{letter}) {text}" for letter, (text, _) in zip(LETTERS, options, strict=False)]
    right = next(letter for letter, (_, is_right) in zip(LETTERS, options, strict=False) if is_right)
    return "\n".join([stem, *lines, f"ANSWER: {right}", ""])


def _options(item: ImportedItem, said: Said) -> list[tuple[str, bool]]:
    return [(_on_one_line(one.text), one.is_right) for one in item.answers]


def _true_or_false(item: ImportedItem, said: Said) -> list[tuple[str, bool]]:
    said.note("true-false", "it becomes a choice between True and False", "answers")
    is_true = next(one.text for one in item.answers if one.is_right).casefold() == "true"
    return [("True", is_true), ("False", not is_true)]


def _check(item: ImportedItem, stem: str, options: Sequence[tuple[str, bool]], said: Said) -> None:
    if len(options) > len(LETTERS):
        said.skip("too-many-options", f"it has {len(options)} options, and Aiken has {len(LETTERS)} letters")
    elif sum(is_right for _, is_right in options) != 1:
        said.skip("several-right", "several of its options are right, and Aiken names one", "answers")
    elif sorted_lines([stem])[0].sort is not Sort.TEXT:
        text = "its first words look like an option or an answer of Aiken; begin it with other words"
        said.skip("misread", text, "stem")
    elif len(stem) < SHORTEST:
        said.skip("too-short", "Moodle drops a question of one sign; write more", "stem")


def _lose(item: ImportedItem, said: Said) -> None:
    """Say what Aiken has no place for."""
    if any("\n" in text for text in (item.stem, *(one.text for one in item.answers))):
        said.lost("lines", "its lines are joined, since every text has one line", "stem")
    lose_remarks(item, said)
    if item.feedback:
        said.lost("explanation", "what is said after answering stays behind", "feedback")
    if item.tags or item.category or item.source_id:
        said.note("labels", "its tags, its section and its id stay behind")
    for lose in (lose_weights, lose_hints, lose_points, lose_pictures):
        lose(item, said)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)
