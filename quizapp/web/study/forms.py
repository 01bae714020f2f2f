"""Forms of study. What an answer holds is read by its kind, from the posting itself."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length, NumberRange

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
