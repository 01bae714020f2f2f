"""What the buttons of the builder do that store nothing: add and remove lines, repair, pick by hand."""

from __future__ import annotations

from typing import Any

from quizapp.core.blueprint import MOST_LINES
from quizapp.web.teach.builder_form import BuilderForm


def move(form: BuilderForm, pressed: str) -> None:
    """Change what the form holds as its button says (`BuilderForm.go`); any other button changes nothing."""
    name, _, about = pressed.partition(":")
    if name == "add" and len(form.lines) < MOST_LINES:
        form.add_line()
    elif name == "remove":
        form.lines.entries = [entry for entry in form.lines if _number(entry) != about]
    elif name == "fix":
        number, _, change = about.partition(":")
        for entry in form.lines:
            if _number(entry) == number:
                _fix(entry.form, change)
    elif name == "pick":
        _pick(form, about)
    elif name == "unpick":
        _unpick(form, about)


def _number(entry: Any) -> str:
    return str(entry.name.rsplit("-", 1)[1])


def _fix(line: Any, change: str) -> None:
    name, _, value = change.partition(":")
    if name == "count" and value.isdecimal():
        line.count.raw_data, line.count.data = None, int(value[:4])
    elif name == "weight":
        line.weight.data = 1
    elif name in ("kinds", "sections"):
        line[name].data = [*(line[name].data or ()), value]
    elif name == "tags":
        line.tags.data = []


def _pick(form: BuilderForm, fact: str) -> None:
    _set_picks(form, [*((pick.fact, pick.kind) for pick in form.all_picks), (fact, "")])
    form.find.data = ""


def _unpick(form: BuilderForm, fact: str) -> None:
    _set_picks(form, [(pick.fact, pick.kind) for pick in form.all_picks if pick.fact != fact])


def _set_picks(form: BuilderForm, picks: list[tuple[str, str]]) -> None:
    form.picks.data = [fact for fact, _ in picks]
    form.picks_as.data = [kind for _, kind in picks]
