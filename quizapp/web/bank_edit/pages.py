"""What all pages that write a course need: its brief, places, conflicts, what came of saving."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.errors import NotFound
from quizapp.core.facts import Bank
from quizapp.formats.native.writer import Plain, marks_to_ranges
from quizapp.formats.typed.remarks import by_field, said
from quizapp.usecases import editing
from quizapp.usecases.editing import Opened, Saved, Write
from quizapp.web.access import now, person, services
from quizapp.web.bank.flashes import flash_with_undo
from quizapp.web.bank_edit.forms import EditForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.bank_edit import CourseBrief, Difference, Overtaken, PartGroup, PartLine, TakeOver
from quizapp.web.words import counted

LONGEST_SHOWN = 400  # characters of a field that somebody else changed
PROPOSED = {"of": ("say", "ask"), "what": ("say", "ask")}  # fields that are proposed from others
OVERTAKEN = "Somebody else saved this meanwhile. Compare below; saving again keeps yours."


def open_course(bank: str) -> Opened:
    """The course of this page; the page speaks its language."""
    opened = editing.open_course(services(), bank)
    speak_as(opened.bank.head)
    return opened


def brief(opened: Opened) -> CourseBrief:
    """The course as pages name it."""
    return CourseBrief(opened.row.slug, opened.bank.head.title, opened.is_folder)


def only_read(opened: Opened) -> str:
    """The page that stands for every form of a course that comes from a folder."""
    return show(TakeOver(brief(opened), request.path))


def before_in(bank: Bank, part: str, item_id: str) -> Plain | None:
    """The part as it is now; where somebody has deleted it, a part with its id alone. None for a new one."""
    if not item_id:
        return None
    try:
        return editing.find_part(bank, part, item_id)
    except NotFound:
        return {"id": item_id}


def save(bank: str, form: EditForm, write: Write) -> Saved:
    """Store what a form wrote, or put what is wrong with it beside its fields."""
    saved = editing.save(services(), person(), bank, form.base.data or "", write, now())
    blame(form, saved.faults, saved.elsewhere)
    if saved.is_overtaken:
        form.form_errors.append(OVERTAKEN)
        form.base.data = saved.revision
    return saved


def blame(form: EditForm, faults: Iterable[tuple[str, str]], elsewhere: Iterable[str] = ()) -> None:
    """Put faults beside the fields of a form; a field that would be proposed waits for what it is made of."""
    found = by_field(faults)
    blamed = {field for field, _, _ in found}
    for field, row, message in found:
        is_proposed = field in PROPOSED and not form[field].data and blamed & set(PROPOSED[field])
        if not is_proposed:
            form.blame(field, row, message)
    form.form_errors += dict.fromkeys(said(message, "") for message in elsewhere)


def overtaken(
    saved: Saved, form: EditForm, typed: Callable[[Plain, Bank], Mapping[str, Any]], bank: Bank
) -> Overtaken | None:
    """Where what somebody else saved differs from what is in the form."""
    if not saved.is_overtaken:
        return None
    if saved.theirs is None:
        return Overtaken(is_deleted=True)
    theirs = typed(saved.theirs, bank)
    pairs = [
        (form[key], _shown(value), _shown(form[key].data)) for key, value in theirs.items() if key in form
    ]
    return Overtaken(
        tuple(
            Difference(field.label.text, one, other)
            for field, one, other in pairs
            if one != other and field.name not in ("base", "own", "id")
        )
    )


def say_saved(bank: str, saved: Saved, what: str) -> None:
    """Tell that it is saved, and what was made for it."""
    made = ", ".join(f"“{label}”" for label in saved.made)
    words = f"{what} is saved." if saved.change else "Nothing has changed."
    words = f"{words} {made} was added to the names." if made and saved.change else words
    flash_with_undo(bank, saved.change, words)


def delete(bank: str, part: str, item_id: str, endpoint: str) -> Response:
    """Delete a part of a course and go to its list."""
    was, change = editing.delete(services(), person(), bank, part, item_id, now())
    shown = str(was.get("say") or was.get("prompt") or was.get("label", item_id))
    flash_with_undo(bank, change, f"Deleted: {shown.replace('{', '').replace('}', '')[:200]}")
    return redirect(url_for(endpoint, bank=bank), code=303)


def places_of(bank: Bank) -> tuple[tuple[str, str], ...]:
    """Which paragraphs each section has, by its id: `H1-H12`."""
    return tuple(
        (one.id, ", ".join(marks_to_ranges(one.paragraphs))) for one in bank.head.sections if one.paragraphs
    )


def by_section(bank: Bank, lines: Iterable[tuple[str, PartLine]]) -> tuple[PartGroup, ...]:
    """Lines under the titles of their sections; sections without any are left out."""
    held: dict[str, list[PartLine]] = {}
    for section, line in lines:
        held.setdefault(section, []).append(line)
    return tuple(
        PartGroup(one.id, one.title, tuple(held[one.id])) for one in bank.head.sections if one.id in held
    )


def spoken(count: int) -> str:
    """How much speaks of a name."""
    return f"in {counted(count, 'place', 'places')}" if count else "nothing speaks of it"


def _shown(value: object) -> str:
    if isinstance(value, list):
        rows = (
            " – ".join(str(v) for v in one.values() if v) if isinstance(one, Mapping) else str(one)
            for one in value
        )
        return "\n".join(row for row in rows if row)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "").strip()[:LONGEST_SHOWN]
