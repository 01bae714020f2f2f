"""Papers as files for other programs: choose a format, see what becomes of each question, download."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.facts import Bank
from quizapp.core.questions import Question
from quizapp.formats.exports.course import file_name
from quizapp.formats.exports.written import Written
from quizapp.usecases import exporting
from quizapp.web.access import Policy, now, policy, services
from quizapp.web.bank.export_forms import PaperExportForm
from quizapp.web.bank.export_report import as_download, formats_to_choose, report_of
from quizapp.web.teach.papers import chosen, chosen_form, forms_of
from quizapp.web.teach.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.exports import ExportPage, ExportReport

Forms = list[tuple[str, tuple[Question, ...]]]


@bp.get("/papers/<bank>/export")
@policy(Policy.BANK)
def export_paper(bank: str) -> str | Response | tuple[str, int]:
    """Choose a format for a paper; where one is given, what would become of the questions."""
    row, content = exporting.course_to_export(services(), bank)
    speak_as(content.head)
    forms = _forms(content)
    if forms is None:
        return _back(row.slug)
    form = _format_form()
    is_asked = "format" in request.args
    report = None
    if is_asked and form.validate():
        written = _written(content, forms, form)
        name = _name(row.slug, written)
        report = report_of(written, name, _address("teach.paper_file", row.slug, format=form.format.data))
    page = _page(row.slug, row.title, len(forms), report)
    return (show(page, form=form), 422) if is_asked and report is None else show(page, form=form)


@bp.get("/papers/<bank>/export/file")
@policy(Policy.BANK)
def paper_file(bank: str) -> Response:
    """The file itself; where the choice is not sound, back to it."""
    row, content = exporting.course_to_export(services(), bank)
    forms = _forms(content)
    if forms is None:
        return _back(row.slug)
    form = _format_form()
    if not form.validate():
        return redirect(_address("teach.export_paper", row.slug), code=303)
    written = _written(content, forms, form)
    return as_download(written, _name(row.slug, written))


def _forms(bank: Bank) -> Forms | None:
    """The forms of the paper that the address names; None where it names none that can be made."""
    if "seed" not in request.args:
        return None
    made = forms_of(bank, chosen_form(bank, is_asked=True))
    return None if made is None else [(one.letter, one.questions) for one in made.forms]


def _back(bank: str) -> Response:
    """To the page where papers are chosen, which says what is wrong."""
    return redirect(_address("teach.papers", bank), code=303)


def _address(endpoint: str, bank: str, **more: Any) -> str:
    return url_for(endpoint, bank=bank, **chosen(), **more)


def _format_form() -> PaperExportForm:
    formats = [(one.key, one.title) for one in formats_to_choose(with_own=False)]
    is_asked = "format" in request.args
    return PaperExportForm(formdata=request.args if is_asked else None).offer_formats(formats)


def _written(bank: Bank, forms: Forms, form: PaperExportForm) -> Written:
    return exporting.export_paper(services(), bank, form.format.data, forms, request.args["seed"], now())


def _name(bank: str, written: Written) -> str:
    return file_name(bank, f"quiz-{written.format}", now(), written.extension)


def _page(bank: str, title: str, forms: int, report: ExportReport | None) -> ExportPage:
    return ExportPage(
        bank=bank,
        bank_title=title,
        action=url_for("teach.export_paper", bank=bank),
        formats=formats_to_choose(with_own=False),
        report=report,
        hidden=tuple((name, value) for name, values in chosen().items() for value in values),
        paper="the paper" if forms == 1 else f"the {forms} forms",
        back=_address("teach.papers", bank),
    )
