"""Forms of drafting: a document to begin with, and a fact to be worded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import Form, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from quizapp.core.proposing_facts.typed_answers import TYPES
from quizapp.web.fields import trimmed

WEIGHTS = [SelectChoice("3", "surely asked"), SelectChoice("2", "plausible"), SelectChoice("1", "a detail")]
QUIET = {"autocomplete": "off"}
NO_DOCUMENT = "Choose a file, or paste a text."
TWO_DOCUMENTS = "There is a file and a pasted text. Send one of them."


class StartForm(FlaskForm):
    """A document for a course. Call `offer` before validating."""

    file = FileField(
        "File",
        description="Plain text, Markdown or PDF, up to 10 MB.",
        render_kw={"accept": ".txt,.md,.markdown,.pdf,text/plain,application/pdf"},
    )
    text = TextAreaField(
        "Or paste a text",
        [Optional(), Length(max=2_000_000, message="That is over 2 million letters. Cut it into parts.")],
        description="A line of its own, such as a heading, begins a section.",
        render_kw={"rows": "6", "spellcheck": "false", "autocomplete": "off"},
    )
    course = SelectField("For the course", validate_choice=True)
    title = StringField(
        "Title of the new course",
        [Optional(), Length(max=120, message="Use at most 120 characters.")],
        filters=[trimmed],
        description="Only where a course is made. Left empty, it is the title of the document.",
        render_kw=QUIET,
    )

    def offer(self, courses: Iterable[tuple[str, str]], chosen: str = "") -> StartForm:
        """Set the courses that can be chosen, as (slug, title), and the one that is, until another is."""
        self.course.choices = [
            SelectChoice("", "a new course"),
            *(SelectChoice(*course) for course in courses),
        ]
        if not self.is_submitted():
            self.course.data = chosen
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Judge the fields; there has to be a file or a text, and not both."""
        is_fine = bool(super().validate(extra_validators))
        has_text = bool((self.text.data or "").strip())
        if bool(self.file.data) == has_text:
            self.file.errors = [*self.file.errors, TWO_DOCUMENTS if has_text else NO_DOCUMENT]
            return False
        return is_fine


class FactForm(Form):
    """The words of one fact; the page's own form holds the token. Its fields have a prefix."""

    say = TextAreaField(
        "Statement", description="The answer stands in { }.", render_kw={"rows": "3", **QUIET}
    )
    ask = TextAreaField("Question", render_kw=QUIET)
    answer = StringField("Answer", description="As it stands between the braces.", render_kw=QUIET)
    type = SelectField("The answer is a", choices=[SelectChoice(name, name) for name in TYPES])
    subject = StringField("About", description="Whom or what it is about.", render_kw=QUIET)
    what = StringField("What is said of it", description="Such as “opened” or “length”.", render_kw=QUIET)
    year = StringField("Holds for", description="The year, where it holds for one only.", render_kw=QUIET)
    section = SelectField("Section")
    weight = SelectField("Importance", choices=WEIGHTS)

    @property
    def words(self) -> dict[str, str]:
        """What was written, by the name of the field."""
        return {field.short_name: str(field.data or "").strip() for field in self}

    def blame(self, faults: Mapping[str, str]) -> FactForm:
        """Put each message at its field; at the statement where there is no such field."""
        for name, message in faults.items():
            field = self._fields.get(name, self.say)
            field.errors = [*field.errors, message]
        return self


def fact_form(
    position: int,
    sections: Iterable[tuple[str, str]],
    entry: Mapping[str, str] | None = None,
    posted: Any = None,
) -> FactForm:
    """The form of one proposal, filled with its words or with what was posted."""
    form = FactForm(formdata=posted, data=dict(entry or {}), prefix=f"f{position}-")
    form.section.choices = [SelectChoice(id_, title) for id_, title in sections]
    if form.section.data not in {id_ for id_, _ in sections}:
        form.section.data = next((id_ for id_, _ in sections), "")
    return form
