"""Taking scores home: choose, see what the file holds and what its reader would misread, download."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import chain
from urllib.parse import quote

from flask import Blueprint, Response, request, stream_with_context, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp.core.errors import BadEntry
from quizapp.formats.score_workbook import workbook_parts
from quizapp.usecases.exporting_scores import Scope, count_finished, learners_of, scope_of_class
from quizapp.usecases.score_tables import (
    PLATFORMS,
    Profile,
    Table,
    check_fit,
    score_table,
    score_text,
    traps_of,
)
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.busy import Part, giving_way
from quizapp.web.teach.scores_forms import GradebookForm, ScoresForm
from quizapp.web.views import show
from quizapp.web.views.scores import ScoresPage

bp = Blueprint("scores", __name__, url_prefix="/teach/classes/<class_id>/scores")
Answer = str | AnyResponse | tuple[str, int]
SHOWN_ROWS = 5
SHOWN_WIDTH = 80  # characters of a cell
SHOWN_TRAPS = 8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIELDS = {"table": "what", "format": "file"}  # of the form, by what a use case calls them


@bp.get("")
@policy(Policy.TEACH)
def choose(class_id: str) -> Answer:
    """What there is to take home, and the beginning of what is chosen."""
    whole = scope_of_class(services(), person(), class_id)
    form = _form(whole)
    if not _is_sound(form):
        return show(_page(whole), form=form), 422
    scope = chosen_scope(whole, form.quiz.data)
    forms = {"gradebook": GradebookForm(formdata=None)} if form.profile is Profile.CANVAS else {}
    return show(page_of(whole, scope, form), form=form, **forms)


@bp.get("/file")
@policy(Policy.TEACH)
def file(class_id: str) -> Answer:
    """The file itself, as it is read: nothing waits for the whole of it."""
    whole = scope_of_class(services(), person(), class_id)
    form = _form(whole)
    if not _is_sound(form):
        return show(_page(whole), form=form), 422
    scope = chosen_scope(whole, form.quiz.data)
    name = f"{whole.room.name}_{_what(form, whole, scope)}"
    try:
        parts, kind, ending = _parts(form, scope)
    except BadEntry as bad:
        add_error(form, bad)
        return show(_page(whole), form=form), 422
    return attachment(parts, name, kind, ending)


def chosen_scope(whole: Scope, quiz_ids: Iterable[str]) -> Scope:
    """The quizzes of the class that were chosen."""
    chosen = set(quiz_ids)
    return Scope(whole.room, tuple(quiz for quiz in whole.quizzes if quiz.public_id in chosen))


def attachment(parts: Iterable[Part], name: str, kind: str, ending: str) -> AnyResponse:
    """A download named after its class and what it holds, with the moment in UTC."""
    stamp = now().astimezone(UTC).strftime("%Y-%m-%dT%H%MZ")
    safe = re.sub(r"[^\w.-]+", "-", name).strip("-") or "scores"
    full = f"{safe}_{stamp}.{ending}"
    plain = full.encode("ascii", "ignore").decode()
    response = Response(stream_with_context(giving_way(parts)), mimetype=kind)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full)}"
    )
    return response


def page_of(whole: Scope, scope: Scope, form: ScoresForm) -> ScoresPage:
    """The page with the beginning of the chosen file."""
    rows, is_whole = _beginning(score_text(services(), scope, form.table, form.profile, now()))
    traps = [trap.text for trap in traps_of(services(), scope, form.profile, form.table)]
    room = whole.room
    return ScoresPage(
        class_id=room.public_id,
        class_name=room.name,
        students=len(learners_of(services(), whole)),
        quizzes=len(scope.quizzes),
        handed_in=count_finished(services(), scope),
        platform=PLATFORMS[form.profile][0] if form.profile in PLATFORMS else "",
        header=rows[0],
        rows=rows[1:],
        is_whole=is_whole,
        traps=tuple(traps[:SHOWN_TRAPS]),
        more_traps=max(0, len(traps) - SHOWN_TRAPS),
        download=url_for(
            "scores.file",
            class_id=room.public_id,
            what=form.what.data,
            file=form.file.data,
            quiz=[quiz.public_id for quiz in scope.quizzes],
        ),
        chosen=tuple(quiz.public_id for quiz in scope.quizzes),
        fills=form.profile is Profile.CANVAS,
    )


def _form(whole: Scope) -> ScoresForm:
    form = ScoresForm(formdata=request.args)
    return form.offer((quiz.public_id, quiz.title) for quiz in whole.quizzes)


def add_error(form: ScoresForm, bad: BadEntry) -> None:
    """Say beside its field what is wrong."""
    field = form[FIELDS.get(bad.field, bad.field)]
    field.errors = [*field.errors, str(bad)]


def _is_sound(form: ScoresForm) -> bool:
    if not form.validate():
        return False
    try:
        check_fit(form.table, form.profile, form.file.data in ("xlsx", "raw"))
    except BadEntry as bad:
        add_error(form, bad)
        return False
    return True


def _page(whole: Scope) -> ScoresPage:
    """The page without the beginning of a file, where the choice cannot be meant."""
    return ScoresPage(
        class_id=whole.room.public_id,
        class_name=whole.room.name,
        students=len(learners_of(services(), whole)),
        quizzes=len(whole.quizzes),
        handed_in=count_finished(services(), whole),
    )


def _what(form: ScoresForm, whole: Scope, scope: Scope) -> str:
    """What a file is named after: its quizzes, and what a row is unless it is an attempt."""
    of_quiz = "all-quizzes" if len(scope.quizzes) == len(whole.quizzes) else ""
    if len(scope.quizzes) == 1:
        of_quiz = scope.quizzes[0].title
    what = "" if form.table is Table.ATTEMPTS else form.what.data
    return "_".join(part for part in (of_quiz or f"{len(scope.quizzes)}-quizzes", what) if part)


def _parts(form: ScoresForm, scope: Scope) -> tuple[Iterator[bytes], str, str]:
    """The file in parts, its type and its ending. Raises BadEntry where it cannot be written."""
    if form.file.data == "xlsx":
        parts = workbook_parts(score_table(services(), scope, form.table, now()), form.table.value)
        first = next(parts)  # what cannot be written is known before the first byte
        return chain([first], parts), XLSX, "xlsx"
    lines = score_text(services(), scope, form.table, form.profile, now(), form.file.data == "bom")
    return (line.encode() for line in lines), "text/csv", "csv"


def _beginning(parts: Iterator[str]) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The header with the first rows of a file, and whether that is all of it."""
    text = ""
    for part in parts:
        text += part
        if text.count("\n") > SHOWN_ROWS + 1:
            break
    rows = list(csv.reader(io.StringIO(text, newline="")))
    shown = tuple(tuple(_short(cell) for cell in row) for row in rows[: SHOWN_ROWS + 1])
    return shown, len(rows) <= SHOWN_ROWS + 1


def _short(cell: str) -> str:
    return cell if len(cell) <= SHOWN_WIDTH else f"{cell[: SHOWN_WIDTH - 1]}…"
