"""Whether those who teach a class may see what a member remembers."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask_wtf import FlaskForm
from wtforms import SelectField

from quizapp.usecases import class_memory
from quizapp.web.access import Policy, person, policy, services
from quizapp.web.classes.routes import bp
from quizapp.web.form_answers import Answer

UNREAD = "That was neither yes nor no, so nothing was changed. Choose one of the two."


class ShareForm(FlaskForm):
    """Yes or no."""

    agrees = SelectField(choices=["yes", "no"])


@bp.post("/classes/<class_id>/memory")
@policy(Policy.LEARNER)
def share_memory(class_id: str) -> Answer:
    """Agree that what is remembered counts in the sums of the class, or do so no more."""
    form = ShareForm()
    if form.validate_on_submit():
        class_memory.share(services(), person(), class_id, form.agrees.data == "yes")
        agreed = "What you remember counts in the sums of the class."
        flash(agreed if form.agrees.data == "yes" else "What you remember stays out of the sums.", "done")
    else:
        class_memory.check_member(services(), person(), class_id)
        flash(UNREAD, "problem")
    return redirect(url_for("classes.show", class_id=class_id, _anchor="memory"), code=303)
