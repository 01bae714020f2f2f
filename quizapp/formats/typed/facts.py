"""A fact as it is typed into a form, and as plain data of the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.core.facts import Bank
from quizapp.core.suggestions import id_of_fact, marked, relation_of, subject_among, subject_phrase
from quizapp.formats.native.scalars import MOMENT
from quizapp.formats.native.writer import head_to_plain
from quizapp.formats.typed.answers import answer_from_typed, answer_to_typed, shown_of
from quizapp.formats.typed.places import places_from, places_text
from quizapp.formats.typed.texts import (
    Head,
    Names,
    Plain,
    Typed,
    full,
    iso,
    lines_of,
    range_text,
    read_range,
    text_of,
    words_between_commas,
)

TEXTS = ("say", "ask", "section", "weight", "why", "caution", "claim", "group", "derived")


@dataclass(frozen=True, slots=True)
class Written:
    """Parts of a bank that a form wrote: the one that it is about, and what had to be made for it."""

    id: str
    parts: Mapping[str, Any]
    is_new: bool
    part: str
    made: tuple[str, ...] = field(default=())  # what was made besides, by its label


def fact_to_typed(plain: Plain, bank: Bank) -> dict[str, Any]:
    """The fields of a fact that is plain data."""
    names, head = Names(bank), Head(bank, {})
    about, turn, event = plain["about"], plain.get("turn"), plain.get("event")
    typed: dict[str, Any] = {key: plain.get(key, "") for key in TEXTS} | {"id": plain["id"]}
    typed |= answer_to_typed(plain["answer"], names, head)
    typed |= {"of": names.shown(about["of"]), "what": about["what"], "by": about.get("by", "")}
    scope = about.get("in", "")
    typed["scope"] = names.shown(scope) if isinstance(scope, str) else range_text(scope)
    if turn:
        typed |= {"turn_ask": turn["ask"], "turn_name": names.shown(turn["answer"]["name"])}
    if event:
        typed |= {"event_label": event["label"], "event_when": range_text(event.get("when", ""))}
    typed |= {"at": places_text(plain.get("at", [])), "graded": plain.get("graded") == "yes"}
    typed |= {key: "\n".join(plain.get(key, [])) for key in ("printed", "rival")}
    typed |= {"kinds": list(plain.get("kinds", [])), "tags": ", ".join(plain.get("tags", []))}
    return typed | {"wrong": [{"because": "", **one} for one in plain.get("wrong", [])]}


def fact_from_typed(typed: Typed, bank: Bank, before: Plain | None = None) -> Written:
    """What was typed as plain data; `before` is the fact that it was, None for a new one.

    What was left open is proposed: the braces, what the fact is about, its id.
    """
    names, head = Names(bank), Head(bank, head_to_plain(bank.head))
    answer = answer_from_typed(typed, names, head, (before or {}).get("answer"))
    say = marked(text_of(typed, "say"), shown_of(answer, names))
    at = places_from(text_of(typed, "at"), text_of(typed, "section"), bank)
    head.gives_facts([mark for place in at for mark in place.split()])
    plain = {
        "id": before["id"] if before else _new_id(typed, say, bank),
        **full({key: text_of(typed, key) for key in TEXTS}),
        "about": _about(typed, say, answer, names, before),
        "say": say,
        "ask": text_of(typed, "ask"),
        "answer": answer,
    }
    plain |= full({"turn": _turn(typed, plain["about"]["of"], names), "event": _event(typed), "at": at})
    plain |= full({"graded": "yes" if typed.get("graded") else "", "printed": lines_of(typed, "printed")})
    plain |= full(
        {"rival": words_between_commas(typed, "rival"), "tags": words_between_commas(typed, "tags")}
    )
    plain |= full({"wrong": _wrong(typed), "kinds": list(typed.get("kinds") or [])})
    plain |= full({"picture": (before or {}).get("picture")})  # it has a page of its own
    parts: dict[str, Any] = {"facts": [plain], "names": names.made}
    if head.is_changed:
        parts["bank"] = head.plain
    return Written(
        plain["id"], parts, before is None, "facts", tuple(str(one["label"]) for one in names.made)
    )


def _new_id(typed: Typed, say: str, bank: Bank) -> str:
    wanted = text_of(typed, "id")
    return wanted or id_of_fact(say, bank)


def _about(typed: Typed, say: str, answer: Plain, names: Names, before: Plain | None) -> Plain:
    ask, of, what = text_of(typed, "ask"), text_of(typed, "of"), text_of(typed, "what")
    if of:
        subject = names.need(of)
    else:
        subject = subject_among(names.bank.names, say, ask, str(answer.get("name", "")))
        subject = subject or names.need(
            subject_phrase(say, ask, _section_title(typed, names.bank)) if say else ""
        )
    label = next((one["label"] for one in names.made if one["id"] == subject), names.shown(subject))
    own = before["id"] if before else ""
    taken = {one.about.what for one in names.bank.facts if one.about.of == subject and one.id != own}
    about = {"of": subject, "what": what or relation_of(ask, str(label), taken)}
    return about | full({"in": _scope(text_of(typed, "scope"), names), "by": text_of(typed, "by")})


def _section_title(typed: Typed, bank: Bank) -> str:
    section = bank.section_by_id.get(text_of(typed, "section"))
    return section.title if section else bank.head.title


def _scope(text: str, names: Names) -> str | Plain:
    found = names.find(text)
    if found or not text:
        return found
    if text.startswith("by "):
        return f"by {iso(text.removeprefix('by '))}"
    dated = read_range(text, is_date=True)
    if isinstance(dated, dict) or MOMENT.fullmatch(dated):
        return dated
    return names.need(text)


def _turn(typed: Typed, subject: str, names: Names) -> Plain | None:
    ask, name = text_of(typed, "turn_ask"), text_of(typed, "turn_name")
    if not ask and not name:
        return None
    return {"ask": ask, "answer": {"name": names.need(name) if name else subject}}


def _event(typed: Typed) -> Plain | None:
    label, when = text_of(typed, "event_label"), text_of(typed, "event_when")
    if not label and not when:
        return None
    return {"label": label, **full({"when": read_range(when, is_date=True)})}


def _wrong(typed: Typed) -> list[Plain]:
    """The wrong answers; a row without either text is none."""
    rows = [{key: text_of(row, key) for key in ("text", "because")} for row in typed.get("wrong") or []]
    return [{"text": row["text"], **full({"because": row["because"]})} for row in rows if any(row.values())]
