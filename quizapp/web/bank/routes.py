"""Question files: uploaded or pasted, read, taken in."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.formats.imports.table_template import template_csv, template_xlsx
from quizapp.usecases import foreign_files, proposing, uploading
from quizapp.usecases.foreign_files import ForeignReport
from quizapp.usecases.uploading import SentFile
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.files_page import course_to_choose, files_page, offered
from quizapp.web.bank.flashes import flash_with_undo
from quizapp.web.bank.foreign import report_page
from quizapp.web.bank.forms import UPLOAD_LIMIT, TakeInForm, UploadForm
from quizapp.web.bank.looking import Look, chosen_rows
from quizapp.web.bank.native import native_report_page
from quizapp.web.views import show
from quizapp.web.words import counted

bp = Blueprint("bank", __name__, url_prefix="/teach/files")
ROOM = 64 * 1024  # bytes of a form besides its file
MOST_TEXT = 4 * 1024 * 1024 + ROOM  # bytes that are pasted
PASTED = "pasted questions.txt"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIELDS = {"file": "file", "title": "title", "text": "text"}


@bp.url_value_preprocessor
def allow_files(_endpoint: str | None, _values: object) -> None:
    """Let a file be as big as the page says, before anything, such as the look for a token, reads it."""
    request.max_content_length = UPLOAD_LIMIT + ROOM
    request.max_form_memory_size = MOST_TEXT


@bp.route("", methods=["GET", "POST"])
@policy(Policy.BANK)
def files() -> str | Response | tuple[str, int]:
    """Upload files, or paste questions, for their report."""
    loaded = proposing.list_courses(services())
    uploads = uploading.list_files(services(), person())
    form = UploadForm().offer(offered(loaded), course_to_choose(loaded, uploads, request.args.get("course")))
    page = files_page(loaded, uploads)
    if not form.validate_on_submit():
        shown = show(page, form=form)
        return (shown, 422) if form.is_submitted() else shown
    sent = _sent(form)
    try:
        uploading.upload_all(services(), person(), sent, now(), form.bank.data, form.title.data or "")
    except BadEntry as bad:
        field = form[FIELDS.get(bad.field, "file")]
        field.errors = [*field.errors, str(bad)]
        return show(page, form=form), 422
    if len(sent) > 1:
        flash(f"{len(sent)} files are read. Each has its report in the list below.", "done")
        return redirect(url_for("bank.files"), code=303)
    return redirect(url_for("bank.report", upload=sent[0].public_id), code=303)


@bp.get("/template.csv")
@policy(Policy.BANK)
def template_as_csv() -> Response:
    """The table to fill in, as text."""
    text = "\ufeff" + template_csv()  # the mark tells spreadsheets that it is UTF-8
    return _download(Response(text, mimetype="text/csv"), "questions.csv")


@bp.get("/template.xlsx")
@policy(Policy.BANK)
def template_as_workbook() -> Response:
    """The table to fill in, as a workbook."""
    return _download(Response(template_xlsx(), mimetype=XLSX), "questions.xlsx")


@bp.get("/<upload>")
@policy(Policy.BANK)
def report(upload: str) -> str:
    """What would become of each item."""
    look = Look.of(request.args)
    foreign = foreign_files.find_report(services(), person(), upload, how=look.how)
    if foreign is None:
        return show(native_report_page(uploading.report(services(), person(), upload)))
    form = TakeInForm(formdata=None).offer(foreign.sections)
    return show(report_page(foreign, look), form=form)


@bp.get("/<upload>/faulty")
@policy(Policy.BANK)
def faulty(upload: str) -> Response:
    """The faulty items alone, as they stand in the file, to be put right; the report if there are none."""
    look = Look.of(request.args)
    name, text = foreign_files.faulty_file(services(), person(), upload, look.how)
    if not text:
        return redirect(url_for("bank.report", upload=upload), code=303)
    return _download(Response(text, mimetype="text/plain"), name)


@bp.post("/<upload>/take-in")
@policy(Policy.BANK)
def take_in(upload: str) -> Response | tuple[str, int]:
    """Take the file in, all or nothing; of another program's file the rows that were chosen."""
    look = Look.of(request.form)
    foreign = foreign_files.find_report(services(), person(), upload, how=look.how)
    if foreign is not None:
        return _take_in_rows(foreign, look)
    taken = uploading.take_in(services(), person(), upload, now())
    words = f"{taken.ready} taken in. What is new is asked from now on."
    flash_with_undo(taken.bank.slug, taken.change, words)
    return redirect(url_for("bank.report", upload=upload), code=303)


def _take_in_rows(found: ForeignReport, look: Look) -> Response | tuple[str, int]:
    form = TakeInForm().offer(found.sections)
    ticked, chosen = chosen_rows(found, request.form)
    section = request.form.get("section", "")
    try:
        taken = foreign_files.take_in(
            services(), person(), found.public_id, chosen, now(), section=section, how=look.how
        )
    except BadEntry as bad:
        return show(report_page(found, look, ticked, str(bad)), form=form), 422
    words = f"{counted(taken.count, 'question', 'questions')} taken in. What is new is asked from now on."
    flash_with_undo(found.bank.slug, taken.change, words)
    return redirect(url_for("bank.report", upload=found.public_id), code=303)


def _sent(form: UploadForm) -> list[SentFile]:
    """The files that were sent, and what was pasted as one more."""
    sent = [SentFile(file.filename or "", file.read(), fresh.public_id()) for file in form.file.data or ()]
    text = form.text.data or ""
    if text.strip():
        sent.append(SentFile(PASTED, text.encode("utf-8", "replace"), fresh.public_id()))
    return sent


def _download(answer: Response, name: str) -> Response:
    """The answer as a file of this name, for every browser."""
    plain = re.sub(r'["\\]', "", name.encode("ascii", "ignore").decode()) or "faulty.txt"
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return answer
