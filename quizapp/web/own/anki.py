"""Bring your Anki deck: upload it, see what it gives, bring it in with what was learnt."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry, ChangedMeanwhile
from quizapp.formats.imports.limits import MAX_BYTES
from quizapp.usecases import own_anki, own_anki_in
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, again, refused
from quizapp.web.own.anki_words import came_words, report_page
from quizapp.web.own.blueprint import bp
from quizapp.web.own.forms import BringInForm, DeckForm, browser_language
from quizapp.web.views import show
from quizapp.web.views.own import DeckUpload

ROOM = 64 * 1024  # bytes of the form besides its file


@bp.url_value_preprocessor
def allow_decks(endpoint: str | None, _values: object) -> None:
    """Let a deck be as big as the page says, before anything reads it."""
    if endpoint == "own.anki":
        request.max_content_length = MAX_BYTES + ROOM


@bp.route("/my-cards/anki", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def anki() -> Answer:
    """Upload a deck for its report."""
    form, page = DeckForm(), DeckUpload()
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    file = form.file.data
    try:
        found = own_anki.upload(
            services(), person(), file.filename or "", file.read(), fresh.public_id(), now()
        )
    except BadEntry as bad:
        return refused(form, bad, page)
    return redirect(url_for("own.anki_report", deck=found), code=303)


@bp.get("/my-cards/anki/<deck>")
@policy(Policy.LEARNER)
def anki_report(deck: str) -> str:
    """What a deck would bring."""
    return show(report_page(own_anki.find_report(services(), person(), deck, now())), form=BringInForm())


@bp.post("/my-cards/anki/<deck>")
@policy(Policy.LEARNER)
def bring_in(deck: str) -> Response | tuple[str, int]:
    """Bring the deck in."""
    form = BringInForm()
    try:
        came = own_anki_in.take_in(
            services(), person(), deck, bool(form.replaces.data), now(), browser_language()
        )
    except (BadEntry, ChangedMeanwhile) as bad:
        found = own_anki.find_report(services(), person(), deck, now())
        return show(report_page(found, str(bad)), form=form), 422
    flash(came_words(came), "done")
    return redirect(url_for("own.cards"), code=303)
