"""The lint over many questions: places, ranks, lengths and what a guesser without knowledge would score."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.core.blueprint import Blueprint
from quizapp.core.drafting import suits
from quizapp.core.errors import TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question, make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.lint import Breach, lint_paper, lint_question, wrong_options
from quizapp.core.lint_charts import chart_leads
from quizapp.core.lint_joint import joint_leads
from quizapp.core.lint_lists import list_lead
from quizapp.core.lint_rules import RULES
from quizapp.core.numbers import figure_in
from quizapp.core.questions import Question
from quizapp.core.text import content_words, words_of

CHI_SQUARE_999 = {1: 10.83, 2: 13.82, 3: 16.27}  # quantiles by degrees of freedom: p = 0.001
ENOUGH = 200  # fewer items of a sort say nothing about evenness
MOST_MADE_UP = 0.60
LONGEST_RUN = 4
GUESSER_LEAD = 0.04
TRUE_SHARE = (0.448, 0.552)

Guess = Callable[[Question], list[int]]


@dataclass(frozen=True, slots=True)
class LintReport:
    """What the lint saw: how many questions, every breach, and figures about the batch."""

    questions: int
    breaches: tuple[Breach, ...]
    figures: dict[str, float]

    @property
    def counts(self) -> dict[str, int]:
        """How often each rule is broken, remarks included; every rule is there."""
        found = Counter(breach.rule for breach in self.breaches)
        return {rule: found[rule] for rule in RULES}

    @property
    def errors(self) -> tuple[Breach, ...]:
        """The breaches that must be mended: all but remarks to the author."""
        return tuple(breach for breach in self.breaches if breach.level != "W")


def lint_bank(bank: Bank, seeds: Sequence[int] = range(1, 21), paper_length: int = 20) -> LintReport:
    """Generate every fact in every kind for each seed, and a paper for each seed, and judge them all."""
    breaches: dict[str, Breach] = {}
    questions: list[Question] = []
    for fact in bank.items:
        for kind in KINDS.values():
            if suits(kind, fact, bank):
                questions += [build_question(bank, fact.id, kind.name, seed) for seed in seeds]
    for question in questions:
        breaches |= {str(breach): breach for breach in lint_question(question, bank)}
    papers = _papers(bank, seeds, paper_length)
    for paper in papers:
        breaches |= {str(breach): breach for breach in lint_paper(paper, bank)}
    uneven = lint_batch(questions, bank)
    runs = _runs(papers)
    return LintReport(len(questions), (*breaches.values(), *uneven, *runs), figures_of(questions, bank))


def lint_batch(questions: Sequence[Question], bank: Bank) -> list[Breach]:
    """The breaches of a batch as a whole: uneven places, too many made-up figures, a guesser who wins."""
    choices = [question for question in questions if question.kind == "choice"]
    found = [*_uneven_places(choices), *_order(choices, bank), *_true_share(questions)]
    figures = figures_of(questions, bank)
    if figures.get("made_up_share", 0) > MOST_MADE_UP:
        found.append(_batch("L17", f"{figures['made_up_share']:.0%} of the wrong figures are made up"))
    for name, lead in sorted(figures.items()):
        if name.startswith("guess ") and lead > GUESSER_LEAD:
            found.append(
                _batch("L10", f"who always takes {name[6:]} is right {lead:.1%} more often than by luck")
            )
    return found


def figures_of(questions: Sequence[Question], bank: Bank) -> dict[str, float]:
    """Shares that describe a batch; `guess ...` is a guesser's lead over 1/k, from -1 to 1."""
    choices = [question for question in questions if question.kind == "choice"]
    wrong = [
        option for question in choices if _is_figure(question, bank) for option in wrong_options(question)
    ]
    figures = {"made_up_share": _share(sum(option.made_up for option in wrong), len(wrong))}
    for name, guess in GUESSERS.items():
        if len(choices) >= ENOUGH:
            figures[f"guess {name}"] = _lead(choices, guess)
    lists = [question for question in questions if question.kind == "choose_all"]
    if len(lists) >= ENOUGH:
        figures["guess the first of several"] = list_lead(lists)
    return figures | joint_leads(questions, ENOUGH) | chart_leads(questions, ENOUGH)


def _papers(bank: Bank, seeds: Sequence[int], length: int) -> list[tuple[Question, ...]]:
    papers = []
    for seed in seeds:
        try:
            papers.append(make_paper(bank, Blueprint(count=length), seed).questions)
        except TooFewFacts:  # a small bank has no paper of this length, and nothing to judge
            break
    return papers


def _batch(rule: str, message: str) -> Breach:
    return Breach(rule, "B", "", "", message)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _uneven_places(choices: Sequence[Question]) -> list[Breach]:
    """L01 and L07: the key stands in every place equally often, in words as in figures.

    A fact is one throw of the dice, however many seeds it is drawn with: an early year is first in all
    of them. So each fact counts once, with its average.
    """
    found = []
    for size in (3, 4):
        per_fact: dict[str, Counter[int]] = {}
        for question in choices:
            if len(question.options) == size:
                per_fact.setdefault(question.fact, Counter())[question.key] += 1
        if sum(sum(counts.values()) for counts in per_fact.values()) < ENOUGH:
            continue
        shares = [
            sum(counts[place] / sum(counts.values()) for counts in per_fact.values()) for place in range(size)
        ]
        expected = len(per_fact) / size
        if sum((share - expected) ** 2 / expected for share in shares) > CHI_SQUARE_999[size - 1]:
            found.append(_batch("L01", f"of {size} places the key stands in {[round(s) for s in shares]}"))
    return found


def _order(choices: Sequence[Question], bank: Bank) -> list[Breach]:
    """L06: figures ascend."""
    found = []
    for question in choices:
        if not _is_figure(question, bank):
            continue
        figures = [figure for option in question.options if (figure := figure_in(option.text)) is not None]
        if len(figures) == len(question.options) and figures != sorted(figures):
            found.append(Breach("L06", "B", question.fact, question.kind, "the figures do not ascend"))
    return found


def _runs(papers: Sequence[Sequence[Question]]) -> list[Breach]:
    """L02: the key does not stand in the same place many times in a row; one paper in a hundred may."""
    long = 0
    for paper in papers:
        keys = [question.key for question in paper if question.kind == "choice"]
        longest = run = 0
        for place, key in enumerate(keys):
            run = run + 1 if place and key == keys[place - 1] else 1
            longest = max(longest, run)
        long += longest > LONGEST_RUN
    return (
        [_batch("L02", f"{long} papers have long runs of one place")] if long > 1 + len(papers) / 100 else []
    )


def _true_share(questions: Sequence[Question]) -> list[Breach]:
    statements = [question for question in questions if question.kind == "true_false"]
    if len(statements) < 5 * ENOUGH:
        return []
    share = _share(sum(question.key == 0 for question in statements), len(statements))
    if TRUE_SHARE[0] <= share <= TRUE_SHARE[1]:
        return []
    return [_batch("L32", f"{share:.1%} of the statements are true")]


def _is_figure(question: Question, bank: Bank) -> bool:
    fact = bank.fact_by_id.get(question.fact)
    figures = ("number", "money", "percent")
    return fact is not None and not question.detail.get("turned") and fact.answer.type_name in figures


def _lead(choices: Sequence[Question], guess: Guess) -> float:
    """How much more often than by luck a guesser is right; ties are tossed for."""
    gained = 0.0
    for question in choices:
        taken = guess(question)
        gained += (question.key in taken) / len(taken) - 1 / len(question.options)
    return round(gained / len(choices), 4)


def _best(question: Question, score: Callable[[int], float]) -> list[int]:
    scores = [score(index) for index in range(len(question.options))]
    return [index for index, one in enumerate(scores) if one == max(scores)]


def _overlap(question: Question, index: int) -> float:
    own = set(words_of(question.options[index].text))
    others = [set(words_of(o.text)) for i, o in enumerate(question.options) if i != index]
    return sum(len(own & other) / max(1, len(own)) for other in others)


def _in_stem(question: Question, index: int) -> float:
    return len(set(content_words(question.prompt)) & set(content_words(question.options[index].text)))


def _roundness(question: Question, index: int) -> int:
    digits = re.sub(r"\D", "", question.options[index].text)
    return len(digits) - len(digits.rstrip("0"))


GUESSERS: dict[str, Guess] = {
    "the longest": lambda q: _best(q, lambda i: len(q.options[i].text)),
    "the shortest": lambda q: _best(q, lambda i: -len(q.options[i].text)),
    "the first": lambda q: [0],
    "the last": lambda q: [len(q.options) - 1],
    "a middle one": lambda q: list(range(1, len(q.options) - 1)),
    "the most overlapping": lambda q: _best(q, lambda i: _overlap(q, i)),
    "the one with words of the question": lambda q: _best(q, lambda i: _in_stem(q, i)),
    "the roundest": lambda q: _best(q, lambda i: _roundness(q, i)),
    "the least round": lambda q: _best(q, lambda i: -_roundness(q, i)),
    "the most digits": lambda q: _best(q, lambda i: len(re.sub(r"\D", "", q.options[i].text))),
}
