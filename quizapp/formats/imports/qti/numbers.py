"""Items of QTI whose answer is a figure: exact, with a margin, or within a range."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.qti.body import Body, Item
from quizapp.formats.imports.qti.choices import best_is_full
from quizapp.formats.imports.qti.scoring import CORRECT
from quizapp.formats.imports.xml_tree import Node, descend

DIGITS = 80  # more than a figure and its margin have


def read_number(item: Item) -> Body | None:
    """Figures to type: exact, with a margin, or within a range."""
    response = item.only_response()
    if response is None:
        return None
    answers: list[ImportedAnswer] = []
    for condition in item.scoring.conditions:
        if condition.asks is not None and condition.earns:
            amount = max(amount for _, amount, _ in condition.scores)
            shows = item.feedbacks.take(name for name in condition.shows if name != CORRECT)
            percent = min(FULL, amount * FULL / item.scoring.scale)
            answers += _figures(item, condition.asks, percent, shows)
    unique = tuple({(answer.text, answer.upper): answer for answer in reversed(answers)}.values())[::-1]
    if not item.reading.is_out:
        unique = best_is_full(item, unique, response.line)
    stem = "\n\n".join(filter(None, (item.stem, response.prompt)))
    return Body("number", stem, _with_own_feedback(item, unique))


def _with_own_feedback(item: Item, answers: tuple[ImportedAnswer, ...]) -> tuple[ImportedAnswer, ...]:
    """With what conditions that earn nothing say to a figure."""
    said: dict[str, str] = {}
    for condition in item.scoring.conditions:
        if condition.asks is not None and not condition.scores and condition.shows:
            for node in condition.asks.all("varequal"):
                said[node.text.strip()] = item.feedbacks.take(condition.shows)
    with_own = [replace(one, feedback=one.feedback or said.get(one.text, "")) for one in answers]
    return item.feedbacks.with_overall(with_own)


def _figures(item: Item, asks: Node, percent: Decimal, feedback: str) -> list[ImportedAnswer]:
    """The figures of one condition: each of its alternatives, a range beside its middle as one."""
    groups = [group for group in (asks, *descend(asks)) if group.tag in ("conditionvar", "or", "and")]
    exact: list[str] = []
    ranges: list[tuple[str, str]] = []
    for group in groups:
        exact += [figure for node in group.all("varequal") if (figure := _figure(item, node)) is not None]
        low, high = _bound(item, group, "vargte", "vargt"), _bound(item, group, "varlte", "varlt")
        if low is not None and high is not None:
            ranges.append((low, high))
        elif low is not None or high is not None:
            item.reading.say("open-range", Level.SKIP, "a range has but one end; write both", group.line)
    if len(ranges) == 1 and len(exact) == 1 and _is_middle(exact[0], *ranges[0]):
        with localcontext(prec=DIGITS):
            tolerance = Decimal(ranges[0][1]) - Decimal(exact[0])
            kept = f"{tolerance.normalize():f}" if tolerance else ""
        return [ImportedAnswer(exact[0], percent, feedback, tolerance=kept)]
    if len(ranges) == 1 and len(exact) == 1:
        says = f"{exact[0]} is not in the middle of what is accepted; the whole range is right here"
        item.reading.say("uneven-margin", Level.NOTICE, says, asks.line, "answers")
        exact = []
    found = [ImportedAnswer(figure, percent, feedback) for figure in exact]
    return found + [ImportedAnswer(low, percent, feedback, upper=high) for low, high in ranges]


def _is_middle(figure: str, low: str, high: str) -> bool:
    value = Decimal(figure)
    with localcontext(prec=DIGITS):
        return value - Decimal(low) == Decimal(high) - value >= 0


def _bound(item: Item, group: Node, with_end: str, without: str) -> str | None:
    node = group.get(with_end) or group.get(without)
    if node is not None and node.tag == without:
        says = "the ends of the range do not count in the file; here they do"
        item.reading.say("range-ends", Level.NOTICE, says, node.line, "answers")
    return _figure(item, node) if node is not None else None


def _figure(item: Item, node: Node) -> str | None:
    figure = read_figure(node.text)
    if figure is None:
        says = (
            f"'{node.text.strip()[:60]}' is no figure; write digits, with a point for decimals, such as 6.25"
        )
        item.reading.wrong("not-a-number", says, node.line, "answers")
    return figure
