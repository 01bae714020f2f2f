"""Made-up figures in the form of a real one: same decimals, same roundness, a plausible size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from quizapp.core.chance import Stream
from quizapp.core.figures import decimals_of, tolerance_of
from quizapp.core.rendering import figure_text
from quizapp.core.values import Answer, Bound, Figure, Number, Percent

LARGEST_STEP = Decimal("1.55")
SMALLEST_STEP = Decimal("1.2")
WIDEST = Decimal(4)
ABOUT_GAP = Decimal("0.3")  # nobody can tell "about 4" from "about 5" by knowing
FEW = 10  # counts below this take their neighbours


@dataclass(frozen=True, slots=True)
class Rung:
    """One distractor: its figure; a real one has a note, and the fact that the note speaks of."""

    low: Decimal
    high: Decimal
    note: str = ""
    source: str = ""


Barred = Callable[[Rung], bool]  # whether a figure is one that must not be made up


@dataclass(frozen=True, slots=True)
class Form:
    """What all options share: printed digits, roundness, least distance and upper limit."""

    unit: Decimal  # what the last printed digit is worth
    step: Decimal  # what the last printed digit that is no closing zero is worth
    digits: int  # how many digits stand before the closing zeros
    ends_in_five: bool
    few: bool
    least: Decimal  # factor that any two options differ by at least
    cap: Decimal | None


def form_of(answer: Answer, value: Figure) -> Form | None:
    """The form of a key; None for zero, for a lone one, and for figures whose words hide the digits."""
    if value.low <= 0 or (answer.show and answer.show.count(figure_text(value.low, value.high)) != 1):
        return None
    unit = Decimal(1).scaleb(-max(decimals_of(value.low), decimals_of(value.high)))
    mantissa = str(int(value.low / unit))
    digits = mantissa.rstrip("0")
    zeros = len(mantissa) - len(digits)
    few = int(digits) < FEW
    if few and zeros == 0 and value.low == 1 and unit == 1:
        return None  # "one" needs a singular that no other count has
    halves = few and zeros > 0 and int(digits) <= 3
    step = unit * 10**zeros / (2 if halves else 1)
    least = _least(answer, value)
    ends_in_five = digits.endswith("5") and not few
    form = Form(unit, step, len(digits), ends_in_five, few, least, _cap(value))
    return form if least**2 <= WIDEST else None


def made_up(
    last: Rung, value: Figure, form: Form, barred: Barred, chance: Stream, *, upwards: bool
) -> Rung | None:
    """The next figure beyond `last`, a drawn step away; None where there is no room.

    None, too, beside a range as wide as "5 to 50": as wide a one elsewhere is easily told from it.
    """
    width = value.high - value.low
    if value.high > value.low * WIDEST:
        return None
    near, far = _reach(last, width, form, upwards=upwards)
    if upwards and form.cap is not None and near > form.cap:
        return None
    for _ in range(0 if form.few else 12):
        low, high = sorted((int(near / form.step), int(far / form.step)))
        figure = form.step * chance.between(low, high)
        rung = _rung(figure, width, form)
        if min(near, far) <= figure <= max(near, far) and is_fit(rung, value, form, barred):
            return rung
    return _next_free(near, width, value, form, barred, upwards=upwards)


def is_fit(rung: Rung, value: Figure, form: Form, barred: Barred) -> bool:
    """Whether a made-up figure looks like the key, has a plausible size and is no real one."""
    if not looks_alike(rung.low, form) or not within_reach(rung, value, form):
        return False
    return not barred(rung)


def within_reach(rung: Rung, value: Figure, form: Form) -> bool:
    """Whether a figure lies between a quarter and four times the key, and below its limit."""
    if rung.low * WIDEST < value.low or rung.high > value.high * WIDEST or rung.low <= 0:
        return False
    if form.cap is None:
        return True
    return rung.high < form.cap if isinstance(value, Percent) else rung.high <= form.cap


def looks_alike(figure: Decimal, form: Form) -> bool:
    """Whether a figure has the roundness of the key: as many closing zeros, and a 5 where the key has one."""
    digits = figure / form.step
    if digits != digits.to_integral_value() or digits <= 0:
        return False
    return form.few or (digits % 10 != 0 and (digits % 10 == 5) == form.ends_in_five)


def apart(one: Rung, other: Rung, form: Form) -> bool:
    """Whether two figures lie so far apart that no tolerance takes one for the other."""
    low, high = sorted((one, other), key=lambda rung: rung.low)
    return high.low >= low.high * form.least


def _least(answer: Answer, value: Figure) -> Decimal:
    tolerance = tolerance_of(answer)
    slack = Decimal(0)
    if tolerance is not None:
        slack = tolerance.amount if tolerance.relative else tolerance.amount / value.low
    hedge = ABOUT_GAP if answer.bound is Bound.ABOUT and not isinstance(value, Percent) else Decimal("0.05")
    return 1 + max(2 * slack, hedge)


def _cap(value: Figure) -> Decimal | None:
    if isinstance(value, Percent):
        return Decimal(100) if value.high <= 100 else None
    return value.out_of if isinstance(value, Number) else None


def _reach(last: Rung, width: Decimal, form: Form, *, upwards: bool) -> tuple[Decimal, Decimal]:
    """The nearest and the farthest place of the next figure's low end."""
    nearest = form.least if form.few else max(form.least, SMALLEST_STEP)
    farthest = max(nearest * Decimal("1.05"), LARGEST_STEP)
    if upwards and form.cap is not None and last.high * nearest > form.cap:
        return last.high * form.least, form.cap
    if upwards:
        return last.high * nearest, last.high * farthest
    return last.low / nearest - width, last.low / farthest - width


def _next_free(
    near: Decimal, width: Decimal, value: Figure, form: Form, barred: Barred, *, upwards: bool
) -> Rung | None:
    """The nearest fitting figure from `near` on: the neighbour, where counts are small."""
    digits = int((near / form.step).to_integral_value(ROUND_HALF_EVEN))
    for _ in range(200):
        rung = _rung(form.step * digits, width, form)
        beyond = rung.low >= near if upwards else rung.low <= near
        if beyond and is_fit(rung, value, form, barred):
            return rung
        digits += 1 if upwards else -1
    return None


def _rung(low: Decimal, width: Decimal, form: Form) -> Rung:
    return Rung(low.quantize(form.unit), (low + width).quantize(form.unit))
