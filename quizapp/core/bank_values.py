"""The times and figures of a bank: what they belong to, in order of time or size."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from quizapp.core.by_key import by_key
from quizapp.core.facts import Bank, Fact, Series
from quizapp.core.handfuls import Spans
from quizapp.core.kept import once
from quizapp.core.values import Date, Figure, Moment, Money, Number, Percent, Period, Year


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that the bank dates something with, and the fact it comes from."""

    first: Moment
    last: Moment
    fact: Fact
    is_answer: bool


@dataclass(frozen=True, slots=True)
class Real:
    """A figure of the bank, what to say of it, and the fact it comes from (empty for a bare series point)."""

    value: Figure
    note: str
    source: str


@dataclass(frozen=True)
class BankValues:
    """The times and figures of a bank. Each look-up is built when it is first needed."""

    bank: Bank

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """Everything the bank dates, in the order of the bank: answers, events and scopes."""
        found = []
        for fact in self.bank.facts:
            value, event, scope = fact.answer.value, fact.event, fact.about.scope
            if isinstance(value, Year):
                found.append(Dated(Moment(value.first), Moment(value.last), fact, True))
            elif isinstance(value, Date | Period):
                found.append(Dated(value.first, value.last, fact, True))
            if event and event.first:
                found.append(Dated(event.first, event.last or event.first, fact, False))
            elif scope and scope.first and not scope.by:
                found.append(Dated(scope.first, scope.last or scope.first, fact, False))
        return tuple(found)

    @cached_property
    def times(self) -> dict[tuple[str, bool], Spans[Dated]]:
        """Everything the bank dates by precision, and whether it is one point: `("year", True)`."""
        found = by_key(self.dated, lambda one: (one.first.precision, one.first == one.last))
        return {form: Spans(several, lambda one: (one.first, one.last)) for form, several in found.items()}

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first and the last year that the bank dates anything with; (0, 9999) where it dates nothing."""
        years = [moment.year for dated in self.dated for moment in (dated.first, dated.last)]
        return (min(years), max(years)) if years else (0, 9999)

    @cached_property
    def figures(self) -> dict[tuple[str, ...], tuple[Real, ...]]:
        """The figures of the bank by class (`class_of`): of the facts, then of the series."""
        found: dict[tuple[str, ...], list[Real]] = {}
        for fact in self.bank.facts:
            if isinstance(fact.answer.value, Number | Money | Percent) and not fact.claim:
                note = fact.say.replace("{", "").replace("}", "")
                real = Real(fact.answer.value, note, fact.id)
                found.setdefault(class_of(real.value), []).append(real)
        for series in self.bank.series:
            for point in series.points:
                if not point.fact:
                    value = point_value(series, point.y)
                    note = f"{series.title}, {point.x}."
                    found.setdefault(class_of(value), []).append(Real(value, note, ""))
        return {form: tuple(several) for form, several in found.items()}

    @cached_property
    def figures_by_size(self) -> dict[tuple[str, ...], Spans[Real]]:
        """The figures of the bank by class (`class_of`), in order of size."""
        return {
            form: Spans(several, lambda real: (real.value.low, real.value.high))
            for form, several in self.figures.items()
        }


@once
def values_in(bank: Bank) -> BankValues:
    """The times and figures of a bank."""
    return BankValues(bank)


def class_of(value: Figure) -> tuple[str, ...]:
    """What two figures share that may stand beside each other: type, unit or currency, scale, whole."""
    if isinstance(value, Percent):
        return ("percent", "share" if value.share_of else "")  # a growth is no rival of a share
    if isinstance(value, Money):
        return ("money", value.currency, value.scale)
    return ("number", value.unit, value.scale, value.per, str(value.out_of or ""))


def point_value(series: Series, figure: Decimal) -> Figure:
    """The value of a point of a series."""
    if series.currency:
        return Money(figure, figure, series.currency, series.scale)
    if series.unit == "percent":
        return Percent(figure, figure)
    return Number(figure, figure, series.scale, series.unit)
