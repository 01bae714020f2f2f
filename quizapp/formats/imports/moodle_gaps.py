"""Moodle's texts with gaps as our items: Cloze, and gaps to fill from a list (ddwtos, gapselect).

One gap: to type is a `cloze`, a figure a `number`, to select a `choice` or `choose_all`.
Several gaps are one `matching`, in which each gap, `(1)`, `(2)`, ..., gets its right answer and wrong ones
are spare. That is a loss and said so: other spellings, tolerances, weights and what is said to an answer are
not in it. The text with its gaps, sanitised, is in `extra` under `cloze`, for who can do more with it. A gap
with several right answers among several gaps keeps the question out.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import count

from quizapp.formats.imports import moodle_cloze as cloze
from quizapp.formats.imports.html import sanitised
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.moodle_choices import check_options, check_weights
from quizapp.formats.imports.moodle_common import Body
from quizapp.formats.imports.moodle_reading import Reading, Source
from quizapp.formats.imports.moodle_typed import ANYTHING, check_figure, figures, say_case, typed_answers
from quizapp.formats.imports.xml_tree import Node

GAP = "_____"
BOX = re.compile(r"\[\[\s*(\d{1,4})\s*\]\]")
KINDS = {cloze.TYPED: "cloze", cloze.NUMBER: "number", cloze.ONE: "choice", cloze.SEVERAL: "choose_all"}
MANY = "a text with {} gaps is read as matching gaps and answers; other spellings, tolerances, weights and"


def read_cloze(reading: Reading) -> Body | None:
    """A text with gaps that hold their own answers; None where it has no sound gap."""
    source = reading.source(reading.node.get("questiontext"), "stem")
    gaps: list[cloze.Gap] = []
    for found in cloze.find_gaps(source.text):
        line = source.line + source.text.count("\n", 0, found.begin)
        if isinstance(found, cloze.BadGap):
            reading.wrong("bad-gap", found.message, line, "stem")
        else:
            gaps.append(found)
    if not gaps or reading.is_out:
        if not reading.is_out:
            says = "the text has no gap; write one such as {1:SHORTANSWER:=Seoul}, or make it a description"
            reading.wrong("no-gap", says, source.line, "stem")
        return None
    answers = [_answers(reading, source, gap) for gap in gaps]
    if any(gap.minds_case for gap in gaps):
        say_case(reading, source.line)
    stem = _with_gaps(reading, source, [(gap.begin, gap.end) for gap in gaps])
    extra = {"cloze": sanitised(source.text)}
    if len(gaps) == 1:
        return Body(KINDS[gaps[0].kind], stem, answers[0], extra=extra, points=Decimal(gaps[0].weight))
    return _matching(reading, stem, gaps, answers, extra)


def _matching(
    reading: Reading,
    stem: str,
    gaps: list[cloze.Gap],
    answers: list[tuple[ImportedAnswer, ...]],
    extra: dict[str, str],
) -> Body | None:
    if any(gap.kind == cloze.SEVERAL for gap in gaps):
        says = "a gap with several right answers cannot stand among other gaps; make it a question of its own"
        reading.say("gaps", Level.SKIP, says, part="stem")
        return None
    if reading.is_out:
        return None
    says = f"{MANY.format(len(gaps))} what is said to an answer are left out"
    reading.say("gaps", Level.LOSS, says, part="answers")
    right = [next(answer.text for answer in given if answer.is_right) for given in answers]
    wrong = [answer.text for given in answers for answer in given if answer.percent < FULL]
    points = Decimal(sum(gap.weight for gap in gaps))
    return Body("matching", stem, pairs=_pairs(right, wrong), extra=extra, points=points)


def _pairs(right: list[str], others: list[str]) -> tuple[tuple[str, str], ...]:
    """Each gap and its right answer; then what is right nowhere."""
    spare = dict.fromkeys(text for text in others if text not in right)
    return (*((f"({number})", text) for number, text in enumerate(right, 1)), *(("", text) for text in spare))


def _answers(reading: Reading, source: Source, gap: cloze.Gap) -> tuple[ImportedAnswer, ...]:
    """The answers of one gap, checked as those of a question of its type."""
    line = source.line + source.text.count("\n", 0, gap.begin)
    read = []
    for given in gap.alternatives:
        text = reading.reduced(source, given.text)
        read.append(ImportedAnswer(text, given.percent, reading.reduced(source, given.feedback)))
    if gap.kind == cloze.TYPED:
        return typed_answers(reading, read, line)
    if gap.kind == cloze.NUMBER:
        read = [_figure(answer) for answer in read]
        for answer in read:
            if answer.percent > 0:
                check_figure(reading, answer, line)
        return figures(reading, read, line)
    options = check_options(reading, read, line)
    check_weights(reading, options, gap.kind == cloze.ONE, line)
    return options


def _figure(answer: ImportedAnswer) -> ImportedAnswer:
    """`3,14:0,01` as figure and tolerance. Within gaps Moodle takes a comma for decimals, too."""
    if answer.text == ANYTHING:
        return answer
    value, _, tolerance = answer.text.replace(",", ".").partition(":")
    return ImportedAnswer(value.strip(), answer.percent, answer.feedback, tolerance.strip())


def _with_gaps(reading: Reading, source: Source, places: list[tuple[int, int]]) -> str:
    """The text of a source with gaps at the given places, numbered if there are several."""
    parts, at = [], 0
    for number, (begin, end) in enumerate(places, 1):
        parts += [source.text[at:begin], GAP if len(places) == 1 else f"({number}) {GAP}"]
        at = end
    return reading.reduced(source, "".join([*parts, source.text[at:]]))


def read_boxes(reading: Reading) -> Body | None:
    """A text with gaps `[[1]]` and a list to fill them from; the file may call either of the two types."""
    node = reading.node
    source = reading.source(node.get("questiontext"), "stem")
    boxes = [box for box in node.children if box.tag in ("dragbox", "selectoption")]
    texts = [reading.text(box, "answers") for box in boxes]
    found = list(BOX.finditer(source.text))
    numbers = [int(match[1]) for match in found]
    if not found:
        reading.wrong("no-gap", "the text has no gap; write [[1]] where the first answer stands", source.line)
        return None
    for number in numbers:
        if not 1 <= number <= len(texts) or not texts[number - 1]:
            says = f"[[{number}]] has no answer; there are {len(texts)}, and the first is [[1]]"
            reading.wrong("bad-gap", says, source.line, "stem")
            return None
    stem = _with_gaps(reading, source, [match.span() for match in found])
    read = ("dragbox", "selectoption")
    if len(found) == 1:
        return Body("choice", stem, _one_box(reading, boxes, texts, numbers[0]), read=read)
    if len({box.value("group") for box in boxes}) > 1:
        says = "the groups of the answers are left out: every gap can be filled with each of them"
        reading.say("groups", Level.LOSS, says, boxes[0].line, "answers")
    right = [texts[number - 1] for number in numbers]
    return Body("matching", stem, pairs=_pairs(right, list(filter(None, texts))), read=read)


def _one_box(
    reading: Reading, boxes: list[Node], texts: list[str], number: int
) -> tuple[ImportedAnswer, ...]:
    """The options of a single gap: those of its group."""
    group = boxes[number - 1].value("group")
    options = []
    for place, box, text in zip(count(1), boxes, texts, strict=False):
        if box.value("group") == group:
            options.append(ImportedAnswer(text, FULL if place == number else Decimal(0)))
    return check_options(reading, options)
