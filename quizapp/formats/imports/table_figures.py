"""Figures as tables give them: with a tolerance, as a range, with a decimal comma."""

from __future__ import annotations

import re
from decimal import Decimal

from quizapp.formats.imports.items import FULL, ImportedAnswer, Level

Said = tuple[str, Level, str]  # code, level, text
_NUMBER = r"[-+−]?\d[\d.,\u00a0\u202f ]*"
_WITH = re.compile(rf"(.+?)\s*(?:±|\+/-|\+-)\s*({_NUMBER}\s*%?)")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:\.\.|\bto\b)\s*({_NUMBER})")
_COMMA = re.compile(r"(?<![\d,.])([-+−]?\d+),(\d+)(?![\d,.])")
_GROUPED = re.compile(r"(?<![\d,.])([-+−]?\d{1,3}(?:\.\d{3})+)(?:,(\d+))?(?![\d,.])")
_LONGEST = 100  # characters; longer texts are no figures, and slow to try
_DIGIT = re.compile(r"\d")


def figure_answer(
    key: str, tolerance: str, decimal_comma: bool, is_cell: bool = False
) -> tuple[ImportedAnswer, list[Said]]:
    """The answer in `521`, `521 ± 5`, `300 to 400` or `3,14`, and what is to say of it.

    `tolerance` is what another cell says; with `decimal_comma` a comma can be a decimal point. `is_cell`:
    it is of a workbook, whose figures come with a decimal point.
    """
    said: list[Said] = []
    text, upper = key, ""
    if len(key) > _LONGEST or len(tolerance) > _LONGEST:
        return ImportedAnswer(key), [
            ("table.not-a-figure", Level.ERROR, "the answer is too long for a figure")
        ]
    given, between = _WITH.fullmatch(key), _RANGE.fullmatch(key)
    if given:
        text, tolerance = given[1].strip(), given[2]
    elif between:
        text, upper = between[1].strip(), between[2].strip()
    text, upper, tolerance = (
        _pointed(part, decimal_comma, is_cell, said) for part in (text, upper, tolerance)
    )
    if not _DIGIT.search(text):
        said.append(
            ("table.not-a-figure", Level.ERROR, f"'{key}' is no figure; write digits, such as 521 ± 5")
        )
    return ImportedAnswer(text, FULL, tolerance=tolerance, upper=upper), said


def decimal_of(text: str, decimal_comma: bool) -> Decimal | None:
    """A plain figure such as points; None where it is none, or too large to be meant."""
    plain = text.replace(",", ".") if decimal_comma else text
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", plain):
        return None
    return Decimal(plain)


def _pointed(text: str, decimal_comma: bool, is_cell: bool, said: list[Said]) -> str:
    """The figure with a decimal point; what is doubtful about its comma is added to `said`."""
    grouped = _GROUPED.search(text) if decimal_comma else None
    if grouped and is_cell and grouped[2] is None and grouped[1].count(".") == 1:
        return text
    if grouped:
        return _ungrouped(text, grouped, said)
    comma = _COMMA.search(text)
    if not comma:
        return text
    if len(comma[2]) == 3 and comma[1].lstrip("-+−0"):
        what = f"the comma in '{text}' is read as one between thousands; write a point for decimals"
        said.append(("table.comma-in-figure", Level.NOTICE, what))
        return text
    if not decimal_comma:
        better = _COMMA.sub(r"\1.\2", text)
        said.append(("table.comma-in-figure", Level.ERROR, f"'{text}' has a comma; write '{better}'"))
        return text
    better = _COMMA.sub(r"\1.\2", text)
    said.append(("table.comma-in-figure", Level.NOTICE, f"'{text}' is read as {better}"))
    return better


def _ungrouped(text: str, grouped: re.Match[str], said: list[Said]) -> str:
    """A figure of a file with decimal commas that has points: `1.234,5` is plain, `1.234` is not."""
    whole, decimals = grouped[1], grouped[2]
    if decimals is None and whole.count(".") == 1:
        what = f"the point in '{text}' is read as a decimal point, though it may part thousands"
        said.append(("table.point-in-figure", Level.NOTICE, f"{what}; then write {whole.replace('.', '')}"))
        return text
    better = whole.replace(".", "") + (f".{decimals}" if decimals else "")
    better = text[: grouped.start()] + better + text[grouped.end() :]
    said.append(("table.point-in-figure", Level.NOTICE, f"'{text}' is read as {better}"))
    return better
