"""The deck of one's own cards as a whole: which language it is in, and taking it out as a file."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import NotFound
from quizapp.formats.exports.course import file_name
from quizapp.usecases import own_export, own_language
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.export_report import as_download
from quizapp.web.own.blueprint import bp
from quizapp.web.own.forms import LanguageForm


@bp.post("/my-cards/language")
@policy(Policy.LEARNER)
def language() -> Response:
    """Say which language the cards are in."""
    form = LanguageForm()
    if not form.validate_on_submit():
        flash(own_language.NOT_KNOWN, "problem")
    else:
        try:
            own_language.speak(services(), person(), form.language.data, now())
            flash("The language of your cards is changed.", "done")
        except NotFound as none_yet:
            flash(str(none_yet), "problem")
    return redirect(url_for("own.cards"), code=303)


@bp.get("/my-cards/export")
@policy(Policy.LEARNER)
def export() -> Response:
    """All cards as a file; where no format is chosen that there is, back to the list that offers them."""
    form, made = request.args.get("format", ""), now()
    if form not in own_export.FORMS:
        return redirect(url_for("own.cards"), code=303)
    written = own_export.export(services(), person(), form, made)
    return as_download(written, file_name("my-cards", written.format, made, written.extension))
