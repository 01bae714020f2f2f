"""Forms about the students of a class and about a quiz that is running."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from quizapp.core.rosters import LONGEST_EMAIL, LONGEST_ID, more_time
from quizapp.usecases.extending import LONGEST_REASON, MOST_MINUTES
from quizapp.web.fields import WholeNumberField, trimmed

MOST_TEXT = 200_000  # characters of a class list; some 2,000 lines
FACTORS = (1.0, 1.1, 1.2, 1.25, 1.3333, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class RosterForm(FlaskForm):
    """A class list, pasted or as a file. `go` is `take` on its way from the report, empty before."""

    text = TextAreaField(
        "Paste the list",
        [Length(max=MOST_TEXT, message="That is too long. Split the list.")],
        description="From a spreadsheet or a file: one student a line, the first line names the columns. "
        "Names alone will do.",
        render_kw={"rows": "10", "spellcheck": "false", "autocomplete": "off"},
    )
    file = FileField(
        "Or choose a file",
        description="CSV, as Moodle, Canvas or Blackboard give it out, up to 200 kB.",
        render_kw={"accept": ".csv,.tsv,.txt"},
    )
    go = HiddenField(validators=[Length(max=8)])


class MemberForm(FlaskForm):
    """What a gradebook knows a student by, and their extra time. Call `offer` before validating."""

    id_number = StringField(
        "ID number",
        [Length(max=LONGEST_ID, message=f"Use at most {LONGEST_ID} characters.")],
        filters=[trimmed],
        description="As your gradebook has it. Exports find the student by it.",
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    email = StringField(
        "E-mail",
        [Length(max=LONGEST_EMAIL, message=f"Use at most {LONGEST_EMAIL} characters.")],
        filters=[trimmed],
        description="For exports only: nothing is ever sent.",
        render_kw={"autocomplete": "off", "spellcheck": "false", "inputmode": "email"},
    )
    time_factor = SelectField(
        "Extra time",
        description="Stretches the time of every quiz they begin from now on. It changes none they are in.",
    )
    expected = SelectField("On the class list as")

    def offer(self, factor: float, expected: Iterable[tuple[int, str]]) -> Self:
        """Set what can be chosen: steps of extra time with the present one, and the names expected."""
        self.time_factor.choices = [
            SelectChoice(f"{one:g}", more_time(one)) for one in sorted({*FACTORS, factor})
        ]
        self.expected.choices = [
            SelectChoice("", "nobody of these"),
            *(SelectChoice(str(id_), name) for id_, name in expected),
        ]
        if not self.is_submitted():
            self.time_factor.data = f"{factor:g}"
        return self


class MoreTimeForm(FlaskForm):
    """More time in a quiz that is running."""

    minutes = SelectField(
        "How much more",
        choices=[
            SelectChoice("5", "5 minutes"),
            SelectChoice("10", "10 minutes"),
            SelectChoice("15", "15 minutes"),
            SelectChoice("own", "as many as I write"),
        ],
        default="10",
    )
    own = WholeNumberField(
        "Minutes",
        [Optional(), NumberRange(1, MOST_MINUTES, f"Choose 1 to {MOST_MINUTES} minutes.")],
        description="Only if none of the above fits.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    reason = StringField(
        "Why",
        [
            DataRequired("Write why, in a word or two. It is kept with the change."),
            Length(max=LONGEST_REASON, message=f"Use at most {LONGEST_REASON} characters."),
        ],
        filters=[trimmed],
        description="“The network was down.” Those who teach the class can read it later.",
        render_kw={"autocomplete": "off"},
    )

    @property
    def chosen(self) -> int | None:
        """How many minutes were chosen; None, with an error, where that is not clear."""
        if self.minutes.data != "own":
            return int(self.minutes.data)
        if self.own.data is None:
            self.own.errors = [*self.own.errors, "Write how many minutes."]
        return self.own.data
