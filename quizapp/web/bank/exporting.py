"""A course taken elsewhere: choose a format, see what becomes of each question, download it."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank
from quizapp.formats.exports.course import Choice, file_name
from quizapp.formats.exports.known import kinds_to_choose
from quizapp.formats.exports.written import Written
from quizapp.usecases import exporting
from quizapp.web.access import Policy, now, policy, services
from quizapp.web.bank.export_forms import ExportForm
from quizapp.web.bank.export_report import as_download, formats_to_choose, report_of
from quizapp.web.bank.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.exports import ExportPage, ExportReport

CHOICES = ("format", "per_fact", "seed", "sections", "kinds")


@bp.get("/courses/<bank>/export")
@policy(Policy.BANK)
def export(bank: str) -> str | tuple[str, int]:
    """Choose how to take a course elsewhere; where a format is given, what would become of it."""
    row, content = exporting.course_to_export(services(), bank)
    speak_as(content.head)
    form = _form(content)
    written = _written(content, form) if _is_asked() else None
    page = ExportPage(
        bank=row.slug,
        bank_title=row.title,
        action=url_for("bank.export", bank=row.slug),
        formats=formats_to_choose(with_own=True),
        report=_report(row.slug, written) if written else None,
    )
    return (show(page, form=form), 422) if _is_asked() and written is None else show(page, form=form)


@bp.get("/courses/<bank>/export/file")
@policy(Policy.BANK)
def export_file(bank: str) -> Response:
    """The file itself; where the choice is not sound, back to it."""
    row, content = exporting.course_to_export(services(), bank)
    written = _written(content, _form(content)) if _is_asked() else None
    if written is None:
        return redirect(_address("bank.export", row.slug), code=303)
    return as_download(written, file_name(row.slug, written.format, now(), written.extension))


def _is_asked() -> bool:
    """Whether a format was chosen; whatever else an address may hold asks nothing."""
    return "format" in request.args


def _form(bank: Bank) -> ExportForm:
    """The form as it was sent, or as it is before that."""
    sections = [(section.id, section.title) for section in bank.head.sections]
    formats = [(one.key, one.title) for one in formats_to_choose(with_own=True)]
    form = ExportForm(formdata=request.args if _is_asked() else None)
    return form.offer_formats(formats).offer(sections, kinds_to_choose())


def _written(bank: Bank, form: ExportForm) -> Written | None:
    """The file that was chosen; None where the choice is not sound, which the form then says."""
    if not form.validate():
        return None
    choice = Choice(
        tuple(form.kinds.data or ()),
        tuple(form.sections.data or ()),
        form.seed.data or "",
        form.per_fact.data or 1,
    )
    try:
        return exporting.export_course(services(), bank, form.format.data, choice, now())
    except BadEntry as bad:
        form.kinds.errors = [*form.kinds.errors, str(bad)]
        return None


def _report(bank: str, written: Written) -> ExportReport:
    name = file_name(bank, written.format, now(), written.extension)
    return report_of(written, name, _address("bank.export_file", bank))


def _address(endpoint: str, bank: str) -> str:
    """Where the same choice is shown or downloaded."""
    chosen: dict[str, Any] = {name: request.args.getlist(name) for name in CHOICES}
    return url_for(endpoint, bank=bank, **chosen)
