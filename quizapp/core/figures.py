"""Marking of figures. What it needs is plain data: a frozen question is marked without its bank."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank
from quizapp.core.numbers import Reading, read_figure, unit_key
from quizapp.core.questions import RIGHT, WRONG, Grade
from quizapp.core.rendering import shown_figures
from quizapp.core.tongues import is_english
from quizapp.core.values import SCALES, Answer, Bound, Money, Number, Percent, Tolerance, Value

ABOUT = Tolerance(Decimal("0.05"), relative=True)
CURRENCY_NAMES = {
    "USD": "US dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan", "RUB": "roubles",
    "KRW": "South Korean won", "KPW": "North Korean won",
}  # fmt: skip
ROUNDED = "Near, but rounded: the figure is wanted as the source gives it."
_OPPOSITE = {("over", "under"), ("under", "over")}


def tolerance_of(answer: Answer) -> Tolerance | None:
    """How far a figure may be off: what the author says, 5 % where it is `about`, else nothing."""
    if answer.within is not None:
        return answer.within
    return ABOUT if answer.bound is Bound.ABOUT else None


def slack(value: Decimal, tolerance: Tolerance | None) -> Decimal:
    """The tolerance at `value`, in the unit of the value."""
    if tolerance is None:
        return Decimal(0)
    return abs(value) * tolerance.amount if tolerance.relative else tolerance.amount


def scale_of(value: Value) -> Decimal:
    """The factor of the scale word: 1,000 for `thousand`, 1 where there is none, as of all but amounts."""
    name = value.scale if isinstance(value, Number | Money) else ""
    return SCALES.get(name, Decimal(1))


def decimals_of(figure: Decimal) -> int:
    """How many decimals a figure is printed with."""
    exponent = figure.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def marking_of(answer: Answer, bank: Bank) -> dict[str, Any]:
    """What marking needs to know of a figure, as plain data. `answer` holds a Number, Money or Percent."""
    value = answer.value
    assert isinstance(value, Number | Money | Percent)  # noqa: S101 (callers suit figures only)
    others = [span for text in answer.also if (span := _span_of_text(text, answer))]
    refused = [span for text in answer.refused if (span := _span_of_text(text, answer))]
    unit = value.unit if isinstance(value, Number) else ""
    return {
        "accept": [_accepted(value.low, value.high, answer), *others],
        "refuse": refused,
        "scale": str(scale_of(value)),
        "decimals": max(decimals_of(figure) for figure in shown_figures(value, bank)),
        "bound": str(answer.bound),
        "is_range": value.low != value.high,
        "type": answer.type_name,
        "currency": value.currency if isinstance(value, Money) else "",
        "out_of": str(value.out_of) if isinstance(value, Number) and value.out_of is not None else "",
        "per": value.per if isinstance(value, Number) else "",
        "units": _units(unit, bank) or _shown_unit(answer),
        "other_units": _other_units(unit, bank),
    }


def wanted_form(answer: Answer, bank: Bank) -> str:
    """The unit and scale wanted, as people read them: `thousand tons`, `per cent`, `US dollars`."""
    value = answer.value
    if isinstance(value, Percent):
        return "per cent"
    if isinstance(value, Money):
        scale = value.scale if is_english(bank) else ""
        return f"{scale} {CURRENCY_NAMES.get(value.currency, value.currency)}".strip()
    if not isinstance(value, Number):
        return ""
    unit = bank.unit_by_id.get(value.unit)
    name = unit.many if unit else value.unit
    if not is_english(bank):
        of = f"/{value.out_of}" if value.out_of is not None else ""
        return (f"{name}/{value.per}" if value.per else f"{of} {name}".strip()) or "a number"
    parts = [value.scale, name, f"per {value.per}" if value.per else ""]
    if value.out_of is not None:
        parts.append(f"out of {value.out_of}")
    return " ".join(filter(None, parts)) or "a number"


def read_for(text: str, marking: Mapping[str, Any], wanted: str) -> Reading:
    """Read a typed figure for a question. Raises UnreadableAnswer where it or its unit is not understood."""
    own = tuple(unit_key(spelling) for spelling, _ in marking["units"])
    reading = read_figure(text, marking["decimals"] > 0, own)
    if reading.low != reading.high and not marking["is_range"]:
        raise UnreadableAnswer("That is a range. The source gives one figure here: write one.")
    if reading.unit and _factor(reading, marking) is None and not _is_other_unit(reading, marking):
        raise UnreadableAnswer(
            f"We read the figure, but not “{reading.unit[:40]}”. Write the figure alone, or with “{wanted}”."
        )
    return reading


def grade_figure(text: str, marking: Mapping[str, Any], wanted: str, answer_text: str) -> Grade:
    """Mark a typed figure; a wrong one says what was nearly right about it, and what is none is wrong."""
    try:
        reading = read_for(text, marking, wanted)
    except UnreadableAnswer:
        return WRONG
    scales = _scales(reading, marking)
    meant = [_inside(reading, marking, scale) for scale in scales]
    if _has_wrong_unit(reading, marking):
        return Grade(0.0, f"Right digits, wrong unit: wanted are {wanted}.") if any(meant) else WRONG
    if (reading.hedge, marking["bound"]) in _OPPOSITE:
        return Grade(0.0, f"The other way round: {answer_text}.") if any(meant) else WRONG
    if any(meant):
        return RIGHT
    for power in (-9, -6, -3, -2, -1, 1, 2, 3, 6, 9):
        if any(_inside(reading, marking, Decimal(10) ** power * scale) for scale in scales):
            return Grade(0.0, "Right digits, wrong size: check the scale and the decimal point.")
    if any(_is_rounded(reading, marking, scale) for scale in scales):
        return Grade(0.0, ROUNDED)
    return WRONG


def amounts_meant(text: str, marking: Mapping[str, Any], wanted: str) -> list[Decimal]:
    """The amounts that a typed figure may stand for, in the unit asked for with its scale multiplied in.

    Empty for what cannot be read, and for another unit than the one asked for.
    """
    try:
        reading = read_for(text, marking, wanted)
        if _has_wrong_unit(reading, marking):
            return []
        return [reading.low * scale for scale in _scales(reading, marking)]
    except (UnreadableAnswer, InvalidOperation):
        return []


def _accepted(low: Decimal, high: Decimal, answer: Answer) -> list[str]:
    """The lowest and the highest figure that is right, with the scale multiplied in."""
    scale = scale_of(answer.value)
    tolerance = tolerance_of(answer)
    if low == high and tolerance is None:
        digits = decimals_of(low)
        half = Decimal(5).scaleb(-digits - 1) if digits or scale > 1 else Decimal(0)
        return [str((low - half) * scale), str((high + half) * scale)]
    return [str((low - slack(low, tolerance)) * scale), str((high + slack(high, tolerance)) * scale)]


def _span_of_text(text: str, answer: Answer) -> list[str] | None:
    """The span that another right (or refused) spelling stands for, if it is a figure."""
    try:
        reading = read_figure(text, "." in text)
    except UnreadableAnswer:
        return None
    own = scale_of(answer.value)
    factor = (reading.scale or own) / own
    return _accepted(reading.low * factor, reading.high * factor, answer)


def _units(unit_id: str, bank: Bank) -> list[list[str]]:
    """Spellings of the unit and of its whole dimension, each with its factor to the unit asked for."""
    own = bank.unit_by_id.get(unit_id)
    if own is None:
        return [[unit_id, "1"]] if unit_id else []
    units = [own, *(unit for unit in bank.head.units if unit.dimension == own.dimension and unit is not own)]
    found: dict[str, str] = {}
    for unit in units:
        for spelling in (unit.id, unit.one, unit.many, *unit.spellings):
            found.setdefault(spelling, str(unit.factor / own.factor) if own.factor else "1")
    return [[spelling, factor] for spelling, factor in found.items()]


def _shown_unit(answer: Answer) -> list[list[str]]:
    """The unit that a figure without one is shown with: what stands behind it in `three ports`."""
    try:
        unit = read_figure(answer.show).unit if answer.show else ""
    except UnreadableAnswer:
        return []
    return [[unit, "1"]] if unit else []


def _other_units(unit_id: str, bank: Bank) -> list[str]:
    """Spellings of units of other dimensions: a known unit, but the wrong one."""
    own = bank.unit_by_id.get(unit_id)
    others = [unit for unit in bank.head.units if own is None or unit.dimension != own.dimension]
    return sorted({text for unit in others for text in (unit.one, unit.many, *unit.spellings)})


def _factor(reading: Reading, marking: Mapping[str, Any]) -> Decimal | None:
    """How many of the units asked for one of the typed units is; None where it is not of that dimension."""
    if not reading.unit:
        return Decimal(1)
    typed = unit_key(reading.unit)
    per = marking["per"]
    for spelling, factor in marking["units"]:
        own = unit_key(spelling)
        endings = ("", f"per{unit_key(per)}", f"a{unit_key(per)}", f"/{unit_key(per)}") if per else ("",)
        if any(typed in (own + ending, ending) for ending in endings if own + ending):
            return Decimal(factor)
    return None


def _is_other_unit(reading: Reading, marking: Mapping[str, Any]) -> bool:
    return unit_key(reading.unit) in [unit_key(text) for text in marking["other_units"]]


def _has_wrong_unit(reading: Reading, marking: Mapping[str, Any]) -> bool:
    if reading.unit and _factor(reading, marking) is None:
        return True
    if reading.is_percent and marking["type"] != "percent":
        return True
    if reading.currencies and marking["currency"] not in reading.currencies:
        return True
    return reading.out_of is not None and str(reading.out_of) != marking["out_of"]


def _scales(reading: Reading, marking: Mapping[str, Any]) -> list[Decimal]:
    """What the digits may be multiplied with: the scale typed, else the one asked for, or none."""
    factor = _factor(reading, marking) or Decimal(1)
    if reading.scale is not None:
        return [reading.scale * factor]
    asked = Decimal(marking["scale"])
    return [asked * factor] if asked == 1 else [asked * factor, factor]


def _is_rounded(reading: Reading, marking: Mapping[str, Any], scale: Decimal) -> bool:
    """Whether one figure was typed that the right one comes to in fewer digits: `39` for 39.2."""
    exponent = reading.low.as_tuple().exponent
    if reading.low != reading.high or reading.hedge in ("over", "under") or not isinstance(exponent, int):
        return False
    lowest, highest = (Decimal(end) for end in marking["accept"][0])
    off = abs(reading.low * scale - (lowest + highest) / 2)
    return bool(reading.low) and off <= Decimal(5).scaleb(exponent - 1) * scale


def _inside(reading: Reading, marking: Mapping[str, Any], scale: Decimal) -> bool:
    try:
        low, high = reading.low * scale, reading.high * scale
    except InvalidOperation:  # digits beyond what Decimal holds are no figure of a bank
        return False
    spans = [(Decimal(lowest), Decimal(highest)) for lowest, highest in marking["accept"]]
    refused = [(Decimal(lowest), Decimal(highest)) for lowest, highest in marking["refuse"]]
    if any(lowest <= low and high <= highest for lowest, highest in refused):
        return False
    return any(lowest <= low and high <= highest for lowest, highest in spans)
