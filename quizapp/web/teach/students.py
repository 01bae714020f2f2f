"""The students of a class: the list, one of them, and those who are expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.lookalikes import lookalikes
from quizapp.core.roles import AccountRole
from quizapp.core.rosters import more_time
from quizapp.core.text import fold
from quizapp.formats.rosters import roster_text
from quizapp.store.put_away import Move
from quizapp.usecases import rosters
from quizapp.usecases.rosters import ClassPeople
from quizapp.usecases.tidying import NO_MEMBER
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, refused
from quizapp.web.teach.class_forms import MemberForm
from quizapp.web.teach.routes import bp
from quizapp.web.undo import flash_undo
from quizapp.web.views import show
from quizapp.web.views.students import ExpectedLine, MemberPage, StudentLine, StudentsPage
from quizapp.web.words import day_of, days_away

ON_A_PAGE = 100
LONGEST_SEARCH = 80  # characters
SORTS: dict[str, Callable[[Any], Any]] = {
    "name": lambda row: (),
    "joined": lambda row: -row.joined_at.timestamp(),
    "here": lambda row: row.last_seen_at,
}


@bp.get("/classes/<class_id>/students")
@policy(Policy.TEACH)
def students(class_id: str) -> str:
    """Who is in the class, and who is expected."""
    found = rosters.show_people(services(), person(), class_id)
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    sort = request.args.get("sort", "name")
    sort = sort if sort in SORTS else "name"
    alike = lookalikes(row.display_name for row in found.members)
    rows = [pair for pair in zip(found.members, alike, strict=True) if _is_sought(pair[0], search)]
    rows.sort(key=lambda pair: SORTS[sort](pair[0]))
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = _page_number(pages)
    return show(
        StudentsPage(
            class_id=class_id,
            name=found.room.name,
            total=len(found.members),
            found=len(rows),
            lines=tuple(_line(*pair) for pair in rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]),
            expected=() if search else tuple(_expected(row, member) for row, member in found.expected),
            search=search,
            sort=sort,
            page=page,
            pages=pages,
            erased=found.room.members_erased,
            has_ids=any(row.id_number or row.email for row in found.members),
            has_extra=any(row.time_factor > 1 for row in found.members),
        )
    )


@bp.get("/classes/<class_id>/members/<member>")
@policy(Policy.TEACH)
def member(class_id: str, member: str) -> str:
    """One student: what a gradebook knows them by, and their extra time."""
    found = rosters.show_people(services(), person(), class_id)
    row = _member(found, member)
    form = _form(found, row)
    form.id_number.data, form.email.data = row.id_number, row.email
    return show(_member_page(found, row), form=form)


@bp.post("/classes/<class_id>/members/<member>")
@policy(Policy.TEACH)
def change_member(class_id: str, member: str) -> Answer:
    """Change that."""
    found = rosters.show_people(services(), person(), class_id)
    row = _member(found, member)
    form, page = _form(found, row), _member_page(found, row)
    if not form.validate_on_submit():
        return show(page, form=form), 422
    try:
        name = rosters.change_member(
            services(),
            person(),
            class_id,
            member,
            form.id_number.data or "",
            form.email.data or "",
            float(form.time_factor.data),
            int(form.expected.data) if form.expected.data else None,
        )
    except BadEntry as bad:
        return refused(form, bad, page)
    flash(f"{name} is saved.", "done")
    return redirect(url_for("teach.students", class_id=class_id), code=303)


@bp.post("/classes/<class_id>/expected/<int:expected>/match")
@policy(Policy.TEACH)
def match_expected(class_id: str, expected: int) -> Response:
    """Say that a student is somebody who was expected."""
    member = request.form.get("member", "")
    name = rosters.match_expected(services(), person(), class_id, expected, member)
    flash(f"{name} has joined, and has what the class list says.", "done")
    return redirect(url_for("teach.students", class_id=class_id), code=303)


@bp.post("/classes/<class_id>/expected/<int:expected>/remove")
@policy(Policy.TEACH)
def expect_no_more(class_id: str, expected: int) -> Response:
    """Take somebody off the list of those who are expected; or undo that, right after it."""
    if request.form.get("to") == Move.BACK:
        rosters.expect_again(services(), person(), class_id, request.form.get("line", ""))
        flash("The name is on the list again.", "done")
    else:
        gone = rosters.expect_no_more(services(), person(), class_id, expected)
        words = f"{gone.label} is off the list."
        flash_undo(words, request.path, Move.BACK, {"line": roster_text([gone])})
    return redirect(url_for("teach.students", class_id=class_id), code=303)


def _is_sought(row: Any, search: str) -> bool:
    words = fold(search).split()
    texts = fold(f"{row.display_name} {row.login} {row.id_number} {row.email}")
    return all(word in texts for word in words)


def _page_number(pages: int) -> int:
    asked = request.args.get("page", "1")
    return min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _line(row: Any, looks_alike: bool) -> StudentLine:
    return StudentLine(
        member=row.public_id,
        name=row.display_name,
        login=row.login,
        id_number=row.id_number,
        email=row.email,
        extra=_extra(row),
        active=days_away(row.last_seen_at.date(), now().date()),
        looks_alike=looks_alike,
    )


def _expected(row: Any, member: Any) -> ExpectedLine:
    known_by = [row.login, row.id_number, row.email, _extra(row)]
    known_by = [text for text in known_by if text and text != row.name]
    found = (member.public_id, member.display_name) if member else ("", "")
    return ExpectedLine(row.id, row.name, ", ".join(known_by), *found)


def _extra(row: Any) -> str:
    return more_time(row.time_factor) if row.time_factor > 1 else ""


def _member(found: ClassPeople, member: str) -> Any:
    row = next((one for one in found.members if one.public_id == member), None)
    if row is None:
        raise NotFound(NO_MEMBER)
    return row


def _form(found: ClassPeople, row: Any) -> MemberForm:
    names = [(one.id, one.name) for one, _ in found.expected]
    return MemberForm().offer(row.time_factor, names)


def _member_page(found: ClassPeople, row: Any) -> MemberPage:
    return MemberPage(
        class_id=found.room.public_id,
        class_name=found.room.name,
        member=row.public_id,
        name=row.display_name,
        login=row.login,
        joined=day_of(row.joined_at, person().time_zone),
        active=days_away(row.last_seen_at.date(), now().date()),
        may_reset=bool(row.login) and row.role is AccountRole.LEARNER,
    )
