"""Forms of study. What an answer holds is read by its kind, from the posting itself."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange

from quizapp.web.fields import WholeNumberField


class BeginForm(FlaskForm):
    """Begin, or go on with, a session about one bank; `minutes` is empty for the whole of today's plan."""

    bank = HiddenField(validators=[Length(max=80)])
    minutes = HiddenField(validators=[Length(max=3)])


class AnswerForm(FlaskForm):
    """An answer in study. `seen` tells a second posting of one page; `unknown` is 1 for "I don't know"."""

    seen = HiddenField(validators=[Length(max=80)])
    unknown = HiddenField(validators=[Length(max=1)])


class UndoForm(FlaskForm):
    """Undo an answer; `undos` is how often the session had been undone when the page was made."""

    undos = WholeNumberField(validators=[InputRequired(), NumberRange(0, 1_000_000)])


class TurnForm(FlaskForm):
    """A button beside a card, with nothing to say but that it was pressed."""


class AsideForm(FlaskForm):
    """Put a fact aside; `until` is `today` or `ever`."""

    until = HiddenField(validators=[AnyOf(("today", "ever"))])


class AskAgainForm(FlaskForm):
    """Let a fact that was put aside be asked again."""

    bank = HiddenField(validators=[DataRequired(), Length(max=80)])
    fact = HiddenField(validators=[DataRequired(), Length(max=200)])


class ReportForm(FlaskForm):
    """What is wrong with a question, in a few words."""

    text = TextAreaField(
        "What is wrong?",
        validators=[
            DataRequired("Say in a few words what is wrong."),
            Length(max=2000, message="This is longer than 2,000 characters. Say it in fewer."),
        ],
        render_kw={"rows": 4, "maxlength": 2000, "autocomplete": "off"},
    )
