"""Choices: their options, and which of them the key makes right."""

from __future__ import annotations

from decimal import Decimal

from quizapp.formats.imports.items import FULL, ImportedAnswer, Level, Message
from quizapp.formats.imports.table_draft import Built, Draft, readings_of, wrong
from quizapp.formats.imports.table_keys import SAID, resolve, wanted
from quizapp.formats.imports.table_rows import short


def choice(kind: str, draft: Draft, reading: str) -> Built:
    """The options of a choice with what is right, or what is wrong with them."""
    options: tuple[str, ...] = (*draft.filled, *draft.wrong)
    right: tuple[str, ...] = ()
    messages: list[Message] = []
    if not draft.keys:
        return wrong(kind, draft, "no-correct-answer", "key", "nothing says which option is right; write it")
    if not draft.filled:
        options, right = (*draft.keys, *draft.wrong), draft.keys
    if len(options) < 2:
        text = "a choice has two options or more; write them, or leave the options empty for a typed answer"
        return wrong(kind, draft, "too-few-options", "options", text)
    twice = next((option for option in options if _same(option, options) > 1), None)
    if twice is not None:
        text = f"two options are the same ('{short(twice)}'); keep one"
        return wrong(kind, draft, "same-options", "options", text)
    if draft.filled:
        chosen = resolve(draft.asked, reading, readings_of(draft.header))
        if chosen is None:
            said = short("', '".join(draft.keys))
            text = f"'{said}' is none of the options; {wanted(draft.asked, reading)}"
            return wrong(kind, draft, "unknown-correct-answer", "key", text)
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


def reading_notice(reading: str) -> str:
    """How the right answers of a file are given, in words."""
    return f"{SAID[reading]}; check one of them"


def _same(option: str, options: tuple[str, ...]) -> int:
    folded = option.casefold()
    return sum(other.casefold() == folded for other in options)
