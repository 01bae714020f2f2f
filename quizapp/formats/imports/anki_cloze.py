"""Cloze deletions in Anki's notation: `The {{c1::Tumen}} is {{c2::521::length}} km long`, nested or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.formats.imports.table_kinds import GAP

_OPEN = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::", re.IGNORECASE)
_TOKEN = re.compile(r"\{\{c\d{1,3}(?:,\d{1,3})*::|\}\}", re.IGNORECASE)
_BRACE = re.compile(r"\{\{c\d{1,3}(?:,\d{1,3})*::|[{}]", re.IGNORECASE)
APART = "\0"  # keeps braces from being taken for the end of a gap; cannot stand in a text
_DEEPEST = 8
_LONGEST = 3_000_000  # characters of all cards of one note
_MOST = 500  # deletions in one note, as Anki has it


@dataclass(frozen=True, slots=True)
class Deletion:
    """One card of a cloze note: its number, the sentence with its gaps, what stood in them, and hints.

    `is_mended`: a formula ends where a gap does, and Anki would cut it: `{{c1::x^{2}}}`.
    """

    number: int
    sentence: str
    answers: tuple[str, ...]
    hints: tuple[str, ...]
    is_mended: bool = False


@dataclass(slots=True)
class _Node:
    """A deletion with its numbers, or (without numbers) the whole text; `parts` are texts and nodes."""

    numbers: frozenset[int]
    parts: list[str | _Node]


def has_cloze(text: str) -> bool:
    """Whether a text has a deletion."""
    return _OPEN.search(text) is not None


def gaps_in(text: str) -> int:
    """How many cards a note may give, so how often its text is read."""
    return min(_MOST, len(set(_OPEN.findall(text))))


def deletions(text: str) -> list[Deletion]:
    """The cards of a note by number.

    None where the marks do not close or are nested too deep, or where a long text has gaps without end.
    """
    spaced = _spaced(text)
    is_mended, text = spaced != text, spaced
    root = _parse(text) if gaps_in(text) * len(text) <= _LONGEST else None
    if root is None:
        return []
    cards = []
    for number in sorted(_numbers(root))[:_MOST]:
        answers: list[str] = []
        hints: list[str] = []
        sentence = _render(root, number, answers, hints)
        sentence, *texts = (text.replace(APART, "") for text in (sentence, *answers, *hints))
        said = tuple(texts[: len(answers)]), tuple(texts[len(answers) :])
        cards.append(Deletion(number, sentence, *said, is_mended))
    return cards


def _spaced(text: str) -> str:
    """The text with APART where the brace of a formula stands before another or before the end of its gap.

    As it is where braces do not pair up, since then nobody can tell what is meant.
    """
    parts: list[str] = []
    is_gap: list[bool] = []
    at, done = 0, 0  # how far it is read, and written
    closed = -1  # where the last brace of a formula was closed
    gaps = 0  # how many are open
    for sign in _BRACE.finditer(text):
        if sign.start() < at:
            continue  # the second brace that closes a gap
        at = sign.end()
        if sign[0] != "}":
            is_gap.append(len(sign[0]) > 1)
            gaps += is_gap[-1]
            continue
        if closed == sign.start() and gaps:
            parts.append(text[done : sign.start()])
            done = sign.start()
        if is_gap and is_gap.pop():
            if text[at : at + 1] != "}":
                return text
            gaps -= 1
            at += 1
        else:
            closed = sign.end()
    return text if is_gap else APART.join([*parts, text[done:]])


def _parse(text: str) -> _Node | None:
    root = _Node(frozenset(), [])
    stack, at = [root], 0
    for token in _TOKEN.finditer(text):
        stack[-1].parts.append(text[at : token.start()])
        at = token.end()
        opened = _OPEN.fullmatch(token[0])
        if opened:
            node = _Node(frozenset(int(number) for number in opened[1].split(",")), [])
            stack[-1].parts.append(node)
            stack.append(node)
        elif len(stack) > 1:
            stack.pop()
        else:
            stack[-1].parts.append(token[0])  # the end of a formula
        if len(stack) > _DEEPEST:
            return None
    stack[-1].parts.append(text[at:])
    return root if len(stack) == 1 else None


def _numbers(node: _Node) -> set[int]:
    inner = [_numbers(part) for part in node.parts if isinstance(part, _Node)]
    return set(node.numbers).union(*inner)


def _render(node: _Node, number: int, answers: list[str], hints: list[str]) -> str:
    """The text of a node with the gaps of one card; what stands in them is added to `answers`."""
    if number in node.numbers:
        plain, hint = _said_and_hint(node)
        answers.append(plain.strip())
        hints += [hint.strip()] if hint.strip() else []
        return GAP
    text = "".join(
        part if isinstance(part, str) else _render(part, number, answers, hints) for part in node.parts
    )
    return text.partition("::")[0] if node.numbers else text


def _said_and_hint(node: _Node) -> tuple[str, str]:
    text = "".join(part if isinstance(part, str) else _said_and_hint(part)[0] for part in node.parts)
    said, _, hint = text.partition("::")
    return said, hint
