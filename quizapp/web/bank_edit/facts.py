"""Facts: listed, written, looked at, deleted."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.facts import WEIGHTS, Bank, Fact
from quizapp.core.kinds import kinds_for
from quizapp.core.search import search
from quizapp.formats.native.writer import fact_to_plain
from quizapp.formats.typed.facts import Written, fact_from_typed, fact_to_typed
from quizapp.usecases import editing
from quizapp.usecases.editing import Opened, Saved
from quizapp.web.access import Policy, policy, services
from quizapp.web.bank_edit.blueprint import bp
from quizapp.web.bank_edit.fields import TYPES
from quizapp.web.bank_edit.forms import FEW_KINDS, FactForm, FilterForm
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
from quizapp.web.views.bank_edit import FactEditor, FactsList, Overtaken, PartLine, Preview, PreviewPiece

Answer = str | Response | tuple[str, int]
LOOKS = ("look", "draw")  # buttons that store nothing


@bp.get("/facts")
@policy(Policy.BANK)
def facts(bank: str) -> str:
    """The facts of a course by section; some of them where something is looked for."""
    opened = open_course(bank)
    form = FilterForm(request.args).offer(opened.bank.head)
    lines = ((fact.section, _line(fact)) for fact in _found(opened.bank, form))
    page = FactsList(
        brief(opened), by_section(opened.bank, lines), len(opened.bank.facts), is_filtered=form.is_used
    )
    return show(page, form=form)


@bp.route("/new-fact", methods=["GET", "POST"])
@policy(Policy.BANK)
def new_fact(bank: str) -> Answer:
    """Write a fact."""
    return _edit(bank, "")


@bp.route("/facts/<fact>", methods=["GET", "POST"])
@policy(Policy.BANK)
def fact(bank: str, fact: str) -> Answer:
    """Change a fact. Its id stays, and with it what learners remember."""
    return _edit(bank, fact)


@bp.post("/facts/<fact>/delete")
@policy(Policy.BANK)
def delete_fact(bank: str, fact: str) -> Response:
    """Take a fact out of the course."""
    return delete(bank, "facts", fact, "bank_edit.facts")


@bp.post("/preview-fact")
@policy(Policy.BANK)
def preview_fact(bank: str) -> str:
    """What the fact in the form becomes, as a piece of a page. Nothing is stored."""
    opened = open_course(bank)
    form = FactForm().offer(opened.bank.head)
    looked = look(bank, _writer(form, form.own.data or ""))
    return show(PreviewPiece(preview_of(looked)))


def _edit(bank: str, fact_id: str) -> Answer:
    opened = open_course(bank)
    if opened.is_folder and request.method != "POST":
        return only_read(opened)
    if request.method != "POST":
        return _fresh(opened, fact_id)
    form = FactForm().offer(opened.bank.head)
    if not form.validate():
        return _page(opened, form, fact_id, Preview()), 422
    write = _writer(form, fact_id)
    if request.form.get("go") in LOOKS:
        looked = look(bank, write, request.form["go"] == "draw")
        blame(form, looked.faults if form.say.data else (), looked.elsewhere)
        return _page(opened, form, fact_id, preview_of(looked))
    saved = save(bank, form, write)
    if not saved.id:
        return _refused(bank, form, fact_id, saved)
    say_saved(bank, saved, "The fact")
    if request.form.get("go") == "next":
        more = {"section": form.section.data, "type": form.type.data, "at": form.at.data or None}
        return redirect(url_for("bank_edit.new_fact", bank=bank, **more), code=303)
    return redirect(url_for("bank_edit.facts", bank=bank, _anchor=saved.id), code=303)


def _fresh(opened: Opened, fact_id: str) -> str:
    """The form as it is opened: of the fact, or empty but for what the address proposes."""
    bank, revision = opened.bank, opened.row.revision
    if fact_id:
        typed = fact_to_typed(editing.find_part(bank, "facts", fact_id), bank)
        form = FactForm.filled(typed, revision, fact_id).offer(bank.head)
        return _page(opened, form, fact_id, stored_preview(bank, fact_id))
    section = request.args.get("section", "")
    kind = request.args.get("type", "")
    typed = {"section": section if section in bank.section_by_id else bank.head.sections[0].id}
    typed |= {"type": kind if kind in TYPES else "year", "at": request.args.get("at", "")[:80]}
    return _page(opened, FactForm.filled(typed, revision).offer(bank.head), "", Preview())


def _refused(bank: str, form: FactForm, fact_id: str, saved: Saved) -> tuple[str, int]:
    """The page with what is wrong, and what somebody else made of the fact."""
    opened = open_course(bank)
    theirs = overtaken(saved, form, fact_to_typed, opened.bank)
    return _page(opened, form, fact_id, Preview(), theirs), 409 if theirs else 422


def _page(
    opened: Opened, form: FactForm, fact_id: str, preview: Preview, theirs: Overtaken | None = None
) -> str:
    bank = opened.bank
    page = FactEditor(
        brief(opened),
        fact_id,
        preview,
        labels=tuple(dict.fromkeys(one.label for one in bank.names)),
        units=tuple(one.many for one in bank.head.units),
        pools=tuple(members for _, members in bank.head.pools),
        places=places_of(bank),
        learners=editing.learners_of(services(), opened.row.slug, fact_id) if fact_id else 0,
        overtaken=theirs,
    )
    return show(page, form=form.with_room().in_its_language())


def _writer(form: FactForm, fact_id: str) -> editing.Write:
    typed = form.data

    def write(bank: Bank) -> Written:
        return fact_from_typed(typed, bank, before_in(bank, "facts", fact_id))

    return write


def _found(bank: Bank, form: FilterForm) -> list[Fact]:
    """The facts that are looked for, in the order of the course."""
    asked = " ".join((form.q.data or "").split())
    met = {one.id for one in search(bank, asked).facts} if asked else None
    return [fact for fact in bank.facts if (met is None or fact.id in met) and _fits(fact, bank, form)]


def _fits(fact: Fact, bank: Bank, form: FilterForm) -> bool:
    wanted = (
        (form.section.data, fact.section),
        (form.type.data, fact.answer.type_name),
        (form.weight.data, str(fact.weight)),
    )
    if any(want and want != has for want, has in wanted):
        return False
    return not form.few.data or len(kinds_for(fact, bank)) < FEW_KINDS


def _line(fact: Fact) -> PartLine:
    plain = fact_to_plain(fact)
    places = ", ".join(plain.get("at", []))
    words = (TYPES[fact.answer.type_name][0], WEIGHTS[fact.weight], places, *fact.tags)
    return PartLine(fact.id, fact.say, tuple(word for word in words if word), bool(fact.caution))
