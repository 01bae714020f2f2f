"""One item of QTI as an item of ours: its type found out, its name, id and points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import ImportedItem, Level
from quizapp.formats.imports.names import short_name
from quizapp.formats.imports.qti import types
from quizapp.formats.imports.qti.arranging import read_matching, read_ordering
from quizapp.formats.imports.qti.body import Body, Item
from quizapp.formats.imports.qti.choices import read_choice, read_choose_all, read_true_false
from quizapp.formats.imports.qti.feedback import feedbacks_of, hints_of
from quizapp.formats.imports.qti.gaps import gap_name, read_listed_gaps, read_typed_gaps
from quizapp.formats.imports.qti.numbers import read_number
from quizapp.formats.imports.qti.presentation import Response, responses_of, stem_of
from quizapp.formats.imports.qti.reading import Reading
from quizapp.formats.imports.qti.scoring import GENERAL, MAX_ELEMENTS, scoring_of, size_of
from quizapp.formats.imports.qti.typed import read_typed
from quizapp.formats.imports.xml_tree import Node, descend

MAX_LABEL = 1_000  # of a name, an id
NO_NAME = re.compile(r"(question|item)?[\s#]*\d*", re.IGNORECASE)
COUNTED = re.compile(  # ids that every file of a program has again, so that they tell no question apart
    r"(?:q|que|question|item|i|fib|num|match|matching|order|ordering|numerical|multiple_choice"
    r"|multiple_answer|multiple_answers|fill_in_the_blank|multi_fill_in_the_blank|true_false)?[_.-]?\d{1,6}",
    re.IGNORECASE,
)
POINTS = ("points_possible", "qmd_absolutescore_max", "qmd_weighting")
MAX_POINTS = Decimal(1_000_000)


def _plain_text(kind: str) -> Callable[[Item], Body]:
    def read(item: Item) -> Body:
        return Body(kind, item.stem)

    return read


READERS: dict[str, Callable[[Item], Body | None]] = {
    types.CHOICE: read_choice,
    types.ALL: read_choose_all,
    types.TRUE_FALSE: read_true_false,
    types.TYPED: read_typed,
    types.NUMBER: read_number,
    types.MATCHING: read_matching,
    types.ORDERING: read_ordering,
    types.TYPED_GAPS: read_typed_gaps,
    types.LISTED_GAPS: read_listed_gaps,
    types.ESSAY: _plain_text("essay"),
    types.TEXT: _plain_text("description"),
}


def read_item(reading: Reading, category: tuple[str, ...]) -> tuple[str, ImportedItem | None]:
    """The kind that an item has or its type in its own words, and the item, None where it is out."""
    fields = dict(_fields(reading.node))
    called = next((fields[name] for name in types.FIELDS if fields.get(name)), "")
    kind = types.kind_called(called)
    why_not = _why_not(reading, called, kind, fields)
    if why_not:
        reading.say("type", Level.SKIP, why_not)
    if size_of(reading.node) > MAX_ELEMENTS:
        reading.wrong("too-many-options", "how it is marked takes too many conditions; make several of it")
    if reading.is_out:
        return kind if kind in READERS else _in_words(called), None
    item = _item(reading, is_unnamed=not kind)
    kind = kind or _guessed(item)
    body = None if reading.is_out else READERS[kind](item)
    return (kind, None) if body is None else (body.kind, _whole(item, body, category, fields))


def name_of(node: Node) -> str:
    """The name that the file gives an item; "" for `Question 3`, which names nothing."""
    name = " ".join(node.attributes.get("title", "").split())[:MAX_LABEL]
    return "" if NO_NAME.fullmatch(name) else name


def _in_words(called: str) -> str:
    """The type of an item as its file calls it, such as "file upload"."""
    return called[:60].removesuffix("_question").replace("_", " ").strip().lower()


def _why_not(reading: Reading, called: str, kind: str, fields: dict[str, str]) -> str:
    if kind == types.NOT_READ:
        return f"questions of type '{called[:60]}' are not asked here; make a choice or short answer of it"
    if kind == types.MATCHING and fields.get("bbmd_questiontype") and not fields.get("question_type"):
        return "how Blackboard writes matching is not read; write it in a table as pairs"
    presentation = reading.node.get("presentation")
    if presentation is not None and any(node.tag == "response_xy" for node in descend(presentation)):
        return "it asks for a place in a picture, which is not asked here; make a choice of it"
    return ""


def _fields(node: Node) -> Iterator[tuple[str, str]]:
    """What an item says of itself; of what is said twice the first counts."""
    said = []
    for group in node.all("itemmetadata"):
        for one in descend(group):
            if one.tag == "qtimetadatafield":
                said.append((one.value("fieldlabel").casefold(), one.value("fieldentry")))
            elif not one.children and one.tag in (*types.FIELDS, *POINTS):
                said.append((one.tag, one.text.strip()))
    return reversed(said)


def _item(reading: Reading, is_unnamed: bool) -> Item:
    return Item(
        reading, stem_of(reading), responses_of(reading), scoring_of(reading.node), feedbacks_of(reading),
        is_unnamed,
    )  # fmt: skip


def _guessed(item: Item) -> str:
    """How to read an item that does not tell its type, by what it asks for."""
    responses = item.responses
    if not responses:
        return types.TEXT
    first = responses[0]
    tags = {
        node.tag
        for condition in item.scoring.conditions
        if condition.asks
        for node in descend(condition.asks)
    }
    if first.how == "render_fib":
        if first.is_figure or tags & {"vargte", "vargt"}:
            return types.NUMBER
        return types.TYPED if tags & {"varequal", "varsubset"} else types.ESSAY
    if first.takes == "ordered":
        return types.ORDERING
    if all(f"[{gap_name(response)}]" in item.stem for response in responses):
        return types.TYPED_GAPS if all(map(_is_one_word, responses)) else types.LISTED_GAPS
    if len(responses) > 1:
        return types.MATCHING
    return types.ALL if first.takes == "multiple" else types.CHOICE


def _is_one_word(response: Response) -> bool:
    """Whether its options are spellings of one word, so that there is nothing to choose."""
    return len({label.text.casefold() for label in response.labels}) == 1


def _whole(item: Item, body: Body, category: tuple[str, ...], fields: dict[str, str]) -> ImportedItem:
    reading = item.reading
    feedback = item.feedbacks.take([GENERAL, *item.feedbacks.unused_solutions()])
    hints = hints_of(reading)
    item.feedbacks.report(reading)
    if not body.stem:
        reading.wrong("no-text", "the question has no text; write it in <presentation>", part="stem")
    if body.kind == "essay":
        reading.say("essay", Level.NOTICE, "an essay is not marked by the program")
    ident = " ".join(reading.node.attributes.get("ident", "").split())[:MAX_LABEL]
    return ImportedItem(
        kind=body.kind,
        name=name_of(reading.node) or short_name(body.stem),
        stem=body.stem,
        answers=body.answers,
        pairs=body.pairs,
        order=body.order,
        feedback=feedback,
        hints=hints,
        category=category,
        source_id="" if COUNTED.fullmatch(ident) else ident,
        points=_points(reading, fields),
        pictures=tuple(reading.pictures.values()),
        extra=body.extra,
    )


def _points(reading: Reading, fields: dict[str, str]) -> Decimal | None:
    said = next((fields[name] for name in POINTS if fields.get(name)), "")
    figure = read_figure(said) if said else None
    if figure is None or not 0 <= Decimal(figure) <= MAX_POINTS:
        if said:
            says = f"'{said[:40]}' is no number of points; write such as 1.5"
            reading.say("points", Level.LOSS, says, part="points")
        return None
    return Decimal(figure)
