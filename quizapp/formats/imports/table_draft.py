"""One row of a table, sorted by what its cells mean; not yet a question."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.formats.imports.items import ImportedAnswer, Level, Message
from quizapp.formats.imports.table_header import Header
from quizapp.formats.imports.table_keys import READINGS, Asked
from quizapp.formats.imports.table_rows import Row, Table, fault

TYPE_WORDS: dict[str, tuple[str, ...]] = {
    "choice": (
        "choice", "multiple choice", "multichoice", "mc", "mcq", "single choice", "single answer", "quiz",
    ),
    "choose_all": (
        "choose all", "choose_all", "multiple answer", "multiple answers", "multiple response", "ma", "ms",
        "multi select", "multiselect", "checkbox", "checkboxes", "select all",
    ),
    "true_false": ("true false", "true/false", "true or false", "truefalse", "true_false", "tf", "t/f"),
    "short_answer": (
        "short answer", "short_answer", "shortanswer", "sa", "text", "typed", "type answer", "fill in",
        "fill in the blank", "fib", "open ended", "identification",
    ),
    "number": ("number", "numeric", "numerical", "num", "figure"),
    "matching": ("matching", "match", "mat", "pairs"),
    "ordering": ("ordering", "order", "ord", "sequence", "sorting", "ranking", "puzzle"),
    "cloze": ("cloze", "gap", "gap fill"),
    "flashcard": ("flashcard", "flash card", "card", "basic"),
    "essay": ("essay", "ess", "long answer", "free text", "paragraph", "open"),
    "description": ("description", "text only", "info", "slide"),
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in TYPE_WORDS.items() for word in words}
TRUTHS = {"true": "True", "false": "False", "t": "True", "f": "False"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A row by the meaning of its cells, blanks at their ends dropped.

    `options` stand at the place that their title gives them, empty ones too, so that B stays B. `keys` are
    the cells that say what is right, `wrong` the filled cells of wrong answers.
    """

    row: Row
    header: Header
    prompt: str
    options: tuple[str, ...]
    keys: tuple[str, ...]
    wrong: tuple[str, ...]
    type_word: str
    tolerance: str
    decimal_comma: bool

    @property
    def filled(self) -> tuple[str, ...]:
        """The options that say something."""
        return tuple(option for option in self.options if option)

    @property
    def asked(self) -> Asked:
        """The options and keys, as the reading of keys is chosen by them."""
        return Asked(self.options, self.keys)

    @property
    def key_column(self) -> int:
        """The column to point at where the key is wrong."""
        return self.header.keys[0] if self.header.keys else -1

    def fault(self, code: str, field: str, text: str, level: Level = Level.ERROR) -> Message:
        """A message about the cell of one part of the question: `question`, `key`, `options` or a role."""
        columns = {
            "key": self.key_column,
            "options": self.header.options[0][0] if self.header.options else -1,
        }
        column = columns.get(field, self.header.roles.get(field, -1))
        return fault(code, self.row, column if column >= 0 else None, text, level, field)


@dataclass(frozen=True, slots=True)
class Built:
    """What a kind made of a draft: its kind, answers, pairs or order, a note kept, and messages."""

    kind: str
    answers: tuple[ImportedAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    messages: tuple[Message, ...] = ()


def draft_of(row: Row, header: Header, table: Table) -> Draft:
    """The cells of a row by what the header says of them."""

    def cell(role: str) -> str:
        return row.cell(header.roles.get(role, -1)).strip()

    return Draft(
        row=row,
        header=header,
        prompt=cell("question"),
        options=tuple(row.cell(column).strip() for column, _ in header.options),
        keys=tuple(filter(None, (row.cell(column).strip() for column in header.keys))),
        wrong=tuple(filter(None, (row.cell(column).strip() for column in header.wrong))),
        type_word=" ".join(cell("type").casefold().replace("-", " ").split()),
        tolerance=cell("tolerance"),
        decimal_comma=table.decimal_comma,
    )


def kind_of(draft: Draft) -> str:
    """The kind that the type says, or that options and answers show; empty where the type is unknown."""
    if draft.type_word:
        return _KIND_OF.get(draft.type_word, "")
    offered = {TRUTHS.get(option.casefold(), option) for option in draft.filled}
    if offered == {"True", "False"}:
        return "true_false"
    if draft.filled or draft.wrong:
        return "choice"
    if [key.casefold() for key in draft.keys] in (["true"], ["false"]):
        return "true_false"
    if draft.tolerance and draft.keys and all(any(map(str.isdigit, key)) for key in draft.keys):
        return "number"
    return "flashcard" if draft.header.is_cards else "short_answer"


def readings_of(header: Header) -> tuple[str, ...]:
    """The ways in which a key may be meant: what the profile fixes, else all."""
    if header.profile in ("kahoot", "blooket"):
        return ("number",)
    if header.profile == "moodle-csv":
        return ("letter", "text")
    if header.options and header.options[0][1] == "0":
        return tuple(way for way in READINGS if way != "number")
    return READINGS


def wrong(kind: str, draft: Draft, code: str, field: str, text: str) -> Built:
    """What stands for the answers of a draft that is wrong: the reason."""
    return Built(kind, messages=(draft.fault(f"table.{code}", field, text),))
