"""Question files."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.formats.native.faults import Fault as FileFault
from quizapp.formats.native.files import sample_file
from quizapp.usecases import foreign_files, proposing, uploading
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.foreign_files import ForeignReport
from quizapp.usecases.uploading import FileReport
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.flashes import flash_with_undo
from quizapp.web.bank.foreign import report_page
from quizapp.web.bank.forms import TakeInForm, UploadForm
from quizapp.web.views import show
from quizapp.web.views.bank import (
    Fault,
    FilesPage,
    LoadedBank,
    ReportItem,
    SourceLine,
    UploadLine,
    UploadReport,
)
from quizapp.web.words import counted, local, question_count

bp = Blueprint("bank", __name__, url_prefix="/teach/files")
UPLOAD_LIMIT = 5 * 1024 * 1024  # bytes; other postings may have 256 KiB
LINES_AROUND = 2
ONE_FILE = "Several files were sent. Upload them one after the other, as each has its own report."


@bp.url_value_preprocessor
def allow_files(_endpoint: str | None, _values: object) -> None:
    """Let a file be as big as the page says, before anything, such as the look for a token, reads it."""
    request.max_content_length = UPLOAD_LIMIT + 64 * 1024  # the form's own fields besides


@bp.route("", methods=["GET", "POST"])
@policy(Policy.BANK)
def files() -> str | Response | tuple[str, int]:
    """Upload a file for its report."""
    loaded = proposing.list_courses(services())
    form = UploadForm().offer([(row.slug, row.title) for row, *_ in loaded], request.args.get("course", ""))
    page = FilesPage(
        uploads=tuple(
            UploadLine(
                row.public_id,
                row.file_name,
                local(row.created_at, person().time_zone),
                "taken in" if row.taken_at else "not taken in",
            )
            for row in uploading.list_files(services(), person())
        ),
        banks=tuple(
            LoadedBank(
                row.slug,
                row.title,
                len(bank.facts),
                question_count(bank),
                is_kept=row.audience == "instructors",
                is_proposed=is_proposed,
            )
            for row, bank, is_proposed in loaded
        ),
        sample=sample_file(loaded[0][1]) if loaded else "",
    )
    if not form.validate_on_submit():
        shown = show(page, form=form)
        return (shown, 422) if form.is_submitted() else shown
    sent = form.file.data
    if len(request.files.getlist("file")) > 1:
        form.file.errors = [*form.file.errors, ONE_FILE]
        return show(page, form=form), 422
    try:
        kept = uploading.upload(
            services(), person(), form.bank.data, sent.filename or "", sent.read(), fresh.public_id(), now()
        )
    except BadEntry as bad:
        form.file.errors = [*form.file.errors, str(bad)]
        return show(page, form=form), 422
    return redirect(url_for("bank.report", upload=kept), code=303)


@bp.get("/<upload>")
@policy(Policy.BANK)
def report(upload: str) -> str:
    """What would become of each item."""
    encoding = _encoding(request.args.get("encoding", ""))
    foreign = foreign_files.find_report(services(), person(), upload, encoding=encoding)
    if foreign is None:
        return show(_report(uploading.report(services(), person(), upload)))
    form = TakeInForm(formdata=None).offer(foreign.sections)
    return show(report_page(foreign, encoding=encoding), form=form)


@bp.get("/<upload>/faulty")
@policy(Policy.BANK)
def faulty(upload: str) -> Response:
    """The faulty items alone, as they stand in the file, to be put right; the report if there are none."""
    encoding = _encoding(request.args.get("encoding", ""))
    name, text = foreign_files.faulty_file(services(), person(), upload, encoding)
    if not text:
        return redirect(url_for("bank.report", upload=upload), code=303)
    plain = name.encode("ascii", "ignore").decode().replace('"', "").replace("\\", "") or "faulty.txt"
    answer = Response(text, mimetype="text/plain")
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return answer


@bp.post("/<upload>/take-in")
@policy(Policy.BANK)
def take_in(upload: str) -> Response | tuple[str, int]:
    """Take the file in, all or nothing; of another program's file the rows that were ticked."""
    encoding = _encoding(request.form.get("encoding", ""))
    foreign = foreign_files.find_report(services(), person(), upload, encoding=encoding)
    if foreign is not None:
        return _take_in_rows(foreign, encoding)
    taken = uploading.take_in(services(), person(), upload, now())
    words = f"{taken.ready} taken in. What is new is asked from now on."
    flash_with_undo(taken.bank.slug, taken.change, words)
    return redirect(url_for("bank.report", upload=upload), code=303)


def _take_in_rows(found: ForeignReport, encoding: str) -> Response | tuple[str, int]:
    form = TakeInForm().offer(found.sections)
    chosen = frozenset(int(text) for text in request.form.getlist("row") if re.fullmatch("[0-9]{1,6}", text))
    section = request.form.get("section", "")
    try:
        taken = foreign_files.take_in(
            services(), person(), found.public_id, chosen, now(), section=section, encoding=encoding
        )
    except BadEntry as bad:
        return show(report_page(found, chosen, encoding, str(bad)), form=form), 422
    words = f"{counted(taken.count, 'question', 'questions')} taken in. What is new is asked from now on."
    flash_with_undo(found.bank.slug, taken.change, words)
    return redirect(url_for("bank.report", upload=found.public_id), code=303)


def _encoding(text: str) -> str:
    """The encoding that was asked for, if it is one that we offer."""
    return text if text in foreign_files.ENCODINGS else ""


def _report(found: FileReport) -> UploadReport:
    lines = found.text.splitlines()
    is_taken = found.taken_at is not None
    return UploadReport(
        upload=found.public_id,
        filename=found.file_name,
        format="native YAML",
        bank=found.bank.slug,
        bank_title=found.bank.title,
        items=tuple(
            ReportItem(
                item.id,
                f"{'question' if item.is_fixed else 'fact'}: {item.type}",
                "unchanged" if is_taken else item.status,
                item.line,
                item.fact.say,
                (
                    *(w.message for w in found.warnings if w.line == item.line),
                    *(f"{words[:1].upper()}{words[1:]}." for words in item.looks if not is_taken),
                ),
            )
            for item in found.items
        ),
        faults=tuple(_fault(fault, lines) for fault in found.faults),
        parts=() if is_taken else parts_in_words(found.parts),
        other_changes=0 if is_taken else sum(found.parts.values()),
        is_taken=is_taken,
        may_take=found.bank.home != FOLDER,
    )


def parts_in_words(parts: dict[str, int]) -> tuple[str, ...]:
    """What changes besides facts, as `12 names`."""
    words = {
        "names": ("name", "names"),
        "series": ("series", "series"),
        "fixed": ("question", "questions"),
        "pictures": ("picture", "pictures"),
    }
    head = ("the description of the course",) if "bank" in parts else ()
    return (*head, *(counted(count, *words[part]) for part, count in parts.items() if part in words))


def _fault(fault: FileFault, lines: list[str]) -> Fault:
    what, _, instead = fault.message.partition("; ")
    return Fault(
        line=fault.line,
        column=fault.column,
        what=what[:1].upper() + what[1:] + ".",
        instead=f"{instead[:1].upper()}{instead[1:].rstrip('.?')}{'?' if instead.endswith('?') else '.'}"
        if instead
        else "",
        lines=tuple(_around(fault, lines)),
    )


def _around(fault: FileFault, lines: list[str]) -> list[SourceLine]:
    first, last = max(fault.line - LINES_AROUND, 1), min(fault.line + LINES_AROUND, len(lines))
    shown = []
    for number in range(first, last + 1):
        text = lines[number - 1][:200]
        start = fault.column - 1 if number == fault.line else 0
        end = len(text) if number == fault.line and fault.column else 0
        shown.append(SourceLine(number, text, start, end))
    return shown
