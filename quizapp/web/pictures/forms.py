"""The form of a picture."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import StringField, TextAreaField
from wtforms.validators import Length

from quizapp.core.pictures import LONGEST_ALT, LONGEST_CREDIT
from quizapp.web.fields import printable


class PictureForm(FlaskForm):
    """A picture with its words. Whether a file is needed depends on what is there already."""

    file = FileField(
        "Picture",
        description="PNG, JPEG, GIF or WebP, up to 2 MB and 6,000 pixels a side.",
        render_kw={"accept": "image/png,image/jpeg,image/gif,image/webp"},
    )
    alt = TextAreaField(
        "What it shows",
        [Length(max=LONGEST_ALT, message=f"Use at most {LONGEST_ALT} characters.")],
        filters=[printable],
        description="In a sentence, for those who cannot see it. Do not tell the answer.",
        render_kw={"rows": "3", "autocomplete": "off"},
    )
    credit = StringField(
        "Whose it is",
        [Length(max=LONGEST_CREDIT, message=f"Use at most {LONGEST_CREDIT} characters.")],
        filters=[printable],
        description="Shown below the picture: who made it, and its licence. May stay empty.",
        render_kw={"autocomplete": "off"},
    )
