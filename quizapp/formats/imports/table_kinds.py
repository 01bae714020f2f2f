"""From the draft of a row to the answers of its kind, or to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from quizapp.formats.imports.items import FULL, ImportedAnswer, Level, Message
from quizapp.formats.imports.table_draft import TRUTHS, Built, Draft, readings_of
from quizapp.formats.imports.table_figures import figure_answer
from quizapp.formats.imports.table_keys import SAID, resolve, wanted
from quizapp.formats.imports.table_rows import short

GAP = "_____"
_GAP = re.compile(r"_{3,}|\.{4,}|\[ ?(?:\.{3}|…)? ?\]")
_LINK = re.compile(r"=>|->|→|=")
_PARTS = re.compile(r"[|\n]")


def build(kind: str, draft: Draft, reading: str) -> Built:
    """The answers of a draft of `kind`; keys of choices are read in the file's `reading`."""
    if kind in ("choice", "choose_all"):
        return _choice(kind, draft, reading)
    return _BUILDERS[kind](draft)


def true_false(truth: bool, when_true: str = "", when_false: str = "") -> tuple[ImportedAnswer, ...]:
    """True and False as answers, the right one first, with what is said to each."""
    answers = (
        ImportedAnswer("True", FULL if truth else Decimal(0), when_true),
        ImportedAnswer("False", Decimal(0) if truth else FULL, when_false),
    )
    return answers if truth else answers[::-1]


def _choice(kind: str, draft: Draft, reading: str) -> Built:
    options: tuple[str, ...] = (*draft.filled, *draft.wrong)
    right: tuple[str, ...] = ()
    messages: list[Message] = []
    if not draft.keys:
        return _wrong(kind, draft, "no-correct-answer", "key", "nothing says which option is right; write it")
    if not draft.filled:
        options, right = (*draft.keys, *draft.wrong), draft.keys
    if len(options) < 2:
        text = "a choice has two options or more; write them, or leave the options empty for a typed answer"
        return _wrong(kind, draft, "too-few-options", "options", text)
    twice = next((option for option in options if _same(option, options) > 1), None)
    if twice is not None:
        text = f"two options are the same ('{short(twice)}'); keep one"
        return _wrong(kind, draft, "same-options", "options", text)
    if draft.filled:
        chosen = resolve(draft.asked, reading, readings_of(draft.header))
        if chosen is None:
            said = short("', '".join(draft.keys))
            text = f"'{said}' is none of the options; {wanted(draft.asked, reading)}"
            return _wrong(kind, draft, "unknown-correct-answer", "key", text)
        right = tuple(draft.options[index] for index in chosen.right)
        messages = _said_of_key(draft, chosen.reading, chosen.rival, reading, right)
    if len(right) > 1 and kind == "choice":
        if draft.type_word:
            text = f"{len(right)} options are right, so all are to be chosen; for a choice name one"
            messages.append(draft.fault("table.several-right", "key", text, Level.NOTICE))
        kind = "choose_all"
    answers = tuple(ImportedAnswer(text, FULL if text in right else Decimal(0)) for text in options)
    return Built(kind, answers, messages=tuple(messages))


def _said_of_key(draft: Draft, used: str, rival: str, reading: str, right: tuple[str, ...]) -> list[Message]:
    said, named = short("', '".join(draft.keys)), short(", ".join(right))
    if used != reading:
        text = f"'{said}' is read by {used}, unlike the rest of the file: '{named}' is right; check it"
        return [draft.fault("table.key-unlike-others", "key", text, Level.NOTICE)]
    if rival:
        text = (
            f"'{said}' can be a {used} and a {rival}; it is read by {used}: '{named}' is right. Check it, "
            "or write the text of the option"
        )
        return [draft.fault("table.key-ambiguous", "key", text, Level.NOTICE)]
    return []


def _true_false(draft: Draft) -> Built:
    key = draft.keys[0].casefold() if draft.keys else ""
    if key not in TRUTHS and draft.filled:
        chosen = resolve(draft.asked, "letter") if draft.keys else None
        key = draft.options[chosen.right[0]].casefold() if chosen and len(chosen.right) == 1 else ""
    if key not in TRUTHS or len(draft.keys) > 1:
        return _wrong("true_false", draft, "not-true-or-false", "key", "write 'true' or 'false'")
    return Built("true_false", true_false(TRUTHS[key] == "True"))


def _typed(kind: str) -> Callable[[Draft], Built]:
    def make(draft: Draft) -> Built:
        texts = tuple(dict.fromkeys(_parts(draft.keys)))
        if not texts:
            return _wrong(kind, draft, "no-answer", "key", "the answer is missing; write it")
        if kind == "cloze" and not _GAP.search(draft.prompt):
            text = f"the sentence has no gap; write {GAP} where the answer stands"
            return _wrong(kind, draft, "no-gap", "question", text)
        notices = []
        if len(texts) > len(draft.keys):
            text = f"read as {len(texts)} answers that are all right: {short(' / '.join(texts))}"
            notices.append(draft.fault("table.several-answers", "key", text, Level.NOTICE))
        return Built(kind, tuple(ImportedAnswer(text, FULL) for text in texts), messages=tuple(notices))

    return make


def _flashcard(draft: Draft) -> Built:
    if not draft.keys:
        return _wrong("flashcard", draft, "no-answer", "key", "the card has no back; write it")
    return Built("flashcard", (ImportedAnswer("\n".join(draft.keys), FULL),))


def _number(draft: Draft) -> Built:
    answers, messages = [], []
    for key in draft.keys:
        answer, wrong = figure_answer(key, draft.tolerance, draft.decimal_comma)
        answers.append(answer)
        messages += [draft.fault(code, "key", text, level) for code, level, text in wrong]
    if not answers:
        return _wrong("number", draft, "no-answer", "key", "the figure is missing; write it")
    return Built("number", tuple(answers), messages=tuple(messages))


def _ordering(draft: Draft) -> Built:
    parts = draft.filled or _parts(draft.keys)
    if len(parts) < 2:
        text = "an order has two parts or more; write them first to last into the options"
        return _wrong("ordering", draft, "too-few-parts", "options", text)
    return Built("ordering", order=parts)


def _matching(draft: Draft) -> Built:
    cells = draft.filled or _parts(draft.keys)
    pairs = [[side.strip() for side in _LINK.split(cell, maxsplit=1)] for cell in cells]
    if len(pairs) < 2 or any(len(pair) != 2 or not pair[1] for pair in pairs):
        text = "a matching has two pairs or more; write each into an option of its own: Seoul = South Korea"
        return _wrong("matching", draft, "no-pairs", "options", text)
    return Built("matching", pairs=tuple((left, right) for left, right in pairs))


def _open(kind: str) -> Callable[[Draft], Built]:
    def make(draft: Draft) -> Built:
        return Built(kind, kept=(("model answer", "\n".join(draft.keys)),) if draft.keys else ())

    return make


def with_gap(prompt: str) -> str:
    """A sentence with its gaps as all readers write them."""
    return _GAP.sub(GAP, prompt)


def reading_notice(reading: str) -> str:
    """How the right answers of a file are given, in words."""
    return f"{SAID[reading]}; check one of them"


def _parts(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for key in keys for part in _PARTS.split(key) if part.strip())


def _wrong(kind: str, draft: Draft, code: str, field: str, text: str) -> Built:
    return Built(kind, messages=(draft.fault(f"table.{code}", field, text),))


def _same(option: str, options: tuple[str, ...]) -> int:
    folded = option.casefold()
    return sum(other.casefold() == folded for other in options)


_BUILDERS: dict[str, Callable[[Draft], Built]] = {
    "true_false": _true_false,
    "short_answer": _typed("short_answer"),
    "cloze": _typed("cloze"),
    "flashcard": _flashcard,
    "number": _number,
    "ordering": _ordering,
    "matching": _matching,
    "essay": _open("essay"),
    "description": _open("description"),
}
