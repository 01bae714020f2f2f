"""A quiz on paper: the very questions that its design gives, in one form or several, with the key."""

from __future__ import annotations

from typing import Self

from flask import request, url_for
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange

from quizapp import fresh
from quizapp.core.errors import TooFewFacts
from quizapp.core.paper_forms import MOST_FORMS, NOT_ALIKE, PaperForms, make_forms
from quizapp.usecases import printing
from quizapp.usecases.printing import QuizToPrint
from quizapp.web.access import Policy, person, policy, services
from quizapp.web.fields import WholeNumberField
from quizapp.web.teach.forms import printable
from quizapp.web.teach.papers import KEY_IN_WORDS, key_tables, measures_of, printed
from quizapp.web.teach.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.papers import PapersPage, PrintedQuiz

SAME, OTHER = "same", "other"
CHOICES = ("forms", "how", "seed")


class QuizPaperForm(FlaskForm):
    """How to print a quiz. It is sent by GET and changes nothing. Call `suit` before validating."""

    class Meta(FlaskForm.Meta):
        """No token: an address that shows papers may be kept and opened again."""

        csrf = False

    forms = WholeNumberField(
        "Forms",
        [
            InputRequired("Write how many forms you want."),
            NumberRange(1, MOST_FORMS, f"Choose 1 to {MOST_FORMS} forms."),
        ],
        default=1,
        description="A, B, C … for neighbours.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    how = SelectField(
        "The forms ask",
        choices=[
            SelectChoice(SAME, "the same questions in another order"),
            SelectChoice(OTHER, "other facts, equally hard"),
        ],
        default=SAME,
    )
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


@bp.get("/quizzes/<quiz>/paper")
@policy(Policy.TEACH)
def quiz_paper(quiz: str) -> str | tuple[str, int]:
    """Print a quiz: at once where all have one paper, else once a seed was chosen."""
    found = printing.quiz_to_print(services(), person(), quiz)
    speak_as(found.bank.head)
    is_shared = found.quiz.shared_seed is not None
    is_asked = bool({"seed", "forms"} & request.args.keys())
    form = QuizPaperForm(formdata=request.args if is_asked else None, seed=fresh.printed_seed()).suit(found)
    if not is_asked and not is_shared:
        return show(_page(found), form=form)
    made = _made(found, form, is_asked)
    return (show(_page(found), form=form), 422) if made is None else show(_page(found, form, made), form=form)


def _made(found: QuizToPrint, form: QuizPaperForm, is_asked: bool) -> PaperForms | None:
    """The papers that were chosen; None where the choice is not sound, as the form says."""
    if is_asked and not form.validate():
        return None
    seed = found.quiz.shared_seed or form.seed.data or ""
    try:
        return make_forms(
            found.bank,
            found.blueprint,
            seed,
            form.forms.data or 1,
            same_questions=form.asks_the_same,
            graded=True,
        )
    except TooFewFacts as few:
        form.forms.errors = [*form.forms.errors, str(few)]
        return None


def _page(
    found: QuizToPrint, form: QuizPaperForm | None = None, made: PaperForms | None = None
) -> PapersPage:
    quiz = PrintedQuiz(
        found.quiz.public_id,
        found.quiz.title,
        found.room.public_id,
        found.room.name,
        found.quiz.shared_seed is not None,
    )
    if form is None or made is None:
        return PapersPage(bank=found.course.slug, bank_title=found.course.title, quiz=quiz)
    measures = tuple(made.measures.values())
    way = form.key.data
    return PapersPage(
        bank=found.course.slug,
        bank_title=found.course.title,
        revision=found.bank.revision,
        seed=form.seed.data if "seed" in form else "",
        letters=tuple(made.measures),
        question_count=len(made.forms[0].questions),
        forms=tuple(printed(one, found.course.slug) for one in made.forms) if way != "alone" else (),
        keys=key_tables(found.bank, made) if way != "none" else (),
        measures=measures_of(found.bank, measures) if len(measures) > 1 and not form.asks_the_same else (),
        not_alike=NOT_ALIKE if made.differences else "",
        others=_others(found.quiz.public_id, way),
        quiz=quiz,
    )


def _others(quiz: str, shown: str) -> tuple[tuple[str, str], ...]:
    """The same papers with the key in another place."""
    chosen = {name: request.args[name] for name in CHOICES if name in request.args} or {"forms": "1"}
    return tuple(
        (words, url_for("teach.quiz_paper", quiz=quiz, **chosen, key=way))
        for way, words in KEY_IN_WORDS.items()
        if way != shown
    )
