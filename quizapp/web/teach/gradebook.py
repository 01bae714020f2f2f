"""The gradebook of a class, and a score that is set by hand."""

from __future__ import annotations

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.counting_attempts import IN_WORDS
from quizapp.core.errors import BadEntry
from quizapp.usecases import giving
from quizapp.usecases import gradebook as books
from quizapp.usecases.giving import CellPage as FoundCell
from quizapp.usecases.giving import Change
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.teach.grade_words import attempt_rows, has, history_rows, in_words
from quizapp.web.teach.gradebook_choice import Choice
from quizapp.web.teach.gradebook_forms import GradebookForm, GradeForm
from quizapp.web.teach.gradebook_page import gradebook_page
from quizapp.web.teach.routes import bp
from quizapp.web.undo import flash_undo
from quizapp.web.views import show
from quizapp.web.views.gradebook import CellPage
from quizapp.web.words import points

Answer = str | Response | tuple[str, int]
SCORE_NEEDED = "Write a score, or excuse the student instead."


@bp.get("/classes/<class_id>/gradebook")
@policy(Policy.TEACH)
def gradebook(class_id: str) -> str:
    """Every student at every quiz."""
    sheet = books.grade_sheet(services(), person(), class_id, now())
    choice = Choice.of(request.args, [column.quiz for column in sheet.columns])
    form = GradebookForm(formdata=None, data={key: getattr(choice, key) for key in choice.__slots__})
    form.offer((column.quiz, column.title) for column in sheet.columns)
    return show(gradebook_page(sheet, choice, now(), person().time_zone), form=form)


@bp.get("/classes/<class_id>/gradebook/<quiz>/<member>")
@policy(Policy.TEACH)
def grade(class_id: str, quiz: str, member: str) -> str:
    """One student at one quiz: what counts, what lies behind it, and a form to set it by hand."""
    found = giving.show_cell(services(), person(), class_id, quiz, member, now())
    score = found.cell.score if found.cell.is_given else None
    form = GradeForm(formdata=None, data={"score": "" if score is None else points(score)})
    return show(_page(found), form=form)


@bp.post("/classes/<class_id>/gradebook/<quiz>/<member>")
@policy(Policy.TEACH)
def change_grade(class_id: str, quiz: str, member: str) -> Answer:
    """Set a score, excuse, or take back what was set."""
    found = giving.show_cell(services(), person(), class_id, quiz, member, now())
    form = GradeForm()
    do = form.do.data or "score"
    if do not in ("score", "excuse", "back"):
        abort(400)
    is_good = form.validate_on_submit()
    if do == "score" and form.score.points is None and not form.score.errors:
        form.score.errors = [SCORE_NEEDED]
    if not is_good or (do == "score" and form.score.errors):
        return show(_page(found), form=form), 422
    score = form.score.points if do == "score" else None
    change = Change(form.reason.data or "", form.seen.data or 0, score, do == "excuse")
    try:
        row = giving.change_grade(services(), person(), class_id, quiz, member, change, now())
    except BadEntry as bad:
        field = form[bad.field]
        field.errors = [*field.errors, str(bad)]
        return show(_page(found), form=form), 422
    address = url_for("teach.undo_grade", class_id=class_id, quiz=quiz, member=member)
    said = {"score": "The score is set.", "excuse": "Excused.", "back": "The attempts count again."}[do]
    flash_undo(said, address, str(row))
    return redirect(url_for("teach.grade", class_id=class_id, quiz=quiz, member=member), code=303)


@bp.post("/classes/<class_id>/gradebook/<quiz>/<member>/undo")
@policy(Policy.TEACH)
def undo_grade(class_id: str, quiz: str, member: str) -> Response:
    """Undo the newest change of a score."""
    posted = request.form.get("to", "")
    if not (posted.isascii() and posted.isdecimal() and len(posted) < 18):
        abort(400)
    giving.undo_change(services(), person(), class_id, quiz, member, int(posted), now())
    flash("The score is as it was before.", "done")
    return redirect(url_for("teach.grade", class_id=class_id, quiz=quiz, member=member), code=303)


def _page(found: FoundCell) -> CellPage:
    zone, column, several = person().time_zone, found.column, len(found.attempts) > 1
    return CellPage(
        class_id=found.room.public_id,
        class_name=found.room.name,
        quiz=column.quiz,
        title=column.title,
        member=found.member.public_id,
        name=found.member.name,
        headline=has(found.member.name, found.cell),
        by_attempts=in_words(found.by_attempts),
        maximum=points(column.maximum),
        method=IN_WORDS[column.method] if several else "",
        is_given=found.cell.is_given,
        is_above=found.cell.is_above,
        seen=found.newest,
        attempts=attempt_rows(found.attempts, column.method, column.maximum, now(), zone),
        history=history_rows(found.history, found.regrades, column.maximum, zone),
        before=(found.before.public_id, found.before.name) if found.before else None,
        after=(found.after.public_id, found.after.name) if found.after else None,
    )
