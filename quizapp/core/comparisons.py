"""What can be compared: two events by their time, two figures of one measure by their size.

The left side of a pair is its label, the right side the value; the greater rank is the right answer, which
for events is the earlier time.
"""

from __future__ import annotations

from decimal import Decimal

from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import scale_of, slack, tolerance_of
from quizapp.core.joint import Fitting
from quizapp.core.pairs import Adder, Family, Pair, capital, dated, sorted_out, time_of
from quizapp.core.rendering import answer_text
from quizapp.core.revealing import holds_any, phrases_of
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from quizapp.core.timeline import are_in_sure_order, events_of, may_stand_together
from quizapp.core.tongues import under_topic
from quizapp.core.values import Bound, Figure, Money, Number, Percent

EVENTS = "events"
LEAST_GAP = Decimal("0.1")  # of the larger figure
LEAST_HEDGED_GAP = Decimal("0.5")  # "about" says too little of figures nearer to each other
MOST_YEARS = 30
MOST_TIMES = 10  # beyond, a krai stands beside a town, and the labels alone tell


def comparisons_of(fact: Fact, bank: Bank) -> tuple[Family, ...]:
    """The families in which a fact can be compared with another, in a fixed order."""
    return sorted_out("comparison", _ADDERS, bank).get(fact.id, ())


def base_amount(value: Figure, bank: Bank) -> Decimal:
    """The lower end of a figure in the base unit of its dimension: 746 km² as 746,000,000 m²."""
    return value.low * scale_of(value) * _factor(value, bank)


def dimension_of(value: Figure, bank: Bank) -> tuple[str, ...]:
    """What two figures must share to be compared: type, and dimension, currency or whole."""
    if isinstance(value, Percent):
        return ("percent", value.share_of)
    if isinstance(value, Money):
        return ("money", value.currency)
    unit = bank.unit_by_id.get(value.unit)
    return ("number", unit.dimension if unit and unit.factor else value.unit, value.per)


def _factor(value: Figure, bank: Bank) -> Decimal:
    unit = bank.unit_by_id.get(value.unit) if isinstance(value, Number) else None
    return unit.factor if unit and unit.factor else Decimal(1)


def _add_event(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    event = events_of(bank).get(fact.id)
    if event is None or not event.is_asked:
        return
    pair = Pair(event.label, event.when, (Decimal(-event.first.year), ""))
    _put(found, Family(EVENTS, "Which came first?", _EVENTS), fact, pair, bank)


def _add_figure_over_time(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """One measure of one subject at several dates."""
    value, scope, subject = _lone_figure(fact), fact.about.scope, bank.name_by_id.get(fact.about.of)
    if value is None or subject is None or scope is None or scope.by or scope.name:
        return
    if scope.first is None or scope.first != (scope.last or scope.first):
        return  # what a span of years came to is no rival of one year
    name = " / ".join(("over time", fact.about.of, fact.about.what, *dimension_of(value, bank)))
    prompt = under_topic(f"{capital(subject.label)}, {fact.about.what}", "When was it larger?", bank)
    _put(found, Family(name, prompt, _OVER_TIME), fact, _sized(fact, value, time_of(scope, bank), bank), bank)


def _add_figure_of_subject(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """One measure of several subjects."""
    value, scope, subject = _lone_figure(fact), fact.about.scope, bank.name_by_id.get(fact.about.of)
    if value is None or subject is None or (scope is not None and (scope.first is None or scope.by)):
        return
    name = " / ".join(("of subjects", fact.about.what, *dimension_of(value, bank)))
    pair = _sized(fact, value, dated(capital(subject.label), scope, bank), bank)
    family = Family(name, under_topic(capital(fact.about.what), "Which is larger?", bank), _OF_SUBJECTS)
    _put(found, family, fact, pair, bank)


def _add_share(fact: Fact, bank: Bank, found: dict[str, Family]) -> None:
    """Several shares of one whole at one date."""
    value, scope, subject = _lone_figure(fact), fact.about.scope, bank.name_by_id.get(fact.about.of)
    if not isinstance(value, Percent) or not value.share_of or subject is None:
        return
    if scope is not None and (scope.first is None or scope.by):
        return
    whole = dated(capital(subject.label), scope, bank)
    name = " / ".join(("shares", fact.about.of, whole, value.share_of))
    pair = _sized(fact, value, capital(fact.about.what), bank)
    _put(found, Family(name, under_topic(whole, "Which is larger?", bank), _SHARES), fact, pair, bank)


def _put(found: dict[str, Family], family: Family, fact: Fact, pair: Pair, bank: Bank) -> None:
    """Add a pair to its family, unless what is shown of it holds its value."""
    shown = fold(f"{family.prompt} | {pair.left}")
    if not holds_any(shown, phrases_of(fact.answer, bank)):
        found.setdefault(family.name, family).pairs[fact.id] = pair


def _sized(fact: Fact, value: Figure, label: str, bank: Bank) -> Pair:
    return Pair(label, answer_text(fact.answer, bank), (base_amount(value, bank), ""))


def _lone_figure(fact: Fact) -> Figure | None:
    """The one figure that a fact states by itself, exact or "about", where the source is sure of it."""
    value, answer = fact.answer.value, fact.answer
    if not isinstance(value, Number | Money | Percent) or value.low != value.high or value.low <= 0:
        return None
    if isinstance(value, Number) and value.out_of is not None:
        return None
    if answer.bound not in (Bound.EXACT, Bound.ABOUT) or answer.also or answer.refused:
        return None
    return None if fact.caution or fact.claim or fact.about.by else value


def _are_compared(one: Fact, other: Fact, bank: Bank) -> bool:
    """Whether two events are in a sure order, and too near for what they speak of to tell it."""
    first, second = events_of(bank)[one.id].first, events_of(bank)[other.id].first
    return abs(first.year - second.year) <= MOST_YEARS and are_in_sure_order(one, other, bank)


def _differ(one: Fact, other: Fact, bank: Bank) -> bool:
    """Whether it is certain which of two figures is the larger; neither may be right for the other fact."""
    if not may_stand_together(one, other, bank) or other in may_be_right(one, bank):
        return False
    if one.answer.bound is not other.answer.bound:
        return False
    (_, high), (low, _) = sorted((_span(one, bank), _span(other, bank)))
    gap = LEAST_GAP if one.answer.bound is Bound.EXACT else LEAST_HEDGED_GAP
    return low * (1 - gap) >= high


def _differ_and_are_near(one: Fact, other: Fact, bank: Bank) -> bool:
    (low, _), (_, high) = sorted((_span(one, bank), _span(other, bank)))
    return high <= low * MOST_TIMES and _differ(one, other, bank)


def _differ_and_lie_apart(one: Fact, other: Fact, bank: Bank) -> bool:
    return not bank.are_nested(one.about.of, other.about.of) and _differ_and_are_near(one, other, bank)


def _span(fact: Fact, bank: Bank) -> tuple[Decimal, Decimal]:
    """The least and the greatest amount that a figure may stand for, in base units."""
    value = fact.answer.value
    assert isinstance(value, Number | Money | Percent)  # noqa: S101 (figures alone are put into families)
    amount = base_amount(value, bank)
    off = amount * slack(value.low, tolerance_of(fact.answer)) / value.low
    return amount - off, amount + off


_EVENTS = Fitting("compared events", _are_compared)
_OVER_TIME = Fitting("compared over time", _differ)
_OF_SUBJECTS = Fitting("compared of subjects", _differ_and_lie_apart)
_SHARES = Fitting("compared shares", _differ_and_are_near)
_ADDERS: tuple[Adder, ...] = (_add_event, _add_figure_over_time, _add_figure_of_subject, _add_share)
