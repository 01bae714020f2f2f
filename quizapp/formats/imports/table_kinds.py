"""From the draft of a row to the answers of its kind, or to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.table_choice import choice
from quizapp.formats.imports.table_draft import TRUTHS, Built, Draft, readings_of, wrong
from quizapp.formats.imports.table_figures import figure_answer
from quizapp.formats.imports.table_keys import resolve
from quizapp.formats.imports.table_rows import short

GAP = "_____"
_GAP = re.compile(r"_{3,}|\.{4,}|\[ ?(?:\.{3}|…)? ?\]")
_LINK = re.compile(r"=>|->|→|=")
_PARTS = re.compile(r"[|\n]")


def build(kind: str, draft: Draft, reading: str) -> Built:
    """The answers of a draft of `kind`; keys of choices are read in the file's `reading`."""
    if kind in ("choice", "choose_all"):
        return choice(kind, draft, reading)
    if kind == "true_false":
        return _true_false(draft, reading)
    return _BUILDERS[kind](draft)


def true_false(truth: bool, when_true: str = "", when_false: str = "") -> tuple[ImportedAnswer, ...]:
    """True and False as answers, the right one first, with what is said to each."""
    answers = (
        ImportedAnswer("True", FULL if truth else Decimal(0), when_true),
        ImportedAnswer("False", Decimal(0) if truth else FULL, when_false),
    )
    return answers if truth else answers[::-1]


def _true_false(draft: Draft, reading: str) -> Built:
    key = draft.keys[0].casefold() if draft.keys else ""
    if key not in TRUTHS and draft.filled:
        chosen = resolve(draft.asked, reading, readings_of(draft.header)) if draft.keys else None
        key = draft.options[chosen.right[0]].casefold() if chosen and len(chosen.right) == 1 else ""
    if key not in TRUTHS or len(draft.keys) > 1:
        return wrong("true_false", draft, "not-true-or-false", "key", "write 'true' or 'false'")
    return Built("true_false", true_false(TRUTHS[key] == "True"))


def _typed(kind: str) -> Callable[[Draft], Built]:
    def make(draft: Draft) -> Built:
        texts = tuple(dict.fromkeys(_parts(draft.keys)))
        if not texts:
            return wrong(kind, draft, "no-answer", "key", "the answer is missing; write it")
        if kind == "cloze" and not _GAP.search(draft.prompt):
            text = f"the sentence has no gap; write {GAP} where the answer stands"
            return wrong(kind, draft, "no-gap", "question", text)
        notices = []
        if len(texts) > len(draft.keys):
            text = f"read as {len(texts)} answers that are all right: {short(' / '.join(texts))}"
            notices.append(draft.fault("table.several-answers", "key", text, Level.NOTICE))
        return Built(kind, tuple(ImportedAnswer(text, FULL) for text in texts), messages=tuple(notices))

    return make


def _flashcard(draft: Draft) -> Built:
    if not draft.keys:
        return wrong("flashcard", draft, "no-answer", "key", "the card has no back; write it")
    return Built("flashcard", (ImportedAnswer("\n".join(draft.keys), FULL),))


def _number(draft: Draft) -> Built:
    answers, messages = [], []
    for key in draft.keys:
        answer, doubts = figure_answer(key, draft.tolerance, draft.decimal_comma, bool(draft.row.sheet))
        answers.append(answer)
        messages += [draft.fault(code, "key", text, level) for code, level, text in doubts]
    if not answers:
        return wrong("number", draft, "no-answer", "key", "the figure is missing; write it")
    return Built("number", tuple(answers), messages=tuple(messages))


def _ordering(draft: Draft) -> Built:
    parts = draft.filled or _parts(draft.keys)
    if len(parts) < 2:
        text = "an order has two parts or more; write them first to last into the options"
        return wrong("ordering", draft, "too-few-parts", "options", text)
    return Built("ordering", order=parts)


def _matching(draft: Draft) -> Built:
    cells = draft.filled or _parts(draft.keys)
    pairs = [[side.strip() for side in _LINK.split(cell, maxsplit=1)] for cell in cells]
    if len(pairs) < 2 or any(len(pair) != 2 or not pair[1] for pair in pairs):
        text = "a matching has two pairs or more; write each into an option of its own: Seoul = South Korea"
        return wrong("matching", draft, "no-pairs", "options", text)
    return Built("matching", pairs=tuple((left, right) for left, right in pairs))


def _open(kind: str) -> Callable[[Draft], Built]:
    def make(draft: Draft) -> Built:
        return Built(kind, kept=(("model answer", "\n".join(draft.keys)),) if draft.keys else ())

    return make


def with_gap(prompt: str) -> str:
    """A sentence with its gaps as all readers write them."""
    return _GAP.sub(GAP, prompt)


def _parts(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for key in keys for part in _PARTS.split(key) if part.strip())


_BUILDERS: dict[str, Callable[[Draft], Built]] = {
    "short_answer": _typed("short_answer"),
    "cloze": _typed("cloze"),
    "flashcard": _flashcard,
    "number": _number,
    "ordering": _ordering,
    "matching": _matching,
    "essay": _open("essay"),
    "description": _open("description"),
}
