"""Questions that are asked as they were written."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.facts import Bank, FixedItem
from quizapp.core.fixed import section_of
from quizapp.formats.typed.facts import Written
from quizapp.formats.typed.fixed import fixed_from_typed, fixed_to_typed
from quizapp.usecases import editing
from quizapp.usecases.editing import Opened, Saved
from quizapp.web.access import Policy, policy, services
from quizapp.web.bank_edit.blueprint import bp
from quizapp.web.bank_edit.fields import QUESTION_TYPES
from quizapp.web.bank_edit.forms import QuestionForm
from quizapp.web.bank_edit.pages import (
    before_in,
    blame,
    brief,
    by_section,
    delete,
    only_read,
    open_course,
    overtaken,
    places_of,
    save,
    say_saved,
)
from quizapp.web.bank_edit.previews import look, preview_of, stored_preview
from quizapp.web.views import show
from quizapp.web.views.bank_edit import (
    Overtaken,
    PartLine,
    Preview,
    PreviewPiece,
    QuestionEditor,
    QuestionsList,
)

Answer = str | Response | tuple[str, int]
LOOKS = ("look", "draw")


@bp.get("/questions")
@policy(Policy.BANK)
def questions(bank: str) -> str:
    """The written questions of a course."""
    opened = open_course(bank)
    lines = ((section_of(one, opened.bank), _line(one, opened.bank)) for one in opened.bank.fixed)
    return show(QuestionsList(brief(opened), by_section(opened.bank, lines), len(opened.bank.fixed)))


@bp.route("/new-question", methods=["GET", "POST"])
@policy(Policy.BANK)
def new_question(bank: str) -> Answer:
    """Write a question."""
    return _edit(bank, "")


@bp.route("/questions/<question>", methods=["GET", "POST"])
@policy(Policy.BANK)
def question(bank: str, question: str) -> Answer:
    """Change a question. Its id stays, and with it what learners remember."""
    return _edit(bank, question)


@bp.post("/questions/<question>/delete")
@policy(Policy.BANK)
def delete_question(bank: str, question: str) -> Response:
    """Take a question out of the course."""
    return delete(bank, "fixed", question, "bank_edit.questions")


@bp.post("/preview-question")
@policy(Policy.BANK)
def preview_question(bank: str) -> str:
    """How the question in the form is asked, as a piece of a page. Nothing is stored."""
    opened = open_course(bank)
    form = QuestionForm().offer(opened.bank.head)
    looked = look(bank, _writer(form, form.own.data or ""))
    return show(PreviewPiece(preview_of(looked), "question"))


def _edit(bank: str, question_id: str) -> Answer:
    opened = open_course(bank)
    if opened.is_folder and request.method != "POST":
        return only_read(opened)
    if request.method != "POST":
        return _fresh(opened, question_id)
    form = QuestionForm().offer(opened.bank.head)
    if not form.validate():
        return _page(opened, form, question_id, Preview()), 422
    write = _writer(form, question_id)
    if request.form.get("go") in LOOKS:
        looked = look(bank, write, request.form["go"] == "draw")
        blame(form, looked.faults if form.prompt.data else (), looked.elsewhere)
        return _page(opened, form, question_id, preview_of(looked))
    saved = save(bank, form, write)
    if not saved.id:
        return _refused(bank, form, question_id, saved)
    say_saved(bank, saved, "The question")
    if request.form.get("go") == "next":
        more = {"section": form.section.data, "type": form.type.data}
        return redirect(url_for("bank_edit.new_question", bank=bank, **more), code=303)
    return redirect(url_for("bank_edit.questions", bank=bank, _anchor=saved.id), code=303)


def _fresh(opened: Opened, question_id: str) -> str:
    bank, revision = opened.bank, opened.row.revision
    if question_id:
        plain = editing.find_part(bank, "fixed", question_id)
        typed = fixed_to_typed(plain, bank)
        typed["section"] = typed["section"] or section_of(bank.fixed_by_id[f"fixed:{question_id}"], bank)
        form = QuestionForm.filled(typed, revision, question_id).offer(bank.head)
        return _page(opened, form, question_id, stored_preview(bank, f"fixed:{question_id}"))
    kind, section = request.args.get("type", ""), request.args.get("section", "")
    typed = {"type": kind if kind in QUESTION_TYPES else "choice"}
    typed["section"] = section if section in bank.section_by_id else bank.head.sections[0].id
    return _page(opened, QuestionForm.filled(typed, revision).offer(bank.head), "", Preview())


def _refused(bank: str, form: QuestionForm, question_id: str, saved: Saved) -> tuple[str, int]:
    opened = open_course(bank)
    theirs = overtaken(saved, form, fixed_to_typed, opened.bank)
    return _page(opened, form, question_id, Preview(), theirs), 409 if theirs else 422


def _page(
    opened: Opened, form: QuestionForm, question_id: str, preview: Preview, theirs: Overtaken | None = None
) -> str:
    item = f"fixed:{question_id}"
    learners = editing.learners_of(services(), opened.row.slug, item) if question_id else 0
    page = QuestionEditor(brief(opened), question_id, preview, places_of(opened.bank), learners, theirs)
    return show(page, form=form.with_room().in_its_language())


def _writer(form: QuestionForm, question_id: str) -> editing.Write:
    typed = form.data

    def write(bank: Bank) -> Written:
        return fixed_from_typed(typed, bank, before_in(bank, "fixed", question_id))

    return write


def _line(one: FixedItem, bank: Bank) -> PartLine:
    fact = bank.item_by_id.get(one.item_id)
    words = (QUESTION_TYPES.get(one.type, one.type), ", ".join(map(str, one.at)), *one.tags)
    return PartLine(one.id, fact.say if fact else one.prompt, tuple(word for word in words if word))
