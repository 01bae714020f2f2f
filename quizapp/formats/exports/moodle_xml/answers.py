"""What each type of question holds in Moodle XML beyond what all have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from quizapp.formats.exports.moodle_xml.texts import element, indented, simple, typed, value
from quizapp.formats.exports.plain_figures import figures_of
from quizapp.formats.exports.saying import Said, lose_remarks
from quizapp.formats.exports.shares import in_words, shares_of
from quizapp.formats.imports.items import ImportedAnswer, ImportedItem

Lines = Iterator[str]
SHOWN = {"shuffleanswers": "true", "answernumbering": "abc", "showstandardinstruction": "0"}
ORDER = {
    "layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0", "gradingtype": "ABSOLUTE_POSITION",
    "showgrading": "HIDE", "numberingstyle": "none",
}  # fmt: skip
UNITS = {"unitgradingtype": "0", "unitpenalty": "0.1000000", "showunits": "3", "unitsleft": "0"}
ESSAY = {
    "responseformat": "editor", "responserequired": "1", "responsefieldlines": "10", "minwordlimit": "",
    "maxwordlimit": "", "attachments": "0", "attachmentsrequired": "0", "maxbytes": "0", "filetypeslist": "",
}  # fmt: skip
COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def settings(item: ImportedItem, usual: Mapping[str, str]) -> Lines:
    """Settings of Moodle's own: what the item had in Moodle, else what Moodle takes for a new one."""
    for name, text in usual.items():
        yield value(name, item.extra.get(name, text))


def _combined(item: ImportedItem) -> Lines:
    for name in COMBINED:
        yield from element(name, item.extra.get(name, ""))


def _choice(item: ImportedItem, said: Said) -> Lines:
    yield value("single", "true" if item.kind == "choice" else "false")
    yield from settings(item, SHOWN)
    yield from _combined(item)
    for answer, share in zip(item.answers, shares_of(item, said), strict=True):
        yield from _option(item, answer, in_words(share))


def _option(item: ImportedItem, answer: ImportedAnswer, share: str) -> list[str]:
    feedback = element("feedback", answer.feedback, item.pictures)
    return element("answer", answer.text, item.pictures, feedback, f' fraction="{share}"')


def _true_false(item: ImportedItem, said: Said) -> Lines:
    for word in ("true", "false"):
        found = next((one for one in item.answers if one.text.casefold() == word), ImportedAnswer(word))
        share = "100" if found.is_right else "0"
        feedback = element("feedback", found.feedback, item.pictures)
        yield from typed("answer", word, feedback, f' fraction="{share}"')


def _typed(item: ImportedItem, said: Said) -> Lines:
    yield from settings(item, {"usecase": "0"})
    for answer, share in zip(item.answers, shares_of(item, said), strict=True):
        feedback = element("feedback", answer.feedback, item.pictures)
        text = answer.text.replace("*", "\\*")  # a star alone stands for any text
        yield from typed("answer", text, feedback, f' fraction="{in_words(share)}"')


def _number(item: ImportedItem, said: Said) -> Lines:
    figures = figures_of(item, said)
    kept = replace(item, answers=tuple(one.answer for one in figures))
    if any(one.high for one in figures):
        said.note("range", "Moodle writes a range as its middle, give or take half of it", "answers")
    for figure, share in zip(figures, shares_of(kept, said), strict=True):
        middle, tolerance = figure.middle
        inner = [*element("feedback", figure.answer.feedback, item.pictures), value("tolerance", tolerance)]
        yield from typed("answer", middle, inner, f' fraction="{in_words(share)}"')
    if item.extra.get("unit"):
        unit = [value("multiplier", "1"), value("unit_name", item.extra["unit"])]
        yield from ["<units>", *indented(["<unit>", *indented(unit), "</unit>"]), "</units>"]
    yield from settings(item, UNITS)


def _matching(item: ImportedItem, said: Said) -> Lines:
    yield from settings(item, {"shuffleanswers": "true"})
    yield from _combined(item)
    for left, right in item.pairs:
        yield from element("subquestion", left, item.pictures, simple("answer", right))


def _ordering(item: ImportedItem, said: Said) -> Lines:
    yield from settings(item, ORDER)
    yield from _combined(item)
    for place, part in enumerate(item.order, start=1):
        yield from element("answer", part, item.pictures, more=f' fraction="{place}.0000000"')


def _essay(item: ImportedItem, said: Said) -> Lines:
    yield from settings(item, ESSAY)
    for name in ("graderinfo", "responsetemplate"):
        yield from element(name, item.extra.get(name, ""))


def _description(item: ImportedItem, said: Said) -> Lines:
    return iter(())


TYPES: dict[str, tuple[str, Callable[[ImportedItem, Said], Lines]]] = {
    "choice": ("multichoice", _choice),
    "choose_all": ("multichoice", _choice),
    "true_false": ("truefalse", _true_false),
    "short_answer": ("shortanswer", _typed),
    "cloze": ("shortanswer", _typed),
    "number": ("numerical", _number),
    "matching": ("matching", _matching),
    "ordering": ("ordering", _ordering),
    "essay": ("essay", _essay),
    "description": ("description", _description),
}


def body_of(item: ImportedItem, said: Said) -> list[str]:
    """The lines of its type; what Moodle cannot be told is told to `said`."""
    if item.kind == "cloze":
        said.note("gap", "it becomes a short answer; Moodle puts the field where the gap is", "stem")
    if item.kind in ("matching", "ordering", "essay", "description"):
        lose_remarks(item, said)
    return list(TYPES[item.kind][1](item, said))
