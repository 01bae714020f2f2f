"""The fields that forms of a course are made of, and the choices that they offer."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from quizapp.core.facts import WEIGHTS
from quizapp.core.values import SCALES

LONGEST_LINE = 300
LONGEST_TEXT = 4000
TYPES = {
    "year": ("a year", "1889, or 1950 to 1953"),
    "date": ("a day or a month", "25 October 1937, or October 1937"),
    "period": ("a span of time", "1855 to 1859"),
    "number": ("a number", "68.4, or 300 to 400"),
    "money": ("a sum of money", "146.3"),
    "percent": ("a share", "92.5"),
    "name": ("a name", "a person, a place, a treaty, a thing"),
    "term": ("words", "paddle steamers"),
    "list": ("several things", "one a line"),
}
QUESTION_TYPES = {
    "choice": "multiple choice, one is right",
    "choose_all": "multiple choice, several are right",
    "true_false": "true or false",
    "short_answer": "typed words",
    "cloze": "a sentence with a gap",
    "number": "typed figure",
    "year": "typed year",
    "date": "typed date",
    "matching": "matching",
    "ordering": "putting in order",
    "flashcard": "flashcard, for study only",
}
WEIGHT_WORDS = {str(weight): text for weight, text in sorted(WEIGHTS.items(), reverse=True)}


def clean(text: str | None) -> str | None:
    """A text as it can be stored: ends of lines alike, without what no database keeps."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n") if text else text


def one_line(label: str, description: str = "", **more: Any) -> StringField:
    """A field for a line of text."""
    longest = more.pop("longest", LONGEST_LINE)
    return StringField(
        label,
        [Length(max=longest, message=f"Use at most {longest} characters.")],
        filters=[clean],
        description=description,
        render_kw={"autocomplete": "off", **more},
    )


def some_lines(label: str, description: str = "", rows: int = 3) -> TextAreaField:
    """A field for some lines of text."""
    return TextAreaField(
        label,
        [Length(max=LONGEST_TEXT, message=f"Use at most {LONGEST_TEXT} characters.")],
        filters=[clean],
        description=description,
        render_kw={"autocomplete": "off", "rows": str(rows)},
    )


def choices(pairs: dict[str, str]) -> list[SelectChoice]:
    """What can be chosen, from values and their labels."""
    return [SelectChoice(value, label) for value, label in pairs.items()]


def scale_field() -> SelectField:
    """In thousands, millions or as it stands."""
    return SelectField("In", choices=choices({"": "units", **{one: f"{one}s" for one in SCALES}}), default="")


def weight_field() -> SelectField:
    """How sure it is to be asked."""
    return SelectField("Importance", choices=choices(WEIGHT_WORDS), default="2")
