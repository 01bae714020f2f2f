"""Forms of quizzes. What an answer holds is read by its kind, from the posting itself."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from quizapp.web.fields import MOST_QUESTIONS, WholeNumberField
from quizapp.web.json_bodies import LARGEST
from quizapp.web.terms import certainty_field, minutes_field


class StartQuizForm(FlaskForm):
    """A practice quiz of one's own choice. Call `offer` before `validate_on_submit`."""

    sections = SelectMultipleField("From", [InputRequired("Choose at least one section.")])
    kinds = SelectMultipleField("Asked as", [InputRequired("Choose at least one kind of question.")])
    count = WholeNumberField(
        "Questions",
        [
            InputRequired("Write how many questions you want."),
            NumberRange(1, MOST_QUESTIONS, f"Choose 1 to {MOST_QUESTIONS} questions."),
        ],
        default=10,
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )

    minutes = minutes_field("Empty for all the time you want.")
    certainty = certainty_field()

    def offer(self, sections: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> StartQuizForm:
        """Set what can be chosen, as (id, title); all are chosen unless something was posted."""
        for field, pairs in ((self.sections, sections), (self.kinds, kinds)):
            field.choices = [SelectChoice(value, label) for value, label in pairs]
            if field.data is None and not self.is_submitted():
                field.data = [choice.value for choice in field.choices]
        return self


class BeginQuizForm(FlaskForm):
    """Begin a class's quiz: the attempt that the page offered."""

    number = WholeNumberField(validators=[Optional(), NumberRange(1, LARGEST)])


class AnswerForm(FlaskForm):
    """An answer in an attempt.

    `rev` is the revision of the saved answer the page was made from, `client` names the page and `sequence`
    counts what it has sent; `go` is where to go after saving: `next`, `back`, `stay`, `hand_in` or the
    number of a question; `flag` is `yes` or `no` where the flag was pressed.
    """

    rev = WholeNumberField(validators=[Optional(), NumberRange(0, LARGEST)])
    client = HiddenField(validators=[Length(max=64)])
    sequence = WholeNumberField(validators=[Optional(), NumberRange(1, LARGEST)])
    go = HiddenField(validators=[Length(max=8)])
    flag = HiddenField(validators=[Length(max=3)])
