"""Forms of teaching: classes and their quizzes, and joining one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from quizapp.core.paper_forms import MOST_FORMS
from quizapp.web.fields import WholeNumberField

MOST_QUESTIONS = 100
MOST_PRINTED = 60  # in one form; six of them are made in about two seconds


def trimmed(text: str | None) -> str | None:
    """`text` without outer spaces and with inner runs of them made one."""
    return " ".join(text.split()) if text else text


def printable(text: str | None) -> str | None:
    """`text` trimmed, without what no printer can show."""
    return trimmed("".join(letter for letter in text if letter.isprintable())) if text else text


class ClassForm(FlaskForm):
    """Make a class."""

    name = StringField(
        "Name of the class",
        [InputRequired("Write a name for the class."), Length(max=80, message="Use at most 80 characters.")],
        filters=[trimmed],
        description="As students will see it: “Class 10B”.",
        render_kw={"autocomplete": "off"},
    )


class CoursesForm(FlaskForm):
    """The courses that a class learns from. Call `offer` before validating."""

    banks = SelectMultipleField("It learns from", [InputRequired("Choose at least one course.")])

    def offer(self, banks: Iterable[tuple[str, str]], chosen: Iterable[str] = ()) -> Self:
        """Set what can be chosen, as (slug, title), and what is until something is posted.

        Where there is one course only, it is chosen without being asked for.
        """
        self.banks.choices = [SelectChoice(slug, title) for slug, title in banks]
        if len(self.banks.choices) == 1:
            self.banks.validators = []
            self.banks.data = [self.banks.choices[0].value]
        elif not self.is_submitted():
            self.banks.data = list(chosen)
        return self


class NewClassForm(ClassForm, CoursesForm):
    """Make a class and say what it learns."""


class JoinForm(FlaskForm):
    """Join a class by its code; the name is what the teacher sees."""

    code = StringField(
        "Code",
        [
            InputRequired("Write the code your teacher gave you."),
            Length(max=40, message="A code is shorter."),
        ],
        filters=[trimmed],
        description="Capital or small letters, with or without dashes.",
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
    display_name = StringField(
        "Your name",
        [
            DataRequired("Write the name your teacher knows you by."),
            Length(max=80, message="Use at most 80."),
        ],
        filters=[trimmed],
        description="So that your teacher knows whose answers these are.",
        render_kw={"autocomplete": "name"},
    )


class PapersForm(FlaskForm):
    """Choose papers to print. It is sent by GET and changes nothing. Call `offer` before validating."""

    class Meta(FlaskForm.Meta):
        """No token: an address that shows papers may be kept and opened again."""

        csrf = False

    count = WholeNumberField(
        "Questions in each form",
        [
            InputRequired("Write how many questions a form has."),
            NumberRange(1, MOST_PRINTED, f"Choose 1 to {MOST_PRINTED} questions."),
        ],
        default=20,
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    forms = WholeNumberField(
        "Forms",
        [
            InputRequired("Write how many forms you want."),
            NumberRange(1, MOST_FORMS, f"Choose 1 to {MOST_FORMS} forms."),
        ],
        default=2,
        description="A, B, C … for neighbours, or for a second sitting.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    how = SelectField(
        "The forms ask",
        choices=[
            SelectChoice("other", "other facts, equally hard"),
            SelectChoice("same", "the same questions in another order"),
        ],
        default="other",
    )
    seed = StringField(
        "Seed",
        [InputRequired("Write any word or number."), Length(max=40, message="Use at most 40 characters.")],
        filters=[printable],
        description="The same seed and choices give the same papers. It is printed on them.",
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    graded = BooleanField(
        "For a mark", description="Leaves out facts that the source is unsure about.", default=True
    )
    key = SelectField(
        "The key",
        choices=[
            SelectChoice("last", "on a sheet of its own, the last"),
            SelectChoice("none", "left out"),
            SelectChoice("alone", "alone"),
        ],
        default="last",
    )
    sections = SelectMultipleField("From these sections", [InputRequired("Choose at least one section.")])
    kinds = SelectMultipleField("Asked as", [InputRequired("Choose at least one kind of question.")])

    def offer(self, sections: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> Self:
        """Set what can be chosen, as (id, title); all are chosen where nothing was."""
        for field, pairs in ((self.sections, sections), (self.kinds, kinds)):
            field.choices = [SelectChoice(value, label) for value, label in pairs]
            if field.data is None:
                field.data = [choice.value for choice in field.choices]
        return self
