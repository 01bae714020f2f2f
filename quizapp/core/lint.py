"""The item lint: rules that every generated question keeps, each with an id and a level.

Level E: the question must not be asked. B: a batch as a whole is uneven (`lint_batches`). W: a
remark to the author. The rules follow the guidelines for multiple-choice items of Haladyna,
Downing and Rodriguez (2002) and what reading thousands of our own items taught.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizapp.core.asked import answer_wanted
from quizapp.core.bank_values import values_in
from quizapp.core.conflicts import conflict, exposure_of
from quizapp.core.distractors_words import looks_different, spellings_of, sticks_out
from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import ABOUT, slack, tolerance_of
from quizapp.core.kinds import KINDS
from quizapp.core.lifetimes import years_left
from quizapp.core.lint_charts import chart_rules
from quizapp.core.lint_joint import joint_rules
from quizapp.core.lint_lists import list_rules
from quizapp.core.lint_typed import (
    Remarks,
    dates_taken,
    form_wanted,
    gap,
    nearness_counted,
    one_filler,
    words_taken,
)
from quizapp.core.numbers import figure_in
from quizapp.core.questions import Option, Question
from quizapp.core.revealing import holds_any, moments_in, phrases_of
from quizapp.core.text import fold, holds_phrase
from quizapp.core.values import Bound, Moment, Money, Number, Percent, Year

_BANNED = re.compile(r"\b(?:all|none|both|neither) of (?:the|these|them)\b|\bi (?:do not|don.?t) know\b")
_NEGATIVE = re.compile(r"\b(?:not|except|least|never|false|incorrect)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:often|usually|rarely|always|sometimes|frequently|may)\b")
_POINTING = re.compile(
    r"\b(?:as|mentioned|described|listed|see) (?:above|below)\b"
    r"|\b(?:the following|this (?:paper|text|article)|the author)\b",
    re.IGNORECASE,
)
_ARTICLE_END = re.compile(r"\b(?:a|an)\s*[?:…]*$|a\(n\)", re.IGNORECASE)
_GLUED = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})\d{1,2}(?![\d.,])|\d,\d{4,}")
_CITES = re.compile(r"\baccording to\b|\bsource\b|\bclaim|\bby\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,]*")
WIDEST = 4
LONGEST_STEM = 50
LONGEST_OPTION = 12


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a question (or a batch, then `fact` is empty) breaks."""

    rule: str
    level: str
    fact: str
    kind: str
    message: str

    def __str__(self) -> str:
        place = f"{self.fact} as {self.kind}: " if self.fact else ""
        return f"{self.rule} {self.level} {place}{self.message}"


def lint_question(question: Question, bank: Bank) -> list[Breach]:
    """The breaches of one question of this bank, in the order of the rules."""
    fact = bank.item_by_id.get(question.fact)
    found = [remark for rule in _RULES for remark in rule(question)]
    if fact is not None:
        found += [remark for rule in _FACT_RULES for remark in rule(question, fact, bank)]
    return [Breach(rule, level, question.fact, question.kind, text) for rule, level, text in sorted(found)]


def lint_paper(questions: Sequence[Question], bank: Bank) -> list[Breach]:
    """L36: pairs on one paper that ask the same fact or group, or give each other away."""
    shown = [exposure_of(question, bank) for question in questions]
    return [
        Breach("L36", "E", one.question.fact, one.question.kind, f"gives away, or is, {other.question.fact}")
        for one, other in combinations(shown, 2)
        if conflict(one, other, bank, strict=False)
    ]


def wrong_options(question: Question) -> list[Option]:
    """The options of a choice that are not the key."""
    return [option for index, option in enumerate(question.options) if index != question.key]


def _lengths(question: Question) -> Remarks:
    if question.marked_as == "choice" and not _FIGURE.search(question.answer_text):
        wrong = [option.text for option in wrong_options(question)]
        if sticks_out(question.answer_text, wrong):
            yield "L04", "E", f"the key “{question.answer_text}” stands out by its length"


def _distinct(question: Question) -> Remarks:
    texts = [fold(option.text) for option in question.options]
    if len(set(texts)) < len(texts):
        yield "L16", "E", "two options are the same"


def _banned(question: Question) -> Remarks:
    for option in question.options:
        if _BANNED.search(option.text.casefold()):
            yield "L18", "E", f"“{option.text}” is no answer of its own"


def _wording(question: Question) -> Remarks:
    if _VAGUE.search(question.prompt):
        yield (
            "L25",
            "E" if question.marked_as == "true_false" else "W",
            "a vague or absolute word decides the answer",
        )
    if _ARTICLE_END.search(question.prompt):
        yield "L26", "E", "the article before the blank betrays the answer"
    if _POINTING.search(question.prompt):
        yield "L29", "E", "the question cannot be understood by itself"
    if _GLUED.search(question.prompt) or any(_GLUED.search(option.text) for option in question.options):
        yield "L30", "E", "a figure has a note mark glued to it"


def _negation(question: Question) -> Remarks:
    """A written question may ask for what is not so if the word leaps to the eye, a generated one never."""
    if question.marked_as == "true_false":
        return
    words = [found[0] for found in _NEGATIVE.finditer(question.prompt)]
    if question.kind != "fixed" and words:
        yield "L24", "W", "the question asks for what is not so"
    elif not all(word.isupper() for word in words):
        yield "L24", "W", "the question asks for what is not so; write the word in capitals"


def _picture(question: Question) -> Remarks:
    """Whoever hears the words for a picture must not hear the answer in them."""
    shown = question.picture
    if shown is None or question.marked_as == "true_false":
        return
    if holds_phrase(fold(shown.alt), fold(question.answer_text)):
        yield "L37", "W", f"the words for the picture tell the answer “{question.answer_text}”"


def _length_of_text(question: Question) -> Remarks:
    words = len(question.prompt.split())
    if words > LONGEST_STEM:
        yield "L27", "W", f"the question has {words} words"
    for option in question.options:
        if len(option.text.split()) > LONGEST_OPTION and question.marked_as == "choice":
            yield "L27", "W", f"the option “{option.text}” has more than {LONGEST_OPTION} words"


def _look(question: Question) -> Remarks:
    is_word = question.marked_as == "choice" and not _FIGURE.search(question.answer_text)
    if is_word and looks_different(question.answer_text, [option.text for option in wrong_options(question)]):
        yield "L05", "W", "the key alone has, or lacks, a comma, hyphen, capital, article or digit"


def _never_also_true(question: Question, fact: Fact, bank: Bank) -> Remarks:
    if question.marked_as != "choice":
        return
    right = {fold(text) for text in spellings_of(answer_wanted(question, fact), bank)}
    for option in wrong_options(question):
        if fold(option.text) in right:
            yield "L11", "E", f"“{option.text}” is right too"


def _figures(question: Question, fact: Fact, bank: Bank) -> Remarks:
    answer = answer_wanted(question, fact)
    value = answer.value
    if (
        question.marked_as != "choice"
        or not isinstance(value, Number | Money | Percent)
        or value.low != value.high
    ):
        return
    shown = question.answer_text
    key = figure_in(shown)
    if key is None or key <= 0:
        return
    gap = max(2 * slack(key, tolerance_of(answer)), key * ABOUT.amount)
    for option in wrong_options(question):
        figure = figure_in(option.text)
        if figure is None:
            continue
        if abs(figure - key) < gap:
            yield "L12", "E", f"“{option.text}” is too near to the key"
        if _FIGURE.search(option.text) and 1 not in (key, figure) and _form(option.text) != _form(shown):
            yield "L13", "E", f"“{option.text}” has another form than the key"
        if not key <= figure * WIDEST <= key * WIDEST * WIDEST:
            yield "L14", "E", f"“{option.text}” is of another size than the key"


def _form(text: str) -> str:
    """A text with its figure left out: hedge, scale and unit."""
    return _FIGURE.sub("#", text, count=1)


def _years(question: Question, fact: Fact, bank: Bank) -> Remarks:
    value = answer_wanted(question, fact).value
    if question.marked_as != "choice" or not isinstance(value, Year):
        return
    span = (Moment(value.first), Moment(value.last))
    first, last = years_left(question.prompt, span, bank)
    known = [moment.year for dated in values_in(bank).dated for moment in (dated.first, dated.last)]
    for option in wrong_options(question):
        for year in moments_in(option.text)[:1]:
            if value.first - 2 < year < value.last + 2 and value.first == value.last:
                yield "L12", "E", f"{year} is less than two years from the key"
            if not min(known) - 10 <= year <= max(known) + 10:
                yield "L15", "E", f"{year} lies outside the time of the bank"
            if not first <= year <= last:
                yield "L15", "E", f"{year} lies outside the time of what the question names"


def _real(question: Question, fact: Fact, bank: Bank) -> Remarks:
    if isinstance(answer_wanted(question, fact).value, Number | Money | Percent):
        return
    for option in question.options:
        if option.made_up:
            yield "L17", "E", f"“{option.text}” is made up"


def _reason(question: Question, fact: Fact, bank: Bank) -> Remarks:
    if question.marked_as != "choice":
        return
    for option in wrong_options(question):
        if not option.note:
            yield "L14a", "W", f"“{option.text}” does not say why it is wrong"


def _stem(question: Question, fact: Fact, bank: Bank) -> Remarks:
    if question.marked_as == "true_false" or len(question.facts) > 1:
        return
    prompt = fold(question.prompt)
    if question.options and all(holds_phrase(prompt, fold(option.text)) for option in question.options):
        return  # "Which is longer, A or B?"
    if holds_any(prompt, phrases_of(answer_wanted(question, fact), bank)):
        yield "L21", "E", "the question holds its own answer"


def _caution(question: Question, fact: Fact, bank: Bank) -> Remarks:
    if fact.caution and KINDS[question.kind].in_quizzes and not _CITES.search(question.prompt):
        yield "L31", "E", "the source is unsure here, and the question does not cite it"


def _statement(question: Question, fact: Fact, bank: Bank) -> Remarks:
    if question.marked_as == "true_false" and (fact.answer.bound is not Bound.EXACT or fact.claim):
        yield "L32", "E", "a hedged value or a claim cannot be true or false"


_RULES: tuple[Callable[[Question], Remarks], ...] = (
    _lengths, _distinct, _banned, _wording, _negation, _picture, _length_of_text, form_wanted, gap, _look,
)  # fmt: skip
_FACT_RULES: tuple[Callable[[Question, Fact, Bank], Remarks], ...] = (
    _never_also_true, _figures, _years, _real, _reason, _stem, _caution, _statement,
    one_filler, words_taken, dates_taken, nearness_counted, joint_rules, list_rules, chart_rules,
)  # fmt: skip
