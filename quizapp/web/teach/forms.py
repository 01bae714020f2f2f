"""Forms of teaching: classes and their quizzes, and joining one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from quizapp.web.fields import trimmed


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
    """Join a class by its code; the name is what the teacher sees, `link` what stood in the link, if any."""

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
            Length(max=80, message="Use at most 80 characters."),
        ],
        filters=[trimmed],
        description="So that your teacher knows whose answers these are.",
        render_kw={"autocomplete": "name"},
    )
    link = HiddenField()
