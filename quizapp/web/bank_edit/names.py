"""Names: the people, places and things that facts speak of."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.facts import Bank
from quizapp.core.uses import facts_with, spoken_of_in
from quizapp.formats.typed.facts import Written
from quizapp.formats.typed.names import name_from_typed, name_to_typed
from quizapp.usecases import editing
from quizapp.usecases.editing import Opened
from quizapp.web.access import Policy, policy
from quizapp.web.bank_edit.blueprint import bp
from quizapp.web.bank_edit.forms import NameForm
from quizapp.web.bank_edit.pages import (
    before_in,
    brief,
    delete,
    only_read,
    open_course,
    overtaken,
    save,
    say_saved,
    spoken,
)
from quizapp.web.views import show
from quizapp.web.views.bank_edit import NameEditor, NamesList, Overtaken, PartGroup, PartLine

Answer = str | Response | tuple[str, int]
WITHOUT_GROUP = "in no group"


@bp.get("/names")
@policy(Policy.BANK)
def names(bank: str) -> str:
    """The names of a course, by their groups."""
    opened = open_course(bank)
    groups = [*opened.bank.head.pools, ("", WITHOUT_GROUP)]
    held = tuple(PartGroup(pool, title, _lines(opened.bank, pool)) for pool, title in groups)
    found = tuple(group for group in held if group.lines)
    return show(NamesList(brief(opened), found, len(opened.bank.names)))


@bp.route("/new-name", methods=["GET", "POST"])
@policy(Policy.BANK)
def new_name(bank: str) -> Answer:
    """Write a name."""
    return _edit(bank, "")


@bp.route("/names/<name>", methods=["GET", "POST"])
@policy(Policy.BANK)
def name(bank: str, name: str) -> Answer:
    """Change a name wherever it is spoken of."""
    return _edit(bank, name)


@bp.post("/names/<name>/delete")
@policy(Policy.BANK)
def delete_name(bank: str, name: str) -> Response:
    """Take a name out of the course, where nothing speaks of it."""
    return delete(bank, "names", name, "bank_edit.names")


def _edit(bank: str, name_id: str) -> Answer:
    opened = open_course(bank)
    if opened.is_folder and request.method != "POST":
        return only_read(opened)
    if request.method != "POST":
        plain = editing.find_part(opened.bank, "names", name_id) if name_id else {}
        typed = name_to_typed(plain, opened.bank) if name_id else {}
        return _page(opened, NameForm.filled(typed, opened.row.revision, name_id), name_id)
    form = NameForm()
    if not form.validate():
        return _page(opened, form, name_id), 422
    saved = save(bank, form, _writer(form, name_id))
    if not saved.id:
        present = open_course(bank)
        theirs = overtaken(saved, form, name_to_typed, present.bank)
        return _page(present, form, name_id, theirs), 409 if theirs else 422
    say_saved(bank, saved, "The name")
    return redirect(url_for("bank_edit.names", bank=bank, _anchor=saved.id), code=303)


def _writer(form: NameForm, name_id: str) -> editing.Write:
    typed = form.data

    def write(bank: Bank) -> Written:
        return name_from_typed(typed, bank, before_in(bank, "names", name_id))

    return write


def _page(opened: Opened, form: NameForm, name_id: str, theirs: Overtaken | None = None) -> str:
    bank = opened.bank
    page = NameEditor(
        brief(opened),
        name_id,
        uses=spoken_of_in(bank, name_id) if name_id else (),
        labels=tuple(dict.fromkeys(one.label for one in bank.names if one.id != name_id)),
        pools=tuple(members for _, members in bank.head.pools),
        overtaken=theirs,
    )
    return show(page, form=form.in_its_language())


def _lines(bank: Bank, pool: str) -> tuple[PartLine, ...]:
    return tuple(
        PartLine(
            entry.id,
            entry.label,
            tuple(word for word in (", ".join(entry.also), spoken(len(facts_with(bank, entry.id)))) if word),
        )
        for entry in bank.names
        if entry.pool == pool
    )
