"""Pairs to match in QTI, and parts in order, which Canvas has as pairs, too."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.formats.exports.qti.draft import Draft, condition, equal, name_of
from quizapp.formats.imports.items import FULL


def write_matching(draft: Draft) -> None:
    """Left sides and what belongs to them; right sides may be spare."""
    _match(draft, draft.item.pairs)


def write_ordering(draft: Draft) -> None:
    """Canvas's older quizzes have no ordering: each part is matched with its place."""
    draft.lose("ordering", "Canvas cannot order; the parts are to be matched with their places", "order")
    _match(draft, [(f"{place}.", part) for place, part in enumerate(draft.item.order, 1)])


def _match(draft: Draft, pairs: Sequence[tuple[str, str]]) -> None:
    draft.type = "matching_question"
    rows = [(left, right) for left, right in pairs if left and right]
    if len({left for left, _ in rows}) < len(rows) or len(rows) < 2:
        draft.skip("too-few-pairs", "a matching needs two pairs with different left sides", "pairs")
        return
    texts = dict.fromkeys([right for _, right in rows] + [right for left, right in pairs if right])
    names = {text: name_of(number + len(rows)) for number, text in enumerate(texts)}
    labels = [(name, text) for text, name in names.items()]
    for number, (left, right) in enumerate(rows):
        response = f"response_{name_of(number)}"
        draft.shown.append(draft.choice(response, "Single", labels, draft.text(left)))
        share = f"{FULL / len(rows):.2f}"
        draft.conditions.append(condition([equal(names[right], response)], share, goes_on=True, action="Add"))
