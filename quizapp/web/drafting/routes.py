"""Start from a document: upload it, read it paragraph by paragraph, accept what is a fact."""

from __future__ import annotations

import re

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.formats.documents.document import MOST_FILE
from quizapp.usecases import draft_reading, drafting
from quizapp.usecases.draft_facts import BadFact
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.drafting.forms import FactForm, StartForm, fact_form
from quizapp.web.drafting.pages import index_page, overview_page, paragraph_page
from quizapp.web.stale import say_it_was_not_taken, shown_again
from quizapp.web.views import show
from quizapp.web.words import counted

bp = Blueprint("drafts", __name__, url_prefix="/teach/drafts")


@bp.url_value_preprocessor
def allow_documents(endpoint: str | None, _values: object) -> None:
    """Let a document be as big as the page says, before anything reads what was sent."""
    if endpoint == "drafts.index":
        request.max_content_length = MOST_FILE + 4 * 1024 * 1024  # a pasted text of other letters besides
        request.max_form_memory_size = 10 * 1024 * 1024


@bp.route("", methods=["GET", "POST"])
@policy(Policy.BANK)
def index() -> str | Response | tuple[str, int]:
    """The documents in work, and a form for another."""
    form = StartForm().offer(draft_reading.list_courses(services()), request.args.get("course", ""))
    page = index_page(draft_reading.list_documents(services(), person()), person().time_zone)
    if not form.validate_on_submit():
        shown = show(page, form=form)
        return (shown, 422) if form.is_submitted() else shown
    sent = form.file.data
    source = (sent.filename or "document.txt", sent.read()) if sent else form.text.data or ""
    try:
        kept = drafting.begin(
            services(), person(), source, form.course.data, form.title.data or "", fresh.public_id(), now()
        )
    except BadEntry as bad:
        field = form.file if bad.field not in ("text", "title") else form[bad.field]
        field.errors = [*field.errors, str(bad)]
        return show(page, form=form), 422
    return redirect(url_for("drafts.overview", draft=kept), code=303)


@bp.get("/<draft>")
@policy(Policy.BANK)
def overview(draft: str) -> str:
    """How far the document was read."""
    return show(overview_page(draft_reading.show(services(), person(), draft)))


@bp.get("/<draft>/<int:paragraph>")
@policy(Policy.BANK)
def read(draft: str, paragraph: int) -> str | Response:
    """One paragraph of the source with what is proposed from it; with `go=on` the next that is open."""
    onward = _next_open(draft, paragraph) if request.args.get("go") == "on" else None
    return onward or _shown(draft, paragraph)


def _again(draft: str, paragraph: int) -> str:
    """The paragraph; what was typed into a proposal stands open in it."""
    say_it_was_not_taken()
    if request.form.get("do") != "edit":
        return _shown(draft, paragraph)
    position = _position()
    posted = fact_form(position, _sections(draft), posted=request.form)
    return _shown(draft, paragraph, position, posted)


@bp.post("/<draft>/<int:paragraph>")
@shown_again(_again)
@policy(Policy.BANK)
def decide(draft: str, paragraph: int) -> Response | tuple[str, int]:
    """Accept, edit or leave out a proposal, or leave out all that is open here."""
    what = request.form.get("do", "")
    if what == "rest":
        drafting.reject_rest(services(), person(), draft, now(), paragraph)
        return _onward(draft, paragraph)
    position = _position()
    if what == "reject":
        drafting.reject(services(), person(), draft, position, now())
    elif what == "reopen":
        drafting.reopen(services(), person(), draft, position)
    elif what in ("accept", "edit"):
        posted = fact_form(position, _sections(draft), posted=request.form) if what == "edit" else None
        try:
            drafting.accept(services(), person(), draft, position, posted.words if posted else None, now())
        except BadFact as bad:
            return _shown(draft, paragraph, position, posted, bad.faults), 422
    else:
        abort(400)
    return _onward(draft, paragraph)


@bp.post("/<draft>/undo")
@policy(Policy.BANK)
def undo(draft: str) -> Response:
    """Take the last decision back."""
    paragraph = drafting.undo(services(), person(), draft, now())
    flash("Taken back. It is open again.", "done")
    return redirect(url_for("drafts.read", draft=draft, paragraph=paragraph), code=303)


@bp.post("/<draft>/reject-rest")
@policy(Policy.BANK)
def reject_rest(draft: str) -> Response:
    """Leave out all that is doubtful."""
    count = drafting.reject_rest(services(), person(), draft, now())
    flash(f"{counted(count, 'doubtful proposal', 'doubtful proposals')} left out.", "done")
    return redirect(url_for("drafts.overview", draft=draft), code=303)


@bp.post("/<draft>/delete")
@policy(Policy.BANK)
def delete(draft: str) -> Response:
    """Delete the document with its text."""
    drafting.delete(services(), person(), draft)
    flash("The document and its text are deleted. Its facts stay in the course.", "done")
    return redirect(url_for("drafts.index"), code=303)


def _position() -> int:
    text = request.form.get("candidate", "")
    if not re.fullmatch("[0-9]{1,6}", text):
        abort(400)
    return int(text)


def _sections(draft: str) -> tuple[tuple[str, str], ...]:
    return draft_reading.show(services(), person(), draft).sections


def _shown(
    draft: str,
    paragraph: int,
    position: int = 0,
    posted: FactForm | None = None,
    faults: dict[str, str] | None = None,
) -> str:
    """The page of a paragraph; the form of the proposal at `position` is open, with what is wrong in it."""
    found = draft_reading.read_paragraph(services(), person(), draft, paragraph)
    forms = {
        one.position: fact_form(one.position, found.draft.sections, one.entry)
        for one in found.candidates
        if one.state == "open"
    }
    if posted is not None:
        forms[position] = posted
    if position in forms and faults:
        forms[position].blame(faults)
    return show(paragraph_page(found, opened=position), forms=forms)


def _onward(draft: str, paragraph: int) -> Response:
    """Back to the paragraph, from where it goes on: once something is written, nothing else is asked here."""
    return redirect(
        url_for("drafts.read", draft=draft, paragraph=paragraph, go="on", _anchor="next"), code=303
    )


def _next_open(draft: str, paragraph: int) -> Response | None:
    """To what is open behind a paragraph, or anywhere, or to the overview; None if it is open itself."""
    numbers = [line.number for line in draft_reading.show(services(), person(), draft).lines if line.open]
    later = [number for number in numbers if number >= paragraph] or numbers
    if not later:
        return redirect(url_for("drafts.overview", draft=draft), code=303)
    if later[0] == paragraph:
        return None
    return redirect(url_for("drafts.read", draft=draft, paragraph=later[0], _anchor="next"), code=303)
