"""Wrong figures: those of the bank in the form of the key, else made up and flagged.

The key's rank is drawn first, then that many options below it. Real figures come first; at most two
are made up, so that a key without real company has three options, not four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quizapp.core.asked import Asked
from quizapp.core.bank_values import class_of, values_in
from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.figure_forms import Barred, Form, Rung, apart, form_of, looks_alike, made_up, within_reach
from quizapp.core.figures import decimals_of
from quizapp.core.kept import PerBank
from quizapp.core.numbers import read_figure
from quizapp.core.questions import Option
from quizapp.core.rendering import answer_text, figure_text, value_text
from quizapp.core.soundness import may_be_right
from quizapp.core.values import Answer, Figure, Money, Number, Percent

Found = tuple[tuple[Option, ...], int, tuple[str, ...]]
MADE_UP = "No figure of the source: it was made up to choose from."
MOST_MADE_UP = 2
MOST_A_SIDE = 24  # real figures, the nearest


@dataclass(frozen=True, slots=True)
class Supply:
    """What there is to choose from for one key: its form, real figures below and above, figures to avoid."""

    value: Figure
    form: Form
    below: tuple[Rung, ...]
    above: tuple[Rung, ...]
    barred: Barred


_SUPPLIES: PerBank[tuple[str, bool], Supply | None] = PerBank()  # by fact, and whether it is turned round


def figure_options(fact: Fact, way: Asked, bank: Bank, chance: Stream) -> Found | None:
    """The key among two or three figures of its form, ascending; None where they cannot be sound."""
    supply = supply_for(fact, way, bank)
    return None if supply is None else options_of(supply, way, bank, chance)


def supply_for(fact: Fact, way: Asked, bank: Bank) -> Supply | None:
    """What there is to choose from for `fact` asked in this way; None where its form allows nothing."""
    return _SUPPLIES.get(bank, (fact.id, way.turned), lambda: _supply(fact, way, bank))


def without(supply: Supply, spans: Sequence[Rung]) -> Supply:
    """`supply` where nothing in any of `spans` may be offered, real or made up."""

    def is_free(rung: Rung) -> bool:
        return not any(span.low <= rung.high and rung.low <= span.high for span in spans)

    return replace(
        supply,
        below=tuple(filter(is_free, supply.below)),
        above=tuple(filter(is_free, supply.above)),
        barred=lambda rung: supply.barred(rung) or not is_free(rung),
    )


def options_of(
    supply: Supply, way: Asked, bank: Bank, chance: Stream, rank: int | None = None
) -> Found | None:
    """The key among two or three figures of `supply`, ascending; None where they cannot be sound.

    With so many below the key as `rank` says, where that is given.
    """
    for size in _sizes(supply):
        drawn = _ranks_as_drawn(supply, size, chance)
        for below in [one for one in drawn if rank in (None, one)]:
            low = _side(supply, below, chance, upwards=False)
            high = _side(supply, size - below, chance, upwards=True)
            if low is not None and high is not None and _is_fair(supply, [*low, *high]):
                return _rows(way, supply.value, low, high, bank)
    return None


def _supply(fact: Fact, way: Asked, bank: Bank) -> Supply | None:
    value = way.answer.value
    assert isinstance(value, Number | Money | Percent)  # noqa: S101 (callers ask for figures only)
    form = form_of(way.answer, value)
    if form is None:
        return None
    real = _real(fact, way, value, form, bank)
    below = tuple(rung for rung in real if rung.low < value.low)
    above = tuple(rung for rung in real if rung.low > value.low)
    return Supply(value, form, below, above, _barred(fact, value, bank))


def _sizes(supply: Supply) -> tuple[int, ...]:
    """Three distractors where three real ones exist, else two."""
    return (3, 2) if len(supply.below) + len(supply.above) >= 3 else (2,)


def _ranks_as_drawn(supply: Supply, size: int, chance: Stream) -> list[int]:
    """All ranks of the key, the drawn one first, each as likely over many keys.

    A key with one real neighbour keeps it: the made-up one falls on the same side in two of three cases,
    as it would if three values had been drawn blindly. In three of four cases ranks that need no made-up
    figure go first; never always, else a key whose company is larger would always be the first option.
    """
    if len(supply.below) + len(supply.above) == 1:
        same_side = chance.below(3) < 2
        if supply.below:
            return [2, 1, 0] if same_side else [1, 2, 0]
        return [0, 1, 2] if same_side else [1, 0, 2]
    ranks = chance.shuffled(range(size + 1))
    if chance.below(4) == 0:
        return ranks
    needs_none = [r for r in ranks if r <= len(supply.below) and size - r <= len(supply.above)]
    return [*needs_none, *(rank for rank in ranks if rank not in needs_none)]


def _side(supply: Supply, count: int, chance: Stream, *, upwards: bool) -> list[Rung] | None:
    """`count` figures on one side of the key, ascending: real ones first, then made-up ones beyond."""
    key = Rung(supply.value.low, supply.value.high)
    taken: list[Rung] = []
    for rung in chance.shuffled(supply.above if upwards else supply.below):
        if len(taken) < count and all(apart(rung, other, supply.form) for other in (key, *taken)):
            taken.append(rung)
    while len(taken) < count:
        ends = sorted([key, *taken], key=lambda rung: rung.low)
        last = ends[-1] if upwards else ends[0]
        found = made_up(last, supply.value, supply.form, supply.barred, chance, upwards=upwards)
        found = found or _between(supply, [key, *taken], chance, upwards=upwards)
        if found is None:
            return None
        taken.append(found)
    return sorted(taken, key=lambda rung: rung.low)


def _between(supply: Supply, taken: Sequence[Rung], chance: Stream, *, upwards: bool) -> Rung | None:
    """A made-up figure next to the key, where there is no room beyond the real ones."""
    key = taken[0]
    found = made_up(key, supply.value, supply.form, supply.barred, chance, upwards=upwards)
    return found if found and all(apart(found, other, supply.form) for other in taken) else None


def _is_fair(supply: Supply, wrong: Sequence[Rung]) -> bool:
    """Whether at most two are made up, and the key is neither the only round nor the only odd figure."""
    if sum(not rung.note for rung in wrong) > MOST_MADE_UP:
        return False
    if supply.form.few:
        return True
    own = _is_round(supply.value.low, supply.form)
    return any(_is_round(rung.low, supply.form) == own for rung in wrong)


def _is_round(figure: Decimal, form: Form) -> bool:
    return int(figure / form.unit) % 5 == 0


def _rows(way: Asked, value: Figure, low: Sequence[Rung], high: Sequence[Rung], bank: Bank) -> Found | None:
    options = (
        *(_option(rung, way.answer, value, bank) for rung in low),
        Option(answer_text(way.answer, bank)),
        *(_option(rung, way.answer, value, bank) for rung in high),
    )
    if len({option.text for option in options}) < len(options):
        return None
    return options, len(low), tuple(rung.source for rung in (*low, *high) if rung.source)


def _option(rung: Rung, answer: Answer, value: Figure, bank: Bank) -> Option:
    if answer.show:
        shown, own = figure_text(value.low, value.high), figure_text(rung.low, rung.high)
        text = answer.show.replace(shown, own, 1)
    else:
        text = value_text(replace(value, low=rung.low, high=rung.high), bank, answer.bound)
    return Option(text, rung.note or MADE_UP, made_up=not rung.note)


def _real(fact: Fact, way: Asked, value: Figure, form: Form, bank: Bank) -> list[Rung]:
    """Figures of the bank that look like the key, have its size and cannot be right."""
    right = may_be_right(fact, bank)
    ids = {other.id for other in right}
    own = [other.answer.value for other in right if isinstance(other.answer.value, Number | Money | Percent)]
    own = [other for other in own if class_of(other) == class_of(value)]
    key = Rung(value.low, value.high)

    def is_sound(rung: Rung) -> bool:
        if rung.source in ids or figure_text(rung.low) in way.prompt or not _same_look(rung, value, form):
            return False
        if not apart(rung, key, form):
            return False
        return not any(other.low <= rung.high and rung.low <= other.high for other in own)

    sizes = values_in(bank).figures_by_size.get(class_of(value))
    if sizes is None:
        return []
    found: dict[Decimal, Rung] = {}
    for side in (sizes.below(value.low), sizes.above(value.low)):
        wanted = len(found) + MOST_A_SIDE
        for real in side:
            rung = Rung(real.value.low, real.value.high, real.note, real.source)
            if len(found) == wanted or not within_reach(rung, value, form):
                break  # what lies farther out is out of reach as well
            if rung.low not in found and is_sound(rung):
                found[rung.low] = rung
    return list(found.values())


def _same_look(rung: Rung, value: Figure, form: Form) -> bool:
    """Same decimals, same width of a range, about as many digits before the closing zeros."""
    if decimals_of(rung.low) != decimals_of(value.low) or rung.high - rung.low != value.high - value.low:
        return False
    digits = str(int(rung.low / form.unit)).rstrip("0")
    return abs(len(digits) - form.digits) <= 1 or looks_alike(rung.low, form)


def _barred(fact: Fact, value: Figure, bank: Bank) -> Barred:
    """What a made-up figure must not be: any real figure of this class, and what the author also allows."""
    allowed = [span for text in fact.answer.also if (span := _figure_in(text))]

    def is_barred(rung: Rung) -> bool:
        sizes = values_in(bank).figures_by_size.get(class_of(value))
        if sizes is not None and any(True for _ in sizes.meeting(rung.low, rung.high)):
            return True
        return any(other.low <= rung.high and rung.low <= other.high for other in allowed)

    return is_barred


def _figure_in(text: str) -> Rung | None:
    try:
        reading = read_figure(text, "." in text)
    except UnreadableAnswer:
        return None
    return Rung(reading.low, reading.high)
