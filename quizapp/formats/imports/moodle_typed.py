"""Moodle's questions that are answered by typing: words, figures, a text nobody marks; and mere texts."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import ImportedAnswer, Level
from quizapp.formats.imports.moodle_choices import read_answer
from quizapp.formats.imports.moodle_common import Body
from quizapp.formats.imports.moodle_reading import Reading

STAR = re.compile(r"(?<!\\)\*")
ANYTHING = "*"


def read_shortanswer(reading: Reading) -> Body:
    """Words to type: all answers that earn something."""
    if reading.node.value("usecase") in ("1", "true"):
        say_case(reading)
    answers = [read_answer(reading, node, is_typed=True) for node in reading.node.all("answer")]
    stem = reading.text(reading.node.get("questiontext"), "stem")
    return Body("short_answer", stem, typed_answers(reading, answers), read=("answer",))


def say_case(reading: Reading, line: int = 0) -> None:
    """Say that we do not mind capitals."""
    says = "Moodle minds capital and small letters in this answer; here they are the same"
    reading.say("case", Level.LOSS, says, line, "answers")


def typed_answers(
    reading: Reading, answers: list[ImportedAnswer], line: int = 0
) -> tuple[ImportedAnswer, ...]:
    """The answers that earn something, without asterisks; an error where none is fully right."""
    kept = []
    for answer in earning(reading, answers, line):
        plain = _without_stars(reading, answer, line)
        if plain is not None and plain.text:
            kept.append(plain)
    if not any(answer.is_right for answer in kept):
        says = "no answer that can be typed is fully right; give one fraction=\"100\" (in a gap: '=')"
        reading.wrong("no-right-answer", says, line, "answers")
    return tuple(kept)


def earning(reading: Reading, answers: list[ImportedAnswer], line: int = 0) -> list[ImportedAnswer]:
    """The answers that earn something; what is said to wrong ones is lost, and said to be."""
    lost = [answer for answer in answers if answer.percent <= 0]
    if any(answer.feedback for answer in lost):
        says = "what is said to wrong answers is left out; put it into the general feedback"
        reading.say("wrong-answer-feedback", Level.LOSS, says, line, "answer feedback")
    elif any(answer.text != ANYTHING for answer in lost):
        reading.say("wrong-answer", Level.NOTICE, "answers that earn nothing are left out", line, "answers")
    return [answer for answer in answers if answer.percent > 0]


def _without_stars(reading: Reading, answer: ImportedAnswer, line: int) -> ImportedAnswer | None:
    """The answer without `*`, which stands for any text in Moodle; None where nothing firm is left."""
    plain = STAR.sub("", answer.text).replace("\\*", "*").strip()
    if not STAR.search(answer.text):
        return replace(answer, text=plain)
    if not plain or STAR.search(answer.text.strip().strip("*")):
        says = f"'{answer.text[:60]}' takes any text for its asterisk and is left out; list the answers"
        reading.say("wildcard", Level.LOSS, says, line, "answers")
        return None
    says = f"'{answer.text[:60]}' takes any text for its asterisk; here only '{plain[:60]}' is right"
    reading.say("wildcard", Level.LOSS, says, line, "answers")
    return replace(answer, text=plain)


def read_numerical(reading: Reading) -> Body:
    """Figures to type, each with a tolerance. The unit is kept beside them."""
    nodes = list(reading.node.all("answer"))
    answers = [
        replace(read_answer(reading, node, is_typed=True), tolerance=node.value("tolerance"))
        for node in nodes
    ]
    for node, answer in zip(nodes, answers, strict=True):
        if answer.percent > 0:
            check_figure(reading, answer, node.line)
    stem = reading.text(reading.node.get("questiontext"), "stem")
    extra = _units(reading)
    return Body("number", stem, figures(reading, answers), read=("answer", "units"), extra=extra)


def check_figure(reading: Reading, answer: ImportedAnswer, line: int) -> None:
    """An error where an answer or its tolerance is no figure. Moodle takes such answers, and marks by 0."""
    if read_figure(answer.text) is None:
        says = f"'{answer.text[:60]}' is no figure; write digits, with a point for decimals, such as 6.25"
        reading.wrong("not-a-number", says, line, "answers")
    tolerance = read_figure(answer.tolerance or "0")
    if tolerance is None or tolerance.startswith("-"):
        says = f"'{answer.tolerance[:60]}' is no tolerance; write a figure such as 0.05, or 0"
        reading.wrong("not-a-number", says, line, "answers")


def figures(reading: Reading, answers: list[ImportedAnswer], line: int = 0) -> tuple[ImportedAnswer, ...]:
    """The answers that earn something, in digits; an error where none is fully right."""
    kept = []
    for answer in earning(reading, answers, line):
        text, tolerance = read_figure(answer.text), read_figure(answer.tolerance or "0")
        if text is not None and tolerance is not None:
            kept.append(replace(answer, text=text, tolerance=tolerance))
    if not any(answer.is_right for answer in kept) and not reading.is_out:
        says = "no figure is fully right; give one fraction=\"100\" (in a gap: '=')"
        reading.wrong("no-right-answer", says, line, "answers")
    return tuple(kept)


def _units(reading: Reading) -> dict[str, str]:
    """The first unit, which has the multiplier 1, and all of them with theirs."""
    group = reading.node.get("units")
    units = (
        [(unit.value("unit_name"), unit.value("multiplier")) for unit in group.all("unit")] if group else []
    )
    units = [(name, factor) for name, factor in units if name]
    if group is None or not units:
        return {}
    base = next((name for name, factor in units if read_figure(factor) in ("1", "1.0")), units[0][0])
    if len(units) > 1 or reading.node.value("unitgradingtype") not in ("", "0"):
        says = f"only the unit '{base}' is kept; other units and points for units are left out"
        reading.say("units", Level.LOSS, says, group.line, "answers")
    return {"unit": base, "units": "\n".join(f"{name}={factor}" for name, factor in units)}


def read_essay(reading: Reading) -> Body:
    """A text that a person marks; its settings are kept."""
    reading.say("essay", Level.NOTICE, "an essay is not marked by the program")
    return Body("essay", reading.text(reading.node.get("questiontext"), "stem"))


def read_description(reading: Reading) -> Body:
    """A text that asks nothing."""
    return Body("description", reading.text(reading.node.get("questiontext"), "stem"))
