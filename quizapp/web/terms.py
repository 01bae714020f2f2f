"""When and how long a quiz may be taken: the fields of forms, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from quizapp.core.allowances import KEPT, Override
from quizapp.core.attempts import Terms
from quizapp.core.wall_clock import after_gap, moments_of, offset_words
from quizapp.web.fields import WholeNumberField
from quizapp.web.views.common import ChangeLine
from quizapp.web.words import counted, local, span

MOST_MINUTES = 600
YEARS = range(2000, 2200)
NOT_A_TIME = "Write the day and the time, as 2026-11-23 18:00."
SKIPPED = "That night clocks are set forward and skip this time. Choose {instead} or another."
TWICE = "That night clocks are set back and show this time twice. Choose below which one."


class MomentField(DateTimeLocalField):
    """A day and a time as the clocks of a place show them."""

    data: datetime | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what a browser or a hand has written. ValueError for anything else."""
        try:
            super().process_formdata(valuelist)
        except ValueError as bad:
            raise ValueError(NOT_A_TIME) from bad
        if self.data is not None and self.data.year not in YEARS:
            self.data = None
            raise ValueError(NOT_A_TIME)


def minutes_field(description: str) -> WholeNumberField:
    """A time limit in whole minutes, or none."""
    return WholeNumberField(
        "Minutes",
        [Optional(), NumberRange(1, MOST_MINUTES, f"Choose 1 to {MOST_MINUTES} minutes, or none.")],
        description=description,
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )


def certainty_field() -> BooleanField:
    """Whether the quiz asks how sure one is."""
    return BooleanField(
        "Ask how sure one is of each answer",
        description="Right earns 1, 2 or 3 points the surer one was; wrong costs nothing, 2 or 6.",
    )


class TermsForm(FlaskForm):
    """How a class quiz may be taken. Times are those of the instructor's own clocks.

    `opens_which` and `closes_which` have choices only where clocks show the time twice.
    """

    minutes = minutes_field("From the moment a student begins. Empty for no limit.")
    opens_at = MomentField("Opens", [Optional()], render_kw={"autocomplete": "off"})
    opens_which = SelectField("Which one", choices=[], validate_choice=False)
    closes_at = MomentField("Closes", [Optional()], render_kw={"autocomplete": "off"})
    closes_which = SelectField("Which one", choices=[], validate_choice=False)
    certainty = certainty_field()

    @property
    def has_terms(self) -> bool:
        """Whether anything but the usual was asked for, or is wrong here."""
        fields = (self.minutes, self.opens_at, self.closes_at, self.certainty)
        return any(field.errors or field.data for field in fields)

    def terms(self, zone: str) -> Terms | None:
        """The terms chosen, in the time zone of whoever chose; None, with errors, where they are none."""
        opens_at = _moment(self.opens_at, self.opens_which, zone)
        closes_at = _moment(self.closes_at, self.closes_which, zone)
        if self.opens_at.errors or self.closes_at.errors:
            return None
        limit = None if self.minutes.data is None else self.minutes.data * 60
        return Terms(limit, opens_at, closes_at, self.certainty.data)


def terms_in_words(terms: Terms, zone: str) -> str:
    """The terms as one line, empty for the usual: `20 minutes; closes 23 November, 18:00`."""
    parts = [] if terms.time_limit is None else [span(terms.time_limit)]
    parts += [] if terms.opens_at is None else [f"opens {local(terms.opens_at, zone)}"]
    parts += [] if terms.closes_at is None else [f"closes {local(terms.closes_at, zone)}"]
    return "; ".join([*parts, *(["marked by certainty"] if terms.asks_certainty else [])])


def changes_in_words(override: Override, zone: str) -> str:
    """What is different as one line: `closes 30 November, 18:00; 30 minutes`; empty where nothing is."""
    parts = []
    for verb, moment in (("opens", override.opens_at), ("closes", override.closes_at)):
        if moment is not KEPT:
            parts.append(f"{verb} {local(moment, zone)}" if isinstance(moment, datetime) else f"never {verb}")
    if override.time_limit is not KEPT:
        limit = override.time_limit
        parts.append(span(limit) if isinstance(limit, int) else "no time limit")
    if override.attempts is not KEPT:
        tries = override.attempts
        parts.append(
            counted(tries, "attempt", "attempts") if isinstance(tries, int) else "any number of attempts"
        )
    return "; ".join(parts)


def change_lines(rows: Iterable[Any], zone: str) -> tuple[ChangeLine, ...]:
    """Rows of `deadlines.list_changes` as lines."""
    return tuple(
        ChangeLine(
            when=local(row.made_at, zone),
            what=changes_in_words(Override.from_plain(row.changes), zone) or "as for all others again",
            learner=row.learner,
            author=row.author,
            reason=row.reason,
        )
        for row in rows
    )


def _moment(field: MomentField, which: SelectField, zone: str) -> datetime | None:
    """The moment a field means; None, with an error in the field, where that is none or not clear."""
    shown = field.data
    if shown is None:
        return None
    found = moments_of(shown, zone)
    if len(found) == 1:
        return found[0]
    if not found:
        instead = f"{after_gap(shown, zone):%H:%M}"
        field.errors = [*field.errors, SKIPPED.format(instead=instead)]
        return None
    which.choices = [
        SelectChoice(value, f"the {value} {shown:%H:%M}, {offset_words(moment, zone)}")
        for value, moment in zip(("first", "second"), found, strict=True)
    ]
    if which.data in ("first", "second"):
        return found[1] if which.data == "second" else found[0]
    which.data = "first"
    field.errors = [*field.errors, TWICE]
    return None
