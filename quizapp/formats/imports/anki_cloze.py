"""Cloze deletions in Anki's notation: `The {{c1::Tumen}} is {{c2::521::length}} km long`, nested or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.formats.imports.table_kinds import GAP

_OPEN = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::", re.IGNORECASE)
_TOKEN = re.compile(r"\{\{c\d{1,3}(?:,\d{1,3})*::|\}\}", re.IGNORECASE)
_DEEPEST = 8
_LONGEST = 3_000_000  # characters of all cards of one note
_MOST = 500  # deletions in one note, as Anki has it


@dataclass(frozen=True, slots=True)
class Deletion:
    """One card of a cloze note: its number, the sentence with its gaps, what stood in them, and hints."""

    number: int
    sentence: str
    answers: tuple[str, ...]
    hints: tuple[str, ...]


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
    root = _parse(text) if gaps_in(text) * len(text) <= _LONGEST else None
    if root is None:
        return []
    cards = []
    for number in sorted(_numbers(root))[:_MOST]:
        answers: list[str] = []
        hints: list[str] = []
        sentence = _render(root, number, answers, hints)
        cards.append(Deletion(number, sentence, tuple(answers), tuple(hints)))
    return cards


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
