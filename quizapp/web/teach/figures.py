"""The figures of item analysis as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizapp.core.corrections import Action, Correction
from quizapp.core.facts import Bank
from quizapp.core.item_analysis.findings import ADEQUATE, Concern, facility_in_words, telling_in_words
from quizapp.core.item_analysis.intervals import Interval
from quizapp.core.item_analysis.item import SHOWN_FROM, SURE_FROM
from quizapp.core.item_analysis.pooling import Figures, Item, sorted_items
from quizapp.core.item_analysis.sheet import Pool
from quizapp.core.kinds import KINDS
from quizapp.core.rounding import half_up, hundredths
from quizapp.store.people import Person
from quizapp.usecases.analysing import Answers, QuizAnalysis
from quizapp.web.teach.correcting import in_words
from quizapp.web.views.analysis import CorrectionLine, ItemRow, Ranged, Told
from quizapp.web.views.teach import Figure
from quizapp.web.words import counted, local, on_average

TAGS = {
    "key-doubtful": "is the key right?",
    "misleads": "misleads",
    "as-guessed": "like guessing",
    "tells-little": "tells little",
    "all-right": "all know it",
    "none-right": "nobody knows it",
    "too-easy": "nearly all know it",
    "too-hard": "hardly anybody knows it",
    "idle-options": "idle options",
}
HEADLINES = {
    "is the key right?": "The key of this question may be wrong.",
    "misleads": "This question misleads those who know more.",
    "like guessing": "The answers to this question look like guessing.",
    "tells little": "This question says little about who knows more.",
    "all know it": "Everybody got this right.",
    "nobody knows it": "Nobody got this right.",
    "nearly all know it": "Nearly everybody knows this.",
    "hardly anybody knows it": "Hardly anybody knows this.",
    "idle options": "Some wrong answers here tempt nobody.",
    "works well": "This question works well.",
    "works": "This question works.",
    "discarded": "This question was discarded.",
}
TONES = {Concern.WRONG: "wrong", Concern.WEAK: "doubt", Concern.NOTE: "plain"}
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
GOOD_CONSISTENCY, ENOUGH_CONSISTENCY = 75, 64  # per cent, from the aids of Moodle's documentation


def headline(figures: Figures, attempts: int, pool: Pool) -> str:
    """The finding that matters most."""
    if not attempts:
        return "Nobody has handed in yet."
    if attempts < SHOWN_FROM:
        return f"{counted(attempts, 'attempt', 'attempts')} so far: too few to judge by."
    noun = ("question", "questions") if pool is Pool.QUESTION else (pool.value, f"{pool.value}s")
    wrong = sum(item.concern == Concern.WRONG for item in figures.items)
    weak = sum(item.concern == Concern.WEAK for item in figures.items)
    if wrong:
        if pool is not Pool.QUESTION:
            return f"{_many(wrong, noun)} {('is', 'are')[wrong > 1]} answered wrong by your best students."
        return f"{_many(wrong, noun)} {('misleads', 'mislead')[wrong > 1]} your best students."
    if weak:
        return f"{_many(weak, noun)} {('says', 'say')[weak > 1]} little about who knows more."
    return "Nothing here misleads anybody."


def item_headline(row: ItemRow) -> str:
    """The finding about one question."""
    so_far = f"{row.facility.value} right, of {counted(row.count, 'answer', 'answers')} so far."
    return HEADLINES.get(row.findings[0].tag, so_far)


def few(attempts: int) -> str:
    """Why figures are missing or pale; empty where neither is so."""
    if not attempts:
        return ""
    if attempts < SHOWN_FROM:
        missing = SHOWN_FROM - attempts
        told = f"How well a question tells who knows more is shown from {SHOWN_FROM} attempts on"
        return f"{told}: {missing} to go."
    if attempts < SURE_FROM:
        told = f"With fewer than {SURE_FROM} answers it is unsure how well a question tells who knows more"
        return f"{told}: such figures are pale, with a wide range beneath them."
    return ""


def three_figures(figures: Figures) -> tuple[Figure, ...]:
    """Attempts, their mean, and how far the scores can be trusted."""
    quiz = figures.quiz
    if quiz.mean is None:  # nobody has handed in
        return ()
    spread = "" if quiz.deviation is None else f"spread {on_average(quiz.deviation)} (standard deviation)"
    return (
        Figure("Attempts", str(quiz.count)),
        Figure("Right on average", on_average(quiz.mean), str(figures.size or ""), note=spread),
        _consistency(figures),
    )


def _consistency(figures: Figures) -> Figure:
    """How much of the spread of the scores is no accident."""
    value, error = figures.quiz.consistency, figures.quiz.standard_error
    if not figures.is_same:
        return Figure("Consistency", "–", note="only where all have the same paper")
    if value is None or error is None or figures.quiz.count < SHOWN_FROM:
        return Figure("Consistency", "–", note=f"from {SHOWN_FROM} attempts and two questions on")
    good = "good" if value > GOOD_CONSISTENCY else "fair" if value > ENOUGH_CONSISTENCY else "low"
    return Figure(
        "Consistency", f"{half_up(value)} %", note=f"{good}; a score is exact to ±{on_average(error)}"
    )


def rows_of(
    figures: Figures,
    bank: Bank,
    answers: Answers,
    by: str,
    is_down: bool,
    address: Callable[[str, str], str] | None,
    most: int | None,
) -> tuple[ItemRow, ...]:
    """The rows of the table, in the order asked for, at most so many; `address` gives that of a question."""
    items = figures.items if by == "worst" else sorted_items(figures.items, by, is_down)
    return tuple(
        item_row(item, bank, answers, address(item.fact, item.kind) if address else "")
        for item in items[:most]
    )


def item_row(item: Item, bank: Bank, answers: Answers, address: str = "") -> ItemRow:
    """One item as a row."""
    figures, kind = item.statistics, KINDS[item.kind].title if item.kind else ""
    telling = figures.discrimination if figures.tells_anything else None
    return ItemRow(
        name=_name(item, bank, answers),
        kind=kind if item.fact else "",
        count=figures.count,
        facility=Ranged(per_cent(figures.facility), _between(figures.facility_interval, 100)),
        telling=Ranged() if telling is None else Ranged(
            signed(telling), _between(figures.discrimination_interval, 1)
        ),
        findings=_told(item),
        number=str(item.position) if item.position else "",
        efficiency="" if telling is None or figures.efficiency is None else signed(figures.efficiency),
        weight="" if item.weight is None or not figures.tells_anything else f"{half_up(item.weight)} %",
        luck=per_cent(item.guess_chance) if item.guess_chance else "",
        seconds="" if item.seconds is None else str(half_up(item.seconds)),
        address=address,
        is_unsure=not figures.is_sure,
    )  # fmt: skip


def correction_line(row: Any, found: QuizAnalysis, me: Person) -> CorrectionLine:
    """A correction of a quiz as a line: about the question as it was asked, or what its fact asks."""
    asked = Correction(row.slug, row.kind, Action(row.action), row.value)
    fact = found.bank.item_by_id.get(row.slug)
    item = next((one for one in found.figures.items if (one.fact, one.kind) == (row.slug, row.kind)), None)
    when = local(row.undone_at or row.made_at, me.time_zone)
    return CorrectionLine(
        what=in_words(asked),
        about=_name(item, found.bank, found.answers) if item else fact.ask if fact else row.slug,
        reason=row.reason,
        by=f"{'undone' if row.undone_at else row.author or 'somebody who is gone'}, {when}",
        number="" if row.undone_at else str(row.id),
    )


def per_cent(share: float) -> str:
    """`62 %`."""
    return f"{hundredths(share)} %"


def signed(value: float) -> str:
    """`0.34`, `−0.18`."""
    return f"{half_up(value, 2)}".replace("-", "−")


def _between(interval: Interval | None, times: int) -> str:
    if interval is None:
        return ""
    low, high = interval.low * times, interval.high * times
    return f"{half_up(low)} to {half_up(high)}" if times > 1 else f"{signed(low)} to {signed(high)}"


def _name(item: Item, bank: Bank, answers: Answers) -> str:
    """What the row is about: a prompt, what a fact asks, or a kind."""
    if not item.fact:
        return KINDS[item.kind].title.capitalize()
    if item.kind:
        return answers.sample(item).prompt
    fact = bank.item_by_id.get(item.fact)
    return fact.ask if fact else answers.sample(item).prompt


def _told(item: Item) -> tuple[Told, ...]:
    """What is to be said of an item, at least one thing."""
    figures = item.statistics
    if item.is_discarded:
        return (Told("discarded", "plain", "It does not count any more."),)
    if not figures.tells_anything:
        return (Told("too few answers", "plain"),)
    found = tuple(Told(TAGS[one.code], TONES[one.concern], one.text, one.repair) for one in item.findings)
    if found:
        return found
    telling = figures.discrimination
    words = f"It is {facility_in_words(figures.facility)} and {telling_in_words(telling)}."
    return (Told("works well" if (telling or 0) >= ADEQUATE else "works", "right", words),)


def _many(count: int, noun: tuple[str, str]) -> str:
    return f"{NUMBERS[count] if count < len(NUMBERS) else count} {noun[count > 1]}"
