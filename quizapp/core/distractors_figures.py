"""Wrong figures: those of the bank in the same form where they fit, else made up and flagged.

The key's rank is drawn first; then the steps from option to option are drawn alike on both sides, so
that neither the middle nor any size betrays the key. Roundness, decimals, unit, scale and hedge are
those of the key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from quizapp.core.asked import Asked
from quizapp.core.bank_index import class_of, index_of
from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import decimals_of, tolerance_of
from quizapp.core.numbers import read_figure
from quizapp.core.questions import Option
from quizapp.core.rendering import answer_text, figure_text, value_text
from quizapp.core.soundness import may_be_right
from quizapp.core.values import Answer, Figure, Money, Number, Percent

Found = tuple[tuple[Option, ...], int, tuple[str, ...]]
MADE_UP = "No figure of the source: it was made up to choose from."
LARGEST_STEP = Decimal("1.55")
SMALLEST_STEP = Decimal("1.2")
WIDEST = Decimal(4)
FEW = 10  # counts below this take their neighbours


@dataclass(frozen=True, slots=True)
class Rung:
    """One distractor: its figure; a real one has a note, and the fact that the note speaks of."""

    low: Decimal
    high: Decimal
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What all options share: the step between printable figures, its look, and the limits."""

    unit: Decimal  # what the last printed digit is worth
    step: Decimal  # the last printed digit that is not a closing zero
    ends_in_five: bool
    few: bool
    least: Decimal  # factor that any two options must differ by
    cap: Decimal | None


def figure_options(fact: Fact, way: Asked, bank: Bank, chance: Stream) -> Found | None:
    """The key among two or three figures of its form, ascending; None where they cannot be sound."""
    value = way.answer.value
    assert isinstance(value, Number | Money | Percent)  # noqa: S101 (callers ask for figures only)
    form = _form(way.answer, value)
    if form is None:
        return None
    known = index_of(bank).candidates
    place = (fact.id, way.turned)
    if place not in known:
        known[place] = _real_rungs(fact, way, value, form, bank), _barred(fact, value, bank)
    real, barred = known[place]
    down = _ladder(value, form, real, barred, chance, upwards=False)
    up = _ladder(value, form, real, barred, chance, upwards=True)
    for size in (3, 2):
        ranks = [rank for rank in range(size + 1) if rank <= len(down) and size - rank <= len(up)]
        ranks = [rank for rank in ranks if not _too_wide(down[:rank], value, up[: size - rank])]
        if ranks:
            rank = chance.choose(ranks)
            return _rows(way, value, [*reversed(down[:rank])], up[: size - rank], bank)
    return None


def _rows(way: Asked, value: Figure, low: Sequence[Rung], high: Sequence[Rung], bank: Bank) -> Found | None:
    key = Option(answer_text(way.answer, bank))
    options = (
        *(_option(rung, way.answer, value, bank) for rung in low),
        key,
        *(_option(rung, way.answer, value, bank) for rung in high),
    )
    if len({option.text for option in options}) < len(options):
        return None
    return options, len(low), tuple(rung.source for rung in (*low, *high) if rung.source)


def _option(rung: Rung, answer: Answer, value: Figure, bank: Bank) -> Option:
    text = ""
    if answer.show:
        shown, own = figure_text(value.low, value.high), figure_text(rung.low, rung.high)
        text = answer.show.replace(shown, own, 1) if answer.show.count(shown) == 1 else answer.show
    else:
        text = value_text(replace(value, low=rung.low, high=rung.high), bank, answer.bound)
    return Option(text, rung.note or MADE_UP, made_up=not rung.note)


def _form(answer: Answer, value: Figure) -> Form | None:
    """The form of the key; None for zero, a lone one, and figures whose words hide the digits."""
    if value.low <= 0 or (answer.show and answer.show.count(figure_text(value.low, value.high)) != 1):
        return None
    mantissa, unit = _mantissa(value)
    zeros = len(str(mantissa)) - len(str(mantissa).rstrip("0"))
    digits = mantissa // 10**zeros
    few = digits < FEW
    if few and zeros == 0 and digits == 1 and value.low == 1:
        return None  # "one" needs a singular that no other count has
    halves = few and zeros > 0 and digits <= 3
    step = unit * 10**zeros / (2 if halves else 1)
    tolerance = tolerance_of(answer)
    slack = Decimal(0)
    if tolerance is not None:
        slack = tolerance.amount if tolerance.relative else tolerance.amount / value.low
    least = 1 + max(2 * slack, Decimal("0.05"))
    return (
        Form(unit, step, digits % 10 == 5 and not few, few, least, _cap(value))
        if least**2 <= WIDEST
        else None
    )


def _mantissa(value: Figure) -> tuple[int, Decimal]:
    """The printed digits as a whole number, and what the last of them is worth."""
    unit = Decimal(1).scaleb(-max(decimals_of(value.low), decimals_of(value.high)))
    return int(value.low / unit), unit


def _cap(value: Figure) -> Decimal | None:
    if isinstance(value, Percent):
        return Decimal(100) if value.high <= 100 else None
    return value.out_of if isinstance(value, Number) else None


def _ladder(
    value: Figure, form: Form, real: Sequence[Rung], barred: Sequence[Rung], chance: Stream, *, upwards: bool
) -> list[Rung]:
    """Up to three distractors above or below the key, each a drawn step from the one before."""
    rungs: list[Rung] = []
    last = Rung(value.low, value.high)
    width = value.high - value.low
    while len(rungs) < 3:
        near, far = _reach(last, form, width, upwards=upwards)
        if upwards and form.cap is not None and near > form.cap:
            break
        found = _real_in(real, near, far, chance)
        if found is None:
            found = _made_up(near, far, width, form, chance, upwards=upwards)
        if found is None or _forbidden(found, form, value, barred):
            found = _next_free(near, width, form, value, barred, upwards=upwards)
        if found is None:
            break
        rungs.append(found)
        last = found
    return rungs


def _reach(last: Rung, form: Form, width: Decimal, *, upwards: bool) -> tuple[Decimal, Decimal]:
    """The nearest and the farthest place of the next figure's low end."""
    nearest = form.least if form.few else max(form.least, SMALLEST_STEP)
    farthest = max(nearest * Decimal("1.05"), LARGEST_STEP)
    if upwards and form.cap is not None and last.high * nearest > form.cap:
        return last.high * form.least, form.cap
    if upwards:
        return last.high * nearest, last.high * farthest
    return last.low / nearest - width, last.low / farthest - width


def _real_in(real: Sequence[Rung], near: Decimal, far: Decimal, chance: Stream) -> Rung | None:
    low, high = min(near, far), max(near, far)
    fitting = [rung for rung in real if low <= rung.low <= high]
    return chance.choose(fitting) if fitting else None


def _made_up(
    near: Decimal, far: Decimal, width: Decimal, form: Form, chance: Stream, *, upwards: bool
) -> Rung | None:
    """A figure of the key's look between `near` and `far`; neighbours where the count is small."""
    if form.few:
        return None  # the next free neighbour
    low, high = sorted((int(near / form.step), int(far / form.step)))
    for _ in range(12):
        digits = chance.between(low, high)
        if (
            form.step * digits < min(near, far)
            or form.step * digits > max(near, far)
            or not _looks(digits, form)
        ):
            continue
        return _rung(form.step * digits, width, form)
    return None


def _next_free(
    near: Decimal, width: Decimal, form: Form, value: Figure, barred: Sequence[Rung], *, upwards: bool
) -> Rung | None:
    """The nearest figure of the key's look from `near` on, within a quarter and four times the key."""
    direction = 1 if upwards else -1
    digits = int((near / form.step).to_integral_value(ROUND_HALF_EVEN))
    for _ in range(200):
        low = form.step * digits
        if low <= 0 or low > WIDEST * value.high or low * WIDEST < value.low:
            return None
        rung = _rung(low, width, form)
        beyond = low >= near if upwards else low <= near
        if beyond and _looks(digits, form) and not _forbidden(rung, form, value, barred):
            return rung
        digits += direction
    return None


def _looks(digits: int, form: Form) -> bool:
    if form.few:
        return digits > 0
    return digits % 10 != 0 and (digits % 10 == 5) == form.ends_in_five


def _forbidden(rung: Rung, form: Form, value: Figure, barred: Sequence[Rung]) -> bool:
    if form.cap is not None and (
        rung.high > form.cap or (rung.high == form.cap and isinstance(value, Percent))
    ):
        return True
    if rung.note:
        return False
    return any(other.low <= rung.high and rung.low <= other.high for other in barred)


def _too_wide(low: Sequence[Rung], value: Figure, high: Sequence[Rung]) -> bool:
    """Whether an option lies beyond a quarter or four times the key, or is the key times a power of ten."""
    return any(rung.low * WIDEST < value.low for rung in low) or any(
        rung.high > value.high * WIDEST for rung in high
    )


def _rung(low: Decimal, width: Decimal, form: Form) -> Rung:
    """A made-up figure with as many decimals as the key."""
    return Rung(low.quantize(form.unit), (low + width).quantize(form.unit))


def _real_rungs(fact: Fact, way: Asked, value: Figure, form: Form, bank: Bank) -> list[Rung]:
    """Figures of the bank that look like the key and cannot be right."""
    right = may_be_right(fact, bank)
    ids = {other.id for other in right}
    values = [
        other.answer.value for other in right if isinstance(other.answer.value, Number | Money | Percent)
    ]
    found: dict[Decimal, Rung] = {}
    for real in index_of(bank).figures.get(class_of(value), ()):
        low, high = real.value.low, real.value.high
        if real.source in ids or not _same_look(real.value, value, form) or figure_text(low) in way.prompt:
            continue
        if any(
            other.low <= high and low <= other.high for other in values if class_of(other) == class_of(value)
        ):
            continue
        found.setdefault(low, Rung(low, high, real.note, real.source))
    return list(found.values())


def _same_look(other: Figure, value: Figure, form: Form) -> bool:
    if decimals_of(other.low) != decimals_of(value.low) or other.high - other.low != value.high - value.low:
        return False
    digits = other.low / form.step
    return digits == digits.to_integral_value() and _looks(int(digits), form)


def _barred(fact: Fact, value: Figure, bank: Bank) -> list[Rung]:
    """What a made-up figure must keep away from: every real figure of this class, and what may be right."""
    real = [Rung(one.value.low, one.value.high) for one in index_of(bank).figures.get(class_of(value), ())]
    extra = [span for text in fact.answer.also if (span := _figure_in(text))]
    return real + extra


def _figure_in(text: str) -> Rung | None:
    try:
        reading = read_figure(text, "." in text)
    except UnreadableAnswer:
        return None
    return Rung(reading.low, reading.high)
