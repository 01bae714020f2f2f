"""Forms of printing papers. They are sent by GET and change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange

from quizapp.core.paper_forms import MOST_FORMS
from quizapp.usecases.printing import QuizToPrint
from quizapp.web.fields import WholeNumberField, printable

MOST_PRINTED = 60  # in one form; six of them are made in about two seconds
SAME, OTHER = "same", "other"
HOW_IN_WORDS = {SAME: "the same questions in another order", OTHER: "other facts, equally hard"}
A_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


def _forms(default: int, description: str) -> WholeNumberField:
    return WholeNumberField(
        "Forms",
        [
            InputRequired("Write how many forms you want."),
            NumberRange(1, MOST_FORMS, f"Choose 1 to {MOST_FORMS} forms."),
        ],
        default=default,
        description=description,
        render_kw=A_NUMBER,
    )


def _how(*ways: str) -> SelectField:
    """What the forms ask; the first of the ways is chosen until another is."""
    choices = [SelectChoice(way, HOW_IN_WORDS[way]) for way in ways]
    return SelectField("The forms ask", choices=choices, default=ways[0])


class PrintingForm(FlaskForm):
    """What is asked of any paper: how many forms, their seed, and where the key stands."""

    class Meta(FlaskForm.Meta):
        """No token: an address that shows papers may be kept and opened again."""

        csrf = False

    seed = StringField(
        "Seed",
        [InputRequired("Write any word or number."), Length(max=40, message="Use at most 40 characters.")],
        filters=[printable],
        description="The same seed and choices give the same papers. It is printed on them.",
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    key = SelectField(
        "The key",
        choices=[
            SelectChoice("last", "on a sheet of its own, the last"),
            SelectChoice("none", "left out"),
            SelectChoice("alone", "alone"),
        ],
        default="last",
    )


class PapersForm(PrintingForm):
    """Choose papers of a course. Call `offer` before validating."""

    count = WholeNumberField(
        "Questions in each form",
        [
            InputRequired("Write how many questions a form has."),
            NumberRange(1, MOST_PRINTED, f"Choose 1 to {MOST_PRINTED} questions."),
        ],
        default=20,
        render_kw=A_NUMBER,
    )
    forms = _forms(2, "A, B, C … for neighbours, or for a second sitting.")
    how = _how(OTHER, SAME)
    graded = BooleanField(
        "For a mark", description="Leaves out facts that the source is unsure about.", default=True
    )
    sections = SelectMultipleField("From these sections", [InputRequired("Choose at least one section.")])
    kinds = SelectMultipleField("Asked as", [InputRequired("Choose at least one kind of question.")])

    def offer(self, sections: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> Self:
        """Set what can be chosen, as (id, title); all are chosen where nothing was."""
        for field, pairs in ((self.sections, sections), (self.kinds, kinds)):
            field.choices = [SelectChoice(value, label) for value, label in pairs]
            if field.data is None:
                field.data = [choice.value for choice in field.choices]
        return self

    @property
    def asks_the_same(self) -> bool:
        """Whether all forms ask the same questions."""
        return bool(self.how.data == SAME)


class QuizPaperForm(PrintingForm):
    """How to print a quiz. Call `suit` before validating."""

    forms = _forms(1, "A, B, C … for neighbours.")
    how = _how(SAME, OTHER)

    def suit(self, found: QuizToPrint) -> Self:
        """Leave out what this quiz gives no choice of.

        Where all have one paper its secret seed draws it, and no other is printed; forms of other facts are
        made of one line alone.
        """
        if found.quiz.shared_seed is not None:
            del self.seed
        if found.quiz.shared_seed is not None or found.blueprint.is_composed:
            del self.how
        return self

    @property
    def asks_the_same(self) -> bool:
        """Whether all forms ask the same questions."""
        return "how" not in self or self.how.data == SAME
