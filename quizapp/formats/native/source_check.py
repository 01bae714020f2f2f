"""Holding a bank against the text of its source: does what it says stand where it says it does?

The source is a text file whose paragraphs begin with their mark: `[H8] The bridge ...`. A word in
round brackets after the mark, such as the lines of the original, is passed over. A text without any mark
is one large paragraph: then a value has to stand anywhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from quizapp.core.facts import Bank, Fact, Locator
from quizapp.core.rendering import MONTHS, figure_text, say_text
from quizapp.core.scripts import has_other_letters
from quizapp.core.text import fold, holds_phrase
from quizapp.core.tongues import is_english
from quizapp.core.values import Answer, Date, Listing, Money, Name, Number, Percent, Period, Value, Year
from quizapp.formats.native.faults import Findings, Located
from quizapp.formats.native.nodes import Scalar

PARAGRAPH = re.compile(r"^\[([A-Za-z]+\d+)\](?: \([^)]*\))?", re.MULTILINE)
NOTE_MARK = re.compile(r"\[n\d+\]")
HEADING = re.compile(r"^#.*$", re.MULTILINE)
STUCK = re.compile(r"([^\W\d_]{3})\d{1,3}\b")  # a note's number behind a word
FIGURE = re.compile(r"\b\d[\d,.]*\d\b")
WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
POSSESSIVE = re.compile(r"[’'](s\b)?")
PROPER = re.compile(r"(?<=[\w,;] )[\"“]?([A-Z][\w-]+)")  # a capital within a sentence
LONGEST_RUN = 7  # words in a row that may be the source's
STEM = 4  # letters by which a name and its other forms are taken for the same
SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def paragraphs_of(text: str) -> dict[str, str]:
    """The paragraphs of a source by their marks, without the marks of notes.

    Of a text without marks, the whole text by any mark.
    """
    clean = HEADING.sub("", text)
    marks = list(PARAGRAPH.finditer(clean))
    if not marks:
        return _Whole({"": _without_note_numbers(NOTE_MARK.sub("", clean)).strip()})
    ends = [mark.start() for mark in marks[1:]] + [len(clean)]
    return {
        mark[1]: NOTE_MARK.sub("", clean[mark.end() : end]).strip()
        for mark, end in zip(marks, ends, strict=True)
    }


def _without_note_numbers(text: str) -> str:
    """A plain text without the numbers of notes that stick to words and figures (`debt37`, `1,90015`).

    Where a figure ends and its note begins cannot be told, so each way to part them is added at the end.
    """
    parted = [
        figure[:-digits]
        for figure in FIGURE.findall(text)
        for digits in (1, 2, 3)
        if len(figure) > digits + 2
    ]
    return " ".join([STUCK.sub(r"\1 ", text), *dict.fromkeys(parted)])


class _Whole(dict[str, str]):
    """A text that is one paragraph, found under whatever mark."""

    def __contains__(self, mark: object) -> bool:
        return True

    def get(self, mark: str, default: str = "") -> str:  # type: ignore[override]
        """The whole text, whatever the mark."""
        return self[""]


def check_source(bank: Bank, text: str, places: Mapping[str, Located], found: Findings) -> None:
    """Note facts whose value or names are not in the paragraphs they give, and wording that is the source's.

    A fixed question may ask for what its paragraphs do not say, so only its wording is looked at.
    `places` tells where each fact and fixed question stands, by its id.
    """
    paragraphs = paragraphs_of(text)
    runs = {run for paragraph in paragraphs.values() for run in _runs(paragraph)}
    labels = {run for name in bank.names for words in (name.label, *name.also) for run in _runs(words)}
    for fact in bank.facts:
        place = places.get(fact.id, Scalar("", fact.id))
        marks = [mark for locator in fact.at for mark in (locator.paragraph, *locator.notes)]
        texts_there = dict.fromkeys(paragraphs.get(mark, "") for mark in marks)  # a source may lack its notes
        there = " ".join(texts_there)
        if not _is_there(fact.at, paragraphs, place, found):
            continue
        if marks:  # a section without paragraphs has no place to look at
            _check_value(fact, bank, there, marks, place, found)
            _check_proper_name(fact, there, marks, place, found)
        turned = fact.turn.ask if fact.turn else ""
        texts = (say_text(fact.say), fact.ask, fact.why, fact.caution, turned)
        _check_wording(texts, runs - labels, place, found)
    for item in bank.fixed:
        place = places.get(item.id, Scalar("", item.id))
        if _is_there(item.at, paragraphs, place, found):
            options = (text for option in item.options for text in (option.text, option.because))
            sides = (text for pair in item.pairs for text in pair)
            _check_wording(
                (item.prompt, item.why, *options, *sides, *item.spare), runs - labels, place, found
            )


def _is_there(at: Sequence[Locator], paragraphs: Mapping[str, str], place: Located, found: Findings) -> bool:
    """Whether the source has the paragraphs of these places; the first that it lacks is a fault."""
    missing = [locator.paragraph for locator in at if locator.paragraph not in paragraphs]
    if missing:
        found.fault(place, f"the source given has no paragraph [{missing[0]}]; look at 'at'")
    return not missing


def _check_value(
    fact: Fact, bank: Bank, there: str, marks: list[str], place: Located, found: Findings
) -> None:
    if fact.derived:
        return
    folded = _folded(there)
    wanted = [[text] for text in fact.printed] or list(_spellings(fact.answer, bank))
    for spellings in wanted:
        if not any(_stands_in(text, folded) for text in spellings):
            where = " or ".join(marks)
            message = f"'{spellings[0]}' is not in {where}; correct it, or write under 'printed' what is"
            found.fault(place, message)


def _stands_in(text: str, folded: str) -> bool:
    """Whether a text stands in a folded paragraph; a name in another form ("Chinese") counts as well."""
    words = _folded(text)
    if f" {words} " in f" {folded} " or holds_phrase(folded, words):
        return True
    stems = {word[:STEM] for word in folded.split()}
    return text.istitle() and all(word[:STEM] in stems for word in words.split())


def _check_proper_name(fact: Fact, there: str, marks: list[str], place: Located, found: Findings) -> None:
    names = PROPER.findall(say_text(fact.say))
    stems = {word[:STEM] for word in _folded(there).split()}
    if names and not any(word[:STEM] in stems for name in names for word in _folded(name).split()):
        where = " or ".join(marks)
        found.fault(place, f"none of the names in 'say' ({', '.join(names)}) is in {where}; look at 'at'")


def _check_wording(texts: Sequence[str], runs: set[tuple[str, ...]], place: Located, found: Findings) -> None:
    for text in texts:
        copied = next((run for run in _runs(text) if run in runs), None)
        if copied:
            found.fault(place, f"'{' '.join(copied)}' is the source's wording; say it in your own words")
            return


def _spellings(answer: Answer, bank: Bank) -> Iterator[list[str]]:
    """For each value of the answer, the ways in which a source may print it. Terms are in own words."""
    value = answer.value
    if isinstance(value, Listing):
        for item in value.items:
            yield from _spellings(item.answer, bank)
    elif isinstance(value, Name):
        entry = bank.name_by_id[value.id]
        yield [entry.label, *entry.also, *answer.also]
    elif isinstance(value, Period) and answer.show:
        yield [answer.show, *answer.also]
    else:
        for ways in _printed_forms(value, is_english(bank)):
            yield [*ways, *answer.also]


def _printed_forms(value: Value, with_months: bool) -> list[list[str]]:
    if isinstance(value, Year):
        return [[str(year)] for year in dict.fromkeys((value.first, value.last))]
    if isinstance(value, Date | Period):
        return [
            _date_forms(moment.year, moment.month if with_months else 0)
            for moment in (value.first, value.last)
        ]
    if isinstance(value, Number | Money | Percent):
        return [_figure_forms(figure_text(figure)) for figure in dict.fromkeys((value.low, value.high))]
    return []


def _date_forms(year: int, month: int) -> list[str]:
    return [MONTHS[month - 1], str(year)] if month else [str(year)]


def _figure_forms(figure: str) -> list[str]:
    forms = [figure, figure.replace(",", "")]
    if figure.isdigit() and int(figure) < len(SMALL_NUMBERS):
        forms.append(SMALL_NUMBERS[int(figure)])
    return forms


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """All runs of words that are one word too long to be shared with the source."""
    words = _folded(text).split()
    for start in range(len(words) - LONGEST_RUN):
        yield tuple(words[start : start + LONGEST_RUN + 1])


def _folded(text: str) -> str:
    if has_other_letters(text):
        return fold(text)
    return " ".join(WORD.findall(POSSESSIVE.sub("", text.casefold())))
