"""Papers to print, in forms A, B, C of equal difficulty, with their key sheet. Nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from flask import request, url_for
from werkzeug.datastructures import MultiDict

from quizapp import fresh
from quizapp.core.answer_keys import key_answer, key_letters
from quizapp.core.blueprint import Blueprint as QuizBlueprint
from quizapp.core.errors import TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.form_measures import Measures, luck_that_counts
from quizapp.core.kinds import KINDS
from quizapp.core.paper_forms import NOT_ALIKE, PaperForm, PaperForms, make_forms
from quizapp.core.questions import Question
from quizapp.store.banks import BankRow
from quizapp.usecases import printing
from quizapp.web.access import Policy, policy, services
from quizapp.web.play.starting import quiz_kinds
from quizapp.web.teach.paper_forms import MOST_PRINTED, PapersForm
from quizapp.web.teach.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.papers import (
    Equality,
    KeyCell,
    KeyTable,
    PapersPage,
    PrintedForm,
    PrintedQuestion,
)
from quizapp.web.views.questions import AskedQuestion
from quizapp.web.words import place

FORMS_ABREAST = 3  # on a key sheet
KEY_IN_WORDS = {"none": "Without the key", "alone": "Key alone", "last": "Papers and key"}
CHOICES = ("count", "forms", "how", "seed", "graded", "sections", "kinds")


@bp.get("/papers/<bank>")
@policy(Policy.BANK)
def papers(bank: str) -> str | tuple[str, int]:
    """Choose papers; where a seed is given, show them as they are printed."""
    row, content = printing.course_to_print(services(), bank)
    speak_as(content.head)
    page = PapersPage(bank=row.slug, bank_title=row.title)
    is_asked = "seed" in request.args
    form = chosen_form(content, is_asked)
    if not is_asked:
        return show(page, form=form)
    made = forms_of(content, form)
    if made is None:
        return show(page, form=form), 422
    return show(_page(row, content, form, made), form=form)


def forms_of(bank: Bank, form: PapersForm) -> PaperForms | None:
    """The papers that a form asks for; None where it is not sound or the course gives too few, as it says."""
    if not form.validate():
        return None
    blueprint = QuizBlueprint(
        tuple(form.sections.data or ()), tuple(form.kinds.data or ()), form.count.data or 1
    )
    try:
        return make_forms(
            bank,
            blueprint,
            form.seed.data or "",
            form.forms.data or 1,
            same_questions=form.asks_the_same,
            graded=form.graded.data,
        )
    except TooFewFacts as few:
        form.count.errors = [*form.count.errors, str(few)]
        return None


def chosen() -> dict[str, Any]:
    """What was chosen of a paper, as it stands in the address."""
    return {name: values for name, values in request.args.lists() if name in CHOICES}


def chosen_form(bank: Bank, is_asked: bool) -> PapersForm:
    """The form as it was sent; before that as an address suggests it, with a seed that is new."""
    sections = [(section.id, section.title) for section in bank.head.sections]
    if is_asked:
        return PapersForm(formdata=request.args).offer(sections, quiz_kinds())
    suggested = MultiDict(request.args)
    form = PapersForm(formdata=None, seed=fresh.printed_seed()).offer(sections, quiz_kinds())
    for field in (form.sections, form.kinds):
        known = {choice.value for choice in field.choices}
        field.data = [one for one in suggested.getlist(field.name) if one in known] or field.data
    count = suggested.get("count", "")
    if count.isascii() and count.isdigit() and len(count) < 4:
        form.count.data = min(int(count), MOST_PRINTED)
    return form


def _page(row: BankRow, bank: Bank, form: PapersForm, made: PaperForms) -> PapersPage:
    measures = tuple(made.measures.values())
    return PapersPage(
        bank=row.slug,
        bank_title=row.title,
        revision=bank.revision,
        seed=form.seed.data or "",
        letters=tuple(made.measures),
        question_count=len(made.forms[0].questions),
        forms=tuple(printed(one, row.slug) for one in made.forms) if form.key.data != "alone" else (),
        keys=key_tables(bank, made) if form.key.data != "none" else (),
        measures=measures_of(bank, measures) if len(measures) > 1 else (),
        not_alike=NOT_ALIKE if made.differences else "",
        others=key_elsewhere(form.key.data, "teach.papers", bank=row.slug, **chosen()),
        elsewhere=url_for("teach.export_paper", bank=row.slug, **chosen()),
    )


def printed(form: PaperForm, bank: str) -> PrintedForm:
    """A form as it is printed, without its key."""
    return PrintedForm(
        form.letter,
        tuple(
            PrintedQuestion(number, AskedQuestion.of(question, KINDS[question.kind].title, bank=bank))
            for number, question in enumerate(form.questions, start=1)
        ),
    )


def key_elsewhere(shown: str, page: str, **address: Any) -> tuple[tuple[str, str], ...]:
    """The same papers with the key in another place: in words, and where."""
    return tuple(
        (words, url_for(page, **address, key=way)) for way, words in KEY_IN_WORDS.items() if way != shown
    )


def key_tables(bank: Bank, made: PaperForms) -> tuple[KeyTable, ...]:
    """Tables of a few forms each, for a sheet is only so wide."""
    parts = [made.forms[at : at + FORMS_ABREAST] for at in range(0, len(made.forms), FORMS_ABREAST)]
    return tuple(
        KeyTable(
            tuple(form.letter for form in part),
            tuple(
                (number, tuple(_cell(bank, question) for question in row))
                for number, row in enumerate(zip(*(form.questions for form in part), strict=True), start=1)
            ),
        )
        for part in parts
    )


def _cell(bank: Bank, question: Question) -> KeyCell:
    letters = "" if question.marked_as == "true_false" else key_letters(question)
    return KeyCell(letters, key_answer(question), place(bank, question.at))


def measures_of(bank: Bank, every: tuple[Measures, ...]) -> tuple[Equality, ...]:
    """What makes forms equal; kinds and sections one by one where they are not."""
    rows = [
        _equality("Answers to be written", [one.recall for one in every]),
        _equality("Weights of the facts, added up", [one.weight for one in every]),
        _equality(
            "Points that blind guessing earns", [one.luck for one in every], luck_that_counts(every[0])
        ),
        _equality("Seconds, at the pace of the screen", [one.seconds for one in every]),
        _equality("Words to read", [one.words for one in every], inf),
    ]
    parts = [
        _equality(f"Asked as {kind.title}", [one.kinds.get(kind.name, 0) for one in every])
        for kind in KINDS.values()
    ]
    parts += [
        _equality(f"From {section.title}", [one.sections.get(section.id, 0) for one in every])
        for section in bank.head.sections
    ]
    return (*rows, *(row for row in parts if not row.is_equal))


def _equality(what: str, values: Sequence[float], least: float = 0.0) -> Equality:
    """A measure of each form; up to `least` they are equal."""
    return Equality(what, tuple(f"{value:g}" for value in values), max(values) - min(values) <= least)
