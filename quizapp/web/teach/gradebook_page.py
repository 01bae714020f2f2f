"""The grid of the gradebook made ready: who is shown, in which order, with what beneath each column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from quizapp.core.attempts import is_past
from quizapp.core.gradebook import Cell, Standing, total_of
from quizapp.core.item_analysis.moments import mean, median
from quizapp.formats.scores_csv import number
from quizapp.usecases.gradebook import BookRow, Column, GradeSheet
from quizapp.web.teach.grade_words import SET, STATUS_WORDS, per_cent, spelt
from quizapp.web.views.gradebook import GradebookPage, GradeCell, GradeHead, GradeRow, StatusLink
from quizapp.web.words import counted, local, points

CELLS_ON_A_PAGE = 1500
FEWEST_ROWS, MOST_ROWS = 25, 100
LOOKS = {
    Standing.SUBMITTED: "",
    Standing.LATE: "is-late",
    Standing.OPEN: "is-open",
    Standing.MISSING: "is-missing",
    Standing.EXCUSED: "is-excused",
    Standing.WAITING: "is-to-do",
}
STATUSES = (Standing.MISSING, Standing.OPEN, Standing.WAITING, Standing.LATE, Standing.EXCUSED, SET)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the gradebook is asked for, in an address; what makes no sense there is as if it were not."""

    name: str = ""
    quiz: str = ""
    status: str = ""
    unit: str = "points"
    missing: str = "zero"
    sort: str = "name"
    order: str = "up"
    page: int = 1

    @staticmethod
    def of(args: Mapping[str, str], quizzes: Sequence[str]) -> Choice:
        """The choice that the arguments of an address make."""
        allowed: dict[str, Sequence[str]] = {
            "quiz": ("", *quizzes),
            "status": ("", *STATUSES),
            "unit": ("points", "percent"),
            "missing": ("zero", "out"),
            "sort": ("name", "total", *quizzes),
            "order": ("up", "down"),
        }
        chosen = {key: args[key] for key, values in allowed.items() if args.get(key) in values}
        page = args.get("page", "")
        number_of_page = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
        name = " ".join(args.get("name", "")[:80].split())
        return Choice(name=name, page=max(1, number_of_page), **chosen)

    def address(self, page: int = 1, **changes: str) -> str:
        """The address of this choice with some of it changed, seen from the page itself.

        What is usual is left out. It is relative: a page has a hundred of them.
        """
        wanted = {**asdict(self), **changes, "page": page}
        query = {key: value for key, value in wanted.items() if value != USUAL[key]}
        return f"gradebook?{urlencode(query)}" if query else "gradebook"


USUAL = asdict(Choice())


@dataclass(slots=True)
class Line:
    """A row on its way to the page."""

    row: BookRow
    cells: Sequence[Cell]
    total: float | None


def gradebook_page(sheet: GradeSheet, choice: Choice, now: datetime, zone: str) -> GradebookPage:
    """The page of this choice. Figures beneath the columns are those of all students."""
    room = sheet.room
    page = GradebookPage(room.public_id, room.name, _headline(sheet), students=len(sheet.rows))
    if not sheet.rows or not sheet.columns:
        return replace(page, empty="quizzes" if sheet.rows else "students")
    places = [at for at, one in enumerate(sheet.columns) if choice.quiz in ("", one.quiz)]
    columns = [sheet.columns[at] for at in places]
    lines = _lines(sheet, choice, places)
    kinds = [_kinds(line.cells) for line in lines]
    shown = [
        line
        for line, has in zip(lines, kinds, strict=True)
        if (not choice.status or choice.status in has) and _is_called(line, choice.name)
    ]
    _sort(shown, columns, choice)
    size = max(FEWEST_ROWS, min(MOST_ROWS, CELLS_ON_A_PAGE // len(columns)))
    at = min(choice.page, max(1, -(-len(shown) // size)))
    begins = (at - 1) * size
    narrow = choice.quiz or _newest(sheet)
    heads = tuple(
        _head(column, cells, choice, narrow, now, zone)
        for column, cells in zip(columns, zip(*(line.cells for line in lines), strict=True), strict=True)
    )
    write = _percents if choice.unit == "percent" else _points
    return replace(
        page,
        lead=_lead(sheet, lines),
        by_name=_outer("Student", "name", choice),
        heads=heads,
        total=_total_head(lines, choice),
        rows=tuple(_row(line, columns, narrow, write) for line in shown[begins : begins + size]),
        statuses=_statuses(kinds, choice),
        found=len(shown),
        first=begins + 1,
        before=choice.address(at - 1) if at > 1 else "",
        after=choice.address(at + 1) if begins + size < len(shown) else "",
        everybody=choice.address(name="", status=""),
        missing_is_zero=choice.missing == "zero",
        is_arranged=(choice.sort, choice.unit, choice.missing) != ("name", "points", "zero"),
    )


def _lines(sheet: GradeSheet, choice: Choice, places: list[int]) -> list[Line]:
    weights = [column.weight for column in sheet.columns]
    is_zero, is_all = choice.missing == "zero", len(places) == len(weights)
    return [
        Line(
            row,
            row.cells if is_all else [row.cells[at] for at in places],
            total_of(row.cells, weights, is_zero),
        )
        for row in sheet.rows
    ]


def _kinds(cells: Sequence[Cell]) -> set[str]:
    """All standings of a row, and whether anything was set by hand."""
    found: set[str] = {cell.standing for cell in cells}
    if any(cell.is_given and cell.score is not None for cell in cells):
        found.add(SET)
    return found


def _is_called(line: Line, name: str) -> bool:
    member, wanted = line.row.member, name.casefold()
    return wanted in member.name.casefold() or wanted in member.login.casefold()


def _sort(lines: list[Line], columns: Sequence[Column], choice: Choice) -> None:
    """Sort in place; who has no score comes last, and equal ones stay in the order of names."""
    is_down = choice.order == "down"
    if choice.sort == "name":
        if is_down:
            lines.reverse()
        return
    at = next((n for n, column in enumerate(columns) if column.quiz == choice.sort), None)
    if choice.sort != "total" and at is None:
        return

    def value(line: Line) -> float | None:
        return line.total if at is None else line.cells[at].percent

    sign = -1 if is_down else 1
    lines.sort(key=lambda line: (value(line) is None, sign * (value(line) or 0.0)))


def _headline(sheet: GradeSheet) -> str:
    """What matters most."""
    if not sheet.rows:
        return "Nobody has joined yet."
    if not sheet.columns:
        return "No quiz has been set yet."
    missing = sum(any(cell.standing is Standing.MISSING for cell in row.cells) for row in sheet.rows)
    if missing:
        return f"{spelt(missing)} {'student has' if missing == 1 else 'students have'} missed a quiz."
    if not any(cell.score is not None for row in sheet.rows for cell in row.cells):
        return "Nobody has handed in yet."
    newest = _newest(sheet)
    at = next(n for n, column in enumerate(sheet.columns) if column.quiz == newest)
    waits = sum(row.cells[at].standing in (Standing.OPEN, Standing.WAITING) for row in sheet.rows)
    if waits:
        return f"{len(sheet.rows) - waits} of {len(sheet.rows)} have handed in the newest quiz."
    return "Nobody has fallen behind."


def _lead(sheet: GradeSheet, lines: Sequence[Line]) -> str:
    totals = [line.total for line in lines if line.total is not None]
    parts = [
        counted(len(sheet.rows), "student", "students"),
        counted(len(sheet.columns), "quiz", "quizzes"),
        *([f"mean so far {per_cent(mean(totals))}"] if totals else []),
    ]
    return " · ".join(parts)


def _newest(sheet: GradeSheet) -> str:
    """The newest quiz that anybody has begun, else the newest."""
    begun = [
        column.quiz
        for at, column in enumerate(sheet.columns)
        if any(row.cells[at].attempts for row in sheet.rows)
    ]
    return begun[-1] if begun else sheet.columns[-1].quiz


def _head(
    column: Column,
    cells: Sequence[Cell],
    choice: Choice,
    narrow: str,
    now: datetime,
    zone: str,
) -> GradeHead:
    is_percent = choice.unit == "percent"
    scores = [cell.percent if is_percent else cell.score for cell in cells]
    values = [score for score in scores if score is not None]
    outer = _outer(column.title, column.quiz, choice)
    return replace(
        outer,
        address=f"../../quizzes/{column.quiz}",
        quiz=column.quiz,
        small=_small(column, now, zone),
        mean=number(round(mean(values), 1)) if values else "",
        median=number(round(median(values), 1)) if values else "",
        count=str(len(values)),
        is_chosen=column.quiz == narrow,
    )


def _small(column: Column, now: datetime, zone: str) -> str:
    """`of 20 · closes 30 November, 18:00`."""
    of, terms = f"of {points(column.maximum)}", column.terms
    weight = f" · counts {number(column.weight)} times" if column.weight != 1 else ""
    if column.is_archived:
        return f"{of}{weight} · archived"
    if terms.is_before(now) and terms.opens_at:
        return f"{of}{weight} · opens {local(terms.opens_at, zone)}"
    if terms.closes_at is None:
        return f"{of}{weight}"
    verb = "closed" if is_past(terms.closes_at, now) else "closes"
    return f"{of}{weight} · {verb} {local(terms.closes_at, zone)}"


def _outer(title: str, sort: str, choice: Choice) -> GradeHead:
    """A head that sorts; a second click turns the order round."""
    is_this = choice.sort == sort
    turned = "down" if is_this and choice.order == "up" else "up"
    return GradeHead(
        title=title,
        address="",
        sorts=choice.address(sort=sort, order=turned),
        sorted=("ascending" if choice.order == "up" else "descending") if is_this else "",
    )


def _total_head(lines: Sequence[Line], choice: Choice) -> GradeHead:
    totals = [line.total for line in lines if line.total is not None]
    return replace(
        _outer("So far", "total", choice),
        small="weighted, per cent",
        mean=number(round(mean(totals), 1)) if totals else "",
        median=number(round(median(totals), 1)) if totals else "",
        count=str(len(totals)),
    )


def _statuses(kinds: Sequence[set[str]], choice: Choice) -> tuple[StatusLink, ...]:
    counts = Counter(kind for has in kinds for kind in has)
    everybody = StatusLink("All", len(kinds), choice.address(status=""), not choice.status)
    return (
        everybody,
        *(
            StatusLink(
                STATUS_WORDS[status],
                counts[status],
                choice.address(status=status),
                status == choice.status,
            )
            for status in STATUSES
            if counts[status] or status == choice.status
        ),
    )


def _points(cell: Cell) -> str:
    return points(cell.score or 0.0)


def _percents(cell: Cell) -> str:
    return number(round(cell.percent or 0.0, 1)).replace("-", "−")


def _row(line: Line, columns: Sequence[Column], narrow: str, write: Callable[[Cell], str]) -> GradeRow:
    member = line.row.member
    cells = tuple(
        _cell(cell, column.quiz, column.quiz == narrow, write)
        for cell, column in zip(line.cells, columns, strict=True)
    )
    total = "" if line.total is None else number(round(line.total, 1)).replace("-", "−")
    return GradeRow(member.public_id, member.name, member.login, cells, total)


def _cell(cell: Cell, quiz: str, is_narrow: bool, write: Callable[[Cell], str]) -> GradeCell:
    look = LOOKS[cell.standing]
    if is_narrow:
        look = f"{look} is-chosen".strip()
    if cell.score is None:
        return GradeCell(quiz, look, STATUS_WORDS[cell.standing])
    sign = "late" if cell.standing is Standing.LATE else ""
    if cell.is_given:
        sign = f"{sign} set".strip()
    return GradeCell(quiz, look, write(cell), sign)
