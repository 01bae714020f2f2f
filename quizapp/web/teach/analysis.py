"""Item analysis: of a quiz, of one of its questions, and of a course over all classes that one teaches."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import redirect, request, url_for

from quizapp.core.item_analysis.item import SHOWN_FROM
from quizapp.core.item_analysis.sheet import Pool
from quizapp.usecases import analysing
from quizapp.usecases.analysing import QuizAnalysis, Which
from quizapp.web.access import Policy, person, policy, services
from quizapp.web.teach.correcting import CorrectForm
from quizapp.web.teach.figures import (
    correction_line,
    few,
    headline,
    item_headline,
    item_row,
    rows_of,
    three_figures,
)
from quizapp.web.teach.item import answer_rows, asked_again, fifths_of, sample_of
from quizapp.web.teach.routes import Answer, bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.analysis import AnalysisPage, ConfusionLine, ItemPage, Way

MOST_ROWS = 100  # random papers of a large course ask hundreds of questions a few times each
WHICH = {Which.FIRST: "first", Which.LAST: "last", Which.HIGHEST: "best", Which.ALL: "all"}
POOLS = {Pool.QUESTION: "question", Pool.FACT: "fact", Pool.KIND: "kind"}
SORTS = {
    "worst": "What to look at first",
    "position": "Place",
    "count": "Answers",
    "facility": "Right",
    "discrimination": "Tells apart",
    "seconds": "Seconds",
}


@bp.get("/quizzes/<quiz>/analysis")
@policy(Policy.TEACH)
def quiz_analysis(quiz: str) -> str:
    """What the answers to a quiz say about its questions."""
    which, pool = _which(), _pool(Pool.QUESTION)
    found = analysing.quiz_analysis(services(), person(), quiz, which, pool)
    speak_as(found.bank.head)
    here = partial(url_for, "teach.quiz_analysis", quiz=quiz)
    item = partial(_item_address, quiz, which) if pool is Pool.QUESTION else None
    return show(
        AnalysisPage(
            title=found.quiz.title,
            headline=headline(found.figures, len(found.answers.attempts), pool),
            class_id=found.room.public_id,
            class_name=found.room.name,
            quiz=quiz,
            bank=found.bank_row.slug,
            course=found.bank.head.title,
            is_same=found.figures.is_same,
            pool=pool.value,
            few=few(len(found.answers.attempts)),
            figures=three_figures(found.figures),
            rows=rows_of(found.figures, found.bank, found.answers, *_sort(), item, _most()),
            more=_more(here, len(found.figures.items)),
            **_ways(here, which, pool, found.figures.is_same),
            confusions=_confusions(found),
            corrections=tuple(correction_line(row, found, person()) for row in found.corrections),
        )
    )


@bp.get("/quizzes/<quiz>/analysis/question")
@policy(Policy.TEACH)
def quiz_item(quiz: str) -> Answer:
    """One question: as it was asked, who answered what, and what to do about it."""
    fact, kind, which = request.args.get("fact", ""), request.args.get("kind", ""), _which()
    found = analysing.quiz_analysis(services(), person(), quiz, which)
    if not fact:
        return redirect(url_for("teach.quiz_analysis", quiz=quiz), code=303)
    speak_as(found.bank.head)
    one = analysing.item_of(found, fact, kind)
    row = item_row(one, found.bank, found.answers)
    count = one.statistics.count
    page = ItemPage(
        quiz=quiz,
        title=found.quiz.title,
        class_id=found.room.public_id,
        class_name=found.room.name,
        headline=item_headline(row),
        sample=sample_of(found.answers.sample(one), found.bank),
        row=row,
        answers=answer_rows(one, found.answers, quiz, found.figures.is_same),
        fifths=fifths_of(one),
        others=asked_again(one, found.answers),
        rest_unit="points" if found.figures.is_same else "per cent",
        few=f"Figures that need more answers stand here from {SHOWN_FROM} on." if count < SHOWN_FROM else "",
        bank=found.bank_row.slug,
        fact=fact if fact in found.bank.item_by_id else "",
        corrections=tuple(
            correction_line(one, found, person()) for one in found.corrections if one.slug == fact
        ),
    )
    return show(page, form=CorrectForm(formdata=None).about(kind))


@bp.get("/courses/<bank>/analysis")
@policy(Policy.BANK)
def course_analysis(bank: str) -> str:
    """The answers to all quizzes about a course, in the classes that one teaches."""
    which, pool = _which(), _pool(Pool.FACT)
    found = analysing.course_analysis(services(), person(), bank, which, pool)
    speak_as(found.bank.head)
    here = partial(url_for, "teach.course_analysis", bank=bank)
    return show(
        AnalysisPage(
            title=found.bank.head.title,
            headline=headline(found.figures, len(found.answers.attempts), pool),
            bank=bank,
            course=found.bank.head.title,
            pool=pool.value,
            few=few(len(found.answers.attempts)),
            figures=three_figures(found.figures),
            rows=rows_of(found.figures, found.bank, found.answers, *_sort(), None, _most()),
            more=_more(here, len(found.figures.items)),
            **_ways(here, which, pool, False),
            confusions=_confusions(found),
            quizzes=tuple(
                (f"{row.class_name}: {row.title}", url_for("teach.quiz_analysis", quiz=row.public_id))
                for row in found.quizzes
            ),
        )
    )


def _which() -> Which:
    asked = request.args.get("attempts", "")
    return Which(asked) if asked in set(Which) else Which.FIRST


def _pool(usual: Pool) -> Pool:
    asked = request.args.get("by", "")
    return Pool(asked) if asked in set(Pool) else usual


def _sort() -> tuple[str, bool]:
    """The column to sort by, and whether from the largest down; a minus in front says so."""
    asked = request.args.get("sort", "worst")
    by = asked.removeprefix("-")
    return (by if by in SORTS else "worst"), asked.startswith("-")


def _most() -> int | None:
    """How many rows are shown; None for all, where that was asked for."""
    return None if request.args.get("rows") == "all" else MOST_ROWS


def _more(here: partial[str], count: int) -> Way | None:
    """Where all rows are shown; None where they are."""
    if _most() is None or count <= MOST_ROWS:
        return None
    kept = {name: request.args[name] for name in ("attempts", "by", "sort") if name in request.args}
    return Way(f"Show all {count}", here(rows="all", **kept))


def _ways(here: partial[str], which: Which, pool: Pool, is_same: bool) -> dict[str, Any]:
    """The other ways to look at the same answers."""
    by, is_down = _sort()
    sorts = [name for name in SORTS if name != "position" or (is_same and pool is Pool.QUESTION)]
    turned = {name: f"-{name}" if name == by and not is_down and name != "worst" else name for name in sorts}
    return {
        "which": tuple(
            Way(words, here(attempts=one.value, by=pool.value), one is which) for one, words in WHICH.items()
        ),
        "pools": tuple(
            Way(words, here(attempts=which.value, by=one.value), one is pool) for one, words in POOLS.items()
        ),
        "sorts": tuple(
            Way(
                SORTS[name],
                here(attempts=which.value, by=pool.value, sort=turned[name]),
                name == by,
            )
            for name in sorts
        ),
    }


def _item_address(quiz: str, which: Which, fact: str, kind: str) -> str:
    return url_for("teach.quiz_item", quiz=quiz, fact=fact, kind=kind, attempts=which.value)


def _confusions(found: QuizAnalysis | analysing.CourseAnalysis) -> tuple[ConfusionLine, ...]:
    return tuple(ConfusionLine(one.given, one.right, f"{one.count} of {one.of}") for one in found.confusions)
