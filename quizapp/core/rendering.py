"""Values and locators in words, as people read them. The rules are those of `docs/question-files.md`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from quizapp.core.facts import Bank, Locator, Section
from quizapp.core.tongues import HEDGE_SIGNS, grouped, is_english, join_in_signs, moment_in_signs
from quizapp.core.values import (
    SCALES,
    Answer,
    Bound,
    Date,
    Figure,
    Listing,
    Moment,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Term,
    Value,
    Year,
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SIGNS = {"USD": "$"}  # other currencies follow the figure as their code
HEDGES = {Bound.EXACT: "", Bound.OVER: "over ", Bound.UNDER: "under ", Bound.ABOUT: "about "}
TIME_HEDGES = {Bound.EXACT: "", Bound.OVER: "after ", Bound.UNDER: "before ", Bound.ABOUT: "about "}


def answer_text(answer: Answer, bank: Bank) -> str:
    """The answer as people read it: what the author wrote under `show`, else the rule for its type."""
    return answer.show or value_text(answer.value, bank, answer.bound)


def value_text(value: Value, bank: Bank, bound: Bound = Bound.EXACT) -> str:
    """A value in words, with its hedge: `over 10 thousand tons`, `25 October 1937`, `Rason`."""
    if isinstance(value, Listing):
        items = [answer_text(item.answer, bank) for item in value.items]
        return join_words(items) if is_english(bank) else join_in_signs(items, bank)
    if isinstance(value, Name):
        entry = bank.name_by_id.get(value.id)
        return entry.label if entry else value.id
    if isinstance(value, Term):
        return value.text
    is_time = isinstance(value, Year | Date | Period)
    hedge = (TIME_HEDGES if is_time else HEDGES)[bound] if is_english(bank) else HEDGE_SIGNS[bound]
    if isinstance(value, Year):
        return hedge + span_text(Moment(value.first), Moment(value.last), bank)
    if isinstance(value, Date | Period):
        return hedge + span_text(value.first, value.last, bank)
    return hedge + _measure_text(value, bank)


def span_text(first: Moment, last: Moment, bank: Bank) -> str:
    """A moment, or a range of them, as a bank of this language writes it."""
    if is_english(bank):
        return moments_text(first, last)
    ends = [moment_in_signs(moment, bank) for moment in dict.fromkeys((first, last))]
    return ("–" if first.precision == last.precision == "year" else " – ").join(ends)


def moment_text(moment: Moment) -> str:
    """A year, a month or a day: `1959`, `August 1945`, `25 October 1937`."""
    words = [str(moment.day)] if moment.day else []
    if moment.month:
        words.append(MONTHS[moment.month - 1])
    return " ".join([*words, str(moment.year)])


def moments_text(first: Moment, last: Moment) -> str:
    """One moment, or a range of them: `1950–1953`, `August 1945 – May 1946`."""
    if first == last:
        return moment_text(first)
    dash = "–" if first.precision == last.precision == "year" else " – "
    return moment_text(first) + dash + moment_text(last)


def figure_text(low: Decimal, high: Decimal | None = None) -> str:
    """A figure with commas between thousands and exactly its printed decimals, or a range: `300–400`."""
    if high is None or high == low:
        return f"{low:,f}"
    return f"{low:,f}–{high:,f}"


def join_words(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def split_say(say: str) -> tuple[str, str, str]:
    """What stands before, inside and after the braces of a fact's `say`; all before where there are none."""
    before, opened, rest = say.partition("{")
    marked, closed, after = rest.partition("}")
    return (before, marked, after) if opened and closed else (say, "", "")


def say_text(say: str) -> str:
    """A fact's `say` as a plain sentence, without the braces."""
    return "".join(split_say(say))


def locator_text(locator: Locator, bank: Bank) -> str:
    """A place in the source in full: `History, paragraph 8, notes 25 and 26`."""
    section, place = _place(locator, bank)
    parts = [section.title] if section else []
    parts.append(f"paragraph {place}")
    if locator.notes:
        notes = join_words([note.removeprefix("n") for note in locator.notes])
        parts.append(f"{'note' if len(locator.notes) == 1 else 'notes'} {notes}")
    return ", ".join(parts)


def _measure_text(value: Figure, bank: Bank) -> str:
    if not is_english(bank):
        return _measure_in_signs(value, bank)
    figure = figure_text(value.low, value.high)
    if isinstance(value, Percent):
        return f"{figure} per cent"
    if isinstance(value, Money):
        sign = SIGNS.get(value.currency, "")
        return " ".join(filter(None, [sign + figure, value.scale, "" if sign else value.currency]))
    if value.out_of is not None:
        figure = f"{figure} of {figure_text(value.out_of)}"
    words = [figure, value.scale, _unit_text(value, bank), f"per {value.per}" if value.per else ""]
    return " ".join(filter(None, words))


def _measure_in_signs(value: Figure, bank: Bank) -> str:
    """A figure without English words: the scale is multiplied in, and stands in digits."""
    if isinstance(value, Percent):
        return grouped(figure_text(value.low, value.high), bank) + "%"
    figure = grouped(figure_text(*shown_figures(value, bank)), bank)
    if isinstance(value, Money):
        sign = SIGNS.get(value.currency, "")
        return sign + figure + ("" if sign else f" {value.currency}")
    if value.out_of is not None:
        figure = f"{figure}/{figure_text(value.out_of)}"
    unit = _unit_text(value, bank)
    return " ".join(filter(None, [figure, f"{unit}/{value.per}" if value.per else unit]))


def shown_figures(value: Figure, bank: Bank) -> tuple[Decimal, Decimal]:
    """The digits that are shown of a figure: before a scale word where there is one, else with it in them."""
    if isinstance(value, Percent) or is_english(bank):
        return value.low, value.high
    scale = SCALES.get(value.scale, Decimal(1))
    return _scaled(value.low, scale), _scaled(value.high, scale)


def _scaled(figure: Decimal, scale: Decimal) -> Decimal:
    """The figure times its scale, without decimals that only the scale had."""
    product = figure * scale
    return product.quantize(Decimal(1)) if scale > 1 and product == product.to_integral_value() else product


def _unit_text(value: Number, bank: Bank) -> str:
    unit = bank.unit_by_id.get(value.unit)
    if unit is None:
        return value.unit
    counted = figure_text(value.low, value.high) if value.out_of is None else figure_text(value.out_of)
    return unit.one if counted == "1" and not value.scale else unit.many


def _place(locator: Locator, bank: Bank) -> tuple[Section | None, str]:
    """The section a locator lies in, and the number of its paragraph there."""
    mark = locator.paragraph
    section = next((part for part in bank.head.sections if mark in part.paragraphs), None)
    numbered = re.fullmatch(r"[A-Za-z]+(\d+)", mark)
    return section, numbered[1] if numbered and section else mark
