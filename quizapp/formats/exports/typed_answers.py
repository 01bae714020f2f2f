"""What is right where an answer is typed, as programs take it that know texts and plain figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from quizapp.core.questions import Question
from quizapp.core.rendering import MONTHS, moment_text
from quizapp.core.times import from_plain
from quizapp.core.values import SCALES, Moment
from quizapp.formats.imports.items import FULL, ImportedAnswer


def figure_answers(question: Question) -> tuple[ImportedAnswer, ...]:
    """The figures that are right, in the unit and with the scale that the hint names."""
    marking = question.detail["marking"]
    is_scaled = question.hint.partition(" ")[0] in SCALES
    scale = Decimal(marking["scale"]) if is_scaled else Decimal(1)
    answers = []
    for low, high in ((Decimal(low) / scale, Decimal(high) / scale) for low, high in marking["accept"]):
        if marking["is_range"] and low != high:
            answers.append(ImportedAnswer(_digits(low), FULL, upper=_digits(high)))
        else:
            off = _digits((high - low) / 2) if high > low else ""
            answers.append(ImportedAnswer(_digits((low + high) / 2), FULL, tolerance=off))
    return tuple(dict.fromkeys(answers))


def year_answers(question: Question) -> tuple[ImportedAnswer, ...]:
    """A year, give or take what is still right, and other years; of two years the ways to write them."""
    detail = question.detail
    if question.hint == "the first and the last year":
        return _texts(_ranges(question.answer_text))
    slack = detail["last"] - detail["year"]
    years = [ImportedAnswer(str(detail["year"]), FULL, tolerance=str(slack) if slack else "")]
    years += [ImportedAnswer(str(year), FULL) for year in detail["also"]]
    return tuple(dict.fromkeys(years))


def time_answers(question: Question) -> tuple[ImportedAnswer, ...]:
    """The usual ways to write a date or a stretch of time, the one that is shown first."""
    marking = question.detail["marking"]
    spellings = [question.answer_text, *_ranges(question.answer_text)]
    if marking["shape"] == "single":
        for span in marking["spans"]:
            spellings += _spellings(from_plain(span)[0])
    elif marking["shape"] == "range":
        for span in marking["spans"]:
            spellings += _ranges(" – ".join(moment_text(end) for end in from_plain(span)))
    else:
        bare = re.sub(r"^the ", "", question.answer_text)
        spellings += [bare, f"the {bare}"]
    return _texts([*spellings, *marking["texts"]])


def _texts(spellings: Iterable[str]) -> tuple[ImportedAnswer, ...]:
    return tuple(ImportedAnswer(text, FULL) for text in dict.fromkeys(spellings) if text)


def _ranges(text: str) -> list[str]:
    """A text as it is, and with a plain dash or a word in place of the long dash in it."""
    return list(dict.fromkeys([text, text.replace("–", "-"), re.sub(r"\s*–\s*", " to ", text)]))


def _spellings(moment: Moment) -> list[str]:
    """`25 October 1937`, `October 25, 1937`, `25 Oct 1937`, `1937-10-25`; as precise as the moment is."""
    if not moment.month:
        return [str(moment.year)]
    month, iso = MONTHS[moment.month - 1], f"{moment.year:04}-{moment.month:02}"
    if not moment.day:
        return [f"{month} {moment.year}", f"{month[:3]} {moment.year}", iso]
    day, year = moment.day, moment.year
    return [
        f"{day} {month} {year}",
        f"{month} {day}, {year}",
        f"{month} {day} {year}",
        f"{day} {month[:3]} {year}",
        f"{month[:3]} {day}, {year}",
        f"{iso}-{day:02}",
    ]


def _digits(figure: Decimal) -> str:
    return f"{figure.normalize():f}"
