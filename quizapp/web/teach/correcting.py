"""Correcting a quiz: what would change, doing it, and undoing it."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from quizapp.core.corrections import Action, Correction
from quizapp.core.errors import AlreadyDone, BadEntry, ChangedMeanwhile
from quizapp.core.kinds import KINDS
from quizapp.usecases import regrading
from quizapp.usecases.regrading import Change, Regrading
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.fields import printable
from quizapp.web.teach.routes import Answer, bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.analysis import CorrectionPage, ScoreLine
from quizapp.web.words import counted, of_points

ACTIONS = {
    Action.ACCEPT: "Another answer is right, too",
    Action.FULL: "Give everybody full marks",
    Action.DISCARD: "Discard the question for everybody",
}
LONGEST_VALUE = 400


class CorrectForm(FlaskForm):
    """What to put right. It is sent by GET: the next page says what would change."""

    class Meta:
        """It changes nothing, so it needs no token."""

        csrf = False

    action = SelectField(
        "What to do", choices=[SelectChoice(one.value, words) for one, words in ACTIONS.items()]
    )
    value = StringField(
        "The answer that is right, too",
        description="Only for that: as it stands in the table above, or as somebody would type it.",
        render_kw={"autocomplete": "off", "maxlength": LONGEST_VALUE},
    )
    kind = SelectField("Where")

    def about(self, kind: str) -> CorrectForm:
        """Offer this kind, or all."""
        self.kind.choices = [
            SelectChoice(kind, f"Where it is asked as {KINDS[kind].title}"),
            SelectChoice("", "In every kind"),
        ]
        return self


class CorrectionForm(FlaskForm):
    """Confirm a correction."""

    fact = HiddenField()
    kind = HiddenField()
    action = HiddenField()
    value = HiddenField()
    digest = HiddenField()
    reason = StringField(
        "Why",
        [
            InputRequired("Write why, in a few words: students read it."),
            Length(max=300, message="Use at most 300 characters."),
        ],
        filters=[printable],
        description="Students see it with their result: “Both years are in the source.”",
        render_kw={"autocomplete": "off"},
    )


@bp.route("/quizzes/<quiz>/corrections", methods=["GET", "POST"])
@policy(Policy.TEACH)
def correct(quiz: str) -> Answer:
    """Show every score that a correction would change; once that is confirmed, correct."""
    form = CorrectionForm(formdata=request.form if request.method == "POST" else request.args)
    asked = _asked(form)
    if asked is None:
        regrading.quiz_of(services(), person(), quiz)
        return redirect(url_for("teach.quiz_analysis", quiz=quiz), code=303)
    if request.method == "GET" or not form.validate():
        return _preview(quiz, asked, form)
    try:
        done = regrading.correct(
            services(), person(), quiz, asked, form.reason.data or "", form.digest.data or "", now()
        )
    except ChangedMeanwhile as changed:
        form.form_errors.append(str(changed))
        return _preview(quiz, asked, form, 409)
    except AlreadyDone as before:
        flash(str(before), "problem")
        return redirect(url_for("teach.quiz_analysis", quiz=quiz), code=303)
    flash(f"Corrected: {_scores(done.changes)}. You can undo it below.", "done")
    return redirect(url_for("teach.quiz_analysis", quiz=quiz), code=303)


@bp.post("/quizzes/<quiz>/corrections/undo")
@policy(Policy.TEACH)
def undo_correction(quiz: str) -> Response:
    """Take a correction back."""
    number = request.form.get("correction", "")
    try:
        is_number = number.isascii() and number.isdigit() and len(number) < 18
        changes = regrading.undo(services(), person(), quiz, int(number) if is_number else 0, now())
        flash(f"Undone: {_scores(changes)}.", "done")
    except AlreadyDone as before:
        flash(str(before), "problem")
    return redirect(url_for("teach.quiz_analysis", quiz=quiz), code=303)


def _asked(form: CorrectionForm) -> Correction | None:
    """The correction that a form is about; None where it is about none that there is."""
    kind, action = form.kind.data or "", form.action.data or ""
    if not form.fact.data or action not in set(Action) or (kind and kind not in KINDS):
        return None
    value = (printable(form.value.data) or "")[:LONGEST_VALUE] if action == Action.ACCEPT else ""
    return Correction(form.fact.data, kind, Action(action), value)


def _preview(quiz: str, asked: Correction, form: CorrectionForm, status: int = 0) -> Answer:
    back = url_for("teach.quiz_item", quiz=quiz, fact=asked.fact, kind=asked.kind) if asked.kind else ""
    back = back or url_for("teach.quiz_analysis", quiz=quiz)
    try:
        found = regrading.preview(services(), person(), quiz, asked)
    except BadEntry as bad:
        flash(str(bad), "problem")
        return redirect(back, code=303)
    speak_as(regrading.bank_of(services(), found.quiz).head)
    form.digest.data, form.value.data = found.digest, asked.value
    if request.method == "GET":
        form.reason.errors = ()
        return show(_page(found, back), form=form)
    return show(_page(found, back), form=form), status or 422


def _page(found: Regrading, back: str) -> CorrectionPage:
    lines = tuple(_line(one, found.changes) for one in found.changes)
    asked = found.correction
    return CorrectionPage(
        quiz=found.quiz.public_id,
        title=found.quiz.title,
        class_id=found.room.public_id,
        class_name=found.room.name,
        headline=_headline(lines),
        what=in_words(asked),
        prompt=found.question.prompt,
        answers=counted(found.answers, "answer", "answers"),
        lines=tuple(sorted(lines, key=lambda line: line.way != "down")),
        back=back,
        is_of_less=any(one.after_of < one.before_of for one in found.changes),
    )


def in_words(asked: Correction) -> str:
    """What a correction does, as a sentence of the instructor's."""
    where = f"asked as {KINDS[asked.kind].title}" if asked.kind else "in every kind"
    return {
        Action.DISCARD: f"The question, {where}, leaves everybody’s score and maximum.",
        Action.FULL: f"Everybody has full marks for the question, {where}, whatever they answered.",
        Action.ACCEPT: f"“{asked.value}” is right, too, {where}.",
    }[asked.action]


def _headline(lines: tuple[ScoreLine, ...]) -> str:
    if not lines:
        return "No score changes."
    up, down = (sum(line.way == way for line in lines) for way in ("up", "down"))
    if not down:
        return f"{counted(up or len(lines), 'score rises', 'scores rise')}, none falls."
    rising = f"{counted(up, 'score rises', 'scores rise')} and " if up else ""
    return f"{rising}{counted(down, 'falls' if up else 'score falls', 'fall' if up else 'scores fall')}."


def _line(one: Change, every: tuple[Change, ...]) -> ScoreLine:
    several = sum(other.learner == one.learner for other in every) > 1
    before = one.before / one.before_of if one.before_of else 0.0
    after = one.after / one.after_of if one.after_of else 0.0
    return ScoreLine(
        learner=f"{one.learner}, attempt {one.number}" if several else one.learner,
        before=of_points(one.before, one.before_of),
        after=of_points(one.after, one.after_of),
        way="same" if abs(after - before) < 1e-9 else "up" if after > before else "down",
    )


def _scores(changes: tuple[Change, ...]) -> str:
    return counted(len(changes), "score changed", "scores changed") if changes else "no score changed"
