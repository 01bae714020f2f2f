"""The header of a table: which column is the question, which the options, which says what is right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.formats.imports.table_rows import Row, short

ROWS_SEARCHED = 20  # templates have titles and advice above their header
_LONGEST_TITLE = 200
ROLES: dict[str, tuple[str, ...]] = {
    "question": (
        "question", "questions", "q", "question text", "questiontext", "stem", "prompt", "term", "front",
        "word", "text", "statement",
    ),
    "key": (
        "answer", "answers", "correct", "correct answer", "correct answers", "right answer", "right answers",
        "key", "answer key", "back", "definition", "solution", "correct option", "correct options",
        "correct choice", "right", "meaning", "translation",
    ),
    "explanation": ("explanation", "feedback", "rationale", "general feedback", "why"),
    "hint": ("hint", "hints"),
    "tags": ("tags", "tag", "topic", "topics", "keywords"),
    "points": ("points", "point", "score", "marks", "mark", "weight"),
    "type": ("type", "question type", "kind", "questiontype"),
    "category": ("category", "section", "chapter", "deck"),
    "name": ("name", "title", "question name", "questionname"),
    "id": ("id", "idnumber", "identifier", "question #", "question number", "number", "no", "nr", "#"),
    "image": ("image", "picture", "image url", "image link", "media"),
    "time": ("time", "time limit", "seconds", "timer"),
    "tolerance": ("tolerance", "margin"),
}  # fmt: skip
NO_ROLE = "none"  # what somebody gives a column that is to be left out
CARD_WORDS = frozenset({"term", "front", "back", "definition", "word", "meaning", "translation"})
_ROLE_OF = {name: role for role, names in ROLES.items() for name in names}
_ASIDE = re.compile(
    r"\s+[-–—]\s.*|\s*\(.*|\s*[:*?.]+$"
)  # "Answer 1 - max 75 characters", "Answer 3 (Optional)"
_OPTION = re.compile(
    r"(?:option|choice|opt|alternative|response)?\s*([a-h])|(?:option|choice|opt)\s*(\d{1,2})"
)
_SPACED_OPTION = re.compile(r"(?:option|choice) ([a-z])")
_ANSWER = re.compile(r"answer\s*(?:(\d{1,2})|([a-h]))")
_WRONG = re.compile(
    r"(?:incorrect|wrong|false|distractor)(?: answers?| options?| choices?)?\s*(?:\d{1,2}|[a-h])?"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns of a table mean. Columns count from 0.

    `roles` gives the column of each role of ROLES that is there, `options` column and label of the options in
    their order, `keys` the columns that say what is right, `wrong` those with wrong answers alone, `others`
    the columns with no meaning here. `trouble` is why the table cannot be read in spite of a header.
    """

    index: int
    row: Row
    roles: Mapping[str, int]
    options: tuple[tuple[int, str], ...] = ()
    keys: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    trouble: str = ""
    profile: str = "generic"
    is_cards: bool = False

    @property
    def known(self) -> tuple[int, ...]:
        """The columns that mean something."""
        named = {*self.roles.values(), *self.keys, *self.wrong, *(column for column, _ in self.options)}
        return tuple(sorted(named))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.row.cells)

    def title(self, column: int) -> str:
        """What the file calls a column."""
        return short(self.row.cell(column)) or f"column {column + 1}"


@dataclass(slots=True)
class _Found:
    """Columns as they are met, before it is clear what `Answer 1` means."""

    roles: dict[str, int] = field(default_factory=dict)
    options: list[tuple[int, str]] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)


def find_header(rows: Sequence[Row], columns: Mapping[str, str] | None = None) -> Header | None:
    """The header among the first rows, or None. `columns` says what titles mean: `{"Land": "key"}`.

    Below the first row it needs three titles, since a question may well be called "Question".
    """
    given = {plain_title(title): role for title, role in (columns or {}).items()}
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        header = _read_header(index, row, given)
        if header and len(header.known) >= (2 if index == 0 or given else 3):
            return header
    return None


def plain_title(text: str) -> str:
    """A title as it is compared: small letters, single blanks, without what templates add to it."""
    spaced = " ".join(text[:_LONGEST_TITLE].replace("_", " ").replace("(s)", "s").casefold().split())
    return _ASIDE.sub("", spaced).strip()


def _read_header(index: int, row: Row, given: Mapping[str, str]) -> Header | None:
    titles = [plain_title(cell) for cell in row.cells]
    found = _Found()
    for column, title in enumerate(titles):
        _place(found, column, title, given.get(title or f"#{column + 1}", ""))
    options, keys, trouble = _settle(found)
    if "question" not in found.roles or not (options or keys or found.answers):
        return None
    is_cards = any(titles[column] in CARD_WORDS for column in (found.roles["question"], *keys))
    found.roles.pop("key", None)
    return Header(
        index, row, found.roles, tuple(options), tuple(keys), tuple(found.wrong), tuple(found.others),
        trouble, _profile(row, titles, found), is_cards,
    )  # fmt: skip


def _place(found: _Found, column: int, title: str, given: str) -> None:
    """Put one column where its title, or what is `given` for it, says it belongs."""
    answer = _ANSWER.fullmatch(title)
    option = _OPTION.fullmatch(title) or _SPACED_OPTION.fullmatch(title)
    role = given or _ROLE_OF.get(title, "")
    if role == NO_ROLE:
        found.others.append(column)
    elif role in ROLES:
        if role in found.roles:
            found.others.append(column)
        else:
            found.roles[role] = column
    elif role == "option" or option:
        label = next((group for group in option.groups() if group), "") if option else ""
        found.options.append((column, label or str(len(found.options) + 1)))
    elif answer:
        found.answers.append((column, answer[1] or answer[2]))
    elif role == "wrong" or _WRONG.fullmatch(title):
        found.wrong.append(column)
    else:
        found.others.append(column)


def _settle(found: _Found) -> tuple[list[tuple[int, str]], list[int], str]:
    """Options, keys and trouble: `Answer 1` is an option, unless there are options already."""
    keys = [found.roles["key"]] if "key" in found.roles else []
    numbered = [column for column, _ in found.answers]
    if found.options or (len(numbered) == 1 and not keys):
        options, keys = found.options, [*keys, *numbered]
    else:
        options = found.answers
    needs_key = bool(options) and not keys
    return options, keys, "table.no-correct-column" if needs_key else ""


def _profile(row: Row, titles: list[str], found: _Found) -> str:
    raw = " ".join(" ".join(row.cells).casefold().split())
    if {"questionname", "questiontext"} <= set(titles):
        return "moodle-csv"
    if "only include answer #" in raw or {"question #", "question text", "answer 1"} <= set(titles):
        return "blooket"
    if "time" in found.roles and {"answer 1", "answer1"} & set(titles):
        return "kahoot"
    return "generic"
