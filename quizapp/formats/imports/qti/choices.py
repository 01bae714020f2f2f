"""Items of QTI with something to choose or to arrange: options, true or false, matching, ordering."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.qti.body import Body, Item
from quizapp.formats.imports.qti.presentation import Response
from quizapp.formats.imports.qti.scoring import Outcome
from quizapp.formats.imports.xml_tree import Node, descend

NOTHING = Decimal(0)
TRUTHS = {"true", "false"}
NO_OPTION = "\0"  # the name of none in any file


def read_choice(item: Item) -> Body | None:
    """One right option."""
    response = item.only_response()
    if response is None:
        return None
    answers = item.feedbacks.with_overall(_weighed(item, response), has_wrong=True)
    answers = check_options(item, answers, response.line)
    stem = "\n\n".join(filter(None, (item.stem, response.prompt)))
    if {answer.text.casefold() for answer in answers} == TRUTHS and item.is_unnamed:
        return _true_false(item, stem, answers, response)
    return Body("choice", stem, best_is_full(item, answers, response.line))


def read_true_false(item: Item) -> Body | None:
    """A statement that is true or false; in other words than these, true comes first."""
    response = item.only_response()
    if response is None:
        return None
    answers = item.feedbacks.with_overall(_weighed(item, response), has_wrong=True)
    stem = "\n\n".join(filter(None, (item.stem, response.prompt)))
    return _true_false(item, stem, answers, response)


def _true_false(item: Item, stem: str, answers: Sequence[ImportedAnswer], response: Response) -> Body | None:
    answers = best_is_full(item, tuple(answers), response.line)
    if len(answers) != 2 or sum(answer.is_right for answer in answers) != 1:
        says = "a statement needs the options True and False, and one of them right"
        item.reading.wrong("true-false", says, response.line, "answers")
        return None
    words = [answer.text.casefold() for answer in answers]
    if set(words) != TRUTHS:
        says = (
            f"'{answers[0].text[:60]}' is read as true and '{answers[1].text[:60]}' as false, by their order"
        )
        item.reading.say("true-false-words", Level.NOTICE, says, response.line, "answers")
        words = ["true", "false"]
    named = (replace(answer, text=word.capitalize()) for answer, word in zip(answers, words, strict=True))
    return Body("true_false", stem, tuple(named))


def read_choose_all(item: Item) -> Body | None:
    """Several options to choose. Where all or nothing counts, each right one earns its share."""
    response = item.only_response()
    if response is None:
        return None
    outcomes = {label.ident: item.scoring.of(response.ident, label.ident) for label in response.labels}
    percents = _shares(_named_together(item, response)) or _weights(item, response, outcomes)
    answers = [
        ImportedAnswer(
            label.text,
            percents.get(label.ident, NOTHING),
            item.feedbacks.to(label.ident, outcomes[label.ident]),
        )
        for label in response.labels
    ]
    options = check_options(item, answers, response.line)
    if not any(answer.percent > 0 for answer in options):
        item.reading.wrong("no-right-answer", "no option is right; mark one", response.line, "answers")
    return Body("choose_all", "\n\n".join(filter(None, (item.stem, response.prompt))), options)


def _shares(right: Collection[str]) -> dict[str, Decimal]:
    """The same for each right option."""
    return {ident: FULL / len(right) for ident in right}


def _weights(item: Item, response: Response, outcomes: Mapping[str, Outcome]) -> dict[str, Decimal]:
    """What each option adds to choosing none, so that all right ones together earn everything."""
    none = item.scoring.of(response.ident, NO_OPTION).percent
    added = {ident: outcome.percent - none for ident, outcome in outcomes.items()}
    total = sum((percent for percent in added.values() if percent > 0), NOTHING)
    least = NOTHING if item.scoring.is_counted else -FULL
    scale = FULL / total if total else NOTHING
    return {ident: max(least, percent * scale) for ident, percent in added.items() if percent}


def _named_together(item: Item, response: Response) -> set[str]:
    """The options that the condition which gives most wants together; none where it names but one."""
    best, right = NOTHING, set[str]()
    for condition in item.scoring.conditions:
        if condition.asks is None or not condition.earns:
            continue
        amount = max(amount for _, amount, _ in condition.scores)
        wanted = _wanted(condition.asks, response.ident)
        is_several = condition.asks.get("and") or condition.asks.get("not") or len(wanted) > 1
        if is_several and wanted and amount > best:
            best, right = amount, wanted
    return right


def _wanted(asks: Node, ident: str) -> set[str]:
    """The options that a condition names, but for those that are not to be chosen."""
    refused = {id(inner) for node in descend(asks) if node.tag == "not" for inner in descend(node)}
    return {
        node.text.strip()
        for node in descend(asks)
        if node.tag == "varequal"
        and node.attributes.get("respident", ident) == ident
        and id(node) not in refused
    }


def _weighed(item: Item, response: Response) -> list[ImportedAnswer]:
    """The options of a response with what each earns and what is said to it."""
    answers = []
    for label in response.labels:
        outcome = item.scoring.of(response.ident, label.ident)
        answers.append(ImportedAnswer(label.text, outcome.percent, item.feedbacks.to(label.ident, outcome)))
    return answers


def check_options(item: Item, answers: Sequence[ImportedAnswer], line: int) -> tuple[ImportedAnswer, ...]:
    """The options without empty ones that earn nothing; errors where what is left cannot be chosen from."""
    kept = [answer for answer in answers if answer.text or answer.percent > 0]
    if len(kept) < len(answers):
        item.reading.say("empty-answer", Level.NOTICE, "an empty option is left out", line, "answers")
    if any(not answer.text for answer in kept):
        item.reading.wrong("empty-answer", "a right option is empty; write its text", line, "answers")
    if len(kept) < 2:
        says = f"{len(kept)} option{'s' * (len(kept) != 1)}; a choice needs at least two"
        item.reading.wrong("too-few-options", says, line, "answers")
    texts = [answer.text for answer in kept]
    if len(set(texts)) < len(texts):
        says = "two options read the same once they are plain text; write what sets them apart"
        item.reading.wrong("same-options", says, line, "answers")
    return tuple(kept)


def best_is_full(item: Item, answers: tuple[ImportedAnswer, ...], line: int) -> tuple[ImportedAnswer, ...]:
    """The answers, the best of which earn all; an error where none earns anything."""
    best = max((answer.percent for answer in answers), default=NOTHING)
    if best <= 0:
        says = "no answer earns anything; give the right one the full score in a <respcondition>"
        item.reading.wrong("no-right-answer", says, line, "answers")
        return answers
    if best >= FULL:
        return answers
    says = f"the best answer earns {best:.4g} per cent only; here it is fully right"
    item.reading.say("best-is-right", Level.NOTICE, says, line, "answers")
    return tuple(replace(answer, percent=max(-FULL, answer.percent * FULL / best)) for answer in answers)
