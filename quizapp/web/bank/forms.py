"""Forms of question files."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice


class UploadForm(FlaskForm):
    """One file for one bank. Call `offer` before validating."""

    file = FileField(
        "File",
        [FileRequired("Choose a file first.")],
        description="Native YAML, up to 5 MB. Nothing is taken in before you have seen the report.",
        render_kw={"accept": ".yaml,.yml"},
    )
    bank = SelectField("For the course")

    def offer(self, banks: Iterable[tuple[str, str]]) -> UploadForm:
        """Set the banks that can be chosen, as (slug, title)."""
        self.bank.choices = [SelectChoice(slug, title) for slug, title in banks]
        return self


class TakeInForm(FlaskForm):
    """Take the good items in: nothing but the token."""
