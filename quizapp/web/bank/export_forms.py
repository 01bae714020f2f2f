"""Forms of taking a course or a paper elsewhere. They are sent by GET and change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange

from quizapp.formats.exports.course import MOST_PER_FACT
from quizapp.web.fields import WholeNumberField, printable

NO_FORMAT = "Choose one of the formats."


class PaperExportForm(FlaskForm):
    """Which format. Call `offer_formats` before validating."""

    class Meta(FlaskForm.Meta):
        """No token: an address that shows a report may be kept and opened again."""

        csrf = False

    format = RadioField("Format", validate_choice=False)

    def offer_formats(self, formats: Iterable[tuple[str, str]]) -> Self:
        """Set the formats that can be chosen, as (key, title)."""
        self.format.choices = [SelectChoice(key, title) for key, title in formats]
        self.format.validators = [AnyOf([choice.value for choice in self.format.choices], NO_FORMAT)]
        return self


class ExportForm(PaperExportForm):
    """Which format, and which questions of a course. Call `offer_formats` and `offer` before validating."""

    per_fact = WholeNumberField(
        "Questions about each fact",
        [
            InputRequired("Write how many questions a fact gives."),
            NumberRange(1, MOST_PER_FACT, f"Choose 1 to {MOST_PER_FACT} questions."),
        ],
        default=1,
        description="Of different kinds, where so many suit it.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    seed = StringField(
        "Seed",
        [InputRequired("Write any word or number."), Length(max=40, message="Use at most 40 characters.")],
        filters=[printable],
        default="1",
        description="The same seed and choices give the same questions.",
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    sections = SelectMultipleField("From these sections", description="Tick none for all of them.")
    kinds = SelectMultipleField(
        "Asked as", description="Tick none for the kinds that the format can be told whole."
    )

    def offer(self, sections: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> Self:
        """Set what can be chosen, as (id, title)."""
        for field, pairs in ((self.sections, sections), (self.kinds, kinds)):
            field.choices = [SelectChoice(value, label) for value, label in pairs]
        return self

    @property
    def is_close(self) -> bool:
        """Whether anything but the format was chosen, or something of it is wrong."""
        chosen = (self.per_fact.data != 1, self.seed.data != "1", self.sections.data, self.kinds.data)
        return any(chosen) or any(name != "format" for name in self.errors)
