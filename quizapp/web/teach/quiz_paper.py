"""A quiz on paper: the very questions that its design gives, in one form or several, with the key."""

from __future__ import annotations

from flask import request

from quizapp import fresh
from quizapp.core.errors import TooFewFacts
from quizapp.core.paper_forms import NOT_ALIKE, PaperForms, make_forms
from quizapp.usecases import printing
from quizapp.usecases.printing import QuizToPrint
from quizapp.web.access import Policy, person, policy, services
from quizapp.web.teach.paper_forms import QuizPaperForm
from quizapp.web.teach.papers import key_elsewhere, key_tables, measures_of, printed
from quizapp.web.teach.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.papers import PapersPage, PrintedQuiz

CHOICES = ("forms", "how", "seed")


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
        others=key_elsewhere(way, "teach.quiz_paper", quiz=found.quiz.public_id, **_chosen()),
        quiz=quiz,
    )


def _chosen() -> dict[str, str]:
    """What was chosen of the papers, as it stands in the address; one form where nothing does."""
    return {name: request.args[name] for name in CHOICES if name in request.args} or {"forms": "1"}
