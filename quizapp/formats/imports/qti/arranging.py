"""Items of QTI with something to arrange: pairs to match, parts to put in order."""

from __future__ import annotations

from quizapp.formats.imports.items import Level
from quizapp.formats.imports.qti.body import Body, Item
from quizapp.formats.imports.qti.choices import read_choice
from quizapp.formats.imports.qti.presentation import Label, Response
from quizapp.formats.imports.xml_tree import descend


def read_matching(item: Item) -> Body | None:
    """Left sides, each a response of its own, and what belongs to them; what belongs nowhere is spare."""
    pairs = []
    spare: dict[str, None] = {}
    for response in item.responses:
        rights = right_labels(item, response)
        if not rights:
            says = f"'{response.prompt[:60]}' has nothing that belongs to it; mark what does"
            item.reading.wrong("no-right-answer", says, response.line, "pairs")
            continue
        pairs.append((response.prompt, rights[0].text))
        spare |= dict.fromkeys(label.text for label in response.labels if label.text)
    if len(item.responses) == 1 and len(item.responses[0].labels) > 1:
        says = "a matching with one pair is read as a choice"
        item.reading.say("one-pair", Level.NOTICE, says, part="pairs")
        return read_choice(item)
    lefts = [left for left, _ in pairs]
    if len(pairs) < 2:
        item.reading.wrong(
            "too-few-pairs", f"{len(pairs)} pairs; a matching needs at least two", part="pairs"
        )
    elif not all(left and right for left, right in pairs):
        item.reading.wrong("empty-answer", "a side of a pair is empty; write its text", part="pairs")
    elif len(set(lefts)) < len(lefts):
        says = "two left sides read the same once they are plain text; write what sets them apart"
        item.reading.wrong("same-options", says, part="pairs")
    used = {right for _, right in pairs}
    return Body("matching", item.stem, pairs=(*pairs, *(("", text) for text in spare if text not in used)))


def right_labels(item: Item, response: Response) -> list[Label]:
    """The options of a response that earn something."""
    return [label for label in response.labels if item.scoring.of(response.ident, label.ident).percent > 0]


def read_ordering(item: Item) -> Body | None:
    """Parts in the order in which the best condition names them."""
    response = item.only_response()
    if response is None:
        return None
    texts = {label.ident: label.text for label in response.labels}
    named: list[str] = []
    for condition in item.scoring.conditions:
        if condition.asks is not None and condition.earns and len(named) < 2:
            asked = (node for node in descend(condition.asks) if node.tag == "varequal")
            named = [text for node in asked if (text := node.text.strip()) in texts]
    order = tuple(texts[ident] for ident in dict.fromkeys(named) if texts[ident])
    if len(order) < 2 or len(order) < len(texts):
        says = "the order of its parts is not told in full; name them in one <respcondition>, first to last"
        item.reading.wrong("order", says, response.line, "order")
        return None
    return Body("ordering", "\n\n".join(filter(None, (item.stem, response.prompt))), order=order)
