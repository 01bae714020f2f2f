"""The schema of facts."""

from __future__ import annotations

import re
from typing import Any

from quizapp.core.facts import About, Event, Fact, Locator, Scope, Turn, Wrong
from quizapp.core.values import Answer, Name
from quizapp.formats.native.answers import OWN_KEYS, TYPES, read_answer
from quizapp.formats.native.draft import Draft, Item
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.fields import Fields, as_map, as_text
from quizapp.formats.native.nodes import MapNode, Node, Scalar
from quizapp.formats.native.scalars import MOMENT, read_locator, read_moment, read_span
from quizapp.formats.native.schema_pictures import read_picture

FACT_KEYS = (
    "id", "section", "about", "say", "ask", "answer", "turn", "event", "at", "weight", "why", "caution",
    "graded", "claim", "rival", "group", "wrong", "kinds", "printed", "derived", "tags", "picture",
)  # fmt: skip
OF_ANSWER = dict.fromkeys(
    (*TYPES, "bound", "within", "also", "not", "show", *(k for keys in OWN_KEYS.values() for k in keys)),
    "; it belongs under 'answer'",
)
RENAMED = {
    "importance": "; did you mean 'weight'?",
    "question": "; did you mean 'ask'?",
    "statement": "; did you mean 'say'?",
    "locator": "; did you mean 'at'?",
    "explanation": "; did you mean 'why'?",
    "distractors": "; did you mean 'wrong'?",
}
ELSEWHERE = {**OF_ANSWER, **RENAMED}
ABOUT_EXAMPLE = "{of: friendship-bridge, what: opened}"
BY = re.compile(r"by (\d[\d-]*)")
LIST_EXAMPLE = "[H8 n25, H9]"


def read_facts(fields: Fields, draft: Draft, section: str, found: Findings) -> None:
    """Take the list `facts:` into the draft; `section` is that of the file."""
    for table in fields.maps("facts", "fact"):
        before = found.unreadable
        fact = read_fact(table, section, found)
        if fact is not None and found.unreadable == before:
            draft.facts.append(Item(fact, table))
        else:
            node = table.values.get("id")
            draft.broken_ids.add(node.text.strip() if isinstance(node, Scalar) else "")


def read_fact(table: MapNode, section: str, found: Findings) -> Fact | None:
    """One fact; None where its answer or its subject cannot be read."""
    fields = Fields(table, "fact", FACT_KEYS, found, ELSEWHERE)
    fact_id = fields.slug("id")
    about = _about(fields.need("about"), found)
    say, ask = fields.needed_text("say"), fields.needed_text("ask")
    answer_node = fields.need("answer")
    answer = None if answer_node is None else read_answer(answer_node, found)
    places = _places(fields, found)
    parts: dict[str, Any] = {
        "weight": int(fields.choice("weight", ("1", "2", "3"), "2")),
        "turn": _turn(fields.get("turn"), found),
        "event": _event(fields.get("event"), found),
        "graded": fields.yes_no("graded", False),
        "wrong": tuple(_wrong(item, found) for item in fields.items("wrong")),
        "section": fields.text("section", section),
        "picture": read_picture(fields.get("picture"), found),
        **{key: fields.text(key) for key in ("why", "caution", "claim", "group", "derived")},
        **{key: fields.texts(key) for key in ("rival", "kinds", "printed", "tags")},
    }
    if about is None or answer is None:
        return None
    return Fact(id=fact_id, about=about, say=say, ask=ask, answer=answer, at=places, **parts)


def _places(fields: Fields, found: Findings) -> tuple[Locator, ...]:
    node = fields.get("at")
    places = tuple(read_locator(item, found) for item in fields.items("at"))
    if node is not None and not places:
        found.fault(node, f"'at' names no place of the source; write {LIST_EXAMPLE}")
    return tuple(place for place in places if place is not None)


def _about(node: Node | None, found: Findings) -> About | None:
    table = as_map(node, "'about'", found, ABOUT_EXAMPLE)
    if table is None:
        return None
    fields = Fields(table, "about", ("of", "what", "in", "by"), found)
    of, what = fields.needed_text("of"), fields.needed_text("what")
    scope = fields.get("in")
    return About(of, what, None if scope is None else _scope(scope, found), fields.text("by"))


def _scope(node: Node, found: Findings) -> Scope | None:
    """A date, a range, `by 1929`, or the id of a name."""
    if isinstance(node, Scalar):
        text = node.text.strip()
        until = BY.fullmatch(text)
        if until:
            place = Scalar(until[1], node.file, node.line, node.column)
            moment = read_moment(place, "'in'", found)
            return None if moment is None else Scope(moment, moment, by=True)
        if text and not MOMENT.fullmatch(text):
            return Scope(name=text)
    span = read_span(node, "'in'", found)
    return None if span is None else Scope(*span)


def _turn(node: Node | None, found: Findings) -> Turn | None:
    table = as_map(node, "'turn'", found, '{ask: "...", answer: {name: ...}}')
    if table is None:
        return None
    fields = Fields(table, "turn", ("ask", "answer"), found)
    ask, answer_node = fields.needed_text("ask"), fields.need("answer")
    answer: Answer | None = None if answer_node is None else read_answer(answer_node, found)
    if answer is None:
        return None
    if not isinstance(answer.value, Name):
        found.fault(answer_node or table, "the answer of 'turn' must be a name; write {name: id-of-a-name}")
        return None
    return Turn(ask, answer.value.id)


def _event(node: Node | None, found: Findings) -> Event | None:
    table = as_map(node, "'event'", found, '{label: "The bridge opens"}')
    if table is None:
        return None
    fields = Fields(table, "event", ("label", "when"), found)
    label, span = fields.needed_text("label"), fields.span("when")
    return Event(label) if span is None else Event(label, *span)


def _wrong(node: Node, found: Findings) -> Wrong:
    if isinstance(node, Scalar):
        return Wrong(as_text(node, "each item of 'wrong'", found))
    table = as_map(node, "each item of 'wrong'", found, '{text: "...", because: "..."}')
    if table is None:
        return Wrong("")
    fields = Fields(table, "wrong", ("text", "because"), found)
    return Wrong(fields.needed_text("text"), fields.text("because"))
