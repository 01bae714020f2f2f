"""Items of QTI that are answered by typing words, below the text or in gaps between its parts."""

from __future__ import annotations

from quizapp.formats.imports.items import ImportedAnswer, Level
from quizapp.formats.imports.qti.body import Body, Item
from quizapp.formats.imports.qti.choices import best_is_full
from quizapp.formats.imports.qti.gaps import several_gaps
from quizapp.formats.imports.qti.presentation import Response, stem_in_line
from quizapp.formats.imports.qti.scoring import LEAVES, Condition
from quizapp.formats.imports.xml_tree import descend


def read_typed(item: Item) -> Body | None:
    """Words to type: all that earn something. Where text goes on behind a box, that is a gap in it."""
    if any(_minds_case(condition) for condition in item.scoring.conditions if condition.earns):
        says = "capital and small letters are minded in this answer; here they are the same"
        item.reading.say("case", Level.LOSS, says, part="answers")
    in_line = stem_in_line(item.reading, len(item.responses))
    if len(item.responses) > 1:
        return _several(item, in_line)
    response = item.only_response()
    if response is None:
        return None
    answers = best_is_full(item, tuple(_typed_answers(item, response)), response.line)
    answers = item.feedbacks.with_overall(answers)
    if in_line:
        return Body("cloze", in_line, answers)
    return Body("short_answer", "\n\n".join(filter(None, (item.stem, response.prompt))), answers)


def _several(item: Item, stem: str) -> Body | None:
    """Several boxes, each with its own answers."""
    if not stem:
        says = "it has several gaps to type in, whose places are not told; make it one question for each gap"
        item.reading.say("gaps", Level.SKIP, says, part="answers")
        return None
    rights = []
    for response in item.responses:
        answers = best_is_full(item, tuple(_typed_answers(item, response)), response.line)
        rights.append([answer.text for answer in answers if answer.is_right])
    return None if item.reading.is_out else several_gaps(item, stem, rights)


def _typed_answers(item: Item, response: Response) -> list[ImportedAnswer]:
    texts: dict[str, None] = {}
    for condition in item.scoring.conditions:
        if condition.asks is None or not condition.earns:
            continue
        for node in descend(condition.asks):
            if node.attributes.get("respident", response.ident) != response.ident:
                continue
            if node.tag in LEAVES and node.text.strip():
                texts[node.text.strip()] = None
            if node.tag != "varequal" and node.tag in LEAVES:
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
