"""Wrong years, dates and periods: always real ones of the bank, in the form of the key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from quizapp.core.asked import Asked, statement
from quizapp.core.bank_values import Dated, values_in
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank
from quizapp.core.lifetimes import years_left
from quizapp.core.questions import Option
from quizapp.core.rendering import answer_text, value_text
from quizapp.core.revealing import moments_in
from quizapp.core.soundness import may_be_right
from quizapp.core.tongues import is_english
from quizapp.core.values import Answer, Date, Moment, Period, Tolerance, Year

Found = tuple[tuple[Option, ...], int, tuple[str, ...]]
NEAR_YEARS = 60
APART_YEARS = 2
MOST_A_SIDE = 8  # years, the nearest: far ones are guessed away too easily
MOST_OF_ONE = 4  # things that happened in one of them
_AFTER = re.compile(
    r"\b(?:after|since|following|later than) (?:[A-Z][a-z]+ )?(1\d{3}|20\d{2})\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:before|until|prior to|earlier than|by) (?:[A-Z][a-z]+ )?(1\d{3}|20\d{2})\b", re.IGNORECASE
)

_SOUND: PerBank[tuple[str, bool], list[Dated]] = PerBank()  # by fact, and whether it is turned round


def time_options(fact: Fact, way: Asked, bank: Bank, chance: Stream) -> Found | None:
    """The key among two or three real times of the same form, ascending; None where there are too few."""
    key = _span(way.answer)
    sound = _SOUND.get(bank, (fact.id, way.turned), lambda: _sound(fact, way, bank, key))
    for size in (3, 2):
        chosen = _choose(key, sound, size, chance)
        if chosen is None:
            continue
        rows = sorted([(key, "", ""), *((_span_of(one), note_of(one, bank), one.fact.id) for one in chosen)])
        options = tuple(
            Option(
                answer_text(way.answer, bank) if span == key else _text(span, way.answer, chosen, bank), note
            )
            for span, note, _ in rows
        )
        place = next(i for i, row in enumerate(rows) if row[0] == key)
        if len({option.text for option in options}) == len(options):
            return options, place, tuple(row[2] for row in rows if row[2])
    return None


def note_of(dated: Dated, bank: Bank) -> str:
    """What really happened then: `1952: The wooden bridge opens.`"""
    when = value_text(_value(dated.first, dated.last), bank)
    label = dated.fact.event.label if dated.fact.event else ""
    if label:
        return f"{when}: {label}."
    said = statement(dated.fact)
    if dated.is_answer or when in said:
        return said
    between = " belongs to another matter: " if is_english(bank) else ": "
    return f"{when}{between}{dated.fact.ask}"


def _sound(fact: Fact, way: Asked, bank: Bank, key: tuple[Moment, Moment]) -> list[Dated]:
    times = values_in(bank).times.get((key[0].precision, key[0] == key[1]))
    if times is None or (moments_in(way.prompt) and not is_english(bank)):
        return []  # whether it asks for what came before or after is not known
    barred = [span for other in may_be_right(fact, bank) if (span := _bounds(other.answer)) is not None]
    barred += [(Moment(year), Moment(year)) for year in moments_in(way.prompt)]
    barred += [(Moment(year), Moment(year)) for text in way.answer.also for year in moments_in(text)]
    after, before = (
        max(_AFTER.findall(way.prompt), default="0"),
        min(_BEFORE.findall(way.prompt), default=""),
    )

    # the sentence may be shown as well, to be judged true or false
    first, last = years_left(f"{way.prompt} {'' if way.turned else statement(fact)}", key, bank)

    def is_sound(dated: Dated) -> bool:
        span = _span_of(dated)
        if not _same_form(dated, fact, way.answer) or dated.first.year <= max(int(after), first - 1):
            return False
        if dated.last.year > last or (before and dated.last.year >= int(before)):
            return False
        return _gap(span, key) >= least and not any(_meet(one, span) for one in barred)

    least = _least_gap(way.answer)
    below, above = _side(times.below(key[0]), key, is_sound), _side(times.above(key[0]), key, is_sound)
    return _plausible([*reversed(below), *above], key)


def _side(
    nearest_first: Iterable[Dated], key: tuple[Moment, Moment], is_sound: Callable[[Dated], bool]
) -> list[Dated]:
    """The sound times of one side, the nearest first: of the nearest years, and few of one time."""
    found: list[Dated] = []
    same = Counter[tuple[Moment, Moment]]()
    gaps: set[int] = set()
    for dated in nearest_first:
        gap = _gap(_span_of(dated), key)
        if gap not in gaps and len(gaps) == MOST_A_SIDE:
            break
        if same[_span_of(dated)] < MOST_OF_ONE and is_sound(dated):
            same[_span_of(dated)] += 1
            gaps.add(gap)
            found.append(dated)
    return found


def _plausible(found: Sequence[Dated], key: tuple[Moment, Moment]) -> list[Dated]:
    """Those within 30 years of the key where both sides have enough, else within 60, else within 120.

    With enough on both sides every rank of the key can be drawn.
    """
    near: list[Dated] = []
    for reach in (NEAR_YEARS // 2, NEAR_YEARS, 2 * NEAR_YEARS):
        near = [one for one in found if abs(one.first.year - key[0].year) <= reach]
        below = len({one.first for one in near if _span_of(one) < key})
        above = len({one.first for one in near if _span_of(one) > key})
        if min(below, above) >= 4 or (reach == NEAR_YEARS and below + above >= 2):
            return near
    return near


def _choose(
    key: tuple[Moment, Moment], sound: Sequence[Dated], size: int, chance: Stream
) -> list[Dated] | None:
    """Draw the key's rank first, then that many times below it and the rest above."""
    below = [one for one in sound if _span_of(one) < key]
    above = [one for one in sound if _span_of(one) > key]
    for rank in chance.shuffled(range(size + 1)):
        for _ in range(4):
            low = _spread(chance.shuffled(below), rank)
            high = _spread(chance.shuffled(above), size - rank)
            if low is not None and high is not None:
                return low + high
    return None


def _spread(several: Sequence[Dated], count: int) -> list[Dated] | None:
    """The first `count` that lie far enough apart, or None."""
    taken: list[Dated] = []
    for one in several:
        if len(taken) == count:
            break
        least = APART_YEARS * 12 if one.first.precision == "year" else 1
        if all(_gap(_span_of(one), _span_of(other)) >= least for other in taken):
            taken.append(one)
    return taken if len(taken) == count else None


def _span(answer: Answer) -> tuple[Moment, Moment]:
    value = answer.value
    if isinstance(value, Year):
        return Moment(value.first), Moment(value.last)
    assert isinstance(value, Date | Period)  # noqa: S101 (callers ask for times only)
    return value.first, value.last


def _bounds(answer: Answer) -> tuple[Moment, Moment] | None:
    return _span(answer) if isinstance(answer.value, Year | Date | Period) else None


def _span_of(dated: Dated) -> tuple[Moment, Moment]:
    return dated.first, dated.last


def _same_form(dated: Dated, fact: Fact, key: Answer) -> bool:
    """Whether a time of the key's precision, a point or a stretch like it, is said as coarsely."""
    own = key.value.grain if isinstance(key.value, Period) else ""
    other = dated.fact.answer
    grain = other.value.grain if dated.is_answer and isinstance(other.value, Period) else ""
    if dated.is_answer and (bool(other.show) != bool(key.show)) and (own or grain or key.show):
        return False
    if key.show and not dated.is_answer:
        return False
    return own == grain and dated.fact.id != fact.id


def _least_gap(answer: Answer) -> int:
    """The least gap to the key in months: two years, or one step of a date, and beyond the tolerance."""
    step = APART_YEARS * 12 if _span(answer)[0].precision == "year" else 1
    return max(step, _slack_months(answer.within) + 1 if answer.within else 0)


def _slack_months(within: Tolerance) -> int:
    return 0 if within.relative else int(within.amount * 24)


def _gap(one: tuple[Moment, Moment], other: tuple[Moment, Moment]) -> int:
    """Months between two spans, or days below a month where both are that exact; 0 where they meet."""
    first, second = sorted([one, other])
    if second[0].first_day() <= first[1].last_day():
        return 0
    if first[1].precision == "year":
        return (second[0].year - first[1].year) * 12
    return max(1, (second[0].first_day() - first[1].last_day()).days // 30)


def _meet(one: tuple[Moment, Moment], other: tuple[Moment, Moment]) -> bool:
    return _gap(one, other) == 0


def _value(first: Moment, last: Moment) -> Year | Date:
    if first.precision == last.precision == "year":
        return Year(first.year, last.year)
    return Date(first, last)


def _text(span: tuple[Moment, Moment], key: Answer, chosen: Sequence[Dated], bank: Bank) -> str:
    """A distractor in the key's form: with its hedge, or as its own author shows it."""
    if key.show:
        own = next(one for one in chosen if _span_of(one) == span)
        return answer_text(own.fact.answer, bank)
    return value_text(_value(*span), bank, key.bound)
