"""Reading of typed figures: `1.2 million`, `1 956.5 thousand`, `$2,350m`, `92,3 %`, `12 km²`.

What can be read in two ways is asked about, never guessed; what is no figure raises
UnreadableAnswer and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.text import ascii_digits, visible
from quizapp.core.values import SCALES
from quizapp.core.words_elsewhere import take_percent, take_scale

MOST_DIGITS = 30

SCALE_WORDS = {
    "hundred": "hundred", "hundreds": "hundred",
    "thousand": "thousand", "thousands": "thousand", "k": "thousand", "ths": "thousand", "thsd": "thousand",
    "million": "million", "millions": "million", "m": "million", "mln": "million", "mn": "million",
    "mio": "million",
    "billion": "billion", "billions": "billion", "bn": "billion", "bln": "billion", "b": "billion",
    "trillion": "trillion", "trillions": "trillion", "tn": "trillion", "trn": "trillion",
}  # fmt: skip
CURRENCIES = {
    "us$": ("USD",), "us dollars": ("USD",), "us dollar": ("USD",), "usd": ("USD",), "$": ("USD",),
    "dollars": ("USD",), "dollar": ("USD",), "€": ("EUR",), "eur": ("EUR",), "euros": ("EUR",),
    "euro": ("EUR",), "£": ("GBP",), "gbp": ("GBP",), "pounds": ("GBP",), "¥": ("JPY", "CNY"),
    "jpy": ("JPY",), "yen": ("JPY",), "cny": ("CNY",), "rmb": ("CNY",), "yuan": ("CNY",), "₽": ("RUB",),
    "rub": ("RUB",), "rubles": ("RUB",), "ruble": ("RUB",), "roubles": ("RUB",), "rouble": ("RUB",),
    "₩": ("KRW", "KPW"), "krw": ("KRW",), "kpw": ("KPW",), "won": ("KRW", "KPW"),
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL, _TENS = _ONES.split(), _DECADES.split()
NUMBER_WORDS = {word: number for number, word in enumerate(_SMALL)}
NUMBER_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
NUMBER_WORDS |= {
    f"{ten}-{one}": NUMBER_WORDS[ten] + NUMBER_WORDS[one] for ten in _TENS for one in _SMALL[1:10]
}
NUMBER_WORDS |= {"dozen": 12, "a dozen": 12, "single": 1, "a single": 1, "once": 1, "twice": 2, "thrice": 3}

_BARE = re.compile(r"^(?:just|only|exactly)\s+")
_ENDS = re.compile(r"^(?:from|between)\s+")  # before the two ends of a range
_OVER = re.compile(r"^(?:over|more than|above|at least|>=?)\s*")
_UNDER = re.compile(r"^(?:under|less than|below|up to|at most|<=?)\s*")
_ABOUT = re.compile(
    r"^(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|some|nearly|almost|roughly|=|≈|~)\s*"
)
_DIGITS = re.compile(r"[+-]?\s?(?:\d[\d .,']*|[.,]\d+)")
_OUT_OF = re.compile(r"^(?:(?:out )?of(?: the)?|/)\s*(\d+)\b\s*")
_RANGE = re.compile(r"^(?:-|to|and)\s*(?=[$€£¥₽]?\s?\d)")
_PERCENT = re.compile(r"^(?:%|per ?cent\b|pct\b\.?)\s*")
_GROUPED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?")
_TRANSLATED = {ord(dash): "-" for dash in "‐‑‒–—―−"} | {
    ord("٫"): ".",
    ord("٬"): "'",
    ord("’"): "'",
    ord("٪"): "%",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed figure, taken apart. `low` == `high` unless a range was typed.

    `scale` is the product of the scale words, None where there is none. `hedge` is `over`, `under`,
    `about` or empty. `unit` is what stands behind and was not understood as anything else.
    """

    low: Decimal
    high: Decimal
    scale: Decimal | None = None
    hedge: str = ""
    currencies: tuple[str, ...] = ()
    is_percent: bool = False
    out_of: Decimal | None = None
    unit: str = ""


def read_figure(text: str, wants_decimals: bool = False, own_units: tuple[str, ...] = ()) -> Reading:
    """Take a typed figure apart.

    `wants_decimals` settles `1,234` and `1.234`: the comma parts thousands, the point parts decimals,
    as on the page; where the wanted figure makes the other reading likely the learner is asked.
    `own_units` are spellings that are units before they are anything else (`m` for metres).
    Raises UnreadableAnswer.
    """
    plain = re.sub(r"\s+", " ", ascii_digits(visible(text)).translate(_TRANSLATED).casefold()).strip()
    hedge, rest = _take_hedge(_BARE.sub("", plain))
    ends = _ENDS.match(rest)
    before, rest = _take_currency(rest[ends.end() :] if ends else rest)
    low, rest = _take_number(rest, text, wants_decimals, own_units)
    high, rest = _take_range_end(rest, text, wants_decimals, own_units, low)
    if ends and high == low:
        raise _unreadable(text)
    if rest.startswith("+") and not hedge:
        hedge, rest = "over", rest[1:]
    return _with_tail(Reading(low, high, hedge=hedge, currencies=before), rest, own_units)


def figure_in(text: str) -> Decimal | None:
    """The figure that an option begins with, scale word included: `$4.2 million`; else None."""
    try:
        reading = read_figure(text, "." in text)
    except UnreadableAnswer:
        return None
    return reading.low * (reading.scale or 1)


def ordinal(number: int) -> str:
    """A whole number from 0 as an ordinal: `19th`, `21st`, `112th`."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def unit_key(text: str) -> str:
    """A unit as it is compared: `km²`, `sq. km` and `SQ KM` without points, blanks and case."""
    plain = visible(text).casefold().replace("^", "")
    return re.sub(r"[\s.·]+", "", plain)


def _take_hedge(text: str) -> tuple[str, str]:
    for hedge, pattern in (("over", _OVER), ("under", _UNDER), ("about", _ABOUT)):
        if found := pattern.match(text):
            return hedge, text[found.end() :]
    return "", text


def _take_currency(text: str) -> tuple[tuple[str, ...], str]:
    for spelling, codes in CURRENCIES.items():
        if text.startswith(spelling):
            rest = text[len(spelling) :]
            if not spelling[-1].isalpha() or not rest[:1].isalpha():
                return codes, rest.lstrip(" .")
    return (), text


def _take_number(text: str, typed: str, wants_decimals: bool, units: tuple[str, ...]) -> tuple[Decimal, str]:
    found = _DIGITS.match(text)
    if found:
        written = found[0].rstrip(" .,'")
        rest = text[len(written) :].lstrip()
        scaled = _first_word(rest) in SCALE_WORDS and unit_key(_first_word(rest)) not in units
        return _from_digits(written, typed, wants_decimals, scaled), _not_glued(rest, typed)
    for length in (2, 1):
        words = text.split(" ")
        word = " ".join(words[:length])
        if word in NUMBER_WORDS:
            return Decimal(NUMBER_WORDS[word]), " ".join(words[length:])
    if text.startswith(("a ", "an ")) and _first_word(text.split(" ", 1)[1]) in SCALE_WORDS:
        return Decimal(1), text.split(" ", 1)[1]
    raise _unreadable(typed)


def _not_glued(rest: str, typed: str) -> str:
    """Refuse what only looks like a figure: 1e999, 0x10, 1_000, 1⁄2, 5*3."""
    if re.match(r"[e_x*^⁄]\d|e[+-]", rest) or rest.startswith(("_", "⁄")):
        raise _unreadable(typed)
    return rest


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found[0] if found else ""


def _from_digits(written: str, typed: str, wants_decimals: bool, scaled: bool) -> Decimal:
    sign = -1 if written.startswith("-") else 1
    digits = written.lstrip("+- ")
    if sum(char.isdigit() for char in digits) > MOST_DIGITS:
        raise UnreadableAnswer(f"That figure has more than {MOST_DIGITS} digits. Write it shorter.")
    if re.search(r"[ ']", digits):
        if not _GROUPED.fullmatch(digits):
            raise _unreadable(typed)
        return sign * Decimal(re.sub(r"[ ']", "", digits).replace(",", "."))
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        return sign * _mixed(digits, typed)
    if commas + points > 1:
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            raise _unreadable(typed)
        return sign * Decimal(re.sub(r"[.,]", "", digits))
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits):
        return sign * _one_of_two(digits, wants_decimals, scaled)
    return sign * Decimal(digits.replace(",", "."))


def _mixed(digits: str, typed: str) -> Decimal:
    """`1,234.5` or `1.234,5`: the last mark parts the decimals."""
    mark = max(",.", key=digits.rfind)
    whole, _, decimals = digits.rpartition(mark)
    other = "." if mark == "," else ","
    if mark in whole or not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", whole):
        raise _unreadable(typed)
    return Decimal(f"{whole.replace(other, '')}.{decimals}")


def _one_of_two(digits: str, wants_decimals: bool, scaled: bool) -> Decimal:
    """`1,234` and `1.234` alone: read as the page writes figures, or asked about."""
    together, apart = re.sub(r"[.,]", "", digits), digits.replace(",", ".")
    if "," in digits and not wants_decimals:
        return Decimal(together)
    if "." in digits and (wants_decimals or scaled):
        return Decimal(apart)
    raise UnreadableAnswer(
        f"“{digits}” can be read as {together} or as {apart}0. "
        f"Write {together} without a mark, or {apart}0 with one more digit."
    )


def _take_range_end(
    text: str, typed: str, wants_decimals: bool, units: tuple[str, ...], low: Decimal
) -> tuple[Decimal, str]:
    found = _RANGE.match(text)
    if not found:
        return low, text
    _, rest = _take_currency(text[found.end() :])
    high, rest = _take_number(rest, typed, wants_decimals, units)
    if high < low:
        raise _unreadable(typed)
    return high, rest


def _with_tail(reading: Reading, rest: str, own_units: tuple[str, ...]) -> Reading:
    """Read what stands behind the digits: scale, currency, percent, `of 17`, unit."""
    scale, currencies, is_percent, out_of = None, reading.currencies, False, None
    while rest := rest.strip(" .,;"):
        word = _first_word(rest)
        if unit_key(rest) in own_units:
            break
        if word in SCALE_WORDS:
            scale = (scale or Decimal(1)) * SCALES[SCALE_WORDS[word]]
            rest = rest[len(word) :]
        elif (elsewhere := take_scale(rest))[0] is not None:
            scale, rest = (scale or Decimal(1)) * elsewhere[0], elsewhere[1]
        elif found := _PERCENT.match(rest):
            is_percent, rest = True, rest[found.end() :]
        elif (behind := take_percent(rest)) is not None:
            is_percent, rest = True, behind
        elif (found := _OUT_OF.match(rest)) and out_of is None and len(found[1]) <= MOST_DIGITS:
            out_of, rest = Decimal(found[1]), rest[found.end() :]
        elif (taken := _take_currency(rest))[0]:
            currencies, rest = taken
        elif rest.startswith("of ") and scale:
            rest = rest[3:]  # "thousands of tons"
        else:
            break
    return Reading(
        reading.low, reading.high, scale, reading.hedge, currencies, is_percent, out_of, rest.strip(" .,;")
    )


def _unreadable(typed: str) -> UnreadableAnswer:
    return UnreadableAnswer(
        f"“{typed[:40]}” is not a figure we can read. Write digits and, if you like, a scale such as million."
    )
