"""Forms of taking scores home."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from quizapp.usecases.score_tables import Profile, Table

# What there is, by its name in addresses: what it is called, and what a row of it is.
SPREADSHEETS = {
    Table.ATTEMPTS.value: ("Every attempt", "a row each: status, score, per cent, times"),
    Table.GRID.value: ("One row a student", "a column for each quiz, with the score that counts"),
    Table.RESPONSES.value: ("Every answer", "for statistics of your own; without names"),
    Table.ITEMS.value: ("Every question", "how hard it was, and whether it tells who knows more"),
}
GRADEBOOKS = {
    Profile.MOODLE.value: ("Moodle", "for its import of grades"),
    Profile.CANVAS.value: ("Canvas", "for its import of grades, or put into its own file"),
    Profile.BLACKBOARD.value: ("Blackboard", "for uploading grades"),
}
FILES = {
    "csv": "CSV",
    "bom": "CSV that Excel opens by a double click",
    "raw": "CSV for a program, names exactly as typed",
    "xlsx": "Excel workbook (XLSX)",
}


class ScoresForm(FlaskForm):
    """What to take home. It is sent by GET and changes nothing. Call `offer` before validating."""

    class Meta(FlaskForm.Meta):
        """No token: an address that shows scores may be kept and opened again."""

        csrf = False

    what = RadioField(
        "What",
        choices=[
            SelectChoice(name, title) for name, (title, _) in (*SPREADSHEETS.items(), *GRADEBOOKS.items())
        ],
        default=Table.ATTEMPTS.value,
    )
    file = SelectField(
        "Kind of file", choices=[SelectChoice(name, title) for name, title in FILES.items()], default="csv"
    )
    quiz = SelectMultipleField("Of these quizzes")

    def offer(self, quizzes: Iterable[tuple[str, str]]) -> Self:
        """Set the quizzes that can be chosen, as (id, title); all are where none is named."""
        self.quiz.choices = [SelectChoice(value, title) for value, title in quizzes]
        if not self.quiz.data:
            self.quiz.data = [choice.value for choice in self.quiz.choices]
        self.what.data = self.what.data or Table.ATTEMPTS.value
        self.file.data = self.file.data or "csv"
        return self

    @property
    def spreadsheets(self) -> dict[str, tuple[str, str]]:
        """The tables for spreadsheets, for the page."""
        return SPREADSHEETS

    @property
    def gradebooks(self) -> dict[str, tuple[str, str]]:
        """The gradebooks elsewhere."""
        return GRADEBOOKS

    @property
    def table(self) -> Table:
        """What a row is."""
        return Table.GRID if self.what.data in GRADEBOOKS else Table(self.what.data)

    @property
    def profile(self) -> Profile:
        """Who reads it."""
        if self.what.data in GRADEBOOKS:
            return Profile(self.what.data)
        return Profile.RAW if self.file.data == "raw" else Profile.PLAIN


class GradebookForm(FlaskForm):
    """The gradebook that was downloaded from Canvas."""

    gradebook = FileField(
        "The file that Canvas exported",
        [FileRequired("Choose the file first.")],
        description="In Canvas: Grades, Export, Export Entire Gradebook. It is read and forgotten, but for "
        "which column belongs to which quiz.",
        render_kw={"accept": ".csv"},
    )


class PackedForm(FlaskForm):
    """A filled gradebook on its way back."""

    packed = HiddenField("File", [InputRequired()])
