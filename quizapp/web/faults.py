"""What is wrong in a form that was sent: one field gets the focus, several are named above the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Field, FieldList, FormField, RadioField, SelectMultipleField
from wtforms.form import BaseForm


@dataclass(frozen=True, slots=True)
class Fault:
    """A field that was not taken: the `id` it has in the page, its label, and what is wrong."""

    id: str
    label: str
    message: str


def faults_to_list(forms: Iterable[Any]) -> tuple[Fault, ...]:
    """The faults that a page lists above all else, in the order of its forms. `forms` holds other
    things, too, and maps of forms.

    A single one is not listed: its field has the focus as soon as the page is there, with what is wrong
    beside it. That of a group of boxes is, as no box of it is the wrong one.
    """
    fields = [field for form in _forms(forms) for field in _faulty(form)]
    if len(fields) == 1 and not isinstance(fields[0], FieldList | RadioField | SelectMultipleField):
        fields[0].render_kw = {**(fields[0].render_kw or {}), "autofocus": True}
        return ()
    return tuple(Fault(field.id, field.label.text, " ".join(map(str, field.errors))) for field in fields)


def _forms(found: Iterable[Any]) -> Iterator[BaseForm]:
    for one in found:
        if isinstance(one, BaseForm):
            yield one
        elif isinstance(one, Mapping):
            yield from _forms(one.values())


def _faulty(form: BaseForm) -> Iterator[Field]:
    for field in form:
        if isinstance(field, FormField):
            yield from _faulty(field.form)
        elif isinstance(field, FieldList):
            yield from _faulty_entries(field)
        elif field.errors and field.type != "CSRFTokenField":
            yield field


def _faulty_entries(field: FieldList[Any]) -> Iterator[Field]:
    entries = [entry for entry in field.entries if entry.errors]
    for entry in entries:
        yield from _faulty(entry.form) if isinstance(entry, FormField) else (entry,)
    if field.errors and not entries:
        yield field
