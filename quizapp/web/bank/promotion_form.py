"""The words of a fact that a question would become, to be mended; one form for each question of a page."""

from __future__ import annotations

from flask import request
from wtforms import BooleanField, Form, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from quizapp.core.promotion import Wording
from quizapp.web.fields import printable

FIELDS = ("pick", "subject", "what", "say", "ask", "at")
LINES = {"rows": "2", "autocomplete": "off"}
PLAIN = {"autocomplete": "off"}


def _rules(what: str, most: int) -> list[object]:
    return [InputRequired(f"Write {what}."), Length(max=most, message=f"Use at most {most} characters.")]


class WordingForm(Form):
    """One question's; the page's own form carries the token for all of them."""

    pick = BooleanField("Make this a fact")
    subject = StringField(
        "About",
        _rules("what it is about", 120),
        filters=[printable],
        description="A name of the course, or a new one.",
        render_kw=PLAIN,
    )
    what = StringField(
        "Relation",
        _rules("what it says of that", 120),
        filters=[printable],
        description="What it says of that, in a word or two: “opened”, “length”.",
        render_kw=PLAIN,
    )
    say = TextAreaField(
        "Statement",
        _rules("the statement", 1000),
        filters=[printable],
        description="A sentence with the answer in braces.",
        render_kw=LINES,
    )
    ask = TextAreaField("Question", _rules("the question", 1000), filters=[printable], render_kw=LINES)
    at = StringField(
        "Place in the source",
        _rules("where it stands", 120),
        filters=[printable],
        description="A paragraph, with notes behind it: “H8 n25, H9”.",
        render_kw=PLAIN,
    )

    @classmethod
    def of(cls, item_id: str, wording: Wording) -> WordingForm:
        """The form of a question, filled with what was guessed."""
        guessed = {name: getattr(wording, name) for name in FIELDS[1:]}
        return cls(prefix=f"q-{item_id}-", data=guessed)

    @classmethod
    def posted(cls, item_id: str) -> WordingForm:
        """The form of a question as it was posted."""
        return cls(request.form, prefix=f"q-{item_id}-")

    @property
    def wording(self) -> Wording:
        """What is written in it."""
        return Wording(*(getattr(self, name).data or "" for name in FIELDS[1:]))
