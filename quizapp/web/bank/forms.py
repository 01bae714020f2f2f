"""Forms of question files."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from quizapp.web.teach.forms import trimmed

AUDIENCES = [
    SelectChoice("learners", "everybody"),
    SelectChoice("instructors", "instructors only; classes meet it in quizzes"),
]


class UploadForm(FlaskForm):
    """One file for one bank. Call `offer` before validating."""

    file = FileField(
        "File",
        [FileRequired("Choose a file first.")],
        description="Native YAML, GIFT, Aiken, Moodle XML, Anki text or a table (CSV, XLSX), up to 5 MB. "
        "Nothing is taken in before you have seen the report.",
        render_kw={"accept": ".yaml,.yml,.txt,.gift,.xml,.csv,.tsv,.xlsx"},
    )
    bank = SelectField("For the course")

    def offer(self, banks: Iterable[tuple[str, str]], chosen: str = "") -> UploadForm:
        """Set the banks that can be chosen, as (slug, title), and the one that is, until another is."""
        self.bank.choices = [SelectChoice(slug, title) for slug, title in banks]
        if not self.is_submitted():
            self.bank.data = chosen
        return self


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
        description="As learners will see it: “The Harbour of Port Selwyn”.",
        render_kw={"autocomplete": "off"},
    )
    source = StringField(
        "Source",
        [Optional(), Length(max=300, message="Use at most 300 characters.")],
        filters=[trimmed],
        description="The text that its facts come from, with author and year. It is shown to learners.",
        render_kw={"autocomplete": "off"},
    )
    sections = TextAreaField(
        "Sections",
        [Optional(), Length(max=8000, message="That is too long.")],
        description="One a line: “History”. If you number the paragraphs of your source, say how many: "
        "“History, 12”. Left empty, all questions are together.",
        render_kw={"rows": "5", "spellcheck": "false", "autocomplete": "off"},
    )
    audience = SelectField("Who may see it", choices=AUDIENCES, default="instructors")
    slug = StringField(
        "Short name",
        [Optional(), Length(max=80, message="Use at most 80 characters.")],
        filters=[trimmed],
        description="For addresses: small letters, digits, hyphens. Left empty, it is made of the title.",
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
