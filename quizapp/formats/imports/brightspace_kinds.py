"""The answers of Brightspace's types of questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizapp.formats.imports.html_cells import text_of
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level, Message
from quizapp.formats.imports.table_figures import decimal_of
from quizapp.formats.imports.table_kinds import true_false
from quizapp.formats.imports.table_rows import Row, fault, short

KINDS_OF = {
    "MC": "choice", "MS": "choose_all", "TF": "true_false", "SA": "short_answer", "M": "matching",
    "O": "ordering", "WR": "essay",
}  # fmt: skip
ROWS_OF = {
    "MC": ("option",), "MS": ("option",), "TF": ("true", "false"), "SA": ("answer",),
    "M": ("choice", "match"), "O": ("item",), "WR": (),
}  # fmt: skip
_MARKS = ("", "html", "not html", "text")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the answer rows of a question gave."""

    answers: tuple[ImportedAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()


def build(type_word: str, opens: Row, rows: Sequence[Row], said: list[Message]) -> Answers:
    """The answers in `rows` of a question that `opens`; what is wrong or lost is added to `said`."""
    if type_word == "WR":
        return Answers()
    if not rows:
        names = " or ".join(name.capitalize() for name in ROWS_OF[type_word])
        said.append(fault("brightspace.no-answer", opens, None, f"there is no answer; add rows {names}"))
        return Answers()
    return _BUILDERS[type_word](opens, rows, said)


def _options(opens: Row, rows: Sequence[Row], said: list[Message]) -> Answers:
    is_all = opens.cell(1).strip().upper() == "MS"
    given = [_weighted(row, said) for row in rows]
    if is_all and max((answer.percent for answer in given), default=Decimal(0)) == 1:
        given = [_times(answer, 100) for answer in given]  # MS marks what is right by 1
    right = sum(answer.is_right for answer in given)
    if not right or (right > 1 and not is_all):
        wanted = "write 100 before each right one" if is_all else "write 100 before one of them"
        text = f"{right or 'none'} of the options is right; {wanted}"
        said.append(fault("brightspace.right-options", opens, None, text))
    if len(given) < 2:
        said.append(
            fault("brightspace.too-few-options", opens, None, "there is one option; write two or more")
        )
    elif len({answer.text.casefold() for answer in given}) < len(given):
        said.append(fault("brightspace.same-options", opens, None, "two options are the same; keep one"))
    return Answers(tuple(given))


def _typed(opens: Row, rows: Sequence[Row], said: list[Message]) -> Answers:
    given = []
    for row in rows:
        if any(row.cell(column).strip().casefold() == "regexp" for column in (3, 4)):
            text = f"'{short(row.cell(2))}' is a pattern and is never run; write each answer that it allows"
            said.append(fault("brightspace.pattern", row, 2, text, Level.LOSS))
            continue
        given.append(_weighted(row, said, is_typed=True))
    if not any(answer.is_right for answer in given):
        text = "no answer earns everything; write 100 before the right one"
        said.append(fault("brightspace.right-answers", opens, None, text))
    return Answers(tuple(given))


def _truth(opens: Row, rows: Sequence[Row], said: list[Message]) -> Answers:
    of = {row.cell(0).strip().casefold(): row for row in rows}
    right = [name for name, row in of.items() if row.cell(1).strip() in ("100", "1")]
    if len(right) != 1 or len(of) < len(rows):
        said.append(fault("brightspace.true-or-false", opens, None, "write 100 behind TRUE or behind FALSE"))
        return Answers()
    feedback = {name: _marked(row, 2, said) for name, row in of.items()}
    return Answers(true_false(right == ["true"], feedback.get("true", ""), feedback.get("false", "")))


def _pairs(opens: Row, rows: Sequence[Row], said: list[Message]) -> Answers:
    lefts: dict[str, str] = {}
    rights: list[tuple[str, str]] = []
    for row in rows:
        number, text = row.cell(1).strip(), _marked(row, 2, said)
        if row.cell(0).strip().casefold() == "match":
            rights.append((number, text))
        elif number in lefts:
            said.append(
                fault("brightspace.choice-twice", row, 1, f"there are two choices {number}; keep one")
            )
        else:
            lefts[number] = text
    pairs = tuple((lefts.get(number, ""), text) for number, text in rights)
    missing = [text for number, text in lefts.items() if number not in dict(rights)]
    if missing or not rights or not all(text for pair in pairs for text in pair[1:]):
        text = f"'{short(missing[0])}' has no Match row" if missing else "a Match row has no text"
        said.append(fault("brightspace.no-match", opens, None, f"{text}; write one of its number"))
    return Answers(pairs=pairs)


def _parts(opens: Row, rows: Sequence[Row], said: list[Message]) -> Answers:
    order = tuple(_marked(row, 1, said) for row in rows)
    for row in rows:
        if row.cell(3).strip():
            text = f"what is said to one part ('{short(row.cell(3))}') is left out"
            said.append(fault("brightspace.feedback-of-part", row, 3, text, Level.LOSS))
    if len(order) < 2 or not all(order):
        said.append(
            fault("brightspace.too-few-items", opens, None, "an order needs two rows Item with a text")
        )
    return Answers(order=order)


def _weighted(row: Row, said: list[Message], is_typed: bool = False) -> ImportedAnswer:
    """The answer of a row `Option,<percent>,<text>,[HTML],<feedback>`, with a comma too many or not."""
    shift = 0
    if not row.cell(1).strip() and decimal_of(row.cell(2).strip(), False) is not None:
        shift = 1
        text = "there is a comma too many behind the first word; it was overlooked"
        said.append(fault("brightspace.comma-too-many", row, 1, text, Level.NOTICE))
    weight = row.cell(1 + shift).strip().removesuffix("%").strip()
    percent = decimal_of(weight, False)
    if percent is None or percent > FULL:
        text = f"'{short(weight)}' is no per cent; write a figure from 0 to 100"
        said.append(fault("brightspace.percent", row, 1 + shift, text))
    text = _marked(row, 2 + shift, said)
    if not text:
        said.append(fault("brightspace.empty-answer", row, 2 + shift, "there is no text; write one"))
    feedback = "" if is_typed else _marked(row, 4 + shift, said)
    return ImportedAnswer(text, percent or Decimal(0), feedback)


def _marked(row: Row, column: int, said: list[Message]) -> str:
    """The text of a cell; as HTML where the next cell says so. The text must not have run on."""
    mark = row.cell(column + 1).strip().casefold()
    if mark == "html":
        text, left_out = text_of(row.cell(column), row.line_start, "answer")
        said += left_out
        return text
    if mark not in _MARKS:
        text = f"'{short(mark)}' stands where 'HTML' should, or nothing; put texts with commas in quotes"
        said.append(fault("brightspace.comma-in-text", row, column + 1, text))
    return row.cell(column).strip()


def _times(answer: ImportedAnswer, factor: int) -> ImportedAnswer:
    return ImportedAnswer(answer.text, answer.percent * factor, answer.feedback)


_BUILDERS: dict[str, Callable[[Row, Sequence[Row], list[Message]], Answers]] = {
    "MC": _options, "MS": _options, "TF": _truth, "SA": _typed, "M": _pairs, "O": _parts,
}  # fmt: skip
