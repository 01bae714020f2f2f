"""Fields of the builder's form, and what they offer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from wtforms import Field, Form, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, NumberRange, ValidationError

from quizapp.core.blueprint import Line
from quizapp.core.reviewing import Item, Moment
from quizapp.web.fields import MOST_QUESTIONS, WholeNumberField

ANY = "any"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ATTEMPTS = [*((str(number), word) for number, word in enumerate(NUMBERS, start=1)), (ANY, "any number")]
WEIGHTS = [(1, "of any importance"), (2, "important"), (3, "most important")]
PENALTIES = [
    ("0", "nothing"), ("0.1", "a tenth"), ("0.25", "a quarter"), ("third", "a third"), ("0.5", "half"),
    ("1", "the whole mark"),
]  # fmt: skip
FEEDBACK = [
    ("each", "after each answer"),
    ("attempt", "after handing in"),
    ("close", "after the quiz has closed"),
    ("own", "as chosen below"),
]
SHOWN = [f"{moment.value}.{item.value}" for moment in Moment for item in Item]
NOTHING_ASKED = "Add a line, or pick a question by hand: the quiz asks nothing yet."
NOT_OFFERED = "Choose from what is offered; the course may have changed meanwhile."
SEED = re.compile(r"[\w-]{16,80}", re.ASCII)


def select_choices(pairs: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """What can be chosen, given as (value, words)."""
    return [SelectChoice(value, words) for value, words in pairs]


class ListField(Field):
    """All values that were posted under its name."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the values as they came."""
        self.data = [str(value) for value in valuelist]


class Choices(SelectMultipleField):
    """Several of what is offered, or none of it."""

    def pre_validate(self, form: Any) -> None:
        """Refuse in plain words what was not offered."""
        offered = {choice.value for choice in self.iter_choices()}
        if set(self.data or ()) - offered:
            raise ValidationError(NOT_OFFERED)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was chosen, in the order in which it is offered."""
        return tuple(choice.value for choice in self.iter_choices() if choice.selected)


class LineForm(Form):
    """One line of a quiz. Of sections, tags and kinds nothing chosen stands for all."""

    count = WholeNumberField(
        "Questions",
        [
            DataRequired("Write how many questions."),
            NumberRange(1, MOST_QUESTIONS, f"Choose 1 to {MOST_QUESTIONS} questions."),
        ],
        default=10,
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    sections = Choices("Sections", choices=[])
    tags = Choices("Tags", choices=[])
    kinds = Choices("Kinds of question", choices=[])
    weight = SelectField("Importance", choices=select_choices(WEIGHTS), coerce=int, default=1)

    @property
    def line(self) -> Line:
        """The line as it was filled in."""
        return Line(
            self.count.data or 1, self.sections.chosen, self.tags.chosen, self.kinds.chosen, self.weight.data
        )
