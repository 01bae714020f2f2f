"""One's own data: taken away as a file, or deleted for good."""

from __future__ import annotations

from flask import Response, flash, redirect, url_for

from quizapp.core.errors import BadEntry
from quizapp.formats.own_data_zip import zip_of
from quizapp.usecases import erasing, own_data, reading
from quizapp.web.access import Policy, forget, now, person, policy, services
from quizapp.web.form_answers import Answer, again, refused
from quizapp.web.people.forms import EraseForm
from quizapp.web.people.pages import bp
from quizapp.web.views import show
from quizapp.web.views.people import ErasePage


@bp.get("/account/data")
@policy(Policy.LEARNER)
def download() -> Response:
    """Everything that is stored about this person, as one file."""
    name = f"quizapp-your-data-{now():%Y-%m-%d}.zip"
    return Response(
        zip_of(own_data.gather(services(), person(), now())),
        mimetype="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@bp.route("/account/erase", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def erase() -> Answer:
    """Delete this person with everything about them, after saying what that means."""
    who = person()
    form = EraseForm(asks_password=who.is_claimed)
    page = ErasePage(
        is_guest=who.is_guest,
        facts_met=reading.met_count(services(), who),
        classes=tuple(name for _, name in reading.joined_classes(services(), who)),
        is_instructor=who.is_instructor,
        in_the_way=tuple(erasing.classes_in_the_way(services(), who)),
    )
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        erasing.erase(services(), who, form.typed_password, now())
    except BadEntry as bad:
        return refused(form, bad, page)
    forget()
    flash("Everything about you is deleted.", "done")
    return redirect(url_for("pages.home"), code=303)
