"""One question of a quiz: as it was asked, and who answered what."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import url_for

from quizapp.core.corrections import Action
from quizapp.core.facts import Bank
from quizapp.core.item_analysis.answers import AnswerLine
from quizapp.core.item_analysis.pooling import Item, alike
from quizapp.core.kinds import KINDS
from quizapp.core.matching import distance, slips_allowed
from quizapp.core.questions import BLANK, WRONG, Question
from quizapp.core.text import fold
from quizapp.usecases.analysing import Answers
from quizapp.web.teach.figures import per_cent
from quizapp.web.views.analysis import AnswerRow, Fifth
from quizapp.web.views.questions import AnsweredQuestion
from quizapp.web.words import on_average, place, section_title

TEMPTING = 0.27  # as many of the best as a lucky guess among four would be
NAMES_OF_FIFTHS = ("Weakest", "Second", "Middle", "Fourth", "Best")
MOST_WORDINGS = 12


def sample_of(question: Question, bank: Bank) -> AnsweredQuestion:
    """The question with its key, as nobody has answered it."""
    return AnsweredQuestion.of(
        question,
        BLANK,
        WRONG,
        kind_title=KINDS[question.kind].title,
        section_title=section_title(bank, question.section),
        where=partial(place, bank),
    )


def answer_rows(item: Item, answers: Answers, quiz: str, is_same: bool) -> tuple[AnswerRow, ...]:
    """Every answer that was given, with its place among the best and the weakest."""
    who: dict[str, list[str]] = {}
    for text, one in zip(alike([one.text for one in item.asked]), item.asked, strict=True):
        attempt = answers.attempts[one.attempt]
        name = attempt.learner if attempt.number == 1 else f"{attempt.learner}, attempt {attempt.number}"
        who.setdefault(text, []).append(name)
    rights = [line.text for line in item.lines if line.is_right] or [item.asked[0].answer]
    is_typed = not all(question.options for question in _wordings(item, answers))
    return tuple(
        AnswerRow(
            text=line.text,
            verdict=_verdict(line),
            count=line.count,
            share=per_cent(line.share),
            best=per_cent(line.best_share),
            weakest=per_cent(line.weakest_share),
            rest=on_average(line.rest) if is_same else per_cent(line.rest),
            who=tuple(who[line.text]),
            width=round(100 * line.share, 1),
            accept=_accept(quiz, item, line),
            is_near=is_typed and _is_near(line, rights),
        )
        for line in item.lines
    )


def fifths_of(item: Item) -> tuple[Fifth, ...]:
    """How many of each fifth were right, the weakest first."""
    return tuple(
        Fifth(name, group.count, group.fraction)
        for name, group in zip(NAMES_OF_FIFTHS, item.groups, strict=False)
    )


def asked_again(item: Item, answers: Answers) -> tuple[str, ...]:
    """The other prompts under which it was asked."""
    shown = answers.sample(item).prompt
    prompts = dict.fromkeys(question.prompt for question in _wordings(item, answers))
    return tuple(prompt for prompt in prompts if prompt != shown)[:MOST_WORDINGS]


def _wordings(item: Item, answers: Answers) -> list[Question]:
    """A question of each wording, in the order in which they were asked."""
    return [answers.question(wording) for wording in dict.fromkeys(one.wording for one in item.asked)]


def _accept(quiz: str, item: Item, line: AnswerLine) -> str:
    """Where an answer that is not right can be made so."""
    if line.is_right or not line.text:
        return ""
    asked: dict[str, Any] = {
        "fact": item.fact,
        "kind": item.kind,
        "action": Action.ACCEPT.value,
        "value": line.text,
    }
    return url_for("teach.correct", quiz=quiz, **asked)


def _verdict(line: AnswerLine) -> str:
    if line.is_right:
        return "right"
    if not line.text:
        return "blank"
    return "partly" if line.fraction > 0 else "wrong"


def _is_near(line: AnswerLine, rights: list[str]) -> bool:
    """Whether what was typed is nearly right, or the best wrote it: somebody should look."""
    if line.is_right or not line.text:
        return False
    given = fold(line.text)
    for right in map(fold, rights):
        reach = 2 * slips_allowed(right)
        if reach and distance(given, right, reach) <= reach:
            return True
        if given and (f" {given} " in f" {right} " or f" {right} " in f" {given} "):
            return True
    return line.count > 1 and line.best_share >= TEMPTING
