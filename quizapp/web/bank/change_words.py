"""Changes of a course in words: what was done, what it touched, and each item before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizapp.core.word_changes import word_changes
from quizapp.usecases.causes import How
from quizapp.usecases.differences import HEAD
from quizapp.usecases.history import ItemChange
from quizapp.web.views.history import ShownField, ShownItem
from quizapp.web.words import counted

DONE = {
    How.MADE: "The course was made",
    How.LOADED: "Loaded from its folder",
    How.ACCEPTED: "Changes of its folder accepted",
    How.IMPORTED: "A file taken in",
    How.EDITED: "Edited",
    How.DRAFTED: "A draft taken in",
    How.PROMOTED: "Facts made of questions",
    How.RESTORED: "Restored as it once was",
    How.TAKEN_BACK: "A change taken back",
    How.AUDIENCE: "Who may see it was changed",
    How.EARLIER: "From before changes were written down",
}
NOBODY = "somebody without an account here"
BY_ITSELF = (How.LOADED, How.EARLIER)
KINDS = {
    "facts": ("fact", "facts"),
    "fixed": ("question", "questions"),
    "names": ("name", "names"),
    "series": ("series", "series"),
}
DESCRIPTION = "the description of the course"
LABELS = {
    "say": "Statement", "ask": "Question", "prompt": "Question", "answer": "Answer", "key": "Right answer",
    "about": "About", "at": "Place", "why": "Explanation", "caution": "Caution", "weight": "Weight",
    "turn": "Asked the other way round", "event": "Event", "wrong": "Wrong answers", "options": "Options",
    "kinds": "Only as", "section": "Section", "graded": "In graded quizzes", "label": "Label",
    "in": "Lies in", "also": "Also called", "pool": "Pool", "rival": "Conflicts with",
    "printed": "Printed as", "type": "Kind", "pairs": "Pairs", "spare": "Spare sides",
    "within": "Give or take", "points": "Values", "title": "Title", "written_by": "Written by",
    "without_facts": "Paragraphs without facts", "derived": "Reckoned from",
}  # fmt: skip
TEXTS = {"say", "ask", "prompt", "why", "caution", "label", "title", "summary"}
BRIEF = ("say", "prompt", "label", "title", "answer", "key")  # of what is new or gone, this is enough


def done_in_words(how: str) -> str:
    """How a change came about."""
    return DONE.get(How(how), how)


def who_in_words(how: str, who: str | None) -> str:
    """Who made a change; empty where the server did by itself."""
    return "" if how in BY_ITSELF else who or NOBODY


def touched_in_words(summary: dict[str, Any]) -> str:
    """`3 facts added, 1 changed; 12 names added; the description of the course`.

    Empty where only who may see it has changed.
    """
    words = [_part(part, summary[part]) for part in KINDS if part in summary]
    if HEAD in summary:
        keys = [key for keys in summary[HEAD].values() for key in keys]
        words += [] if keys == ["audience"] else [DESCRIPTION]
    return "; ".join(words)


def _part(part: str, outcomes: dict[str, list[str]]) -> str:
    found = [(outcome, len(ids)) for outcome, ids in outcomes.items()]
    first, *others = found
    words = [f"{counted(first[1], *KINDS[part])} {first[0]}"]
    return ", ".join([*words, *(f"{count} {outcome}" for outcome, count in others)])


def shown_items(changes: Sequence[ItemChange]) -> tuple[ShownItem, ...]:
    """Each item before and after; what is said of the whole course as one, behind the others."""
    items = [_shown(change) for change in changes if change.part != HEAD]
    head = [change for change in changes if change.part == HEAD]
    if head:
        before, after = ({one.id: getattr(one, side) for one in head} for side in ("before", "after"))
        items.append(_shown(ItemChange(HEAD, DESCRIPTION[4:], _said(before), _said(after))))
    return tuple(items)


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _shown(change: ItemChange) -> ShownItem:
    """One item: all that differs, or what it says in brief where it is new or gone."""
    before, after = _fields(change.before), _fields(change.after)
    is_changed = change.part == HEAD or (change.before is not None and change.after is not None)
    keys = [key for key in dict.fromkeys((*after, *before)) if before.get(key) != after.get(key)]
    if not is_changed:
        keys = [key for key in keys if key in BRIEF]
    fields = tuple(
        ShownField(
            LABELS.get(key, key.replace("_", " ").capitalize()),
            word_changes(before.get(key, ""), after.get(key, "")),
            key in TEXTS,
        )
        for key in keys
    )
    outcome = "changed" if is_changed and before else "gone" if change.after is None else "added"
    kind = "" if change.part == HEAD else KINDS[change.part][0]
    remembered = {"facts": change.id, "fixed": f"fixed:{change.id}"}
    return ShownItem(kind, change.id, outcome, fields, remembered.get(change.part, ""))


def _fields(value: dict[str, Any] | None) -> dict[str, str]:
    return {key: in_words(one) for key, one in (value or {}).items() if key != "id"}


def in_words(value: Any) -> str:
    """Plain data as a line to read: `year: 1862`, `H1; H2 n3`."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {in_words(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(in_words(one) for one in value)
    return str(value)
