"""Papers to print, with a question of every kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quizapp.core.paper_forms import NOT_ALIKE
from quizapp.web.teach.paper_forms import PapersForm, QuizPaperForm
from quizapp.web.views.papers import (
    Equality,
    KeyCell,
    KeyTable,
    PapersPage,
    PrintedForm,
    PrintedQuestion,
    PrintedQuiz,
)
from tests.web.gallery import kinds, lists, several
from tests.web.gallery.forms import filled
from tests.web.gallery.samples import (
    BANK,
    BRIDGE_PLACE,
    CARD,
    CHOICE,
    KINDS,
    LONG_CHOICE,
    NUMBER,
    SECTIONS,
    TERM,
    TITLE,
    TRUE_FALSE,
    UGLY,
    YEAR,
)

QUESTIONS = (
    CHOICE, LONG_CHOICE, TRUE_FALSE, YEAR, NUMBER, TERM, kinds.DATE, kinds.GAP, kinds.GAP_IN_THE_MIDDLE,
    kinds.PORTS, kinds.COUNTY, kinds.ESTIMATE, lists.NAMED, lists.YEARS, lists.TICKED, several.ORDERING,
    several.CITIES, several.FIRST, several.LARGER, several.ALL, several.OFTEN, several.STEPS, CARD,
)  # fmt: skip
LETTERS = ("A", "B", "C")


def papers_form(**more: Any) -> PapersForm:
    return PapersForm(seed="K7QF2M", **more).offer([(id, title) for id, title, *_ in SECTIONS], KINDS)


def quiz_paper_form(**more: Any) -> QuizPaperForm:
    return QuizPaperForm(seed="K7QF2M", **more)


def shared_paper_form(**more: Any) -> QuizPaperForm:
    form = QuizPaperForm(**more)
    del form.seed
    del form.how
    return form


def _form(letter: str) -> PrintedForm:
    return PrintedForm(letter, tuple(PrintedQuestion(n, one) for n, one in enumerate(QUESTIONS, start=1)))


KEY = KeyTable(
    LETTERS,
    tuple(
        (number, (KeyCell("B", "1959", BRIDGE_PLACE), KeyCell("", UGLY), KeyCell("A, D", "Posyet and Rajin")))
        for number in range(1, len(QUESTIONS) + 1)
    ),
)
KEY_A = KeyTable(("A",), tuple((number, cells[:1]) for number, cells in KEY.rows))
QUIZ = PrintedQuiz("q1", "Week 3: the railway and the port", "c1", "Class 10B", is_shared=False)
SHOWN: dict[str, Any] = {
    "bank": BANK, "bank_title": TITLE, "revision": "6688423af9cdb102", "seed": "K7QF2M", "letters": LETTERS,
    "question_count": len(QUESTIONS),
}  # fmt: skip
FORMS = tuple(map(_form, LETTERS))
EXHIBITS = {
    "papers-choose": (PapersPage(BANK, TITLE), "teacher", filled(papers_form)),
    "papers-errors": (
        PapersPage(BANK, TITLE),
        "teacher",
        filled(papers_form, {"count": "0", "forms": "nine", "seed": "", "how": "other", "key": "last"}),
    ),
    "papers": (
        PapersPage(
            **SHOWN,
            forms=FORMS,
            keys=(KEY,),
            measures=(
                Equality("Weights of the facts, added up", ("41", "41", "41"), True),
                Equality("From History", ("5", "4", "5"), False),
            ),
            not_alike=NOT_ALIKE,
            others=(("Without the key", "/teach"), ("Key alone", "/teach")),
            elsewhere="/teach",
        ),
        "teacher",
        filled(papers_form),
    ),
    "quiz-paper-choose": (PapersPage(BANK, TITLE, quiz=QUIZ), "teacher", filled(quiz_paper_form)),
    "quiz-paper-errors": (
        PapersPage(BANK, TITLE, quiz=QUIZ),
        "teacher",
        filled(quiz_paper_form, {"forms": "nine", "seed": "", "how": "other", "key": "last"}),
    ),
    "quiz-paper": (
        PapersPage(
            **{**SHOWN, "seed": "", "letters": ("A",)},
            forms=FORMS[:1],
            keys=(KEY_A,),
            others=(("Without the key", "/teach"), ("Key alone", "/teach")),
            quiz=replace(QUIZ, is_shared=True),
        ),
        "teacher",
        filled(shared_paper_form),
    ),
    "papers-without-key": (PapersPage(**SHOWN, forms=FORMS[:1]), "teacher", filled(papers_form)),
    "papers-key": (PapersPage(**SHOWN, keys=(KEY,)), "teacher", filled(papers_form)),
}
