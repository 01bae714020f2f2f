"""Forms of the gradebook: what it shows, and a score that is set by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Self

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from quizapp.usecases.giving import LONGEST_REASON
from quizapp.web.fields import WholeNumberField, trimmed

SCORE = re.compile(r"-?\d{1,5}(?:[.,]\d{1,2})?", re.ASCII)
NO_SCORE = "Write a number with at most two decimals, such as 13 or 13.5."


class ScoreField(StringField):
    """Points, in the figures of any script, with a point or a comma; at most two decimals."""

    points: float | None = None

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was posted. ValueError for what is no score."""
        self.data = str(valuelist[0]).strip()[:20] if valuelist else ""
        figures = unicodedata.normalize("NFKC", self.data.replace("−", "-"))
        plain = "".join(str(unicodedata.decimal(one, one)) for one in figures)
        if plain and not SCORE.fullmatch(plain):
            raise ValueError(NO_SCORE)
        self.points = float(plain.replace(",", ".")) if plain else None


class GradeForm(FlaskForm):
    """Set a score, excuse, or take back: `do` is `score`, `excuse` or `back`. `seen`: the newest change."""

    score = ScoreField("Score", render_kw={"inputmode": "decimal", "autocomplete": "off", "class": "short"})
    reason = StringField(
        "Why",
        [
            DataRequired("Write why. It stands in the history of this score."),
            Length(max=LONGEST_REASON, message=f"Use at most {LONGEST_REASON} characters."),
        ],
        filters=[trimmed],
        description="The student reads it beside the score, and so does everybody who teaches this class.",
        render_kw={"autocomplete": "off"},
    )
    do = HiddenField()
    seen = WholeNumberField()


class GradebookForm(FlaskForm):
    """What the gradebook shows. It is sent by GET and changes nothing. Call `offer` before rendering."""

    class Meta(FlaskForm.Meta):
        """No token: an address that shows a part of the gradebook may be kept."""

        csrf = False

    name = StringField("Student", [Length(max=80)], render_kw={"autocomplete": "off", "type": "search"})
    quiz = SelectField("Quiz")
    unit = SelectField(
        "Scores in", choices=[SelectChoice("points", "points"), SelectChoice("percent", "per cent")]
    )
    missing = SelectField(
        "Missing", choices=[SelectChoice("zero", "counts as 0"), SelectChoice("out", "is left out")]
    )
    sort = SelectField("Sort by")

    def offer(self, quizzes: Iterable[tuple[str, str]]) -> Self:
        """Set which quizzes there are, as (id, title)."""
        named = list(quizzes)
        self.quiz.choices = [SelectChoice("", "All quizzes"), *(SelectChoice(*one) for one in named)]
        self.sort.choices = [
            SelectChoice("name", "name"),
            SelectChoice("total", "so far"),
            *(SelectChoice(*one) for one in named),
        ]
        return self
