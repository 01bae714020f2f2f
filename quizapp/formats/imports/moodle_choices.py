"""Moodle's questions with something to choose or to arrange: options, true or false, matching, ordering."""

from __future__ import annotations

from decimal import Decimal

from quizapp.formats.imports.figures import read_figure, read_percent
from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.moodle_common import Body
from quizapp.formats.imports.moodle_reading import Reading
from quizapp.formats.imports.xml_tree import Node

YES = ("true", "1", "")  # nothing said means one right option
NEARLY = Decimal("0.1")  # weights of thirds do not add up to 100
TRUTHS = ("true", "false")


def read_answer(reading: Reading, node: Node, is_typed: bool = False) -> ImportedAnswer:
    """An `answer` with its text, weight and feedback; an error where the weight cannot be read.

    What is typed is no HTML, whatever format it claims: `<b>` may be the right answer.
    """
    said = node.attributes.get("fraction", "")
    percent = read_percent(said)
    if percent is None:
        says = f"'{said[:40]}' is no weight; write fraction=\"...\" with a number from -100 to 100"
        reading.wrong("bad-fraction", says, node.line, "answers")
    text = reading.plain(node, "answers") if is_typed else reading.text(node, "answers")
    return ImportedAnswer(text, percent or Decimal(0), reading.text(node.get("feedback"), "answer feedback"))


def read_multichoice(reading: Reading) -> Body:
    """One right option, or several to choose."""
    single = reading.node.value("single").lower() in YES
    answers = check_options(reading, [read_answer(reading, node) for node in reading.node.all("answer")])
    check_weights(reading, answers, single)
    stem = reading.text(reading.node.get("questiontext"), "stem")
    return Body("choice" if single else "choose_all", stem, answers, read=("answer", "single"))


def check_options(
    reading: Reading, answers: list[ImportedAnswer], line: int = 0
) -> tuple[ImportedAnswer, ...]:
    """The options without empty ones that earn nothing; errors where what is left cannot be chosen from."""
    kept = [answer for answer in answers if answer.text or answer.percent > 0]
    if len(kept) < len(answers):
        reading.say("empty-answer", Level.NOTICE, "an empty option is left out", line, "answers")
    if any(not answer.text for answer in kept):
        reading.wrong("empty-answer", "a right option is empty; write its text", line, "answers")
    if len(kept) < 2:
        says = f"{len(kept)} option{'s' * (len(kept) != 1)}; a choice needs at least two"
        reading.wrong("too-few-options", says, line, "answers")
    texts = [answer.text for answer in kept]
    if len(set(texts)) < len(texts):
        says = "two options read the same once they are plain text; write what sets them apart"
        reading.wrong("same-options", says, line, "answers")
    return tuple(kept)


def check_weights(reading: Reading, answers: tuple[ImportedAnswer, ...], single: bool, line: int = 0) -> None:
    """Errors and notices where the weights do not say clearly which options are right."""
    right = sum(answer.is_right for answer in answers)
    earned = sum((answer.percent for answer in answers if answer.percent > 0), Decimal(0))
    if (single and not right) or not earned:
        says = "no option is right; give the right one fraction=\"100\" (in a gap: '=')"
        reading.wrong("no-right-answer", says, line, "answers")
    elif single and right > 1:
        says = f"{right} options are right and each alone is enough, as in Moodle"
        reading.say("several-right", Level.NOTICE, says, line, "answers")
    elif not single and not right and abs(earned - FULL) > NEARLY:
        says = f"the weights of the right options add up to {earned}, not to 100"
        reading.say("weights", Level.NOTICE, says, line, "answers")


def read_truefalse(reading: Reading) -> Body:
    """A statement that is true or false. Old files have the words in their own language, true first."""
    answers = [read_answer(reading, node) for node in reading.node.all("answer")]
    stem = reading.text(reading.node.get("questiontext"), "stem")
    words = [answer.text.casefold() for answer in answers]
    if len(answers) != 2 or sum(answer.is_right for answer in answers) != 1:
        says = 'a statement needs the answers true and false, one of them with fraction="100"'
        reading.wrong("true-false", says, part="answers")
    elif sorted(words) != sorted(TRUTHS):
        says = f"'{answers[0].text}' is read as true and '{answers[1].text}' as false, by their order"
        reading.say("true-false-words", Level.NOTICE, says, part="answers")
        words = list(TRUTHS)
    named = [
        ImportedAnswer(word.capitalize(), answer.percent, answer.feedback)
        for word, answer in zip(words, answers, strict=True)
    ]
    return Body("true_false", stem, tuple(named), read=("answer",))


def read_matching(reading: Reading) -> Body:
    """Left sides and what belongs to them; a right side with an empty left one is spare."""
    pairs = []
    for node in reading.node.all("subquestion"):
        left, right = reading.text(node, "pairs"), reading.plain(node.get("answer"), "pairs")
        if right:
            pairs.append((left, right))
        elif left:
            says = f"'{left[:60]}' has nothing that belongs to it; write it under <answer>"
            reading.wrong("empty-answer", says, node.line, "pairs")
    sides = [left for left, _ in pairs if left]
    if len(sides) < 2:
        reading.wrong("too-few-pairs", f"{len(sides)} pairs; a matching needs at least two", part="pairs")
    if len(set(sides)) < len(sides):
        says = "two left sides read the same once they are plain text; write what sets them apart"
        reading.wrong("same-options", says, part="pairs")
    stem = reading.text(reading.node.get("questiontext"), "stem")
    return Body("matching", stem, pairs=tuple(pairs), read=("subquestion",))


def read_ordering(reading: Reading) -> Body:
    """Parts in their order; where each has its place in `fraction`, by that."""
    nodes = list(reading.node.all("answer"))
    places = {id(node): read_figure(node.attributes.get("fraction", "")) for node in nodes}
    known = {Decimal(place) for place in places.values() if place is not None}
    if len(known) == len(nodes):
        nodes.sort(key=lambda node: Decimal(places[id(node)] or 0))
    elif known:
        says = "the places in 'fraction' do not tell the order; the order in the file is taken"
        reading.say("order", Level.NOTICE, says, part="order")
    order = tuple(filter(None, (reading.text(node, "order") for node in nodes)))
    if len(order) < 2:
        reading.wrong("too-few-parts", f"{len(order)} parts; an ordering needs at least two", part="order")
    if reading.node.value("selecttype").upper() not in ("", "ALL", "0"):
        says = "Moodle shows only some of the parts; here all are shown"
        reading.say("ordering-selection", Level.LOSS, says, part="order")
    stem = reading.text(reading.node.get("questiontext"), "stem")
    return Body("ordering", stem, order=order, read=("answer",))
