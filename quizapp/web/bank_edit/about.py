"""What a course says of itself: title, source, language, sections."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.facts import Bank
from quizapp.formats.native.writer import Plain
from quizapp.formats.typed.head import head_from_typed, head_to_typed
from quizapp.usecases.editing import Opened, Saved
from quizapp.web.access import Policy, policy
from quizapp.web.bank_edit.blueprint import bp
from quizapp.web.bank_edit.forms import AboutForm
from quizapp.web.bank_edit.pages import brief, only_read, open_course, overtaken, save, say_saved
from quizapp.web.views import show
from quizapp.web.views.bank_edit import AboutCourse, Overtaken

OTHER_LANGUAGE = (
    "The facts that are here show their answers in the words of the present language. "
    "Choose the language before there are facts."
)
Answer = str | Response | tuple[str, int]


@bp.route("/about", methods=["GET", "POST"])
@policy(Policy.BANK)
def about(bank: str) -> Answer:
    """Change what the course says of itself. Its sections keep their ids."""
    opened = open_course(bank)
    if opened.is_folder and request.method != "POST":
        return only_read(opened)
    if request.method != "POST":
        return _page(opened, AboutForm.filled(head_to_typed(opened.bank), opened.row.revision))
    form = AboutForm()
    if not form.validate():
        return _page(opened, form), 422
    typed = form.data
    saved = save(bank, form, lambda present: head_from_typed(typed, present))
    if not saved.id:
        _explain(form, opened.bank, saved)
        present = open_course(bank)
        theirs = overtaken(saved, form, _typed, present.bank)
        return _page(present, form, theirs), 409 if theirs else 422
    say_saved(bank, saved, "What the course says of itself")
    return redirect(url_for("bank.course", bank=bank), code=303)


def _explain(form: AboutForm, bank: Bank, saved: Saved) -> None:
    """Say what another language does to facts that are there, in place of what is wrong with each."""
    if saved.elsewhere and form.language.data != bank.head.language:
        form.form_errors.clear()
        form.blame("language", None, OTHER_LANGUAGE)


def _typed(_plain: Plain, bank: Bank) -> dict[str, object]:
    return head_to_typed(bank)


def _page(opened: Opened, form: AboutForm, theirs: Overtaken | None = None) -> str:
    return show(AboutCourse(brief(opened), theirs), form=form.with_room().in_its_language())
