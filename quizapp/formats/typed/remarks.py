"""What is said of a key of the files, as a remark beside the field of a form that it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable

Remark = tuple[str, str]
EMPTY = {
    "say": "Write the fact as a sentence.",
    "ask": "Write the question.",
    "value": "Write what is right.",
    "of": "Write what the fact is about.",
    "what": "Write what is said of it, in a word or two.",
    "turn_ask": "Write the question that asks the other way round.",
    "turn_name": "Write the name that answers it.",
    "event_label": "Say what happens, as “The bridge opens”.",
    "currency": "Write the currency as a code of three capitals, such as USD.",
    "label": "Write the name.",
    "prompt": "Write the question.",
    "key": "Write what is right.",
    "title": "Write a title.",
    "source": "Write what the facts are taken from.",
    "wrong": "Write the wrong answer, or clear its reason as well.",
    "options": "Write the option, or clear its reason as well.",
    "pairs": "Write both sides of the pair.",
    "truth": "Choose whether the statement is true.",
}
FIELDS = {  # the path of a key without its numbers, and the field; the first that fits is taken
    "facts.about.of": "of",
    "facts.about.what": "what",
    "facts.about.in": "scope",
    "facts.about.by": "by",
    "facts.about": "what",
    "facts.answer.scale": "scale",
    "facts.answer.unit": "unit",
    "facts.answer.per": "per",
    "facts.answer.out_of": "out_of",
    "facts.answer.currency": "currency",
    "facts.answer.share_of": "share_of",
    "facts.answer.role": "role",
    "facts.answer.bound": "bound",
    "facts.answer.within": "within",
    "facts.answer.also": "also",
    "facts.answer.not": "refused",
    "facts.answer.show": "show",
    "facts.answer.period.grain": "grain",
    "facts.answer": "value",
    "facts.turn.answer": "turn_name",
    "facts.turn": "turn_ask",
    "facts.event.when": "event_when",
    "facts.event": "event_label",
    "names.in": "inside",
    "bank.sections": "sections",
}
_MISSING = re.compile(r".* has no '(\w+)'; add ")
_QUOTED = re.compile(r"'([^']*)'")
_WORDS = {
    r"'say' needs braces round the answer, once; write (.*) in it": (
        r"The sentence does not say \1. Mark the answer in it with braces, once, and write it "
        r"exactly like this."
    ),
    r"'say' has \{(.*)\}, but the answer reads '(.*)'; make them equal.*": (
        r"The sentence says “\1”, but the answer reads “\2”. Make them equal, or fill in "
        r"“Shown as”."
    ),
    r"another fact has the same 'about' .*": (
        r"Another fact says the same of it. Tell the two apart here, or by when or where it holds."
    ),
    r"'within' must be a share or an amount, not '(.*)';.*": (
        r"“\1” does not say how far an answer may be off. Write a share such as 10%, or an "
        r"amount such as 2."
    ),
    r"'.*' must be a date, not '(.*)';.*": (
        r"“\1” is no date that can be read. Write it like 1937, October 1937 or 25 October 1937."
    ),
    r"'.*' must be a figure, not '(.*)';.*": r"“\1” is no figure. Write digits, such as 68.4 or 1,956.5.",
    r"'year' is a year alone;.*": r"This is more than a year. Choose “a day or a month” as the answer.",
    r"'date' is a month or a day;.*": r"This is a year alone. Choose “a year” as the answer.",
    r"fact has no 'at'.*": r"Write the paragraph of the source that says so.",
    r"""'ask' must name who says so: add \"(.*)\"""": r"The question must name who says so. Add “\1”.",
    r"the question gives its answer '(.*)' away; reword it": (
        r"The question gives its answer “\1” away. Reword it."
    ),
    r"the name '(.*)' has no pool to take rivals from.*": (
        r"“\1” is in no group that wrong answers could come from. Give it a group under "
        r"Names, or leave this question out."
    ),
    r"the fact '(.*)' gives the same answer, so this 'turn' has two.*": (
        r"The fact “\1” has the same answer, so two names would be right. Reword the "
        r"question, or leave it out."
    ),
    r"neither the answer nor 'about.in' dates this event.*": (
        r"Nothing here dates this event. Write when it happened."
    ),
    r"the source has no paragraph '(.*?)'(.*)": r"The source has no paragraph “\1”\2.",
    r"the source has no note '(.*?)'(.*)": r"The source has no note “\1”\2.",
    r"the kind '(.*?)' does not suit this fact.*": (r"“\1” cannot be made of this fact. Take the tick away."),
    r"there is no fact '(.*?)'(.*)": r"There is no fact “\1”\2.",
    r"the id '(.*?)' is already used .*": r"The short name “\1” is taken. Choose another.",
    r"there is no name '(.*?)' in names\.yaml; add it(.*)": (
        r"There is no name “\1”. Add it under Names first\2."
    ),
    r"no option is right.*": r"Tick the option that is right, or several.",
    r"a choice has one right option.*": r"Tick one option as the right one.",
    r"a choice has 2 to (\d+) options.*": r"Write 2 to \1 options.",
    r"a matching has 2 to (\d+) pairs.*": r"Write 2 to \1 pairs.",
    r"an order has 2 to (\d+) parts.*": r"Write 2 to \1 parts, one a line, the first one first.",
    r"a statement is true or false.*": r"Choose whether the statement is true.",
    r"the right answer is missing.*": r"Write what is right.",
    r"'list' needs two items or more.*": r"Write two things or more, one a line.",
    r"(.*) is no section of bank\.yaml.*": (
        r"The section \1 still holds facts. Move them to another section first."
    ),
}


def field_of(path: str) -> tuple[str, int | None]:
    """The field that a key of the files came from, and its row where it has several; empty for none.

    The path begins with the part and the number of the item (`facts.0.wrong.1.text`).
    """
    steps = path.split(".")
    own = [step for step in steps if not step.isdigit()]
    numbers = [int(step) for step in steps[2:] if step.isdigit()]
    row = numbers[-1] if numbers else int(steps[2]) if len(steps) > 2 and steps[2].isdigit() else None
    plain = ".".join(own)
    for known, field in FIELDS.items():
        if plain == known or plain.startswith(f"{known}."):
            return field, row
    return (own[1] if len(own) > 1 else ""), row


def said(message: str, field: str) -> str:
    """A message of the files in words for a form."""
    if message.endswith("is empty; write a text, or remove the key") or "not '';" in message:
        return EMPTY.get(field, "Write something here.")
    for pattern, words in _WORDS.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _sentence(found.expand(words).replace("; did you mean", ". Did you mean"))
    return _sentence(message)


def by_field(remarks: Iterable[Remark]) -> list[tuple[str, int | None, str]]:
    """Each remark with its field, its row and its words; what is said twice is said once."""
    found = []
    for path, message in remarks:
        missing = _MISSING.match(message)
        field, row = field_of(f"{path}.{missing[1]}" if missing else path)
        found.append((field, row, said(message, field)))
    return list(dict.fromkeys(found))


def _sentence(text: str) -> str:
    plain = _QUOTED.sub(r"“\1”", text).replace("; ", ". ", 1) if text else text
    sentences = [part[:1].upper() + part[1:] for part in plain.split(". ")]
    joined = ". ".join(sentences).rstrip(".")
    return joined if joined.endswith("?") else f"{joined}."
