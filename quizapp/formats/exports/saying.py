"""What a writer says of one item, and what all writers say alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from quizapp.formats.exports.written import WrittenRow
from quizapp.formats.imports.items import FULL, ImportedItem, Level, Message
from quizapp.formats.imports.names import short_name

T = TypeVar("T")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class Said:
    """The messages of one item; `format` is the first part of their codes."""

    format: str
    messages: list[Message] = field(default_factory=list)

    def note(self, name: str, text: str, part: str = "") -> None:
        """Something is said in another way there; nothing is lost."""
        self._add(name, Level.NOTICE, text, part)

    def lost(self, name: str, text: str, part: str = "") -> None:
        """Something of the item is not in the file."""
        self._add(name, Level.LOSS, text, part)

    def skip(self, name: str, text: str, part: str = "") -> None:
        """The item is not in the file."""
        self._add(name, Level.SKIP, text, part)

    @property
    def is_out(self) -> bool:
        """Whether the item is left out."""
        return any(message.level is Level.SKIP for message in self.messages)

    def _add(self, name: str, level: Level, text: str, part: str) -> None:
        self.messages.append(Message(f"{self.format}.{name}", level, text, field=part))


def write_each(
    items: Sequence[ImportedItem], format: str, write: Callable[[ImportedItem, Said], T]
) -> tuple[list[tuple[ImportedItem, T]], tuple[WrittenRow, ...]]:
    """What `write` makes of each item that is not left out, and a row for every one, in order."""
    made: list[tuple[ImportedItem, T]] = []
    rows = []
    for number, given in enumerate(items, start=1):
        said = Said(format)
        item = tidied(given)
        check_texts(item, said)
        content = None if said.is_out else write(item, said)
        if content is not None and not said.is_out:
            made.append((item, content))
        rows.append(WrittenRow(number, item.name, item.kind, tuple(said.messages)))
    return made, tuple(rows)


def tidied(item: ImportedItem) -> ImportedItem:
    """The item with a name on one line, one kind of line break and no blanks round its texts."""
    return replace(
        item,
        name=short_name(item.name) or short_name(item.stem),
        stem=_tidy(item.stem),
        feedback=_tidy(item.feedback),
        answers=tuple(
            replace(one, text=_tidy(one.text), feedback=_tidy(one.feedback)) for one in item.answers
        ),
        pairs=tuple((_tidy(left), _tidy(right)) for left, right in item.pairs),
        order=tuple(map(_tidy, item.order)),
        hints=tuple(filter(None, map(_tidy, item.hints))),
        tags=tuple(dict.fromkeys(filter(None, map(_line, item.tags)))),
        category=tuple(filter(None, map(_line, item.category))),
        source_id=_line(item.source_id),
    )


def check_texts(item: ImportedItem, said: Said) -> None:
    """Leave out what asks nothing, and what holds signs that no file can show."""
    if not item.stem:
        said.skip("no-question", "it has no text that asks for something; write one", "stem")
    elif any(_UNFIT.search(text) for text in texts_of(item)):
        said.skip("unfit-letter", "it holds control characters, which no program can show; remove them")


def texts_of(item: ImportedItem) -> list[str]:
    """Every text of an item."""
    texts = [item.name, item.stem, item.feedback, item.source_id]
    texts += [*item.hints, *item.tags, *item.category, *item.order]
    texts += [text for one in item.answers for text in (one.text, one.feedback, one.tolerance, one.upper)]
    return texts + [side for pair in item.pairs for side in pair]


def lose_hints(item: ImportedItem, said: Said) -> None:
    """Say that hints stay behind."""
    if item.hints:
        said.lost("hints", "it has no place for hints, so they stay behind", "hints")


def lose_points(item: ImportedItem, said: Said) -> None:
    """Say that points stay behind, where they are others than one."""
    if item.points not in (None, 1):
        said.lost("points", f"it has no place for points, so the {item.points:f} stay behind", "points")


def lose_pictures(item: ImportedItem, said: Said) -> None:
    """Say that pictures stay behind."""
    for picture in item.pictures:
        name = picture.name[:80] or "a picture"
        said.lost("picture", f"it cannot hold the picture {name}; its name stands in the text", "stem")


def lose_remarks(item: ImportedItem, said: Said) -> None:
    """Say that what is said to single answers stays behind."""
    count = sum(bool(one.feedback) for one in item.answers)
    if count:
        what = "a remark" if count == 1 else f"{count} remarks"
        said.lost("feedback", f"{what} to single answers stay{'s' * (count == 1)} behind", "feedback")


def lose_weights(item: ImportedItem, said: Said) -> None:
    """Say that an answer counts whole or not at all; not of a choice of several, which is shared anyway."""
    if item.kind != "choose_all" and any(one.percent not in (0, FULL) for one in item.answers):
        said.lost(
            "weights", "an answer is right or wrong there; what is partly right earns nothing", "answers"
        )


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _line(text: str) -> str:
    return " ".join(text.split())


def check_answers(item: ImportedItem, said: Said) -> None:
    """Leave out a question whose answers do not make one, whichever program is to ask it."""
    trouble = _trouble_with(item)
    if trouble and not said.is_out:
        said.skip(*trouble)


def _trouble_with(item: ImportedItem) -> tuple[str, str, str] | None:
    """What is wrong with the answers, in which part; None if nothing."""
    right = [one for one in item.answers if one.percent > 0]
    if item.kind in _ANSWERED and any(not one.text for one in item.answers):
        return "empty-answer", "one of its answers is empty; write its text", "answers"
    if item.kind in ("choice", "choose_all") and len(item.answers) < 2:
        return "too-few-options", "a choice needs two options; write another one", "answers"
    if item.kind == "choose_all" and not right:
        return "no-right-answer", "none of its options is right; say which are", "answers"
    if item.kind in _ANSWERED - {"choose_all"} and not any(one.is_right for one in right):
        return "no-right-answer", "none of its answers is fully right; say which one is", "answers"
    if item.kind == "true_false" and not _is_statement(item):
        return "true-false", "a statement is either true or false; say which", "answers"
    if item.kind == "matching" and sum(bool(left and right) for left, right in item.pairs) < 2:
        return "too-few-pairs", "a matching question needs two pairs; write another one", "pairs"
    if item.kind == "matching" and any(not right for _, right in item.pairs):
        return "no-right-side", "one of its pairs has no right side; write it", "pairs"
    if item.kind == "ordering" and (len(item.order) < 2 or not all(item.order)):
        return "too-few-parts", "an order needs two parts, none of them empty; write them", "order"
    return None


def _is_statement(item: ImportedItem) -> bool:
    right = {one.text.casefold() for one in item.answers if one.is_right}
    return len(right) == 1 and {one.text.casefold() for one in item.answers} <= {"true", "false"}


_ANSWERED = frozenset({"choice", "choose_all", "true_false", "short_answer", "cloze", "number", "flashcard"})
