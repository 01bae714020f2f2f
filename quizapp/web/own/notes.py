"""Notes on facts: written where the fact is met, and listed by course."""

from __future__ import annotations

from collections.abc import Collection

from flask import flash, g, redirect, request, session, url_for

from quizapp.core.errors import BadEntry
from quizapp.usecases import notes as usecase
from quizapp.usecases.notes import NotedFact
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.addresses import safe_next
from quizapp.web.form_answers import Answer, refused
from quizapp.web.own.blueprint import bp
from quizapp.web.own.forms import NoteForm
from quizapp.web.stale import form_again, shown_again
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.own import NoteBox, NoteDeleted, NoteLine, NotePage, NotesPage
from quizapp.web.words import local


def note_box(bank: str, fact: str) -> NoteBox | None:
    """The note of whoever looks, for a page about one fact that they may read; None for nobody."""
    return note_boxes(bank, [fact]).get(fact)


def note_boxes(bank: str, facts: Collection[str], to: str = "") -> dict[str, NoteBox]:
    """The same for several facts, by fact; from them the way back is `to`, else this page."""
    if g.get("person") is None:
        return {}
    found = usecase.texts_of(services(), person(), bank, facts)
    return {fact: NoteBox(bank, fact, found.get(fact, ""), to or request.path) for fact in facts}


@bp.get("/notes/<bank>")
@policy(Policy.LEARNER)
def notes(bank: str) -> str:
    """All of one's notes about a course."""
    found = usecase.of_course(services(), person(), bank)
    g.bank_slug = session["bank"] = found.row.slug
    speak_as(found.bank.head)
    zone = person().time_zone
    lines = tuple(
        NoteLine(one.slug, one.fact.say if one.fact else "", one.text, local(one.changed_at, zone))
        for one in found.notes
    )
    return show(NotesPage(bank, found.bank.head.title, lines))


def _again(bank: str, fact: str) -> str:
    found = usecase.of_fact(services(), person(), bank, fact)
    return form_again(NoteForm(), _page(found, _to(bank, fact)))


@bp.route("/notes/<bank>/<fact>", methods=["GET", "POST"])
@shown_again(_again)
@policy(Policy.LEARNER)
def note(bank: str, fact: str) -> Answer:
    """Write a note on a fact, or change it."""
    found = usecase.of_fact(services(), person(), bank, fact)
    to = _to(bank, fact)
    form = NoteForm()
    if not form.is_submitted():
        form.text.data = found.text
        return show(_page(found, to), form=form)
    try:
        usecase.write(services(), person(), bank, found.fact.id, form.text.data or "", now())
    except BadEntry as bad:
        return refused(form, bad, _page(found, to))
    flash("Your note is kept. It is shown whenever you meet this fact.", "done")
    return redirect(to, code=303)


@bp.post("/notes/<bank>/<fact>/delete")
@policy(Policy.LEARNER)
def delete_note(bank: str, fact: str) -> str:
    """Delete a note. The answer is a page that alone still has its words, to keep them once more."""
    gone = usecase.delete(services(), person(), bank, fact)
    g.bank_slug = session["bank"] = gone.row.slug
    speak_as(gone.bank.head)
    to = _to(bank, fact)
    return show(NoteDeleted(bank, gone.bank.head.title, fact if gone.is_fact else "", gone.text, to))


def _to(bank: str, fact: str) -> str:
    """Where to go on: where they came from, else the fact's page."""
    return safe_next(request.values.get("to", "")) or url_for("explore.fact", bank=bank, fact=fact)


def _page(found: NotedFact, to: str) -> NotePage:
    g.bank_slug = session["bank"] = found.row.slug
    speak_as(found.bank.head)
    head = found.bank.head
    return NotePage(found.row.slug, head.title, found.fact.id, found.fact.say, found.text, to)
