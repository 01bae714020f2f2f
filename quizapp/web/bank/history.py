"""The history of a course: its changes, one change, and the ways back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.facts import Bank
from quizapp.core.memory.days import zone_or_utc
from quizapp.store.changes import ChangeRow
from quizapp.usecases import history as usecase
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.history import FIRST, ChangedSince, ShownChange
from quizapp.usecases.proposing import FROM_FOLDER
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.change_words import done_in_words, shown_items, touched_in_words, who_in_words
from quizapp.web.bank.flashes import flash_with_undo
from quizapp.web.bank.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.history import ChangePage, HistoryLine, HistoryPage
from quizapp.web.words import local

T = TypeVar("T")
AT_ONCE = 50  # changes on a page, and items of one change
MOST_PAGES = 100_000
ALSO_MOVED = "What students remember stays as it is."


@bp.get("/courses/<bank>/history")
@policy(Policy.BANK)
def history(bank: str) -> str:
    """What was changed in a course, newest first; with `fact`, what was changed of that alone."""
    item = request.args.get("fact", "")
    row, present, found = usecase.list_history(services(), bank, item)
    speak_as(present.head)
    page = _page_number()
    return show(
        HistoryPage(
            bank=row.slug,
            title=row.title,
            lines=tuple(_line(one, row.revision) for one in _part(found, page)),
            count=len(found),
            item=item,
            item_ask=_ask(present, item),
            **_beside(len(found), page),
        )
    )


@bp.get("/courses/<bank>/history/<int:number>")
@policy(Policy.BANK)
def change(bank: str, number: int) -> str:
    """One change: each item before and after, and the ways back."""
    return show(_change_page(usecase.show_change(services(), bank, number)))


@bp.post("/courses/<bank>/history/<int:number>/restore")
@policy(Policy.BANK)
def restore(bank: str, number: int) -> Response:
    """Make the course what it was after a change."""
    made = usecase.restore(services(), bank, number, person(), now())
    flash_with_undo(bank, made, f"The course is as it was after change {number}. {ALSO_MOVED}")
    return redirect(url_for("bank.history", bank=bank), code=303)


@bp.post("/courses/<bank>/history/<int:number>/take-back")
@policy(Policy.BANK)
def take_back(bank: str, number: int) -> Response | tuple[str, int]:
    """Take one change back and leave the others; where that is not possible, say what is in the way."""
    try:
        made = usecase.take_back(services(), bank, number, person(), now())
    except ChangedSince as refused:
        page = _change_page(usecase.show_change(services(), bank, number))
        return show(replace(page, problem=str(refused))), 409
    flash_with_undo(bank, made, f"Change {number} is taken back. {ALSO_MOVED}")
    return redirect(url_for("bank.history", bank=bank), code=303)


def _change_page(found: ShownChange) -> ChangePage:
    speak_as(found.present.head)
    is_folder, page = found.row.home == FOLDER, _page_number()
    why_not = FROM_FOLDER if is_folder else FIRST if found.change.before is None else ""
    return ChangePage(
        bank=found.row.slug,
        title=found.row.title,
        line=_line(found.change, found.row.revision),
        items=shown_items(_part(found.items, page)),
        count=len(found.items),
        why_not=why_not,
        may_restore=not is_folder and not found.stands,
        **_beside(len(found.items), page),
    )


def _line(row: ChangeRow, revision: str) -> HistoryLine:
    there = row.at.astimezone(zone_or_utc(person().time_zone))
    day, _, time = local(row.at, person().time_zone).partition(", ")
    return HistoryLine(
        number=row.number,
        when=f"{day} {there.year}, {time}",
        how=done_in_words(row.how),
        what=touched_in_words(row.summary),
        who=who_in_words(row.how, row.who),
        stands=row.after == revision,
    )


def _ask(bank: Bank, item: str) -> str:
    found = bank.item_by_id.get(item)
    return found.ask if found else ""


def _page_number() -> int:
    text = request.args.get("page", "1")
    return min(int(text), MOST_PAGES) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _part(things: tuple[T, ...], page: int) -> tuple[T, ...]:
    start = (max(page, 1) - 1) * AT_ONCE
    return things[start : start + AT_ONCE]


def _beside(count: int, page: int) -> dict[str, Any]:
    page = max(page, 1)
    return {"newer": page - 1, "older": page + 1 if page * AT_ONCE < count else 0}
