"""Forms of quizzes. What an answer holds is read by its kind, from the posting itself."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

MOST_QUESTIONS = 100


class StartQuizForm(FlaskForm):
    """A practice quiz of one's own choice. Call `offer` before `validate_on_submit`."""

    sections = SelectMultipleField("From", [InputRequired("Choose at least one section.")])
    kinds = SelectMultipleField("Asked as", [InputRequired("Choose at least one kind of question.")])
    count = IntegerField(
        "Questions",
        [
            InputRequired("Write how many questions you want."),
            NumberRange(1, MOST_QUESTIONS, f"Choose 1 to {MOST_QUESTIONS} questions."),
        ],
        default=10,
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )

    def offer(self, sections: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> StartQuizForm:
        """Set what can be chosen, as (id, title); all are chosen unless something was posted."""
        for field, pairs in ((self.sections, sections), (self.kinds, kinds)):
            field.choices = [SelectChoice(value, label) for value, label in pairs]
            if field.data is None and not self.is_submitted():
                field.data = [choice.value for choice in field.choices]
        return self


class BeginQuizForm(FlaskForm):
    """Begin a class's quiz: nothing but the token."""


class AnswerForm(FlaskForm):
    """An answer in an attempt.

    `rev` is the revision of the saved answer the page was made from; `go` is where to go after saving:
    `next`, `back`, `hand_in` or the number of a question.
    """

    rev = IntegerField(validators=[Optional(), NumberRange(0, 2**31)])
    go = HiddenField(validators=[Length(max=8)])


class HandInForm(FlaskForm):
    """Hand in: nothing but the token."""


class AgainForm(FlaskForm):
    """Practise what was missed: nothing but the token."""
