"""What the app adds of its own to the texts of a bank that is not in English.

Its own sentences stay English; they stand on a line of their own, so that pages can say of each line which
language it is in. Values are written in signs that every reader knows: `1937-10-25`, `37.5%`, `≈ 212`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.core.facts import Bank
from quizapp.core.values import Bound, Moment

HEDGE_SIGNS = {Bound.EXACT: "", Bound.OVER: "> ", Bound.UNDER: "< ", Bound.ABOUT: "≈ "}
NOT_SAID = "The source does not say so."
DIFFERENT_ONE = "The source gives a different one."
_WITH_COMMAS = frozenset(
    [
        "ja",
        "zh",
        "ko",
        "th",
        "hi",
        "bn",
        "ta",
        "te",
        "mr",
        "gu",
        "pa",
        "ne",
        "ar",
        "he",
        "fa",
        "ur",
        "my",
        "km",
        "lo",
    ]
)  # in 1,204
_DATE_SIGNS = {"ja": ("年", "月", "日", ""), "zh": ("年", "月", "日", ""), "ko": ("년", "월", "일", " ")}
_COMMAS = {"ja": "、", "zh": "、", "ar": "، ", "fa": "، ", "ur": "، "}


def tongue(bank: Bank) -> str:
    """The language of a bank without its region: `pt` for `pt-BR`."""
    return bank.head.language.replace("_", "-").partition("-")[0].casefold()


def is_english(bank: Bank) -> bool:
    """Whether the app's own words and those of the bank are of one language."""
    return tongue(bank) in ("en", "")


def with_request(text: str, request: str, bank: Bank) -> str:
    """A text of the bank, and behind it what the app asks for; on a line of its own below a foreign one."""
    return f"{text} {request}" if is_english(bank) else f"{text}\n{request}"


def under_topic(topic: str, request: str, bank: Bank) -> str:
    """`Gannets, number: which is larger?`; below a topic in a foreign language on a line of its own."""
    return f"{topic}: {request[:1].lower()}{request[1:]}" if is_english(bank) else f"{topic}\n{request}"


def moment_in_signs(moment: Moment, bank: Bank) -> str:
    """A year, a month or a day in signs: `1937-10-25`, in Korean `1937년 10월 25일`; a year is its digits."""
    if not moment.month:
        return str(moment.year)
    signs = _DATE_SIGNS.get(tongue(bank))
    if signs is None:
        return str(moment)
    year, month, day, blank = signs
    parts = [f"{moment.year}{year}", f"{moment.month}{month}"] + (
        [f"{moment.day}{day}"] if moment.day else []
    )
    return blank.join(parts)


def grouped(figure: str, bank: Bank) -> str:
    """A figure of `figure_text`, with blanks for its commas where those would be read as decimals."""
    return figure if tongue(bank) in _WITH_COMMAS else figure.replace(",", "\u00a0")


def another_name(members: str, bank: Bank) -> str:
    """What is said of a wrong name of which the bank tells nothing."""
    if is_english(bank):
        return f"Another of the {members}; the source gives a different one."
    return DIFFERENT_ONE


def join_in_signs(words: Sequence[str], bank: Bank) -> str:
    """The items of a list with commas between, as the language writes them."""
    return _COMMAS.get(tongue(bank), ", ").join(words)
