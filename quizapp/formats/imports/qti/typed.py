"""Items of QTI that are answered by typing: words, figures, gaps within a text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.qti.body import Body, Item
from quizapp.formats.imports.qti.choices import best_is_full, right_labels
from quizapp.formats.imports.qti.presentation import Response, stem_of
from quizapp.formats.imports.qti.scoring import Condition
from quizapp.formats.imports.xml_tree import Node, descend

GAP = "_____"
DIGITS = 80  # more than a figure and its margin have
NAMES = ("varequal", "varsubset", "varsubstring")


def read_typed(item: Item) -> Body | None:
    """Words to type: all that earn something. Several responses are gaps without a place in the text."""
    if len(item.responses) > 1:
        says = "it has several gaps to type in, whose places are not told; make it one question for each gap"
        item.reading.say("gaps", Level.SKIP, says, part="answers")
        return None
    response = item.only_response()
    if response is None:
        return None
    if any(_minds_case(condition) for condition in item.scoring.conditions if condition.earns):
        says = "capital and small letters are minded in this answer; here they are the same"
        item.reading.say("case", Level.LOSS, says, response.line, "answers")
    answers = best_is_full(item, tuple(_typed_answers(item, response)), response.line)
    answers = item.feedbacks.with_overall(item.reading, answers)
    stem = "\n\n".join(filter(None, (item.stem, response.prompt)))
    return Body("short_answer", stem, answers)


def _typed_answers(item: Item, response: Response) -> list[ImportedAnswer]:
    texts: dict[str, None] = {}
    for condition in item.scoring.conditions:
        if condition.asks is None or not condition.earns:
            continue
        for node in descend(condition.asks):
            if node.tag in NAMES and node.text.strip():
                texts[node.text.strip()] = None
            if node.tag != "varequal" and node.tag in NAMES:
                says = f"any text with '{node.text.strip()[:60]}' in it is right; here it is this text alone"
                item.reading.say("part-of-answer", Level.LOSS, says, node.line, "answers")
    answers = []
    for text in texts:
        outcome = item.scoring.of(response.ident, text)
        answers.append(ImportedAnswer(text, outcome.percent, item.feedbacks.to(text, outcome)))
    return [answer for answer in answers if answer.percent > 0]


def _minds_case(condition: Condition) -> bool:
    asked = descend(condition.asks) if condition.asks else ()
    return any(node.attributes.get("case", "").casefold() == "yes" for node in asked)


def read_number(item: Item) -> Body | None:
    """Figures to type: exact, with a margin, or within a range."""
    response = item.only_response()
    if response is None:
        return None
    answers: list[ImportedAnswer] = []
    for condition in item.scoring.conditions:
        if condition.asks is not None and condition.earns:
            amount = max(amount for _, amount, _ in condition.scores)
            shows = item.feedbacks.take(name for name in condition.shows if not name.startswith("correct_fb"))
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
    return item.feedbacks.with_overall(item.reading, with_own)


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


def read_typed_gaps(item: Item) -> Body | None:
    """A text with gaps `[name]` to type in: every answer listed to a gap is right, as in Canvas."""
    return _gaps(item, is_typed=True)


def read_listed_gaps(item: Item) -> Body | None:
    """A text with gaps `[name]`, each with a list to choose from."""
    return _gaps(item, is_typed=False)


def gap_name(response: Response) -> str:
    """What stands in brackets where the gap is."""
    return response.ident.removeprefix("response_")


def _gaps(item: Item, is_typed: bool) -> Body | None:
    """One gap is a `cloze` or a `choice`; several are a matching, with what that loses said."""
    responses = item.responses
    if not responses:
        item.reading.wrong("no-gap", "it has no gap; write one such as [river] with its answers", part="stem")
        return None
    is_one = len(responses) == 1
    marks = {
        f"[{gap_name(response)}]": GAP if is_one else f"({number}) {GAP}"
        for number, response in enumerate(responses, 1)
    }
    stem = stem_of(item.reading, marks)
    if any(mark not in stem for mark in marks.values()):
        says = f"a gap has no place in the text; write {next(iter(marks))[:60]} where it stands"
        item.reading.wrong("bad-gap", says, part="stem")
    rights = [_rights(item, response, is_typed) for response in responses]
    for response, right in zip(responses, rights, strict=True):
        if not right:
            says = f"the gap [{gap_name(response)[:60]}] has no right answer; mark one"
            item.reading.wrong("no-right-answer", says, response.line, "answers")
    if item.reading.is_out:
        return None
    if is_one:
        return Body(
            "cloze" if is_typed else "choice", stem, _one_gap(item, responses[0], rights[0], is_typed)
        )
    says = f"a text with {len(responses)} gaps is read as matching gaps and answers; other spellings, weights"
    says += " and what is said to an answer are left out"
    item.reading.say("gaps", Level.LOSS, says, part="answers")
    for response in responses:
        item.feedbacks.used.update(f"{label.ident}_fb" for label in response.labels)
    pairs = tuple((f"({number})", right[0]) for number, right in enumerate(rights, 1))
    texts = dict.fromkeys(label.text for response in responses for label in response.labels if label.text)
    used = {right for _, right in pairs} | {text for right in rights for text in right if is_typed}
    return Body("matching", stem, pairs=(*pairs, *(("", text) for text in texts if text not in used)))


def _rights(item: Item, response: Response, is_typed: bool) -> list[str]:
    labels = list(response.labels) if is_typed else right_labels(item, response)
    return [label.text for label in labels if label.text]


def _one_gap(item: Item, response: Response, right: list[str], is_typed: bool) -> tuple[ImportedAnswer, ...]:
    answers = []
    for label in response.labels:
        said = item.feedbacks.to(label.ident, item.scoring.of(response.ident, label.ident))
        percent = FULL if label.text in right else Decimal(0)
        answers.append(ImportedAnswer(label.text, percent, said))
    kept = [answer for answer in answers if answer.text]
    return item.feedbacks.with_overall(item.reading, kept, has_wrong=not is_typed)
