"""Forms of question files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional

from quizapp.core.audiences import INSTRUCTORS, LEARNERS
from quizapp.formats.imports.known import READ_IN_WORDS
from quizapp.formats.imports.limits import MAX_BYTES
from quizapp.formats.imports.reading import accepted_endings
from quizapp.web.fields import trimmed

MEGABYTE = 1024 * 1024
UPLOAD_LIMIT = MAX_BYTES  # bytes, of all files together; other postings may have 256 KiB
LONGEST_PASTED = 1_000_000  # characters
MOST_FILES = 20
AUDIENCES = [
    SelectChoice(LEARNERS, "everybody"),
    SelectChoice(INSTRUCTORS, "instructors only; classes meet it in quizzes"),
]


class UploadForm(FlaskForm):
    """Files, or questions that are pasted, for one course. Call `offer` before validating."""

    file = MultipleFileField(
        "Files",
        description=f"{READ_IN_WORDS}, or files of quizapp itself; {UPLOAD_LIMIT // MEGABYTE} MB in all. "
        "You see what each gives before anything is taken in.",
        render_kw={"accept": ",".join(accepted_endings())},
    )
    text = TextAreaField(
        "Your questions",
        [
            Length(
                max=LONGEST_PASTED, message="That is too long to paste. Save it as a file, and choose that."
            )
        ],
        description="Cells of a spreadsheet with their titles, a list from Quizlet, or GIFT or Aiken.",
        render_kw={"rows": "8", "spellcheck": "false", "autocomplete": "off"},
    )
    bank = SelectField("For the course")
    title = StringField(
        "Title of the new course",
        [Length(max=120, message="Use at most 120 characters.")],
        filters=[trimmed],
        description="As students will see it. Only you and other instructors do, until you open it.",
        render_kw={"autocomplete": "off"},
    )

    def offer(self, banks: Iterable[tuple[str, str]], chosen: str = "") -> UploadForm:
        """Set the courses that can be chosen, as (slug, title), and the one that is, until another is."""
        courses = [SelectChoice(slug, title) for slug, title in banks]
        self.bank.choices = [*courses, SelectChoice("", "a new course")]
        if not self.is_submitted():
            self.bank.data = chosen
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Also that there is a file or a text, and a title for a new course."""
        is_fine = bool(super().validate(extra_validators))
        if not (self.file.data or (self.text.data or "").strip()):
            self.file.errors = [*self.file.errors, "Choose a file first, or paste your questions."]
        if len(self.file.data or ()) > MOST_FILES:
            self.file.errors = [*self.file.errors, f"Choose at most {MOST_FILES} files at once."]
        if not self.bank.data and not self.title.data and not self.bank.errors:
            self.title.errors = [*self.title.errors, "Write a title for the new course."]
        return is_fine and not (self.file.errors or self.title.errors)


class TakeInForm(FlaskForm):
    """Which section new questions count to. Call `offer` before validating; the ticks are read beside it."""

    section = SelectField("New questions count to")

    def offer(self, sections: Iterable[tuple[str, str]]) -> TakeInForm:
        """Set the sections that can be chosen, as (id, title)."""
        self.section.choices = [SelectChoice(id_, title) for id_, title in sections]
        return self


class AudienceForm(FlaskForm):
    """Who may see a course."""

    audience = SelectField("Who may see it", choices=AUDIENCES)


class CourseForm(FlaskForm):
    """Make a course."""

    title = StringField(
        "Title",
        [InputRequired("Write a title."), Length(max=120, message="Use at most 120 characters.")],
        filters=[trimmed],
        description="As students will see it: “The Harbour of Port Selwyn”.",
        render_kw={"autocomplete": "off"},
    )
    source = StringField(
        "Source",
        [Optional(), Length(max=300, message="Use at most 300 characters.")],
        filters=[trimmed],
        description="The text that its facts come from, with author and year; empty if there is none.",
        render_kw={"autocomplete": "off"},
    )
    sections = TextAreaField(
        "Sections",
        [Optional(), Length(max=8000, message="That is too long.")],
        description="One a line: “History”. If you number the paragraphs of your source, say how many: "
        "“History, 12”. Left empty, all questions are together.",
        render_kw={"rows": "5", "spellcheck": "false", "autocomplete": "off"},
    )
    audience = SelectField("Who may see it", choices=AUDIENCES, default=INSTRUCTORS)
    slug = StringField(
        "Short name",
        [Optional(), Length(max=80, message="Use at most 80 characters.")],
        filters=[trimmed],
        description="For addresses: small letters, digits, hyphens. Left empty, it is made of the title.",
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class SettleForm(FlaskForm):
    """What became of a report: `mended`, `kept`, or `open` again."""

    report = HiddenField(validators=[DataRequired(), Length(max=80)])
    outcome = HiddenField(validators=[AnyOf(("mended", "kept", "open"))])
